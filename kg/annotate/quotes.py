"""Quotations by their marks, told from apostrophes, also nested, over several paragraphs, or never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.blocks import Block, BlockKind
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: ``span`` without the marks, ``outer`` with them, ``inner`` the quotes within.

    A quote over several paragraphs has the marks that open the later ones inside its span.
    """

    span: Span
    outer: Span
    inner: tuple[Span, ...] = ()
    closed: bool = True


_OPENING = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    "``": "''",
    '"': '"',
    "'": "'",
}
_MARK = re.compile("``|''|[“”„«»‹›‚‘’\"'`]")
# Marks that close in one custom and open in another: Swedish ”so”, German »so«, ›so‹.
_TURNED = ("”", "»", "›")
_SINGLE = ("‘", "'")
# What stands before words that lost their first letters, and is no opening mark: '90s, 'em, rock 'n' roll.
_ELISION = re.compile(r"['‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|round|n)\b)", re.IGNORECASE)
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class _Open:
    """A quote that has begun: where its mark stands, what closes it, what was quoted inside."""

    start: int
    mark: str
    inner: list[Span]

    @property
    def words(self) -> int:
        return self.start + len(self.mark)


def find_quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """Give the outermost quotes of a text in its order; each lies in one block or runs on over several."""
    found: list[Quote] = []
    running: _Open | None = None
    spans = [block.span for block in blocks if block.kind is not BlockKind.FURNITURE]
    for place, span in enumerate(spans):
        following = text[slice(*_bounds(spans[place + 1]))] if place + 1 < len(spans) else ""
        quotes, running = _Scanner(text, span, running).read(following)
        found += quotes
    return [quote for quote in found if _LETTER.search(text, quote.span.start, quote.span.end)]


class _Scanner:
    """Reads the marks of one block."""

    def __init__(self, text: str, span: Span, running: _Open | None) -> None:
        self.text, self.start, self.end = text, span.start, span.end
        self.stack: list[_Open] = [running] if running else []
        self.found: list[Quote] = []
        again = running is not None and text.startswith(running.mark, span.start)
        self.place = span.start + (len(running.mark) if running and again else 0)

    def read(self, following: str) -> tuple[list[Quote], _Open | None]:
        """Give the quotes that end in the block, and one that the next block (given its text) runs on with."""
        while match := _MARK.search(self.text, self.place, self.end):
            self.place = match.start()
            mark = match.group()
            if not (self._closes(mark) or self._opens(mark)):
                self.place += 1
        if not self.stack:
            return self.found, None
        first = self.stack[0]
        if first.mark not in _SINGLE[1:] and (
            following.startswith(first.mark) or _closes_in(following, first)
        ):
            return self.found, first
        if first.mark not in _SINGLE:
            self._add(first, self.end, self.end, closed=False)
        return self.found, None

    # -- closing ------------------------------------------------------------------------------------------

    def _closes(self, mark: str) -> bool:
        """Close the innermost quote that this mark can end, if there is one."""
        for depth in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[depth]
            if mark in ("''", *_OPENING[opened.mark]) and self._may_close(mark, opened):
                self._close(depth, len(mark) if mark != "''" or opened.mark != "'" else 1)
                return True
        return False

    def _may_close(self, mark: str, opened: _Open) -> bool:
        if mark == "''":
            return opened.mark in ("``", '"', "'")
        if mark not in ("'", "’"):
            return True
        return self._ends_single(self.place) and not (
            self._may_be_possessive(self.place) and self._ends_later(mark)
        )

    def _ends_single(self, place: int) -> bool:
        """Tell whether an apostrophe can be a closing mark: after a word or full stop, not inside a word."""
        before, after = self._around(place)
        return not before.isspace() and not after.isalnum() and place > self.start

    def _may_be_possessive(self, place: int) -> bool:
        before, _ = self._around(place)
        following = self.text[place + 1 : min(place + 3, self.end)]
        return before in "sSxz" and len(following) == 2 and following[0] == " " and following[1].islower()

    def _ends_later(self, mark: str) -> bool:
        """Tell whether a surer closing mark follows before another quote opens."""
        for place in range(self.place + 1, self.end):
            if self.text[place] == "‘" or (mark == "'" and self._starts_single(place)):
                return False
            if self.text[place] == mark and self._ends_single(place) and not self._may_be_possessive(place):
                return True
        return False

    def _close(self, depth: int, width: int) -> None:
        opened = self.stack[depth]
        del self.stack[depth:]
        self._add(opened, self.place, self.place + width)
        self.place += width

    def _add(self, opened: _Open, words_end: int, end: int, *, closed: bool = True) -> None:
        span = _trimmed(self.text, opened.words, words_end)
        if span is None:
            return
        if self.stack and self.stack[0] is not opened:
            self.stack[-1].inner.append(span)
        else:
            self.found.append(
                Quote(span, Span(opened.start, max(end, span.end)), tuple(opened.inner), closed)
            )

    # -- opening ------------------------------------------------------------------------------------------

    def _opens(self, mark: str) -> bool:
        if mark not in _OPENING or not self._may_open(mark):
            return False
        self.stack.append(_Open(self.place, mark, []))
        self.place += len(mark)
        return True

    def _may_open(self, mark: str) -> bool:
        if mark in _SINGLE:
            return self._starts_single(self.place) and self._is_ended(mark)
        if mark in _TURNED:
            return self._opens_turned(mark)
        if mark == '"':
            before, _ = self._around(self.place)
            return not before.isalnum() and before not in ".,!?…"
        return True

    def _opens_turned(self, mark: str) -> bool:
        """Tell whether a mark that mostly closes opens here: before a word, with another one behind it."""
        before, after = self._around(self.place)
        if self.stack or not (before.isspace() or before in "([—–-") or after in ".,;:!?)":
            return False
        rest = self.text[self.place + 1 : self.end]
        return any(closing in rest for closing in _OPENING[mark])

    def _starts_single(self, place: int) -> bool:
        before, after = self._around(place)
        if self.text[place] not in _SINGLE or _ELISION.match(self.text, place):
            return False
        return (
            (before.isspace() or before in '([{—–-“"«„/') and not after.isspace() and after not in ".,;:!?)"
        )

    def _is_ended(self, mark: str) -> bool:
        """Tell whether a closing mark follows in the block, or the quote opens the block and may run on."""
        closing = _OPENING[mark]
        limit = self.end
        if self.place == self.start and mark == "‘":
            return True
        return any(
            self.text[place] == closing and self._ends_single(place) for place in range(self.place + 2, limit)
        )

    def _around(self, place: int) -> tuple[str, str]:
        before = self.text[place - 1] if place > self.start else " "
        after = self.text[place + 1] if place + 1 < self.end else " "
        return before, after


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _closes_in(following: str, opened: _Open) -> bool:
    """Tell whether the next block begins inside the quote: the first of its marks closes, and stands behind words."""
    marks = [match for match in _MARK.finditer(following) if match.group() not in ("'", "’", "‘", "`")]
    if not marks or marks[0].group() not in _OPENING[opened.mark]:
        return False
    place = marks[0].start()
    after = following[place + 1 : place + 2]
    return place > 0 and not following[place - 1].isspace() and not after.isalnum()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return None
    first = start + words.index(stripped[0])
    return Span(first, first + len(stripped))
