"""Who came to an encounter and how, in the ways in which news says it."""

from datetime import date
from pathlib import Path

import pytest

from kg.pipeline import extract
from kg.source import make_article

_VALUES = ("attended", "expected", "invited", "declined", "absent")


def _cases():
    found = []
    for line in Path(__file__).with_name("attendance_cases.txt").read_text().splitlines():
        name, _, rest = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        if rest and rest.split()[0].split(",")[0] in _VALUES:
            found[-1][1].append((name, rest.split(" ", 2)))
        else:
            found.append((line, []))
    return found


CASES = _cases()


@pytest.fixture(scope="session")
def read(settings):
    """Give the participations of every case: name, attendance, mode, on whose behalf."""
    articles = [
        make_article(
            text,
            title=None,
            published="2026-03-12",
            given_id=str(place),
            settings=settings,
            today=date(2100, 1, 1),
        )
        for place, (text, _) in enumerate(CASES)
    ]
    found = {}
    for facts in extract(articles, settings):
        names = {entity.id: entity.name for entity in facts.entities}
        found[int(facts.article.given_id)] = [
            (
                names[part.agent],
                part.attendance.value,
                part.mode.value if part.mode else "-",
                names.get(part.on_behalf_of),
            )
            for event in facts.events
            for part in event.participations
        ]
    return found


@pytest.mark.parametrize("place", range(len(CASES)), ids=[text[:70] for text, _ in CASES])
def test_tells_who_attended_and_how(read, place):
    text, wanted = CASES[place]
    assert wanted, text
    for name, (attendance, *rest) in wanted:
        parts = [part for part in read[place] if part[0] == name]
        assert len(parts) == 1, (text, read[place])
        assert parts[0][1] in attendance.split(","), (text, read[place])
        if rest:
            assert parts[0][2] in rest[0].split(","), (text, read[place])
        if len(rest) > 1:
            assert parts[0][3] == rest[1], (text, read[place])
