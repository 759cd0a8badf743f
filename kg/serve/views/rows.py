"""Questions that the pages ask: SELECT queries with the known prefixes, and the values in their rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.errors import UsageError
from kg.query.naming import checked
from kg.query.solutions import Term, select
from kg.rdf.terms import PREFIXES
from kg.store.base import Queryable

_PROLOGUE = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in PREFIXES.items())

type Row = Mapping[str, Term]


def rows(store: Queryable, text: str) -> tuple[Row, ...]:
    """Give the solutions of a SELECT query that is written with the known prefixes and without a prologue."""
    return select(store, _PROLOGUE + text).rows


def value(row: Row, name: str) -> str:
    """Give the IRI or the lexical form that a variable is bound to; empty if it is not bound."""
    term = row.get(name)
    return term.value if term else ""


def first(found: tuple[Row, ...]) -> Row:
    """Give the first row, or one without values."""
    return found[0] if found else {}


def bracketed(iri: str) -> str:
    """Give an IRI for a query text.

    :raises kg.errors.UsageError: for text that is no IRI, so that it cannot break out of its brackets.
    """
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri):
        raise UsageError("this is no whole IRI", where=iri[:200], todo="Give it as https://...")
    return f"<{checked(iri)}>"


def quoted(words: str) -> str:
    """Give words as a string for a query text, on one line, so that they cannot break out of it."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
    return f'"{escaped}"'


def names(store: Queryable, iris: Iterable[str]) -> dict[str, str]:
    """Give the labels of things by their IRIs; what has none is left out."""
    wanted = " ".join(bracketed(iri) for iri in sorted(set(iris)))
    if not wanted:
        return {}
    found = rows(store, f"SELECT ?thing ?label {{ VALUES ?thing {{ {wanted} }} ?thing rdfs:label ?label }}")
    return {value(row, "thing"): value(row, "label") for row in found}
