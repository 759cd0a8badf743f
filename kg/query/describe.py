"""Tells what a store holds in numbers, as VoID counts a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.solutions import select
from kg.rdf.terms import ONTOLOGY

if TYPE_CHECKING:
    from kg.store.base import Store

ENTITY_CLASSES = ("Person", "Country", "Organization", "Place", "Office")


@dataclass(frozen=True, slots=True)
class Holdings:
    """The numbers of a store.

    ``entities`` counts by class (a country is no organisation here), ``events`` by the class that was told,
    speech acts among them, the most frequent first.
    """

    quads: int
    graphs: int
    articles: int
    entities: Mapping[str, int]
    events: Mapping[str, int]


def holdings(store: Store) -> Holdings:
    """Give the numbers of graphs, articles, entities by class and events by class."""
    return Holdings(
        store.count(),
        len(store.graphs()),
        sum(_by_class(store, "?x a dip:Article BIND (dip:Article AS ?class)").values()),
        _by_class(
            store, f"VALUES ?class {{ {' '.join('dip:' + name for name in ENTITY_CLASSES)} }} ?x a ?class"
        ),
        _by_class(
            store, "?x a dip:Event , ?class FILTER (?class != dip:Event && STRSTARTS(STR(?class), STR(dip:)))"
        ),
    )


def _by_class(store: Store, pattern: str) -> dict[str, int]:
    text = f"""PREFIX dip: <{ONTOLOGY}>
    SELECT ?class (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }} GROUP BY ?class ORDER BY DESC(?n) ?class"""
    return {
        row["class"].value.removeprefix(ONTOLOGY): int(row["n"].value)
        for row in select(store, text)
        if "class" in row
    }
