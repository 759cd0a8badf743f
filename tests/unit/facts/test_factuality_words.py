"""The tables of words that bear on factuality hold together, and each class of them does what it says."""

import pytest

from kg.annotate.bearing_words import GOVERNING_ADJECTIVES, GOVERNING_NOUNS, GOVERNING_VERBS
from kg.annotate.bearings import EFFECTS, Bearing, combined, effect
from kg.model import Factuality as F

TABLES = {"verbs": GOVERNING_VERBS, "adjectives": GOVERNING_ADJECTIVES, "nouns": GOVERNING_NOUNS}


def test_each_bearing_says_what_becomes_of_an_event_below_a_fact():
    assert set(EFFECTS) == set(Bearing)
    assert all(F.HAPPENED in table for table in EFFECTS.values())


@pytest.mark.parametrize("name", TABLES)
def test_no_use_of_a_word_has_two_bearings(name):
    twice = [
        (lemma, entry.arc, entry.preposition, entry.particle)
        for lemma, entries in TABLES[name].items()
        for entry in entries
        if sum(
            (e.arc, e.preposition, e.particle) == (entry.arc, entry.preposition, entry.particle)
            for e in entries
        )
        > 1
    ]
    assert twice == []


@pytest.mark.parametrize("name", TABLES)
def test_each_entry_is_one_that_the_reader_can_meet(name):
    for entries in TABLES[name].values():
        assert all(entry.arc in ("", "c", "o", "p") for entry in entries)
        assert all(not (entry.arc == "p" and entry.preposition) for entry in entries)


@pytest.mark.parametrize(
    ("bearing", "governor", "event"),
    [
        (Bearing.PLAN, F.HAPPENED, F.PLANNED),  # planned to meet
        (Bearing.PLAN, F.RULED_OUT, F.RULED_OUT),  # does not plan to meet
        (Bearing.PLAN, F.DENIED, F.DENIED),  # denied planning to meet
        (Bearing.PLAN, F.CANCELLED, F.CANCELLED),  # cancelled plans to meet
        (Bearing.PROPOSE, F.HAPPENED, F.PROPOSED),
        (Bearing.PROPOSE, F.CANCELLED, F.RULED_OUT),  # withdrew the offer to meet
        (Bearing.HOPE, F.RULED_OUT, F.RULED_OUT),  # does not want to meet
        (Bearing.CANCEL, F.HAPPENED, F.CANCELLED),
        (Bearing.CANCEL, F.PROPOSED, F.PLANNED),  # threatened to cancel the summit
        (Bearing.CANCEL, F.RULED_OUT, F.PLANNED),  # refused to cancel the summit
        (Bearing.REFUSE, F.HAPPENED, F.RULED_OUT),
        (Bearing.REFUSE, F.RULED_OUT, F.PROPOSED),  # did not rule out talks
        (Bearing.FAIL, F.HAPPENED, F.RULED_OUT),
        (Bearing.FAIL, F.RULED_OUT, None),  # did not prevent the attack
        (Bearing.DENY, F.HAPPENED, F.DENIED),
        (Bearing.DENY, F.RULED_OUT, F.ALLEGED),  # did not deny the attack
        (Bearing.ALLEGE, F.HAPPENED, F.ALLEGED),
        (Bearing.ALLEGE, F.RULED_OUT, F.DENIED),  # rejected allegations of an attack
        (Bearing.DOUBT, F.RULED_OUT, F.ALLEGED),  # could not confirm the attack
        (Bearing.BELIEVE, F.RULED_OUT, F.RULED_OUT),  # does not think that they will meet
        (Bearing.REPORT, F.RULED_OUT, None),  # did not say that
        (Bearing.FACT, F.RULED_OUT, None),  # did not condemn the attack
        (Bearing.CONTINUE, F.HAPPENED, F.ONGOING),
        (Bearing.END, F.PLANNED, F.ONGOING),  # will end the talks
        (Bearing.ATTEND, F.RULED_OUT, F.PLANNED),  # will not attend the summit
        (Bearing.CONDITION, F.HAPPENED, F.CONDITIONAL),
        (Bearing.SAME, F.PLANNED, F.PLANNED),  # will hold talks
    ],
)
def test_a_bearing_makes_of_the_event_what_the_governing_word_allows(bearing, governor, event):
    assert effect(bearing, governor) is event


@pytest.mark.parametrize(
    ("own", "outer", "both"),
    [
        (None, None, None),
        (F.PLANNED, None, F.PLANNED),
        (None, F.ALLEGED, F.ALLEGED),
        (F.PLANNED, F.DENIED, F.DENIED),  # denied that they would meet
        (F.PLANNED, F.ALLEGED, F.PLANNED),  # claims that they will meet
        (F.RULED_OUT, F.PLANNED, F.RULED_OUT),  # no meeting is planned
        (F.ONGOING, F.ALLEGED, F.ALLEGED),  # is said to be meeting
        (F.CONDITIONAL, F.DENIED, F.CONDITIONAL),
    ],
)
def test_own_words_and_governing_words_add_up(own, outer, both):
    assert combined(own, outer) is both
