"""When something happens, as news English says it: the words, the days that they mean, how exact they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.annotate.dates.days import Days, Tense, add, unit_around
from kg.annotate.dates.reading import Kind, Offset, Reading
from kg.annotate.dates.scan import scan
from kg.model import Precision, When

Bound = Literal["from", "until"]
_BOUND = re.compile(
    r"\b(?:(?P<lower>since|from|after)|(?P<upper>until|till|by|before|through|(?<!-)up to|no later than))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words of time in a text.

    ``when`` is what the words themselves name: "since April 2018" names April 2018. ``bound`` tells that it
    is only the beginning ("from": since, from, after) or the end ("until": by, until, before) of the time
    that is meant; ``reach`` gives all of it. ``when`` is None for a date that hangs on another one
    (``anchor_offset``, see ``anchor``), and for words that name no day.
    """

    start: int
    end: int
    when: When | None
    kind: Kind
    part_of_day: str | None = None
    anchor_offset: Offset | None = None
    bound: Bound | None = None

    def reach(self, published: date | None) -> When | None:
        """Give all days that are meant: up to the publication or from it, where only one end is named."""
        when = self.when
        if when is None or self.bound is None or published is None:
            return when
        if self.bound == "from":
            last = max(published, when.latest)
            return When(when.earliest, last, Precision.RANGE, when.text)
        return When(min(published, when.earliest), when.latest, Precision.RANGE, when.text)


def find_dates(
    text: str,
    published: date | None,
    tense_at: Callable[[int], Tense | None] | None = None,
) -> list[FoundDate]:
    """Give the words of time in a text, in its order, without overlaps.

    ``published`` is the day that relative dates count from; without it only dates with a year get a ``when``.
    ``tense_at`` gives the tense of the clause at a character offset; where it is unknown, a weekday is the
    last one, and a month or a day of a month the nearest one.
    """
    return [_found(reading, text) for reading in scan(text, published, tense_at)]


def anchor(found: FoundDate, when: When, text: str | None = None) -> When | None:
    """Give the days of "a week later", "the next day", "the following Monday", counted from other days.

    The result is never more exact than the days it counts from. None if the words count from nothing.
    """
    offset = found.anchor_offset
    if offset is None:
        return None
    try:
        days = _counted(offset, when)
    except (ValueError, OverflowError):
        return None
    return When(days.first, days.last, days.precision, text or when.text)


def anchored(dates: Iterable[FoundDate], text: str) -> list[FoundDate]:
    """Give the dates, each that hangs on another one counted from a date before it.

    That is the last one that is exact enough ("the next day" after a day), or else the last one. What counts
    from an event ("a day after the vote") stays without days.
    """
    result: list[FoundDate] = []
    for found in dates:
        offset = found.anchor_offset
        base = _base(offset, result) if offset and not offset.of_event else None
        if base:
            found = replace(found, when=anchor(found, base, text[found.start : found.end]))  # noqa: PLW2901
        result.append(found)
    return result


_LONGEST = {"month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}


def _base(offset: Offset, before: list[FoundDate]) -> When | None:
    dated = [found.when for found in reversed(before) if found.when]
    longest = _LONGEST.get(offset.unit, 7)
    exact = (when for when in dated if (when.latest - when.earliest).days < longest)
    return next(exact, dated[0] if dated else None)


def _found(reading: Reading, text: str) -> FoundDate:
    words = text[reading.start : reading.end]
    days = reading.days
    when = When(days.first, days.last, days.precision, words) if days else None
    match = _BOUND.search(text[max(0, reading.start - 24) : reading.start])
    bound: Bound | None = None
    has_both_ends = (
        days is not None and days.precision is Precision.RANGE and match and match["lower"] == "from"
    )
    if match and when and not has_both_ends:
        bound = "from" if match["lower"] else "until"
    return FoundDate(reading.start, reading.end, when, reading.kind, reading.part, reading.offset, bound)


def _counted(offset: Offset, when: When) -> Days:
    if offset.weekday is not None:
        return _weekday_from(offset.weekday, offset.amount or 0, when)
    if offset.unit in ("hour", "minute"):
        ahead = 1 if offset.unit == "hour" and (offset.amount or 0) >= 0 else 0
        behind = 1 if offset.unit == "hour" and (offset.amount or 0) < 0 else 0
        first, last = when.earliest - timedelta(days=behind), when.latest + timedelta(days=ahead)
        return Days(first, last, Precision.DAY if first == last else Precision.RANGE)
    unit = "week" if offset.unit in ("weekend", "fortnight") else offset.unit
    amount = (offset.amount or 0) * (2 if offset.unit == "fortnight" else 1)
    low = unit_around(add(when.earliest, amount, unit), offset.unit)
    high = unit_around(add(when.latest, amount, unit), offset.unit)
    if low == high:
        return low
    return Days(low.first, high.last, when.precision if offset.unit == "day" else Precision.RANGE)


def _weekday_from(weekday: int, amount: int, when: When) -> Days:
    if amount > 0:
        day = when.latest + timedelta(days=(weekday - when.latest.weekday() - 1) % 7 + 1)
    elif amount < 0:
        day = when.earliest - timedelta(days=(when.earliest.weekday() - weekday - 1) % 7 + 1)
    else:
        day = when.earliest + timedelta(days=weekday - when.earliest.weekday())
    return Days(day, day, Precision.DAY)
