"""Two dates that make one range: "from 28 May to 2 June", "Monday and Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.annotate.dates.days import Days, Tense, choose, span
from kg.annotate.dates.reading import Context, Form, Kind, Reading, within_calendar
from kg.annotate.dates.relative import counted
from kg.annotate.dates.words import BETWEEN, DASH, NUMBER, UNIT, O, S, loose, number_of
from kg.model import Precision

_TO = re.compile(rf"{O}{DASH}{O}|{S}{loose('to|until|till|through')}{S}(?:the{S})?")
_AND = re.compile(rf"{S}{loose('and')}{S}(?:{loose('on')}{S})?(?:the{S})?")
_MOVED = re.compile(
    r"\b(?:postpon|mov|reschedul|delay|push|shift|put off|br(?:ought|ing) forward)", re.IGNORECASE
)


_COUNT = re.compile(loose(rf"(?P<n>{NUMBER}|an?)(?:-|{S})(?P<unit>{UNIT})s?"))
_FROM = re.compile(rf"{S}{loose('from')}{S}(?:the{S})?")
_POSSESSIVE = re.compile(r" ?['’]s?\b")  # "a day after Monday's vote" counts from the vote
_THE = re.compile(rf"{S}(?:the{S})?")


def counted_from(readings: list[Reading], context: Context) -> list[Reading]:
    """Give the readings, "two weeks before" and the day after it as one: "two weeks before May 13"."""
    return _paired(readings, context, _counted)


@within_calendar
def _counted(a: Reading, b: Reading, context: Context) -> Reading | None:
    between = context.text[a.end : b.start]
    if b.days is None or b.days.precision is not Precision.DAY or _POSSESSIVE.match(context.after(b.end)):
        return None
    if a.offset and a.offset.of_event and a.offset.amount and _THE.fullmatch(between):
        amount, unit = a.offset.amount, a.offset.unit
    elif a.kind == "duration" and _FROM.fullmatch(between):
        match = _COUNT.fullmatch(context.text, a.start, a.end)
        if match is None:
            return None
        amount, unit = number_of(match["n"]), match["unit"].lower()
    else:
        return None
    return Reading(a.start, b.end, b.kind, counted(amount, unit, b.days.first))


def joined(readings: list[Reading], context: Context) -> list[Reading]:
    """Give the readings, two with "to", a dash or "and" between them as one range."""
    return _paired(readings, context, _range)


def _paired(
    readings: list[Reading],
    context: Context,
    together: Callable[[Reading, Reading, Context], Reading | None],
) -> list[Reading]:
    """Give the readings, each taken with the one before it where the two make one."""
    result: list[Reading] = []
    for reading in readings:
        one = together(result[-1], reading, context) if result else None
        if one:
            result[-1] = one
        else:
            result.append(reading)
    return result


@within_calendar
def _range(a: Reading, b: Reading, context: Context) -> Reading | None:
    between = context.text[a.end : b.start]
    if a.days is None or b.days is None or not (a.form or b.form) or len(between) > 12:
        return None
    together = _AND.fullmatch(between)
    if not together and (not _TO.fullmatch(between) or _MOVED.search(context.before(a.start, 60))):
        return None
    days = _both(a, b, context)
    if days is None or (together and not _named_together(a, days, context)):
        return None
    kind: Kind = "absolute" if "absolute" in (a.kind, b.kind) else "relative"
    return Reading(a.start, b.end, kind, days)


def _named_together(a: Reading, days: Days, context: Context) -> bool:
    """Tell whether "A and B" are one time: two days in a row, or "between A and B"."""
    two_days = a.days and a.days.precision is Precision.DAY and (days.last - days.first).days == 1
    return bool(two_days or BETWEEN.search(context.before(a.start)))


def _both(a: Reading, b: Reading, context: Context) -> Days | None:
    """Give the days from the one to the other; a year or week that is not stated is made to fit."""
    if a.days is None or b.days is None:
        return None
    if _is_weekday(b.form):
        ahead = (b.days.first - a.days.first).days % 7
        return span(a.days.first, a.days.first + timedelta(days=ahead)) if ahead else None
    if _yearless(a.form) and _yearless(b.form) and a.form and b.form and context.published:
        return _in_some_year(a.form, b.form, context.published, context.tense(a.start))
    first, last = a.days, b.days
    if _yearless(a.form) and a.form and b.form and b.form.year:
        years = (a.form.in_year(b.form.year - shift) for shift in (0, 1))
        first = next((days for days in years if days and days.first <= last.first), first)
    elif _yearless(b.form) and b.form:
        years = (b.form.in_year(first.first.year + shift) for shift in (0, 1))
        last = next((days for days in years if days and days.first >= first.first), last)
    return span(first.first, last.last) if first.first <= last.last else None


def _in_some_year(a: Form, b: Form, published: date, tense: Tense | None) -> Days | None:
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        first = a.in_year(year)
        ends = [days for days in (b.in_year(year), b.in_year(year + 1)) if days]
        last = next((days for days in ends if first and days.first >= first.first), None)
        if first and last:
            candidates.append(span(first.first, last.last))
    return choose(candidates, published, tense)


def _yearless(form: Form | None) -> bool:
    return form is not None and form.year is None and form.month is not None


def _is_weekday(form: Form | None) -> bool:
    return form is not None and form.weekday is not None and form.month is None
