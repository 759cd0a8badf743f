"""Infinitives that the model takes for nouns are verbs again, with their object."""

import pytest

from kg.annotate.model import load_model
from kg.config import Settings

SENTENCES = [
    "Norway offered to host talks between Kenya and Uganda in Oslo.",
    "Norway agreed to host talks in Oslo.",
    "Norway declined to host talks in Oslo.",
    "Norway was asked to host talks in Oslo.",
    "Norway's offer to host talks between Kenya and Uganda was welcomed.",
    "Kenyan leader to host talks in May",
]


@pytest.fixture(scope="module")
def nlp():
    return load_model(Settings().model)


@pytest.mark.parametrize("text", SENTENCES)
def test_host_is_a_verb_with_talks_as_its_object(text, nlp):
    doc = nlp(text)
    host = next(token for token in doc if token.text == "host")
    talks = next(token for token in doc if token.text == "talks")
    assert (host.pos_, host.tag_) == ("VERB", "VB")
    assert (talks.head, talks.dep_) == (host, "dobj")
    assert [token.text for token in host.children if token.dep_ == "aux"] == ["to"]


def test_a_headline_s_noun_is_the_subject(nlp):
    doc = nlp("Kenyan leader to host talks in May")
    assert [(token.text, token.dep_) for token in doc if token.dep_ in ("nsubj", "ROOT")] == [
        ("leader", "nsubj"),
        ("host", "ROOT"),
    ]


def test_a_real_compound_stays_a_noun(nlp):
    doc = nlp("The envoy returned to host country officials.")
    assert next(token for token in doc if token.text == "host").pos_ != "VERB"
