"""Who is one side of a meeting by wanting or refusing it: "X ruled out talks with Y", "X's offer of talks with Y"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.bearings import Bearing
from kg.facts.clauses import arguments
from kg.facts.governing import entry_of
from kg.facts.governing_prepositions import whole_preposition

_VERBAL = ("VERB", "AUX")
_WILLED = (
    Bearing.REFUSE,
    Bearing.PROPOSE,
    Bearing.HOPE,
    Bearing.DENY,
    Bearing.CANCEL,
    Bearing.PLAN,
    Bearing.AGREE,
    Bearing.FAIL,
)
# What one wants of others.
_OF_OTHERS = frozenset(
    """urge demand recommend advise encourage advocate expect predict forecast fear block veto forbid prohibit ban
    threaten prevent mandate order press push lobby await foresee""".split()
)


def implied_parties(noun: Token) -> tuple[Token, ...]:
    """Give the heads of those who take part in an encounter with somebody by what they make of it."""
    if not any(child.dep_ == "prep" and child.lower_ == "with" for child in noun.children):
        return ()
    governor, preposition = _above(noun)
    if governor is None:
        return ()
    entry = entry_of(governor, "o", preposition)
    if entry is not None and entry.bearing is Bearing.ALLEGE and governor.dep_ == "dobj":
        above = entry_of(governor.head, "o")
        denied = above is not None and above.bearing in (Bearing.DENY, Bearing.REFUSE)
        return arguments(governor.head).subjects if denied else ()
    if entry is None or entry.bearing not in _WILLED or governor.lemma_.lower() in _OF_OTHERS:
        return ()
    if governor.pos_ in _VERBAL:
        return arguments(governor).subjects
    owners = tuple(child for child in governor.children if child.dep_ == "poss")
    holds = governor.dep_ == "dobj" and governor.head.lemma_.lower() in ("have", "make", "see")
    return owners or (arguments(governor.head).subjects if holds else ())


def _above(noun: Token) -> tuple[Token | None, str]:
    """Give the word that an event's noun hangs on, and the preposition between, or ""."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        return noun.head, ""
    if noun.dep_ != "pobj":
        return None, ""
    name, top = whole_preposition(noun.head)
    return top.head, name
