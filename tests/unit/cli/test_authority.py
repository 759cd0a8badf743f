"""`kg authority check` from end to end."""

import json

import pytest

from kg.cli.app import run

HEAD = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
TAKEN = HEAD + '<http://example.org/a> a dip:Organization ; rdfs:label "Board"@en ; owl:sameAs wd:Q20 .'


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_text(TAKEN, encoding="utf-8")
    return path


def test_our_data_passes_with_exit_code_0(capfd):
    assert run(["authority", "check"]) == 0
    out = capfd.readouterr().out
    assert "0 findings" in out
    assert "stay candidates" in out


def test_a_conflict_gives_exit_code_1_and_names_both(own, capfd):
    assert run(["authority", "check", str(own)]) == 1
    out = capfd.readouterr().out
    assert "shared identifier: Board" in out
    assert "country/wd-Q20" in out


def test_json_has_the_findings_and_what_their_kinds_mean(own, capfd):
    assert run(["authority", "check", str(own), "--format", "json"]) == 1
    said = json.loads(capfd.readouterr().out)
    assert (
        {one["kind"] for one in said["findings"]} == set(said["kinds"]) == {"no source", "shared identifier"}
    )
    assert said["entities"] > 3000
    assert len(said["single_sourced"]) > 1000


def test_without_files_the_file_of_the_settings_is_checked(own, capfd, monkeypatch):
    monkeypatch.setenv("KG_AUTHORITY", str(own))
    assert run(["authority", "check"]) == 1
    assert "shared identifier" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["authority", "dance"], 2, "dance"),
        (["authority", "check", "--format", "xml"], 2, "xml"),
        (["authority", "check", "nowhere.ttl"], 3, "nowhere.ttl"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments, code, words, capfd):
    assert run(arguments) == code
    said = capfd.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1
