"""Days and months of the calendar: "4 September 2025", "Sept. 4", "2025-09-04", "in mid June"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kg.annotate.dates.days import Days, add_months, choose, distance, month_of_year, one_day, span
from kg.annotate.dates.reading import Context, Form, Kind, Reading, Rule, rule
from kg.annotate.dates.words import (
    BETWEEN,
    DASH,
    DAY,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    MONTH,
    MONTH_FULL,
    MONTHS,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_ANY,
    YEAR,
    O,
    S,
    loose,
    month_of,
    number_of,
    weekday_of,
)

PLACES = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "start": "start",
    "beginning": "start",
    "end": "end",
    "close": "end",
}
PLACE = loose(
    rf"(?:(?:the{S})?(?P<at>start|beginning|middle|end|close){S}of{S}(?:the{S})?|(?P<mod>early|mid|late)[-\s])"
)
OTHER_YEAR = (
    rf"(?:(?:{O},{O}|{S}(?:{loose('of|in')}{S})?)(?P<year>{YEAR})"
    rf"|{S}(?:{loose('of')}{S})?{loose('(?P<rel>last|this|next)')}{S}{loose('year')})"
)
_CONNECT = rf"(?:{O}{DASH}{O}|{S}{loose('to|through|until|till|and')}{S}(?:the{S})?)"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_ANY})(?:{O},)?(?:{O}\(|{S}(?:the{S})?))?"
_COUNTED = re.compile(rf"{S}(?!was\b|has\b|is\b|as\b)[a-z]+s\b|{S}(?:people|men|women|troops|children)\b")
_SAFE_CUE = re.compile(
    rf"\b(?:in|since|until|till|during|throughout|through|late|early|mid)(?:{S}the)?{S}$", re.IGNORECASE
)
_WEAK_CUE = re.compile(
    rf"\b(?:by|before|after|from|of|to|for|around|between|and|for|on|or|than)(?:{S}(?:the|all{S}of))?{S}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?:\b(?:the|an?|its|their|his|her|our)|['’]s){S}$", re.IGNORECASE)
_DOUBTFUL_CUE = re.compile(r"\b(?:by|from|before)\s$", re.IGNORECASE)
_NEAR_CUE = re.compile(
    r"\b(?:as (?:early|late|soon) as|at least|(?:week|weeks|days?|end|start|beginning|middle|half) of)\s+$",
    re.IGNORECASE,
)
_AMBIGUOUS = ("May", "March")


def year_of(match: re.Match[str], context: Context) -> int | None:
    """Give the year that a match states, in figures or as last, this or next year."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(match["year"])
    if groups.get("rel") and context.published:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return None


def place_of(match: re.Match[str]) -> str | None:
    """Give which part of the unit a match states (early, mid, late, start, end)."""
    word = match["at"] or match["mod"]
    return PLACES[word.lower()] if word else None


def _days_in_month(match: re.Match[str], context: Context, day: str, last: str | None) -> Reading | None:
    """Read one day or a run of days in one month."""
    weekday = weekday_of(match["weekday"]) if match["weekday"] else None
    form = Form(year_of(match, context), month_of(match["month"]), number_of(day), weekday)
    if last:
        form = replace(form, last_day=number_of(last), weekday=None)
    return context.dated(match, form)


@rule(
    _WEEKDAY_BEFORE,
    rf"(?P<month>{MONTH}){O}(?:the{S})?(?P<day>{DAY})(?:(?P<connect>{_CONNECT})(?P<last>{DAY}))?{OTHER_YEAR}?",
)
def month_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "September 4", "Sept. 4, 2025", "Thursday, September 4th", "July 19-23"."""
    cue = context.before(match.start(), 4).lower()
    if cue == " in " and not match["year"] and _COUNTED.match(context.text, match.end("day")):
        return None
    last = match["last"]
    if last and "and" in match["connect"].lower() and _COUNTED.match(context.text, match.end("last")):
        reading = _days_in_month(match, context, match["day"], None)
        return reading and reading.moved(end=match.end("day"))
    return _days_in_month(match, context, match["day"], last)


@rule(
    _WEEKDAY_BEFORE,
    rf"(?:(?:the{S})?(?<![\d.,:/$€£#-])(?P<day>{DAY}|{ORDINAL}(?={S}of{S}))(?:(?P<connect>{_CONNECT})(?P<last>{DAY}))?)",
    rf"(?:{S}of{S}|{O}-?)(?P<month>{MONTH}){OTHER_YEAR}?",
)
def day_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "4 September", "the 4th of September, 2025", "3 to 5 May"."""
    return _days_in_month(match, context, match["day"], match["last"])


@rule(
    r"(?<![/.-])(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})",
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![/-])",
)
def iso(match: re.Match[str], context: Context) -> Reading | None:
    """Read "2025-09-04" and the like."""
    return context.dated(match, Form(int(match["y"]), int(match["m"]), int(match["d"])))


@rule(r"(?<![/.,-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![/-]|\.\d)")
def numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Read "25/12/2023", and "9/4/2025" only where the publication day tells which one it is."""
    a, b, written = int(match["a"]), int(match["b"]), match["y"]
    if len(written) == 2 and match["sep"] != "/":
        return None
    year = int(written) if len(written) == 4 else short_year(int(written), context.published)
    days = [Form(year, month, day).in_year(year) for day, month in {(a, b), (b, a)} if month and day]
    known = [found for found in days if found]
    if match["sep"] == "." and b <= 12:
        known = [found for found in known if (found.first.day, found.first.month) == (a, b)]
    if len(known) > 1 and context.published:
        known = _clearly_nearest(known, context.published)
    if not known:
        return None
    return Reading(*match.span(), "absolute", known[0] if len(known) == 1 else None)


def _clearly_nearest(known: list[Days], published: date) -> list[Days]:
    ordered = sorted(known, key=lambda days: distance(days, published))
    near, far = (distance(days, published) for days in ordered)
    return ordered[:1] if near <= 31 and near * 4 < far else known


def short_year(year: int, published: date | None) -> int:
    """Give the year of "'89": the last one that is at most ten years after the publication."""
    newest = (published or date.today()).year + 10
    return newest - (newest - year) % 100


@rule(rf"{PLACE}?(?P<month>{MONTH}){OTHER_YEAR}")
def month_and_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "September 2025", "late February 2023", "June of last year"."""
    form = Form(year_of(match, context), month_of(match["month"]), place=place_of(match))
    if form.year is None:
        return Reading(*match.span(), "relative")
    reading = context.dated(match, form)
    return reading and reading.moved(kind="absolute" if match["year"] else "relative")


_EITHER_MONTH = rf"(?P<m1>{MONTH})(?:{O},?{O}(?P<y1>{YEAR}))?"


@rule(
    _EITHER_MONTH,
    rf"(?P<connect>{O}{DASH}{O}|{S}{loose('to|through|until|till|and')}{S})",
    rf"(?P<m2>{MONTH})(?:{OTHER_YEAR})?(?!{O}\d)",
)
def month_to_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "March to May 2021", "between October and February"."""
    if "and" in match["connect"].lower() and not BETWEEN.search(context.before(match.start())):
        return None
    first, last = month_of(match["m1"]), month_of(match["m2"])
    end_year = year_of(match, context)
    start_year = int(match["y1"]) if match["y1"] else end_year and end_year - (first > last)
    if start_year is None:
        reading = context.dated(match, Form(None, first))
        if reading is None or reading.days is None:
            return reading
        start_year = reading.days.first.year
    end_year = end_year or start_year + (first > last)
    start, end = month_of_year(start_year, first), month_of_year(end_year, last)
    kind: Kind = "absolute" if match["y1"] or match["year"] else "relative"
    return Reading(*match.span(), kind, span(start.first, end.last)) if start.first <= end.first else None


@rule(loose(rf"(?:(?P<det>last|next|this(?:{S}(?:past|coming))?){S})?"), rf"{PLACE}?(?P<month>{MONTH})")
def month(match: re.Match[str], context: Context) -> Reading | None:
    """Read a month without day and year, if something before or after it says that it is one."""
    name = match["month"].rstrip(".").title()
    place = place_of(match)
    if not match["det"] and not place and not _is_a_month(name, match, context):
        return None
    form = Form(None, month_of(name), place=place)
    if match["det"]:
        det = match["det"].lower().split()
        return context.relative(match, lambda published: _beside(form, det, published))
    return context.dated(match, form)


def _is_a_month(name: str, match: re.Match[str], context: Context) -> bool:
    before, after = context.before(match.start()), context.after(match.end())
    if _SAFE_CUE.search(before) or _NEAR_CUE.search(before):
        return True
    if name not in MONTHS or re.match(rf"{O}\d", after):
        return False
    following = re.match(rf"{S}([a-z]+)", after)
    noun = following[1] if following else ""
    if noun in EVENT_NOUNS and (_ARTICLE.search(before) or _WEAK_CUE.search(before)):
        return True
    if name in context.persons or name in _AMBIGUOUS:
        return name == "May" and name not in context.persons and bool(_DOUBTFUL_CUE.search(before))
    if _WEAK_CUE.search(before):
        return True
    possessed = re.match(r" ?['’]s\b", after)
    return bool(possessed or (_ARTICLE.search(before) and len(noun) > 3 and noun not in FUNCTION_WORDS))


def _beside(form: Form, det: list[str], published: date) -> Days | None:
    candidates = [days for shift in (-1, 0, 1, 2) if (days := form.in_year(published.year + shift))]
    return beside(candidates, det, published)


def beside(candidates: list[Days], det: list[str], published: date) -> Days | None:
    """Give the last, this or next one of some months or seasons of different years, in their order."""
    match det:
        case ["last"] | ["this", "past"]:
            return next((days for days in reversed(candidates) if days.last < published), None)
        case ["next"]:
            return next((days for days in candidates if days.first > published + timedelta(days=60)), None)
        case ["this", "coming"]:
            return next((days for days in candidates if days.first > published), None)
        case _:
            return next((days for days in candidates if days.last.year >= published.year), None)


@rule(
    rf"(?:{loose('on|by|until|since|before|after|from')}{S})(?P<x>{loose('the')}{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)",
    rf"(?:{S}{loose('of')}{S}{loose('(?P<which>this|the|last|next)')}{S}{loose('month')})?)",
    rf"(?=\s*(?:[.,;:)!?]|$)|{S}(?:and|at|in|to|when|where|with|but|he|she|it|they)\b)",
)
def day_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "on the 19th", "on the 19th of this month"."""
    number, which, published = int(match["day"]), (match["which"] or "").lower(), context.published
    if not 1 <= number <= 31:
        return None
    if published is None:
        return Reading(*match.span("x"), "relative")
    shifts = {"last": (-1,), "next": (1,), "this": (0,), "the": (0,)}.get(which, (-1, 0, 1))
    firsts = (add_months(published.replace(day=1), shift) for shift in shifts)
    known = [found for day in firsts if (found := Form(day.year, day.month, number).in_year(day.year))]
    tense = context.tense(match.start()) if len(shifts) > 1 else None
    days_meant = choose(known, published, tense)
    return Reading(*match.span("x"), "relative", days_meant, form=Form(day=number)) if known else None


@rule(
    rf"(?:{loose('the')}{S})?(?P<nth>{ORDINAL}|{loose('last')}){S}(?P<weekday>{WEEKDAY}){S}",
    rf"{loose('of|in')}{S}",
    rf"(?P<month>{MONTH_FULL})(?:{OTHER_YEAR})?",
)
def nth_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first Monday of June", "the last Friday in March 2023"."""
    nth = -1 if match["nth"].lower() == "last" else number_of(match["nth"]) - 1
    weekday = weekday_of(match["weekday"])
    month_reading = context.dated(match, Form(year_of(match, context), month_of(match["month"])))
    if month_reading is None or month_reading.days is None:
        return month_reading
    first = month_reading.days.first
    all_days = [first + timedelta(days=shift) for shift in range((month_reading.days.last - first).days + 1)]
    fitting = [day for day in all_days if day.weekday() == weekday]
    return month_reading.moved(days=one_day(fitting[nth]), form=None) if nth < len(fitting) else None


@rule(
    loose(rf"(?:the{S})?(?P<nth>first|second|third|fourth|last|final){S}week{S}(?:of|in){S}"),
    rf"(?P<month>{MONTH_FULL})(?:{OTHER_YEAR})?",
)
def nth_week(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the last week of June" as seven days."""
    whole = context.dated(match, Form(year_of(match, context), month_of(match["month"])))
    if whole is None or whole.days is None:
        return whole
    nth = match["nth"].lower()
    first = (
        whole.days.first + timedelta(days=7 * (number_of(nth) - 1)) if nth not in ("last", "final") else None
    )
    if first is None:
        return whole.moved(days=span(whole.days.last - timedelta(days=6), whole.days.last), form=None)
    return whole.moved(days=span(first, first + timedelta(days=6)), form=None)


RULES: tuple[Rule, ...] = (
    nth_week,
    month_day,
    day_month,
    iso,
    numeric,
    month_and_year,
    month_to_month,
    month,
    day_of_month,
    nth_weekday,
)
