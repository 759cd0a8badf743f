"""Who holds which office of what, in all the ways that English puts it."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kg.annotate import annotate
from kg.facts import read_facts
from kg.link import AuthorityLinker
from kg.source import make_article


def cases(path):
    """Give each case of a file: its name, its text, and what it expects as rows of values."""
    for block in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, text, *lines = block.strip().splitlines()
        yield name, text, [(line[0], *map(value, line[2:].split(" | "))) for line in lines]


def value(words):
    return None if words == "-" else words


FILE = Path(__file__).with_name("tenure_cases.txt")
TERMS = {
    name: (text, [tuple(row[1:]) for row in rows])
    for name, text, rows in cases(FILE)
    if any(row[0] == "@" for row in rows)
}
CASES = {
    name: (text, [tuple(row[1:]) for row in rows]) for name, text, rows in cases(FILE) if name not in TERMS
}


def plain(name):
    return "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    ).casefold()


@pytest.fixture(scope="session")
def tenures_of(settings, authority):
    """Give a function from a text to its facts, read as of 12 March 2026."""

    def read(text):
        article = make_article(text, published=date(2026, 3, 12), given_id="case", settings=settings)
        notes = next(iter(annotate([article], settings, authority)))
        return read_facts(notes, AuthorityLinker(authority), authority)

    return read


def told(facts):
    """Give each tenure as names: person, office, all names of whom, status."""
    names = {entity.id: {entity.name, *entity.surface_forms} for entity in facts.entities}
    return [
        (names[each.person], each.office, names[each.of] if each.of else {None}, each.status.value)
        for each in facts.tenures
    ]


def matches(wanted, found):
    person, office, of, status = wanted
    return (
        any(plain(person) in plain(name) for name in found[0])
        and office == found[1]
        and of in found[2]
        and found[3] in status.split("/")
    )


@pytest.mark.parametrize("name", CASES)
def test_each_office_is_given_to_its_holder_and_to_nobody_else(name, tenures_of):
    text, wanted = CASES[name]
    found = told(tenures_of(text))
    assert [each for each in wanted if not any(matches(each, one) for one in found)] == [], found
    assert [one for one in found if not any(matches(each, one) for each in wanted)] == []


@pytest.mark.parametrize("name", CASES)
def test_evidence_points_at_words_of_the_text(name, tenures_of):
    facts = tenures_of(CASES[name][0])
    for tenure in facts.tenures:
        assert 0 < tenure.confidence <= 1
        assert tenure.method.startswith("office.")
        assert all(
            each.span.within(each.sentence) or each.span.overlaps(each.sentence) for each in tenure.evidence
        )
        assert all(facts.article.words(each.span).strip() for each in tenure.evidence)


@pytest.mark.parametrize("name", TERMS)
def test_the_term_of_an_office_has_the_dates_that_are_told(name, tenures_of):
    text, wanted = TERMS[name]
    facts = tenures_of(text)
    names = {entity.id: entity.name for entity in facts.entities}
    found = [
        (
            names[each.person].split()[-1],
            each.since.isoformat() if each.since else None,
            each.until.isoformat() if each.until else None,
        )
        for each in facts.tenures
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)
