"""What the annotators find in one article: the values between the text and the facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.annotate.blocks import Block
from kg.annotate.when import FoundDate
from kg.model import Article, Dropped, EntityKind, Evidence, Span, TenureStatus


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for a thing: tokens ``start`` to ``end`` (exclusive) of the document.

    ``known`` is the id in the authority data if the words alone say it. ``method`` tells what found the
    mention (``alias ner title surname demonym acronym pronoun description counterpart
    capital``); the last four
    stand for a thing without naming it.
    """

    start: int
    end: int
    kind: EntityKind
    text: str
    method: str
    known: str | None = None

    @property
    def is_name(self) -> bool:
        """Tell whether the words name the thing."""
        return self.method not in ("pronoun", "first person", "description", "counterpart", "capital")


@dataclass(frozen=True, slots=True)
class Referent:
    """One thing that the article speaks of, with all its mentions in the order of the text."""

    kind: EntityKind
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    known: str | None = None

    @property
    def name(self) -> str:
        """Give the fullest name in the text."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as worded, tokens ``start`` to ``end``: "former Czech Prime Minister".

    ``title`` is the office alone ("Prime Minister"), ``of`` the referent (position) of the country or
    organisation, ``holder`` the referent of the person; ``subject`` is a pronoun that stands for the holder,
    ``verb`` the verb that gives, describes or takes the office, ``head`` the head noun.
    """

    start: int
    end: int
    title: str
    status: TenureStatus
    of: int | None = None
    holder: int | None = None
    method: str = ""
    subject: int | None = None
    verb: int | None = None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """An article with all that was found in it; ``doc`` has the same characters at the same offsets.

    ``at`` maps a token to the position in ``referents`` of what it names or stands for, ``groups`` the head of
    a plural ("the two leaders") to the positions of several. ``dropped`` collects what readers considered and
    left out.
    """

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    referents: tuple[Referent, ...] = ()
    offices: tuple[OfficePhrase, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    at: dict[int, int] = field(default_factory=dict)
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, start: int, end: int, rule: str, why: str) -> None:
        """Note that a rule considered tokens ``start`` to ``end`` (exclusive) and why nothing came of them."""
        self.dropped.append(Dropped(self.evidence(start, end), rule, why))

    def referent_at(self, token: int) -> int | None:
        """Give the position in ``referents`` of what the token names or stands for, or None."""
        return self.at.get(token)

    def span(self, start: int, end: int) -> Span:
        """Give the characters of tokens ``start`` to ``end`` (exclusive)."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last.text))

    def evidence(self, start: int, end: int) -> Evidence:
        """Give tokens ``start`` to ``end`` as evidence with the sentence around them."""
        sentence = self.doc[start].sent
        last = max(end, sentence.end) if end > sentence.end else sentence.end
        return Evidence(self.span(start, end), self.trimmed(sentence.start, last))

    def trimmed(self, start: int, end: int) -> Span:
        """Give tokens ``start`` to ``end`` without white space at either side."""
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        return self.span(start, end)

    def block_of(self, offset: int) -> Block:
        """Give the block that holds a character, or the last one before it."""
        chosen = self.blocks[0]
        for block in self.blocks:
            if block.span.start > offset:
                break
            chosen = block
        return chosen
