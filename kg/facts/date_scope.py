"""Whether a date speaks of an event: what the date hangs on, bounds like "since" and "by", verbs of other doings."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from kg.annotate.bearing_words import MOTION, OCCURRING
from kg.annotate.bearings import Bearing
from kg.annotate.verb_group import group_of
from kg.annotate.when import FoundDate
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.facts.governing import entry_of, raised_passive, raised_verb
from kg.facts.own_words import holding_verbs
from kg.model import Factuality

_VERBAL = ("VERB", "AUX")
# What is done on that day with these is not the event itself: "condemned on Monday the attack", "announced a visit".
_OF_ITSELF = (
    Bearing.FACT,
    Bearing.REPORT,
    Bearing.DENY,
    Bearing.ALLEGE,
    Bearing.CANCEL,
    Bearing.REFUSE,
    Bearing.PROPOSE,
    Bearing.HOPE,
    Bearing.ANNOUNCE,
    Bearing.DISCUSS,
    Bearing.DOUBT,
    Bearing.INVITE,
)
_SAYING = frozenset("say tell add report state announce note write confirm warn claim".split())
_AT = frozenset("during at in on sidelines throughout amid".split())
_TOWARDS = frozenset("for to with into in at during".split())
_RECEIVING = frozenset("greet welcome receive host meet arrive gather land".split())
_BEGINNING = frozenset("end begin start open close conclude resume finish collapse last run".split())
_TIMES = frozenset(
    """night day morning afternoon evening week weekend month year hour start beginning middle end half sidelines
    margin part side course time""".split()
)
_CORE = ("nsubj", "nsubjpass", "dobj", "attr", "oprd")
_GATHERING = frozenset("meet gather assemble convene".split())
_MOVING = frozenset("move reschedule shift bring".split())
_FIRST = frozenset(
    "first second third last only latest highest biggest largest worst best deadliest time".split()
)


def is_bound_elsewhere(draft: Draft, date: Token, found: FoundDate) -> bool:
    """Tell whether the date is only a bound that does not date the event: "by 2030", "the first visit since 2018"."""
    if found.bound is None or _is_of_a_noun(date):
        return False
    if found.bound == "until":
        return True
    word = _word_before(date)
    if word == "from":
        return False
    if word != "since":
        return True
    between = date.doc[min(draft.head.left_edge.i, date.i) : max(draft.head.i, date.i)]
    if any(token.lower_ in _FIRST for token in between):
        return True
    holder = date.head.head if date.head.dep_ in ("prep", "mark") else date.head
    return not (
        holder == draft.head
        or draft.factuality is Factuality.ONGOING
        or (holder == draft.clause and group_of(draft.clause).perfect)
    )


def _is_of_a_noun(date: Token) -> bool:
    """Tell of "before Friday's vote", "since the 2018 summit", where the bound is that of the noun."""
    return date.dep_ in ("poss", "compound", "nmod", "amod", "nummod") and date.head.pos_ in ("NOUN", "PROPN")


def _word_before(date: Token) -> str:
    start = date.left_edge.i
    while start > 0 and date.doc[start - 1].lower_ in ("the", "late", "early", "mid"):
        start -= 1
    return date.doc[start - 1].lower_ if start else ""


def other_noun(draft: Draft, path: list[Token]) -> Token | None:
    """Give the noun, not the event's, that a date hangs on: "the crisis of 2014", "Friday's deadline"."""
    nouns = 0
    for below, token in pairwise(path):
        if token.pos_ in _VERBAL or token == draft.head:
            return None
        nouns += token.pos_ == "NOUN"
        if token.dep_ in ("nsubj", "nsubjpass") and nouns > 1 and draft.head.pos_ in _VERBAL:
            return token
        if token.pos_ != "NOUN" or token.lemma_.lower() in _TIMES:
            continue
        if below.dep_ in ("poss", "compound", "nmod", "amod", "nummod") or below.lower_ in ("of", "since"):
            return token
        if below.lower_ == "from" and token.dep_ == "pobj":
            return token
    return None


def takes_place_in(draft: Draft, noun: Token) -> bool:
    """Tell whether the event falls within what the noun names: "met at Friday's summit"."""
    arc, verb = _arc_to_verb(noun)
    return arc in ("at", "during", "on") and verb is not None and verb in (draft.head, draft.clause)


def holds_in_clause(draft: Draft, date: Token) -> int | None:
    """Give 1 if the date in a clause is that of an event told there, 3 if the event only hangs on it, or None."""
    verb, event = _split_off(clause_of(date), date), draft.head
    if _is_seen_in(verb, date, event):
        return 1
    if _is_moved_to(verb, date) and verb in (event, draft.clause):
        return 0
    if event.pos_ in _VERBAL:
        return 1 if verb == event else _arranged_for(event, verb)
    if _is_arrival(verb, draft) or _tells_indirectly(verb, event):
        return 1
    if _is_remembered(event):
        return None
    if verb.dep_ in ("acl", "relcl") and _is_on(verb, event):
        return 1 if _tells_of(verb, draft.frame.parent) else None
    arc, governor = _arc_to_verb(event)
    if governor is not None and verb in (raised_passive(governor), raised_verb(governor)):
        return 1
    if governor != verb:
        if governor is not None and arc in _CORE and (rank := _arranged_for(governor, verb)):
            return rank
        return 1 if verb == draft.clause and verb.pos_ not in _VERBAL else None
    if draft.frame.name == "PressConference" and arc in (*_CORE, "dative") and verb.lemma_ == "tell":
        return 1
    if arc in _CORE:
        return 1 if _is_done_in(verb, arc, draft) else None
    return 3 if _is_same_day(arc, verb) else None


def _split_off(verb: Token, date: Token) -> Token:
    """Give the verb of "it was on Monday that they met", whose day is set in front; or the verb itself."""
    if verb.lemma_ != "be" or date.i < verb.i or not any(child.lower_ == "it" for child in verb.children):
        return verb
    behind = (child for child in verb.children if child.dep_ in ("ccomp", "advcl") and child.i > date.i)
    return next((each for each in behind if any(c.lower_ == "that" for c in each.children)), verb)


def _is_seen_in(verb: Token, date: Token, event: Token) -> bool:
    """Tell of "Monday saw the signing of a pact"."""
    if verb.lemma_ not in ("see", "bring", "witness") or date.head != verb or date.i > verb.i:
        return False
    if any(child.dep_ == "nsubj" and child != date for child in verb.children):
        return False
    return any(child == event or child in event.ancestors for child in verb.children if child.dep_ == "dobj")


def is_what_lies_ahead(draft: Draft, date: Token) -> bool:
    """Tell whether a day to come is that of what is called for or announced, not of the call ("a summit in May")."""
    if draft.factuality in (Factuality.HAPPENED, Factuality.ONGOING, Factuality.ALLEGED, Factuality.DENIED):
        return False
    _, governor = _arc_to_verb(draft.head)
    return governor is not None and governor == clause_of(date) and draft.head.pos_ not in _VERBAL


def _is_moved_to(verb: Token, date: Token) -> bool:
    """Tell of "moved to 27 March", "brought forward to Friday"."""
    if verb.lemma_.lower() not in _MOVING:
        return False
    return date.dep_ == "pobj" and date.head.lower_ == "to"


def _arranged_for(event: Token, verb: Token) -> int | None:
    """Give 2 if the day stands in the words that arrange the event: "On Friday, she is due to host them"."""
    token = event
    while token.dep_ == "xcomp":
        above = token.head
        if above.pos_ == "ADJ":
            above = above.head
        if above.pos_ not in _VERBAL:
            return None
        passive = any(child.dep_ == "auxpass" for child in above.children)
        if above == verb and (passive or above.lemma_.lower() in ("be", "go")):
            return 2
        token = above
    return None


def _is_arrival(verb: Token, draft: Draft) -> bool:
    """Tell of "paid a visit to X, arriving on Sunday"."""
    if draft.frame.name != "Visit" or verb.dep_ != "advcl" or verb.head != draft.clause:
        return False
    return verb.tag_ == "VBG" and verb.lemma_.lower() in _RECEIVING


def _tells_indirectly(verb: Token, event: Token) -> bool:
    """Tell of "talks that were due to start on Monday", "the summit in Q, where leaders will meet on Monday"."""
    raised = verb
    while raised.dep_ == "xcomp" and raised.head.pos_ in (*_VERBAL, "ADJ"):
        raised = raised.head
        raised = raised.head if raised.dep_ == "acomp" else raised
    if raised.dep_ != "relcl":
        return False
    if raised != verb and raised.head == event:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return passive or verb.lemma_.lower() in OCCURRING | _BEGINNING
    where = any(child.lower_ == "where" for child in raised.children)
    return where and raised == verb and event in raised.head.ancestors and verb.lemma_ in _GATHERING


def _is_remembered(event: Token) -> bool:
    """Tell of "the anniversary of the attack", "the memory of the treaty"."""
    return event.dep_ == "pobj" and event.head.head.lemma_.lower() in (
        "anniversary",
        "memory",
        "commemoration",
    )


def _is_on(verb: Token, event: Token) -> bool:
    """Tell whether a clause stands on the event's noun, or on the name in "the visit of X, planned for May"."""
    noun = verb.head
    begins = verb.tag_ == "VBN" or verb.lemma_.lower() in OCCURRING | _BEGINNING
    return noun == event or (noun.dep_ == "pobj" and noun.head.head == event and begins)


def _tells_of(verb: Token, frame_parent: str) -> bool:
    if any(child.lower_ in ("first", "last", "originally", "initially") for child in verb.children):
        return False
    entry = entry_of(verb, "o")
    if entry is not None and entry.bearing in _OF_ITSELF:
        return entry.bearing is Bearing.ANNOUNCE and frame_parent == "Coercion"
    return verb.tag_ == "VBN" or verb.lemma_.lower() in OCCURRING | _BEGINNING | holding_verbs()


def _arc_to_verb(event: Token) -> tuple[str, Token | None]:
    """Give how a noun hangs on its verb, a relation or the preposition nearest to the verb, and the verb.

    "Of" counts as nothing: a round of talks is held where talks are.
    """
    token, arc = event, event.dep_
    while token.head != token:
        above = token.head
        if above.pos_ in _VERBAL:
            return (token.lower_ if token.dep_ in ("prep", "advmod") else arc), above
        if above.lower_ == "of" and above.head.pos_ == "NOUN":
            above = above.head
        arc = above.dep_
        token = above
    return arc, None


def _is_done_in(verb: Token, arc: str, draft: Draft) -> bool:
    lemma = verb.lemma_.lower()
    entry = entry_of(verb, "o")
    if entry is not None and entry.bearing is Bearing.ANNOUNCE and draft.frame.parent == "Coercion":
        return True  # sanctions are imposed by announcing them
    if entry is not None and entry.bearing in _OF_ITSELF and lemma not in ("have", "make"):
        return False
    if entry is not None and entry.bearing is Bearing.PLAN:
        return arc in ("nsubjpass", "nsubj") or lemma in ("schedule", "plan", "expect", "set")
    if arc != "nsubj" or lemma in OCCURRING | _BEGINNING | holding_verbs():
        return True
    return draft.frame.parent == "Force" and group_of(verb).past


def _is_same_day(preposition: str, verb: Token) -> bool:
    """Tell whether what hangs on a verb by a preposition falls on the verb's day."""
    lemma = verb.lemma_.lower()
    if preposition in ("ahead", "before"):
        return lemma in _RECEIVING
    if preposition in _AT:
        return True
    if lemma in _SAYING:
        return False
    return preposition in _TOWARDS and (
        lemma in MOTION | _RECEIVING or lemma in holding_verbs() or entry_of(verb, "o") is None
    )
