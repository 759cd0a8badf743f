"""Quotes with their tokens, and the ones that quote no speech but set a name apart."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate import Annotations
from kg.annotate.quotes import Quote

_NAMING = frozenset(
    """named dubbed nicknamed titled entitled codenamed code-named known termed labelled headlined
    so-called self-styled self-proclaimed self-declared""".split()
)
_TOLD = ("told", "tells", "tell", "telling", "informed")
_WORKS = frozenset(
    """film movie book novel song article essay play series album documentary painting magazine newspaper poem
    operation exercise project programme program slogan motto banner sign hashtag ship vessel headline""".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A quote with its tokens: ``start`` to ``end`` inside the marks, ``first`` to ``last`` with them."""

    quote: Quote
    start: int
    end: int
    first: int
    last: int
    block: int


def names_a_thing(doc: Doc, piece: Piece, last: str) -> bool:
    """Tell whether the marks only set a name apart: of a film, an operation, something "so-called".

    ``last`` is the last character between the marks.
    """
    before = [token.lower_ for token in doc[max(piece.first - 3, 0) : piece.first]]
    if "".join(before).endswith(("so-called", "self-styled")) or before[-2:] == ["known", "as"]:
        return True
    if before[-1:] and before[-1] in _TOLD and piece.last < len(doc) and doc[piece.last].lower_ == "that":
        return True  # told “The Courier” that
    words = [token for token in doc[piece.start : piece.end] if token.is_alpha]
    content = [token for token in words if token.pos_ not in ("ADP", "DET", "CCONJ", "PART", "PRON")]
    capital = bool(content) and all(token.text[0].isupper() for token in content)
    if before and (before[-1] in _NAMING or before[-1] in _WORKS or (before[-1] == "called" and capital)):
        return True
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in words)
    named = capital and len(words) >= 2 and not finite and last not in ".!?,…"
    return named and piece.first > 0 and doc[piece.first - 1].pos_ in ("NOUN", "PROPN")


def pieces_of(doc: Doc, quotes: list[Quote], notes: Annotations) -> list[Piece]:
    """Give the quotes with their tokens."""
    starts = [token.idx for token in doc]
    blocks = [block.span.start for block in notes.blocks]
    pieces = []
    for quote in quotes:
        start, end = bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end)
        first, last = bisect_left(starts, quote.outer.start), bisect_left(starts, quote.outer.end)
        if start < end:
            pieces.append(
                Piece(
                    quote,
                    start,
                    end,
                    min(first, start),
                    max(last, end),
                    bisect_left(blocks, quote.span.start + 1) - 1,
                )
            )
    return pieces
