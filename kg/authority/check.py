"""Checks authority data: conflicts, duplicates, codes, sources, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from kg.authority import findings as kind
from kg.authority.findings import Finding
from kg.authority.iso3166 import ALPHA_3, USER_ASSIGNED
from kg.authority.names import fold
from kg.authority.reading import is_entity
from kg.authority.turtle import (
    CAPITAL,
    CLOSE,
    COUNTRY,
    DIFFERENT,
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
    Subject,
)
from kg.authority.vocabulary import IRI_FORMS, SCHEME_HOSTS, WIKIDATA

type Subjects = Mapping[str, Subject]

_REFERENCES = {COUNTRY: "country", CAPITAL: "capital", OF: "owner", PERSON_OF: "person", OFFICE_OF: "office"}
_CODES = ALPHA_3 | USER_ASSIGNED
_NO_WITNESS = frozenset(("dbpedia-iri",))  # it shows that a DBpedia IRI exists, not that a QID is right
_LINKED_ID = re.compile(r"\w+/wd-(Q[1-9][0-9]*)")


def check(subjects: Subjects) -> list[Finding]:
    """Give what is amiss, sorted; ``subjects`` are all of them by id, the user's laid over ours."""
    return sorted(finding for rule in _RULES for finding in rule(subjects))


def single_sourced(subjects: Subjects) -> list[str]:
    """Give the ids of the entities and offices whose Wikidata identifier one source shows: candidates."""
    return sorted(
        one.id
        for one in subjects.values()
        if _is_thing(one) and any(iri.startswith(WIKIDATA) for iri in one.all(CLOSE))
    )


def _is_thing(one: Subject) -> bool:
    return is_entity(one) or OFFICE in one.values.get(TYPE, ())


def _things(subjects: Subjects) -> Iterator[Subject]:
    return (one for one in subjects.values() if _is_thing(one))


def _finding(what: str, one: Subject, detail: str) -> Finding:
    return Finding(what, one.id, one.one(LABEL) or one.id, detail)


def scheme_of(iri: str) -> str | None:
    """Give the authority whose identifier an IRI is, or None if it is of none that we know."""
    return next((scheme for scheme, hosts in SCHEME_HOSTS.items() if hosts.match(iri)), None)


def _identifiers(one: Subject) -> list[str]:
    own = _LINKED_ID.fullmatch(one.id)
    iris = [*([WIKIDATA + own[1]] if own else []), *one.all(SAME), *one.all(CLOSE)]
    return list(dict.fromkeys(iris))


def _shared(subjects: Subjects) -> Iterator[Finding]:
    bearers: dict[str, list[Subject]] = {}
    for one in _things(subjects):
        for iri in _identifiers(one):
            bearers.setdefault(iri, []).append(one)
    for iri, some in bearers.items():
        for one in some if len(some) > 1 else ():
            others = ", ".join(other.id for other in some if other is not one)
            yield _finding(kind.SHARED, one, f"<{iri}> is also that of {others}")


def _second(subjects: Subjects) -> Iterator[Finding]:
    for one in _things(subjects):
        by_scheme: dict[str, list[str]] = {}
        for iri in _identifiers(one):
            if iri in one.all(CLOSE) and not iri.startswith(WIKIDATA):
                continue
            if scheme := scheme_of(iri):
                by_scheme.setdefault(scheme, []).append(iri)
        for scheme, iris in by_scheme.items():
            if len(iris) > 1:
                yield _finding(kind.SECOND, one, f"{scheme}: {' and '.join(f'<{iri}>' for iri in iris)}")


def _form(subjects: Subjects) -> Iterator[Finding]:
    for one in _things(subjects):
        for iri in _identifiers(one):
            scheme = scheme_of(iri)
            if scheme and not IRI_FORMS[scheme][0].fullmatch(iri):
                yield _finding(kind.FORM, one, f"<{iri}>; {scheme} documents {IRI_FORMS[scheme][1]}")


def _duplicates(subjects: Subjects) -> Iterator[Finding]:
    same: dict[tuple[str, ...], list[Subject]] = {}
    for one in subjects.values():
        if is_entity(one):
            what, name = one.id.partition("/")[0], fold(one.one(LABEL) or "")
            same.setdefault((what, name, one.one(COUNTRY) or ""), []).append(one)
    for some in same.values():
        for one, other in combinations(some, 2):
            if not _told_apart(one, other):
                yield _finding(kind.DUPLICATE, one, f"{other.id} has the same name, kind and country")


def _told_apart(one: Subject, other: Subject) -> bool:
    return bool(
        set(one.all(DIFFERENT)) & set(_identifiers(other))
        or set(other.all(DIFFERENT)) & set(_identifiers(one))
    )


def _codes(subjects: Subjects) -> Iterator[Finding]:
    bearers: dict[str, Subject] = {}
    for one in subjects.values():
        two, three = one.one(ISO2), one.one(ISO3)
        if two and two not in _CODES:
            yield _finding(kind.CODE, one, f"{two!r} is no alpha-2 code")
        elif two and three and three != _CODES[two]:
            yield _finding(kind.CODE, one, f"{two} has the alpha-3 code {_CODES[two]}, not {three!r}")
        if two and (other := bearers.setdefault(two, one)) is not one:
            yield _finding(kind.CODE, one, f"{two} is also that of {other.id}")


def _sources(subjects: Subjects) -> Iterator[Finding]:
    for one in _things(subjects):
        outside = [iri for iri in _identifiers(one) if scheme_of(iri)]
        witnesses = {key for key in one.all(SOURCE) if key not in _NO_WITNESS}
        if outside and not one.all(SOURCE):
            yield _finding(kind.NO_SOURCE, one, f"nothing says where <{outside[0]}> was read")
        elif not one.own and len(witnesses) < 2 and any(iri.startswith(WIKIDATA) for iri in one.all(SAME)):
            yield _finding(kind.ONE_SOURCE, one, "owl:sameAs needs a second one")
    for one in subjects.values():
        if TENURE in one.values.get(TYPE, ()) and not one.own and not one.all(SOURCE):
            yield _finding(kind.NO_SOURCE, one, "nothing says where the tenure was read")


def _references(subjects: Subjects) -> Iterator[Finding]:
    for one in subjects.values():
        for predicate, what in _REFERENCES.items():
            for id in one.all(predicate):
                if id not in subjects or TYPE not in subjects[id].values:
                    yield _finding(kind.UNKNOWN, one, f"the {what} {id!r} is not described")


def _overlaps(subjects: Subjects) -> Iterator[Finding]:
    from kg.authority.overlaps import overlaps

    for one, other, office, days in overlaps(subjects):
        name = subjects[office].one(LABEL) or office
        people = [subjects.get(each.one(PERSON_OF) or "") for each in (one, other)]
        first, second = (person.one(LABEL) or person.id if person else "nobody" for person in people)
        yield Finding(kind.OVERLAP, one.id, name, f"{first} and {second}, {days} days ({other.id})")


_RULES: tuple[Callable[[Subjects], Iterable[Finding]], ...] = (
    _shared,
    _second,
    _form,
    _duplicates,
    _codes,
    _sources,
    _references,
    _overlaps,
)
