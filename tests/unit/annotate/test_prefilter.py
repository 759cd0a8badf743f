"""The prefilter: events near agents make a text worth reading, anything else is passed over."""

import pytest

from kg.annotate.prefilter import Prefilter
from kg.authority import load_authority
from kg.config import Settings


@pytest.fixture(scope="module")
def prefilter():
    return Prefilter(load_authority(Settings()))


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Togo and Benin met in Lomé on Monday.",
        "MALTA AND CYPRUS SIGN FISHERIES PACT",
        "Kenya's ambassador was expelled from the country.",
        "Fiji condemned the raid and Samoa joined it.",
        "Negotiations between Oman and the European Union resume next week.",
        "Talks with the US envoy ended.",
    ],
)
def test_diplomacy_passes(prefilter, text):
    assert prefilter.passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The recipe calls for two eggs, a cup of flour and patience.",
        "France won the cup; in France nobody slept.",
        "Shares rose on Monday after the bank met the goals of its board.",
        "A man who lost his dog told us that the meeting with it was joyful.",
        "Malta votes today. "
        + "It rains, and the ferry to the island runs late as it does on every such day. " * 9,
        "Togo is a country. " + "It rains a lot there. " * 40 + "Elsewhere a summit was climbed.",
    ],
)
def test_other_texts_are_passed_over(prefilter, text):
    assert not prefilter.passes(text)


def test_words_inside_other_words_do_not_count(prefilter):
    assert not prefilter.passes("The omnivisitor of Chadwick and Perugia talkback.")


def test_an_abbreviation_counts_only_in_capitals(prefilter):
    assert prefilter.passes("The US and the WHO met on Monday.")
    assert not prefilter.passes("Those of us who met on Monday were glad.")


def test_letters_that_grow_in_lower_case_do_no_harm(prefilter):
    assert prefilter.passes("İ" * 30 + " The presidents of Togo and Benin met in Lomé on Monday.")
