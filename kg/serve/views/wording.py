"""English words for the terms of the ontology and for dates, as the pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.rdf.terms import CONCEPT_SUFFIX, ONTOLOGY, PREFIXES

_SUFFIXES = tuple(sorted({suffix for suffix in CONCEPT_SUFFIX.values() if suffix}, key=len, reverse=True))
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# The classes that every event or entity has besides its own.
_GENERAL = frozenset(
    {
        "Entity",
        "Agent",
        "CollectiveAgent",
        "Person",
        "Organization",
        "Place",
        "Event",
        "Encounter",
        "SpeechAct",
    }
)


def local_name(term: str) -> str:
    """Give what stands behind the last ``#`` or ``/`` of an IRI."""
    return re.split(r"[#/]", term)[-1]


def concept(term: str | None) -> str:
    """Give the plain words for a concept: ``dip:ruledOut`` is ``ruled out``, ``dip:hostRole`` is ``host``."""
    if not term:
        return ""
    name = local_name(term)
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and name != suffix:
            name = name[: -len(suffix)]
            break
    return _HUMP.sub(" ", name).lower()


def class_name(term: str) -> str:
    """Give the plain words for a class: ``dip:PressConference`` is ``press conference``."""
    return _HUMP.sub(" ", local_name(term)).lower()


def own_class(types: Iterable[str]) -> str:
    """Give the local name of the narrowest of our classes among the types of a node, if there is one."""
    names = sorted(term[len(ONTOLOGY) :] for term in types if term.startswith(ONTOLOGY))
    narrow = [name for name in names if name not in _GENERAL]
    return next(iter(narrow or names), "")


def compact(term: str) -> str:
    """Give an IRI with a known prefix if one fits, else as it is."""
    for prefix, start in PREFIXES.items():
        rest = term[len(start) :]
        if term.startswith(start) and rest and re.fullmatch(r"[\w-]+", rest, re.ASCII):
            return f"{prefix}:{rest}"
    return term


def days(earliest: str | None, latest: str | None, precision: str | None = None) -> str:
    """Give a date in words as exact as it is: ``3 March 2026``, ``June 2026``, ``2 to 4 March 2026``."""
    if not earliest:
        return ""
    try:
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest or earliest)
    except ValueError:
        return earliest
    unit = concept(precision)
    if unit == "month":
        return f"{first:%B %Y}"
    if unit == "year":
        return f"{first:%Y}"
    return _interval(first, last)


def _interval(first: date, last: date) -> str:
    end = f"{last.day} {last:%B %Y}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {end}"
    return f"{first.day} {first:%B %Y} to {end}"
