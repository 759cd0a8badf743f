"""Canonical N-Triples: one statement a line, sorted, each once, UTF-8, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.rdf.terms import iri

_INTEGER = f"^^<{iri('xsd:integer')}>"
_DECIMAL = f"^^<{iri('xsd:decimal')}>"
_DATE = f"^^<{iri('xsd:date')}>"


@lru_cache(maxsize=16_384)
def node(text: str) -> str:
    """Give an IRI as an N-Triples term.

    :raises ValueError: if the text is no absolute IRI.
    """
    return str(NamedNode(text))


@lru_cache(maxsize=512)
def term(curie: str) -> str:
    """Give a compact IRI of ``kg.rdf.terms.PREFIXES`` as an N-Triples term."""
    return node(iri(curie))


def string(text: str) -> str:
    """Give a plain string as an N-Triples term."""
    return str(Literal(text))


def english(text: str) -> str:
    """Give an English text as an N-Triples term."""
    return f"{Literal(text)}@en"


def integer(number: int) -> str:
    """Give a whole number as ``xsd:integer``.

    Not ``xsd:nonNegativeInteger``: Oxigraph stores each integer type as ``xsd:integer``, and what is stored
    must be what was validated.
    """
    return f'"{number}"{_INTEGER}'


def decimal(number: float | Decimal) -> str:
    """Give a number as canonical ``xsd:decimal`` (``1``, ``0.9``); floats are rounded to four places."""
    exact = number if isinstance(number, Decimal) else Decimal(str(round(number, 4)))
    return f'"{exact.normalize() + 0:f}"{_DECIMAL}'


def day(value: date) -> str:
    """Give a day as ``xsd:date``."""
    return f'"{value.isoformat()}"{_DATE}'


def canonical(lines: Iterable[str]) -> bytes:
    """Give the statements as bytes: sorted by code point, each once, each line ended."""
    ordered = sorted(set(lines))
    return ("\n".join(ordered) + "\n").encode() if ordered else b""


def statements(data: bytes) -> list[str]:
    """Give the lines of canonical N-Triples; line ends other than LF may stand inside of literals."""
    return data.decode().split("\n")[:-1]


class Writer:
    """Gathers statements; every argument is an N-Triples term already."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        self.lines: set[str] = set()

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add a statement for each object; ``predicate`` is a compact IRI."""
        verb = term(predicate)
        for value in objects:
            self.lines.add(f"{subject} {verb} {value} .")

    def types(self, subject: str, *classes: str) -> None:
        """Add the types of a node as compact IRIs."""
        self.add(subject, "rdf:type", *map(term, classes))

    def canonical(self) -> bytes:
        """Give all statements as canonical N-Triples."""
        return canonical(self.lines)
