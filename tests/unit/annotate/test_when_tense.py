"""The tense that a date gets from the clause around it."""

import pytest

from kg.annotate.model import load_model
from kg.annotate.tense import tense_reader
from kg.config import Settings

SENTENCES = [
    ("The envoys met in Lisbon on Monday.", "Monday", "past"),
    ("The envoys have met in Lisbon on Monday.", "Monday", "past"),
    ("The treaty was signed on 20 May.", "20", "past"),
    ("The treaty, signed on 20 May, binds both sides.", "20", "past"),
    ("The envoys will meet in Lisbon on Monday.", "Monday", "future"),
    ("The contract may be signed on 12 September.", "12", "future"),
    ("The work should be completed in October.", "October", "future"),
    ("The envoys are to meet in Lisbon on Monday.", "Monday", "future"),
    ("The envoys are due to meet in Lisbon on Monday.", "Monday", "future"),
    ("The envoys are expected to meet in Lisbon on Monday.", "Monday", "future"),
    ("The envoys plan to meet in Lisbon on Monday.", "Monday", "future"),
    ("The minister announced a summit to be held on 12 October.", "12", "future"),
    ("The talks scheduled for Monday are in doubt.", "Monday", "future"),
    ("The minister spoke ahead of a summit on Friday.", "Friday", "future"),
    ("The envoys could have met on Monday.", "Monday", "past"),
    ("The envoy arrives in Lisbon on Friday.", "Friday", "present"),
    ("The minister said that the envoys would meet on Friday.", "Friday", "future"),
    ("The minister said on Friday that the envoys would meet.", "Friday", "past"),
    ("The envoys did not meet on Friday.", "Friday", "past"),
    ("Protests have been called for Friday.", "Friday", "future"),
    ("The talks due on Friday were called off.", "Friday", "future"),
    ("After meeting envoys on Friday, the minister will fly home.", "Friday", "future"),
]


@pytest.fixture(scope="module")
def nlp():
    return load_model(Settings().model)


@pytest.mark.parametrize(("text", "word", "tense"), SENTENCES)
def test_tense_of_the_clause_around_a_date(text, word, tense, nlp):
    assert tense_reader(nlp(text))(text.index(word)) == tense


def test_offset_before_any_word_has_no_tense(nlp):
    assert tense_reader(nlp(""))(0) is None
