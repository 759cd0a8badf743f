"""The tense of the clause around a word: dates without a year need it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc, Token

from kg.annotate.bearing_words import GOVERNING_ADJECTIVES, GOVERNING_NOUNS, GOVERNING_VERBS, MODIFIERS
from kg.annotate.bearings import Bearing
from kg.annotate.dates.days import Tense
from kg.annotate.dates.words import listed
from kg.annotate.verb_group import VerbGroup, group_of
from kg.model import Factuality

# What stands in a clause below a word of these classes lies ahead: "plans to meet", "was due to meet".
_FORWARD = (Bearing.PLAN, Bearing.PROPOSE, Bearing.HOPE, Bearing.AGREE, Bearing.INVITE)
_ARRANGED = frozenset(listed("schedule expect plan set slate due propose envisage postpone"))
_REPORTING = frozenset(listed("say tell report show suggest"))
_COMING = frozenset(word for word, value in MODIFIERS.items() if value is Factuality.PLANNED)


def tense_reader(doc: Doc) -> Callable[[int], Tense | None]:
    """Give a function from a character offset to the tense of the clause there."""
    offsets = [token.idx for token in doc]

    def tense_at(offset: int) -> Tense | None:
        place = bisect_right(offsets, offset) - 1
        return tense_of(doc[place]) if place >= 0 else None

    return tense_at


def tense_of(token: Token) -> Tense | None:
    """Give the tense of the nearest verb above the token, or None if no verb is there or it tells nothing."""
    if _is_arranged_for(token):
        return "future"
    verb, below = token, None
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.lower_ in ("ahead", "due", "eve") or any(child.lower_ in _COMING for child in verb.children):
            return "future"
        verb, below = verb.head, verb
    if below is not None and _is_awaited(verb, below):
        return "future"
    while verb.pos_ in ("VERB", "AUX"):
        group = group_of(verb)
        if below is not None and _is_moot(verb, below):
            return "either"
        if verb.tag_ == "VBN" and not group.helpers:
            return "future" if _is_arranged(verb) else "past"
        tense = _own_tense(group)
        if tense or verb.head == verb or verb.dep_ in ("ROOT", "ccomp"):
            return tense
        verb, below = (verb.head.head if verb.dep_ == "pcomp" else verb.head), None
    return None


def _is_moot(verb: Token, below: Token) -> bool:
    """Tell of "postponed Thursday's talks", which may lie ahead or behind: the nearest day is meant."""
    if below.dep_ not in ("dobj", "nsubjpass"):
        return False
    particles = {child.lower_ for child in verb.children}
    entries = GOVERNING_VERBS.get(verb.lemma_.lower(), ())
    return any(
        entry.bearing is Bearing.CANCEL
        and entry.arc in ("", "o")
        and (not entry.particle or entry.particle in particles)
        for entry in entries
    )


def _is_awaited(verb: Token, below: Token) -> bool:
    """Tell of "looks forward to Sunday's meeting"."""
    return (
        below.lower_ == "to" and verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.children)
    )


def _is_arranged(verb: Token) -> bool:
    """Tell of "planned", "set for May", not of "a record was set"."""
    if verb.lemma_ != "set":
        return verb.lemma_ in _ARRANGED
    return any(child.lower_ == "for" or child.dep_ == "xcomp" for child in verb.children)


def _is_arranged_for(token: Token) -> bool:
    """Tell of "called for Saturday", "booked for 3 May": a passive with the day behind "for"."""
    prep = token.head
    return token.dep_ == "pobj" and prep.lower_ == "for" and prep.head.tag_ == "VBN" and prep.head.i < prep.i


def _own_tense(group: VerbGroup) -> Tense | None:
    verb = group.verb
    if group.modal:
        return "past" if group.perfect else "future"
    if group.infinitive:
        return _of_infinitive(group)
    if group.perfect:
        return "past"
    if verb.tag_ == "VBN" and _is_arranged(verb):
        return "future"
    if group.past:
        return "past"
    if any(child.lemma_ in _ARRANGED for child in verb.children if child.dep_ == "acomp"):
        return "future"
    if verb.tag_ == "VBG":
        return "future" if group.helpers else None
    if verb.lemma_ in _REPORTING:
        return None
    return "present" if verb.tag_ in ("VBZ", "VBP") or group.helpers else None


def _of_infinitive(group: VerbGroup) -> Tense | None:
    if group.perfect:
        return "past"
    head = group.verb.head
    if any(child.dep_ == "nsubj" for child in group.verb.children):  # "with the truce to begin on Sunday"
        return "future"
    if _looks_ahead(head) or head.lemma_ == "be" or head.pos_ in ("NOUN", "PROPN", "PRON"):
        return "future"
    return "future" if head == group.verb else None


def _looks_ahead(governor: Token) -> bool:
    if governor.pos_ == "ADJ":
        entries, bearings = GOVERNING_ADJECTIVES.get(governor.lemma_.lower(), ()), (Bearing.PLAN,)
        return any(entry.bearing in bearings for entry in entries)
    table = GOVERNING_NOUNS if governor.pos_ == "NOUN" else GOVERNING_VERBS
    entries = table.get(governor.lemma_.lower(), ())
    return any(entry.bearing in _FORWARD and entry.arc in ("", "c") for entry in entries)
