"""Nobody sees an article without its canonical layer; and what a process left that did, the next run mends."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_up_claims import BASE, SETTINGS, WORLD
from server_process import server

from kg.consolidate import changed_articles, consolidate, pending_articles, rebuild
from kg.pipeline import caught_up
from kg.rdf.mint import article_graph_iri, digest, graph_iri
from kg.store import EmbeddedStore

CANONICAL = graph_iri(BASE, "canonical")
PEOPLE = ["person/kovac", "person/berg", "person/prado", "person/vasin"]

# The child stores and consolidates versions of some articles for ever, and says what it has done.
WRITER = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:4]
from made_up_claims import SETTINGS, WORLD, put
from test_consolidation_faults import article
from kg.consolidate import consolidate
from kg.store import EmbeddedStore

store, last = EmbeddedStore(Path(sys.argv[1])), int(sys.argv[4])
turn = 0
while True:
    one = article(turn)
    put(store, one)
    print("stored", turn, flush=True)
    if turn == last:
        os.kill(os.getpid(), signal.SIGKILL)
    consolidate(store, WORLD, SETTINGS, [one["key"]])
    print("consolidated", turn, flush=True)
    turn += 1
"""

# The child does both together, and says what was acknowledged; {cut} says where it is killed.
TOGETHER = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:4]
from made_up_claims import SETTINGS, WORLD, put
from test_consolidation_faults import article
from kg.archive import Draft
from kg.consolidate import consolidate
from kg.store import EmbeddedStore, oxigraph
from kg.store.staging import staged

def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

store, turn = EmbeddedStore(Path(sys.argv[1])), 0
consolidate(store, WORLD, SETTINGS, [])
while True:
    if turn == int(sys.argv[4]):
        {cut}
    with staged(store) as stage:
        for number in (turn, turn + 1):
            one = article(number)
            put(stage, one)
        consolidate(store, WORLD, SETTINGS, [article(turn)["key"], one["key"]], stage)
    print("together", turn, flush=True)
    turn += 1
"""


def article(turn):
    """Give a version of one of seven articles, whose claims overlap with those of the others."""
    who = [PEOPLE[turn % 4], PEOPLE[(turn * 3 + 1) % 4]]
    claim = {"kind": "Meeting", "who": sorted(set(who)), "day": f"2025-09-0{turn % 3 + 1}"}
    return {"key": f"k{turn % 7}", "published": "2025-09-05", "claims": [claim]}


def start(directory, last, code=WRITER):
    folders = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
    command = [sys.executable, "-c", code, str(directory), *folders, str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def mended(directory):
    """Open the store as the next run does, and tell whether the layer is that of building anew."""
    store = EmbeddedStore(directory)
    try:
        left = pending_articles(store, BASE)
        caught_up(store, WORLD, SETTINGS)
        layer = store.graph(CANONICAL)
        assert changed_articles(store, BASE) == []
        rebuild(store, WORLD, SETTINGS)
        assert store.graph(CANONICAL) == layer
        return left
    finally:
        store.close()


@pytest.mark.parametrize("last", [0, 7])
@pytest.mark.parametrize(
    ("cut", "is_there"),
    [("Draft.commit = die", False), ("Draft.done = die", True), ("oxigraph.make = die", True)],
)
def test_kill_9_leaves_article_and_layer_both_or_neither(tmp_path, cut, is_there, last):
    child = start(tmp_path / "store", last, TOGETHER.format(cut=cut))
    said, errors = child.communicate(timeout=120)
    assert child.returncode == -signal.SIGKILL, errors
    assert said.splitlines() == [f"together {turn}" for turn in range(last)]
    assert mended(tmp_path / "store") == []
    store = EmbeddedStore(tmp_path / "store", writing=False)
    one = article(last + 1)
    graph, version = store.graph(article_graph_iri(BASE, one["key"])), mark_of(one)
    assert (version in graph) == is_there
    assert (version in store.graph(CANONICAL)) == is_there
    store.close()


def mark_of(article):
    return f"/v/{digest(repr(article))}>".encode()


def test_who_looks_on_never_sees_an_article_without_its_layer(tmp_path):
    child = start(tmp_path / "store", -1, TOGETHER.format(cut="pass"))
    try:
        assert child.stdout.readline() == "together 0\n"
        versions, end = set(), time.monotonic() + 6
        while time.monotonic() < end or len(versions) < 5:
            store = EmbeddedStore(tmp_path / "store", writing=False)
            assert pending_articles(store, BASE) == changed_articles(store, BASE) == []
            versions.add(store.graph(CANONICAL))
            store.close()
    finally:
        child.kill()
        child.communicate(timeout=30)
    assert mended(tmp_path / "store") == []


@pytest.mark.parametrize("last", [0, 1, 9])
def test_an_article_that_was_stored_and_not_consolidated_is_taken_in_by_the_next_run(tmp_path, last):
    child = start(tmp_path / "store", last)
    said, _ = child.communicate(timeout=120)
    assert child.returncode == -signal.SIGKILL
    assert said.splitlines()[-1] == f"stored {last}"
    assert mended(tmp_path / "store") == [article(last)["key"]]


def test_a_process_killed_at_any_time_leaves_what_can_be_mended(tmp_path):
    for round in range(3):
        child = start(tmp_path / "store", -1)
        try:
            for _ in range(2 + round):
                assert child.stdout.readline()
            time.sleep(0.02 * round)
        finally:
            child.kill()
            child.communicate(timeout=30)
        assert len(mended(tmp_path / "store")) <= 1


def test_a_server_that_only_reads_catches_up_when_it_starts(tmp_path):
    child = start(tmp_path / "store", 0)
    said, _ = child.communicate(timeout=120)
    assert said.splitlines() == ["stored 0"]
    with server(tmp_path / "store", KG_BASE_IRI=BASE) as running:
        status, _, body = running.ask("ASK { ?claim dip:mentionOf ?event . ?event a dip:CanonicalEvent }")
        assert (status, json.loads(body)["boolean"]) == (200, True)


def test_a_store_that_fails_while_consolidating_keeps_the_old_layer(tmp_path, monkeypatch):
    from made_up_claims import put

    store = EmbeddedStore(tmp_path / "store")
    put(store, article(0))
    consolidate(store, WORLD, SETTINGS, ["k0"])
    before = store.graph(CANONICAL)
    put(store, article(1))

    def fail(text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "update", fail)
    with pytest.raises(OSError, match="space"):
        consolidate(store, WORLD, SETTINGS, ["k1"])
    monkeypatch.undo()
    assert store.graph(CANONICAL) == before
    assert pending_articles(store, BASE) == ["k1"]
    store.close()
