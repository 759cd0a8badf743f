"""Every store holds the same canonical layer, step by step and built anew."""

import pytest
from made_up_claims import BASE, SETTINGS, WORLD, put

from kg.consolidate import changed_articles, consolidate, pending_articles, rebuild, retract
from kg.rdf.mint import graph_iri
from kg.store import MemoryStore

CANONICAL = graph_iri(BASE, "canonical")
TARN = {"agent": "person/x-1", "office": "foreign minister", "of": "country/norland"}
MET = {"kind": "Meeting", "who": ["person/kovac", TARN], "day": "2025-09-01", "place": "place/estia-city"}
SAME = {"agent": "person/x-2", "office": "Foreign Minister", "of": "country/norland"}
ATTACK = {"kind": "Attack", "who": [], "day": "2025-09-01", "place": "place/vost"}
NAMES = {"person/x-1": "Bo Tarn", "person/x-2": "Bo K. Tarn"}


def articles():
    """Give what comes in turn: two reports, a correction, a retraction, another report."""
    first = {"key": "a", "published": "2025-09-02", "claims": [MET, {**ATTACK, "killed": 3}], "names": NAMES}
    again = {**MET, "who": ["person/kovac", SAME], "kind": "Negotiation"}
    second = {
        "key": "b",
        "published": "2025-09-02",
        "claims": [again, {**ATTACK, "killed": 5}],
        "names": NAMES,
    }
    corrected = {**first, "claims": [{**MET, "day": "2025-09-08"}]}
    return [first, second, corrected, {"key": "b", "claims": None}, second]


def stepwise(store):
    layers = []
    for article in articles():
        put(store, article)
        assert pending_articles(store, BASE) == [article["key"]]
        consolidate(store, WORLD, SETTINGS, [article["key"]])
        layers.append(store.graph(CANONICAL))
    return layers


def test_every_store_comes_to_hold_the_same_layer(store):
    assert stepwise(store) == stepwise(MemoryStore())
    before = store.graph(CANONICAL)
    assert changed_articles(store, BASE) == []
    rebuild(store, WORLD, SETTINGS)
    assert store.graph(CANONICAL) == before


def test_nothing_is_left_when_all_articles_are_taken_out(store):
    stepwise(store)
    for key in "ab":
        assert retract(store, WORLD, SETTINGS, key).key == key
    assert store.graphs() == [CANONICAL]
    assert store.graph(CANONICAL).count(b"\n") == 1


def test_the_canonical_layer_keeps_no_entity_in_the_store(store):
    put(store, articles()[0])
    consolidate(store, WORLD, SETTINGS, ["a"])
    put(store, {**articles()[0], "claims": [{**MET, "who": ["person/berg"]}]})
    described = store.graph(graph_iri(BASE, "entities"))
    assert b"person/berg" in described
    assert b"person/kovac" not in described


@pytest.mark.parametrize("name", ["canonical", "entities"])
def test_no_triple_stands_in_two_graphs(store, name):
    stepwise(store)
    lines = [set(store.graph(graph).splitlines()) for graph in store.graphs() if not graph.endswith(name)]
    assert not set(store.graph(graph_iri(BASE, name)).splitlines()) & set().union(*lines)
