"""The tense of the clause around a word: dates without a year need it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from spacy.tokens import Doc, Token

Tense = Literal["past", "present", "future"]
_FUTURE = frozenset("will shall would 'll".split())
_FUTURE_HEADS = frozenset("plan expect schedule set due intend hope aim prepare propose agree".split())


def tense_reader(doc: Doc) -> Callable[[int], Tense | None]:
    """Give a function from a character offset to the tense of the clause there."""
    by_offset = {token.idx: token for token in doc}
    offsets = sorted(by_offset)

    def tense_at(offset: int) -> Tense | None:
        from bisect import bisect_right

        place = bisect_right(offsets, offset) - 1
        return tense_of(by_offset[offsets[place]]) if place >= 0 else None

    return tense_at


def tense_of(token: Token) -> Tense | None:
    """Give the tense of the nearest verb above the token, or None if no verb is there or it tells nothing."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    while verb.pos_ in ("VERB", "AUX"):
        tense = _own_tense(verb)
        if tense or verb.head == verb or verb.dep_ in ("ROOT", "ccomp"):
            return tense
        verb = verb.head
    return None


def _own_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE:
        return "future"
    if verb.tag_ == "VB" and "to" in words:
        return "future" if verb.head.lemma_ in _FUTURE_HEADS or verb.head.tag_ != "VBD" else None
    if verb.lemma_ in ("schedule", "expect", "plan", "set", "due") and any(child.dep_ == "auxpass" for child in helpers):
        return "future"
    if verb.tag_ == "VBD" or any(child.tag_ in ("VBD", "VBN") for child in helpers) or (words & {"has", "have"}):
        return "past"
    if verb.tag_ == "VBN":
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return "future" if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re"} else "present"
    return None
