"""Intervals of days, and how one reckons with them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kg.model import Precision

Tense = Literal["past", "present", "future", "either"]


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, named with a precision."""

    first: date
    last: date
    precision: Precision


def one_day(day: date) -> Days:
    """Give the day itself."""
    return Days(day, day, Precision.DAY)


def span(first: date, last: date) -> Days:
    """Give the days from the first to the last, as a range."""
    return Days(first, last, Precision.RANGE)


def week_of(day: date) -> Days:
    """Give the week, Monday to Sunday, that the day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend_of(day: date) -> Days:
    """Give Saturday and Sunday of the week that the day lies in."""
    week = week_of(day)
    return span(week.last - timedelta(days=1), week.last)


def month_of_year(year: int, month: int) -> Days:
    """Give the month."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)


def whole_year(year: int) -> Days:
    """Give the year."""
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def season(year: int, first_month: int) -> Days:
    """Give the season of three months that begins in the month; winter runs into the next year."""
    first = date(year, first_month, 1)
    return Days(first, add_months(first, 3) - timedelta(days=1), Precision.SEASON)


def months(year: int, first_month: int, count: int) -> Days:
    """Give so many months from the first one on, as a range."""
    first = date(year, first_month, 1)
    return span(first, add_months(first, count) - timedelta(days=1))


def years(first: int, last: int) -> Days:
    """Give the years from the first to the last, as a range."""
    return span(date(first, 1, 1), date(last, 12, 31))


def add_months(day: date, count: int) -> date:
    """Give the day so many months later; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add(day: date, count: int, unit: str) -> date:
    """Give the day so many units (day, week, month, quarter, year, decade, century) later."""
    match unit:
        case "minute" | "hour":
            return day
        case "day":
            return day + timedelta(days=count)
        case "week" | "weekend":
            return day + timedelta(weeks=count)
        case "fortnight":
            return day + timedelta(weeks=2 * count)
        case _:
            size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            return add_months(day, size * count)


def unit_around(day: date, unit: str) -> Days:
    """Give the calendar unit that the day lies in."""
    match unit:
        case "week" | "fortnight":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of_year(day.year, day.month)
        case "quarter":
            return months(day.year, day.month - (day.month - 1) % 3, 3)
        case "year":
            return whole_year(day.year)
        case "decade":
            return years(day.year - day.year % 10, day.year - day.year % 10 + 9)
        case "century":
            first = day.year - (day.year - 1) % 100
            return years(first, first + 99)
        case _:
            return one_day(day)


def part_of(days: Days, place: str) -> Days:
    """Give the early, middle, late part, or the start or end, of a week, month, season, year or decade."""
    length = (days.last - days.first).days + 1
    if days.precision is Precision.DAY:
        return days
    if days.precision is Precision.WEEK:
        low, high = {"early": (0, 2), "start": (0, 1), "mid": (1, 3), "late": (3, 6), "end": (4, 6)}[place]
        return span(days.first + timedelta(days=low), days.first + timedelta(days=high))
    if days.precision is Precision.MONTH:
        low, high = {"early": (0, 9), "start": (0, 9), "mid": (10, 19)}.get(place, (20, length - 1))
        return span(days.first + timedelta(days=low), days.first + timedelta(days=high))
    count = round(length / 30.44)
    begin, end = _SHARES[place]
    first = add_months(days.first, round(count * begin))
    return span(first, add_months(days.first, round(count * end)) - timedelta(days=1))


_SHARES = {
    "early": (0, 1 / 3),
    "start": (0, 1 / 4),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "end": (3 / 4, 1),
}


def distance(days: Days, day: date) -> int:
    """Give how many days lie between the day and the interval; 0 inside."""
    return max((days.first - day).days, (day - days.last).days, 0)


def choose(candidates: Iterable[Days], published: date, tense: Tense | None) -> Days | None:
    """Give the newest one begun in the past, the next one in the future, or the nearest one without a tense or with "either".

    The publication day itself belongs to both.
    """
    ordered = sorted(candidates, key=lambda days: days.first)
    if tense == "past":
        return next((days for days in reversed(ordered) if days.first <= published), None)
    if tense == "future":
        return next((days for days in ordered if days.last >= published), None)
    return min(ordered, key=lambda days: (distance(days, published), days.first > published), default=None)
