"""Who signed what "was signed" in a meeting that the text has just told of: its parties."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate import Annotations
from kg.facts.clauses import is_passive
from kg.facts.draft import Draft, Part
from kg.model import Attendance, Factuality, Role

_CLOSING = frozenset("sign conclude reach initial finalise finalize seal".split())
_PRESENT = (Role.ATTENDEE, Role.HOST, Role.GUEST)
_REACH = 2  # sentences


def lend_parties(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Give accords told without their parties those of the encounter told last in the same paragraph.

    An encounter named in the sentence of the accord ("*During the visit*, an accord was signed") also lends where
    and when.
    """
    for draft in drafts:
        if _is_silent(draft):
            before = [other for other in drafts if _is_near(notes, draft, other)]
            _lend(draft, max(before, key=lambda other: other.start, default=None))


def _is_silent(draft: Draft) -> bool:
    if draft.frame.name != "Agreement" or draft.parts or draft.factuality is not Factuality.HAPPENED:
        return False
    verb = draft.clause
    return verb.lemma_.lower() in _CLOSING and is_passive(verb)


def _is_near(notes: Annotations, draft: Draft, other: Draft) -> bool:
    """Tell whether another draft is an encounter of several that took place, told shortly before."""
    if other.frame.parent != "Encounter" or other.start >= draft.start or len(other.parts) < 2:
        return False
    if other.factuality is not Factuality.HAPPENED:
        return False
    if notes.block_of(other.head.idx) != notes.block_of(draft.head.idx):
        return False
    between = notes.doc[other.start : draft.start]
    return sum(bool(token.is_sent_start) for token in between[1:]) <= _REACH


def _lend(draft: Draft, meeting: Draft | None) -> None:
    if meeting is None:
        return
    for part in meeting.parts.values():
        if part.role in _PRESENT and part.attendance in (Attendance.ATTENDED, None):
            draft.add(
                Part(part.referent, draft.frame.default_role, part.token, 0.4, "agreement.in-the-meeting")
            )
    if draft.place is None:
        draft.place, draft.place_rank = meeting.place, meeting.place_rank
    draft.when = draft.when or meeting.when
