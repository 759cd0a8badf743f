"""The rows of an answer as values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from kg.store.base import Answer, Queryable

type Kind = Literal["uri", "literal", "bnode"]

JSON_RESULTS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term in a row: an IRI, a literal with its datatype or language, or a blank node."""

    value: str
    kind: Kind = "literal"
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Solutions:
    """The variables of a query and its rows; a row lacks the variables that are unbound in it."""

    variables: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]

    def __iter__(self) -> Iterator[Mapping[str, Term]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def solutions(answer: Answer) -> Solutions:
    """Give the rows of an answer in SPARQL JSON results."""
    document = json.loads(answer.body)
    rows = tuple({name: _term(term) for name, term in row.items()} for row in document["results"]["bindings"])
    return Solutions(tuple(document["head"]["vars"]), rows)


def select(store: Queryable, text: str) -> Solutions:
    """Give the rows of a SELECT query.

    :raises kg.errors.QueryError: if the text cannot be run.
    """
    return solutions(store.query(text, media_type=JSON_RESULTS))


def _term(term: Mapping[str, Any]) -> Term:
    kind: Kind = "literal" if term["type"] == "typed-literal" else term["type"]
    return Term(term["value"], kind, term.get("datatype"), term.get("xml:lang"))
