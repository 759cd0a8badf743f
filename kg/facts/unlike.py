"""Tells what only looks like an event of diplomacy: matches, climbs, markets, walkouts."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.events.unlike import (
    ACCIDENTS,
    HEALTH,
    LABOUR,
    MARKETS,
    MOUNTAINS,
    NATURE,
    PLAYED,
    SPORT,
    SURE_SPORT,
    WORDS_ALONE,
)
from kg.facts.clauses import own_words
from kg.facts.triggers import Trigger

_CLIMBING = frozenset("reach climb scale conquer ascend top summit near".split())
_STATE = frozenset(
    """president minister ambassador chancellor envoy diplomat government parliament embassy foreign sanction troop
    military army treaty ceasefire nato un resignation commissioner premier cabinet election coalition""".split()
)
_CROWDED = frozenset(
    "protest demonstrate mourn chant celebrate watch demand denounce protester demonstrator".split()
)
_CONTESTS = frozenset("beat defeat edge thrash draw win lose win-over trounce hammer trail lead".split())
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_TALKING = frozenset("discuss confer consult talk negotiate converse".split())
_LINE = frozenset("phone telephone call videoconference hotline video".split())
_ENCOUNTERS = frozenset(
    "summit meeting talk conference ceremony session table forum congress funeral".split()
)
_LAST = 2


def is_unlike(trigger: Trigger) -> bool:
    """Tell whether the words around a trigger show that it is no event of diplomacy."""
    lemmas = _lemmas(trigger.head.sent)
    name, head = trigger.frame.name, trigger.head
    if name in PLAYED and (_is_sport(lemmas) or _has_score(head.sent, lemmas)):
        return True
    if _is_of_sorts(trigger) or (trigger.verb is not None and _is_on_the_line(trigger)):
        return True
    if name == "Summit" and head.lemma_.lower() == "summit" and _is_mountain(head, lemmas):
        return True
    if name == "Visit" and head.lemma_ == "expect":  # "is expected at the summit in Q"
        return bool(_ENCOUNTERS & {token.lemma_.lower() for token in own_words(head)})
    if name == "Visit" and trigger.verb is not None and lemmas & MOUNTAINS and not lemmas & _STATE:
        return True
    if name == "Appointment" and head.lemma_ == "become":
        return _is_first_to(head)
    if name == "Protest" and head.lemma_.lower() == "demonstration":
        return any(child.lower_ == "of" for child in head.children)
    if name == "Protest" and trigger.verb is not None:
        return any(token.lemma_.lower() in MARKETS for token in _subjects(head))
    if name == "Meeting" and trigger.verb is not None and head.lemma_.lower() == "gather":
        return any(token.lemma_.lower() in _CROWDED for token in own_words(head)) or any(
            child.lemma_.lower() in _CROWDED for child in head.children
        )
    if name == "Attack":
        if trigger.verb is not None and (_is_natural(head) or _is_accident(head)):
            return True
        return _is_walkout(trigger, lemmas) or _is_illness(trigger) or _is_abstract(trigger)
    return False


def _subjects(verb: Token) -> list[Token]:
    return [
        token
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for token in (child, *child.children)
    ]


def _is_natural(verb: Token) -> bool:
    """Tell whether weather, illness or the market strikes, not a hand: "rain struck", "killed by a storm"."""
    by = [inner for child in verb.children if child.dep_ == "agent" for inner in child.children]
    doers = [
        child for child in _subjects(verb) if child.dep_ == "nsubj" or child.dep_ in ("compound", "amod")
    ]
    words = {token.lemma_.lower() for token in (*doers, *by)}
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ == "nsubjpass"}
    return bool(words & (NATURE | MARKETS)) or bool(objects & MARKETS)


def _is_accident(verb: Token) -> bool:
    """Tell whether a mishap kills: "killed in a crash", "killing all seven astronauts" of one that broke apart."""
    words = [*own_words(verb), *(own_words(verb.head) if verb.dep_ == "advcl" else ())]
    return any(token.lemma_.lower() in ACCIDENTS for token in words)


@lru_cache(maxsize=64)
def _lemmas(sentence: Span) -> set[str]:
    finals = {"cup-final" for token in sentence if token.lower_ == "final" and token.pos_ == "NOUN"}
    return finals | {token.lemma_.lower() for token in sentence} | {token.lower_ for token in sentence}


def _is_sport(lemmas: set[str]) -> bool:
    if lemmas & _STATE:
        return False
    return bool(lemmas & SURE_SPORT) or len(lemmas & SPORT) >= _LAST


def _has_score(sentence: Span, lemmas: set[str]) -> bool:
    """Tell whether somebody "beat X 2-1"."""
    return (
        bool(lemmas & _CONTESTS)
        and any(_SCORE.fullmatch(token.text) for token in sentence)
        and not lemmas & _STATE
    )


def _is_of_sorts(trigger: Trigger) -> bool:
    """Tell whether the word is only borrowed: "a truce of sorts", "a summit of sorts"."""
    return trigger.head.doc[trigger.end : trigger.end + 2].text.lower() == "of sorts"


def _is_on_the_line(trigger: Trigger) -> bool:
    """Tell whether a talk is told as a call: "discussed the crisis by phone" is no meeting."""
    if trigger.frame.name not in ("Meeting", "Negotiation") or trigger.head.lemma_.lower() not in _TALKING:
        return False
    return any(token.lemma_.lower() in _LINE for token in own_words(trigger.head))


def _is_mountain(head: Token, lemmas: set[str]) -> bool:
    climbed = head.dep_ == "dobj" and head.head.lemma_.lower() in _CLIMBING
    of = {
        inner.lemma_.lower()
        for prep in head.children
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for inner in prep.subtree
    }
    return (
        bool(of & (MOUNTAINS - {"peak"})) or (climbed and not lemmas & _STATE) or len(lemmas & MOUNTAINS) > 1
    )


def _is_first_to(become: Token) -> bool:
    """Tell whether somebody in office is the first to do something: "became the first president to visit X"."""
    nouns = [child for child in become.children if child.dep_ == "attr"]
    clauses = [
        child
        for noun in (become, *nouns)
        for child in noun.children
        if child.dep_ in ("xcomp", "advcl", "relcl", "acl")
    ]
    singled = any(
        child.lower_ in ("first", "only", "second", "last") for noun in nouns for child in noun.children
    )
    return singled and any(child.tag_ == "VB" for child in clauses)


def _is_walkout(trigger: Trigger, lemmas: set[str]) -> bool:
    return (
        trigger.head.lemma_.lower() == "strike"
        and trigger.verb is None
        and bool(lemmas & (LABOUR - {"strike"}))
    )


def _is_illness(trigger: Trigger) -> bool:
    before = trigger.head.doc[trigger.start - 1].lower_ if trigger.start else ""
    played = trigger.head.doc[max(0, trigger.start - 2) : trigger.start].text.lower() == "counter-"
    return played or before in HEALTH or before in NATURE


def _is_abstract(trigger: Trigger) -> bool:
    """Tell whether what is attacked is an idea: "attacked the decision", "an attack on the bill"."""
    head = trigger.head
    if trigger.verb is not None:
        objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
    else:
        objects = [
            inner
            for prep in head.children
            if prep.dep_ == "prep" and prep.lower_ in ("on", "against")
            for inner in prep.children
            if inner.dep_ == "pobj"
        ]
    return any(token.lemma_.lower() in WORDS_ALONE for token in objects)
