"""A claim: one event as one article tells of it, with all that comparing it to another needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from kg.model import Attendance, Factuality, Precision, Role

# The days around its publication in which an article without a date means its events to lie.
_TOLD_AFTER = (timedelta(days=3), timedelta(days=1))
_TOLD_BEFORE = (timedelta(days=0), timedelta(days=14))
_STAYED_AWAY = (Attendance.DECLINED, Attendance.ABSENT)
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)
_AHEAD = (
    Factuality.PLANNED,
    Factuality.PROPOSED,
    Factuality.CONDITIONAL,
    Factuality.CANCELLED,
    Factuality.RULED_OUT,
)
DAYS_OF_A_SHORT_TIME = 7


@dataclass(frozen=True, slots=True)
class Part:
    """An agent's part in a claim. ``stands_for`` are ids of the countries and bodies that the agent acts for.

    ``known_by`` are the keys (name, office, country) by which the agent is known without an external id.
    """

    agent: str
    role: Role
    attendance: Attendance
    stands_for: frozenset[str] = frozenset()
    known_by: frozenset[str] = frozenset()

    @property
    def takes_part(self) -> bool:
        """Tell whether the agent attended or is expected."""
        return self.attendance in (Attendance.ATTENDED, Attendance.EXPECTED)

    @property
    def is_person(self) -> bool:
        """Tell whether the agent is a human being."""
        return self.agent.startswith("person/")


@dataclass(frozen=True)
class Claim:
    """One event as one article tells of it.

    ``iri`` and ``article`` are IRIs, agents and places ids (``country/wd-Q212``). ``place_in`` is the id of the
    country that the place lies in, ``publisher`` the registered domain of the article's address or the
    article itself, ``about`` the words of topic and purpose.
    """

    iri: str
    article: str
    kind: str
    factuality: Factuality
    label: str
    parts: tuple[Part, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    place: str | None = None
    place_in: str | None = None
    killed: int | None = None
    injured: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    published: date | None = None
    publisher: str = ""
    about: frozenset[str] = frozenset()

    @cached_property
    def concerned(self) -> tuple[Part, ...]:
        """Give the parts of those who are in it, as far as the event is real: not of those who stayed away."""
        if self.factuality not in _REAL:
            return self.parts
        return tuple(part for part in self.parts if part.attendance not in _STAYED_AWAY)

    @property
    def is_ahead(self) -> bool:
        """Tell whether the event lies ahead or never came, as the article tells it."""
        return self.factuality in _AHEAD

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day on which the event may have been, by its date alone."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest, self.latest

    @cached_property
    def window(self) -> tuple[date, date] | None:
        """Give ``days``, or the days that an article of that day speaks of when it names none."""
        if self.days:
            return self.days
        if self.published is None:
            return None
        before, after = _TOLD_BEFORE if self.is_ahead else _TOLD_AFTER
        return self.published - before, self.published + after

    @cached_property
    def is_brief(self) -> bool:
        """Tell whether the date is good to some days."""
        return self.days is not None and (self.days[1] - self.days[0]).days < DAYS_OF_A_SHORT_TIME

    @property
    def rank(self) -> tuple[str, str]:
        """Give the order of claims: by publication, those without a date last, then by IRI."""
        return (self.published.isoformat() if self.published else "9999-99-99", self.iri)
