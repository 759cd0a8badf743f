"""``kg.open``: a store or an endpoint, asked from Python."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.config import Settings, load_settings
from kg.errors import UsageError
from kg.query.frames import Engine, data_frame
from kg.query.named import NamedQuery, named_query, parse_named
from kg.query.naming import find_iri
from kg.query.solutions import Solutions, solutions
from kg.query.values import Value, value_of
from kg.store import open_store
from kg.store.base import Answer, Queryable
from kg.store.endpoint import EndpointStore
from kg.store.guard import TextLimits, check

if TYPE_CHECKING:
    from rdflib import Graph

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True)
class QueryAnswer:
    """The answer to a query: rows, a yes or no, or a graph."""

    answer: Answer

    @cached_property
    def solutions(self) -> Solutions:
        """The rows as RDF terms.

        :raises kg.errors.UsageError: if the query was no SELECT.
        """
        self._check("solutions", "rows")
        return solutions(self.answer)

    @property
    def ask(self) -> bool:
        """The yes or no.

        :raises kg.errors.UsageError: if the query was no ASK.
        """
        self._check("boolean", "yes or no")
        return bool(json.loads(self.answer.body)["boolean"])

    def __iter__(self) -> Iterator[dict[str, Value | None]]:
        """Give each row as values by variable, None where unbound; numbers, dates and times by datatype."""
        names = self.solutions.variables
        for row in self.solutions:
            yield {name: value_of(row[name]) if name in row else None for name in names}

    def __len__(self) -> int:
        return len(self.solutions)

    def graph(self) -> Graph:
        """Give the graph that was built or described, for rdflib.

        :raises kg.errors.UsageError: if the query was no CONSTRUCT or DESCRIBE.
        """
        from rdflib import Graph

        self._check("graph", "graph")
        return Graph().parse(data=self.answer.body, format="nt")

    def df(self, engine: Engine = "polars") -> Any:
        """Give the rows as a data frame of polars or pandas, typed by datatype, null where unbound.

        :raises kg.errors.UsageError: if the query was no SELECT, or the engine is not installed.
        """
        return data_frame(self.solutions, engine)

    def _check(self, kind: str, called: str) -> None:
        if self.answer.kind != kind:
            raise UsageError(f"the answer has no {called}: it is of the kind {self.answer.kind!r}")


class Opened:
    """A store or an endpoint that was opened to ask; at the end of a ``with`` it is closed."""

    def __init__(self, store: Queryable, settings: Settings) -> None:
        self.store = store
        self._settings = settings

    def __repr__(self) -> str:
        return f"<Opened {self.store!r}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def query(self, what: str, **params: object) -> QueryAnswer:
        """Ask a SPARQL text, or a question by its name (``who-met-whom``), with the values of its parameters.

        A parameter that stands for a thing takes its name, its Wikidata id or its IRI. One that is called as
        a word of Python is written with an underscore: ``from_="2023-01-01"``.

        :raises kg.errors.QueryError: if the text cannot be run.
        :raises kg.errors.UsageError: for a name that no question, no parameter or no thing has.
        """
        question = named_query(what) if _NAME.fullmatch(what) else parse_named(what, "query")
        values = {name.removesuffix("_"): str(value) for name, value in params.items()}
        text = filled(self.store, question, values, self._settings)
        return QueryAnswer(self.store.query(text))

    def close(self) -> None:
        """Let go of the store; further calls fail."""
        self.store.close()


_SCHEMES = ("http", "https", "sparql+http", "sparql+https")


def open(address: str, *, seconds: int = 60) -> Opened:
    """Open ``oxigraph:DIR`` or just a directory, ``memory:``, a ``kg serve`` at ``http://...``, or any SPARQL endpoint.

    Endpoints are written ``sparql+https://...``; ``seconds`` is how long one of their answers may take.

    >>> with open("memory:") as kg:
    ...     list(kg.query("SELECT (1 + 1 AS ?two) (true AS ?yes) {}"))
    [{'two': 2, 'yes': True}]

    :raises kg.errors.StoreError: if the store cannot be used, with the reason.
    :raises kg.errors.UsageError: for an address of another scheme.
    """
    scheme, mark, _ = address.partition("://")
    if mark and scheme not in _SCHEMES:
        raise UsageError(
            f"{scheme!r} is no scheme of stores", where=address, todo=f"Known: {', '.join(_SCHEMES)}."
        )
    if scheme.startswith("sparql+"):
        return Opened(EndpointStore(address.removeprefix("sparql+"), seconds=seconds), load_settings())
    settings = load_settings(store=address.removeprefix("oxigraph:"))
    return Opened(open_store(settings, writing=settings.store == "memory:"), settings)


def filled(store: Queryable, question: NamedQuery, values: Mapping[str, str], settings: Settings) -> str:
    """Give the SPARQL of a question with its values; things are found in the store by name or identifier.

    What an endpoint of others may be asked is theirs to say; our own store is asked within our limits.

    :raises kg.errors.UsageError: for a parameter or a thing that is not there, or a query above the limits.
    """
    kinds = {param.name: param.kind for param in question.params}
    found = {
        name: find_iri(store, value, settings.base_iri) if kinds.get(name) == "iri" else value
        for name, value in values.items()
    }
    text = question.fill(found)
    if not isinstance(store, EndpointStore):
        check(text, TextLimits.of(settings), update=False)
    return text
