"""Dates that count from the publication day: "on Thursday", "last week", "two days ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.annotate.dates.absolute import PLACES
from kg.annotate.dates.days import (
    Days,
    add,
    choose,
    one_day,
    part_of,
    span,
    unit_around,
    week_of,
    weekend_of,
)
from kg.annotate.dates.reading import Context, Form, Offset, Reading, Rule, rule, same_week
from kg.annotate.dates.words import FUNCTION_WORDS, NUMBER, UNIT, WEEKDAY, O, S, loose, number_of, weekday_of

_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NAMED_BEFORE = re.compile(
    rf"\b(?:Black|Good|Bloody|Ash|Super|Palm|Easter|Holy|Maundy|Cyber|Sheffield|Giving|Shrove|Fat){S}$"
)
_NAMED_AFTER = re.compile(
    rf"{S}(?:Times|Telegraph|Mail|Mirror|Express|Post|Mosque|Club|Star|Herald|World|Independent|Tribune)\b"
)
_ONE_OF_MANY = re.compile(rf"\b(?:an?|one|any|another|every|each|some){S}$", re.IGNORECASE)


@rule(
    loose(rf"(?:(?P<det>last|next|this(?:{S}(?:past|coming))?|(?:the{S})?coming|the{S}past){S})?"),
    rf"(?P<weekday>{WEEKDAY})",
    loose(rf"(?:{O},?{S}(?:of{S})?(?P<rel>last|this|next){S}week)?"),
)
def weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Thursday", "last Monday", "Tuesday next week"."""
    before, after = context.before(match.start()), context.after(match.end())
    if (not match["det"] and _NAMED_BEFORE.search(before)) or _NAMED_AFTER.match(after):
        return None
    if _ONE_OF_MANY.search(before) and not _before_a_noun(after):
        return None
    number = weekday_of(match["weekday"])
    if match["rel"]:
        weeks = _SHIFTS[match["rel"].lower()]
        return context.relative(match, lambda day: one_day(same_week(day, number) + timedelta(weeks=weeks)))
    if match["det"]:
        det = match["det"].lower().split()
        return context.relative(match, lambda day: one_day(_beside(number, det, day, context, match.start())))
    return context.dated(match, Form(weekday=number))


def _before_a_noun(after: str) -> bool:
    following = re.match(rf"{S}(\w{{3,}})", after)
    return following is not None and following[1].lower() not in FUNCTION_WORDS


def _beside(number: int, det: list[str], day: date, context: Context, at: int) -> date:
    ahead = (number - day.weekday()) % 7
    match det:
        case ["last"] | [_, "past"]:
            return day - timedelta(days=7 - ahead)
        case ["next"]:
            return same_week(day, number) + timedelta(weeks=1)
        case ["coming"] | [_, "coming"]:
            return day + timedelta(days=ahead or 7)
        case _:
            here = same_week(day, number)
            near = [one_day(here + timedelta(weeks=shift)) for shift in (-1, 0, 1)]
            found = choose(near, day, context.tense(at)) if context.tense(at) in ("past", "future") else None
            return found.first if found else here


@rule(
    loose(rf"(?P<rel>last|this|next){S}week(?:{S}on{S}| ?['’]s{S})"),
    rf"(?P<weekday>{WEEKDAY})",
)
def week_and_weekday(match: re.Match[str], context: Context) -> Reading:
    """Read "last week on Friday", "next week's Tuesday"."""
    number, weeks = weekday_of(match["weekday"]), _SHIFTS[match["rel"].lower()]
    return context.relative(match, lambda day: one_day(same_week(day, number) + timedelta(weeks=weeks)))


_NAMES_TODAY = re.compile(r"\b(?:USA|Russia|India|China|Psychology|History|Turkey|Iran)\s$")


@rule(
    loose(rf"(?:(?:earlier|later){S})?(?:the{S}day{S}(?P<side>before|after){S})?"),
    loose("(?P<word>yesterday|today|tomorrow|tonight)"),
)
def day_word(match: re.Match[str], context: Context) -> Reading | None:
    """Read "yesterday", "earlier today", "the day after tomorrow"."""
    word = match["word"].lower()
    if match["word"] == "Today" and _NAMES_TODAY.search(context.before(match.start())):
        return None
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if match["side"]:
        if shift != (-1 if match["side"].lower() == "before" else 1):
            return None
        shift *= 2
    part = "night" if word == "tonight" else None
    return context.relative(match, lambda day: one_day(day + timedelta(days=shift)), part=part)


@rule(
    rf"(?:{loose('earlier|later|late|early')}{S})?",
    loose(rf"(?:(?P<this>this)|(?P<last>last)){S}(?P<part>morning|afternoon|evening|night|lunchtime)"),
)
def part_of_today(match: re.Match[str], context: Context) -> Reading:
    """Read "this morning", "last night"."""
    shift = -1 if match["last"] else 0
    part = match["part"].lower()
    return context.relative(match, lambda day: one_day(day + timedelta(days=shift)), part=part)


@rule(loose("overnight"))
def overnight(match: re.Match[str], context: Context) -> Reading:
    """Read "overnight": the night before the publication."""
    return context.relative(match, lambda day: span(day - timedelta(days=1), day), part="night")


_WHERE = (
    rf"(?:(?:the{S})?(?P<at>start|beginning|middle|end|close){S}of"
    rf"|(?P<adv>earlier|later)(?:{S}in)?|(?P<mod>early|mid|late)(?:{S}in)?)"
)


@rule(
    loose(rf"(?:{_WHERE}[-\s]{{1,3}})?(?P<det>last|this|next|the(?:{S}current)?|(?:the{S})?current){S}"),
    loose("(?P<unit>week|weekend|month|quarter|year|decade|century)"),
)
def unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "early next month", "later this year", "the weekend", "the end of the month"."""
    name, det = match["unit"].lower(), match["det"].lower()
    place = PLACES.get((match["at"] or match["mod"] or "").lower())
    side = (match["adv"] or "").lower()
    if det == "the" and not place and not side and name != "weekend":
        return None
    tense = context.tense(match.start()) if det == "the" or name == "weekend" else None

    def days_from(day: date) -> Days | None:
        if name == "weekend":
            return _weekend(day, det, tense)
        days = _shifted(day, det, name, tense, side)
        if side == "earlier":
            return span(days.first, max(days.first, min(days.last, day)))
        if side == "later":
            return span(min(days.last, max(days.first, day)), days.last)
        return part_of(days, place) if place else days

    return context.relative(match, days_from)


def _shifted(day: date, det: str, name: str, tense: str | None, side: str) -> Days:
    if det == "the" and not side and tense in ("past", "future"):
        near = [unit_around(add(day, shift, name), name) for shift in (-1, 0)]
        if tense == "past" and (day - near[1].first).days * 4 < (near[1].last - near[1].first).days:
            return near[0]
    return unit_around(add(day, _SHIFTS.get(det, 0), name), name)


def _weekend(day: date, det: str, tense: str | None) -> Days:
    here = weekend_of(day)
    if det == "next":
        return weekend_of(day + timedelta(weeks=1))
    if det == "last":
        return weekend_of(day - timedelta(weeks=1))
    if det == "this" and tense is None:
        return weekend_of(day - timedelta(weeks=1)) if day.weekday() < 2 else here
    ahead = tense == "future" or (tense == "present" and det == "this")
    return choose([weekend_of(day - timedelta(weeks=1)), here], day, "future" if ahead else "past") or here


@rule(loose(rf"the{S}(?P<unit>week|month|year){S}(?P<side>before{S}last|after{S}next)"))
def unit_beyond(match: re.Match[str], context: Context) -> Reading:
    """Read "the week before last", "the year after next"."""
    name, shift = match["unit"].lower(), -2 if match["side"].lower().startswith("before") else 2
    return context.relative(match, lambda day: unit_around(add(day, shift, name), name))


_ABOUT = (
    rf"(?P<about>about|around|some|roughly|approximately|a{S}couple{S}of|nearly|almost|just{S}under"
    rf"|(?:less|fewer|more){S}than|over|just{S}over|at{S}least)"
)
_MORE = frozenset({"more than", "over", "just over", "at least"})
_LESS = frozenset({"nearly", "almost", "just under", "less than", "fewer than"})
_HALF = rf"(?P<half>{S}and{S}a{S}half)?"


def counted(amount: int, unit: str, day: date, about: str = "") -> Days:
    """Give the day or unit so many units away from a day; "about", "nearly", "over" make it broader."""
    low = high = amount
    sign = 1 if amount >= 0 else -1
    if about in _MORE:
        high = amount + sign
    elif about in _LESS:
        low = amount - sign
    elif about:
        low, high = amount - 1, amount + 1
    if unit == "hour":
        return span(add(day, amount // 24, "day"), add(day, -(-amount // 24), "day"))
    if unit == "day" and not about and abs(amount) > 13:
        return week_of(day + timedelta(days=amount))
    if unit in ("decade", "century"):
        low, high, unit = 10 * low - 1, 10 * high + 1, "year"
    ends = [unit_around(add(day, count, unit), unit) for count in sorted((low, high))]
    return ends[0] if low == high else span(ends[0].first, ends[1].last)


def _number(word: str | None) -> int:
    return number_of(word) if word else 2


@rule(
    loose(rf"(?:{_ABOUT}{S})?(?P<n>{NUMBER}|an?|half{S}a{S}dozen|a{S}dozen)?{O}{_HALF}{O}"),
    loose(rf"(?P<unit>{UNIT})s?(?P<half2>{S}and{S}a{S}half)?{S}"),
    loose(rf"(?P<dir>ago|back(?=[.,;]|{S}in\b)|from{S}(?:now|today)|hence)"),
)
def ago(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two days ago", "nearly three years ago", "a week from today"."""
    about = " ".join((match["about"] or "").lower().split())
    if match["n"] is None and about != "a couple of":
        return Reading(*match.span(), "vague")
    sign = -1 if match["dir"].lower() in ("ago", "back") else 1
    name = match["unit"].lower()
    amount = sign * _number(match["n"])
    if match["half"] or match["half2"]:
        return context.relative(match, lambda day: _and_a_half(amount, sign, name, day))
    exact_day = "today" in match["dir"].lower()

    def days_from(day: date) -> Days:
        return one_day(add(day, amount, name)) if exact_day else counted(amount, name, day, about)

    return context.relative(match, days_from)


def _and_a_half(amount: int, sign: int, name: str, day: date) -> Days:
    near, far = sorted((add(day, amount, name), add(day, amount + sign, name)))
    return span(near, far)


@rule(
    loose(rf"in{S}(?:{_ABOUT}{S})?(?P<n>{NUMBER}|an?){S}"),
    loose(rf"(?P<unit>day|week|fortnight|month|year)s?(?P<time> ?['’]s?{S}time)?"),
    rf"(?!{S}(?:ago|later|earlier|after|before)\b)",
)
def in_some_time(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in three days" of the future; of the past it is a duration."""
    name, amount = match["unit"].lower(), number_of(match["n"])
    about = " ".join((match["about"] or "").lower().split())
    tense = context.tense(match.start())
    if tense == "present" and _COUNTED_WITHIN.search(context.before(match.start(), 60)):
        tense = None
    if not match["time"] and tense not in ("future", "present"):
        return Reading(match.start("n"), match.end(), "duration")
    return context.relative(match, lambda day: counted(amount, name, day, about))


# "The second in three days" looks back.
_COUNTED_WITHIN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+th|times?|once|twice|only|highest|lowest|most)\b[^.,;]*$",
    re.IGNORECASE,
)
_FEW = rf"few|couple{S}of|several|many"


@rule(
    loose(rf"(?:the{S}|these{S}|this{S})?(?P<dir>past|last|next|coming|upcoming){S}"),
    loose(rf"(?:(?P<n>{NUMBER})[-\s]{{1,2}}|(?P<few>{_FEW}){S})?"),
    loose("(?P<unit>hour|day|week|weekend|month|quarter|year|decade)(?P<s>s)?"),
)
def rolling(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past week", "the last two days", "in the next three months", "the coming days"."""
    side, name = match["dir"].lower(), match["unit"].lower()
    words = match[0].lower().split()
    if match["few"] or (match["s"] and not match["n"]):
        return Reading(*match.span(), "vague")
    if not match["n"]:
        if words[0] not in ("the", "this") or name == "weekend":
            return None
        if side == "next" and not _within(match, context):
            return Reading(*match.span(), "anaphoric", offset=Offset(1, name))
        if side == "last" and not _within(match, context):
            return context.relative(match, lambda day: unit_around(add(day, -1, name), name))
    amount = _number(match["n"]) if match["n"] else 1
    if side == "next" and context.tense(match.start()) == "past":
        return Reading(*match.span(), "duration")
    return context.relative(match, lambda day: _rolled(amount, name, side in ("past", "last"), day))


def _within(match: re.Match[str], context: Context) -> bool:
    cue = re.search(r"(?i)\b(?:over|in|during|within|throughout)\s+$", context.before(match.start()))
    return bool(cue) and not (match["dir"].lower() == "next" and context.tense(match.start()) == "past")


def _rolled(amount: int, name: str, back: bool, day: date) -> Days:
    if name == "hour":
        amount, name = -(-amount // 24), "day"
    other = add(day, -amount if back else amount, name)
    return span(other, day) if back else span(day, other)


@rule(loose(rf"(?:the{S})?(?P<unit>week|month|year)(?: ?['’]s)?[-\s]end(?={S}|[.,;])"))
def end_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "by year's end", "at month-end"."""
    name = match["unit"].lower()
    if not re.search(r"\b(?:by|at|before|until|the)\s+$", context.before(match.start()), re.IGNORECASE):
        return None
    return context.relative(match, lambda day: part_of(unit_around(day, name), "end"))


RULES: tuple[Rule, ...] = (
    end_of_unit,
    weekday,
    week_and_weekday,
    day_word,
    part_of_today,
    overnight,
    unit,
    unit_beyond,
    ago,
    in_some_time,
    rolling,
)
