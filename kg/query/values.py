"""RDF terms as values of Python, by their datatype."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from kg.query.solutions import Term

type Value = bool | int | float | Decimal | date | datetime | str

_INTEGERS = """integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger
unsignedLong unsignedInt unsignedShort unsignedByte""".split()
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def value_of(term: Term) -> Value:
    """Give a term as a value: numbers, booleans, dates and times by their datatype, all else as its text.

    A literal that its datatype does not have, or that Python cannot hold (a day in the year 12000), is given
    as its text.
    """
    read = _READERS.get(term.datatype or "") if term.kind == "literal" else None
    if read is None:
        return term.value
    try:
        return read(term.value.strip())
    except (ValueError, KeyError, InvalidOperation):
        return term.value


_BY_NAME: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_INTEGERS, int),
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": _BOOLEANS.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "dateTimeStamp": datetime.fromisoformat,
}
_READERS = {PREFIXES["xsd"] + name: read for name, read in _BY_NAME.items()}
