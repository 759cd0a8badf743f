"""Days with a name: "Christmas Day", "Easter Monday", "the September 11 attacks"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.annotate.dates.absolute import OTHER_YEAR, year_of
from kg.annotate.dates.days import choose, one_day
from kg.annotate.dates.reading import Context, Form, Reading, Rule, rule
from kg.annotate.dates.words import S

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "may day": (5, 1),
}


@rule(
    rf"(?P<day>Christmas{S}(?:Day|Eve)|(?:(?<=on\s)|(?<=at\s)|(?<=by\s)|(?<=before\s)|(?<=after\s)|(?<=since\s)",
    rf"|(?<=last\s)|(?<=next\s)|(?<=until\s)|(?<=for\s))Christmas|New{S}Year ?['’]s{S}(?:Day|Eve)|May{S}Day)",
    rf"(?:{OTHER_YEAR})?",
)
def fixed(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Christmas Day", "New Year's Eve 2024"."""
    name = " ".join(match["day"].lower().replace("’", "'").replace(" '", "'").split())
    return context.dated(match, Form(year_of(match, context), *_FIXED[name]))


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches, by the rule of the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Give the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
}


def _moving(name: str) -> Callable[[int], date]:
    if name.startswith("thanksgiving"):
        return thanksgiving
    return lambda year: easter(year) + timedelta(days=_FROM_EASTER[name])


@rule(
    rf"(?P<day>Ash{S}Wednesday|Palm{S}Sunday|Maundy{S}Thursday|Good{S}Friday|Easter{S}(?:Sunday|Monday)",
    rf"|(?<=at\s)Easter|Thanksgiving(?:{S}Day)?)(?:{OTHER_YEAR})?(?!{S}(?:Agreement|Accord|deal|peace))",
)
def moving(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Good Friday", "Easter Monday", "Thanksgiving"."""
    day_in = _moving(" ".join(match["day"].lower().split()))
    stated, published = year_of(match, context), context.published
    if stated:
        return Reading(*match.span(), "absolute" if match["year"] else "relative", one_day(day_in(stated)))
    if published is None:
        return Reading(*match.span(), "relative")
    near = [one_day(day_in(published.year + shift)) for shift in (-1, 0, 1)]
    return Reading(*match.span(), "relative", choose(near, published, context.tense(match.start())))


@rule(
    rf"(?P<x>(?:9/11|(?:September|Sept?\.?){S}11(?:th)?)|(?P<oct>(?:October|Oct\.?){S}7(?:th)?))",
    rf"(?={S}(?:[a-z]+{S})?(?:attack|massacre|assault)|(?<=9/11)[^/\d])",
)
def year_known(match: re.Match[str], context: Context) -> Reading | None:
    """Read the days that have become names, whose year nobody writes: "the September 11 attacks"."""
    day = date(2023, 10, 7) if match["oct"] else date(2001, 9, 11)
    if context.published and day > context.published:
        return None
    return Reading(*match.span("x"), "absolute", one_day(day))


RULES: tuple[Rule, ...] = (year_known, fixed, moving)
