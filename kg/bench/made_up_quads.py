"""A million quads of made-up news, to measure serving with: some people are in it often and most rarely."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.rdf.terms import PREFIXES

BASE = "https://w3id.org/diplomacy-kg/"
_PEOPLE, _EVENTS, _SPEECHES = 20_000, 10, 8
_WORDS = (
    "talks border summit minister treaty sanctions ceasefire envoy visit accord trade embassy water gas "
    "election army harbour strait council union president delegation proposal warning pledge peace"
).split()
_DIP, _RDF, _RDFS, _XSD = (PREFIXES[name] for name in ("dip", "rdf", "rdfs", "xsd"))


def made_up_quads(count: int, seed: int = 1) -> Iterator[bytes]:
    """Give N-Quads by the graph, one graph an article, until there are ``count`` lines or a few more.

    The same numbers give the same quads. Every event has four participants; the first person makes a
    statement in every article.
    """
    chance, given, number = random.Random(seed), 0, 0
    people = "".join(
        f'<{person(each)}> <{_RDFS}label> "Person {each}"@en <{BASE}graph/entities> .\n'
        for each in range(_PEOPLE)
    )
    yield people.encode()
    given += _PEOPLE
    while given < count:
        lines = list(_article(chance, number))
        yield "".join(lines).encode()
        given, number = given + len(lines), number + 1


def person(number: int) -> str:
    """Give the IRI of a person."""
    return f"{BASE}id/person/m-{number}"


def event(article: int, number: int) -> str:
    """Give the IRI of an event of an article."""
    return f"{BASE}id/article/{article:016x}/event/{number:08x}"


def _article(chance: random.Random, number: int) -> Iterator[str]:
    graph = f"<{BASE}graph/article/{number:016x}> .\n"
    article = f"<{BASE}id/article/{number:016x}>"
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    yield f"{article} <{_RDF}type> <{_DIP}Article> {graph}"
    for each in range(_EVENTS):
        it = f"<{event(number, each)}>"
        yield f"{it} <{_RDF}type> <{_DIP}Meeting> {graph}"
        yield f'{it} <{_DIP}earliest> "{day}"^^<{_XSD}date> {graph}'
        yield f"{it} <{_DIP}assertedBy> {article} {graph}"
        for place in range(4):
            who = f"<{person((_someone(chance) + place * 5_000) % _PEOPLE)}>"
            part = f"<{event(number, each)}/participation/{place}>"
            yield f"{it} <{_DIP}participant> {who} {graph}"
            yield f"{it} <{_DIP}hasParticipation> {part} {graph}"
            yield f"{part} <{_DIP}agent> {who} {graph}"
            yield f"{part} <{_DIP}role> <{_DIP}guestRole> {graph}"
    for each in range(_SPEECHES):
        it = f"<{BASE}id/article/{number:016x}/statement/{each:08x}>"
        words = " ".join(chance.choice(_WORDS) for _ in range(20))
        yield f"{it} <{_RDF}type> <{_DIP}Statement> {graph}"
        yield f'{it} <{_DIP}quoteText> "{words}"@en {graph}'
        yield f'{it} <{_DIP}earliest> "{day}"^^<{_XSD}date> {graph}'
        yield f"{it} <{_DIP}speaker> <{person(_someone(chance) if each else 0)}> {graph}"


def _someone(chance: random.Random) -> int:
    return min(int(chance.paretovariate(0.5)), _PEOPLE - 1)
