"""Facts as plain JSON: one object an article, names instead of IRIs, for programs that want no RDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.events import EVENTS
from kg.model import (
    Entity,
    EntityLink,
    Event,
    Evidence,
    Facts,
    Factuality,
    Mode,
    Participation,
    Precision,
    Role,
    Span,
    Statement,
    Tenure,
    TenureStatus,
    When,
)

_TYPES = {frame.name: frame.facts_type for frame in EVENTS}
_STATUS = {value: value.value for value in Factuality} | {Factuality.RULED_OUT: "ruled_out"}
_MODES = {Mode.IN_PERSON: "in_person", Mode.VIRTUAL: "virtual"}
# The JSON has fewer roles than the ontology; the others become the nearest one.
_ROLES = {value: value.value for value in Role} | {
    Role.INITIATOR: "attendee",
    Role.RECIPIENT: "addressee",
    Role.SPEAKER: "organiser",
}


def to_json(facts: Facts) -> dict[str, Any]:
    """Give the facts of an article as JSON values, in the order of the text.

    Keys: ``id title published url version text_start entities tenures events statements``. Offsets are pairs
    of Unicode code points, end exclusive, in the content: title, an empty line, text (it begins at
    ``text_start``). ``entities`` leaves out what the text does not name (a country that only authority data
    tell). Dates are ISO 8601: a day, a year, or an interval of days with a slash; those of
    tenures also a month.
    """
    article = facts.article
    names = {entity.id: entity.name for entity in facts.entities}
    links = {link.entity: link for link in facts.links}
    return {
        "id": article.given_id or article.key,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "version": article.version,
        "text_start": article.text_start,
        "entities": [
            _entity(entity, links.get(entity.id)) for entity in facts.entities if entity.surface_forms
        ],
        "tenures": [_tenure(tenure, facts, names) for tenure in facts.tenures],
        "events": [_event(event, facts, names) for event in facts.events],
        "statements": [_statement(said, facts, names) for said in _together(facts.statements)],
    }


def _entity(entity: Entity, link: EntityLink | None) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "class": entity.subclass or entity.kind.value,
        "aliases_in_text": [form for form in entity.surface_forms if form != entity.name],
        "wikidata": entity.wikidata,
        "candidates": list(link.candidates) if link else [],
    }


def _tenure(tenure: Tenure, facts: Facts, names: dict[str, str]) -> dict[str, Any]:
    return {
        "person": names[tenure.person],
        "office": _worded(tenure, facts),
        "of": names[tenure.of] if tenure.of else None,
        "status": tenure.status.value,
        "from": tenure.since.isoformat() if tenure.since else None,
        "until": tenure.until.isoformat() if tenure.until else None,
        **_sources(tenure, facts),
    }


def _worded(tenure: Tenure, facts: Facts) -> str:
    """Give the office as the text words it: with "former" in front where the text says so."""
    said = any("former" in facts.article.words(each.span).casefold().split() for each in tenure.evidence)
    is_former = tenure.status is TenureStatus.FORMER and said and "former" not in tenure.office.casefold()
    return f"former {tenure.office}" if is_former else tenure.office


def _event(event: Event, facts: Facts, names: dict[str, str]) -> dict[str, Any]:
    hurt = event.killed is not None or event.injured is not None
    return {
        "type": _TYPES.get(event.kind, "Other"),
        "class": event.kind,
        "label": event.label,
        "status": _STATUS[event.factuality],
        "date": _days(event.when) if event.when else None,
        "date_text": event.when.text if event.when else None,
        "place": names[event.place] if event.place else None,
        "participants": [_participant(part, facts, names) for part in event.participations],
        "casualties": {"killed": event.killed, "injured": event.injured} if hurt else None,
        "amount": _amount(event),
        "purpose": event.purpose,
        "topic": event.topic,
        "attributed_to": names[event.attributed_to] if event.attributed_to else None,
        **_sources(event, facts, event.trigger),
    }


def _days(when: When) -> str:
    """Give a day, a year, or an interval of days; also a month as an interval, whose last day not all readers know."""
    if when.precision is Precision.MONTH:
        return f"{when.earliest.isoformat()}/{when.latest.isoformat()}"
    return when.isoformat()


def _amount(event: Event) -> dict[str, str] | None:
    if event.amount is None:
        return None
    return {"value": f"{event.amount.value.normalize():f}", "currency": event.amount.currency}


def _participant(part: Participation, facts: Facts, names: dict[str, str]) -> dict[str, Any]:
    office = facts.tenures[part.in_capacity].office if part.in_capacity is not None else None
    return {
        "name": names[part.agent],
        "role": _ROLES[part.role],
        "mode": _MODES.get(part.mode) if part.mode else None,
        "channel": part.mode.value if part.mode in (Mode.PHONE, Mode.WRITTEN) else None,
        "attendance": part.attendance.value,
        "office": office,
        "on_behalf_of": names[part.on_behalf_of] if part.on_behalf_of else None,
        "confidence": round(part.confidence, 4),
    }


def _together(statements: tuple[Statement, ...]) -> Iterable[list[Statement]]:
    """Give the statements by their words: those who speak as one have one each of the same words."""
    found: dict[tuple[str, Span], list[Statement]] = {}
    for statement in statements:
        found.setdefault((statement.kind, statement.span), []).append(statement)
    return found.values()


def _statement(said: list[Statement], facts: Facts, names: dict[str, str]) -> dict[str, Any]:
    """Give one object for the words, with all ``speakers``; ``speaker`` is the one named first.

    ``content`` is the position in ``events`` of what the words speak of.
    """
    statement = said[0]
    return {
        "speaker": names[statement.speaker],
        "speakers": [names[each.speaker] for each in said],
        "kind": statement.quote_kind.value,
        "class": statement.kind,
        "text": statement.text,
        "addressee": names[statement.addressee] if statement.addressee else None,
        "content": statement.content,
        "about": [names[id] for id in statement.about],
        "date": statement.when.isoformat() if statement.when else None,
        **_sources(statement, facts, statement.span),
    }


def _sources(
    fact: Tenure | Event | Statement, facts: Facts, span: Span | None = None
) -> dict[str, str | float | list[int] | None]:
    """Give what lets a reader check the fact: sentence, offsets, how sure, by which rule."""
    first: Evidence | None = fact.evidence[0] if fact.evidence else None
    where = span or (first.span if first else None)
    return {
        "evidence": facts.article.words(first.sentence) if first else None,
        "offsets": [where.start, where.end] if where else None,
        "confidence": round(fact.confidence, 4),
        "method": fact.method,
    }
