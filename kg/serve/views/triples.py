"""Triples of one graph, looked up by subject and property."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, iri

_TYPE = PREFIXES["rdf"] + "type"


class Triples:
    """The triples of one N-Triples document; properties are asked for as compact IRIs (``dip:role``)."""

    def __init__(self, data: bytes) -> None:
        self._by_subject: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_class: dict[str, list[str]] = defaultdict(list)
        self._pointed_at: set[str] = set()
        for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
            self._add(quad)

    def _add(self, quad: ox.Quad) -> None:
        # Blank nodes and quoted triples cannot be linked to; the graphs that are shown have none.
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(
            quad.object, ox.NamedNode | ox.Literal
        ):
            return
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
        self._by_subject[subject][predicate].append(value)
        if isinstance(quad.object, ox.NamedNode):
            self._pointed_at.add(value)
        if predicate == _TYPE:
            self._by_class[value].append(subject)

    def __contains__(self, subject: str) -> bool:
        return subject in self._by_subject

    def all(self, subject: str, name: str) -> tuple[str, ...]:
        """Give the values of a property, sorted: IRIs and lexical forms."""
        found = self._by_subject.get(subject)
        return tuple(sorted(found.get(iri(name), ()))) if found else ()

    def one(self, subject: str, name: str) -> str | None:
        """Give the first value of a property, or None."""
        return next(iter(self.all(subject, name)), None)

    def count(self, subject: str, name: str) -> int | None:
        """Give the value of a property as a number, or None if there is none that is one."""
        value = self.one(subject, name)
        return int(value) if value is not None and re.fullmatch("[0-9]{1,18}", value) else None

    def of_class(self, name: str) -> Iterator[str]:
        """Give the subjects of a class, in the order of their IRIs."""
        return iter(sorted(self._by_class.get(iri(name), ())))

    def pointed_at(self, start: str, *, but: str) -> set[str]:
        """Give the IRIs under ``start`` that values are, save those at or below ``but``."""
        return {iri for iri in self._pointed_at if iri.startswith(start) and not iri.startswith(but)}

    def subjects(self) -> Iterator[str]:
        """Give every subject, sorted."""
        return iter(sorted(self._by_subject))
