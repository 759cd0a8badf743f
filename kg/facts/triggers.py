"""Finds the words that name an event: nouns and verbs of the frames, by lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.events import EVENTS, Frame, VerbTrigger
from kg.model import Role

_LONGEST = 4
# Words that look like a trigger but are something else in these surroundings.
_NOT_AFTER = {
    "call": frozenset("so-called roll wake-up close".split()),
    "strike": frozenset("hunger general".split()),
    "offensive": frozenset("charm diplomatic".split()),
    "attack": frozenset("heart verbal personal".split()),
    "deal": frozenset("great good".split()),
    "talk": frozenset("small".split()),
    "conference": frozenset("press news".split()),
}
# Taken for nouns even where the parser sees a verb, as it does in headlines: "A, B sign fisheries pact".
_NEVER_VERBS = frozenset("pact treaty truce ceasefire summit memorandum embargo".split())
_HYPHENED = frozenset("sit-in get-together sit-down swearing-in".split())
_CONTEXT_PREPOSITIONS = frozenset("between with".split())


_VISIT = next(frame for frame in EVENTS if frame.name == "Visit")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event: tokens ``start`` to ``end``, its head, the frame, and the verb's pattern."""

    start: int
    end: int
    head: Token
    frame: Frame
    verb: VerbTrigger | None = None


@cache
def _tables() -> tuple[dict[str, Frame], dict[str, list[tuple[Frame, VerbTrigger]]]]:
    nouns: dict[str, Frame] = {}
    verbs: dict[str, list[tuple[Frame, VerbTrigger]]] = {}
    for frame in EVENTS:
        if frame.is_speech_act:
            continue
        for noun in frame.nouns:
            nouns[noun] = frame
        for pattern in frame.verbs:
            verbs.setdefault(pattern.lemma, []).append((frame, pattern))
    return nouns, verbs


def find_triggers(doc: Doc) -> Iterator[Trigger]:
    """Give the triggers in the order of the text; a noun of several words is one trigger."""
    nouns, verbs = _tables()
    lemmas = [_lemma(token) for token in doc]
    first_words = _first_words()
    skip_to = 0
    for token in doc:
        if token.i < skip_to:
            continue
        may_be_noun = lemmas[token.i] in first_words or token.lower_ in first_words
        noun = _noun_at(doc, lemmas, token.i, nouns) if may_be_noun else None
        if noun is not None:
            skip_to = noun.end
            if _is_event_noun(noun):
                yield noun
            continue
        if token.lower_ == "visiting" and token.dep_ == "amod":
            yield Trigger(
                token.i, token.i + 1, token, _VISIT, VerbTrigger("visit", Role.GUEST, None, {}, ("actor",))
            )
        elif token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            for frame, pattern in verbs.get(lemmas[token.i], ()):
                if _has_particle(token, pattern):
                    yield Trigger(token.i, token.i + 1, token, frame, pattern)


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.text[0].isupper():
        lemma = token.lower_[:-1] if token.tag_ == "NNPS" and token.lower_.endswith("s") else token.lower_
    return lemma


@cache
def _first_words() -> frozenset[str]:
    """Give what an event's noun can begin with, so that other words cost nothing."""
    nouns, _ = _tables()
    return frozenset(
        first for noun in nouns for word in noun.split()[:1] for first in (word, word.split("-")[0])
    )


def _noun_at(doc: Doc, lemmas: list[str], start: int, nouns: dict[str, Frame]) -> Trigger | None:
    for length in range(min(_LONGEST, len(doc) - start), 0, -1):
        end = start + length
        name = " ".join(lemmas[start:end]).replace(" - ", "-")
        as_written = [*(token.lower_ for token in doc[start : end - 1]), lemmas[end - 1]]
        frame = nouns.get(name) or nouns.get(" ".join(as_written))
        head = doc[start:end].root
        is_noun = head.pos_ in ("NOUN", "PROPN") or name in _HYPHENED or head.lemma_.lower() in _NEVER_VERBS
        if frame and is_noun and not (length > 1 and doc[start].is_punct):
            return Trigger(start, end, head, frame)
    return None


def _is_event_noun(trigger: Trigger) -> bool:
    head, doc = trigger.head, trigger.head.doc
    before = doc[trigger.start - 1].lower_ if trigger.start else ""
    if before in _NOT_AFTER.get(head.lemma_.lower(), ()) or (
        head.text == "March" and head.ent_type_ == "DATE"
    ):
        return False
    if head.lemma_.lower() == "call" and trigger.frame.name == "PhoneCall":
        return any(
            child.dep_ == "prep" and child.lower_ in _CONTEXT_PREPOSITIONS for child in head.children
        ) or _is_held(head)
    if head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN"):
        return False
    return head.dep_ not in ("npadvmod",)


def _is_held(head: Token) -> bool:
    return (head.dep_ == "dobj" and head.head.lemma_ in ("hold", "have", "make", "place")) or (
        head.i > 0 and head.doc[head.i - 1].lower_ in ("phone", "telephone", "video")
    )


def _has_particle(verb: Token, pattern: VerbTrigger) -> bool:
    particles = {
        child.lower_
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "prep") and child.i > verb.i
    }
    if pattern.particle:
        return pattern.particle in particles
    return pattern.lemma != "call" or bool(pattern.words) or not (_names(verb) or _calls_for(verb))


def _calls_for(verb: Token) -> bool:
    """Tell whether "call" has its particle: "call for", "call on X", not "called X on Monday"."""
    return any(
        child.lower_ in ("for", "off", "upon", "out", "on", "in")
        and not any(inner.ent_type_ in ("DATE", "TIME") for inner in child.children)
        and not (child.lower_ == "in" and child.dep_ == "prep")
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "prep")
    )


def _names(verb: Token) -> bool:
    """Tell whether "call" gives a name: "called the move a mistake"."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "oprd", "ccomp", "attr", "acomp")]
    return len(objects) > 1 or any(child.dep_ in ("oprd", "ccomp", "acomp", "attr") for child in objects)
