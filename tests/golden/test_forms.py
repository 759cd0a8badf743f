"""Golden cases: every class of event and of speech act, and every factuality, in active, passive and nominal form."""

from functools import cache
from pathlib import Path

import pytest

from kg.config import Settings
from kg.events import EVENTS
from kg.facts import to_json
from kg.model import Factuality
from kg.pipeline import Pipeline
from kg.source import make_article

FORMS = ("active", "passive", "nominal")
FOLDER = Path(__file__).with_name("forms")
SETTINGS = Settings()


def rows(name, columns):
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [
        (*line.split("\t"), *[""] * columns)[:columns] for line in lines if line and not line.startswith("#")
    ]


CLASSES, SPEECH, FACTUALITY = rows("classes", 4), rows("speech", 5), rows("factuality", 4)


@cache
def pipeline():
    return Pipeline.assemble(SETTINGS)


def found(text):
    article = make_article(text, title=None, published="2026-03-12", given_id="golden", settings=SETTINGS)
    ((_, facts),) = pipeline().read([article])
    return to_json(facts)


def name_of(row):
    return f"{row[0]}-{row[1]}"


def has(event, wanted):
    who, _, place = wanted.partition("@")
    if place and event["place"] != place.strip():
        return False
    return all(_takes_part(event, *each.strip().split(":")) for each in who.split(";") if each.strip())


def _takes_part(event, roles, name):
    return any(
        part["name"].endswith(name) and ("any" in roles or part["role"] in roles.split(","))
        for part in event["participants"]
    )


@pytest.mark.parametrize("row", CLASSES, ids=name_of)
def test_the_event_is_found_with_its_class_and_participants(row):
    kind, _, text, wanted = row
    events = found(text)["events"]
    assert any(event["class"] == kind and has(event, wanted) for event in events), [
        (event["label"], [(part["name"], part["role"]) for part in event["participants"]]) for event in events
    ]


@pytest.mark.parametrize("row", SPEECH, ids=name_of)
def test_the_speech_act_is_found_with_its_class_speaker_and_words(row):
    kind, _, text, speaker, words = row
    said = found(text)["statements"]
    assert any(
        each["class"] == kind and each["speaker"] == speaker and words in each["text"] for each in said
    ), said


@pytest.mark.parametrize("row", FACTUALITY, ids=name_of)
def test_the_factuality_is_that_of_the_clause(row):
    value, _, kind, text = row
    status = {"ruledOut": "ruled_out"}.get(value, value)
    events = found(text)["events"]
    assert any(event["class"] == kind and event["status"] == status for event in events), [
        (event["label"], event["status"]) for event in events
    ]


def test_no_class_and_no_value_is_without_its_three_forms():
    asked = {(frame.name, form) for frame in EVENTS for form in FORMS}
    assert {row[:2] for row in (*CLASSES, *SPEECH)} == asked
    assert {row[:2] for row in FACTUALITY} == {(value.value, form) for value in Factuality for form in FORMS}
