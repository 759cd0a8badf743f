"""A store in numbers."""

from pathlib import Path

from kg.query.describe import Holdings, holdings
from kg.store import MemoryStore

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "demo.trig"


def test_an_empty_store_counts_nothing():
    assert holdings(MemoryStore(), 0) == Holdings(0, 0, {}, {})


def test_articles_entities_and_events_are_counted():
    store = MemoryStore()
    new = store.load(GOLDEN.read_bytes(), media_type="application/trig")
    found = holdings(store, new)
    assert found.quads == new
    articles = store.query("SELECT ?x { ?x a dip:Article }", media_type="text/csv").body.splitlines()
    assert found.articles == len(articles) - 1 > 0
    assert found.entities["Person"] == 5
    assert found.entities["Country"] == 4
    assert list(found.events.values()) == sorted(found.events.values(), reverse=True)
    assert "Event" not in found.events
    assert found.events["Summit"] >= 1
    events = store.query("SELECT DISTINCT ?x { ?x a dip:Event }", media_type="text/csv").body.splitlines()
    assert sum(found.events.values()) == len(events) - 1


def test_an_entity_that_several_articles_name_is_counted_once():
    store = MemoryStore()
    person = "<urn:e> a dip:Person"
    for graph in ("urn:g", "urn:h"):
        store.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {person} }} }}")
    assert holdings(store, store.count()).entities == {"Person": 1}


def test_things_of_other_vocabularies_are_counted_by_class_in_all_graphs_and_blank_nodes_are_no_things():
    store = MemoryStore()
    store.update(
        "INSERT DATA { <urn:a> a <urn:C> , <urn:D> . _:b a <urn:C> . GRAPH <urn:g> { <urn:b> a <urn:C> . <urn:a> a <urn:C> } }"
    )
    for store.union in (True, False):
        found = holdings(store, store.count())
        assert found.classes == {"urn:C": 2, "urn:D": 1}
        assert (found.quads, found.things) == (5, 2)
