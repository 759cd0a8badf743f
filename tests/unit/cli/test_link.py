"""`kg link` from end to end: list, decide, relink; old IRIs lead on, in the server and in `kg explain`."""

import json
import os
import pty
import subprocess
import sys

import pytest
from fastapi.testclient import TestClient
from loopback import serving
from reconciling import extract

from kg.authority import load_authority
from kg.cli.app import run
from kg.config import Settings
from kg.consolidate import rebuild
from kg.errors import RemoteError
from kg.pipeline import Pipeline
from kg.relink.rereading import stored_article
from kg.serve import create_app
from kg.store import EmbeddedStore
from kg.store.staging import put_article

TEXT = """---
title: Health talks
published: 2022-05-06
---
Norwegian Minister of Health Ann Example met Swedish Prime Minister Magdalena Andersson in Oslo on Friday.

The Board of Fjords signed an agreement with Norway.
"""
AGAIN = """---
title: More talks
published: 2022-06-06
---
Norwegian Minister of Health Ann Example visited Stockholm on Monday.
"""
BASE = "https://w3id.org/diplomacy-kg/"
ENTITIES, CANONICAL = f"{BASE}graph/entities", f"{BASE}graph/canonical"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a store of two articles."""
    (tmp_path / "one.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.md").write_text(AGAIN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_RECONCILE_CACHE", str(tmp_path / "kept"))
    assert run(["ingest", "one.md", "two.md", "-q"]) == 0
    return tmp_path


@pytest.fixture
def listed(folder, capfd):
    def look(*arguments):
        capfd.readouterr()
        assert run(["link", "--format", "json", *arguments]) == 0
        return {one["name"]: one for one in json.loads(capfd.readouterr().out)}

    return look


def decide(folder, *lines):
    (folder / "mine.csv").write_text("\n".join(["entity,wikidata,note", *lines, ""]), encoding="utf-8")
    assert run(["link", "--decisions", "mine.csv"]) == 0


def test_what_is_open_comes_by_how_often_it_occurs(listed):
    found = listed()
    assert next(iter(found)) == "Ann Example"
    ann = found["Ann Example"]
    assert (ann["articles"], ann["kind"], ann["newest"]) == (2, "Person", "2022-06-06")
    assert "country/wd-Q20" in ann["near"]
    assert "Board of Fjords" in found
    assert "Norway" not in found


def test_a_decision_is_kept_and_holds_at_the_next_ingest(folder, listed, capfd):
    ann = listed()["Ann Example"]["entity"]
    decide(folder, f"{ann},Q4242,mine")
    assert (folder / "kg-decisions.csv").read_text(encoding="utf-8").splitlines() == [
        "entity,name,wikidata,match,score,also,note",
        f"{ann},,Q4242,exact,,,mine",
    ]
    assert "Ann Example" not in listed()
    capfd.readouterr()
    assert run(["extract", "one.md"]) == 0
    assert "Q4242" in capfd.readouterr().out


def test_relinking_keeps_the_old_iri_alive_for_browsers_and_for_explain(folder, listed, capfd):
    ann = listed()["Ann Example"]["entity"]
    decide(folder, f"{ann},Q4242,mine")
    capfd.readouterr()
    assert run(["link", "--apply"]) == 0
    assert f"id/{ann} -> id/person/wd-Q4242" in capfd.readouterr().out
    for words in (ann, "person/wd-Q4242", "Q4242"):
        assert run(["explain", words]) == 0
        assert "(Person, person/wd-Q4242)" in capfd.readouterr().out
    store = EmbeddedStore(folder / "kg-data")
    with TestClient(create_app(store, Settings(store="memory:"))) as client:
        for name in (f"/id/{ann}", f"/id/{ann}.ttl"):
            answer = client.get(name, follow_redirects=False, headers={"accept": "text/turtle"})
            assert answer.status_code == 303
            assert answer.headers["location"] == name.replace(ann, "person/wd-Q4242")
            assert "wd-Q4242" in client.get(name).text
    entities = store.graph(ENTITIES)
    assert b"isReplacedBy" in entities
    store.close()
    assert run(["export", "--graph", "entities", "-o", "entities.ttl", "-q"]) == 0
    assert run(["validate", "entities.ttl", "--allow-empty"]) == 0


def test_relinking_gives_what_ingesting_anew_gives(folder, listed, capfd):
    ann = listed()["Ann Example"]["entity"]
    decide(folder, f"{ann},Q4242,mine")
    assert run(["link", "--apply"]) == 0
    capfd.readouterr()
    assert run(["ingest", "one.md", "two.md"]) == 0
    assert capfd.readouterr().out.count("unchanged") == 2
    assert run(["link", "--apply"]) == 0
    assert "->" not in capfd.readouterr().out


def canonical_and_rebuilt(folder):
    """Give the canonical graph as it stands, and as it is when it is built anew."""
    settings = Settings(store="memory:")
    store = EmbeddedStore(folder / "kg-data")
    stands = store.graph(CANONICAL)
    rebuild(store, load_authority(settings), settings)
    built = store.graph(CANONICAL)
    store.close()
    return stands, built


def test_relinking_brings_the_canonical_events_in_step(folder, listed):
    ann = listed()["Ann Example"]["entity"]
    stands, _ = canonical_and_rebuilt(folder)
    assert f"id/{ann}>".encode() in stands
    decide(folder, f"{ann},Q4242,mine")
    assert run(["link", "--apply"]) == 0
    stands, built = canonical_and_rebuilt(folder)
    assert stands == built
    assert f"id/{ann}>".encode() not in stands
    assert b"participant> <https://w3id.org/diplomacy-kg/id/person/wd-Q4242>" in stands


def test_relinking_does_what_a_run_that_broke_off_left_undone(folder, listed):
    ann = listed()["Ann Example"]["entity"]
    decide(folder, f"{ann},Q4242,mine")
    settings = Settings()
    store = EmbeddedStore(folder / "kg-data")
    articles = [one for key in article_keys(store) if (one := stored_article(store, key, settings.base_iri))]
    read = list(Pipeline.assemble(settings).outcomes(articles))
    assert all(put_article(store, one.graph, one.triples, ENTITIES, one.descriptions) for one in read)
    assert f"id/{ann}>".encode() in store.graph(CANONICAL)
    store.close()
    assert run(["link", "--apply"]) == 0
    stands, built = canonical_and_rebuilt(folder)
    assert stands == built
    assert f"id/{ann}>".encode() not in stands


def article_keys(store):
    start = f"{BASE}graph/article/"
    return [name.removeprefix(start) for name in store.graphs() if name.startswith(start)]


def test_a_decision_taken_back_brings_the_old_entity_back(folder, listed, capfd):
    ann = listed()["Ann Example"]["entity"]
    decide(folder, f"{ann},Q4242,mine")
    assert run(["link", "--apply"]) == 0
    (folder / "kg-decisions.csv").unlink()
    assert run(["link", "--apply"]) == 0
    assert listed()["Ann Example"]["entity"] == ann
    store = EmbeddedStore(folder / "kg-data")
    assert f"{ann}> <http://purl.org/dc/terms/isReplacedBy>".encode() not in store.graph(ENTITIES)
    store.close()


def test_none_is_a_decision_too(folder, listed):
    board = listed()["Board of Fjords"]["entity"]
    decide(folder, f"{board},none,no item")
    assert "Board of Fjords" not in listed()
    assert run(["link", "--apply"]) == 0


def test_without_remote_nobody_is_asked(folder, monkeypatch):
    monkeypatch.setattr("kg.link.endpoint.Endpoint.select", lambda *_: pytest.fail("somebody was asked"))
    assert run(["link"]) == 0


def test_remote_keeps_what_is_beyond_doubt_and_puts_down_candidates(folder, listed, monkeypatch, capfd):
    store = extract()
    with serving(store) as url:
        monkeypatch.setenv("KG_RECONCILE_WIKIDATA", f"{url}/sparql")
        monkeypatch.setenv("KG_RECONCILE_DBPEDIA", f"{url}/sparql")
        found = listed("--remote")
    store.close()
    first = found["Ann Example"]["proposals"][0]
    assert (first["iri"][-9:], first["exact"]) == ("Q90000001", True)
    kept = (folder / "kg-decisions.csv").read_text(encoding="utf-8")
    assert ",Q90000001,exact,,http://viaf.org/viaf/12345 http://dbpedia.org/resource/Ann_Example," in kept
    assert run(["link", "--apply"]) == 0
    store = EmbeddedStore(folder / "kg-data")
    entities = store.graph(ENTITIES)
    store.close()
    assert b"owl#sameAs> <http://dbpedia.org/resource/Ann_Example>" in entities
    assert b"exactMatch> <http://viaf.org/viaf/12345>" in entities


def test_an_endpoint_in_trouble_leaves_the_list_as_it_is(folder, listed, monkeypatch, capfd):
    def trouble(*_):
        raise RemoteError("the endpoint gives no answer", where="http://example.org/sparql")

    monkeypatch.setattr("kg.link.endpoint.Endpoint.select", trouble)
    assert run(["link", "--remote", "-q"]) == 0
    said = capfd.readouterr()
    assert "warning" in said.err
    assert "Ann Example" in said.out
    assert not (folder / "kg-decisions.csv").exists()


def test_the_keyboard_decides_on_a_terminal(folder, listed):
    ann = listed()["Ann Example"]["entity"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "link", "--ask", "--most", "2"],
        cwd=folder,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.write(ours, b"what\nQ4242\nq\n")
    out, err = process.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert process.returncode == 0, err
    assert b"That is none of them." in out
    assert f"{ann},Ann Example,Q4242,exact" in (folder / "kg-decisions.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["link", "--format", "xml"], 2, "xml"),
        (["link", "--all"], 2, "--apply"),
        (["link", "--decisions", "nowhere.csv"], 3, "nowhere.csv"),
        (["link", "--store", "nowhere"], 4, "nowhere"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments, code, words, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == code
    assert words in capfd.readouterr().err
