"""What is asked of a linker, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.authority import Known
from kg.model import EntityKind, LinkStatus


@dataclass(frozen=True, slots=True)
class LinkQuery:
    """One thing that an article names.

    ``names`` are the article's names of it as written, the fullest first (an id of authority data counts as a
    name). ``offices`` are titles as worded with the id of the country or organisation that the office belongs
    to, or None. ``near`` are ids of countries and organisations that the article names, ``published`` is its
    date.
    """

    names: tuple[str, ...]
    kind: EntityKind | None = None
    offices: tuple[tuple[str, str | None], ...] = ()
    near: frozenset[str] = frozenset()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The answer.

    ``id`` is that of the known entity if the link is accepted, else that of an entity without identifier.
    ``known`` is the record, also where it has no identifier that can be trusted (then without identifiers).
    ``score`` lies between 0 and 1; ``method`` names what decided. ``candidates`` are external IRIs that it
    may be.
    """

    id: str
    known: Known | None
    status: LinkStatus
    score: float
    method: str
    candidates: tuple[str, ...] = ()
