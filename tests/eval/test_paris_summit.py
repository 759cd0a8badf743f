"""One real article from file to SPARQL answer: who met, how, where, in which office, and who said what."""

import json

import pytest

from kg.config import Settings
from kg.pipeline import ingest, prepare
from kg.source import read
from kg.store import open_store


@pytest.fixture(scope="module")
def ask(shared):
    settings = Settings(store="memory:")
    store = open_store(settings)
    prepare(store, settings)
    outcomes = list(ingest(read(shared / "eval" / "dev" / "000.json", settings), store, settings))
    assert [outcome.status for outcome in outcomes] == ["stored"]

    def answer(query: str) -> list[tuple[str, ...]]:
        found = json.loads(store.query(query).body)
        names = found["head"]["vars"]
        return sorted(
            tuple(row[name]["value"] for name in names if name in row) for row in found["results"]["bindings"]
        )

    yield answer
    store.close()


def test_all_stated_tenures(ask):
    found = ask(
        """SELECT ?name ?title ?body { ?t a dip:Tenure ; dip:person/rdfs:label ?name ; dip:officeTitle ?title ;
           dip:of/rdfs:label ?body }"""
    )
    stated = {
        ("Volodymyr Zelenskyy", "President", "Ukraine"),
        ("Ursula von der Leyen", "President", "European Commission"),
        ("António Costa", "President", "European Council"),
        ("Donald Tusk", "Prime Minister", "Poland"),
        ("Alexander Stubb", "President", "Finland"),
        ("Petr Fiala", "Prime Minister", "Czechia"),
        ("Mark Rutte", "Secretary General", "NATO"),
        ("Keir Starmer", "Prime Minister", "United Kingdom"),
    }
    assert stated <= set(found)


def test_the_paris_summit_is_one_event_with_its_participants_and_their_modes(ask):
    found = ask(
        """SELECT ?event ?name ?mode { ?event a dip:Summit ; dip:place/rdfs:label "Paris"@en ;
           dip:hasParticipation ?p . ?p dip:agent/rdfs:label ?name . OPTIONAL { ?p dip:mode ?m .
           ?m skos:notation ?mode } }"""
    )
    assert len({row[0] for row in found}) == 1
    modes = {row[1]: row[2] for row in found if len(row) == 3}
    assert modes["Petr Fiala"] == "virtual"
    for name in ("Ursula von der Leyen", "António Costa", "Donald Tusk", "Alexander Stubb"):
        assert modes[name] == "inPerson"


def test_the_press_conference_in_prague(ask):
    found = ask(
        """SELECT DISTINCT ?name { ?event a dip:PressConference ; dip:place/rdfs:label "Prague"@en ;
           dip:participant/rdfs:label ?name }"""
    )
    assert found == [("Mark Rutte",), ("Petr Fiala",)]


def test_the_alaska_summit_in_august(ask):
    found = ask(
        """SELECT ?from ?to { ?event a dip:Summit ; dip:place/rdfs:label "Alaska"@en ;
           dip:earliest ?from ; dip:latest ?to }"""
    )
    assert found == [("2025-08-01", "2025-08-31")]


def test_the_attack_with_23_killed(ask):
    assert ask("SELECT ?killed { ?event a dip:Attack ; dip:killed ?killed }") == [("23",)]


def test_quotes_with_their_speakers(ask):
    found = ask(
        "SELECT ?name ?kind ?text { ?s dip:speaker/rdfs:label ?name ; dip:quoteKind/skos:notation ?kind ; dip:quoteText ?text }"
    )
    assert any(
        name == "Mark Rutte" and kind == "direct" and "full backing" in text for name, kind, text in found
    )
    assert any(
        name == "Keir Starmer" and kind == "partial" and "unbreakable" in text for name, kind, text in found
    )
