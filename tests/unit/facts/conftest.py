"""Reads short texts with the real model and the real authority data."""

from datetime import date

import pytest

from kg.annotate import annotate
from kg.authority import load_authority
from kg.config import Settings
from kg.source import make_article


@pytest.fixture(scope="session")
def settings():
    return Settings()


@pytest.fixture(scope="session")
def authority(settings):
    return load_authority(settings)


@pytest.fixture(scope="session")
def notes_of(settings, authority):
    """Give a function from a text to its annotations."""

    def read(text, title=None):
        article = make_article(
            text, title=title, published=date(2026, 3, 12), given_id="case", settings=settings
        )
        return next(iter(annotate([article], settings, authority)))

    return read


@pytest.fixture(scope="session")
def said(notes_of, authority):
    """Give a function from a text to its statements: speaker (any name), class, kind of quote, words."""
    from kg.facts.statements import find_statements

    def names(referent):
        known = authority.known.get(referent.known) if referent.known else None
        return {*referent.names, *(known.names if known else ())}

    def read(text, title=None):
        notes = notes_of(text, title)
        return [
            (
                names(notes.referents[found.speaker]),
                found.kind,
                found.quote_kind.value,
                notes.article.words(found.span),
            )
            for found in find_statements(notes)
        ]

    return read


@pytest.fixture(scope="session")
def holds(said):
    """Give a check that a text has just these statements, in order: (speaker, class, kind of quote, words)."""

    def check(text, *wanted, title=None):
        found = said(text, title)
        shown = [(sorted(names)[:3], *rest) for names, *rest in found]
        assert len(found) == len(wanted), shown
        for (names, *rest), (speaker, *other) in zip(found, wanted, strict=True):
            assert rest == list(other), shown
            assert speaker in names, shown

    return check
