"""Dates of encounters that people are asked to, expected at or decline: they lie ahead."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Token

from kg.facts.attending import Attending
from kg.facts.draft import Draft
from kg.model import Attendance, Factuality, Precision, When

_AHEAD = (Attendance.INVITED, Attendance.DECLINED, Attendance.EXPECTED)
_BARE = re.compile(
    r"(?:in\s|on\s|this\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)(?:['’]s)?",
    re.IGNORECASE,
)
_HALF_A_YEAR = timedelta(days=183)


def roll_on(draft: Draft, found: Attending, published: date | None) -> None:
    """Move a bare weekday or month that was taken for the last one to the next one, and call the event planned.

    Only if the clause speaks from now ("has declined an invitation to Monday's summit"), or the last one is
    more than half a year back.
    """
    when = draft.when
    if when is None or published is None or found.attendance not in _AHEAD or when.latest >= published:
        return
    if not _BARE.fullmatch(when.text.strip()):
        return
    if not (_speaks_from_now(found.verb) or published - when.latest > _HALF_A_YEAR):
        return
    later = _next(when)
    if later is None:
        return
    draft.when, draft.factuality = later, Factuality.PLANNED
    for part in draft.parts.values():
        if part.attendance is Attendance.ATTENDED:
            part.attendance = Attendance.EXPECTED


def _next(when: When) -> When | None:
    if when.precision is Precision.DAY:
        week = timedelta(days=7)
        return When(when.earliest + week, when.latest + week, when.precision, when.text)
    if when.precision is not Precision.MONTH:
        return None
    year, month = when.earliest.year + 1, when.earliest.month
    after = date(year + month // 12, month % 12 + 1, 1)
    return When(date(year, month, 1), after - timedelta(days=1), when.precision, when.text)


def _speaks_from_now(verb: Token) -> bool:
    """Tell whether a verb is in the present or the present perfect."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(token.tag_ in ("VBZ", "VBP") for token in (verb, *helpers))
