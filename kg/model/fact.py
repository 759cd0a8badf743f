"""What an article states: entities, tenures, events, statements, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.article import Article, Span
from kg.model.vocabulary import (
    Attendance,
    EntityKind,
    Factuality,
    LinkStatus,
    Mode,
    QuoteKind,
    Role,
    TenureStatus,
)
from kg.model.when import When


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry a fact, and the sentence (or line) that they stand in."""

    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, organisation or place that the article names.

    ``id`` is the tail of its IRI, ``{kind}/wd-Q212`` or ``{kind}/x-{hash}`` with the kind in lower case.
    ``name`` is the authority's name if linked, else the fullest name in the text.
    ``subclass`` is a narrower class of the ontology where known (``InternationalOrganization``, ...).
    """

    id: str
    kind: EntityKind
    name: str
    surface_forms: tuple[str, ...] = ()
    wikidata: str | None = None
    subclass: str | None = None


@dataclass(frozen=True, slots=True)
class EntityLink:
    """How an entity of the article was found and identified.

    ``candidates`` are IRIs elsewhere of what it may be, if none was accepted.
    """

    entity: str
    status: LinkStatus
    score: float
    method: str
    surface_forms: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A claim of the article that a person holds, held or will hold an office.

    ``office`` is the text's wording; ``of`` is the id of a country or organisation.
    """

    person: str
    office: str
    of: str | None
    status: TenureStatus
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """One agent's part in an event. ``in_capacity`` is the position of a tenure in ``Facts.tenures``."""

    agent: str
    role: Role
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str
    mode: Mode | None = None
    attendance: Attendance = Attendance.ATTENDED
    in_capacity: int | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: ``Amount(Decimal('2000000000'), 'USD')``."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Event:
    """A happening. ``kind`` is the local name of its class in the ontology, ``trigger`` the words that name it."""

    kind: str
    trigger: Span
    factuality: Factuality
    label: str
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str
    participations: tuple[Participation, ...] = ()
    when: When | None = None
    place: str | None = None
    killed: int | None = None
    injured: int | None = None
    amount: Amount | None = None
    purpose: str | None = None
    topic: str | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a speaker said or is reported to have said. ``kind`` is a class under ``SpeechAct``.

    ``text`` is exactly ``article.words(span)``. ``speaker`` is an entity id. ``content`` is the position in
    ``Facts.events`` of an event that the words speak of.
    """

    kind: str
    speaker: str
    text: str
    span: Span
    quote_kind: QuoteKind
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str
    addressee: str | None = None
    about: tuple[str, ...] = ()
    when: When | None = None
    content: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that a rule took for a fact at first, and why no fact came of them."""

    evidence: Evidence
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article states, in the order of the text; ``dropped`` is what was considered and left out."""

    article: Article
    entities: tuple[Entity, ...] = ()
    links: tuple[EntityLink, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def entity(self, id: str) -> Entity:
        """Give the entity with this id.

        :raises KeyError: if the article has none.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)
