"""The words that govern an event: which use of them it is, and what sort of event stands below."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.bearing_words import (
    GOVERNING_ADJECTIVES,
    GOVERNING_NOUNS,
    GOVERNING_VERBS,
    MISREAD_LEMMAS,
    OCCURRING,
    Entry,
)
from kg.annotate.bearings import Bearing
from kg.annotate.tense import tense_of
from kg.annotate.verb_group import group_of
from kg.facts.own_words import holding_verbs, is_definite, is_encounter, is_measure
from kg.model import Factuality

_VERBAL = ("VERB", "AUX")
_UNDONE = (Bearing.CANCEL, Bearing.REFUSE, Bearing.FAIL, Bearing.DENY)


def entry_of(word: Token, arc: str, preposition: str = "") -> Entry | None:
    """Give the most special use of a governing word that fits what stands below it."""
    if word.pos_ in _VERBAL:
        table = GOVERNING_VERBS
    else:
        table = GOVERNING_ADJECTIVES if word.pos_ == "ADJ" else GOVERNING_NOUNS
    found = [entry for entry in table.get(_lemma(word), ()) if _fits(entry, word, arc, preposition)]
    return max(
        found, key=lambda entry: (bool(entry.particle), bool(entry.preposition), entry.arc), default=None
    )


def _lemma(word: Token) -> str:
    lemma = word.lemma_.lower()
    return MISREAD_LEMMAS.get(lemma, lemma)


def _fits(entry: Entry, word: Token, arc: str, preposition: str) -> bool:
    if entry.particle and not any(child.lower_ == entry.particle for child in word.children):
        return False
    if word.pos_ in _VERBAL:
        if entry.preposition != preposition:
            return False
    elif entry.preposition and entry.preposition != preposition:
        return False
    if entry.arc == "p":
        return (arc == "c" and any(child.dep_ == "auxpass" for child in word.children)) or (
            arc == "c" and word.lemma_.lower() in ("seem", "appear")
        )
    return not entry.arc or entry.arc == arc


def settled(bearing: Bearing, arc: str, word: Token) -> Bearing:
    """Give the bearing once it is known on what sort of event it is."""
    if bearing is Bearing.ANNOUNCE:
        if arc == "c":
            return Bearing.REPORT
        return Bearing.SAME if is_measure(word) else Bearing.PLAN
    if bearing is Bearing.AGREE:
        if arc == "c":
            return Bearing.REPORT if is_finite(word) else Bearing.PLAN
        return Bearing.PLAN if is_encounter(word) else Bearing.SAME
    if bearing is Bearing.INVITE:
        return Bearing.PLAN if is_definite(word) or word.pos_ == "PROPN" else Bearing.PROPOSE
    if bearing is Bearing.ATTEND and not is_encounter(word):
        return Bearing.SAME
    if bearing is Bearing.DISCUSS and (is_definite(word) or word.pos_ == "PROPN"):
        return Bearing.FACT
    return bearing


def is_finite(verb: Token) -> bool:
    """Tell whether a verb has a tense of its own."""
    return verb.pos_ in _VERBAL and not group_of(verb).bare and not group_of(verb).infinitive


def is_told_as_past(word: Token) -> bool:
    """Tell of a clause that says that something was so: "suggested that they had met"."""
    if word.pos_ not in _VERBAL:
        return False
    group = group_of(word)
    return group.past and not group.modal and not group.infinitive and word.dep_ in ("ccomp", "acl")


def is_subjunctive(word: Token) -> bool:
    """Tell of what is asked for: "insisted that they leave", "demanded that he be told"."""
    if word.tag_ != "VB" or word.dep_ != "ccomp":
        return False
    group = group_of(word)
    return not group.modal and not group.infinitive and not group.helpers & {"do", "does", "did"}


def is_told_to(word: Token) -> bool:
    """Tell of "told them to leave"."""
    return (
        word.dep_ in ("xcomp", "ccomp") and word.head.lemma_ in ("tell", "warn") and group_of(word).infinitive
    )


def is_cut_off(word: Token, verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one that the parser took it into."""
    return word.i < verb.i and any(child.text == ";" and word.i < child.i for child in verb.children)


def is_of_few(noun: Token) -> bool:
    """Tell of "one of the indexes to rise"."""
    return (
        noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "few", "first")
    )


def calls_off(verb: Token) -> bool:
    """Tell of "..., but has been postponed"."""
    entry = entry_of(verb, "o")
    return (
        entry is not None
        and entry.bearing is Bearing.CANCEL
        and group_of(verb).helpers & {"been", "was"} != set()
    )


def main_verb_behind(verb: Token) -> Token | None:
    """Give the main verb in "the visit, postponed from May, will begin today" read as "postponed ... and will begin"."""
    above = verb.head
    if verb.dep_ == "ccomp" and verb.i < above.i and group_of(above).helpers:
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in above.children)
        return None if own else above
    if verb.tag_ != "VBN" or group_of(verb).helpers:
        return None
    behind = (child for child in verb.children if child.dep_ == "conj" and group_of(child).helpers)
    return next(behind, None)


def came_about(noun: Token) -> bool:
    """Tell of "the long-delayed treaty was signed"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ not in _VERBAL:
        return False
    return (occurs(verb) or verb.lemma_.lower() in holding_verbs()) and group_of(verb).past


def arranged_as(verb: Token) -> Bearing | None:
    """Give the bearing of an arrangement without a clause: "is expected in Oslo for talks", "is due for talks"."""
    entry = None
    if any(child.dep_ == "auxpass" for child in verb.children):
        entry = entry_of(verb, "o")
    for child in verb.children:
        if child.dep_ == "acomp" and child.pos_ == "ADJ":
            entry = entry_of(child, "o")
    return entry.bearing if entry is not None and entry.bearing in (Bearing.PLAN, Bearing.REFUSE) else None


_RESOLVED = frozenset("vote decide resolve order".split())  # "had voted to expel" still stands


def came_to_nothing(governor: Token, word: Token) -> bool:
    """Tell of plans that the text tells as past and done: "had planned to", "was due to have met", "..., but"."""
    verb = governor if governor.pos_ in _VERBAL else governor.head
    if verb.pos_ not in _VERBAL:
        return False
    group = group_of(verb)
    if word.pos_ in _VERBAL and group_of(word).perfect and group_of(word).infinitive and group.past:
        return True
    if group.past_perfect and verb.dep_ in ("ROOT", "conj", "relcl") and verb.lemma_ not in _RESOLVED:
        return True
    joined = [child for child in (*verb.children, *word.children) if child.dep_ == "conj"]
    return group.past and any(_undoes(child, word) for child in joined)


def _undoes(verb: Token, planned: Token) -> bool:
    """Tell of "but called it off", "but did not", "but stayed at home", behind a plan."""
    if not any(token.lower_ == "but" for token in verb.doc[verb.head.i : verb.i]):
        return False
    entry = entry_of(verb, "o") or entry_of(verb, "c")
    undone = (entry is not None and entry.bearing in _UNDONE) or group_of(verb).negated
    return undone or (verb.head == planned and verb.tag_ == "VBD")


def raised_verb(verb: Token) -> Token | None:
    """Give the verb by which the subject comes about below another one: "is expected to *take* place"."""
    holders = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    found = (child for holder in holders for child in holder.children if child.dep_ == "xcomp")
    return next((child for child in found if _is_coming_about(child)), None)


def raised_passive(verb: Token) -> Token | None:
    """Give the verb whose object the subject is in "the treaty is (due, expected) to be *signed*"."""
    holders = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    found = (child for holder in holders for child in holder.children if child.dep_ == "xcomp")
    return next((child for child in found if any(inner.dep_ == "auxpass" for inner in child.children)), None)


def _is_coming_about(verb: Token) -> bool:
    """Tell of "to take place", "to be signed"."""
    return occurs(verb) or any(child.dep_ == "auxpass" for child in verb.children)


def occurs(verb: Token) -> bool:
    """Tell whether a verb says that its subject comes about: "take place", "begin"."""
    return verb.lemma_.lower() in OCCURRING


def _settles(verb: Token) -> bool:
    entry = entry_of(verb, "o")
    return entry is not None and entry.bearing in (Bearing.PLAN, Bearing.CANCEL)


def clauses_behind(noun: Token) -> Iterator[Token]:
    """Give what stands behind a noun, also behind the name in "the visit of X, planned for May"."""
    for child in noun.children:
        yield child
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "between", "to"):
            for inner in child.children:
                yield from (
                    grand
                    for grand in inner.children
                    if grand.dep_ == "acl" and grand.tag_ == "VBN" and _settles(grand)
                )


def ahead_of(above: Factuality | None, governor: Token, event: Token) -> Factuality | None:
    """Give the factuality of an event that the clause takes for granted: ahead of it, or there (None)."""
    if above is Factuality.ONGOING:
        return Factuality.ONGOING if is_encounter(event) else None
    if (
        above is None
        or not is_encounter(event)
        or above in (Factuality.HAPPENED, Factuality.ALLEGED, Factuality.DENIED)
    ):
        return None
    if above is Factuality.RULED_OUT and tense_of(governor) == "past":
        return None
    return Factuality.PLANNED
