"""Which event of the article the words of a statement speak of: "denied *the attack*", "promised to *visit*"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Event, Span

_LONGEST = 300  # characters: a longer speech is about many things


def content_of(words: Span, events: Sequence[Event]) -> int | None:
    """Give the position of the event that the words tell of first, or None if they tell of none or of too many."""
    if words.end - words.start > _LONGEST:
        return None
    inside = [
        (span.start, place)
        for place, event in enumerate(events)
        for span in (event.trigger, *(each.span for each in event.evidence))
        if words.start <= span.start and span.end <= words.end
    ]
    return min(inside)[1] if inside else None
