"""Runs the rules over a text and puts what they read together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from kg.annotate.dates import absolute, anaphoric, holidays, relative, years
from kg.annotate.dates.days import Tense, add, one_day, week_of
from kg.annotate.dates.ranges import joined
from kg.annotate.dates.reading import Context, Reading, Rule
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
    r"\d{4}|\d[/.-]\d|\d0s|\d(?:st|nd|rd|th)\b|Q[1-4]\b|H[12]\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|new year|easter|thanksgiving|sixties|seventies|eighties|nineties"
    r"|day\b|days\b|week|month|year|decade|centur|quarter|half|hours?\b|minute|fortnight"
    r"|spring|summer|autumn|fall\b|winter|morrow|tonight|night|morning|afternoon|evening|lunchtime"
    r"|mon\b|tues?\b|wed\b|thu|fri\b|sat\b|sun\b|days?\b"
    r"|now\b|recent|current|lately|soon|presen|moment|so far|future|eve of",
    re.IGNORECASE,
)
_REACH = 60
_SPACE = re.compile(r"\s")


def scan(text: str, published: date | None, tense_at: Callable[[int], Tense | None] | None) -> list[Reading]:
    """Give the readings of a text in its order; none overlaps another."""
    context = Context(text, published, tense_at, _persons(text))
    readings = _without_overlaps(_all_readings(context))
    grown = [_grown(reading, context) for reading in readings]
    return joined(_without_overlaps(grown), context)


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


def _grown(reading: Reading, context: Context) -> Reading:
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
