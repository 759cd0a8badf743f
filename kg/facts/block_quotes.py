"""Quotes that are set apart as blocks: with a name behind them, with ">" before them, or after a colon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.annotate import Annotations
from kg.annotate.blocks import Block, BlockKind
from kg.annotate.quotes import Quote
from kg.facts.quoted import QuoteReader
from kg.facts.speakers import Speaker
from kg.model import EntityKind, Span

_MARKED = (">",)
_FIRST_PERSON = frozenset("i we my our me us i’m we’re we’ll i’ll".split())
_OWN = _FIRST_PERSON - {"us"}  # in capitals that is a country
_VERBS = ("VERB", "AUX")
_A_WORD = 20  # characters: a quote up to this only sets a word apart
_RANK = {EntityKind.PERSON: 0, EntityKind.ORGANIZATION: 1, EntityKind.COUNTRY: 2, EntityKind.PLACE: 3}


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Words set apart as a quote, their blocks, who said them (None: not told), and how that was seen."""

    span: Span
    blocks: tuple[int, ...]
    speaker: Speaker | None
    how: str


def set_apart(notes: Annotations) -> list[tuple[int, ...]]:
    """Give the runs of blocks that are block quotes by their look."""
    runs: list[tuple[int, ...]] = []
    for place, block in enumerate(notes.blocks):
        if block.kind is not BlockKind.QUOTE:
            continue
        marked = notes.article.words(block.span).startswith(_MARKED)
        follows = bool(runs) and runs[-1][-1] == place - 1 and notes.blocks[place - 1].attribution is None
        if marked and follows and notes.article.words(notes.blocks[place - 1].span).startswith(_MARKED):
            runs[-1] = (*runs[-1], place)
        else:
            runs.append((place,))
    return runs


def read_block_quotes(notes: Annotations, quotes: list[Quote], reader: QuoteReader) -> Iterator[BlockQuote]:
    """Give the block quotes with their speakers, in the order of the text."""
    for run in set_apart(notes):
        span = _words(notes, run, quotes)
        attribution = notes.blocks[run[-1]].attribution
        if attribution is not None:
            yield BlockQuote(span, run, _named_in(notes, attribution), "attribution")
        elif run[0]:
            yield BlockQuote(span, run, reader.speaker_before(run[0]), "block")
    yield from _signed_below(notes, quotes)
    for place, block in enumerate(notes.blocks):
        if place and block.kind is BlockKind.PARAGRAPH and _is_introduced(notes, place, block, quotes):
            speaker = reader.speaker_before(place, only_cue=True)
            if speaker is not None:
                run = (place, *_more(notes, place + 1, quotes))
                yield BlockQuote(
                    Span(block.span.start, notes.blocks[run[-1]].span.end), run, speaker, "block"
                )


def _signed_below(notes: Annotations, quotes: list[Quote]) -> Iterator[BlockQuote]:
    """Give the paragraphs in the first person, or all in marks, that have nothing but a name on the line below."""
    for place, (block, below) in enumerate(pairwise(notes.blocks)):
        if block.kind is not BlockKind.PARAGRAPH or below.kind is not BlockKind.HEADING:
            continue
        all_quoted = any(
            quote.outer.start <= block.span.start and quote.outer.end >= block.span.end for quote in quotes
        )
        words = set(notes.article.words(block.span).casefold().split())
        marked = any(quote.outer.overlaps(block.span) for quote in quotes)
        own = bool(words & _OWN) and not marked
        if (all_quoted or own) and _is_signature(notes, below.span):
            speaker = _named_in(notes, below.span)
            if speaker is not None and notes.referents[speaker.referent].kind is EntityKind.PERSON:
                yield BlockQuote(_words(notes, (place,), quotes), (place,), speaker, "signed")


def _is_signature(notes: Annotations, line: Span) -> bool:
    """Tell whether a line begins with a name and has no verb."""
    words = [token for token in notes.doc if line.start <= token.idx < line.end and not token.is_space]
    named = bool(words) and words[0].i in notes.at and words[0].ent_type_ != "WORK_OF_ART"
    return named and len(words) <= 12 and not any(token.pos_ in _VERBS for token in words)


def _more(notes: Annotations, place: int, quotes: list[Quote]) -> Iterator[int]:
    """Give the paragraphs behind that go on in the first person, so that the same one speaks."""
    for index in range(place, len(notes.blocks)):
        block = notes.blocks[index]
        words = set(notes.article.words(block.span).casefold().split())
        marked = any(quote.outer.overlaps(block.span) for quote in quotes)
        if block.kind is not BlockKind.PARAGRAPH or marked or not words & _FIRST_PERSON:
            return
        yield index


def _is_introduced(notes: Annotations, place: int, block: Block, quotes: list[Quote]) -> bool:
    """Tell whether a paragraph without marks follows a colon."""
    previous = notes.blocks[place - 1]
    colon = previous.kind is BlockKind.PARAGRAPH and notes.article.words(previous.span).endswith(":")
    return colon and not any(
        quote.outer.overlaps(block.span)
        and (quote.outer.start <= block.span.start or quote.span.end - quote.span.start > _A_WORD)
        for quote in quotes
    )


def _words(notes: Annotations, run: tuple[int, ...], quotes: list[Quote]) -> Span:
    """Give the words of a block quote without ">" and without marks around all of it."""
    start, end = notes.blocks[run[0]].span.start, notes.blocks[run[-1]].span.end
    content = notes.article.content
    while start < end and (content[start].isspace() or content[start] in "> "):
        start += 1
    for quote in quotes:
        if quote.outer.start == start and quote.outer.end >= end - 1:
            return quote.span
    return Span(start, end)


def _named_in(notes: Annotations, attribution: Span) -> Speaker | None:
    """Give whom an attribution line names: a person if there is one, else a body, else a country."""
    starts = [token.idx for token in notes.doc]
    start, end = bisect_left(starts, attribution.start), bisect_left(starts, attribution.end)
    found = {notes.at[token]: token for token in reversed(range(start, end)) if token in notes.at}
    for phrase in notes.offices:
        if start <= phrase.start < end and phrase.holder is not None:
            found.setdefault(phrase.holder, phrase.start)
    if not found:
        return None
    best = min(found, key=lambda place: (_RANK[notes.referents[place].kind], found[place]))
    return Speaker(best, start, end, "name", 0.97)
