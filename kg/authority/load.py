"""Loads the authority data of the package and the user's own file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.authority.index import indexed
from kg.authority.merge import merged
from kg.authority.reading import is_entity, known_entity, known_offices, known_tenures
from kg.authority.records import Authority
from kg.authority.turtle import ISO2, TYPE, Subject, Values, identified, read_turtle
from kg.authority.vocabulary import IDS
from kg.errors import InputError
from kg.resources import folder

if TYPE_CHECKING:
    from kg.config import Settings

_LINKED = ("countries", "organisations", "places", "people", "offices", "tenures")
_OUR_BASE = IDS.removesuffix("id/")


def load_authority(settings: Settings | None = None) -> Authority:
    """Give all that is known before a text is read; the same object as long as the user's file is the same.

    The user's file (``settings.authority``) is Turtle in the terms of ``ontology/authority/*.ttl``; what it
    says of an entity wins over ours::

        <http://example.org/me#x> a dip:Person ; rdfs:label "Ann Example"@en ; dip:country "FR" .
        <https://w3id.org/diplomacy-kg/id/country/wd-Q212> skos:altLabel "the Ukraine" .

    :raises InputError: if that file cannot be read.
    :raises RdfError: if it is not Turtle, or says something that cannot be.
    """
    path = settings.authority if settings else None
    if path is None:
        return _shipped()
    try:
        state = path.stat()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(f"the authority file: {reason}", where=str(path), todo="See KG_AUTHORITY.") from None
    base = settings.base_iri if settings else _OUR_BASE
    return _with_own(path.resolve(), (state.st_mtime_ns, state.st_size), base)


@cache
def _shipped() -> Authority:
    return authority_of(subjects_with(()).values())


@lru_cache(maxsize=4)
def _with_own(path: Path, _state: tuple[int, int], base: str) -> Authority:
    return authority_of(subjects_with((path,), base).values())


@cache
def _our_subjects() -> tuple[Subject, ...]:
    home = folder("ontology") / "authority"
    values: dict[str, Values] = {}
    for name in _LINKED:
        values |= read_turtle(home / f"{name}.ttl")
    linked = tuple(identified(values, _OUR_BASE, {}, own=False))
    unlinked = read_turtle(home / "unlinked.ttl")
    return (*linked, *identified(unlinked, _OUR_BASE, _codes(linked), own=False))


def _codes(subjects: tuple[Subject, ...]) -> dict[str, str]:
    return {code: one.id for one in subjects if (code := one.one(ISO2))}


def subjects_with(files: Sequence[Path], base: str = _OUR_BASE) -> dict[str, Subject]:
    """Give all subjects of our files by id, with those of the user's files over them, the last one winning.

    :raises InputError: if a file cannot be read.
    :raises RdfError: if one is not Turtle, or says something that cannot be.
    """
    ours = _our_subjects()
    codes = _codes(ours)
    own = [one for file in files for one in identified(read_turtle(file), base, codes, own=True)]
    return merged(ours, own)


def authority_of(subjects: Iterable[Subject]) -> Authority:
    """Give the records of subjects, with their lookups."""
    typed = [one for one in subjects if TYPE in one.values]
    offices = known_offices(typed)
    known = {one.id: known_entity(one) for one in typed if is_entity(one)}
    return indexed(known, known_tenures(typed, offices), offices)
