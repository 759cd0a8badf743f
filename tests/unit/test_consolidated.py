"""Ingesting consolidates what was stored, batch by batch, and passes each outcome on as soon as it is known."""

from dataclasses import replace
from datetime import date

import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS

from kg import pipeline
from kg.config import Settings
from kg.consolidate import pending_articles
from kg.consolidate.reading import rows
from kg.errors import InputError
from kg.pipeline import Pipeline, caught_up, consolidated
from kg.shacl import validate_article
from kg.store import MemoryStore

SETTINGS = Settings(store="memory:", base_iri=BASE)


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


def test_articles_of_one_batch_tell_of_one_event():
    store = MemoryStore()
    articles = [article(1), article(2), article(3, published=date(2025, 9, 5))]
    outcomes = list(consolidated(built().ingest(articles, store), store, AUTHORITY, SETTINGS))
    assert [outcome.status for outcome in outcomes] == ["stored"] * 3
    assert number_of_articles(store) == ["3"]
    assert pending_articles(store, BASE) == []


def test_outcomes_stream(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH_ARTICLES", 2)
    store = MemoryStore()
    stream = consolidated(built().ingest([article(n) for n in range(3)], store), store, AUTHORITY, SETTINGS)
    next(stream)
    assert number_of_articles(store) == []
    next(stream)
    assert number_of_articles(store) == ["2"]
    assert len(list(stream)) == 1
    assert number_of_articles(store) == ["3"]


def test_what_an_ended_run_left_is_taken_in_by_the_next():
    store = MemoryStore()
    stream = consolidated(built().ingest([article(1), article(2)], store), store, AUTHORITY, SETTINGS)
    next(stream)
    stream.close()
    assert len(pending_articles(store, BASE)) >= 1
    caught_up(store, AUTHORITY, SETTINGS)
    assert pending_articles(store, BASE) == []
    assert number_of_articles(store)


def test_unchanged_articles_cost_nothing(monkeypatch):
    store = MemoryStore()
    list(consolidated(built().ingest([article(1)], store), store, AUTHORITY, SETTINGS))
    monkeypatch.setattr("kg.consolidate.consolidate", lambda *_: pytest.fail("nothing has changed"))
    (outcome,) = consolidated(built().ingest([article(1)], store), store, AUTHORITY, SETTINGS)
    assert outcome.status == "unchanged"


def test_wrong_decisions_are_told_before_anything_is_read(tmp_path, monkeypatch):
    path = tmp_path / "decisions.txt"
    path.write_text("same what")
    monkeypatch.setattr(Pipeline, "assemble", classmethod(lambda cls, settings: built()))
    settings = SETTINGS.model_copy(update={"overrides": path})
    store = MemoryStore()
    with pytest.raises(InputError, match="line 1"):
        pipeline.ingest(iter([article(1)]), store, settings)
    assert store.count() == 0
