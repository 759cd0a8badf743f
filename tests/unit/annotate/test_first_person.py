"""I and we stand for who speaks them, or for the body whose release the text is; else for nobody."""

from datetime import date

import pytest

from kg.annotate.annotator import annotate
from kg.config import Settings
from kg.source import make_article


@pytest.fixture(scope="module")
def meant():
    settings = Settings()

    def read(text, word):
        article = make_article(text, given_id="x", settings=settings, today=date(2100, 1, 1))
        notes = next(iter(annotate([article], settings)))
        places = [token.i for token in notes.doc if token.text == word]
        return [notes.referents[notes.at[place]].name if place in notes.at else None for place in places]

    return read


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("“I met President Luis Arrieta,” Foreign Minister Ana Reyes told reporters.", "I", ["Ana Reyes"]),
        ("Ana Reyes said: “I will not sign. My answer is no.”", "My", ["Ana Reyes"]),
        ("“No,” Ana Reyes said. “I will not sign.”", "I", ["Ana Reyes"]),
        ("“We met the rebels,” said Ali Deby, the foreign minister of Chad.", "We", ["Chad"]),
        ("The European Union condemns the attack. We call on all to talk.", "We", ["European Union"]),
        ("Foreign Secretary Philip Marsh said:\n\nI met the Polish minister.", "I", ["Philip Marsh"]),
        ("“I was cold,” said a miner.", "I", [None]),
        ("“We are hungry,” Ana Reyes said.", "We", [None]),
        ("Ana Reyes flew home. I stayed in Lima for a week.", "I", [None]),
        ("Ana Reyes met US officials.", "US", ["United States"]),
    ],
)
def test_who_is_meant(meant, text, word, names):
    found = meant(text, word)
    assert [name and name.removeprefix("the ") for name in found] == [
        {"United States": "US"}.get(name, name) for name in names
    ]
