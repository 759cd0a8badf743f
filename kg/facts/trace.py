"""Which rule fired on which words, sentence by sentence, and what was considered and dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import Event, Evidence, Facts, Participation, Span, Statement, Tenure

type Layer = Literal["entity", "tenure", "event", "participant", "statement", "dropped"]


@dataclass(frozen=True, slots=True)
class Firing:
    """One rule on some words: ``what`` came of it, or why nothing did (layer ``dropped``).

    ``confidence`` is in (0, 1]; None for what was dropped.
    """

    layer: Layer
    evidence: Evidence
    rule: str
    what: str
    confidence: float | None = None


def firings(facts: Facts) -> tuple[Firing, ...]:
    """Give all firings of an article in the order of the text; a fact with several passages is there for each."""
    found = [*_entities(facts), *_tenures(facts), *_events(facts), *_statements(facts), *_dropped(facts)]
    return tuple(sorted(found, key=lambda each: (each.evidence.span, each.layer)))


def by_sentence(facts: Facts) -> dict[Span, list[Firing]]:
    """Give the firings under the sentence or line that each stands in, both in the order of the text."""
    found: dict[Span, list[Firing]] = {}
    for firing in firings(facts):
        found.setdefault(firing.evidence.sentence, []).append(firing)
    return dict(sorted(found.items()))


def _entities(facts: Facts) -> Iterator[Firing]:
    for link in facts.links:
        entity = facts.entity(link.entity)
        known = entity.wikidata or link.status.value
        what = f"{entity.subclass or entity.kind.value} {entity.name} ({known})"
        for evidence in link.evidence:
            yield Firing("entity", evidence, link.method, what, link.score or None)


def _tenures(facts: Facts) -> Iterator[Firing]:
    for tenure in facts.tenures:
        for evidence in tenure.evidence:
            yield Firing("tenure", evidence, tenure.method, _tenure(facts, tenure), tenure.confidence)


def _tenure(facts: Facts, tenure: Tenure) -> str:
    of = f" of {facts.entity(tenure.of).name}" if tenure.of else ""
    return f"{facts.entity(tenure.person).name}: {tenure.office}{of} ({tenure.status.value})"


def _events(facts: Facts) -> Iterator[Firing]:
    for event in facts.events:
        for evidence in event.evidence:
            yield Firing("event", evidence, event.method, _event(event), event.confidence)
        for part in event.participations:
            yield from _participant(facts, event, part)


def _event(event: Event) -> str:
    return f"{event.kind} {event.factuality.value}, {event.label}"


def _participant(facts: Facts, event: Event, part: Participation) -> Iterator[Firing]:
    mode = f", {part.mode.value}" if part.mode else ""
    name = facts.entity(part.agent).name
    what = f"{name}: {part.role.value} ({part.attendance.value}{mode}) of {event.label}"
    for evidence in part.evidence:
        yield Firing("participant", evidence, part.method, what, part.confidence)


def _statements(facts: Facts) -> Iterator[Firing]:
    for said in facts.statements:
        for evidence in said.evidence:
            yield Firing("statement", evidence, said.method, _statement(facts, said), said.confidence)


def _statement(facts: Facts, said: Statement) -> str:
    to = f" to {facts.entity(said.addressee).name}" if said.addressee else ""
    return f"{said.kind} ({said.quote_kind.value}) by {facts.entity(said.speaker).name}{to}"


def _dropped(facts: Facts) -> Iterator[Firing]:
    for each in facts.dropped:
        yield Firing("dropped", each.evidence, each.rule, each.why)
