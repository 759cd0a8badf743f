"""Where a quote stands: what is before it, whether it is a sentence of its own, in which paragraph."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.quote_pieces import Piece

STOPS = frozenset(".!?…")


class QuotePlaces:
    """Tells where the quotes of one article stand; ``quoted`` are the tokens inside them."""

    def __init__(self, notes: Annotations, pieces: list[Piece]) -> None:
        self.notes, self.doc, self.pieces = notes, notes.doc, pieces
        self.quoted = {token for piece in pieces for token in range(piece.first, piece.last)}
        self.starts = [token.idx for token in notes.doc]
        self.block_starts = [block.span.start for block in notes.blocks]

    def before(self, piece: Piece) -> Token | None:
        """Give the last word or mark before a quote in its sentence, or None if the quote begins it."""
        place = piece.first - 1
        while place >= 0 and self.doc[place].is_space:
            place -= 1
        if place < 0 or self.block_of(place) != piece.block:
            return None
        token = self.doc[place]
        if token.text[-1] in STOPS and not token.is_alpha and token.text != "...":
            return None
        if token.i in self.quoted and self._ends_sentence(token.i):
            return None
        if token.lower_ in ("but", "and", "yet", "so") and token.is_sent_start:
            return None
        return token

    def _ends_sentence(self, place: int) -> bool:
        piece = next((piece for piece in self.pieces if piece.first <= place < piece.last), None)
        return piece is not None and self.last_char(piece) in STOPS

    def last_char(self, piece: Piece) -> str:
        """Give the last character between the marks of a quote."""
        return self.notes.article.content[piece.quote.span.end - 1]

    def block_of(self, token: int) -> int:
        """Give the position of the block that holds a token."""
        return bisect_left(self.block_starts, self.doc[token].idx + 1) - 1

    def last_block(self, piece: Piece) -> int:
        """Give the block that a quote ends in: one over several paragraphs ends in a later one."""
        return self.block_of(piece.last - 1)

    def is_alone(self, piece: Piece) -> bool:
        """Tell whether a quote is a sentence, or several, with nothing beside it."""
        if self.before(piece) is not None:
            return False
        place = piece.last
        while place < len(self.doc) and (self.doc[place].is_space or self.doc[place].text in STOPS):
            place += 1
        if place >= len(self.doc) or self.block_of(place) != self.last_block(piece):
            return True
        return self.last_char(piece) in STOPS

    def opens_block(self, piece: Piece) -> bool:
        """Tell whether nothing but quotes and marks stands before a quote in its paragraph."""
        start = bisect_left(self.starts, self.block_starts[piece.block])
        return all(
            place in self.quoted or not self.doc[place].is_alpha for place in range(start, piece.first)
        )

    def end_of_block(self, block: int) -> int:
        """Give the first token behind a block."""
        return bisect_left(self.starts, self.notes.blocks[block].span.end)
