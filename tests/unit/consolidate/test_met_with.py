"""The summary of who met whom, counted over canonical events."""

import pytest
from made_up_claims import SETTINGS, WORLD, put

from kg.consolidate import consolidate
from kg.consolidate.canonical import MOST_WHO_MEET
from kg.consolidate.reading import rows
from kg.store import MemoryStore

PAIRS = """SELECT ?one ?other ?n ?first ?last { ?p a dip:CoParticipation ; dip:between ?one, ?other ;
  dip:numberOfEncounters ?n FILTER (STR(?one) < STR(?other))
  OPTIONAL { ?p dip:firstEncounter ?first ; dip:lastEncounter ?last } } ORDER BY ?one ?other"""


def tell(store, key, published="2025-09-20", **claim):
    put(store, {"key": key, "published": published, "claims": [claim] if claim else None})
    consolidate(store, WORLD, SETTINGS, [key])


def pairs(store):
    return [tuple(value.rpartition("/")[2] for value in row.values()) for row in rows(store, PAIRS)]


@pytest.fixture
def store():
    return MemoryStore()


def met(day, *who, kind="Meeting", **more):
    return {"kind": kind, "who": [f"person/{name}" for name in who], "day": day, **more}


def test_an_encounter_counts_once_however_many_tell_of_it(store):
    for key in "abc":
        tell(store, key, **met("2025-09-01", "kovac", "berg"))
    tell(store, "d", **met("2025-09-09", "kovac", "berg", kind="PhoneCall"))
    assert pairs(store) == [("berg", "kovac", "2", "2025-09-01", "2025-09-09")]
    assert len(rows(store, "SELECT ?a ?b { ?a dip:metWith ?b }")) == 2


@pytest.mark.parametrize(
    "change", [{"factuality": "planned"}, {"factuality": "denied"}, {"kind": "Agreement"}, {"kind": "Attack"}]
)
def test_what_did_not_take_place_or_is_no_encounter_is_not_counted(store, change):
    tell(store, "a", **{**met("2025-09-01", "kovac", "berg"), **change})
    assert pairs(store) == []


def test_a_person_does_not_meet_the_country_that_it_acts_for(store):
    who = ["person/kovac", "country/estia", "person/berg"]
    tell(store, "a", kind="Meeting", who=who, day="2025-09-01")
    assert [row[:2] for row in pairs(store)] == [("estia", "berg"), ("berg", "kovac")]


def test_first_and_last_are_found_again_when_an_article_goes(store):
    for key, day in (("a", "2025-09-01"), ("b", "2025-09-05"), ("c", "2025-09-09")):
        tell(store, key, **met(day, "kovac", "berg"))
    tell(store, "a")
    assert pairs(store) == [("berg", "kovac", "2", "2025-09-05", "2025-09-09")]
    tell(store, "c", **met("2025-09-07", "kovac", "berg"))
    assert pairs(store) == [("berg", "kovac", "2", "2025-09-05", "2025-09-07")]
    tell(store, "b")
    tell(store, "c")
    assert pairs(store) == []
    assert rows(store, "SELECT ?a ?b { ?a dip:metWith ?b }") == []


def test_an_encounter_without_a_date_counts_and_dates_nothing(store):
    tell(store, "a", kind="Meeting", who=["person/kovac", "person/berg"])
    assert pairs(store) == [("berg", "kovac", "1")]


def test_an_assembly_is_no_meeting_of_each_with_each(store):
    many = [f"organization/o{number}" for number in range(MOST_WHO_MEET + 1)]
    tell(store, "a", kind="Summit", who=many, day="2025-09-01")
    assert pairs(store) == []
    tell(store, "b", kind="Summit", who=many[1:4], day="2025-12-01")
    assert len(pairs(store)) == 3
