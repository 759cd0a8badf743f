"""Tells events of one article apart, and joins what tells of one and the same."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.agents import AgentReader
from kg.facts.casualties import settle
from kg.facts.draft import Draft
from kg.model import EntityKind, Factuality, Role

_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("Summit", "Meeting", "Negotiation"), "meeting"),
    "Agreement": "accord",
    "Ceasefire": "accord",
}
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)
_NOT_YET = (Factuality.PLANNED, Factuality.PROPOSED, Factuality.CONDITIONAL)


def merge(agents: AgentReader, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the events, each once, in the order of the text."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.start):
        twin = _twin(agents, draft, kept)
        if twin is None:
            kept.append(draft)
        else:
            _join(twin, draft)
    return kept


def _twin(agents: AgentReader, draft: Draft, kept: list[Draft]) -> Draft | None:
    best: tuple[float, Draft] | None = None
    for other in kept:
        score = _likeness(agents, draft, other)
        if score > 0 and (best is None or score >= best[0]):
            best = (score, other)
    return best[1] if best else None


def _family(draft: Draft) -> str:
    """Give the name under which events may be told in several words: a summit is also called a meeting."""
    return _FAMILIES.get(draft.frame.name, draft.frame.name)


def _likeness(agents: AgentReader, draft: Draft, other: Draft) -> float:
    """Give how surely two drafts are one event; 0 or less if they are two."""
    if _family(draft) != _family(other) or not _same_reality(draft, other):
        return 0
    if _are_two(agents, draft, other):
        return 0
    apart = draft.head.sent != other.head.sent and draft.when != other.when
    if draft.frame.name == "Attack" and not draft.definite and apart:
        return 0
    shared = _core(draft) & _core(other)
    differing = bool(_core(draft) - _core(other)) and bool(_core(other) - _core(draft))
    score = 0.0
    if shared:
        score += 1.0 + 0.4 * len(shared) - (0.5 if differing and len(shared) < 2 else 0)
    if draft.place is not None and draft.place == other.place:
        score += 0.8
    if draft.when is not None and draft.when == other.when:
        score += 0.6
    if draft.head.sent == other.head.sent and other.clause in (draft.clause, draft.head):
        score += 2.5 if not differing or shared else -1.0
    bare = not _core(draft) and draft.place is None and draft.when is None
    if draft.definite and not differing:
        score += 1.2 if bare else 0.5
        if draft.frame.name != other.frame.name:
            score -= 0.1
    if not draft.definite and not shared and draft.place is None:
        score -= 1.0
    if draft.frame.name in ("Attack", "Sanction", "Aid") and not shared and not draft.definite:
        score -= 0.5
    return score - 0.9 - min(0.3, (draft.start - other.start) / 2000)


def _core(draft: Draft) -> set[int]:
    """Give the referents that tell one event from another."""
    return {
        part.referent
        for part in draft.parts.values()
        if part.role is not Role.ORGANISER or draft.frame.parent != "Encounter"
    }


def _same_reality(draft: Draft, other: Draft) -> bool:
    first, second = draft.factuality, other.factuality
    if first is second or {first, second} <= set(_REAL):
        return True
    if {first, second} <= set(_NOT_YET):
        return True
    same_words = draft.definite and not draft.parts and draft.place is None
    settled = {first, second} & {Factuality.CANCELLED, Factuality.RULED_OUT} and {first, second} & set(
        _NOT_YET
    )
    return bool(settled) or (same_words and first is Factuality.HAPPENED)


def _are_two(agents: AgentReader, draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts must be two events: elsewhere, another day, or one beside the other."""
    beside = draft.beside == other.head.i or other.beside == draft.head.i
    return beside or _places_differ(agents, draft, other) or _dates_differ(draft, other)


def _places_differ(agents: AgentReader, draft: Draft, other: Draft) -> bool:
    if draft.place is None or other.place is None or draft.place == other.place:
        return False
    kinds = {agents.kind(draft.place), agents.kind(other.place)}
    return kinds != {EntityKind.PLACE, EntityKind.COUNTRY}


def _dates_differ(draft: Draft, other: Draft) -> bool:
    if draft.when is None or other.when is None:
        return False
    return draft.when.latest < other.when.earliest or other.when.latest < draft.when.earliest


def _join(kept: Draft, other: Draft) -> None:
    """Put what ``other`` tells into ``kept``; the nearer date and place stay, a verdict beats a plan."""
    for part in other.parts.values():
        kept.add(part)
    kept.mentions += other.mentions
    if (other.frame.name == "Summit" and kept.frame.name in ("Meeting", "Negotiation")) or (
        kept.frame.name == "Negotiation" and other.frame.name == "Meeting"
    ):
        kept.frame = other.frame
    if kept.place is None or (other.place is not None and other.place_rank < kept.place_rank):
        kept.place, kept.place_rank = other.place, other.place_rank
    if kept.when is None or (other.when is not None and _narrower(other, kept)):
        kept.when, kept.when_rank = other.when, other.when_rank
    if other.factuality in (Factuality.CANCELLED, Factuality.RULED_OUT) and kept.factuality in _NOT_YET:
        kept.factuality = other.factuality
    kept.tolls += other.tolls
    settle(kept)
    kept.amount = kept.amount or other.amount
    kept.hybrid = kept.hybrid or other.hybrid
    kept.cue_modes |= other.cue_modes
    kept.confidence = max(kept.confidence, other.confidence)


def _narrower(other: Draft, kept: Draft) -> bool:
    assert other.when is not None
    assert kept.when is not None
    return (other.when.latest - other.when.earliest) < (kept.when.latest - kept.when.earliest)
