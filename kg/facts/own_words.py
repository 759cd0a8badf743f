"""What an event's own words say of its factuality: helpers, adverbs and marks of a verb, modifiers of a noun."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotate.verb_group import FUTURE, OBLIGED, POSSIBLE, WOULD, VerbGroup, group_of
from kg.events import EVENTS
from kg.facts.factuality_lexicon import (
    CONDITIONS,
    HEARSAY,
    MODIFIERS,
    OPEN_QUESTIONS,
    PAST_MODIFIERS,
    PERHAPS,
    PREPOSITIONS,
    UNVOUCHED,
)
from kg.model import Factuality

_F = Factuality
_VERBAL = ("VERB", "AUX")
_SOON = frozenset("tomorrow next upcoming later soon shortly".split())
_INVERTED = frozenset("should had were".split())


def own_of_verb(verb: Token) -> Factuality | None:
    """Give what a verb's own clause says of it; None for a plain statement."""
    group = group_of(verb)
    if is_condition(verb):
        return _F.CONDITIONAL
    if _is_hearsay(verb) and not (group.modal and not group.perfect) and not group.progressive:
        return _F.ALLEGED
    if any(child.dep_ == "mark" and child.lower_ in OPEN_QUESTIONS for child in verb.children):
        return _F.ALLEGED if group.past else _F.PROPOSED
    own = _from_helpers(group)
    leads_on = any(child.dep_ in ("acomp", "xcomp") for child in verb.children)
    if own in (None, _F.PLANNED, _F.PROPOSED) and (leads_on or not group.past) and _depends(verb):
        return _F.CONDITIONAL
    if own is None and any(child.lower_ in PERHAPS for child in verb.children):
        return _F.PROPOSED
    return own


def _from_helpers(group: VerbGroup) -> Factuality | None:
    modal = group.modal
    if group.negated:
        return _F.PROPOSED if modal in ("may", "might") else _F.RULED_OUT
    if modal in FUTURE:
        return _F.PLANNED
    if modal in WOULD:
        return _F.RULED_OUT if group.perfect else _F.PLANNED
    if modal in POSSIBLE or modal in OBLIGED:
        if not group.perfect:
            return _F.PROPOSED
        return _F.RULED_OUT if modal in ("should", "ought") else _F.ALLEGED
    if group.infinitive and not group.perfect and _is_headline_future(group.verb):
        return _F.PLANNED
    if group.progressive and "had" not in group.helpers:
        return _F.PLANNED if _is_soon(group.verb) else _F.ONGOING
    return None


def _is_headline_future(verb: Token) -> bool:
    """Tell of "Premier to visit Oslo": an infinitive that is the whole sentence."""
    return verb.head == verb and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_soon(verb: Token) -> bool:
    return any(token.lower_ in _SOON for token in verb.subtree)


def is_condition(verb: Token) -> bool:
    """Tell of "if they meet", "unless they meet", "should they meet"."""
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children):
        return True
    if verb.dep_ not in ("advcl", "ccomp"):
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    helper = helpers[0] if helpers else verb
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    inverted = subject is not None and helper.i < subject.i and helper.lower_ in _INVERTED
    return inverted and not any(child.text == "?" for child in verb.children)


def _depends(verb: Token) -> bool:
    """Tell whether a condition hangs on the verb, or on the verb of saying above it."""
    holders = [verb]
    if verb.dep_ == "ccomp" and verb.head.pos_ in _VERBAL:
        holders.append(verb.head)
    return any(
        (child.dep_ == "advcl" and is_condition(child))
        or (child.dep_ in ("advcl", "conj") and child.lower_ in ("provided", "providing"))
        or _is_conditional_phrase(child)
        for holder in holders
        for child in holder.children
    )


def _is_conditional_phrase(prep: Token) -> bool:
    return prep.dep_ == "prep" and PREPOSITIONS.get(phrase_below(prep)) is _F.CONDITIONAL


def phrase_below(prep: Token) -> str:
    """Give a preposition with the noun and preposition below it: "in event of", "ahead of"."""
    for child in prep.children:
        if child.dep_ in ("prep", "pcomp") and child.pos_ not in _VERBAL:
            return f"{prep.lower_} {child.lower_}"
        if child.dep_ == "pobj":
            inner = next((grand.lower_ for grand in child.children if grand.dep_ == "prep"), "")
            return f"{prep.lower_} {child.lower_} {inner}".strip()
    return prep.lower_


def _is_hearsay(verb: Token) -> bool:
    for child in verb.children:
        if child.lower_ in HEARSAY:
            return True
        if child.dep_ == "prep" and child.lower_ in ("according", "per"):
            words = {token.lower_ for token in child.subtree}
            if words & UNVOUCHED:
                return True
    return False


def own_of_noun(noun: Token) -> Factuality | None:
    """Give what the modifiers of an event's noun say of it: "planned", "alleged", "no", "next week's"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ not in ("amod", "advmod", "acomp"):
            continue
        if child.dep_ not in ("amod", "compound", "det", "advmod", "nmod", "poss", "npadvmod", "nummod"):
            continue
        found = _from_modifier(child)
        if found:
            return found
    return None


def _from_modifier(child: Token) -> Factuality | None:
    word = child.lower_
    if child.dep_ == "det":
        return _F.RULED_OUT if word in ("no", "neither") else None
    value = MODIFIERS.get(word) or MODIFIERS.get(word.rpartition("-")[2])
    if value:
        return value
    words = {token.lower_ for token in child.subtree}
    if child.dep_ in ("poss", "npadvmod", "nmod", "compound") and words & {"next", "tomorrow"}:
        return _F.PLANNED
    if words & PAST_MODIFIERS and (child.dep_ != "poss" or child.ent_type_ in ("DATE", "TIME")):
        return _F.HAPPENED
    return _F.ALLEGED if word in HEARSAY else None


def is_definite(noun: Token) -> bool:
    """Tell whether the words point to a thing that is there: "the attack", "this visit", "Iran's strikes"."""
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those", "both"))
        or child.dep_ == "poss"
        for child in noun.children
    )


@cache
def _measures() -> frozenset[str]:
    families = ("Accord", "Coercion", "Procedure", "Support")
    return frozenset(
        noun.rpartition(" ")[2] for frame in EVENTS if frame.parent in families for noun in frame.nouns
    )


def is_measure(event: Token) -> bool:
    """Tell whether a word names what is done by announcing it: sanctions, a ceasefire, an appointment."""
    return event.lemma_.lower() in _measures()


@cache
def _encounters() -> tuple[frozenset[str], frozenset[str]]:
    frames = [frame for frame in EVENTS if frame.parent == "Encounter"]
    nouns = {noun.rpartition(" ")[2] for frame in frames for noun in frame.nouns}
    return frozenset(nouns), frozenset(pattern.lemma for frame in frames for pattern in frame.verbs)


def is_encounter(event: Token) -> bool:
    """Tell whether a word names an encounter, which can be announced and attended before it is there."""
    nouns, verbs = _encounters()
    lemma = event.lemma_.lower()
    return lemma in verbs if event.pos_ in _VERBAL else lemma in nouns


@cache
def holding_verbs() -> frozenset[str]:
    """Give the verbs that hold an event as their object: "sign an agreement", "hold talks"."""
    return frozenset(verb for frame in EVENTS for verb in frame.held_by)
