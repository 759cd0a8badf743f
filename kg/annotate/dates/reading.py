"""What a rule makes of the words that it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import wraps
from typing import Literal

from kg.annotate.dates.days import (
    Days,
    Tense,
    choose,
    distance,
    month_of_year,
    one_day,
    part_of,
    span,
    week_of,
)

Kind = Literal["absolute", "relative", "anaphoric", "vague", "duration", "recurring"]


# Nobody writes a date of eleven months ago without its year; it is next month's, and the tense misread.
_TOO_LONG_AGO, _SOON = 335, 30
_DEADLINE = re.compile(
    r"\b(?:until|till|no later than|deadline (?:of|for|is|on)|effective|starting|beginning|as (?:early|soon) as)"
    r"\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(
    r"\b(?:suspend|postpon|delay|adjourn|extend|clos|halt|defer|recess|paus|has|have|had|given?|gave)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from another date: so many units, or the next or last such weekday (0 is Monday).

    Without an amount the words leave it open ("hours later"). ``of_event`` tells that the words count from an
    event that follows them ("a day after the vote"), not from a date before them.
    """

    amount: int | None
    unit: str
    weekday: int | None = None
    of_event: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A calendar date as far as the words give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    place: str | None = None
    last_day: int | None = None

    def in_year(self, year: int) -> Days | None:
        """Give the days in a year; None if there is no such day."""
        if self.month is None:
            return None
        try:
            if self.day:
                return self._days(date(year, self.month, self.day))
            month = month_of_year(year, self.month)
        except ValueError:
            return None
        return part_of(month, self.place) if self.place else month

    def _days(self, first: date) -> Days | None:
        if self.last_day is None:
            return one_day(first)
        last = first.replace(day=self.last_day)
        return span(first, last) if first < last else None

    def resolve(self, published: date | None, tense: Tense | None) -> Days | None:
        """Give the days that are meant in an article of that day; None if that cannot be told."""
        if self.year is not None:
            return self.in_year(self.year)
        if published is None:
            return None
        candidates = self._candidates(published)
        meant = choose(candidates, published, tense)
        if tense == "past" and meant and (published - meant.last).days > _TOO_LONG_AGO:
            nearest = choose(candidates, published, None)
            return nearest if nearest and distance(nearest, published) <= _SOON else meant
        return meant

    def _candidates(self, published: date) -> list[Days]:
        if self.month is None and self.day is None:
            return [days for days in self._weekdays(published) if days]
        reach = 8 if (self.month, self.day) == (2, 29) else 1
        found = [self.in_year(published.year + shift) for shift in range(-reach, reach + 1)]
        known = [days for days in found if days]
        fitting = [days for days in known if days.first.weekday() == self.weekday]
        return fitting or known

    def _weekdays(self, published: date) -> list[Days]:
        near = (published + timedelta(days=shift) for shift in range(-6, 7))
        return [one_day(day) for day in near if day.weekday() == self.weekday]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that a rule reads as a date: character offsets, the days, and what else they tell."""

    start: int
    end: int
    kind: Kind
    days: Days | None = None
    part: str | None = None
    offset: Offset | None = None
    form: Form | None = None

    def moved(self, **changes: object) -> Reading:
        """Give the reading with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Context:
    """The text that is read, its publication day, and the tense at an offset."""

    text: str
    published: date | None
    tense_at: Callable[[int], Tense | None] | None
    persons: frozenset[str] = frozenset()
    _tenses: dict[int, Tense | None] = field(default_factory=dict)

    def tense(self, offset: int) -> Tense | None:
        """Give the tense of the clause around an offset, if it is known."""
        if self.tense_at is None:
            return None
        if offset not in self._tenses:
            self._tenses[offset] = self.tense_at(offset)
        return self._tenses[offset]

    def _tense_of_date(self, start: int, form: Form) -> Tense | None:
        """Give the tense that counts for a date: deadlines lie ahead, a bare weekday behind."""
        tense = self.tense(start)
        ahead = bool(_DEADLINE.search(self.before(start))) and bool(_SUSPENDED.search(self.before(start, 80)))
        if form.month is not None or form.day is not None:
            return None if ahead and tense == "past" else tense
        if tense == "either":
            return tense
        if ahead or tense in ("present", "future"):
            return "future"
        return "past"

    def before(self, offset: int, length: int = 24) -> str:
        """Give some characters before an offset."""
        return self.text[max(0, offset - length) : offset]

    def after(self, offset: int, length: int = 24) -> str:
        """Give some characters after an offset."""
        return self.text[offset : offset + length]

    def dated(self, match: re.Match[str], form: Form, group: str | int = 0) -> Reading | None:
        """Give the reading of a calendar date; None if there is no such day in any year."""
        start, end = match.span(group)
        tense = None if form.year or self.published is None else self._tense_of_date(start, form)
        days = form.resolve(self.published, tense)
        if days is None and (form.year or self.published):
            return None
        return Reading(start, end, "absolute" if form.year else "relative", days, form=form)

    def relative(
        self, match: re.Match[str], make: Callable[[date], Days | None], group: str | int = 0, **more: object
    ) -> Reading:
        """Give the reading of words that count from the publication day."""
        days = make(self.published) if self.published else None
        return Reading(*match.span(group), "relative", days).moved(**more)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what it makes of a match; None for a match that is no date after all."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


def same_week(day: date, weekday: int) -> date:
    """Give the weekday in the week of a day."""
    return week_of(day).first + timedelta(days=weekday)


def within_calendar[**P, T](read: Callable[P, T | None]) -> Callable[P, T | None]:
    """Make a function give None for what lies before year 1 or after year 9999."""

    @wraps(read)
    def careful(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return read(*args, **kwargs)
        except (ValueError, OverflowError):
            return None

    return careful


def rule(*parts: str) -> Callable[[Callable[[re.Match[str], Context], Reading | None]], Rule]:
    """Make a rule of the function below: its pattern stands between word borders."""

    def made(read: Callable[[re.Match[str], Context], Reading | None]) -> Rule:
        return Rule(re.compile(r"(?<![\w])" + "".join(parts) + r"(?!\w)"), within_calendar(read))

    return made
