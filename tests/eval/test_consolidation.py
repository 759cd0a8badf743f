"""How well reports of one event are found: groups of articles of our own, as claims and as texts.

``consolidation/claims.json`` holds what articles claim, ``consolidation/texts.json`` short texts that the reader
reads first. All groups of a file stand in one store, so that each is also told from all others.
"""

import json
from pathlib import Path

import pytest
from made_up_claims import BASE, SETTINGS, WORLD, claim_iri, put
from measured import record
from pairs import compared

from kg.config import Settings
from kg.consolidate import consolidate
from kg.consolidate.reading import rows
from kg.pipeline import Pipeline
from kg.source import make_article
from kg.store import MemoryStore

FOLDER = Path(__file__).with_name("consolidation")
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
TEXTS = json.loads((FOLDER / "texts.json").read_text(encoding="utf-8"))
GROUPS = json.loads((FOLDER / "claims.json").read_text(encoding="utf-8"))


def events(store):
    """Map each claim to its canonical event."""
    return {row["c"]: row["e"] for row in rows(store, "SELECT ?c ?e { ?c dip:mentionOf ?e }")}


def made_up():
    """Give the articles of all groups, and the event of each claim."""
    articles, gold, names = [], {}, {}
    for number, group in enumerate(GROUPS):
        for place, article in enumerate(group["articles"]):
            key = f"{number:08x}{place:08x}"
            articles.append({"key": key, **article})
            for position, claim in enumerate(article["claims"]):
                iri = claim_iri(key, claim, position)
                gold[iri] = f"{group['name']}: {claim['event']}"
                names[iri] = f"{group['name']} [{place}.{position}]"
    return articles, gold, names


@pytest.fixture(scope="module")
def claims():
    store = MemoryStore()
    articles, gold, names = made_up()
    for article in articles:
        put(store, article)
        consolidate(store, WORLD, SETTINGS, [article["key"]])
    found = events(store)
    return compared(
        {names[iri]: event for iri, event in gold.items()},
        {names[iri]: found.get(iri) for iri in gold},
    )


def test_the_groups_are_many_and_of_both_kinds():
    assert len(GROUPS) >= 40
    assert len({group["name"] for group in GROUPS}) == len(GROUPS)
    alike = [
        len({claim["event"] for article in group["articles"] for claim in article["claims"]})
        for group in GROUPS
    ]
    assert min(alike.count(1), len(alike) - alike.count(1)) >= 15
    assert BASE


def test_claims_are_put_together_right(claims):
    record({"consolidation claims precision": claims.precision, "consolidation claims recall": claims.recall})
    assert claims.precision >= FLOORS["claims"]["precision"], claims.wrong
    assert claims.recall >= FLOORS["claims"]["recall"], claims.missed


def read(groups, store):
    """Read the texts of all groups into a store; give the event of each trigger, and the claim read from it."""
    settings = Settings(store="memory:")
    pipeline = Pipeline.assemble(settings)
    articles, told = [], {}
    for number, group in enumerate(groups):
        for place, one in enumerate(group["articles"]):
            id = f"{group['name']} [{place}]"
            published, url = one["published"], f"https://paper{place}.example/{number}"
            article = make_article(
                one["text"], title=None, published=published, url=url, given_id=None, settings=settings
            )
            articles.append(article)
            told |= {
                (article.key, word): (id, f"{group['name']}: {event}") for word, event in one["told"].items()
            }
    list(pipeline.ingest(articles, store))
    gold = {f"{id} {word}": event for (_, word), (id, event) in told.items()}
    found = {f"{id} {word}": claim_of(store, key, word) for (key, word), (id, _) in told.items()}
    return gold, found


def claim_of(store, key, word):
    """Give the event of an article whose own evidence has the word."""
    text = f"""SELECT DISTINCT ?c WHERE {{ ?c dip:mentionOf ?e ; dip:evidence/oa:exact ?words
      FILTER (CONTAINS(STR(?c), "/article/{key}/event/") && CONTAINS(LCASE(?words), "{word}")) }} ORDER BY ?c"""
    return next((row["c"] for row in rows(store, text)), None)


@pytest.fixture(scope="module")
def texts():
    store = MemoryStore()
    gold, found = read(TEXTS, store)
    of = events(store)
    return compared(gold, {name: of.get(claim) for name, claim in found.items()}), found


def test_the_texts_are_many():
    assert len(TEXTS) >= 20
    assert sum(len(group["articles"]) for group in TEXTS) >= 50


def test_texts_are_put_together_right(texts):
    pairs, _ = texts
    record({"consolidation texts precision": pairs.precision, "consolidation texts recall": pairs.recall})
    assert pairs.precision >= FLOORS["texts"]["precision"], pairs.wrong
    assert pairs.recall >= FLOORS["texts"]["recall"], pairs.missed
