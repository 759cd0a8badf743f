"""The user's own authority file from end to end: what it says stands in the article's facts."""

import json

import pytest

from kg.cli.app import run

OWN = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/mine#> .
wd:Q4242424242 a dip:Person ; rdfs:label "Astrid Fjellheim"@en ; dip:country "NO" .
:t a dip:Tenure ; dip:person wd:Q4242424242 ; dip:of "NO" ; dip:officeRole "foreign minister" ;
  dip:officeTitle "Minister of Foreign Affairs" ; dip:from "2019-01-01"^^xsd:date .
wd:Q4242424243 a dip:Organization ; rdfs:label "Council of Fjords"@en .
<https://w3id.org/diplomacy-kg/id/country/wd-Q20> owl:sameAs wd:Q4242424244 .
"""
TEXT = (
    "Norwegian Foreign Minister Fjellheim met the president of the Council of Fjords in Oslo on Monday. "
    "Norway signed an agreement with Sweden."
)


@pytest.fixture
def written(tmp_path):
    (tmp_path / "own.ttl").write_text(OWN, encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def facts(folder, capfd):
    assert run(["extract", str(folder / "one.txt"), "--published", "2019-05-06"]) == 0
    said = json.loads(capfd.readouterr().out)
    return {one["name"]: one.get("wikidata") for one in said["entities"]}


def test_own_people_bodies_and_identifiers_win(written, capfd, monkeypatch):
    before = facts(written, capfd)
    monkeypatch.setenv("KG_AUTHORITY", str(written / "own.ttl"))
    after = facts(written, capfd)
    assert "Astrid Fjellheim" not in before
    assert after["Astrid Fjellheim"] == "Q4242424242"
    assert (before.get("Council of Fjords"), after["Council of Fjords"]) == (None, "Q4242424243")
    assert (before["Norway"], after["Norway"]) == ("Q20", "Q4242424244")


def test_own_identifiers_stand_in_the_graph(written, capfd, monkeypatch):
    monkeypatch.setenv("KG_AUTHORITY", str(written / "own.ttl"))
    arguments = ["extract", str(written / "one.txt"), "--published", "2019-05-06", "--to", "nquads"]
    assert run(arguments) == 0
    said = capfd.readouterr().out
    assert "owl#sameAs> <http://www.wikidata.org/entity/Q4242424244>" in said
    assert "owl#sameAs> <http://www.wikidata.org/entity/Q20>" not in said
