"""Statements as facts: the event that their words speak of, and one JSON object for those who speak as one."""

import pytest

from kg.facts import read_facts, to_json
from kg.link import AuthorityLinker


@pytest.fixture(scope="module")
def facts_of(notes_of, authority):
    linker = AuthorityLinker(authority)
    return lambda text: to_json(read_facts(notes_of(text), linker, authority))


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("Jordan condemned Monday’s missile attack on Kyiv.", "Condemnation", "Attack"),
        ("Kenya promised to send 300 troops to Haiti.", "Pledge", "Deployment"),
        ("Kenya called for a ceasefire in Sudan.", "Demand", "Ceasefire"),
        ("Kenya said that the sky was blue.", "Statement", None),
    ],
)
def test_the_event_that_the_words_speak_of(facts_of, text, kind, content):
    facts = facts_of(text)
    said = facts["statements"][0]
    assert said["class"] == kind
    found = None if said["content"] is None else facts["events"][said["content"]]["class"]
    assert found == content


def test_those_who_speak_as_one_have_one_object_with_all_of_them(facts_of):
    said = facts_of("Kenya and Norway said that the port would reopen.")["statements"]
    assert [(each["speaker"], each["speakers"], each["text"]) for each in said] == [
        ("Kenya", ["Kenya", "Norway"], "the port would reopen")
    ]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Peru urged Chile to release the fishermen.", "Chile"),
        ("Chile was urged by Peru to release the fishermen.", "Chile"),
        ("Peru told Chile that the talks were over.", "Chile"),
        ("Peru warned Chile of serious consequences.", "Chile"),
        ("Peru accused Chile of breaking the truce.", "Chile"),
        ("Chile was accused by Peru of breaking the truce.", "Chile"),
        ("Peru said that the talks were over.", None),
    ],
)
def test_whom_the_words_are_for(facts_of, text, addressee):
    assert facts_of(text)["statements"][0]["addressee"] == addressee
