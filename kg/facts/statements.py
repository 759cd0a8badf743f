"""Statements: who said what to whom, in their own words or as reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.annotate import Annotations
from kg.annotate.blocks import BlockKind
from kg.annotate.quotes import find_quotes
from kg.facts.block_quotes import read_block_quotes, set_apart
from kg.facts.headlines import HEADS, Headline, adds_nothing, read_headlines
from kg.facts.quote_pieces import Piece, pieces_of
from kg.facts.quoted import Attribution, QuoteReader
from kg.facts.reported import ReportedReader
from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.speech_acts import act_of, is_direct
from kg.facts.speech_cues import Cue, CueFinder
from kg.facts.speech_nominal import NominalReader
from kg.facts.speech_setting import SpeechSetting
from kg.facts.wording import Reported
from kg.model import QuoteKind, Span

_BODY = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_LONGEST = 250  # tokens of a reported clause; beyond that the parse went astray
_WEIGHT = {"clause": 0.9, "content": 0.8, "performed": 0.85, "urged": 0.85}


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Something that was said.

    ``kind`` is a class under SpeechAct; ``speaker``, ``addressee`` and ``about`` are positions in
    ``Annotations.referents`` (a capital may stand for its state), ``when`` is one in ``Annotations.dates``.
    ``span`` has the words said or reported, ``cue`` the verb, ``source`` the words for the speaker,
    ``sentence`` all that a reader needs to see.
    """

    kind: str
    speaker: int
    span: Span
    quote_kind: QuoteKind
    sentence: Span
    confidence: float
    method: str
    cue: Span | None = None
    source: Span | None = None
    addressee: int | None = None
    about: tuple[int, ...] = ()
    when: int | None = None


def find_statements(notes: Annotations) -> list[FoundStatement]:
    """Give the statements of an article in the order of its words; no two of one speaker share words.

    Those who speak together have one each. Otherwise words are shared only where one speaks of what another
    said: "X rejected Y's claim that ...".
    """
    kept: list[FoundStatement] = []
    for each in sorted(_Reader(notes).statements(), key=lambda each: (each.span, -each.confidence)):
        if notes.article.words(each.span).strip() and all(
            _may_stand_beside(each, other) for other in kept[-4:]
        ):
            kept.append(each)
    return [each for each in kept if not _is_told_again(each, kept, notes)]


def _is_told_again(each: FoundStatement, found: list[FoundStatement], notes: Annotations) -> bool:
    """Tell whether a headline only gives what the text below has the same one say."""
    kind = notes.block_of(each.span.start).kind
    if kind not in HEADS:
        return False
    below = [other for other in found if other.speaker == each.speaker and other.span.start > each.span.end]
    below = [other for other in below if notes.block_of(other.span.start).kind not in HEADS]
    if kind is BlockKind.TITLE and below:
        return True  # the text tells it at length
    same_act = each.kind != "Statement" and any(other.kind == each.kind for other in below)
    words = [notes.article.words(other.sentence) for other in below]
    return same_act or adds_nothing(notes.article.words(each.span), words)


def _may_stand_beside(each: FoundStatement, other: FoundStatement) -> bool:
    if not each.span.overlaps(other.span):
        return True
    together = each.span == other.span and each.method == other.method
    return each.speaker != other.speaker and (together or each.method.startswith("statement.noun"))


class _Reader:
    """Reads the statements of one article."""

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.doc = notes, notes.doc
        self.quotes = find_quotes(notes.article.content, notes.blocks)
        apart = {place for run in set_apart(notes) for place in run}
        self.readable = readable = self._readable_blocks() - apart
        self.pieces = [piece for piece in pieces_of(self.doc, self.quotes, notes) if piece.block in readable]
        self.quoted = quoted = frozenset(
            token for piece in self.pieces for token in range(piece.first, piece.last)
        )
        self.speakers = SpeakerReader(notes, quoted)
        self.around = SpeechSetting(notes, self.speakers)
        self.reported = ReportedReader(self.doc, self.speakers)
        self.reader = QuoteReader(notes, self.pieces, {}, self.speakers)
        finder = CueFinder(self.speakers, [self._next_word(piece) for piece in self.pieces])
        self.cues = finder.find(
            self.doc, lambda token: token not in quoted and self.reader.places.block_of(token) in readable
        )
        self.nominal = NominalReader(self.doc, self.speakers)
        self.nouns = self.nominal.find(
            lambda token: token not in quoted and self.reader.places.block_of(token) in readable, self.cues
        )
        self.reader.cues, self.reader.nouns = self.cues, self.nouns
        self.reader.verdicts = finder.message_behind
        self.said_by = self._said_by()
        self.apart: set[int] = set()

    def _readable_blocks(self) -> set[int]:
        """Give the blocks that may say something: all but page furniture."""
        kinds = (*_BODY, *HEADS)
        return {place for place, block in enumerate(self.notes.blocks) if block.kind in kinds}

    def _next_word(self, piece: Piece) -> int:
        place = piece.last
        while place < len(self.doc) and (self.doc[place].is_space or self.doc[place].is_punct):
            place += 1
        return place

    def statements(self) -> Iterator[FoundStatement]:
        """Give all statements that were found, in no order, some of them within others.

        What stands apart or between marks comes first: other words count only outside of it.
        """
        own = [*self._block_quotes(), *self._marked(), *self._lines()]
        yield from own
        taken = [each.span for each in own]
        reports = {token: words for token, cue in self.cues.items() if (words := self._words_of(cue))}
        for token, words in reports.items():
            if self._is_free(words, taken) and not self._only_relays(token, words, reports):
                yield from self._of_report(self.cues[token], words)
        for cue in self.nouns.values():
            said = self.nominal.words_of(cue)
            if said is not None and said.end - said.start <= _LONGEST and self._is_free(said, taken):
                yield from self._of_report(cue, said, "noun.")

    def _is_free(self, words: Reported, taken: list[Span]) -> bool:
        span = self.notes.span(words.start, words.end)
        return not any(span.overlaps(other) for other in taken)

    def _block_quotes(self) -> Iterator[FoundStatement]:
        for quote in read_block_quotes(self.notes, self.quotes, self.reader):
            self.apart.update(quote.blocks)
            if quote.speaker is not None:
                yield self._of_block(quote.span, quote.speaker, quote.how)

    def _marked(self) -> Iterator[FoundStatement]:
        attributed = [(piece, found) for piece in self.pieces if (found := self.reader.attribute(piece))]
        halves = self._halves(attributed)
        for piece, found in attributed:
            if piece.block not in self.apart:
                yield from self._of_quote(piece, found, piece.first in halves)

    def _lines(self) -> Iterator[FoundStatement]:
        for line in read_headlines(self.notes, self.speakers, self.readable, self.quoted):
            yield from self._of_line(line)

    def _words_of(self, cue: Cue) -> Reported | None:
        if not cue.tells or cue.token.i in self.said_by:
            return None
        words = self.reported.words_of(cue)
        return words if words is not None and words.end - words.start <= _LONGEST else None

    def _said_by(self) -> set[int]:
        """Give the verbs whose words come with another one: "*repeated* his call by saying …"."""
        gerunds = [cue.token for cue in self.cues.values() if cue.token.dep_ == "pcomp"]
        return {gerund.head.head.i for gerund in gerunds if gerund.head.lower_ in ("by", "in")}

    def _only_relays(self, token: int, words: Reported, found: dict[int, Reported]) -> bool:
        """Tell whether a report only hands on what someone else is reported to have said."""
        relay = self.cues[token].verb.lemma in ("report", "according", "write")
        return relay and any(words.start <= other < words.end for other in found if other != token)

    # -- the three kinds ----------------------------------------------------------------------------------

    def _of_block(self, span: Span, speaker: Speaker, how: str) -> FoundStatement:
        return FoundStatement(
            "Statement",
            speaker.referent,
            span,
            QuoteKind.DIRECT,
            span,
            round(0.95 * speaker.confidence, 3),
            f"statement.{how}",
            source=self.notes.span(speaker.start, speaker.end),
        )

    def _halves(self, attributed: list[tuple[Piece, Attribution]]) -> set[int]:
        """Give where the two parts of a sentence begin that "he said" breaks: "This," he said, "is mine."."""
        found: set[int] = set()
        for (piece, first), (next_piece, second) in pairwise(attributed):
            same = first.cue is not None and second.cue is not None and first.cue.token == second.cue.token
            broken = self.doc[piece.end - 1].text in (",", "-", "–", "—") and first.how == "after"
            if same and broken and self.doc[next_piece.start].text[0].islower():
                found |= {piece.first, next_piece.first}
        return found

    def _of_quote(self, piece: Piece, found: Attribution, is_half: bool) -> Iterator[FoundStatement]:
        words = tuple(self.doc[piece.start : piece.end])
        direct = is_half or is_direct(self.doc, piece.start, piece.end, alone=found.alone)
        kind = act_of(found.cue, None, words, found.speaker, self.notes.at)
        yield from self._statements(
            kind,
            found.speaker,
            found.cue,
            piece.quote.span,
            (piece.first, piece.last),
            QuoteKind.DIRECT if direct else QuoteKind.PARTIAL,
            found.confidence,
            f"statement.quote.{found.how}",
        )

    def _of_report(self, cue: Cue, words: Reported, by: str = "") -> Iterator[FoundStatement]:
        assert cue.speaker is not None
        tokens = tuple(self.doc[words.start : words.end])
        yield from self._statements(
            act_of(cue, words, tokens, cue.speaker, self.notes.at),
            cue.speaker,
            cue,
            self.notes.span(words.start, words.end),
            (words.start, words.end),
            QuoteKind.INDIRECT,
            _WEIGHT[words.form] * cue.speaker.confidence,
            f"statement.{by}{words.form}",
        )

    def _of_line(self, line: Headline) -> Iterator[FoundStatement]:
        words = (line.words.start, line.words.end)
        tokens = tuple(self.doc[words[0] : words[1]])
        yield from self._statements(
            act_of(None, line.words, tokens, line.speaker, self.notes.at),
            line.speaker,
            None,
            self.notes.span(*words),
            words,
            QuoteKind.INDIRECT,
            0.8 * line.speaker.confidence,
            "statement.headline",
        )

    def _statements(
        self,
        kind: str,
        speaker: Speaker,
        cue: Cue | None,
        span: Span,
        tokens: tuple[int, int],
        quote_kind: QuoteKind,
        confidence: float,
        method: str,
    ) -> Iterator[FoundStatement]:
        """Give the statement, and the same for each one who speaks with its speaker."""
        addressee = self.around.addressee(cue, speaker) if cue else None
        first = FoundStatement(
            kind,
            speaker.referent,
            span,
            quote_kind,
            self.around.sentence(tokens, cue),
            round(confidence, 3),
            method,
            self.notes.span(cue.token.i, cue.token.i + 1) if cue else None,
            self.notes.span(speaker.start, speaker.end),
            addressee,
            self.around.about(tokens, {speaker.referent, addressee}),
            self.around.when(cue, span) if cue else None,
        )
        yield first
        for other in speaker.others:
            about = tuple(place for place in first.about if place != other)
            yield replace(first, speaker=other, confidence=round(0.95 * confidence, 3), about=about)
