"""Refusing and accepting write to two stores: kill -9 between the writes loses nothing, and the next run heals it."""

import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS

from kg.config import Settings
from kg.consolidate import changed_articles
from kg.pipeline import Pipeline
from kg.quarantine import Quarantine, revalidate
from kg.rdf.mint import article_graph_iri
from kg.shacl import validate_article
from kg.store import EmbeddedStore

SETTINGS = Settings(store="memory:", base_iri=BASE)
KEY, GRAPH = ARTICLE.key, article_graph_iri(BASE, ARTICLE.key)
ARTICLES = 3

# What a child does to a store before it is killed; {cut} says where that is.
CHILD = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_quarantine_faults import *
from kg.quarantine import held, revalidating
from kg.store.oxigraph import OxigraphStore

def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

store = EmbeddedStore(Path(sys.argv[1]))
{cut}
{work}
print("it lives", flush=True)
"""
# Refusals and acceptances of some articles for ever, each told when it is done.
STORM = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_quarantine_faults import *

store = EmbeddedStore(Path(sys.argv[1]))
for turn in range(int(sys.argv[-1]), 10**6):
    for n in range(ARTICLES):
        (status,) = ingest(store, told(n, turn, bad=(turn + n) % 3 == 0), gate=quick)
        print(n, turn, status, flush=True)
"""


def told(n=0, turn=0, *, bad=False):
    """Give the facts of a version of an article; those of a bad one break a shape."""
    key = KEY if n == 0 else f"{n:016x}"
    article = replace(
        ARTICLE, key=key, given_id=str(n), url=None, content=f"{ARTICLE.content} Version {turn}."
    )
    first = replace(FACTS.events[0], confidence=7.0 if bad else FACTS.events[0].confidence)
    return replace(FACTS, article=article, events=(first, *FACTS.events[1:]))


def quick(triples, descriptions=()):
    """Refuse what the shapes refuse, but look at one thing alone: it takes no time."""
    report = _GOOD_AND_BAD.setdefault(b'"7"' in triples, None)
    if report is None:
        report = _GOOD_AND_BAD[b'"7"' in triples] = validate_article(triples, descriptions)
    return report


_GOOD_AND_BAD = {}


def ingest(store, *read, gate=validate_article):
    facts = iter(read)
    pipeline = Pipeline(SETTINGS, lambda articles: (next(facts) for _ in articles), AUTHORITY, gate)
    return [outcome.status for outcome in pipeline.ingest([one.article for one in read], store)]


def fates(store, **options):
    return [each.fate for each in revalidate(store, AUTHORITY, SETTINGS, **options)]


def start(code, store, *more):
    tests = Path(__file__).parents[1]
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(code),
            str(store),
            str(tests),
            str(tests / "faults"),
            *map(str, more),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed(store, cut, work):
    child = start(CHILD.format(cut=cut, work=work), store)
    out, err = child.communicate(timeout=60)
    assert child.returncode == -9, out + err
    return EmbeddedStore(store)


@pytest.fixture
def refused(tmp_path):
    """The path of a store that refused the first version of an article."""
    store = EmbeddedStore(tmp_path / "store")
    assert ingest(store, told(bad=True)) == ["refused"]
    store.close()
    return tmp_path / "store"


def whereabouts(store, key=KEY):
    """Give the turns of the versions of an article that the store and its quarantine hold."""
    held = Quarantine(store, BASE).held(key)
    graphs = (store.graph(article_graph_iri(BASE, key)), held.triples if held else b"")
    return [int(graph.split(b" Version ")[1].split(b".")[0]) if graph else None for graph in graphs]


@pytest.mark.parametrize("heal", ["ingest", "revalidate"])
def test_killed_between_storing_and_letting_go(refused, heal):
    store = killed(refused, "held.Quarantine.release = die", "ingest(store, told(turn=1))")
    assert whereabouts(store) == [1, 0]
    if heal == "ingest":
        assert ingest(store, told(turn=1)) == ["unchanged"]
    else:
        assert fates(store) == ["superseded"]
    assert whereabouts(store) == [1, None]
    assert Quarantine(store, BASE).articles() == []
    store.close()


def test_killed_half_way_through_letting_go(refused):
    cut = "store.quarantine().put_article = die"
    store = killed(refused, cut, "ingest(store, told(turn=1))")
    assert whereabouts(store) == [1, 0]
    assert fates(store) == ["superseded"]
    assert whereabouts(store) == [1, None]
    store.close()


def test_killed_half_way_through_a_refusal_nothing_was_acknowledged_and_the_next_run_makes_it_whole(tmp_path):
    cut = "store.quarantine(make=True).put_article = die"
    store = killed(tmp_path / "store", cut, "ingest(store, told(bad=True))")
    assert whereabouts(store) == [None, None]
    assert ingest(store, told(bad=True)) == ["refused"]
    assert whereabouts(store) == [None, 0]
    assert fates(store) == ["refused"]
    store.close()


def test_killed_while_revalidating_between_storing_and_letting_go(refused):
    work = "SETTINGS = SETTINGS.model_copy(update={'refuse': 'never'}); list(revalidate(store, AUTHORITY, SETTINGS))"
    store = killed(refused, "held.Quarantine.release = die", work)
    assert whereabouts(store) == [0, 0]
    assert fates(store) == ["superseded"]
    assert whereabouts(store) == [0, None]
    assert changed_articles(store, BASE) == []
    store.close()


def test_killed_while_withdrawing_it_is_in_both_and_the_next_run_finishes(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    never = SETTINGS.model_copy(update={"refuse": "never"})
    facts = told(bad=True)
    list(Pipeline(never, lambda _: iter([facts]), AUTHORITY, validate_article).ingest([facts.article], store))
    store.close()
    store = killed(tmp_path / "store", "store.staged = die", "fates(store, everything=True)")
    assert whereabouts(store) == [0, 0]
    assert fates(store, everything=True) == ["refused", "withdrawn"]
    assert whereabouts(store) == [None, 0]
    assert changed_articles(store, BASE) == []
    store.close()


def test_kill_9_at_any_moment_loses_no_version_that_was_acknowledged(tmp_path):
    acknowledged, statuses, turn = {}, set(), 0
    for round_ in range(3):
        child = start(STORM, tmp_path / "store", turn)
        try:
            lines = [child.stdout.readline()]
            assert lines[0], child.stderr.read()
            time.sleep(0.1 + 0.25 * round_)
        finally:
            child.kill()
            lines += child.communicate()[0].splitlines()
        for line in lines:
            n, at, status = line.split() if line.count(" ") == 2 else (None, None, None)
            if n is not None:
                acknowledged[int(n)] = (int(at), status)
                statuses.add(status)
        store = EmbeddedStore(tmp_path / "store")
        for n, (at, status) in acknowledged.items():
            stored, held = whereabouts(store, told(n).article.key)
            # What was acknowledged, or the version after it, which was being written.
            assert (held if status == "refused" else stored) == at or at + 1 in (stored, held)
        store.close()
        turn = max(at for at, _ in acknowledged.values()) + 1
    assert statuses >= {"stored", "refused"}
