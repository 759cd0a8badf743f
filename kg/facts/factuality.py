"""What the text says of an event: the words that govern it, composed along the path from the root down to it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.tense import tense_of
from kg.annotate.verb_group import group_of
from kg.facts.factuality_effects import Bearing, combined, effect
from kg.facts.factuality_lexicon import (
    ACCEPTING,
    COLLAPSING,
    GOVERNING_ADJECTIVES,
    GOVERNING_NOUNS,
    GOVERNING_VERBS,
    MISREAD_LEMMAS,
    MOTION,
    OCCURRING,
    PREPOSITIONS,
    QUANTITIES,
    STATES,
    Entry,
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
_UNDONE = (Bearing.CANCEL, Bearing.REFUSE, Bearing.FAIL, Bearing.DENY)
_ONLY_OBJECTS = (Bearing.CANCEL, Bearing.PLAN, Bearing.PROPOSE, Bearing.REFUSE, Bearing.DENY, Bearing.AGREE)
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
    own = own_of_noun(word) or _from_clauses_on(word, depth)
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
    if arc in ("acl", "ccomp", "relcl"):
        return _through_noun_clause(word, head, depth)
    if arc in ("compound", "poss", "nmod", "amod") and head.pos_ in ("NOUN", "PROPN"):
        if _entry(head, "o"):
            return _through(head, "o", word, depth)
        misread = head.dep_ == "pobj" and _is_misread_infinitive(head.head, head.head.head)
        return _outer(head, depth + 1) if misread else _presupposed(head, word, depth)
    return None


def _below_verb(word: Token, verb: Token, arc: str, depth: int) -> Factuality | None:
    if arc in _CLAUSES:
        return _through(verb, "c", word, depth)
    if arc in _OBJECTS:
        return _through(verb, "o", word, depth)
    if arc in ("attr", "acomp"):
        return _standing(verb, depth + 1)
    if arc == "nsubj":
        return _through_subject(verb, word, depth)
    if arc == "advcl":
        return _through_adverbial(verb, word, depth)
    return None


# -- governing words ------------------------------------------------------------------------------------------


def _entry(word: Token, arc: str, preposition: str = "") -> Entry | None:
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
        return (
            (arc == "c"
            and any(child.dep_ == "auxpass" for child in word.children))
            or (arc == "c" and word.lemma_.lower() in ("seem", "appear"))
        )
    return not entry.arc or entry.arc == arc


def _through(governor: Token, arc: str, word: Token, depth: int, preposition: str = "") -> Factuality | None:
    """Give what a governing word makes of the word below it, itself being as real as it is."""
    entry = _entry(governor, arc, preposition)
    above = _standing(governor, depth + 1)
    if entry is None:
        return _through_unlisted(governor, arc, word, above)
    bearing = _settled(entry.bearing, arc, word)
    if bearing is Bearing.ATTEND and above is _F.RULED_OUT and tense_of(governor) == "past":
        return None
    if bearing in (Bearing.PROPOSE, Bearing.HOPE) and _is_told_as_past(word):
        return _F.ALLEGED
    if bearing is Bearing.PLAN and above in (None, _F.PLANNED) and _came_to_nothing(governor, word):
        return _F.CANCELLED
    if (
        bearing is Bearing.PROPOSE
        and governor.pos_ == "NOUN"
        and governor.head.lemma_ in ACCEPTING
        and above is None
    ):
        return _F.PLANNED
    return effect(bearing, above or _F.HAPPENED)


def _settled(bearing: Bearing, arc: str, word: Token) -> Bearing:
    """Give the bearing once it is known on what sort of event it is."""
    if bearing is Bearing.ANNOUNCE:
        if arc == "c":
            return Bearing.REPORT
        return Bearing.PLAN if is_encounter(word) else Bearing.SAME
    if bearing is Bearing.AGREE:
        if arc == "c":
            return Bearing.REPORT if _is_finite(word) else Bearing.PLAN
        return Bearing.PLAN if is_encounter(word) else Bearing.SAME
    if bearing is Bearing.INVITE:
        return Bearing.PLAN if is_definite(word) or word.pos_ == "PROPN" else Bearing.PROPOSE
    if bearing is Bearing.DISCUSS and (is_definite(word) or word.pos_ == "PROPN"):
        return Bearing.FACT
    return bearing


def _through_unlisted(governor: Token, arc: str, word: Token, above: Factuality | None) -> Factuality | None:
    lemma = governor.lemma_.lower()
    if arc == "c" and lemma == "be" and group_of(word).infinitive:
        return _F.CANCELLED if group_of(word).perfect else effect(Bearing.PLAN, above or _F.HAPPENED)
    if arc == "c" and lemma in ("have", "remain") and group_of(word).infinitive:
        pending = any(child.lower_ in ("yet", "still") for child in (*governor.children, *word.children))
        return _F.RULED_OUT if pending else effect(Bearing.PROPOSE, above or _F.HAPPENED)
    if arc == "c" and governor.pos_ in _VERBAL and _is_finite(word):
        return None
    if arc == "o" and lemma not in holding_verbs() and is_definite(word):
        return _ahead(above, governor, word)
    return above


def _is_finite(verb: Token) -> bool:
    return verb.pos_ in _VERBAL and not group_of(verb).bare and not group_of(verb).infinitive


def _is_told_as_past(word: Token) -> bool:
    if word.pos_ not in _VERBAL:
        return False
    group = group_of(word)
    return group.past and not group.modal and not group.infinitive and word.dep_ in ("ccomp", "acl")


def _came_to_nothing(governor: Token, word: Token) -> bool:
    """Tell of plans that the text tells as past and done: "had planned to", "was due to have met", "..., but"."""
    verb = governor if governor.pos_ in _VERBAL else governor.head
    if verb.pos_ not in _VERBAL:
        return False
    group = group_of(verb)
    if word.pos_ in _VERBAL and group_of(word).perfect and group_of(word).infinitive and group.past:
        return True
    if group.past_perfect and verb.dep_ in ("ROOT", "conj", "relcl"):
        return True
    return group.past and any(_undoes(child) for child in verb.children if child.dep_ == "conj")


def _undoes(verb: Token) -> bool:
    """Tell of "but called it off", "but did not", behind a plan."""
    if not any(token.lower_ == "but" for token in verb.doc[verb.head.i : verb.i]):
        return False
    entry = _entry(verb, "o") or _entry(verb, "c")
    return (entry is not None and entry.bearing in _UNDONE) or group_of(verb).negated


# -- subjects, adverbials, prepositions, nouns ------------------------------------------------------------------


def _through_subject(verb: Token, noun: Token, depth: int) -> Factuality | None:
    """Give what a verb makes of the event that is its subject: "talks are possible", "talks took place"."""
    state = _state(verb, depth)
    if state is not None:
        return state
    raised = next((child for child in verb.children if child.dep_ == "xcomp" and _occurs(child)), None)
    if raised is not None:
        return combined(own_of_verb(raised), _through(verb, "c", raised, depth))
    entry = _entry(verb, "o")
    if entry is not None and entry.bearing is Bearing.CONTINUE:
        return effect(Bearing.CONTINUE, _standing(verb, depth + 1) or _F.HAPPENED)
    bereft = not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
    if entry is not None and entry.bearing in _ONLY_OBJECTS and bereft:
        return _through(verb, "o", noun, depth)
    if verb.lemma_.lower() in OCCURRING:
        return _standing(verb, depth + 1)
    return _presupposed(verb, noun, depth)


def _occurs(verb: Token) -> bool:
    return verb.lemma_.lower() in OCCURRING


def _state(verb: Token, depth: int) -> Factuality | None:
    """Give the state that a form of "be" tells of: "is possible", "is off the table", "fell through"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (lemma, child.lower_) in COLLAPSING:
            return COLLAPSING[lemma, child.lower_]
    if lemma not in ("be", "remain", "seem", "look", "appear", "become", "get", "stay"):
        return None
    for child in verb.children:
        if child.dep_ == "acomp" and (entry := _entry(child, "o")):
            return effect(entry.bearing, _standing(verb, depth + 1) or _F.HAPPENED)
        if child.dep_ in ("prep", "advmod", "prt") and (found := STATES.get(phrase_below(child))):
            return effect(Bearing.PLAN, _F.RULED_OUT) if own_of_verb(verb) is _F.RULED_OUT else found
    return None


def _presupposed(governor: Token, event: Token, depth: int) -> Factuality | None:
    """Give the factuality of an event that the clause takes for granted: ahead of it, or there."""
    return _ahead(_standing(governor, depth + 1), governor, event)


def _ahead(above: Factuality | None, governor: Token, event: Token) -> Factuality | None:
    if above is _F.ONGOING:
        return _F.ONGOING if is_encounter(event) else None
    if above is None or not is_encounter(event) or above in (_F.HAPPENED, _F.ALLEGED, _F.DENIED):
        return None
    if above is _F.RULED_OUT and tense_of(governor) == "past":
        return None
    return _F.PLANNED


def _through_adverbial(verb: Token, clause: Token, depth: int) -> Factuality | None:
    """Give what the main clause makes of an adverbial one: "will sign when they meet", "came to meet"."""
    group = group_of(clause)
    above = _standing(verb, depth + 1)
    if group.infinitive:
        if verb.lemma_.lower() in MOTION or above is not None:
            return above
        return _F.PLANNED
    if group.bare or clause.tag_ in ("VBZ", "VBP"):
        return _F.PLANNED if above in (_F.PLANNED, _F.PROPOSED, _F.CONDITIONAL) else None
    return None


def _through_preposition(word: Token, depth: int) -> Factuality | None:
    """Give what a preposition, and what it stands on, make of the word behind it."""
    name, top = _whole_preposition(word.head)
    if name in PREPOSITIONS:
        return PREPOSITIONS[name]
    governor = top.head
    if governor == top:
        return None
    if _is_misread_infinitive(top, governor) or _is_counted(word, governor, name):
        return _through(governor, "o", word, depth)
    for preposition in dict.fromkeys((name, top.lower_)):
        if governor.pos_ in _VERBAL and _entry(governor, "c" if word.dep_ == "pcomp" else "o", preposition):
            return _through(governor, "c" if word.dep_ == "pcomp" else "o", word, depth, preposition)
    if governor.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
        return _through_noun_phrase(governor, word, name, depth)
    if governor.pos_ == "ADJ" and (entry := _entry(governor, "o", top.lower_)):
        return effect(entry.bearing, _standing(governor, depth + 1) or _F.HAPPENED)
    if word.dep_ == "pcomp":
        return _F.PLANNED if _standing(governor, depth + 1) is _F.PLANNED else None
    if name in _SHARING and not is_definite(word):
        return _standing(governor, depth + 1)
    return _presupposed(governor, word, depth)


def _is_misread_infinitive(prep: Token, governor: Token) -> bool:
    """Tell of "offered to host talks" read as if "host talks" were a noun behind a preposition."""
    return prep.tag_ == "TO" and governor.pos_ in _VERBAL and _entry(governor, "c") is not None


def _is_counted(word: Token, governor: Token, preposition: str) -> bool:
    """Tell of "pledged 5 million in aid", where the amount is the object and the aid hangs on the verb."""
    return (
        preposition in ("in", "of")
        and governor.pos_ in _VERBAL
        and word.dep_ == "pobj"
        and any(child.dep_ == "dobj" and _is_quantity(child) for child in governor.children)
    )


def _is_quantity(noun: Token) -> bool:
    return noun.lemma_.lower() in QUANTITIES or noun.pos_ in ("NUM", "SYM") or noun.ent_type_ == "MONEY"


def _whole_preposition(prep: Token) -> tuple[str, Token]:
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


def _through_noun_phrase(noun: Token, word: Token, preposition: str, depth: int) -> Factuality | None:
    """Give what a noun makes of the event behind its preposition: "the prospect of talks", "a round of talks"."""
    if _is_quantity(noun):
        return _standing(noun, depth + 1)
    if _entry(noun, "c" if word.dep_ == "pcomp" else "o", preposition):
        return _through(noun, "c" if word.dep_ == "pcomp" else "o", word, depth, preposition)
    if word.dep_ == "pcomp":
        return None
    return _presupposed(noun, word, depth)


def _through_noun_clause(verb: Token, noun: Token, depth: int) -> Factuality | None:
    """Give what a noun makes of the clause on it: "plans to meet", "claims that they met", "the first to visit"."""
    if verb.dep_ == "relcl" or verb.pos_ not in _VERBAL:
        return None
    if _entry(noun, "c") and (group_of(verb).infinitive or _is_finite(verb)):
        return _through(noun, "c", verb, depth)
    if group_of(verb).infinitive:
        first = any(child.lower_ in ("first", "last", "only", "latest") for child in noun.children)
        if first or noun.lower_ in ("first", "last", "only", "one"):
            return _standing(noun, depth + 1)
        return combined(_standing(noun, depth + 1), _F.PLANNED)
    if verb.tag_ == "VBG":
        return _F.PLANNED if _outer(noun, depth + 1) in (_F.PLANNED, _F.PROPOSED) else None
    return None


def _from_clauses_on(noun: Token, depth: int) -> Factuality | None:
    """Give what a clause on the event's noun says of it: "talks planned for May", "a visit that was called off"."""
    for child in noun.children:
        behind = child.pos_ == "ADJ" and child.dep_ in ("acl", "amod", "relcl") and child.i > noun.i
        if behind and (entry := _entry(child, "o")):
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
        return _F.ONGOING if (entry := _entry(verb, "o")) and entry.bearing is Bearing.CONTINUE else None
    elif group_of(verb).infinitive:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return _F.PLANNED if passive or _occurs(verb) else None
    entry = _entry(verb, arc)
    if entry is None:
        return own if verb.lemma_.lower() in holding_verbs() else None
    bearing = _settled(entry.bearing, arc, noun)
    if bearing is Bearing.PLAN and _came_to_nothing(verb, noun):
        return _F.CANCELLED
    return effect(bearing, own or _F.HAPPENED)


def _is_told_by(verb: Token) -> bool:
    """Tell whether a relative clause tells of the coming about of its subject."""
    return (
        _occurs(verb)
        or _state(verb, _DEPTH) is not None
        or any(child.dep_ == "xcomp" and _occurs(child) for child in verb.children)
    )
