"""An article cut where facts begin and end, so that the words of each can be marked though they overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.facts.trace import Firing, firings
from kg.model import Facts


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article's content and the firings (by position) whose words it belongs to."""

    text: str
    marks: tuple[int, ...]
    layers: tuple[str, ...]


def segments(facts: Facts) -> tuple[tuple[Segment, ...], tuple[Firing, ...]]:
    """Give the content in segments, joined they are the content to the letter, and the firings they point to."""
    found = tuple(dict.fromkeys(firings(facts)))
    content = facts.article.content
    borders = sorted({0, len(content), *(edge for each in found for edge in _edges(each))})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, firing in enumerate(found):
        first, last = _edges(firing)
        opening.setdefault(first, []).append(place)
        closing.setdefault(last, []).append(place)
    pieces, live = [], set[int]()
    for first, last in pairwise(borders):
        live |= set(opening.get(first, ()))
        live -= set(closing.get(first, ()))
        marks = tuple(sorted(live))
        pieces.append(
            Segment(content[first:last], marks, tuple(sorted({found[each].layer for each in marks})))
        )
    return tuple(pieces), found


def _edges(firing: Firing) -> tuple[int, int]:
    return firing.evidence.span.start, firing.evidence.span.end
