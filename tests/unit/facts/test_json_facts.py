import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from made_up import ARTICLE, EVENTS, FACTS, STATEMENTS

from kg.facts.json_facts import to_json
from kg.model import Facts, Factuality, Mode, Precision, Role, When

STATUSES = {
    "happened",
    "ongoing",
    "planned",
    "proposed",
    "cancelled",
    "ruled_out",
    "alleged",
    "denied",
    "conditional",
}
ROLES = {
    "host",
    "guest",
    "attendee",
    "organiser",
    "signatory",
    "mediator",
    "addressee",
    "perpetrator",
    "target",
}


def with_event(**changes):
    return to_json(replace(FACTS, events=(replace(EVENTS[0], **changes), *EVENTS[1:])))["events"][0]


def with_part(**changes):
    parts = EVENTS[0].participations
    return with_event(participations=(replace(parts[0], **changes), *parts[1:]))["participants"][0]


def test_the_facts_are_plain_json_that_reads_back_the_same():
    written = to_json(FACTS)
    assert json.loads(json.dumps(written, ensure_ascii=False)) == written


def test_the_article_is_named_by_the_given_id_else_by_its_key():
    assert to_json(FACTS)["id"] == "elbonia-1"
    assert to_json(Facts(replace(ARTICLE, given_id=None)))["id"] == ARTICLE.key


def test_an_article_without_facts_has_empty_lists():
    written = to_json(Facts(replace(ARTICLE, published=None)))
    assert [written[key] for key in ("entities", "tenures", "events", "statements", "published")] == [
        [], [], [], [], None,
    ]  # fmt: skip


def test_an_entity_has_name_kind_other_names_and_identifier():
    ada, bo, *_, front = to_json(FACTS)["entities"]
    assert (ada["name"], ada["kind"], ada["aliases_in_text"], ada["wikidata"]) == (
        "Ada Quill", "Person", [], "Q900001",
    )  # fmt: skip
    assert bo["aliases_in_text"] == ["Tarn"]
    assert (front["kind"], front["class"], front["wikidata"]) == ("Organization", "ArmedGroup", None)


def test_an_entity_that_the_text_does_not_name_is_not_listed_but_can_be_named():
    silent = tuple(replace(e, surface_forms=()) if e.name == "Elbonia" else e for e in FACTS.entities)
    written = to_json(replace(FACTS, entities=silent))
    assert "Elbonia" not in [entity["name"] for entity in written["entities"]]
    assert written["tenures"][0]["of"] == "Elbonia"


def test_a_candidate_is_not_told_as_the_identifier():
    bo = to_json(FACTS)["entities"][1]
    assert (bo["wikidata"], bo["candidates"]) == (None, ["http://www.wikidata.org/entity/Q900009"])


def test_a_tenure_is_told_by_names():
    prime, foreign = to_json(FACTS)["tenures"]
    assert (prime["person"], prime["office"], prime["of"], prime["status"]) == (
        "Ada Quill", "Prime Minister", "Elbonia", "current",
    )  # fmt: skip
    assert (prime["from"], prime["until"]) == ("2024-05", "2027")
    assert (foreign["of"], foreign["status"]) == (None, "acting")


def test_an_event_is_told_with_date_place_and_sentence():
    meeting = to_json(FACTS)["events"][0]
    assert (meeting["type"], meeting["class"], meeting["status"]) == ("Meeting", "Meeting", "happened")
    assert (meeting["date"], meeting["place"]) == ("2025-09-01", "Mudville")
    assert meeting["evidence"].startswith("Prime Minister Ada Quill of Elbonia met")
    assert meeting["evidence"].endswith("on Monday.")
    start, end = meeting["offsets"]
    assert ARTICLE.content[start:end] == "met"
    assert meeting["casualties"] is None


def test_participants_have_role_mode_attendance_and_office():
    ada, bo, league, front = to_json(FACTS)["events"][0]["participants"]
    assert (ada["name"], ada["role"], ada["mode"], ada["office"]) == (
        "Ada Quill", "host", "in_person", "Prime Minister",
    )  # fmt: skip
    assert (ada["on_behalf_of"], bo["mode"]) == ("Elbonia", None)
    assert (league["mode"], league["attendance"]) == ("virtual", "expected")
    assert front["attendance"] == "absent"


@pytest.mark.parametrize("value", Role)
def test_each_role_has_one_of_the_names_of_the_format(value):
    told = with_part(role=value)["role"]
    assert told in ROLES
    assert told == value.value or value.value not in ROLES


@pytest.mark.parametrize(
    ("value", "mode", "channel"),
    [
        (Mode.IN_PERSON, "in_person", None),
        (Mode.VIRTUAL, "virtual", None),
        (Mode.PHONE, None, "phone"),
        (Mode.WRITTEN, None, "written"),
        (None, None, None),
    ],
)
def test_a_call_or_a_letter_has_no_mode_but_a_channel(value, mode, channel):
    told = with_part(mode=value)
    assert (told["mode"], told["channel"]) == (mode, channel)


@pytest.mark.parametrize("value", Factuality)
def test_each_factuality_has_a_status(value):
    assert with_event(factuality=value)["status"] in STATUSES
    assert with_event(factuality=Factuality.RULED_OUT)["status"] == "ruled_out"


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("Summit", "Summit"),
        ("Mediation", "Negotiation"),
        ("Resignation", "Other"),
        ("Encounter", "Other"),
        ("Event", "Other"),
    ],
)
def test_each_class_has_a_type(kind, type):
    assert (with_event(kind=kind)["type"], with_event(kind=kind)["class"]) == (type, kind)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (When(date(2025, 8, 1), date(2025, 8, 31), Precision.MONTH, "in August"), "2025-08-01/2025-08-31"),
        (When(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, "this year"), "2025"),
        (When(date(2025, 8, 25), date(2025, 8, 31), Precision.WEEK, "last week"), "2025-08-25/2025-08-31"),
        (None, None),
    ],
)
def test_dates_are_as_long_as_they_are_exact(when, told):
    assert with_event(when=when)["date"] == told


def test_casualties_and_sums_are_told():
    _, attack, aid = to_json(FACTS)["events"]
    assert attack["casualties"] == {"killed": 3, "injured": 12}
    assert attack["attributed_to"] == "Bo Tarn"
    assert aid["amount"] == {"value": "2000000000", "currency": "USD"}
    assert with_event(killed=0)["casualties"] == {"killed": 0, "injured": None}


def test_all_speech_acts_are_statements():
    told = to_json(FACTS)["statements"]
    assert [(s["class"], s["kind"], s["speaker"]) for s in told] == [
        ("Pledge", "direct", "Ada Quill"),
        ("Statement", "partial", "Ada Quill"),
        ("Accusation", "indirect", "Bo Tarn"),
    ]
    assert [s["text"] for s in told] == [statement.text for statement in STATEMENTS]
    for statement in told:
        start, end = statement["offsets"]
        assert ARTICLE.content[start:end] == statement["text"]


def test_our_further_keys_do_not_disturb_the_scorer_of_the_evaluation(shared, tmp_path):
    gold = json.loads((shared / "eval/dev/000.json").read_text(encoding="utf-8"))
    written = to_json(FACTS)
    for layer in ("entities", "tenures", "events", "statements"):
        for row in gold[layer]:
            row.update({key: value for key, value in written[layer][0].items() if key not in row})
    (tmp_path / "000.json").write_text(json.dumps(gold), encoding="utf-8")
    scorer = (shared / "eval/score_extraction.py").resolve()
    options = ["dev", tmp_path, "--ids", "000", "--json", tmp_path / "out.json"]
    subprocess.run([sys.executable, scorer, *options], cwd=scorer.parent, timeout=60, check=True)
    assert json.loads((tmp_path / "out.json").read_text())["fact_f1"] == 1.0
