"""The order of literals: tells which of two values is the lesser one, or that they can't be compared.

SPARQL compares numbers, booleans, strings and ``xsd:dateTime`` (https://www.w3.org/TR/sparql11-query/#OperatorMapping);
beyond that, as it allows, strings in the same language and the dates, times and durations of XSD 1.1 with their own
kind, in the order that XSD gives them: a partial one (https://www.w3.org/TR/xmlschema11-2/#dt-order).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from kg.shacl.literals.lexical import INTEGERS, XSD, days_in_month, well_formed

_ZONES = 14 * 3600  # a time without a zone can be this many seconds before or after the same time in UTC
_MOMENT = re.compile(
    r"(?:(-?[0-9]{4,})|-)?(?:-([0-9]{2})?)?(?:-([0-9]{2}))?"
    r"(?:T?([0-9]{2}):([0-9]{2}):([0-9.]+))?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DURATION = re.compile(
    r"(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?)?"
)
_DURATION_STARTS = (
    (1696, 9),
    (1697, 2),
    (1903, 3),
    (1903, 7),
)  # between them each difference of months shows


class Term(NamedTuple):
    """A literal as it is written; of a plain string the datatype is ``xsd:string``, of one in a language empty."""

    lexical: str
    datatype: str
    language: str = ""


def compared(one: Term, other: Term) -> int | None:
    """Give -1, 0 or 1 as a literal is less than, equal to or greater than another; None if neither can be said.

    A literal is equal to itself, of whatever datatype.
    """
    if one == other:
        return None if one.datatype in _FLOATING and one.lexical == "NaN" else 0
    left, right = _value(one), _value(other)
    if left is None or right is None or left.kind != right.kind:
        return None
    return _ORDERS.get(left.kind, _plain)(left.value, right.value)


@dataclass(frozen=True, slots=True)
class _Value:
    kind: str
    value: Any


@lru_cache(maxsize=65536)
def _value(term: Term) -> _Value | None:
    """Give the value of a literal with the kind that it can be compared with."""
    if term.language:
        return _Value("@" + term.language.lower(), term.lexical)
    kind, read = KINDS.get(term.datatype, (None, str))
    if kind is None or not well_formed(term.lexical, term.datatype):
        return None
    return _Value(kind, read(term.lexical))


def _plain(one: Any, other: Any) -> int | None:
    return -1 if one < other else 1 if one > other else 0 if one == other else None


class _Float(float):
    """A number of single precision."""


def _single(lexical: str) -> _Float:
    number = float(lexical)
    try:
        return _Float(struct.unpack("f", struct.pack("f", number))[0])
    except OverflowError:
        return _Float("inf" if number > 0 else "-inf")


def _numbers(one: Any, other: Any) -> int | None:
    """Compare exactly what is exact; else both as ``xsd:float``, if one is and none is an ``xsd:double``."""
    types = {type(one), type(other)}
    if types != {Decimal}:
        reading = _single if float not in types else float
        one, other = (reading(str(each)) if isinstance(each, Decimal) else each for each in (one, other))
    return _plain(one, other)


class _Moment(NamedTuple):
    """A point on the time line in seconds; ``zoned`` tells whether it is known exactly."""

    seconds: Fraction
    zoned: bool


def _moment(lexical: str) -> _Moment:
    """Read a date or time; what it does not say is taken from the last day of 1971 (xmlschema11-2, E.3.4)."""
    found = _MOMENT.fullmatch(lexical)
    if found is None:
        raise ValueError(lexical)
    year, month, day, hour, minute, second, zone = found.groups()
    y, m = _number(year, 1972), int(month or 12)
    days = _days_before(y, m) + int(day or days_in_month(y, m)) - 1
    hours = (
        int(hour or 0) if day else int(hour or 0) % 24
    )  # 24:00:00 is the start of the next day, if there is one
    seconds = ((days * 24 + hours) * 60 + int(minute or 0)) * 60 + Fraction(second or 0)
    return _Moment(seconds - 60 * _offset(zone), zone is not None)


def _number(digits: str | None, missing: int) -> int:
    return missing if digits is None else int(Decimal(digits))  # int() alone reads no 5,000 digits


def _offset(zone: str | None) -> int:
    """Give the minutes that a zone is ahead of UTC."""
    if zone is None or zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return -minutes if zone[0] == "-" else minutes


def _days_before(year: int, month: int) -> int:
    """Give the days from the start of year 0 to that of a month, in the proleptic Gregorian calendar."""
    past = year - 1
    leaps = past // 4 - past // 100 + past // 400 + 1
    return year * 365 + leaps + sum(days_in_month(year, each) for each in range(1, month))


def _moments(one: _Moment, other: _Moment) -> int | None:
    """Compare times; if only one has a zone, then only if it holds in each zone the other could be in."""
    if one.zoned == other.zoned:
        return _plain(one.seconds, other.seconds)
    apart = one.seconds - other.seconds
    return None if abs(apart) <= _ZONES else _plain(apart, 0)


class _Duration(NamedTuple):
    months: int
    seconds: Fraction


def _duration(lexical: str) -> _Duration:
    found = _DURATION.fullmatch(lexical)
    if found is None:
        raise ValueError(lexical)
    sign, *parts, second = found.groups()
    years, months, days, hours, minutes = (_number(part, 0) for part in parts)
    seconds = ((days * 24 + hours) * 60 + minutes) * 60 + Fraction(second or 0)
    turn = -1 if sign else 1
    return _Duration(turn * (years * 12 + months), turn * seconds)


def _durations(one: _Duration, other: _Duration) -> int | None:
    """Compare durations: as it comes out from each of four starts, or not at all (xmlschema11-2, 3.3.6.1)."""
    orders = {_plain(_after(start, one), _after(start, other)) for start in _DURATION_STARTS}
    return orders.pop() if len(orders) == 1 else None


def _after(start: tuple[int, int], lapse: _Duration) -> Fraction:
    year, month = start
    years, months = divmod(month - 1 + lapse.months, 12)
    return _days_before(year + years, months + 1) * 86400 + lapse.seconds


def _kinds() -> dict[str, tuple[str, Callable[[str], Any]]]:
    moments = "dateTime date time gYear gYearMonth gMonth gDay gMonthDay".split()
    durations = "duration dayTimeDuration yearMonthDuration".split()
    kinds: dict[str, tuple[str, Callable[[str], Any]]] = dict.fromkeys(INTEGERS, ("number", Decimal))
    kinds |= {XSD + name: (name, _moment) for name in moments}
    kinds |= {XSD + name: ("duration", _duration) for name in durations}
    return kinds | {
        XSD + "decimal": ("number", Decimal),
        XSD + "double": ("number", float),
        XSD + "float": ("number", _single),
        XSD + "boolean": ("boolean", lambda lexical: lexical in ("true", "1")),
        XSD + "string": ("string", str),
        XSD + "dateTimeStamp": ("dateTime", _moment),
    }


_FLOATING = (XSD + "double", XSD + "float")
KINDS = _kinds()
_ORDERS: dict[str, Callable[[Any, Any], int | None]] = {
    "number": _numbers,
    "duration": _durations,
    **{kind: _moments for kind, read in KINDS.values() if read is _moment},
}
