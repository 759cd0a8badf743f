"""A text cut into pieces, so that every supported fact marks its words, also where such words overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words ``[start, end)`` in code points that carry a fact.

    ``anchor`` is the fragment of the evidence, ``fact`` the anchor of the fact on the page, ``kind`` its sort
    and ``label`` what the fact says.
    """

    start: int
    end: int
    anchor: str
    fact: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, the narrowest mark first; ``anchors`` begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``heading`` if it is the title."""

    pieces: tuple[Piece, ...]
    heading: bool = False


class _Cutter:
    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self.text = text
        self.marks = sorted(
            (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: mark.start
        )
        self.longest = max((mark.end - mark.start for mark in self.marks), default=0)
        self.told: set[str] = set()

    def _inside(self, start: int, end: int) -> list[Mark]:
        first = bisect_left(self.marks, start - self.longest, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        inside = self._inside(start, end)
        cuts = {start, end}
        for mark in inside:
            cuts |= {max(mark.start, start), min(mark.end, end)}
        places = sorted(cuts)
        for left, right in pairwise(places):
            over = sorted(
                (mark for mark in inside if mark.start <= left and right <= mark.end),
                key=lambda mark: (mark.end - mark.start, mark.start, mark.fact),
            )
            yield Piece(self.text[left:right], tuple(over), self._new_anchors(over))

    def _new_anchors(self, marks: Iterable[Mark]) -> tuple[str, ...]:
        new = tuple(dict.fromkeys(mark.anchor for mark in marks if mark.anchor not in self.told))
        self.told.update(new)
        return new


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Give the pieces of a stretch of text; each anchor is given once, where its words begin."""
    stop = len(text) if end is None else min(end, len(text))
    return tuple(_Cutter(text, marks).pieces(start, stop)) if start < stop else ()


def blocks(text: str, marks: Iterable[Mark], title: str | None = None) -> tuple[Block, ...]:
    """Give the paragraphs of a text with their marks; the first is the heading if it is the title."""
    cutter = _Cutter(text, marks)
    found = []
    for start, end in _lines(text):
        heading = start == 0 and title is not None and text[start:end].strip() == title.strip()
        found.append(Block(tuple(cutter.pieces(start, end)), heading))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
