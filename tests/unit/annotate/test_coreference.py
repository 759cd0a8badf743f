"""Words that stand for a named thing, and words that stand for nothing with a name."""

import re
from datetime import date

import pytest
from coreference_cases import CASES

from kg.annotate import annotate
from kg.authority import load_authority
from kg.config import Settings
from kg.source import make_article

_MARK = re.compile(r"\{(?P<words>[^=}]+)=(?P<names>[^}]*)\}")


@pytest.fixture(scope="module")
def notes_of():
    settings = Settings()
    authority = load_authority(settings)

    def read(text):
        article = make_article(text, published=date(2026, 3, 12), given_id="case", settings=settings)
        return next(iter(annotate([article], settings, authority)))

    return read


def marked(text):
    """Give the plain text, and for each mark its place in it and the names expected."""
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        marks.append((len(plain), frozenset(filter(None, match["names"].split("+")))))
        plain += match["words"]
        last = match.end()
    return plain + text[last:], marks


def meant(notes, offset):
    """Give the names of what the token at an offset names or stands for."""
    token = next(token for token in notes.doc if token.idx <= offset < token.idx + len(token.text))
    one = notes.at.get(token.i)
    members = (one,) if one is not None else notes.groups.get(token.i, ())
    return frozenset(_name(notes.referents[member]) for member in members)


def _name(referent):
    return {"Kenyan": "Kenya", "Ugandan": "Uganda"}.get(referent.name, referent.name)


@pytest.mark.parametrize("name", CASES)
def test_words_stand_for_what_a_reader_takes_them_for(name, notes_of):
    text, marks = marked(CASES[name])
    notes = notes_of(text)
    assert [(text[place:][:12], meant(notes, place)) for place, _ in marks] == [
        (text[place:][:12], names) for place, names in marks
    ]


@pytest.mark.parametrize("name", CASES)
def test_no_two_names_become_one_thing(name, notes_of):
    text, _ = marked(CASES[name])
    for referent in notes_of(text).referents:
        named = {mention.text.split()[-1] for mention in referent.mentions if mention.method == "ner"}
        assert len(named) <= 1, referent.names
