"""What the text says of an event: the words that govern it, composed along the path from the root down to it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.bearing_words import (
    ACCEPTING,
    AT_THE_TIME,
    COLLAPSING,
    MOTION,
    OCCURRING,
    OUTCOMES,
    PREPOSITIONS,
    SINGLED,
    STATES,
)
from kg.annotate.bearings import Bearing, combined, effect
from kg.annotate.tense import tense_of
from kg.annotate.verb_group import group_of
from kg.facts.governing import (
    ahead_of,
    arranged_as,
    calls_off,
    came_about,
    came_to_nothing,
    clauses_behind,
    entry_of,
    is_cut_off,
    is_finite,
    is_of_few,
    is_subjunctive,
    is_told_as_past,
    is_told_to,
    main_verb_behind,
    occurs,
    raised_verb,
    settled,
)
from kg.facts.governing_prepositions import (
    is_counted,
    is_headline_infinitive,
    is_misread_infinitive,
    is_quantity,
    moved_from,
    whole_preposition,
)
from kg.facts.own_words import (
    holding_verbs,
    is_definite,
    is_encounter,
    own_of_noun,
    own_of_verb,
    phrase_below,
)
from kg.model import Factuality

_F = Factuality
_DEPTH = 14
_VERBAL = ("VERB", "AUX")
_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
_OBJECTS = ("dobj", "nsubjpass", "oprd", "dative")
_RELATIVES = frozenset("which who that whom".split())
_ONLY_OBJECTS = (Bearing.CANCEL, Bearing.PLAN, Bearing.PROPOSE, Bearing.REFUSE, Bearing.DENY, Bearing.AGREE)
_WHEN = frozenset("after following during since".split())
# Behind these a noun shares the fate of the verb ("engage in talks", "travel for talks"), behind others it is there.
_SHARING = frozenset("for to into with from of".split())


def factuality_of(trigger: Token, support: Token | None = None) -> Factuality:
    """Give the factuality of the event that ``trigger`` names, ``support`` being the verb that tells of it."""
    start = support if support is not None and _is_apart(trigger, support) else trigger
    return _standing(start, 0) or _F.HAPPENED


def _is_apart(trigger: Token, support: Token) -> bool:
    """Tell whether the verb is not above the word that it tells of."""
    return support != trigger and support not in trigger.ancestors


def _standing(word: Token, depth: int) -> Factuality | None:
    """Give what the words around a word and above it make of it; None for a plain fact."""
    if depth > _DEPTH:
        return None
    outer = _outer(word, depth)
    if word.pos_ in _VERBAL:
        return combined(own_of_verb(word), outer)
    if word.pos_ == "ADJ":
        return outer
    own = own_of_noun(word)
    if own is None:
        own = _from_clauses_on(word, depth)
        if own is _F.CANCELLED and outer is _F.PLANNED:
            return outer
    if own is _F.CANCELLED and outer is None and came_about(word):
        return None
    if own is None and outer is None and any(child.lower_ == "any" for child in word.children):
        return _F.PROPOSED
    return combined(own, outer)


def _outer(word: Token, depth: int) -> Factuality | None:
    """Give what the words above a word make of it."""
    head, arc = word.head, word.dep_
    if head == word:
        return None
    if arc in ("conj", "appos"):
        return _outer(head, depth + 1) if depth < _DEPTH else None
    if arc in ("pobj", "pcomp"):
        return _through_preposition(word, depth)
    if head.pos_ in _VERBAL:
        return _below_verb(word, head, arc, depth)
    if head.pos_ == "ADJ" and arc in _CLAUSES:
        return _through(head, "c", word, depth)
    if head.pos_ == "ADJ" and arc == "nsubj" and (entry := entry_of(head, "o")):
        return effect(entry.bearing, _F.HAPPENED)
    if arc in ("acl", "advcl", "ccomp", "relcl", "xcomp"):
        return _through_noun_clause(word, head, depth)
    if arc in ("compound", "poss", "nmod", "amod") and head.pos_ in ("NOUN", "PROPN"):
        if entry_of(head, "o"):
            return _through(head, "o", word, depth)
        misread = head.dep_ == "pobj" and (
            word.lower_.endswith("ing") or is_misread_infinitive(head.head, head.head.head)
        )
        return _outer(head, depth + 1) if misread else _presupposed(head, word, depth)
    return None


def _below_verb(word: Token, verb: Token, arc: str, depth: int) -> Factuality | None:
    if arc in _CLAUSES:
        return None if is_cut_off(word, verb) else _through(verb, "c", word, depth)
    if arc in _OBJECTS:
        raised = raised_verb(verb) if arc == "nsubjpass" else None
        return _of_raised(verb, raised, depth) if raised is not None else _through(verb, "o", word, depth)
    if arc in ("attr", "acomp"):
        return _standing(verb, depth + 1)
    if arc == "nsubj":
        return _through_subject(verb, word, depth)
    if arc == "advcl":
        return _through_adverbial(verb, word, depth)
    return None


def _through(governor: Token, arc: str, word: Token, depth: int, preposition: str = "") -> Factuality | None:
    """Give what a governing word makes of the word below it, itself being as real as it is."""
    entry = entry_of(governor, arc, preposition)
    above = _standing(governor, depth + 1)
    if governor.pos_ == "ADJ" and any(child.lower_ == "too" for child in governor.children):
        return _F.RULED_OUT
    if entry is None:
        return _through_unlisted(governor, arc, word, above)
    bearing = settled(entry.bearing, arc, word)
    if bearing is Bearing.REPORT and (is_subjunctive(word) or is_told_to(word)):
        return _F.PROPOSED
    if bearing is Bearing.ATTEND and above is _F.RULED_OUT and tense_of(governor) == "past":
        return None
    if bearing in (Bearing.PROPOSE, Bearing.HOPE) and is_told_as_past(word):
        return _F.ALLEGED
    if bearing is Bearing.PLAN and above in (None, _F.PLANNED) and came_to_nothing(governor, word):
        return _F.CANCELLED
    if (
        bearing is Bearing.PROPOSE
        and governor.pos_ == "NOUN"
        and governor.head.lemma_ in ACCEPTING
        and above is None
    ):
        return _F.PLANNED
    return effect(bearing, above or _F.HAPPENED)


def _through_unlisted(governor: Token, arc: str, word: Token, above: Factuality | None) -> Factuality | None:
    lemma = governor.lemma_.lower()
    if arc == "o":
        there = lemma not in holding_verbs() and is_definite(word)
        return ahead_of(above, governor, word) if there else above
    if lemma == "let" and any(child.lower_ == "us" for child in word.children):
        return _F.PROPOSED
    infinitive = group_of(word).infinitive
    if lemma == "be" and infinitive:
        return _F.CANCELLED if group_of(word).perfect else effect(Bearing.PLAN, above or _F.HAPPENED)
    if lemma in ("have", "remain") and infinitive:
        open_still = {child.lower_ for child in (*governor.children, *word.children)} & {"yet", "still"}
        if open_still:
            return _F.RULED_OUT if "yet" in open_still else _F.PLANNED
        return above if group_of(governor).past else effect(Bearing.PROPOSE, above or _F.HAPPENED)
    if governor.pos_ in _VERBAL and is_finite(word):
        quality = next((child for child in governor.children if child.dep_ == "acomp"), None)
        entry = entry_of(quality, "c") if quality is not None and lemma in ("be", "seem") else None
        return effect(entry.bearing, above or _F.HAPPENED) if entry is not None else None
    return above


# -- subjects, adverbials, prepositions, nouns ----------------------------------------------------------------


def _through_subject(verb: Token, noun: Token, depth: int) -> Factuality | None:
    """Give what a verb makes of the event that is its subject: "talks are possible", "talks took place"."""
    main = main_verb_behind(verb)
    if main is not None:
        entry = entry_of(main, "o") if group_of(main).helpers & {"is", "are", "been"} else None
        return own_of_verb(main) if entry is None else effect(entry.bearing, own_of_verb(main) or _F.HAPPENED)
    state = _state(verb, depth)
    if state is not None:
        return state
    raised = raised_verb(verb)
    if raised is not None:
        return _of_raised(verb, raised, depth)
    entry = entry_of(verb, "o")
    if any(calls_off(child) for child in verb.children if child.dep_ == "conj"):
        return _F.CANCELLED
    if entry is not None and entry.bearing is Bearing.CONTINUE:
        return effect(Bearing.CONTINUE, _standing(verb, depth + 1) or _F.HAPPENED)
    bereft = not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
    if entry is not None and entry.bearing in _ONLY_OBJECTS and bereft:
        return _through(verb, "o", noun, depth)
    if verb.lemma_.lower() in OCCURRING:
        return _standing(verb, depth + 1)
    return _presupposed(verb, noun, depth)


def _of_raised(verb: Token, raised: Token, depth: int) -> Factuality | None:
    found = combined(own_of_verb(raised), _through(verb, "c", raised, depth))
    entry = entry_of(raised, "o")
    if entry is not None and entry.bearing is Bearing.CANCEL:  # "had to be postponed"
        return effect(Bearing.CANCEL, found or _F.HAPPENED)
    return found


def _state(verb: Token, depth: int) -> Factuality | None:
    """Give the state that a form of "be" tells of: "is possible", "is off the table", "fell through"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (lemma, child.lower_) in COLLAPSING:
            return COLLAPSING[lemma, child.lower_]
    if lemma not in ("be", "remain", "seem", "look", "appear", "become", "get", "stay"):
        return None
    for child in verb.children:
        causal = child.lower_ == "due" and any(
            inner.dep_ == "prep" and inner.lower_ == "to" for inner in child.children
        )
        if child.dep_ == "acomp" and not causal and (entry := entry_of(child, "o")):
            return effect(entry.bearing, _standing(verb, depth + 1) or _F.HAPPENED)
        if child.dep_ in ("prep", "advmod", "prt") and (found := STATES.get(phrase_below(child))):
            return effect(Bearing.PLAN, _F.RULED_OUT) if own_of_verb(verb) is _F.RULED_OUT else found
    return None


def _presupposed(governor: Token, event: Token, depth: int) -> Factuality | None:
    """Give the factuality of an event that the clause takes for granted: ahead of it, or there."""
    return ahead_of(_standing(governor, depth + 1), governor, event)


def _through_adverbial(verb: Token, clause: Token, depth: int) -> Factuality | None:
    """Give what the main clause makes of an adverbial one: "will sign when they meet", "came to meet"."""
    group = group_of(clause)
    above = _standing(verb, depth + 1)
    if group.infinitive and entry_of(verb, "c"):
        return _through(verb, "c", clause, depth)
    if group.infinitive:
        if above is None and clause.lemma_ in OUTCOMES and group_of(verb).past and clause.i > verb.i:
            return None
        as_above = verb.lemma_.lower() in MOTION or verb.lemma_ == "become"  # "became the first to visit X"
        return above if as_above or above not in (None, _F.ONGOING) else _F.PLANNED
    words = {child.lower_ for child in clause.children}
    now_done = group.perfect and bool(group.helpers & {"have", "has"}) and bool(words & AT_THE_TIME)
    if now_done or ((group.bare or clause.tag_ in ("VBZ", "VBP")) and "as" not in words):
        return _F.PLANNED if above in (_F.PLANNED, _F.PROPOSED, _F.CONDITIONAL) else None
    return None


def _through_preposition(word: Token, depth: int) -> Factuality | None:
    """Give what a preposition, and what it stands on, make of the word behind it."""
    name, top = whole_preposition(word.head)
    governor = top.head
    if name in PREPOSITIONS:
        return PREPOSITIONS[name]
    if is_headline_infinitive(top):
        return _F.PLANNED
    if governor == top:
        return None
    if governor.pos_ in _VERBAL:
        return _through_verb_phrase(governor, word, name, top, depth)
    if governor.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
        return _through_noun_phrase(governor, word, name, depth)
    if governor.pos_ == "ADJ" and (entry := entry_of(governor, "o", top.lower_)):
        return effect(entry.bearing, _standing(governor, depth + 1) or _F.HAPPENED)
    return _on_the_side(governor, word, name, depth)


def _through_verb_phrase(verb: Token, word: Token, name: str, top: Token, depth: int) -> Factuality | None:
    """Give what a verb makes of what stands behind its preposition: "push for", "expected for", "grew for"."""
    arc = "c" if word.dep_ == "pcomp" else "o"
    if is_misread_infinitive(top, verb) or is_counted(word, verb, name):
        return _through(verb, "o", word, depth)
    for preposition in dict.fromkeys((name, top.lower_)):
        if entry_of(verb, arc, preposition):
            return _through(verb, arc, word, depth, preposition)
    if (moved := moved_from(verb, name)) is not None:
        return _through(moved, arc, word, depth, name)
    if name in _SHARING and (arranged := arranged_as(verb)) is not None:
        return effect(arranged, _standing(verb, depth + 1) or _F.HAPPENED)
    return _on_the_side(verb, word, name, depth)


def _on_the_side(governor: Token, word: Token, name: str, depth: int) -> Factuality | None:
    """Give what becomes of an event beside the clause: "is on a visit", "will travel for talks", "met at the summit"."""
    if (
        governor.lemma_ == "be"
        and governor.tag_ in ("VBZ", "VBP")
        and name in ("in", "on")
        and is_encounter(word)
    ):
        return _F.ONGOING
    if word.dep_ == "pcomp" and is_finite(word) and group_of(word).past:
        return None
    if word.dep_ == "pcomp":
        return _F.PLANNED if _standing(governor, depth + 1) is _F.PLANNED else None
    if name in _SHARING and not is_definite(word):
        return _standing(governor, depth + 1)
    return _presupposed(governor, word, depth)


def _through_noun_phrase(noun: Token, word: Token, preposition: str, depth: int) -> Factuality | None:
    """Give what a noun makes of the event behind its preposition: "the prospect of talks", "a round of talks"."""
    if is_quantity(noun):
        return _standing(noun, depth + 1)
    if entry_of(noun, "c" if word.dep_ == "pcomp" else "o", preposition):
        return _through(noun, "c" if word.dep_ == "pcomp" else "o", word, depth, preposition)
    if word.dep_ == "pcomp":
        return None
    if preposition in _WHEN and noun.dep_ == "dobj":  # "proclaimed a pact after a meeting": of the verb
        return _on_the_side(noun.head, word, preposition, depth)
    if preposition == "of" and noun.lemma_.lower() in ("middle", "midst"):
        return _F.ONGOING
    return _presupposed(noun, word, depth)


def _through_noun_clause(verb: Token, noun: Token, depth: int) -> Factuality | None:
    """Give what a noun makes of the clause on it: "plans to meet", "claims that they met", "the first to visit"."""
    if verb.pos_ not in _VERBAL or (verb.dep_ == "relcl" and not group_of(verb).infinitive):
        return None
    if entry_of(noun, "c") and (group_of(verb).infinitive or is_finite(verb)):
        return _through(noun, "c", verb, depth)
    if group_of(verb).infinitive:
        first = any(child.lower_ in SINGLED for child in noun.children) or is_of_few(noun)
        if first or noun.lower_ in SINGLED or noun.lower_ == "one":
            return _standing(noun, depth + 1)
        return combined(_standing(noun, depth + 1), _F.PLANNED)
    if verb.tag_ == "VBG" and is_encounter(noun):
        return _F.PLANNED if _outer(noun, depth + 1) in (_F.PLANNED, _F.PROPOSED) else None
    return None


def _from_clauses_on(noun: Token, depth: int) -> Factuality | None:
    """Give what a clause on the event's noun says of it: "talks planned for May", "a visit that was called off"."""
    for child in clauses_behind(noun):
        behind = child.pos_ == "ADJ" and child.dep_ in ("acl", "amod", "relcl") and child.i > noun.i
        if behind and (entry := entry_of(child, "o")):
            return effect(entry.bearing, _F.HAPPENED)
        if child.pos_ not in _VERBAL or child.dep_ not in ("acl", "relcl"):
            continue
        if found := _from_clause_on(noun, child, depth):
            return found
    return None


def _from_clause_on(noun: Token, verb: Token, depth: int) -> Factuality | None:
    own = own_of_verb(verb)
    arc = "o"
    if verb.dep_ == "relcl":
        relative = next((child for child in verb.children if child.lower_ in _RELATIVES), None)
        if relative is not None and relative.dep_ == "nsubj":
            return _through_subject(verb, noun, _DEPTH - 2) if _is_told_by(verb) else None
    elif verb.tag_ == "VBG":
        return _F.ONGOING if (entry := entry_of(verb, "o")) and entry.bearing is Bearing.CONTINUE else None
    elif group_of(verb).infinitive:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return _F.PLANNED if passive or occurs(verb) else None
    entry = entry_of(verb, arc)
    if entry is None:
        return own if verb.lemma_.lower() in holding_verbs() else None
    bearing = settled(entry.bearing, arc, noun)
    if bearing is Bearing.PLAN and came_to_nothing(verb, noun):
        return _F.CANCELLED
    return effect(bearing, own or _F.HAPPENED)


def _is_told_by(verb: Token) -> bool:
    """Tell whether a relative clause tells of the coming about of its subject."""
    return (
        occurs(verb)
        or _state(verb, _DEPTH) is not None
        or any(child.dep_ == "xcomp" and occurs(child) for child in verb.children)
    )
