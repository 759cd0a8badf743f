"""Finds who came for whom: "in place of X", "stood in for X", "X was represented by Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.facts.clauses import arguments, clause_of, coordinated

_STANDING_IN = {
    "stand": "in", "fill": "in", "sit": "in", "deputise": "", "deputize": "", "substitute": "", "cover": "",
    "step": "in",
}  # fmt: skip
_UNDERSTUDIES = frozenset("deputy number understudy aide stand-in substitute".split())
_INSTEAD = (("in", "place", "of"), ("instead", "of"), ("on", "behalf", "of"), ("in", "lieu", "of"))


@dataclass(frozen=True, slots=True)
class Replacing:
    """Those who came (heads of noun phrases) for another; ``passive`` for "X was represented by Y"."""

    verb: Token
    who: tuple[Token, ...]
    of_whom: Token
    passive: bool = False


def find_replacing(doc: Doc) -> Iterator[Replacing]:
    """Give what a text says of replacements, in its order."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from _by_verb(token)
        elif token.lower_ in ("of", "instead"):
            yield from _by_phrase(token)
        elif token.lower_ in ("place", "stead") and token.dep_ == "pobj" and token.head.lower_ == "in":
            yield from _in_place(token)


def _by_verb(verb: Token) -> Iterator[Replacing]:
    lemma, found = verb.lemma_.lower(), arguments(verb)
    if lemma == "represent" and found.objects and (who := found.subjects or _by_far(verb)):
        yield Replacing(verb, who, found.objects[0], found.is_passive)
    elif lemma in _STANDING_IN and _has(verb, _STANDING_IN[lemma]) and (whom := _behind_for(verb)):
        yield Replacing(verb, found.subjects, whom)
    elif lemma == "replace" and found.subjects and found.objects:
        yield Replacing(verb, found.subjects, found.objects[0])
    elif lemma == "send" and found.subjects:
        people = tuple(token for token in found.objects if token.pos_ in ("PROPN", "NOUN"))
        if people and (_words(people) & _UNDERSTUDIES or _in_his_place(verb)):
            yield Replacing(verb, people, found.subjects[0])
    elif lemma == "take":
        place = next((token for token in found.objects if token.lower_ in ("place", "seat")), None)
        owner = _owner(place) if place is not None else None
        if owner is not None and owner.pos_ != "PRON":
            yield Replacing(verb, found.subjects, owner)


def _in_his_place(verb: Token) -> bool:
    """Tell whether a clause says "instead" or "in her place"."""
    words = [child for child in verb.subtree if child.lower_ in ("instead", "place", "stead")]
    return any(
        token.lower_ == "instead" or any(child.dep_ == "poss" for child in token.children) for token in words
    )


def _owner(place: Token) -> Token | None:
    """Give whose place it is: "X's place", "the place of X"."""
    for child in place.children:
        if child.dep_ == "poss":
            return child
        if child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _by_far(verb: Token) -> tuple[Token, ...]:
    """Give who does it where "by" was hung on another word of the clause: "represented at the talks by X"."""
    return tuple(
        token
        for prep in verb.subtree
        if prep.lower_ == "by" and prep.i > verb.i
        for inner in prep.children
        if inner.dep_ == "pobj"
        for token in coordinated(inner)
    )


def _words(people: tuple[Token, ...]) -> set[str]:
    return {token.lemma_.lower() for each in people for token in each.subtree}


def _has(verb: Token, particle: str) -> bool:
    return not particle or any(child.lower_ == particle for child in verb.children)


def _behind_for(verb: Token) -> Token | None:
    for token in verb.subtree:
        if token.lower_ == "for" and token.dep_ == "prep" and abs(token.i - verb.i) <= 3:
            return next((child for child in token.children if child.dep_ == "pobj"), None)
    return None


def _in_place(place: Token) -> Iterator[Replacing]:
    """Read "Y will go in her place"; with "send" the verb itself is read."""
    owner, verb = _owner(place), clause_of(place)
    if owner is None or owner.dep_ != "poss" or verb.pos_ not in ("VERB", "AUX") or verb.lemma_ == "send":
        return
    who = arguments(verb)
    yield Replacing(verb, who.subjects or who.objects, owner)


def _by_phrase(of: Token) -> Iterator[Replacing]:
    before = tuple(token.lower_ for token in of.doc[max(of.i - 2, 0) : of.i + 1])
    if not any(before[-len(words) :] == words for words in _INSTEAD):
        return
    whom = next((child for child in of.children if child.dep_ in ("pobj", "pcomp")), None)
    verb = clause_of(of)
    if whom is not None and verb.pos_ in ("VERB", "AUX"):
        who = arguments(verb)
        yield Replacing(verb, who.subjects or who.objects, whom)
