"""Who is meant by an office in the lead whose holder the text names only later: "The Dutch minister has …"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate import Annotations, OfficePhrase
from kg.annotate.blocks import BlockKind
from kg.model import EntityKind

_LEAD = 60  # tokens of running text in which such an office stands
_AHEAD = 120  # tokens within which the name follows
_DETERMINERS = ("the", "'s", "’s")


def named_later(notes: Annotations, phrase: OfficePhrase, quoted: frozenset[int]) -> int | None:
    """Give the person who is the first to be named behind an office in the lead, and acts there; else None.

    The person must have no other country's office or name beside them, and stand in a later sentence.
    """
    if phrase.of is None or not _is_in_lead(notes, phrase):
        return None
    end = notes.doc[phrase.start].sent.end
    for token in notes.doc[phrase.end : phrase.end + _AHEAD]:
        place = notes.at.get(token.i)
        if place is None or token.i in quoted or notes.referents[place].kind is not EntityKind.PERSON:
            continue
        first = notes.referents[place].mentions[0]
        if first.start < phrase.start:
            continue  # known already
        head = notes.doc[first.end - 1]
        acts = first.start >= end and head.dep_ == "nsubj" and head.head.pos_ == "VERB"
        return place if acts and _may_hold(notes, place, head, phrase) else None
    return None


def _is_in_lead(notes: Annotations, phrase: OfficePhrase) -> bool:
    body = next((block for block in notes.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if body is None or notes.doc[phrase.start].idx < body.span.start:
        return False
    before = sum(1 for token in notes.doc[: phrase.start] if token.idx >= body.span.start)
    words = notes.doc[max(phrase.start - 3, 0) : phrase.start + 2]
    return before <= _LEAD and any(token.lower_ in _DETERMINERS for token in words)


def _may_hold(notes: Annotations, place: int, head: Token, phrase: OfficePhrase) -> bool:
    """Tell whether nothing in the text gives the person another office, or another country."""
    for other in notes.offices:
        if other.holder == place and other.of is not None and other.of != phrase.of:
            return False
    beside = (child for child in head.subtree if child.i in notes.at and notes.at[child.i] != place)
    return all(notes.at[child.i] == phrase.of for child in beside)
