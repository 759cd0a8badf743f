"""Records of authority data: who and what is known before a text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.authority.names import fold, letters
from kg.model import EntityKind


@dataclass(frozen=True, slots=True)
class Known:
    """A known entity.

    ``id`` is the tail of its IRI (``country/wd-Q212``). ``names`` holds the preferred name first, then every
    other name, abbreviation included. ``country`` is the id of the country that it belongs to or lies in.
    ``same_as`` holds external IRIs (Wikidata first) beyond doubt, ``close`` the ones with a single source.
    ``ambiguous`` holds the names that mean something else as well (a given name, a word, a namesake): they
    identify it only together with its country. ``different`` holds the Wikidata ids of others of that name.
    ``sources`` are keys of ``ontology/authority/sources.ttl``; ``own`` tells that the user's file says it.
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
    ambiguous: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    wikipedia: str | None = None
    sources: tuple[str, ...] = ()
    own: bool = False

    @property
    def name(self) -> str:
        """Give the preferred name."""
        return self.names[0]

    @property
    def sure(self) -> bool:
        """Tell whether an external identifier is beyond doubt (two sources, or the user's word)."""
        return bool(self.same_as)


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office of a country or organisation (``of``), such as its foreign ministry's head."""

    id: str
    names: tuple[str, ...]
    of: str | None = None
    role: str = ""
    same_as: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTenure:
    """A person (id) who held an office of a country or organisation (id) between two days.

    ``role`` is one of ``head of state``, ``head of government``, ``foreign minister``, ``defence minister``,
    ``head of organisation`` or another plain phrase; ``as_of`` is the newest day on which a source showed it.
    No ``end`` means that it was open on that day; ``end_latest`` is then the start of the next known holder,
    an upper bound. ``office`` is the id of a ``KnownOffice``.
    """

    person: str
    title: str
    of: str
    role: str
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    end_latest: date | None = None
    office: str | None = None
    sources: tuple[str, ...] = ()

    def covers(self, day: date, slack: int = 0) -> bool:
        """Tell whether the person may have held the office on a day, give or take ``slack`` days."""
        number = day.toordinal()
        end = self.end or self.end_latest
        if self.start and number < self.start.toordinal() - slack:
            return False
        return end is None or number <= end.toordinal() + slack


@dataclass(frozen=True, slots=True)
class Authority:
    """All records, with the lookups that readers need (built once by ``load_authority``).

    ``by_name`` maps a folded name (see ``fold``) to the ids that bear it, the preferred bearer first;
    ``demonyms`` maps a folded demonym or adjective ("french", "frenchman", "frenchmen") to country ids;
    ``seats`` maps a folded seat-of-government name ("kremlin", "downing street", "washington") to country
    ids; ``holders`` maps (role, of) to tenures and ``tenures_of`` a person to theirs, newest first;
    ``by_surname`` maps the first and last words of people's folded names to their ids.
    ``spelled`` maps the folded names that are abbreviations ("us", "who") to the only written forms that
    count ("US", "WHO"); ``ambiguous`` holds folded names that need more than themselves.
    """

    known: dict[str, Known]
    tenures: tuple[KnownTenure, ...]
    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seats: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[str, KnownOffice] = field(default_factory=dict)
    holders: dict[tuple[str, str], tuple[KnownTenure, ...]] = field(default_factory=dict)
    tenures_of: dict[str, tuple[KnownTenure, ...]] = field(default_factory=dict)
    by_surname: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spelled: dict[str, frozenset[str]] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()

    def named(self, written: str) -> tuple[str, ...]:
        """Give the ids of what may be written so, the preferred one first.

        Unlike a look into ``by_name``, this heeds case: "US" is a country, "us" is not, and a name in small
        letters names nothing.
        """
        key = fold(written)
        ids = self.by_name.get(key, ())
        if not ids or not any(char.isupper() or char.isdigit() for char in written):
            return ()
        forms = self.spelled.get(key)
        bare = written.strip().removeprefix("the ").removeprefix("The ")
        return ids if forms is None or letters(bare) in forms else ()
