"""Years and what they are made of: "in 2016", "late 2023", "the 1990s", "Q2 2022", "last summer"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kg.annotate.dates.absolute import OTHER_YEAR, PLACE, beside, place_of, short_year, year_of
from kg.annotate.dates.days import Days, choose, months, part_of, season, whole_year, years
from kg.annotate.dates.reading import Context, Reading, Rule, rule
from kg.annotate.dates.words import (
    BETWEEN,
    DASH,
    EVENT_NOUNS,
    MASSES,
    NOT_COUNTED,
    ORDINAL,
    SEASON,
    SEASONS,
    YEAR,
    O,
    S,
    loose,
    number_of,
)

_STRONG = re.compile(
    rf"\b(?:in|since|during|throughout|until|till|circa|year|as{S}(?:of|early{S}as|late{S}as|soon{S}as)|until{S}at{S}least){S}$",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"\b(?:by|before|after|from|of|to|for|around|between|through|over|than|not){S}$|\d{{4}}{O}(?:,|and|or)?{S}?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?:\b(?:the|an?|its|their|his|her|our|this)|['’]s){S}$", re.IGNORECASE)
_SEASON_CUE = re.compile(r"\b(?:in|over|during|since|by|until|throughout|before)\s+$", re.IGNORECASE)
_EVENT_NAME = re.compile(
    rf"\b(?:Conference|Summit|Games|Olympics|Cup|Forum|Assembly|Expo|Session|Congress|Elections?){S}$"
)
_NOT_BEFORE = re.compile(r"[$€£#.,:/\w-]$")
_NOT_AFTER = re.compile(
    rf"%|[.,]\d|:\d|/\d|-[A-Za-z\d]|{O}(?:per{S}?cent|GMT|UTC|hrs?\b|hours\b|km\b|local\b|a\.m|p\.m|million|billion)"
)


def _counted(after: str) -> bool:
    noun = re.match(rf"{S}(?:(?:new|more|other|foreign|armed){S})?([a-z]+)", after)
    if not noun or noun[1] in EVENT_NOUNS:
        return False
    word = noun[1]
    return word in MASSES or (word.endswith("s") and len(word) > 3 and word not in NOT_COUNTED)


def _is_a_year(number: int, before: str, after: str) -> bool:
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after):
        return False
    if _STRONG.search(before):
        return not (number % 100 == 0 and _counted(after))
    if not 1800 <= number <= 2100:
        return False
    if _WEAK.search(before):
        return not _counted(after)
    if _ARTICLE.search(before):
        return number % 100 != 0 and bool(re.match(rf"{S}\w", after))
    if re.match(rf"{S}(?:was|is|will|has|saw)\b", after) and re.search(r"(?:^|[.!?]\s|\n|, )$", before):
        return True
    return bool(_EVENT_NAME.search(before)) or (before.endswith("(") and after[:1] in (")", ",", ";"))


@rule(rf"(?:{loose('in|since|until|of|from|back in')}{S})(?P<x>['’](?P<short>\d\d))")
def abbreviated_year(match: re.Match[str], context: Context) -> Reading:
    """Read "since '82"."""
    return Reading(
        *match.span("x"), "absolute", whole_year(short_year(int(match["short"]), context.published))
    )


@rule(rf"{PLACE}?(?P<year>{YEAR})")
def year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "2016" where the words around say that it is a year."""
    number, place = int(match["year"]), place_of(match)
    after = context.after(match.end())
    if not place and not _is_a_year(number, context.before(match.start()), after):
        return None
    days = whole_year(number)
    return Reading(*match.span(), "absolute", part_of(days, place) if place else days)


@rule(
    rf"(?P<first>{YEAR})(?P<connect>{O}{DASH}{O}|/|{S}{loose('to|until|till|through|and')}{S})",
    rf"(?P<last>{YEAR}|\d\d)(?!\d)",
)
def year_to_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "from 2009 to 2011", "2019-21"."""
    before, after = context.before(match.start()), context.after(match.end())
    connect = match["connect"].lower()
    first, written = int(match["first"]), match["last"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if len(written) == 2 and connect.strip().isalpha():
        return None
    if "and" in connect and not BETWEEN.search(before):
        return None
    stands_alone = not _NOT_BEFORE.search(before) and not _NOT_AFTER.match(after) and not _counted(after)
    if not 1500 <= first < last <= 2100 or not stands_alone:
        return None
    return Reading(*match.span(), "absolute", years(first, last))


_DECADES = {"sixties": "6", "seventies": "7", "eighties": "8", "nineties": "9"}


@rule(
    rf"(?:{loose('the')}{S})?(?:{loose('(?P<mod>early|mid|late)')}[-\s])?",
    r"(?:(?P<decade>1[5-9]\d|20\d)0 ?['’]?s|(?<=the\s)['’]?(?P<short>[1-9])0s|['’](?P<quoted>[1-9])0s",
    rf"|(?<=the\s)(?P<word>{loose('sixties|seventies|eighties|nineties')}))",
)
def decade(match: re.Match[str], context: Context) -> Reading:
    """Read "the 1990s", "the late '80s"."""
    short = match["short"] or match["quoted"]
    if match["word"]:
        short = _DECADES[match["word"].lower()]
    first = int(match["decade"]) * 10 if match["decade"] else short_year(int(short) * 10, context.published)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((match["mod"] or "").lower(), (0, 9))
    return Reading(*match.span(), "absolute", years(first + low, first + high))


@rule(rf"(?:{loose('the')}{S})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[-\s]{loose('century')}")
def century(match: re.Match[str], context: Context) -> Reading:
    """Read "the 19th century"."""
    last = 100 * number_of(match["nth"])
    return Reading(*match.span(), "absolute", years(last - 99, last))


_QUARTERS = {"final": 4, "last": 4}
_OF_YEAR = rf"(?:{OTHER_YEAR}|{S}{loose('of')}{S}{loose('the')}{S}{loose('year')})"


@rule(
    rf"(?:(?:{loose('the')}{S})?{loose('(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)')}",
    rf"[-\s]{loose('quarter')}",
    rf"|Q(?P<q>[1-4])){_OF_YEAR}?(?!{S}of{S}(?:the|an?){S}(?!year))",
)
def quarter(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first quarter", "the third quarter of 2022", "Q2 2022"."""
    name = (match["nth"] or match["q"]).lower()
    number = _QUARTERS.get(name) or number_of(name)
    return _of_a_year(match, context, lambda year: months(year, 3 * number - 2, 3))


@rule(
    rf"(?:(?:{loose('the')}{S})?{loose('(?P<nth>first|second|latter)')}{S}{loose('half')}",
    rf"(?={S}of{S}(?:\d|the{S}year|this|last|next))",
    rf"|H(?P<h>[12])(?={S}\d{{4}})){_OF_YEAR}",
)
def half(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the second half of the year", "H1 2024"."""
    first = 1 if (match["nth"] or match["h"]).lower() in ("first", "1") else 7
    return _of_a_year(match, context, lambda year: months(year, first, 6))


def _of_a_year(match: re.Match[str], context: Context, days_in: Callable[[int], Days]) -> Reading:
    stated, published = year_of(match, context), context.published
    if stated:
        return Reading(*match.span(), "absolute" if match["year"] else "relative", days_in(stated))
    if published is None:
        return Reading(*match.span(), "relative")
    reach = (0,) if match[0].lower().endswith("the year") else (-1, 0, 1)
    candidates = [days_in(published.year + shift) for shift in reach]
    return Reading(*match.span(), "relative", choose(candidates, published, context.tense(match.start())))


@rule(
    loose(rf"(?:(?P<det>last|next|this(?:{S}(?:past|coming))?|the){S})?"),
    rf"(?:{loose('(?P<mod>early|mid|late)')}[-\s])?(?P<season>{SEASON})",
    rf"(?:(?:{S}{loose('of')})?{S}(?:(?P<y>{YEAR})(?:[-/]\d\d)?|['’](?P<short>\d\d))|{OTHER_YEAR})?",
)
def named_season(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last summer", "the autumn of 2021", "in spring"."""
    word, det = match["season"].lower(), (match["det"] or "").lower().split()
    stated = int(match["y"]) if match["y"] else year_of(match, context)
    if match["short"]:
        stated = short_year(int(match["short"]), context.published)
    first, place = SEASONS[word], (match["mod"] or "").lower()

    def days_in(year: int) -> Days:
        days = season(year, first)
        return part_of(days, place) if place else days

    if stated:
        return Reading(*match.span(), "absolute" if not match["rel"] else "relative", days_in(stated))
    if det in ([], ["the"]) and not _in_season(word, det, match, context):
        return None
    return context.relative(match, lambda day: _season_near(days_in, det, day, context, match.start()))


def _in_season(word: str, det: list[str], match: re.Match[str], context: Context) -> bool:
    if match["season"] != word or (word == "fall" and not det):
        return False
    cue = _SEASON_CUE.search(context.before(match.start()))
    return bool(cue) and not re.match(rf"{S}(?:of|and|[a-z]+(?:er|s))\b", context.after(match.end()))


def _season_near(
    days_in: Callable[[int], Days], det: list[str], day: date, context: Context, at: int
) -> Days | None:
    candidates = [days_in(day.year + shift) for shift in (-2, -1, 0, 1, 2)]
    if det in ([], ["the"]):
        return choose(candidates, day, context.tense(at))
    if det == ["this"]:
        return choose(candidates, day, None)
    return beside(candidates, det, day)


RULES: tuple[Rule, ...] = (abbreviated_year, year, year_to_year, decade, century, quarter, half, named_season)
