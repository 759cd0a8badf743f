"""Headlines, in which the parser often takes the verb for a noun: "X, Y sign fisheries pact"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.facts.name_lists import NameLists
from kg.facts.triggers import Trigger

_STOPS = (".", "!", "?", "”", '"', ":", ";")
_FIRST = 7  # tokens in which the first name of a headline ends
_REACH = 9  # tokens between its verb and the noun that names the event
_WORDS = 16


@dataclass(frozen=True, slots=True)
class BoldLine:
    """The names that a headline begins with, and the verb behind them as a lemma."""

    names: tuple[Token, ...]
    lemma: str


def bold_line(trigger: Trigger, lists: NameLists) -> BoldLine | None:
    """Give who is said to do what with the noun in a line without a full stop, or None."""
    sentence = trigger.head.sent
    words = [token for token in sentence if not token.is_space]
    if not words or len(words) > _WORDS or words[-1].text[-1] in _STOPS:
        return None
    first = next((token for token in words[:_FIRST] if lists.is_last_of_name(token)), None)
    if first is None or first.i >= trigger.start:
        return None
    names = sorted({first, *lists.around(first)}, key=lambda token: token.i)
    place = names[-1].i + 1
    if not place < trigger.start <= place + _REACH:
        return None
    word = trigger.head.doc[place]
    return BoldLine(tuple(names), _lemma(word))


def _lemma(word: Token) -> str:
    lemma = word.lemma_.lower()
    return lemma if word.pos_ == "VERB" or not lemma.endswith("s") else lemma[:-1]
