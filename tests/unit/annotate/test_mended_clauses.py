"""What is said hangs on the verb of saying, whatever stands between."""

import pytest

from kg.annotate.model import load_model
from kg.config import Settings


@pytest.fixture(scope="module")
def nlp():
    return load_model(Settings().model)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Wen Jiabei told a regular briefing that China opposes the sale.", "opposes"),
        ("Ola Brekke told parliament that Norway will never accept the claim.", "accept"),
        ("The premier insisted Greenland was not for sale.", "was"),
    ],
)
def test_what_is_said_is_a_clause_of_the_verb(text, verb, nlp):
    said = next(token for token in nlp(text) if token.text == verb)
    assert (said.dep_, said.head.lemma_) in [("ccomp", "tell"), ("ccomp", "insist")]
    assert any(child.dep_ == "nsubj" for child in said.children)


def test_a_clause_on_its_own_noun_stays_there(nlp):
    said = next(
        token for token in nlp("He told them of the fear that war would come.") if token.text == "come"
    )
    assert said.head.text == "fear"


@pytest.mark.parametrize(
    "text",
    ["In Kenya Minister Ellison met the rebels.", "In South Sudan Ambassador Jane Doe met the rebels."],
)
def test_a_country_behind_in_says_where(text, nlp):
    doc = nlp(text)
    place = next(token for token in doc if token.text in ("Kenya", "Sudan"))
    assert (place.dep_, place.head.text) == ("pobj", "In")


def test_what_is_said_before_its_speaker_is_below_the_verb_of_saying(nlp):
    text = "Oman and Chad have agreed on a plan for Mali, Secretary of State Ola Brekke said Friday in Oslo."
    agreed = next(token for token in nlp(text) if token.text == "agreed")
    assert (agreed.dep_, agreed.head.text, agreed.head.dep_) == ("ccomp", "said", "ROOT")
