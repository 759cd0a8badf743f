"""Who speaks: pronouns, bodies named before, stray parses, colons, signatures; and text of any sort."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from kg.annotate import annotate
from kg.model import Article

SPEAKERS = {
    "he, after someone without a name": (
        "Pavel Korda met the miners. “We are hungry,” said a miner. He said that the wages were late.",
    ),
    "he, after an official of a ministry": (
        "The Japanese Foreign Ministry rejected the claim. “The ship is ours,” said a foreign ministry spokesman. "
        "He said that the crew was safe.",
        ("Japanese Foreign Ministry", "Denial", "indirect", "rejected the claim"),
        ("Japanese Foreign Ministry", "Statement", "direct", "The ship is ours,"),
        ("Japanese Foreign Ministry", "Statement", "indirect", "the crew was safe"),
    ),
    "it, after a country": (
        "Kenya said that the port would reopen. It added that Uganda had been told.",
        ("Kenya", "Statement", "indirect", "the port would reopen"),
        ("Kenya", "Statement", "indirect", "Uganda had been told"),
    ),
    "it shows a fact": ("Kenya signed the treaty. It underlines the importance of the port.",),
    "a name heard only inside the quote": (
        "“Omar Haddad betrayed us,” Pavel Korda said. “He will pay,” he added.",
        ("Pavel Korda", "Statement", "direct", "Omar Haddad betrayed us,"),
        ("Pavel Korda", "Statement", "direct", "He will pay,"),
    ),
    "a subject set between commas": (
        "Kenya and Uganda have agreed to open the border, the Kenyan president, Omar Haddad, said on Tuesday.",
        ("Omar Haddad", "Statement", "indirect", "Kenya and Uganda have agreed to open the border"),
    ),
    "the ministry of a country": (
        "The ministry of foreign affairs of Kenya said in a statement posted online that its citizens were safe.",
        ("Kenya", "Statement", "indirect", "its citizens were safe"),
    ),
    "members of a body": (
        "The members of the European Council urged Belarus to free the reporters.",
        ("European Council", "Demand", "indirect", "urged Belarus to free the reporters"),
    ),
    "experts in a capital": ("Relief experts in Nairobi said that the camp was full.",),
    "X shot back": (
        "“Norway is nobody's colony,” Pavel Korda shot back.",
        ("Pavel Korda", "Statement", "direct", "Norway is nobody's colony,"),
    ),
    "a soldier shot": ("Pavel Korda fired “warning shots” at the ship.",),
    "in the words of": (
        "In the words of Pavel Korda, “the train has left the station”.",
        ("Pavel Korda", "Statement", "direct", "the train has left the station"),
    ),
    "in X's words": (
        "The treaty was, in Marta Lindqvist's words, “a new dawn”.",
        ("Marta Lindqvist", "Statement", "partial", "a new dawn"),
    ),
    "a name and a colon": (
        "Marta Lindqvist, on the treaty: “We are done.”",
        ("Marta Lindqvist", "Statement", "direct", "We are done."),
    ),
    "a thing of X and a colon": (
        "Marta Lindqvist's verdict: “A gift to all of us.”",
        ("Marta Lindqvist", "Statement", "direct", "A gift to all of us."),
    ),
    "a signature on the line": (
        "“We are done with this treaty” – Marta Lindqvist.",
        ("Marta Lindqvist", "Statement", "direct", "We are done with this treaty"),
    ),
    "with X saying": (
        "The talks ended early, with Pavel Korda saying that nothing was left to discuss.",
        ("Pavel Korda", "Statement", "indirect", "nothing was left to discuss"),
    ),
    "the verb itself in quotes": (
        "On Thursday, the Japanese Foreign Ministry “strongly condemned” the arrest.",
        ("Japanese Foreign Ministry", "Condemnation", "partial", "strongly condemned"),
    ),
    "a verb joined to the wrong clause": (
        "Pavel Korda noted that the parliament did not ratify the treaty, and mentioned a possible court case.",
        ("Pavel Korda", "Statement", "indirect", "the parliament did not ratify the treaty"),
        ("Pavel Korda", "Statement", "indirect", "a possible court case"),
    ),
    "neither": ("Neither Pavel Korda nor Marta Lindqvist said that the talks were over.",),
    "asked": ("Pavel Korda did not respond when asked about “the list”.",),
    "accused of calling": ("Pavel Korda was accused of calling the judge “a traitor”.",),
    "hopes": (
        "Marta Lindqvist hopes that peace is near.",
        ("Marta Lindqvist", "Statement", "indirect", "hopes that peace is near"),
    ),
    "two sentences on one subject": (
        "Pavel Korda insisted on the withdrawal of all troops. He thanked Norway for its patience.",
        ("Pavel Korda", "Demand", "indirect", "insisted on the withdrawal of all troops"),
        ("Pavel Korda", "Endorsement", "indirect", "thanked Norway for its patience"),
    ),
    "things that verbs of saying do besides": (
        "Kenya recalled its ambassador to Uganda. Omar Haddad raised taxes, sent a letter to Pavel Korda and "
        "answered the phone. Kenya rejected the goods at the border.",
    ),
    "a quotation without a word": ("Pavel Korda said:\n\n>\n\n> \n\nKenya left the talks.",),
    "a press release in the first person": (
        "Foreign Secretary Pavel Korda said:\n\nThe attack was an act of terror. Our thoughts are with the victims.\n\n"
        "We will stand by Norway.",
        (
            "Pavel Korda",
            "Statement",
            "direct",
            "The attack was an act of terror. Our thoughts are with the victims.\n\nWe will stand by Norway.",
        ),
    ),
}


@pytest.mark.parametrize("case", SPEAKERS)
def test_who_speaks(holds, case):
    text, *wanted = SPEAKERS[case]
    holds(text, *wanted)


WORDS = st.sampled_from(
    "Korda Kenya said says saying told that he it they statement by by, , . : ; “ ” \" ' ‘ ’ « » – > \n \n\n who whom "
    "called a mistake as according to in and and, accused of urged to leave not would if Moscow 5 é 漢 \u200b".split(
        " "
    )
)


@limits(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_text_gives_statements_whose_offsets_point_at_words(notes_of, parts):
    from kg.facts.statements import find_statements

    notes = notes_of("x " + " ".join(parts) + " y")
    last = 0
    for found in find_statements(notes):
        assert last <= found.span.start < found.span.end <= len(notes.article.content)
        assert notes.article.words(found.span).strip()
        assert 0 < found.confidence <= 1
        assert 0 <= found.speaker < len(notes.referents)
        last = found.span.end


@pytest.mark.parametrize(
    "text",
    ["said, " * 2000, "said that Korda " * 1000, "“" * 3000, "‘a’ " * 2000, "named and called " * 1000],
    ids=["said", "said that", "opening marks", "single marks", "participles"],
)
def test_a_monotonous_text_is_read_without_fuss(settings, authority, text):
    from kg.facts.statements import find_statements

    article = Article("0" * 16, f"Pavel Korda said that it rained. Pavel Korda {text}.")
    [notes] = annotate([article], settings, authority)
    assert "it rained" in [article.words(found.span) for found in find_statements(notes)]
