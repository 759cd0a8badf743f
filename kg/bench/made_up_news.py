"""Articles made up of claims alone: a stream of news in which some people are in it often and most rarely."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Attendance, Factuality, Precision, Role
from kg.rdf.mint import article_iri, digest
from kg.rdf.ntriples import Writer, day, english, node
from kg.rdf.terms import concept

ARTICLES_A_DAY = 40
_FIRST = date(2025, 1, 1)
_PEOPLE, _PLACES, _COUNTRIES = 300, 80, 40
_KINDS = ("Meeting", "Summit", "Negotiation", "Visit", "PhoneCall", "Agreement", "Attack")
_TELL_OF_KNOWN = 0.4


@dataclass(frozen=True, slots=True)
class MadeUpArticle:
    """An article's key and the N-Triples of its graph."""

    key: str
    triples: bytes


def made_up_news(count: int, base: str, seed: int = 1) -> Iterator[MadeUpArticle]:
    """Give articles, ``ARTICLES_A_DAY`` for each day, that tell of five events each; two of five told before.

    The same numbers give the same articles.
    """
    chance = random.Random(seed)
    today: list[tuple[str, list[str], str | None]] = []
    for number in range(count):
        if number % ARTICLES_A_DAY == 0:
            today.clear()
        key = f"{number:016x}"
        when = _FIRST + timedelta(days=number // ARTICLES_A_DAY)
        told = [_event(chance, today) for _ in range(5)]
        today += told
        yield MadeUpArticle(key, _graph(key, when, told, base))


def _event(
    chance: random.Random, today: list[tuple[str, list[str], str | None]]
) -> tuple[str, list[str], str | None]:
    if today and chance.random() < _TELL_OF_KNOWN:
        return chance.choice(today)
    who = {min(int(chance.expovariate(1 / 40)), _PEOPLE - 1) for _ in range(2)}
    place = f"place/m-{chance.randrange(_PLACES)}" if chance.random() < 0.5 else None
    return chance.choice(_KINDS), [f"person/m-{each}" for each in sorted(who)], place


def _graph(key: str, when: date, told: list[tuple[str, list[str], str | None]], base: str) -> bytes:
    out, article = Writer(), article_iri(base, key)
    out.types(node(article), "dip:Article")
    out.add(node(article), "dip:currentVersion", node(f"{article}/v/1"))
    out.add(node(article), "dcterms:issued", day(when))
    out.add(node(article), "schema:url", node(f"https://paper{int(key, 16) % 20}.example/{key}"))
    for position, (kind, who, place) in enumerate(told):
        name = f"{article}/event/{digest(kind, str(position))}"
        event = node(name)
        out.types(event, f"dip:{kind}", "dip:Event")
        out.add(event, "rdfs:label", english(f"{kind} {position}"))
        out.add(event, "dip:factuality", node(concept(Factuality.HAPPENED)))
        out.add(event, "dip:assertedBy", node(article))
        out.add(event, "dip:earliest", day(when))
        out.add(event, "dip:latest", day(when))
        out.add(event, "dip:precision", node(concept(Precision.DAY)))
        if place:
            out.add(event, "dip:place", node(f"{base}id/{place}"))
        for agent in who:
            part = node(f"{name}/participation/{digest(agent)}")
            out.add(event, "dip:hasParticipation", part)
            out.add(event, "dip:participant", node(f"{base}id/{agent}"))
            out.types(part, "dip:Participation")
            out.add(part, "dip:agent", node(f"{base}id/{agent}"))
            out.add(part, "dip:role", node(concept(Role.ATTENDEE)))
            out.add(part, "dip:attendance", node(concept(Attendance.ATTENDED)))
    return out.canonical()


def made_up_ids() -> tuple[list[str], list[str], list[str]]:
    """Give the ids of all people, places and countries that may occur."""
    return (
        [f"person/m-{number}" for number in range(_PEOPLE)],
        [f"place/m-{number}" for number in range(_PLACES)],
        [f"country/m-{number}" for number in range(_COUNTRIES)],
    )
