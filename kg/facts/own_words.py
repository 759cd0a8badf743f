"""What an event's own words say of its factuality: helpers, adverbs and marks of a verb, modifiers of a noun."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotate.bearing_words import (
    ASKING,
    CONDITIONS,
    GOVERNING_VERBS,
    HEARSAY,
    MODIFIERS,
    OPEN_QUESTIONS,
    PARTISANS,
    PAST_MODIFIERS,
    PERHAPS,
    PREPOSITIONS,
    UNVOUCHED,
)
from kg.annotate.bearings import Bearing
from kg.annotate.verb_group import FUTURE, OBLIGED, POSSIBLE, WOULD, VerbGroup, group_of, shares_helpers
from kg.events import EVENTS
from kg.model import Factuality

_F = Factuality
_VERBAL = ("VERB", "AUX")
_NOBODY = frozenset("nobody nothing none neither".split())
_SOON = frozenset("tomorrow next upcoming later soon shortly".split())
_PROVISOS = frozenset("provided providing failing barring subject depending".split())
_LOOKING_AHEAD = (Bearing.PLAN, Bearing.PROPOSE, Bearing.AGREE, Bearing.HOPE)
_INVERTED = frozenset("should had were".split())


def own_of_verb(verb: Token) -> Factuality | None:
    """Give what a verb's own clause says of it; None for a plain statement."""
    group = group_of(verb)
    if is_question(verb):
        return _F.ALLEGED if group.past else _F.PROPOSED
    if is_condition(verb):
        return _F.CONDITIONAL
    if _is_hearsay(verb) and not (group.modal and not group.perfect) and not group.progressive:
        return _F.ALLEGED
    own = _from_helpers(group)
    if own in (None, _F.ONGOING, _F.PLANNED) and _is_with_nobody(verb):
        own = _F.RULED_OUT
    if _is_conditional(group, own):
        return _F.CONDITIONAL
    if own is _F.RULED_OUT and _is_denial(group):
        return _F.DENIED
    if own is None and any(child.lower_ in PERHAPS for child in verb.children):
        return _F.PROPOSED
    return own


def _is_with_nobody(verb: Token) -> bool:
    """Tell of "met no rebel commanders", "no minister attended", "met nobody"."""
    return any(
        child.dep_ in ("dobj", "nsubj", "nsubjpass")
        and (child.lower_ in _NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in child.children))
        for child in verb.children
    )


def _is_conditional(group: VerbGroup, own: Factuality | None) -> bool:
    verb = group.verb
    if own is _F.RULED_OUT:
        marks = [inner.lower_ for child in verb.children if child.dep_ == "advcl" for inner in child.children]
        return bool(group.modal) and "unless" in marks
    if own not in (None, _F.PLANNED, _F.PROPOSED):
        return False
    leads_on = any(child.dep_ in ("acomp", "xcomp") for child in verb.children) or any(
        entry.bearing in _LOOKING_AHEAD for entry in GOVERNING_VERBS.get(verb.lemma_.lower(), ())
    )
    return (leads_on or not group.past) and _depends(verb)


def _is_denial(group: VerbGroup) -> bool:
    """Tell of "he said he had not met them", where the one who speaks was said to have had part in it."""
    verb = group.verb
    if group.modal or not group.past or verb.dep_ != "ccomp" or verb.head.pos_ not in _VERBAL:
        return False
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.lower_ in ("i", "we", "he", "she", "they", "it")


def is_question(verb: Token) -> bool:
    """Tell of "whether they met", "asked if they met", "why not meet"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if marks & OPEN_QUESTIONS:
        return True
    if "why" in marks and verb.tag_ == "VB":
        return True
    return "if" in marks and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in ASKING


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
    if group.helpers & {"is", "are"} and any(child.lower_ == "still" for child in group.verb.children):
        return _F.ONGOING
    return None


def _is_headline_future(verb: Token) -> bool:
    """Tell of "Premier to visit Oslo": an infinitive that is the whole sentence."""
    return verb.head == verb and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_soon(verb: Token) -> bool:
    return any(token.lower_ in _SOON for token in verb.subtree)


def is_condition(verb: Token) -> bool:
    """Tell of "if they meet", "unless they meet", "as long as they meet", "should they meet", "were they to meet"."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            return True
        if child.dep_ == "mark" and child.lower_ == "as" and child.i and child.nbor(-1).lower_ == "long":
            return True
    return _is_inverted(verb)


def _is_inverted(verb: Token) -> bool:
    if verb.dep_ == "xcomp" and verb.head.lower_ == "were":
        return _is_inverted(verb.head)
    if verb.dep_ not in ("advcl", "ccomp"):
        return False
    helper = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    if helper.lower_ not in _INVERTED or any(child.text == "?" for child in verb.children):
        return False
    if helper == verb and any(child.dep_ == "xcomp" for child in verb.children):
        return verb.lower_ == "were" and not any(child.i < verb.i for child in verb.children)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and helper.i < subject.i


def _depends(verb: Token) -> bool:
    """Tell whether a condition hangs on the verb, the one it is joined to, or the verb of saying above it."""
    holders = [verb]
    if shares_helpers(verb):
        holders.append(verb.head)
    if holders[-1].dep_ == "ccomp" and holders[-1].head.pos_ in _VERBAL:
        holders.append(holders[-1].head)
    return any(
        _is_proviso(child, verb) for holder in holders for child in holder.children if child not in holders
    )


def _is_proviso(child: Token, verb: Token) -> bool:
    """Tell whether a word below a verb sets a condition: a clause, or "failing that", "subject to approval"."""
    if (
        child.dep_ in ("advcl", "ccomp")
        and child.pos_ in _VERBAL
        and is_condition(child)
        and not is_question(child)
    ):
        return True
    if child.dep_ in ("advcl", "conj", "ccomp", "prep") and child.lower_ in _PROVISOS:
        return True
    if child.lower_ == "long":
        return any(inner.dep_ == "advcl" and is_condition(inner) for inner in child.children)
    if child.dep_ != "prep":
        return False
    if child.lower_ == "without":
        return child.i < verb.i and group_of(verb).modal in WOULD
    phrase = phrase_below(child)
    return any(phrase.startswith(key) for key, value in PREPOSITIONS.items() if value is _F.CONDITIONAL)


def phrase_below(prep: Token) -> str:
    """Give a preposition with the noun and preposition below it: "in event of", "ahead of"."""
    for child in prep.children:
        if child.dep_ in ("prep", "pcomp") and child.pos_ not in _VERBAL:
            return f"{prep.lower_} {phrase_below(child)}"
        if child.dep_ == "pobj":
            inner = next((grand.lower_ for grand in child.children if grand.dep_ == "prep"), "")
            return f"{prep.lower_} {child.lower_} {inner}".strip()
    return prep.lower_


def _is_hearsay(verb: Token) -> bool:
    for child in verb.children:
        if child.lower_ in HEARSAY:
            return True
        if child.dep_ == "nsubj" and (
            child.lower_ in UNVOUCHED or any(inner.lower_ in UNVOUCHED for inner in child.children)
        ):
            return True
        if child.dep_ == "prep" and child.lower_ in ("according", "per"):
            words = {token.lower_ for token in child.subtree}
            if words & (UNVOUCHED | PARTISANS):
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
