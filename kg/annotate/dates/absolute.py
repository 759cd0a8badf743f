"""Days and months of the calendar: "4 September 2025", "Sept. 4", "2025-09-04", "in mid June"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.annotate.dates.days import Days, month_of_year, one_day, span
from kg.annotate.dates.reading import Context, Form, Reading, Rule, rule
from kg.annotate.dates.words import (
    DASH,
    DAY,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    MONTH,
    MONTH_FULL,
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
PLACE = loose(rf"(?:(?:the{S})?(?P<at>start|beginning|middle|end|close){S}of{S}(?:the{S})?|(?P<mod>early|mid|late)[-\s])")
OTHER_YEAR = rf"(?:(?:{O},{O}|{S}(?:{loose('of|in')}{S})?)(?P<year>{YEAR})|{S}(?:{loose('of')}{S})?{loose('(?P<rel>last|this|next)')}{S}{loose('year')})"
_CONNECT = rf"(?:{O}{DASH}{O}|{S}{loose('to|through|until|till')}{S}(?:the{S})?|{S}{loose('and')}{S}(?:the{S})?)"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_ANY})(?:{O},)?(?:{O}\(|{S}(?:the{S})?))?"
_COUNTED = re.compile(rf"{S}(?!was\b|has\b|is\b|as\b)[a-z]+s\b|{S}(?:people|men|women|troops|children)\b")
_SAFE_CUE = re.compile(
    rf"\b(?:in|since|until|till|during|throughout|through|late|early|mid|back{S}in)(?:{S}the)?{S}$", re.IGNORECASE
)
_WEAK_CUE = re.compile(
    rf"\b(?:by|before|after|from|of|to|for|around|between|and|for|on|or|than)(?:{S}(?:the|all{S}of))?{S}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?:\b(?:the|an?|its|their|his|her|our)|['’]s){S}$", re.IGNORECASE)
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


def _several_days(match: re.Match[str], context: Context) -> Reading | None:
    """Read one day or a run of days in one month, in either order of day and month."""
    last = match["last"]
    if last and "and" in match["connect"].lower() and _COUNTED.match(context.text, match.end("last")):
        last = None
    weekday = weekday_of(match["weekday"]) if match["weekday"] else None
    form = Form(year_of(match, context), month_of(match["month"]), number_of(match["day"]), weekday)
    reading = context.dated(match, form)
    if reading is None or last is None:
        return reading and reading.moved(end=reading.end if match["last"] is None or last else match.end("day"))
    if reading.days is None:
        return reading.moved(form=None)
    try:
        end = reading.days.first.replace(day=number_of(last))
    except ValueError:
        return reading
    return reading.moved(days=span(reading.days.first, end), form=None) if end > reading.days.first else None


@rule(
    _WEEKDAY_BEFORE,
    rf"(?P<month>{MONTH}){O}(?:the{S})?(?P<day>{DAY})(?:(?P<connect>{_CONNECT})(?P<last>{DAY}))?{OTHER_YEAR}?",
)
def month_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "September 4", "Sept. 4, 2025", "Thursday, September 4th", "July 19-23"."""
    cue = context.before(match.start(), 4).lower()
    if cue == " in " and not match["year"] and _COUNTED.match(context.text, match.end("day")):
        return None
    return _several_days(match, context)


@rule(
    _WEEKDAY_BEFORE,
    rf"(?:(?:the{S})?(?<![\d.,:/$€£#-])(?P<day>{DAY})(?:(?P<connect>{_CONNECT})(?P<last>{DAY}))?)",
    rf"(?:{S}of{S}|{O}-?)(?P<month>{MONTH}){OTHER_YEAR}?",
)
def day_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "4 September", "the 4th of September, 2025", "3 to 5 May"."""
    if match["last"]:
        first, last = number_of(match["day"]), number_of(match["last"])
        return _run_before_month(match, context, first, last) if first < last else None
    return _several_days(match, context)


def _run_before_month(match: re.Match[str], context: Context, first: int, last: int) -> Reading | None:
    reading = context.dated(match, Form(year_of(match, context), month_of(match["month"]), first))
    if reading is None or reading.days is None:
        return reading
    try:
        return reading.moved(days=span(reading.days.first, reading.days.first.replace(day=last)), form=None)
    except ValueError:
        return None


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
    days = [Form(year, month, day).in_year(year) for day, month in {(a, b), (b, a)} if 1 <= month <= 12 and day]
    known = [found for found in days if found]
    if match["sep"] == "." and b <= 12:
        known = [found for found in known if (found.first.day, found.first.month) == (a, b)]
    if len(known) > 1 and context.published:
        near = [found for found in known if abs((found.first - context.published).days) <= 31]
        known = near if len(near) == 1 else known
    if not known:
        return None
    return Reading(*match.span(), "absolute", known[0] if len(known) == 1 else None)


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
    if "and" in match["connect"].lower() and not re.search(r"(?i)\bbetween\s+$", context.before(match.start())):
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
    kind = "absolute" if match["y1"] or match["year"] else "relative"
    return Reading(*match.span(), kind, span(start.first, end.last)) if start.first <= end.first else None


@rule(rf"(?P<x>(?:{loose('(?P<det>last|next|this(?:' + S + '(?:past|coming))?)')}{S})?{PLACE}?(?P<month>{MONTH}))")
def month(match: re.Match[str], context: Context) -> Reading | None:
    """Read a month without day and year, if something before or after it says that it is one."""
    name = match["month"].rstrip(".").title()
    place = place_of(match)
    if not match["det"] and not place and not _is_a_month(name, match, context):
        return None
    form = Form(None, month_of(name), place=place)
    if match["det"]:
        det = match["det"].lower().split()
        return context.relative(match, lambda published: _beside(form, det, published), form=form)
    return context.dated(match, form)


def _is_a_month(name: str, match: re.Match[str], context: Context) -> bool:
    before, after = context.before(match.start()), context.after(match.end())
    if _SAFE_CUE.search(before):
        return True
    following = re.match(rf"{S}([a-z]+)", after)
    noun = following[1] if following else ""
    if noun in EVENT_NOUNS and (_ARTICLE.search(before) or _WEAK_CUE.search(before)):
        return True
    if name in context.persons or name in _AMBIGUOUS:
        return name == "May" and name not in context.persons and bool(re.search(r"(?i)\b(?:by|from|before)\s$", before))
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
    days = []
    for shift in shifts:
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        days.append(Form(year, month + 1, number).in_year(year))
    known = [found for found in days if found]
    tense = context.tense(match.start()) if len(shifts) > 1 else None
    form = Form(day=number)
    return Reading(*match.span("x"), "relative", _chosen(known, published, tense), form=form) if known else None


def _chosen(days: list[Days], published: date, tense: str | None) -> Days | None:
    from kg.annotate.dates.days import choose

    return choose(days, published, tense)  # type: ignore[arg-type]


@rule(
    rf"(?:{loose('the')}{S})?(?P<nth>{ORDINAL}|{loose('last')}){S}(?P<weekday>{WEEKDAY}){S}{loose('of|in')}{S}",
    rf"(?P<month>{MONTH_FULL})(?:{OTHER_YEAR})?",
)
def nth_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first Monday of June", "the last Friday in March 2023"."""
    nth = -1 if match["nth"].lower() == "last" else number_of(match["nth"]) - 1
    weekday, month_number, year = weekday_of(match["weekday"]), month_of(match["month"]), year_of(match, context)
    month_reading = context.dated(match, Form(year, month_number))
    if month_reading is None or month_reading.days is None:
        return month_reading
    first = month_reading.days.first
    all_days = [first + timedelta(days=shift) for shift in range((month_reading.days.last - first).days + 1)]
    fitting = [day for day in all_days if day.weekday() == weekday]
    return month_reading.moved(days=one_day(fitting[nth]), form=None) if nth < len(fitting) else None


_HOLIDAYS = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1)}
_HOLIDAYS |= {"new year's eve": (12, 31), "may day": (5, 1)}


@rule(rf"(?P<day>(?:Christmas(?:{S}(?:Day|Eve))?|New{S}Year ?['’]s{S}(?:Day|Eve)|May{S}Day))(?:{OTHER_YEAR})?")
def holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Christmas Day", "New Year's Eve 2024"."""
    name = " ".join(match["day"].lower().replace("’", "'").replace(" '", "'").split())
    month_number, day = _HOLIDAYS[name]
    return context.dated(match, Form(year_of(match, context), month_number, day))


@rule(
    rf"(?P<x>(?:9/11|(?:September|Sept?\.?){S}11(?:th)?)|(?P<oct>(?:October|Oct\.?){S}7(?:th)?))",
    rf"(?={S}(?:[a-z]+{S})?(?:attack|massacre|assault)|(?<=9/11)[^/\d])",
)
def named_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read the days that have become names, whose year nobody writes: "the September 11 attacks"."""
    day = date(2023, 10, 7) if match["oct"] else date(2001, 9, 11)
    if context.published and day > context.published:
        return None
    return Reading(*match.span("x"), "absolute", one_day(day))


RULES: tuple[Rule, ...] = (
    named_day,
    month_day,
    day_month,
    iso,
    numeric,
    month_and_year,
    month_to_month,
    month,
    day_of_month,
    nth_weekday,
    holiday,
)
