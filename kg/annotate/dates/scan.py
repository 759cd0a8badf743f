"""Runs the rules over a text and puts what they read together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from kg.annotate.dates import absolute, anaphoric, holidays, relative, years
from kg.annotate.dates.days import Tense, add, one_day, week_of
from kg.annotate.dates.ranges import counted_from, joined
from kg.annotate.dates.reading import Context, Reading, Rule, within_calendar
from kg.annotate.dates.words import FUNCTION_WORDS, MONTHS, PART, WEEKDAYS, S, loose
from kg.model import Precision

RULES: tuple[Rule, ...] = (
    *holidays.RULES,
    *absolute.RULES,
    *years.RULES,
    *relative.RULES,
    *anaphoric.RULES,
)

_TRIGGER = re.compile(
    r"\b(?:\d{4}|\d+(?:[/.-]\d|0s|st\b|nd\b|rd\b|th\b)|Q[1-4]\b|H[12]\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|christmas|easter|thanksgiving"
    r"|new year|day|week|year|centur|quarter|half|hour|minute|fortnight|spring|summer|autumn|fall\b|winter"
    r"|yesterday|today|to-?morrow|tonight|night|morning|afternoon|evening|lunchtime|overnight|midnight"
    r"|now|recent|current|late|soon|presen|so far|these days|foreseeable|near|distant|eve of|palm|ash|maundy"
    r"|good friday|sixties|seventies|eighties|nineties)|['’]\d\d",
    re.IGNORECASE,
)
_REACH = 60
_SPACE = re.compile(r"\s")


def scan(text: str, published: date | None, tense_at: Callable[[int], Tense | None] | None) -> list[Reading]:
    """Give the readings of a text in its order; none overlaps another."""
    context = Context(text, published, tense_at, _persons(text))
    readings = _in_told_year(_without_overlaps(_all_readings(context)), context)
    grown = [_grown(reading, context) or reading for reading in readings]
    return joined(counted_from(_without_overlaps(grown), context), context)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for match in _TRIGGER.finditer(text):
        if end >= 0 and match.start() - _REACH <= end:
            end = match.end() + _REACH
            continue
        if end >= 0:
            yield start, _at_space(text, end)
        start, end = max(0, match.start() - _REACH), match.end() + _REACH
        while start > 0 and not text[start - 1].isspace() and match.start() - start < 2 * _REACH:
            start -= 1
    if end >= 0:
        yield start, _at_space(text, end)


def _at_space(text: str, end: int) -> int:
    space = _SPACE.search(text, min(end, len(text)))
    return space.start() if space else len(text)


def _all_readings(context: Context) -> list[Reading]:
    found = []
    for start, end in _windows(context.text):
        for rule in RULES:
            for match in rule.pattern.finditer(context.text, start, end):
                reading = rule.read(match, context)
                if reading is not None:
                    found.append(reading)
    return found


def _without_overlaps(readings: list[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    end = -1
    for reading in sorted(readings, key=lambda r: (r.start, -r.end)):
        if reading.start >= end:
            kept.append(reading)
            end = reading.end
    return kept


_SAME_STORY = 300  # characters, some two sentences
_NEXT_STEP = 100  # days
_A_YEAR = 366
_ENDS = re.compile(r"[.!?;]\s")
_NEWS = 14  # days; a date so near is more likely of this year


def _in_told_year(readings: list[Reading], context: Context) -> list[Reading]:
    """Keep the year of the story told: "On 12 March 2014 they voted. On 16 March ..." is still 2014."""
    result: list[Reading] = []
    told: Reading | None = None
    for reading in readings:
        found = reading
        form = reading.form
        if form and form.year is None and form.month and told and reading.start - told.end < _SAME_STORY:
            found = _told_in(told, reading, context) or reading
        if found.kind == "absolute" and found.form and found.form.month:
            told = found
        elif found.days and found.kind == "relative":
            told = None
        result.append(found)
    return result


@within_calendar
def _told_in(told: Reading, reading: Reading, context: Context) -> Reading | None:
    if context.published is None or reading.form is None or told.form is None or told.form.year is None:
        return reading
    days = reading.form.in_year(told.form.year)
    if days is None or told.days is None or days.first > context.published:
        return reading
    if reading.days and 0 <= (context.published - reading.days.last).days <= _NEWS:
        return reading
    same_month = reading.form.month == told.form.month
    gap = (days.first - told.days.first).days
    one_sentence = _ENDS.search(context.text, told.end, reading.start) is None
    if (
        not (same_month or 0 <= gap <= (_A_YEAR if one_sentence else _NEXT_STEP))
        or context.tense(reading.start) == "future"
    ):
        return reading
    return reading.moved(days=days, kind="absolute", form=replace(reading.form, year=told.form.year))


_NOT_A_NAME = "|".join(sorted({word.title() for word in FUNCTION_WORDS} | set(MONTHS) | set(WEEKDAYS)))
_PERSON = re.compile(
    rf"\b(?!(?:{_NOT_A_NAME}|Last|Next|Since|Late|Early|Mid|Between|During|Around|Until|Through|Throughout)\s)"
    r"[A-Z][a-z]+\.?\s(May|March|April|June|August)\b(?!\s?\d)"
    r"|\b(?<!in\s)(?<!In\s)(?<!since\s)(?<!last\s)(April|June|May|August)\s(?!(?:and|to|or)\b)[A-Z][a-z]+\b"
)


def _persons(text: str) -> frozenset[str]:
    """Give the months that the text uses as names of people."""
    return frozenset(match[1] or match[2] for match in _PERSON.finditer(text))


_AFTER_DAY = re.compile(rf"(?:{S}|,{S})(?:{loose('at|around|in' + S + 'the')}{S})?(?P<part>{PART})\b")
_BEFORE_DAY = re.compile(
    rf"(?<!\w)(?:(?:the{S})?(?P<part>(?:early|small){S}hours|morning|afternoon|evening|night){S}of{S}(?:the{S})?"
    rf"|(?P<at>early|late|midnight|noon|midday|dawn)(?:{S}on)?{S})$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    rf"(?<!\w)(?:the{S})?week{S}(?:of|beginning|starting|commencing){S}(?:the{S})?$", re.IGNORECASE
)
_EVE_OF = re.compile(rf"(?<!\w)(?:the{S})?eve{S}of{S}$", re.IGNORECASE)


@within_calendar
def _grown(reading: Reading, context: Context) -> Reading | None:
    """Take up the part of the day that stands after or before a day, and "the week of"."""
    days = reading.days
    if days is not None and days.precision is not Precision.DAY:
        return reading
    if days is None and not (reading.kind == "relative" and reading.form):
        return reading
    after = _AFTER_DAY.match(context.after(reading.end, 40))
    if after and reading.part is None:
        reading = reading.moved(end=reading.end + after.end(), part=after["part"].lower().rstrip("s"))
    before = context.before(reading.start, 40)
    if days and (week := _WEEK_OF.search(before)):
        return reading.moved(start=reading.start - len(week[0]), days=week_of(days.first), form=None)
    if days and (eve := _EVE_OF.search(before)):
        start = reading.start - len(eve[0])
        return reading.moved(start=start, days=one_day(add(days.first, -1, "day")), form=None)
    if part := _BEFORE_DAY.search(before):
        word = " ".join((part["part"] or part["at"]).lower().split())
        start = reading.start - len(part[0])
        return reading.moved(start=start, part=reading.part or _DAY_PARTS.get(word, word))
    return reading


_DAY_PARTS = {"early hours": "night", "small hours": "night", "early": "morning", "late": "evening"}
