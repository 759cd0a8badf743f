"""``kg validate`` over a store, directly and through the server that holds it."""

import json
from pathlib import Path

import pytest
from golden_world import WORLD
from loopback import serving

from kg.cli.app import run
from kg.store import EmbeddedStore, MemoryStore

SHAPES = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:s/Event> a sh:NodeShape ; sh:targetClass dip:Event ; sh:property <urn:s/day> .
<urn:s/day> sh:path dip:earliest ; sh:maxCount 0 ; sh:severity sh:Warning ; sh:message "No days, please." .
"""


@pytest.fixture
def store(tmp_path):
    opened = EmbeddedStore(tmp_path / "store")
    opened.load(WORLD.read_bytes(), media_type="application/trig")
    opened.close()
    return str(tmp_path / "store")


@pytest.fixture
def shapes(tmp_path):
    (tmp_path / "shapes.ttl").write_text(SHAPES)
    return str(tmp_path / "shapes.ttl")


def test_the_verdict_is_the_exit_code(store, shapes, capfd):
    assert run(["validate", "--store", store, "--engine", "fast"]) == 0
    assert capfd.readouterr().out.startswith("Accepted: every shape holds.\n")
    assert run(["validate", "--store", store, "--shapes", shapes]) == 1
    assert run(["validate", "--store", store, "--shapes", shapes, "--allow-warnings"]) == 0


def test_the_report_is_limited_and_comes_in_all_forms(store, shapes, capfd):
    asked = ["validate", "--store", store, "--shapes", shapes, "--limit", "2", "--format"]
    assert run([*asked, "json"]) == 1
    report = json.loads(capfd.readouterr().out)
    assert len(report["results"]) == 2
    assert report["counts"]["Warning"] == 2 + report["omitted"]["Warning"] > 2
    assert report["coverage"][0]["targets"] > 2
    assert run([*asked, "sarif"]) == 1
    assert json.loads(capfd.readouterr().out)["version"] == "2.1.0"


def test_rules_across_articles_count_in_a_store(store, capfd):
    opened = EmbeddedStore(Path(store))
    opened.update(
        "DELETE { GRAPH ?g { ?a <https://schema.org/url> ?u } } INSERT { GRAPH ?g { ?a <https://schema.org/url> <urn:same> } }"
        " WHERE { GRAPH ?g { ?a <https://schema.org/url> ?u } }"
    )
    opened.close()
    assert run(["validate", "--store", store]) == 1
    assert "Two articles have the same address: they are one." in capfd.readouterr().out


def test_a_store_behind_a_server_is_validated_too(store, shapes, capfd):
    asked = ["validate", "--shapes", shapes, "--format", "json", "--store"]
    assert run([*asked, store]) == 1
    report = json.loads(capfd.readouterr().out)
    held = MemoryStore()
    held.load(WORLD.read_bytes(), media_type="application/trig")
    with serving(held) as url:
        assert run([*asked, url]) == 1
    assert json.loads(capfd.readouterr().out) == report


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--store", "nowhere"], 4, "nowhere"),
        (["--shapes", "missing.ttl"], 3, "missing.ttl"),
        (["--severity", "grave"], 2, "violation, warning, info"),
        (["--engine", "warp"], 2, "pyshacl, fast"),
    ],
)
def test_what_cannot_be_done_is_told(store, arguments, code, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "--store", store, *arguments]) == code
    assert told in capsys.readouterr().err


TYPE = b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
FOREIGN = """
@prefix ex: <urn:e/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:message "p!"@en, "p ?"@fr ] .
"""


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.ttl").write_bytes(b"\xef\xbb\xbf" + FOREIGN.encode())
    (tmp_path / "d.ttl").write_bytes(b"\xef\xbb\xbf@prefix ex: <urn:e/> .\n<#a> a ex:T .\n")
    return tmp_path


def test_files_with_a_byte_order_mark_are_read_and_loaded(files, capfd):
    assert run(["validate", "d.ttl", "--shapes", "s.ttl"]) == 1
    assert "  - <#a>  [d.ttl, line 2]\n" in capfd.readouterr().out
    (files / "d.nt").write_bytes(b"\xef\xbb\xbf<urn:e/#a> a <urn:e/T> .\n".replace(b" a ", TYPE))
    assert run(["load", "d.nt", "--store", "store"]) == 0
    assert "d.nt: 1 new quads" in capfd.readouterr().err


def test_json_with_a_context_is_json_ld(files, capfd):
    (files / "crate.json").write_text('{"@context": {"@vocab": "urn:e/"},\n"@id": "./", "@type": "T"}')
    assert run(["validate", "crate.json", "--shapes", "s.ttl"]) == 1
    assert "  - <./>  [crate.json, line 2]\n" in capfd.readouterr().out


def test_languages_summary_and_forms_of_build_servers_can_be_asked_for(files, capfd):
    asked = ["validate", "d.ttl", "--shapes", "s.ttl"]
    assert run([*asked, "--lang", "fr"]) == 1
    assert "Violation: p ?\n" in capfd.readouterr().out
    assert run([*asked, "--summary"]) == 1
    assert "  1 violation   ex:S / ex:p / minCount\n" in capfd.readouterr().out
    assert run([*asked, "--format", "github"]) == 1
    assert capfd.readouterr().out.startswith("::error file=d.ttl,line=2,title=ex%3AS / ex%3Ap / minCount::p!")
    assert run([*asked, "--format", "junit"]) == 1
    assert "<testsuites" in capfd.readouterr().out
