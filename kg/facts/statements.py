"""Statements: who said what to whom, in their own words or as reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.annotate.blocks import BlockKind
from kg.annotate.quotes import find_quotes
from kg.facts.block_quotes import read_block_quotes, set_apart
from kg.facts.quote_pieces import Piece, pieces_of
from kg.facts.quoted import Attribution, QuoteReader
from kg.facts.reported import ReportedReader
from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.speech_acts import act_of, is_direct
from kg.facts.speech_cues import Cue, CueFinder
from kg.facts.wording import Reported
from kg.model import EntityKind, QuoteKind, Span

_AGENTS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY)
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
    """Give the statements of an article in the order of its words; no two of them share words."""
    kept: list[FoundStatement] = []
    for each in sorted(_Reader(notes).statements(), key=lambda each: (each.span, -each.confidence)):
        if not kept or not each.span.overlaps(kept[-1].span):
            kept.append(each)
    return kept


class _Reader:
    """Reads the statements of one article."""

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.doc = notes, notes.doc
        self.quotes = find_quotes(notes.article.content, notes.blocks)
        apart = {place for run in set_apart(notes) for place in run}
        readable = self._readable_blocks() - apart
        self.pieces = [piece for piece in pieces_of(self.doc, self.quotes, notes) if piece.block in readable]
        quoted = frozenset(token for piece in self.pieces for token in range(piece.first, piece.last))
        self.speakers = SpeakerReader(notes, quoted)
        self.reported = ReportedReader(self.doc, self.speakers)
        self.reader = QuoteReader(notes, self.pieces, {}, self.speakers)
        finder = CueFinder(self.speakers, [self._next_word(piece) for piece in self.pieces])
        self.cues = finder.find(
            self.doc, lambda token: token not in quoted and self.reader.block_of(token) in readable
        )
        self.reader.cues = self.cues
        self.said_by = self._said_by()

    def _readable_blocks(self) -> set[int]:
        """Give the blocks of running text; a title or heading counts only where there is nothing else."""
        kinds = {place: block.kind for place, block in enumerate(self.notes.blocks)}
        body = {place for place, kind in kinds.items() if kind in _BODY}
        headings = {place for place, kind in kinds.items() if kind is BlockKind.HEADING}
        return body or headings or {place for place, kind in kinds.items() if kind is BlockKind.TITLE}

    def _next_word(self, piece: Piece) -> int:
        place = piece.last
        while place < len(self.doc) and (self.doc[place].is_space or self.doc[place].is_punct):
            place += 1
        return place

    def statements(self) -> Iterator[FoundStatement]:
        """Give all statements that were found, in no order, some of them within others."""
        taken: list[Span] = []
        blocks: set[int] = set()
        for quote in read_block_quotes(self.notes, self.quotes, self.reader):
            blocks.update(quote.blocks)
            if quote.speaker is not None:
                taken.append(quote.span)
                yield self._of_block(quote.span, quote.speaker, quote.how)
        for piece in self.pieces:
            attribution = self.reader.attribute(piece)
            if attribution is not None and piece.block not in blocks:
                taken.append(piece.quote.span)
                yield self._of_quote(piece, attribution)
        found = {token: words for token, cue in self.cues.items() if (words := self._words_of(cue))}
        for token, words in found.items():
            span = self.notes.span(words.start, words.end)
            if not any(span.overlaps(other) for other in taken) and not self._only_relays(
                token, words, found
            ):
                yield self._of_report(self.cues[token], words)

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

    def _of_quote(self, piece: Piece, found: Attribution) -> FoundStatement:
        words = tuple(self.doc[piece.start : piece.end])
        direct = is_direct(self.doc, piece.start, piece.end, alone=found.alone)
        kind = act_of(found.cue, None, words, found.speaker, self.notes.at)
        return self._statement(
            kind,
            found.speaker,
            found.cue,
            piece.quote.span,
            (piece.first, piece.last),
            QuoteKind.DIRECT if direct else QuoteKind.PARTIAL,
            found.confidence,
            f"statement.quote.{found.how}",
        )

    def _of_report(self, cue: Cue, words: Reported) -> FoundStatement:
        assert cue.speaker is not None
        tokens = tuple(self.doc[words.start : words.end])
        return self._statement(
            act_of(cue, words, tokens, cue.speaker, self.notes.at),
            cue.speaker,
            cue,
            self.notes.span(words.start, words.end),
            (words.start, words.end),
            QuoteKind.INDIRECT,
            _WEIGHT[words.form] * cue.speaker.confidence,
            f"statement.{words.form}",
        )

    def _statement(
        self,
        kind: str,
        speaker: Speaker,
        cue: Cue | None,
        span: Span,
        tokens: tuple[int, int],
        quote_kind: QuoteKind,
        confidence: float,
        method: str,
    ) -> FoundStatement:
        addressee = self._addressee(cue, speaker) if cue else None
        return FoundStatement(
            kind,
            speaker.referent,
            span,
            quote_kind,
            self._sentence(tokens, cue),
            round(confidence, 3),
            method,
            self.notes.span(cue.token.i, cue.token.i + 1) if cue else None,
            self.notes.span(speaker.start, speaker.end),
            addressee,
            self._about(tokens, {speaker.referent, addressee}),
            self._when(cue, span) if cue else None,
        )

    # -- what goes with it --------------------------------------------------------------------------------

    def _sentence(self, tokens: tuple[int, int], cue: Cue | None) -> Span:
        places = [tokens[0], tokens[1] - 1, *([cue.token.i] if cue else [])]
        sentences = [self.doc[place].sent for place in places]
        return self.notes.trimmed(min(each.start for each in sentences), max(each.end for each in sentences))

    def _addressee(self, cue: Cue, speaker: Speaker) -> int | None:
        for child in cue.token.children:
            noun = self._hearer(child, cue.token)
            found = self.speakers.resolve(noun) if noun is not None else None
            if found is not None and found.referent != speaker.referent:
                return found.referent
        return None

    def _hearer(self, child: Token, verb: Token) -> Token | None:
        """Give the noun for whom words are: "told X", "said to X", "called on X", "urged X to"."""
        lemma = verb.lemma_.lower()
        if child.dep_ in ("dobj", "dative") and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return child if lemma in _TELLING else None
        if child.dep_ == "ccomp" and lemma in _TELLING:
            infinitive = child.tag_ == "VB"
            return next((grand for grand in child.children if infinitive and grand.dep_ == "nsubj"), None)
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "on", "upon"):
            return next(
                (grand for grand in child.children if grand.dep_ == "pobj" and grand.ent_type_ != "DATE"),
                None,
            )
        return None

    def _about(self, tokens: tuple[int, int], others: set[int | None]) -> tuple[int, ...]:
        found = (self.notes.at.get(place) for place in range(*tokens))
        return tuple(
            dict.fromkeys(
                place
                for place in found
                if place is not None and place not in others and self.notes.referents[place].kind in _AGENTS
            )
        )

    def _when(self, cue: Cue, span: Span) -> int | None:
        """Give the date that hangs on the verb of saying itself."""
        sentence = cue.token.sent
        for place, date in enumerate(self.notes.dates):
            if (
                not sentence.start_char <= date.start < sentence.end_char
                or span.start <= date.start < span.end
            ):
                continue
            token = next((token for token in sentence if token.idx + len(token.text) > date.start), None)
            while token is not None and token.pos_ not in ("VERB", "AUX") and token.head != token:
                token = token.head
            if token is not None and token.i == cue.token.i:
                return place
        return None


_TELLING = frozenset(
    """tell ask urge warn accuse blame inform assure reassure remind notify advise thank congratulate challenge
    implore beg exhort entreat beseech request call threaten promise""".split()
)
