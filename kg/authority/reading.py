"""Makes records of the subjects of authority files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kg.authority.records import Known, KnownOffice, KnownTenure
from kg.authority.turtle import (
    ALIAS,
    CAPITAL,
    CLOSE,
    COUNTRY,
    DIFFERENT,
    FROM,
    ISO2,
    ISO3,
    LABEL,
    OF,
    OFFICE,
    OFFICE_OF,
    PERSON_OF,
    SAME,
    SOURCE,
    TENURE,
    TYPE,
    UNTIL,
    Subject,
)
from kg.authority.vocabulary import KINDS, WIKIDATA, full
from kg.errors import RdfError

_DEMONYM = full("dip:demonym")
_SEAT = full("dip:seatName")
_AMBIGUOUS = full("dip:ambiguousName")
_GENDER = full("foaf:gender")
_PAGE = full("foaf:isPrimaryTopicOf")
_TITLE = full("dip:officeTitle")
_ROLE = full("dip:officeRole")
_UNTIL_LATEST = full("dip:untilAtLatest")
_AS_OF = full("dip:asOf")


def is_entity(subject: Subject) -> bool:
    """Tell whether a subject is a person, country, organisation or place."""
    return any(one in KINDS for one in subject.values.get(TYPE, ()))


def known_entity(subject: Subject) -> Known:
    """Give the record of an entity.

    :raises RdfError: if it has no name that can be read.
    """
    values = subject.values
    kind, subclass = max((KINDS[one] for one in values[TYPE] if one in KINDS), key=lambda pair: bool(pair[1]))
    names = tuple(dict.fromkeys((*subject.all(LABEL), *subject.all(ALIAS))))
    if LABEL not in values or not all(any(map(str.isalnum, name)) for name in names):
        raise RdfError(
            "an entity of the authority file has no name", where=subject.id, todo="Give it an rdfs:label."
        )
    same, close = _wikidata_first(subject.all(SAME)), _wikidata_first(subject.all(CLOSE))
    return Known(
        id=subject.id,
        kind=kind,
        names=names,
        wikidata=next((iri.removeprefix(WIKIDATA) for iri in same + close if iri.startswith(WIKIDATA)), None),
        country=subject.one(COUNTRY),
        subclass=subclass,
        gender=subject.one(_GENDER),
        demonyms=subject.all(_DEMONYM),
        seats=subject.all(_SEAT),
        codes=subject.all(ISO2) + subject.all(ISO3),
        capital=subject.one(CAPITAL),
        same_as=same,
        close=close,
        ambiguous=subject.all(_AMBIGUOUS),
        different=tuple(iri.removeprefix(WIKIDATA) for iri in subject.all(DIFFERENT)),
        wikipedia=subject.one(_PAGE),
        sources=subject.all(SOURCE),
        own=subject.own,
    )


def known_offices(subjects: Iterable[Subject]) -> dict[str, KnownOffice]:
    """Give the records of the offices by id."""
    return {
        one.id: KnownOffice(
            one.id,
            one.all(LABEL) + one.all(ALIAS),
            one.one(OF),
            one.one(_ROLE) or "",
            one.all(SAME),
            one.all(CLOSE),
            one.all(SOURCE),
        )
        for one in subjects
        if OFFICE in one.values.get(TYPE, ()) and one.all(LABEL)
    }


def known_tenures(subjects: Iterable[Subject], offices: dict[str, KnownOffice]) -> tuple[KnownTenure, ...]:
    """Give the records of the tenures; what they leave out is that of their office.

    The user's own tenures of a person in a role replace ours.
    """
    read = [
        (one.own, tenure)
        for one in subjects
        if TENURE in one.values.get(TYPE, ()) and (tenure := _tenure(one, offices))
    ]
    own = {(tenure.person, tenure.of, tenure.role) for is_own, tenure in read if is_own}
    return tuple(
        tenure for is_own, tenure in read if is_own or (tenure.person, tenure.of, tenure.role) not in own
    )


def _tenure(subject: Subject, offices: dict[str, KnownOffice]) -> KnownTenure | None:
    office = offices.get(subject.one(OFFICE_OF) or "")
    person, of = subject.one(PERSON_OF), subject.one(OF) or (office.of if office else None)
    if not person or not of:
        return None
    return KnownTenure(
        person=person,
        title=subject.one(_TITLE) or (office.names[0] if office else ""),
        of=of,
        role=subject.one(_ROLE) or (office.role if office else ""),
        start=first_day(subject.one(FROM), subject.id),
        end=last_day(subject.one(UNTIL), subject.id),
        as_of=last_day(subject.one(_AS_OF), subject.id),
        end_latest=last_day(subject.one(_UNTIL_LATEST), subject.id),
        office=office.id if office else None,
        sources=subject.all(SOURCE),
    )


def first_day(value: str | None, where: str) -> date | None:
    """Give the day, or the first one of a month or a year.

    :raises RdfError: if there is no such day.
    """
    return _day(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value, where) if value else None


def last_day(value: str | None, where: str) -> date | None:
    """Give the day, or the last one of a month or a year.

    :raises RdfError: if there is no such day.
    """
    if not value or len(value) > 7:
        return _day(value, where) if value else None
    first = _day(value + "-01-01"[len(value) - 10 :], where)
    months = 12 if len(value) == 4 else 1
    ahead = first + timedelta(days=31 * months)
    return ahead.replace(day=1) - timedelta(days=1)


def _day(value: str, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        todo = "Write 2024-05-31, 2024-05 or 2024."
        raise RdfError(f"{value!r} is not a date that exists", where=where, todo=todo) from None


def _wikidata_first(iris: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(iris, key=lambda iri: not iri.startswith(WIKIDATA)))
