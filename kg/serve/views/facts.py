"""The facts of an article as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.views.marks import Block, Piece


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """One evidence: where its words are, and the sentence around them with the words marked."""

    iri: str
    start: int
    end: int
    exact: str
    sentence: tuple[Piece, ...]

    @property
    def anchor(self) -> str:
        """Give the fragment of the evidence's IRI, which is its anchor in the text."""
        return self.iri.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Support:
    """What a fact rests on."""

    words: tuple[Words, ...]
    confidence: str
    method: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A claim that a person holds, held or will hold an office."""

    iri: str
    person: Named
    title: str
    office: Named | None
    of: Named | None
    status: str
    since: str
    until: str
    support: Support


@dataclass(frozen=True, slots=True)
class Participation:
    """One agent's part in an event."""

    iri: str
    agent: Named
    role: str
    mode: str
    attendance: str
    capacity: Tenure | None
    on_behalf_of: Named | None
    support: Support


@dataclass(frozen=True, slots=True)
class Event:
    """A happening; ``when`` is the date in words, ``date_text`` the article's words for it."""

    iri: str
    kind: str
    label: str
    factuality: str
    when: str
    precision: str
    date_text: str
    earliest: str
    place: Named | None
    attributed_to: Named | None
    purpose: str
    topic: str
    killed: int | None
    injured: int | None
    amount: str
    participations: tuple[Participation, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of a speaker."""

    iri: str
    kind: str
    label: str
    speaker: Named | None
    quote: str
    quote_kind: str
    addressee: Named | None
    about: tuple[Named, ...]
    content: Named | None
    when: str
    support: Support


@dataclass(frozen=True, slots=True)
class Link:
    """How an entity of the article was identified."""

    iri: str
    entity: Named
    status: str
    score: str
    forms: tuple[str, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Heading:
    """What names an article above its facts."""

    iri: str
    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article, its text with the marks, and all that it states."""

    iri: str
    key: str
    title: str
    issued: str
    date: str
    url: str
    version: str
    extractor: str
    text: str
    blocks: tuple[Block, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    tenures: tuple[Tenure, ...]
    links: tuple[Link, ...]
