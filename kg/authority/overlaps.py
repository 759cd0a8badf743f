"""Finds tenures of one office that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from kg.authority.reading import first_day, last_day
from kg.authority.turtle import FROM, HELD_TOGETHER, OFFICE_OF, PERSON_OF, TENURE, TYPE, UNTIL, Subject

# Sources give the day of the election, of the oath, or of the handing over.
SLACK = timedelta(days=45)


def overlaps(subjects: Mapping[str, Subject]) -> Iterator[tuple[Subject, Subject, str, int]]:
    """Give pairs of tenures of one office by two people with the days that they certainly share.

    A year or month stands for its least favourable day, so that only certain overlaps count. Tenures without
    a start, open ones, and those that say why they overlap (``dip:heldTogether``, also on the office) are
    left out.
    """
    held: dict[str, list[Subject]] = {}
    for one in subjects.values():
        office = one.one(OFFICE_OF) or ""
        if TENURE in one.values.get(TYPE, ()) and office in subjects and not one.one(HELD_TOGETHER):
            held.setdefault(office, []).append(one)
    for office, tenures in held.items():
        if subjects[office].one(HELD_TOGETHER):
            continue
        for one, other in combinations(tenures, 2):
            days = _shared_days(one, other)
            if days and one.one(PERSON_OF) != other.one(PERSON_OF):
                yield one, other, office, days


def _shared_days(one: Subject, other: Subject) -> int:
    first, second = _certain(one), _certain(other)
    if not first or not second:
        return 0
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return shared.days if shared > SLACK else 0


def _certain(tenure: Subject) -> tuple[date, date] | None:
    """Give the days between which somebody held an office for certain: the latest start, the earliest end."""
    start, end = last_day(tenure.one(FROM), tenure.id), first_day(tenure.one(UNTIL), tenure.id)
    return (start, end) if start and end and start < end else None
