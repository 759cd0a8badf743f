"""Runs the rules over a text and puts what they read together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kg.annotate.dates import absolute, anaphoric, relative, years
from kg.annotate.dates.days import Days, Tense, add, one_day, span, week_of
from kg.annotate.dates.reading import Context, Form, Reading, Rule
from kg.annotate.dates.words import DASH, FUNCTION_WORDS, MONTHS, PART, WEEKDAYS, O, S, loose
from kg.model import Precision

RULES: tuple[Rule, ...] = absolute.RULES + years.RULES + relative.RULES + anaphoric.RULES

_TRIGGER = re.compile(
    r"\d{4}|\d[/.-]\d|\d0s|\d(?:st|nd|rd|th)\b|Q[1-4]\b|H[12]\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|new year"
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
    return _joined(_without_overlaps(grown), context)


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
    rf"(?<!\w)(?:(?:{loose('the')}{S})?{loose('(?P<part>early' + S + 'hours|small' + S + 'hours|morning|afternoon|evening|night)')}{S}{loose('of')}{S}(?:{loose('the')}{S})?"
    rf"|{loose('(?P<at>early|late|midnight|noon|midday|dawn)')}(?:{S}{loose('on')})?{S})$"
)
_WEEK_OF = re.compile(rf"(?<!\w)(?:{loose('the')}{S})?{loose('week' + S + '(?:of|beginning|starting|commencing)')}{S}(?:the{S})?$")
_EVE_OF = re.compile(rf"(?<!\w)(?:{loose('the')}{S})?{loose('eve')}{S}{loose('of')}{S}$")


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
        word = (part["part"] or part["at"]).lower()
        return reading.moved(start=reading.start - len(part[0]), part=reading.part or _DAY_PARTS.get(word, word))
    return reading


_DAY_PARTS = {"early hours": "night", "small hours": "night", "early": "morning", "late": "evening"}
_TO = re.compile(rf"{O}{DASH}{O}|{S}{loose('to|until|till|through')}{S}(?:the{S})?")
_AND = re.compile(rf"{S}{loose('and')}{S}(?:{loose('on')}{S})?(?:the{S})?")
_MOVED = re.compile(r"(?i)\b(?:postpon|mov|reschedul|delay|push|shift|put off|brought forward|bring forward)")


def _joined(readings: list[Reading], context: Context) -> list[Reading]:
    """Join two dates with "to", a dash or "and" between them to one range."""
    joined: list[Reading] = []
    for reading in readings:
        together = _range(joined[-1], reading, context) if joined else None
        if together:
            joined[-1] = together
        else:
            joined.append(reading)
    return joined


def _range(a: Reading, b: Reading, context: Context) -> Reading | None:
    between = context.text[a.end : b.start]
    if a.days is None or b.days is None or not (a.form or b.form) or len(between) > 12:
        return None
    if _TO.fullmatch(between):
        if _MOVED.search(context.before(a.start, 60)):
            return None
    elif not (_AND.fullmatch(between) and _named_together(a, b, context)):
        return None
    ends = _ordered(a, b)
    if ends is None:
        return None
    kind = "absolute" if "absolute" in (a.kind, b.kind) else "relative"
    return Reading(a.start, b.end, kind, span(ends[0].first, ends[1].last))


def _named_together(a: Reading, b: Reading, context: Context) -> bool:
    if re.search(r"(?i)\bbetween\s+$", context.before(a.start)):
        return True
    if a.days is None or b.days is None or Precision.DAY is not a.days.precision is not b.days.precision:
        return False
    ends = _ordered(a, b)
    return ends is not None and ends[1].first - ends[0].last == timedelta(days=1)


def _ordered(a: Reading, b: Reading) -> tuple[Days, Days] | None:
    """Give both, with the year or week of the one that does not state it made to fit the other."""
    first, last = a.days, b.days
    assert first is not None
    assert last is not None
    if first.first <= last.first and not (b.form and b.form.year and _yearless(a.form)):
        gap = (last.first - first.first).days
        if not (_yearless(b.form) and gap > 366) and not (_is_weekday(b.form) and gap >= 7):
            return first, last
    if _yearless(a.form) and b.form and b.form.year and a.form:
        years_before = (a.form.in_year(b.form.year - shift) for shift in (0, 1))
        start = next((days for days in years_before if days and days.first <= last.first), None)
        return (start, last) if start else None
    if _yearless(b.form) and b.form:
        years_after = (b.form.in_year(first.first.year + shift) for shift in (0, 1))
        end = next((days for days in years_after if days and days.first >= first.first), None)
        return (first, end) if end else None
    if _is_weekday(b.form):
        ahead = (last.first - first.first).days % 7
        return first, one_day(first.first + timedelta(days=ahead))
    return None


def _yearless(form: Form | None) -> bool:
    return form is not None and form.year is None and form.month is not None


def _is_weekday(form: Form | None) -> bool:
    return form is not None and form.weekday is not None and form.month is None
