"""Records of authority data: who and what is known before a text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.model import EntityKind


@dataclass(frozen=True, slots=True)
class Known:
    """A known entity.

    ``id`` is the tail of its IRI (``country/wd-Q212``). ``names`` holds the preferred name first, then every
    other name, abbreviation included. ``country`` is the id of the country that it belongs to or lies in.
    ``same_as`` holds external IRIs (Wikidata first) that are beyond doubt, ``close`` the ones with one source.
    """

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    wikidata: str | None = None
    country: str | None = None
    subclass: str | None = None
    gender: str | None = None
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    capital: str | None = None
    same_as: tuple[str, ...] = ()
    close: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the preferred name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class KnownTenure:
    """A person (id) who held an office of a country or organisation (id) between two days.

    ``role`` is one of ``head of state``, ``head of government``, ``foreign minister``, ``defence minister``,
    ``head of organisation`` or another plain phrase; ``as_of`` is the newest day on which a source showed it.
    """

    person: str
    title: str
    of: str
    role: str
    start: date | None = None
    end: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """All records, with the lookups that readers need (built once by ``load_authority``).

    ``by_name`` maps a folded name (see ``fold``) to the ids that bear it; ``demonyms`` maps a folded demonym
    or adjective ("french", "frenchman") to country ids; ``seats`` maps a folded seat-of-government name
    ("kremlin", "downing street", "washington") to country ids; ``holders`` maps (role, of) to tenures.
    """

    known: dict[str, Known]
    tenures: tuple[KnownTenure, ...]
    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seats: dict[str, tuple[str, ...]] = field(default_factory=dict)
