"""The lexical spaces of XSD 1.1: tells for a literal whether what is written is a value of its datatype.

One reading for all engines: https://www.w3.org/TR/xmlschema11-2/ (in brackets below: its sections). White space
is not taken away first: in RDF the lexical form itself must be in the lexical space.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

type Check = Callable[[str], object]

_YEAR = "-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_SECONDS = r"(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)S)"
_YEARS = "(?:[0-9]+Y(?:[0-9]+M)?|[0-9]+M)"
_HOURS = f"T(?:[0-9]+H(?:[0-9]+M)?{_SECONDS}?|[0-9]+M{_SECONDS}?|{_SECONDS})"
_DAYS = f"(?:[0-9]+D(?:{_HOURS})?|{_HOURS})"
_BASE64 = "[A-Za-z0-9+/]"
_DATE = re.compile(f"(?:(-?)[0-9]*+(?<=([0-9]{{4}}))|-)-({_MONTH})-({_DAY})")
_NAME_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_MORE = _NAME_START + "\\-.0-9\xb7\u0300-\u036f\u203f\u2040"

PATTERNS = {  # [3.3] primitive datatypes, [3.4] those derived from them
    "integer": "[+-]?[0-9]+",
    "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    "double": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|[+-]?INF|NaN",
    "boolean": "true|false|1|0",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ZONE}?",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ZONE}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}?",
    "time": f"{_CLOCK}{_ZONE}?",
    "gYear": f"{_YEAR}{_ZONE}?",
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}?",
    "gMonth": f"--{_MONTH}{_ZONE}?",
    "gDay": f"---{_DAY}{_ZONE}?",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}?",
    "duration": f"-?P(?:{_YEARS}{_DAYS}?|{_DAYS})",
    "dayTimeDuration": f"-?P{_DAYS}",
    "yearMonthDuration": f"-?P{_YEARS}",
    "hexBinary": "(?:[0-9A-Fa-f]{2})*",
    "base64Binary": f"(?:(?:{_BASE64} ?){{4}})*(?:(?:{_BASE64} ?){{3}}{_BASE64}"
    f"|(?:{_BASE64} ?){{2}}[AEIMQUYcgkosw048] ?=|{_BASE64} ?[AQgw] ?= ?=)|",
    "normalizedString": "[^\t\n\r]*",
    "token": "(?:[^\t\n\r ]+(?: [^\t\n\r ]+)*)?",
    "language": "[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
    "NMTOKEN": f"[:{_NAME_MORE}]+",
    "Name": f"[:{_NAME_START}][:{_NAME_MORE}]*",
    "NCName": f"[{_NAME_START}][{_NAME_MORE}]*",
}
_RANGES = {  # [3.4.13] to [3.4.25]
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
INTEGERS = frozenset(XSD + name for name in ("integer", *_RANGES))
_LENGTH_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=65536)
def well_formed(lexical: str, datatype: str) -> bool:
    """Tell whether a lexical form is in the lexical space of a datatype; one that is not known takes any.

    Known are the XSD datatypes that RDF recommends (https://www.w3.org/TR/rdf11-concepts/#xsd-datatypes) and
    ``rdf:XMLLiteral``; those that need a context (``xsd:QName``, ``xsd:IDREF``) count as not known.
    """
    check = CHECKS.get(datatype)
    return check is None or bool(check(lexical))


def days_in_month(year: int, month: int) -> int:
    """Give how many days a month has in the proleptic Gregorian calendar, which has a year 0."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _LENGTH_OF_MONTH[month - 1]


def _dated(pattern: str) -> Check:
    """Check dates also for the length of the month; of the year its last four digits tell."""
    shape = re.compile(pattern)

    def check(lexical: str) -> bool:
        if shape.fullmatch(lexical) is None:
            return False
        found = _DATE.match(lexical)
        if found is None:
            return False
        sign, year, month, day = found.groups()
        return int(day) <= days_in_month(int((sign or "") + (year or "0")), int(month))

    return check


def _ranged(least: int | None, most: int | None) -> Check:
    shape = re.compile(PATTERNS["integer"])

    def check(lexical: str) -> bool:
        if shape.fullmatch(lexical) is None:
            return False
        sign, digits = lexical[0] == "-", lexical.lstrip("+-0")
        if len(digits) > 20:  # more than any bound has; and Python reads no number of 5,000 digits
            return (least if sign else most) is None
        value = -int(digits or "0") if sign else int(digits or "0")
        return (least is None or value >= least) and (most is None or value <= most)

    return check


def _xml(lexical: str) -> bool:
    """Tell whether this is the content of an XML element (https://www.w3.org/TR/rdf11-concepts/#section-XMLLiteral)."""
    from xml.parsers.expat import ExpatError, ParserCreate

    depth, deep = 0, 0

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1

    def end(*_: object) -> None:
        nonlocal depth, deep
        depth -= 1
        deep += not depth

    parser = ParserCreate("utf-8", namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(f"<x>{lexical}</x>".encode(), True)
    except (ExpatError, UnicodeEncodeError):
        return False
    return deep == 1


def _checks() -> dict[str, Check]:
    dated = ("dateTime", "dateTimeStamp", "date", "gMonthDay")
    checks: dict[str, Check] = {name: re.compile(pattern).fullmatch for name, pattern in PATTERNS.items()}
    checks |= {name: _dated(PATTERNS[name]) for name in dated}
    checks |= {name: _ranged(least, most) for name, (least, most) in _RANGES.items()}
    checks["float"] = checks["double"]
    return {XSD + name: check for name, check in checks.items()} | {RDF + "XMLLiteral": _xml}


CHECKS = _checks()
