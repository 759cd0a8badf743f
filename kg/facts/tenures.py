"""Tenures: who holds which office of what, as the article says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.annotate import Annotations, OfficePhrase
from kg.authority import Authority, fold
from kg.facts.terms import term_of
from kg.model import EntityKind, Tenure, TenureStatus

_CONFIDENCE = {
    "office.before-name": 0.95,
    "office.before-comma": 0.9,
    "office.apposition": 0.85,
    "office.verb": 0.85,
    "office.verb.gone": 0.85,
    "office.verb.pronoun": 0.65,
    "office.shared": 0.85,
    "office.joint": 0.8,
    "office.counterpart": 0.6,
    "office.description": 0.6,
}
# Titles that say little more than that somebody has an office; a fuller title of the same person covers them.
_HEADS_OF = {
    "president": ("head of state", "head of state or government"),
    "prime minister": ("head of government", "head of state or government"),
    "premier": ("head of government", "head of state or government"),
    "chancellor": ("head of government",),
    "foreign minister": ("foreign minister",),
    "foreign secretary": ("foreign minister",),
    "secretary of state": ("foreign minister",),
    "king": ("head of state",),
    "queen": ("head of state",),
    "defence minister": ("defence minister",),
    "defense minister": ("defence minister",),
    "secretary general": ("head of organisation",),
}


def read_tenures(notes: Annotations, ids: Mapping[int, str], authority: Authority) -> list[Tenure]:
    """Give the tenures stated, each once with all its evidence, in the order of the text."""
    found: dict[tuple[str, str, str | None], Tenure] = {}
    for phrase in notes.offices:
        tenure = _tenure(notes, phrase, ids, authority)
        if tenure is None:
            continue
        key = _same(found, tenure) or (tenure.person, fold(tenure.office), tenure.of)
        old = found.get(key)
        found[key] = _joined(old, tenure) if old else tenure
    return _without_bare(list(found.values()))


def _tenure(
    notes: Annotations, phrase: OfficePhrase, ids: Mapping[int, str], authority: Authority
) -> Tenure | None:
    if phrase.holder is None or phrase.holder not in ids or not phrase.title:
        return None
    person = ids[phrase.holder]
    of = ids.get(phrase.of) if phrase.of is not None else None
    confidence, method = _CONFIDENCE.get(phrase.method, 0.5), phrase.method
    if of is None:
        of = _by_capital(notes, phrase, authority)
    if of is None:
        of = _known_body(notes, person, phrase.title, authority)
        method = f"{method}+authority" if of else method
    term = term_of(notes, phrase)
    over = phrase.status is TenureStatus.CURRENT and term.is_over(notes.article.published)
    return Tenure(
        person=person,
        office=phrase.title,
        of=of,
        status=TenureStatus.FORMER if over else phrase.status,
        since=term.since,
        until=term.until,
        evidence=(notes.evidence(phrase.start, phrase.end),),
        confidence=confidence,
        method=method,
    )


def _by_capital(notes: Annotations, phrase: OfficePhrase, authority: Authority) -> str | None:
    """Give the state that a capital in front of an office stands for: "Washington's special envoy"."""
    for place in range(phrase.start, phrase.head if phrase.head is not None else phrase.start):
        number = notes.at.get(place)
        if number is None or notes.referents[number].kind is not EntityKind.PLACE:
            continue
        states = authority.seats.get(fold(notes.doc[place].text), ())
        if len(states) == 1:
            return states[0]
    return None


def _known_body(notes: Annotations, person: str, title: str, authority: Authority) -> str | None:
    """Give whose office it must be by authority data, if the text leaves it out: "President Putin"."""
    roles = _HEADS_OF.get(fold(title), ())
    bodies = {
        tenure.of
        for tenure in authority.tenures_of.get(person, ())
        if (tenure.role in roles or fold(tenure.title) == fold(title))
        and (
            tenure.start is None or notes.article.published is None or tenure.start <= notes.article.published
        )
    }
    return next(iter(bodies)) if len(bodies) == 1 else None


def _same(
    found: Mapping[tuple[str, str, str | None], Tenure], tenure: Tenure
) -> tuple[str, str, str | None] | None:
    """Give the key of a tenure of this person that the new one only repeats, with or without its body."""
    words = set(fold(tenure.office).split())
    for key, old in found.items():
        if old.person != tenure.person or old.status is not tenure.status:
            continue
        other = set(fold(old.office).split())
        if (words == other or words < other or other < words) and (
            old.of == tenure.of or old.of is None or tenure.of is None
        ):
            return key
    return None


def _joined(old: Tenure, new: Tenure) -> Tenure:
    longer = old if len(old.office) >= len(new.office) else new
    surer = old if old.confidence >= new.confidence else new
    evidence = tuple(dict.fromkeys((*old.evidence, *new.evidence)))[:5]
    return replace(
        surer,
        office=longer.office,
        of=old.of or new.of,
        evidence=evidence,
        since=old.since or new.since,
        until=old.until or new.until,
    )


def _without_bare(tenures: list[Tenure]) -> list[Tenure]:
    """Leave out a tenure that only repeats another in fewer words: "the American leader", "Ambassador X"."""
    return [tenure for tenure in tenures if not any(_says_less(tenure, other) for other in tenures)]


def _says_less(tenure: Tenure, other: Tenure) -> bool:
    if tenure is other or tenure.person != other.person:
        return False
    if fold(tenure.office) == "leader":
        return fold(other.office) != "leader"
    words, more = set(fold(tenure.office).split()), set(fold(other.office).split())
    return words < more and tenure.of is None and tenure.status is TenureStatus.CURRENT
