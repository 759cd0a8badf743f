"""Joins the drafts that tell of one and the same event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.facts.agents import AgentReader
from kg.facts.agreed import without_contents
from kg.facts.casualties import settle
from kg.facts.draft import Draft
from kg.facts.likeness import NEVER, NOT_YET, REAL, THRESHOLD, Likeness, Reason, is_done_by
from kg.facts.splitting import split
from kg.model import Attendance, EntityKind, Factuality


def merge(agents: AgentReader, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the events, each once, in the order of the text; why two were joined is noted for the trace."""
    likeness = Likeness(agents.notes, agents)
    kept: list[Draft] = []
    represented: list[tuple[Draft, int]] = []
    told = [
        part
        for draft in without_contents(agents.notes, drafts)
        for part in split(agents.notes, agents, draft)
    ]
    for draft in sorted(told, key=lambda draft: draft.start):
        twin, reasons = _twin(likeness, draft, kept)
        if twin is None:
            kept.append(draft)
            continue
        said = ", ".join(reason.name for reason in reasons if reason.weight > 0)
        where = agents.notes.span(*twin.mentions[0])
        words = agents.notes.article.words(where)
        start, end = draft.mentions[0]
        agents.notes.drop(start, end, "merging", f"the same event as “{words}” at {where.start}: {said}")
        label = likeness.is_label(twin)
        if likeness.is_phase(draft):
            _go_on(twin, draft, agents.notes.article.published)
        published = agents.notes.article.published
        if twin.factuality in NOT_YET and draft.factuality in REAL and _is_over(twin, published):
            twin.factuality = draft.factuality
            for part in twin.parts.values():
                if part.attendance is Attendance.EXPECTED:
                    part.attendance = Attendance.ATTENDED
        nearer = _lies_in(agents, draft.place, twin.place)
        if twin.frame.parent == "Encounter":
            represented += [(twin, state) for state in _represented(likeness, twin, draft)]
        _join(twin, draft, label=label and not likeness.in_title(draft))
        if nearer:
            twin.place, twin.place_rank = draft.place, draft.place_rank
    for draft, state in represented:
        draft.parts.pop(state, None)
    return kept


def _represented(likeness: Likeness, one: Draft, other: Draft) -> set[int]:
    """Give the countries that one telling names while the other names who came for them: "Norway's minister met X"."""
    found = set[int]()
    for told, people in ((one, other), (other, one)):
        found |= likeness.states_of(people.parts) & told.parts.keys() - people.parts.keys()
    return found


def _lies_in(agents: AgentReader, place: int | None, country: int | None) -> bool:
    """Tell whether a place lies in a country, or may: it is no country itself, and no other is known for it."""
    if place is None or country is None or place == country:
        return False
    inner, outer = agents.notes.referents[place], agents.notes.referents[country]
    if outer.kind is not EntityKind.COUNTRY or inner.kind is not EntityKind.PLACE:
        return False
    return agents.country_of_capital(place) in (None, country)


def _twin(likeness: Likeness, draft: Draft, kept: list[Draft]) -> tuple[Draft | None, list[Reason]]:
    best: tuple[float, Draft, list[Reason]] | None = None
    alone = likeness.points_back(draft) and sum(likeness.of_one_family(draft, other) for other in kept) == 1
    for other in kept:
        reasons = likeness.reasons(draft, other)
        if alone:
            reasons.append(Reason("the only one told before", 0.5))
        score = sum(reason.weight for reason in reasons)
        if score > THRESHOLD and (best is None or score >= best[0]):
            best = (score, other, reasons)
    return (best[1], best[2]) if best else (None, [])


def _is_over(draft: Draft, published: date | None) -> bool:
    """Tell whether the day of an event has come: then who tells of it as a fact is right, not who speaks of a plan."""
    return published is not None and draft.when is not None and draft.when.latest <= published


def _go_on(kept: Draft, phase: Draft, published: date | None) -> None:
    """Call ongoing what has begun and ends later; the day of the end is not the day of the whole."""
    to_come = published is not None and phase.when is not None and phase.when.latest >= published
    if kept.factuality is Factuality.HAPPENED and (to_come or phase.factuality is Factuality.PLANNED):
        kept.factuality = Factuality.ONGOING
    phase.when = None


def _join(kept: Draft, other: Draft, *, label: bool) -> None:
    """Put what ``other`` tells into ``kept``; the nearer date and place stay, a verdict beats a plan.

    A headline that only names the event (``label``) has no say in whether it happened.
    """
    _settle_factuality(kept, other, label=label)
    for part in other.parts.values():
        kept.add(part)
    kept.mentions += other.mentions
    if other.frame.name == "PhoneCall":  # what a headline calls talks
        kept.frame = other.frame
    if (other.frame.name == "Summit" and kept.frame.name in ("Meeting", "Negotiation")) or (
        kept.frame.name == "Negotiation" and other.frame.name == "Meeting"
    ):
        kept.frame = other.frame
    if kept.place is None or (other.place is not None and other.place_rank < kept.place_rank):
        kept.place, kept.place_rank = other.place, other.place_rank
    if kept.when is None or (other.when is not None and _narrower(other, kept)):
        kept.when, kept.when_rank = other.when, other.when_rank
    kept.tolls += other.tolls
    settle(kept)
    kept.amount = kept.amount or other.amount
    kept.purpose, kept.topic = kept.purpose or other.purpose, kept.topic or other.topic
    kept.hybrid = kept.hybrid or other.hybrid
    kept.cue_modes |= other.cue_modes
    kept.confidence = max(kept.confidence, other.confidence)


def _settle_factuality(kept: Draft, other: Draft, *, label: bool) -> None:
    before = kept.factuality
    called_off = other.factuality in NEVER and before in NOT_YET
    came_about = before is Factuality.PROPOSED and other.factuality in (*REAL, Factuality.PLANNED)
    not_vouched = (
        is_done_by(other, kept)
        and not kept.definite
        and other.factuality in (Factuality.DENIED, Factuality.ALLEGED)
    )
    if label or called_off or came_about or not_vouched:
        kept.factuality = other.factuality
    if before in REAL and kept.factuality in NOT_YET:
        for part in kept.parts.values():
            if part.attendance is Attendance.ATTENDED:
                part.attendance = Attendance.EXPECTED


def _narrower(other: Draft, kept: Draft) -> bool:
    assert other.when is not None
    assert kept.when is not None
    return (other.when.latest - other.when.earliest) < (kept.when.latest - kept.when.earliest)
