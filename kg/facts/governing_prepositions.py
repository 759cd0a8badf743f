"""Prepositions between a governing word and an event, also where the parser hangs them elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.bearing_words import PREPOSITIONS, QUANTITIES
from kg.facts.governing import entry_of
from kg.facts.own_words import holding_verbs

_VERBAL = ("VERB", "AUX")


def is_headline_infinitive(prep: Token) -> bool:
    """Tell of "Premier to host talks" read as if "host talks" were a noun behind a preposition."""
    if (
        prep.lower_ != "to"
        or prep.head.head != prep.head
        or prep.head.pos_ in _VERBAL
        or prep.i + 1 >= len(prep.doc)
    ):
        return False
    following = prep.nbor(1)
    return following.dep_ == "compound" and following.lower_ in holding_verbs()


def is_misread_infinitive(prep: Token, governor: Token) -> bool:
    """Tell of "offered to host talks" read as if "host talks" were a noun behind a preposition."""
    return prep.tag_ == "TO" and governor.pos_ in _VERBAL and entry_of(governor, "c") is not None


def is_counted(word: Token, governor: Token, preposition: str) -> bool:
    """Tell of "pledged 5 million in aid", where the amount is the object and the aid hangs on the verb."""
    return (
        preposition in ("in", "of")
        and governor.pos_ in _VERBAL
        and word.dep_ == "pobj"
        and any(child.dep_ == "dobj" and is_quantity(child) for child in governor.children)
    )


def is_quantity(noun: Token) -> bool:
    """Tell whether a noun only measures what stands behind it."""
    return noun.lemma_.lower() in QUANTITIES or noun.pos_ in ("NUM", "SYM") or noun.ent_type_ == "MONEY"


def moved_from(governor: Token, preposition: str) -> Token | None:
    """Give the noun that the phrase belongs to in "calls grew for a summit", "preparations are under way for a visit"."""
    if governor.pos_ not in _VERBAL or preposition not in ("for", "of", "about", "over"):
        return None
    for child in governor.children:
        if (
            child.dep_ in ("nsubj", "nsubjpass")
            and child.pos_ == "NOUN"
            and entry_of(child, "o", preposition)
        ):
            return child
    return None


def whole_preposition(prep: Token) -> tuple[str, Token]:
    """Give the name and the first word of "ahead of", "in the event of", "on the eve of", "without"."""
    above = prep.head
    if prep.dep_ in ("prep", "pcomp") and above.dep_ in ("prep", "advmod") and above.pos_ not in _VERBAL:
        return f"{above.lower_} {prep.lower_}", above
    if prep.dep_ == "prep" and above.dep_ == "pobj" and above.head.dep_ == "prep":
        name = f"{above.head.lower_} {above.lower_} {prep.lower_}"
        if name in PREPOSITIONS:
            return name, above.head
    before = prep.nbor(-1).lower_ if prep.i else ""
    if f"{before} {prep.lower_}" in PREPOSITIONS:
        return f"{before} {prep.lower_}", prep
    return prep.lower_, prep
