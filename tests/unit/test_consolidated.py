"""Ingesting stores articles together with the canonical layer, batch by batch."""

from dataclasses import replace
from datetime import date

import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS

from kg import pipeline
from kg.config import Settings
from kg.consolidate import pending_articles, rebuild
from kg.consolidate.reading import rows
from kg.errors import InputError, StoreError
from kg.pipeline import Pipeline, caught_up
from kg.rdf.mint import graph_iri
from kg.shacl import validate_article
from kg.store import MemoryStore

SETTINGS = Settings(store="memory:", base_iri=BASE)
CANONICAL = graph_iri(BASE, "canonical")


def built():
    def reader(articles):
        return (replace(FACTS, article=article) for article in articles)

    return Pipeline(SETTINGS, reader, AUTHORITY, validate_article)


def article(number, **changes):
    return replace(ARTICLE, key=f"{number:016x}", given_id=None, url=f"https://p{number}.example/", **changes)


def number_of_articles(store):
    return sorted(
        row["n"]
        for row in rows(store, "SELECT ?n { ?e dip:eventClass dip:Meeting ; dip:numberOfArticles ?n }")
    )


def ingest(store, *articles):
    return [outcome.status for outcome in built().ingest(articles, store)]


def test_articles_of_one_batch_tell_of_one_event():
    store = MemoryStore()
    assert ingest(store, article(1), article(2), article(3, published=date(2025, 9, 5))) == ["stored"] * 3
    assert number_of_articles(store) == ["3"]
    assert pending_articles(store, BASE) == []


def test_outcomes_stream_batch_by_batch(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH_ARTICLES", 2)
    store = MemoryStore()
    stream = built().ingest([article(n) for n in range(3)], store)
    next(stream)
    assert number_of_articles(store) == ["2"]
    assert len(list(stream)) == 2
    assert number_of_articles(store) == ["3"]


def test_a_batch_and_its_layer_are_one_revision():
    store = MemoryStore()
    ingest(store, article(1))
    before = store.revision
    assert ingest(store, article(2), article(3), article(2, published=date(2025, 9, 6))) == ["stored"] * 3
    assert store.revision == before + 1
    assert number_of_articles(store) == ["3"]
    rebuilt = store.graph(CANONICAL)
    rebuild(store, AUTHORITY, SETTINGS)
    assert store.graph(CANONICAL) == rebuilt


def test_a_layer_that_fails_leaves_nothing_of_the_batch(monkeypatch):
    store = MemoryStore()
    ingest(store, article(1))
    before = {graph: store.graph(graph) for graph in store.graphs()}
    monkeypatch.setattr("kg.consolidate.layer._Layer.update", failing)
    with pytest.raises(StoreError, match="no more"):
        ingest(store, article(2), article(3))
    assert {graph: store.graph(graph) for graph in store.graphs()} == before


def failing(*_):
    raise StoreError("no more")


def test_a_layer_that_somebody_took_away_is_built_anew_with_the_next_article():
    store = MemoryStore()
    ingest(store, article(1), article(2))
    store.update(f"DROP GRAPH <{CANONICAL}>")
    assert ingest(store, article(3)) == ["stored"]
    assert number_of_articles(store) == ["3"]


def test_a_store_that_knows_no_stage_tells_what_it_took_before_it_failed():
    class Single:
        """A store that makes each change by itself, and takes two articles."""

        def __init__(self):
            self.store, self.puts = MemoryStore(), 0

        def __getattr__(self, name):
            if name == "staged":
                raise AttributeError(name)
            return getattr(self.store, name)

        def put_article(self, *what):
            self.puts += 1
            return self.store.put_article(*what) if self.puts <= 2 else failing()

    store, told = Single(), []
    with pytest.raises(StoreError, match="no more"):
        told.extend(built().ingest([article(n) for n in range(4)], store))
    assert [outcome.status for outcome in told] == ["stored"] * 2
    assert len(pending_articles(store, BASE)) == 2
    caught_up(store, AUTHORITY, SETTINGS)
    assert number_of_articles(store) == ["2"]


def test_unchanged_articles_cost_nothing(monkeypatch):
    store = MemoryStore()
    ingest(store, article(1))
    monkeypatch.setattr("kg.consolidate.consolidate", lambda *_: pytest.fail("nothing has changed"))
    assert ingest(store, article(1)) == ["unchanged"]


def test_wrong_decisions_are_told_before_anything_is_read(tmp_path, monkeypatch):
    path = tmp_path / "decisions.txt"
    path.write_text("same what")
    monkeypatch.setattr(Pipeline, "assemble", classmethod(lambda cls, settings: built()))
    settings = SETTINGS.model_copy(update={"overrides": path})
    store = MemoryStore()
    with pytest.raises(InputError, match="line 1"):
        pipeline.ingest(iter([article(1)]), store, settings)
    assert store.count() == 0
