"""Dates that count from another one, and words of time that name no day."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.dates.reading import Context, Offset, Reading, Rule, rule
from kg.annotate.dates.words import (
    MONTH_FULL,
    NUMBER,
    ORDINAL,
    UNIT,
    WEEKDAY,
    O,
    S,
    loose,
    number_of,
    weekday_of,
)

_PARTS = "morning|afternoon|evening|night"
_SAME_UNIT = rf"day|{_PARTS}|week|weekend|month|quarter|year|decade"


def _offset(match: re.Match[str], amount: int | None, name: str, group: str | int = 0) -> Reading:
    part = name if name in _PARTS.split("|") else None
    return Reading(*match.span(group), "anaphoric", part=part, offset=Offset(amount, "day" if part else name))


_OF_EVENT = ("before", "after", "following")
_NO_EVENT = re.compile(rf"\W*$|\s*[.,;:!?)\"”]|{S}(?:and|or|but|in|at|on|with|by|as|while|when)\b")


# "The same day (that) the talks collapsed", "the same day as the vote".
_AS_WHEN = re.compile(rf"{S}(?:as|when|that|the|his|her|its|their|an?){S}|{S}[A-Z]")


def _of_event(reading: Reading, match: re.Match[str], context: Context) -> Reading:
    """Tell "a day after the vote", which counts from the vote, from "a day after"."""
    offset = reading.offset
    if offset is None or match["dir"].lower() not in _OF_EVENT or _NO_EVENT.match(context.after(match.end())):
        return reading
    return reading.moved(offset=replace(offset, of_event=True))


@rule(
    loose(rf"(?:(?:later|earlier|late|early){S}(?:on{S})?)?the{S}(?:very{S})?"),
    loose(rf"(?P<dir>next|following|same|previous|preceding|prior){S}"),
    rf"(?:(?P<unit>{loose(_SAME_UNIT)})|(?P<weekday>{WEEKDAY}))",
)
def the_next(match: re.Match[str], context: Context) -> Reading:
    """Read "the next day", "the same week", "the previous month", "the following Monday"."""
    amount = {"next": 1, "following": 1, "same": 0}.get(match["dir"].lower(), -1)
    if match["weekday"]:
        return Reading(*match.span(), "anaphoric", offset=Offset(amount, "day", weekday_of(match["weekday"])))
    found = _offset(match, amount, match["unit"].lower())
    if amount == 0 and found.offset and _AS_WHEN.match(context.after(match.end())):
        return found.moved(offset=replace(found.offset, of_event=True))
    return found


@rule(
    loose(rf"(?:(?:later|earlier|late|early){S}(?:on{S})?)?that{S}(?:same{S}|very{S})?"),
    rf"(?:(?P<unit>{loose(_SAME_UNIT)})|(?P<weekday>{WEEKDAY}))",
)
def that(match: re.Match[str], context: Context) -> Reading:
    """Read "that day", "later that week", "that Monday"."""
    if match["weekday"]:
        return Reading(*match.span(), "anaphoric", offset=Offset(0, "day", weekday_of(match["weekday"])))
    return _offset(match, 0, match["unit"].lower())


@rule(loose(rf"(?:by{S}(?P<time>that{S}time)|(?P<date>(?:that|the{S}same){S}date))"))
def that_date(match: re.Match[str], context: Context) -> Reading:
    """Read "by that time", "on that date": the date spoken of."""
    return _offset(match, 0, "day", "time" if match["time"] else "date")


_AMOUNT = rf"(?:(?:about|around|some|nearly|almost|just|over|more{S}than|less{S}than){S})?"


@rule(
    loose(rf"{_AMOUNT}(?P<n>{NUMBER}|an?){S}(?P<unit>{UNIT})s?{S}"),
    loose("(?P<dir>later|after|afterwards|on(?=[.,])|earlier|before|previously|prior|beforehand)"),
)
def some_later(match: re.Match[str], context: Context) -> Reading:
    """Read "a week later", "two days earlier", "a day after (the vote)"."""
    ahead = match["dir"].lower() in ("later", "after", "afterwards", "on")
    amount, name = number_of(match["n"]), match["unit"].lower()
    return _of_event(_offset(match, amount if ahead else -amount, name), match, context)


@rule(
    loose(rf"(?:(?:some|a{S}few|several|many){S})?(?P<unit>{UNIT})s{S}"),
    loose("(?P<dir>later|earlier|before|after|afterwards)"),
)
def units_later(match: re.Match[str], context: Context) -> Reading:
    """Read "hours later" as a day or two, "weeks later" as no day."""
    name = match["unit"].lower()
    if name in ("hour", "minute"):
        amount = None if match["dir"].lower() in ("later", "after", "afterwards") else -1
        return _of_event(_offset(match, amount, name), match, context)
    return Reading(*match.span(), "vague")


@rule(
    loose(
        rf"the{S}(?P<unit>day|night|morning|evening|week|month|year){S}(?P<dir>before|after|earlier|previous|prior|following)"
    ),
    rf"(?!{S}(?:last|next|yesterday|tomorrow)\b)",
)
def the_day_before(match: re.Match[str], context: Context) -> Reading:
    """Read "the day before", "the year previous", "the day after (the summit)"."""
    amount = 1 if match["dir"].lower() in ("after", "following") else -1
    return _of_event(_offset(match, amount, match["unit"].lower()), match, context)


@rule(loose(rf"the{S}eve{S}of"))
def eve_of(match: re.Match[str], context: Context) -> Reading:
    """Read "on the eve of (the summit)": the day before what is named."""
    return Reading(*match.span(), "anaphoric", offset=Offset(-1, "day", of_event=True))


_THAT_DAY_CUE = (
    r"(?:end(?:ed|ing|s)?|clos(?:ed?|ing|es)|finish(?:ed|ing|es)?|for|during|on|throughout"
    rf"|(?:later|earlier|late|early){S}in|(?:end|close|start|beginning|rest|remainder|most){S}of)"
)


@rule(
    loose(rf"{_THAT_DAY_CUE}{S}(?P<x>the{S}day)"),
    loose(rf"(?!{S}(?:of|before|after|when|that|to|he|she|it|which|on|the|they|we)\b)"),
)
def the_day(match: re.Match[str], context: Context) -> Reading:
    """Read "the day" where it is the day spoken of."""
    return _offset(match, 0, "day", "x")


@rule(
    loose(
        rf"(?:an?|the){S}{ORDINAL}{S}(?:(?:consecutive|straight|successive){S}day|day{S}(?:running|in{S}a{S}row))"
    )
)
def day_in_a_row(match: re.Match[str], context: Context) -> Reading:
    """Read "a second consecutive day": the day spoken of."""
    return _offset(match, 0, "day")


@rule(
    loose(
        rf"(?:now|currently|recently|lately|soon|nowadays|these{S}days|at{S}present|at{S}the{S}moment|so{S}far"
        rf"|(?:the{S})?(?:near|distant|foreseeable){S}future|recent{S}(?:hours|days|weeks|months|years|decades|times)"
        rf"|a{S}(?:few|couple{S}of){S}(?P<unit>{UNIT})s{S}ago|(?:several|many|some){S}(?:{UNIT})s{S}ago)"
    ),
    r"(?!-)",
)
def vague(match: re.Match[str], context: Context) -> Reading:
    """Read "now", "recently", "in recent months": words of time without a day."""
    return Reading(*match.span(), "vague")


@rule(
    loose(rf"(?P<n>{NUMBER})(?:-|{S})(?P<unit>{UNIT})s?"),
    loose(rf"(?!-?(?:{S}|-)?(?:old\b|of{S}age\b)|-old|{S}ago\b|{S}later\b)"),
)
def duration(match: re.Match[str], context: Context) -> Reading | None:
    """Read "three days", "two-day": how long, not when."""
    return Reading(*match.span(), "duration")


@rule(
    loose("(?:every|each)") + rf"{S}(?:{loose('other|single|' + NUMBER)}{S})?",
    rf"(?:{loose(UNIT)}s?|{WEEKDAY}|{MONTH_FULL}|{loose(_PARTS)}|{loose('spring|summer|autumn|winter|weekend')})",
)
def every(match: re.Match[str], context: Context) -> Reading:
    """Read "every Monday", "each year"."""
    return Reading(*match.span(), "recurring")


@rule(rf"{WEEKDAY}s")
def weekdays(match: re.Match[str], context: Context) -> Reading:
    """Read "Mondays"."""
    return Reading(*match.span(), "recurring")


@rule(loose(rf"(?:once|twice|(?:{NUMBER}|several|many){S}times){S}(?:an?|per|each|every){O}(?:{UNIT})"))
def so_often(match: re.Match[str], context: Context) -> Reading:
    """Read "twice a year"."""
    return Reading(*match.span(), "recurring")


RULES: tuple[Rule, ...] = (
    the_next,
    that,
    that_date,
    some_later,
    units_later,
    the_day_before,
    eve_of,
    the_day,
    day_in_a_row,
    vague,
    duration,
    every,
    weekdays,
    so_often,
)
