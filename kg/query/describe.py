"""Tells what a store holds in numbers, as VoID counts a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.solutions import select
from kg.rdf.terms import ONTOLOGY

if TYPE_CHECKING:
    from kg.store.base import Queryable

ENTITY_CLASSES = ("Person", "Country", "Organization", "Place", "Office")

# A store may be asked for the union of its graphs, or for its own default graph.
_TYPED = "{ { ?x a ?class } UNION { GRAPH ?g { ?x a ?class } } FILTER (isIRI(?x) && isIRI(?class)) }"


@dataclass(frozen=True, slots=True)
class Holdings:
    """The numbers of a store: what stands in several graphs counts once, but as quads.

    ``things`` counts all that have an IRI and a class, ``classes`` those of each class (its IRI), ``events``
    our events by the class that was told, speech acts among them; the most frequent first.
    """

    quads: int
    things: int
    classes: Mapping[str, int]
    events: Mapping[str, int]

    @property
    def articles(self) -> int:
        """The number of articles."""
        return self.classes.get(f"{ONTOLOGY}Article", 0)

    @property
    def entities(self) -> Mapping[str, int]:
        """The number of entities by class; a country is no organisation here."""
        counts = {name: self.classes.get(ONTOLOGY + name, 0) for name in ENTITY_CLASSES}
        return {name: count for name, count in counts.items() if count}


def holdings(store: Queryable, quads: int) -> Holdings:
    """Give the numbers of things by class and of events by class, beside that of the quads."""
    return Holdings(
        quads,
        int(select(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {_TYPED}").rows[0]["n"].value),
        _by_class(store, _TYPED),
        {
            name.removeprefix(ONTOLOGY): count
            for name, count in _by_class(
                store,
                "{ ?x a dip:Event , ?class FILTER (?class != dip:Event && STRSTARTS(STR(?class), STR(dip:))) }",
            ).items()
        },
    )


def _by_class(store: Queryable, pattern: str) -> dict[str, int]:
    text = f"""PREFIX dip: <{ONTOLOGY}>
    SELECT ?class (COUNT(DISTINCT ?x) AS ?n) {pattern} GROUP BY ?class ORDER BY DESC(?n) ?class"""
    return {row["class"].value: int(row["n"].value) for row in select(store, text) if "class" in row}
