"""One event or two: what several sentences tell of one happening is one, and what differs stays apart."""

from datetime import date
from pathlib import Path

import pytest

from kg.pipeline import extract
from kg.source import make_article

_LINES = [
    line
    for line in Path(__file__).with_name("merging_cases.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
CASES = list(zip(_LINES[::2], _LINES[1::2], strict=True))


def _article(text, place, settings, title=None):
    return make_article(
        text,
        title=title,
        published="2026-03-12",
        given_id=str(place),
        settings=settings,
        today=date(2100, 1, 1),
    )


@pytest.fixture(scope="session")
def read(settings):
    articles = [_article(text, place, settings) for place, (text, _) in enumerate(CASES)]
    return {int(facts.article.given_id): facts for facts in extract(articles, settings)}


@pytest.mark.parametrize("place", range(len(CASES)), ids=[text[:70] for text, _ in CASES])
def test_tells_events_apart(read, place):
    count, *kinds = CASES[place][1].split()
    found = [event.kind for event in read[place].events]
    assert len(found) == int(count), (CASES[place][0], found)
    assert set(found) <= {name for kind in kinds for name in kind.split("|")}, (CASES[place][0], found)


def test_says_why_two_drafts_are_one(settings):
    text = "President Milos Havranek met Chancellor Greta Aumann in Prague on Monday. The meeting lasted two hours."
    facts = next(iter(extract([_article(text, 0, settings)], settings)))
    joined = [each for each in facts.dropped if each.rule == "merging"]
    assert [facts.article.words(each.evidence.span) for each in joined] == ["meeting"]
    assert "points back" in joined[0].why
    assert "“met”" in joined[0].why


def test_each_of_two_days_keeps_its_own_company(settings):
    text = "President Milos Havranek met Chancellor Greta Aumann on Monday and Prime Minister Arben Kola on Tuesday."
    facts = next(iter(extract([_article(text, 0, settings)], settings)))
    names = {entity.id: entity.name for entity in facts.entities}
    assert {
        event.when.isoformat(): {names[part.agent] for part in event.participations} for event in facts.events
    } == {
        "2026-03-09": {"Milos Havranek", "Greta Aumann"},
        "2026-03-10": {"Milos Havranek", "Arben Kola"},
    }


def test_a_headline_takes_from_the_text_whether_it_happened(settings):
    text = "President Milos Havranek will travel to Lisbon on Sunday for a visit, his office said."
    facts = next(iter(extract([_article(text, 0, settings, "Havranek's Visit to Lisbon")], settings)))
    assert [(event.kind, event.factuality.value) for event in facts.events] == [("Visit", "planned")]


def test_a_visit_that_ends_later_goes_on(settings):
    text = "Prime Minister Arben Kola arrived in Lisbon on Tuesday. The visit ends on Saturday."
    facts = next(iter(extract([_article(text, 0, settings)], settings)))
    assert [(event.kind, event.factuality.value, event.when.isoformat()) for event in facts.events] == [
        ("Visit", "ongoing", "2026-03-10")
    ]


def test_a_strike_that_is_denied_to_have_killed_is_one_and_denied(settings):
    text = "Ethiopia denied that a drone strike in Amhara on Monday killed 40 worshippers."
    facts = next(iter(extract([_article(text, 0, settings)], settings)))
    assert [(event.kind, event.factuality.value, event.killed) for event in facts.events] == [
        ("Attack", "denied", None)
    ]


def test_the_people_of_a_meeting_stand_in_for_the_countries_of_its_headline(settings):
    text = "Foreign Ministers Tarmo Kuusik of Estonia and Ilze Kalnberza of Latvia met in Riga on Monday."
    article = _article(text, 0, settings, title="Estonian, Latvian ministers meet in Riga")
    (event,) = next(iter(extract([article], settings))).events
    assert [part.agent.partition("/")[0] for part in event.participations] == ["person", "person"]


def test_a_headline_and_its_text_tell_of_one_attack_with_one_toll(settings):
    text = "At least six people were killed when drones struck a market in the Sudanese city of Omdurman on Monday."
    article = _article(text, 0, settings, title="Six killed as drone strikes hit market in Sudan")
    (event,) = next(iter(extract([article], settings))).events
    assert event.killed == 6
