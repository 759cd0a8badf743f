"""What breaks a shape is kept beside each kind of store, and comes into it when it breaks none any more."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS
from stored import everything

from kg.config import Settings
from kg.consolidate import changed_articles, pending_articles
from kg.pipeline import Pipeline, caught_up
from kg.quarantine import Quarantine, retract, revalidate
from kg.quarantine.held import described
from kg.rdf.mint import article_graph_iri, article_iri, graph_iri
from kg.relink import relink
from kg.shacl import Report, validate_article

# Those of others all keep it alike.
pytestmark = pytest.mark.parametrize("store", ["memory", "embedded", "server", "oxigraph"], indirect=True)

SETTINGS = Settings(store="memory:", base_iri=BASE)
KEY = ARTICLE.key
GRAPH, ENTITIES, WHY = (
    article_graph_iri(BASE, KEY),
    graph_iri(BASE, "entities"),
    f"{BASE}graph/report/{KEY}",
)
OTHER = replace(ARTICLE, key="f" * 16, given_id="other", url=None)
NEWER = replace(ARTICLE, content=ARTICLE.content + " Later words.")
GOLDEN = Path(__file__).parents[1] / "golden" / "refusal.nt"
SH = "http://www.w3.org/ns/shacl#"


def facts(article, *, confidence=None, events=FACTS.events):
    """Give the made-up facts, as another article may tell them; a confidence of 7 breaks a shape."""
    first = replace(events[0], confidence=confidence or events[0].confidence)
    return replace(FACTS, article=article, events=(first, *events[1:]))


GOOD, BAD = facts(ARTICLE), facts(ARTICLE, confidence=7.0)
GOOD_NEWER, BAD_NEWER = facts(NEWER), facts(NEWER, confidence=7.0)


def lenient(triples, descriptions=()):
    """Stand for shapes that were mended so that nothing breaks them."""
    return Report(True, True, (), b"")


def strict(triples, descriptions=()):
    """Stand for shapes that were changed so that nothing passes them: each finds what the bad facts break."""
    from kg.rdf.article_graph import article_graph

    return validate_article(article_graph(BAD, BASE))


def ingest(store, *read, gate=validate_article, settings=SETTINGS):
    by_position = iter(read)
    pipeline = Pipeline(settings, lambda articles: (next(by_position) for _ in articles), AUTHORITY, gate)
    caught_up(store, AUTHORITY, settings)
    return [outcome.status for outcome in pipeline.ingest([one.article for one in read], store)]


def fates(store, **options):
    return [(each.key, each.fate) for each in revalidate(store, AUTHORITY, SETTINGS, **options)]


def kept(store):
    """Give what is in quarantine, by graph."""
    beside = Quarantine(store, BASE).store()
    return everything(beside) if beside else {}


def without_article(store):
    """Give a store's graphs but those of articles and what is derived from them."""
    return {name for name in store.graphs() if "/article/" in name or name == ENTITIES}


# --- refusing


def test_nothing_is_made_before_something_is_refused(store):
    assert ingest(store, GOOD) == ["stored"]
    assert store.quarantine() is None
    assert Quarantine(store, BASE).articles() == []


def test_a_refused_article_is_in_quarantine_with_its_entities_and_nowhere_else(store):
    assert ingest(store, BAD) == ["refused"]
    assert not without_article(store)
    held = kept(store)
    assert sorted(held) == sorted([GRAPH, ENTITIES, WHY])
    assert b"Ada Quill" in held[ENTITIES]
    assert b'"7"' in held[GRAPH]
    (one,) = map(Quarantine(store, BASE).held, Quarantine(store, BASE).articles())
    assert (one.key, one.title, one.accepted) == (KEY, "Leaders meet in Elbonia", None)
    assert one.version == f"{article_iri(BASE, KEY)}/v/{ARTICLE.version}"
    assert one.triples == held[GRAPH]
    assert b"".join(one.descriptions[each] for each in sorted(one.descriptions)) == held[ENTITIES]


def test_the_report_says_why_under_iris_that_stay_the_same(store):
    ingest(store, BAD)
    first = kept(store)[WHY]
    assert first.decode() == GOLDEN.read_text()
    quads = list(ox.parse(first, format=ox.RdfFormat.N_TRIPLES))
    report = f"{article_iri(BASE, KEY)}/report"
    assert not [quad for quad in quads if isinstance(quad.subject, ox.BlankNode)]
    assert not [quad for quad in quads if isinstance(quad.object, ox.BlankNode)]
    assert all(quad.subject.value == report or quad.subject.value.startswith(f"{report}/") for quad in quads)
    said = {(quad.predicate.value, quad.object.value) for quad in quads}
    assert (f"{SH}conforms", "false") in said
    assert (f"{SH}sourceShape", "https://w3id.org/diplomacy-kg/shapes#confidence") in said
    assert ("http://purl.org/dc/terms/date", "2025-09-04") in said
    assert ("http://purl.org/dc/terms/source", f"{article_iri(BASE, KEY)}/v/{ARTICLE.version}") in said
    assert ingest(store, BAD) == ["refused"]
    assert kept(store)[WHY] == first


def test_an_earlier_accepted_version_stays_as_it_is(store):
    ingest(store, GOOD)
    before = everything(store)
    assert ingest(store, BAD_NEWER) == ["refused"]
    assert everything(store) == before
    held = Quarantine(store, BASE).held(KEY)
    assert held.version.endswith(NEWER.version)
    assert held.accepted.endswith(f"/v/{ARTICLE.version}")


def test_a_newer_refused_version_takes_the_place_of_an_older_one(store):
    ingest(store, BAD)
    ingest(store, BAD_NEWER)
    assert Quarantine(store, BASE).held(KEY).version.endswith(NEWER.version)
    assert ARTICLE.version.encode() not in b"".join(kept(store).values())


def test_an_accepted_version_ends_the_quarantine_of_its_article_only(store):
    ingest(store, BAD, facts(OTHER, confidence=7.0))
    assert ingest(store, GOOD_NEWER) == ["stored"]
    assert Quarantine(store, BASE).articles() == [OTHER.key]
    assert ingest(store, facts(OTHER)) == ["stored"]
    assert kept(store) == {}


def test_the_policy_says_what_keeps_an_article_out(store):
    undated = replace(ARTICLE, published=None, key="e" * 16, given_id="undated", url=None)
    warned = facts(undated)
    assert ingest(store, warned, settings=SETTINGS.model_copy(update={"refuse": "warning"})) == ["refused"]
    assert not without_article(store)
    assert ingest(store, warned) == ["stored"]
    assert ingest(store, BAD, settings=SETTINGS.model_copy(update={"refuse": "never"})) == ["stored"]
    assert kept(store) == {}


# --- a run that is cut off


def test_cut_off_between_storing_and_letting_go_the_next_run_heals_it(store, monkeypatch):
    ingest(store, BAD)
    with monkeypatch.context() as cut:
        cut.setattr(Quarantine, "release", lambda self, key: 1 / 0)
        ingest(store, GOOD_NEWER)
    assert Quarantine(store, BASE).articles() == [KEY]
    assert NEWER.version.encode() in store.graph(GRAPH)
    again = Quarantine(store, BASE)
    assert ingest(store, GOOD_NEWER) == ["unchanged"]
    assert again.articles() == []


def test_cut_off_there_revalidating_heals_it_too_and_the_newer_version_stays(store, monkeypatch):
    ingest(store, GOOD)
    ingest(store, BAD)
    with monkeypatch.context() as cut:
        cut.setattr(Quarantine, "release", lambda self, key: 1 / 0)
        ingest(store, GOOD_NEWER)
    before = everything(store)
    assert fates(store, gate=lenient) == [(KEY, "superseded")]
    assert {name: data for name, data in everything(store).items() if "canonical" not in name} == {
        name: data for name, data in before.items() if "canonical" not in name
    }
    assert kept(store) == {}
    assert not pending_articles(store, BASE)


@pytest.mark.parametrize("half", [GRAPH, WHY])
def test_half_of_a_refusal_is_made_whole_or_goes(store, half):
    ingest(store, BAD)
    store.quarantine().replace_graphs({half: b""})
    assert fates(store) == ([] if half == GRAPH else [(KEY, "refused")])
    assert (WHY in kept(store)) == (half == WHY)


# --- retracting


def test_relinking_leaves_what_is_older_than_its_refused_version(store, monkeypatch):
    ingest(store, GOOD, facts(OTHER))
    ingest(store, BAD_NEWER)
    monkeypatch.setattr(Pipeline, "assemble", classmethod(assembled))
    done = relink(store, SETTINGS, everything=True)
    assert done.counts == {"unchanged": 1}
    assert done.problems == (f"article/{KEY} is left as it is: a newer version is in quarantine",)
    assert Quarantine(store, BASE).held(KEY).version.endswith(NEWER.version)
    # The same version is read again, as always.
    ingest(store, BAD)
    assert relink(store, SETTINGS, everything=True).counts == {"unchanged": 2}
    assert kept(store) == {}


def assembled(cls, settings):
    return Pipeline(settings, lambda articles: (facts(one) for one in articles), AUTHORITY, validate_article)


def test_retracting_takes_out_of_both(store):
    ingest(store, GOOD)
    ingest(store, BAD_NEWER)
    gone = retract(store, AUTHORITY, SETTINGS, KEY)
    assert (gone.key, gone.title) == (KEY, "Leaders meet in Elbonia")
    assert gone.lost
    assert not without_article(store)
    assert kept(store) == {}
    assert retract(store, AUTHORITY, SETTINGS, KEY) is None


@pytest.mark.parametrize("named", [KEY, "elbonia-1", ARTICLE.url, article_iri(BASE, KEY)])
def test_what_is_only_in_quarantine_can_be_retracted_by_any_of_its_names(store, named):
    ingest(store, BAD)
    gone = retract(store, AUTHORITY, SETTINGS, named)
    assert (gone.key, gone.lost, gone.kept) == (KEY, (), ())
    assert gone.triples > 100
    assert kept(store) == {}


# --- revalidating


def test_what_passes_the_shapes_of_today_comes_into_the_store_and_is_consolidated(store):
    ingest(store, BAD, facts(OTHER))
    held = Quarantine(store, BASE).held(KEY)
    assert fates(store) == [(KEY, "refused")]
    assert fates(store, gate=lenient) == [(KEY, "accepted")]
    assert store.graph(GRAPH) == held.triples
    assert kept(store) == {}
    assert not changed_articles(store, BASE)
    assert fates(store, gate=lenient) == []


def test_what_comes_in_late_is_as_if_it_had_come_at_once(store):
    ingest(store, BAD)
    fates(store, gate=lenient)
    at_once = {name: store.graph(name) for name in store.graphs()}
    retract(store, AUTHORITY, SETTINGS, KEY)
    ingest(store, BAD, gate=lenient)
    assert everything(store) == at_once


def test_revalidating_all_withdraws_what_breaks_a_shape_now(store):
    ingest(store, facts(OTHER), GOOD)
    before = described(store, store.graph(GRAPH), BASE)
    assert fates(store, everything=True) == [(KEY, "valid"), (OTHER.key, "valid")]
    assert fates(store, everything=True, gate=strict) == [(KEY, "withdrawn"), (OTHER.key, "withdrawn")]
    assert not without_article(store)
    assert not changed_articles(store, BASE)
    assert Quarantine(store, BASE).held(KEY).descriptions == before
    assert fates(store) == [(KEY, "accepted"), (OTHER.key, "accepted")]
    assert kept(store) == {}
    assert not changed_articles(store, BASE)


def test_an_older_version_is_not_withdrawn_over_a_newer_one(store):
    ingest(store, GOOD)
    ingest(store, BAD_NEWER)
    assert fates(store, everything=True, gate=strict) == [(KEY, "refused"), (KEY, "broken")]
    assert Quarantine(store, BASE).held(KEY).version.endswith(NEWER.version)
    assert ARTICLE.version.encode() in store.graph(GRAPH)


def test_a_withdrawal_that_was_cut_off_is_finished(store):
    ingest(store, GOOD)
    Quarantine(store, BASE).refuse(
        KEY, store.graph(GRAPH), described(store, store.graph(GRAPH), BASE), strict(b"")
    )
    assert fates(store, everything=True, gate=strict) == [(KEY, "refused"), (KEY, "withdrawn")]
    assert not without_article(store)
