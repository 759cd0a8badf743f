"""What an encounter or accord is for and about: "met to discuss X", "talks on Y", "a pact on Z", "trade talks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.draft import Draft

_PARENTS = ("Encounter", "Accord", "Support", "Procedure", "Event")
_ABOUT = frozenset("on about over concerning regarding around covering".split())
_PROTESTS = frozenset("against over at for".split())
_AIMED = frozenset("aim intend design mean".split())
_DEVOTED = frozenset("focus devote dedicate centre center concentrate".split())
_COVERING = frozenset("cover concern regard govern address touch".split())
_TALKING = frozenset(
    "discuss address review debate consider explore raise cover tackle examine negotiate".split()
)
_SPEAKING = frozenset("talk speak consult negotiate confer deliberate".split())
# Verbs that tell of an encounter by themselves; an infinitive on another verb may be its complement.
_PLAIN = frozenset(
    """meet gather hold convene host sit travel fly arrive visit come go confer assemble attend receive call phone telephone ring
    join speak return welcome invite begin open resume reconvene huddle organise organize schedule""".split()
)
# Nouns before the trigger that say what kind it is, not what about.
_KINDS = frozenset(
    """phone telephone press news video summit state working round table family joint emergency crisis surprise
    photo plenary cabinet council committee leader minister opening closing signing morning evening afternoon day
    lunch dinner breakfast group peace""".split()
)
_LONGEST = 25


def set_purposes(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set the token ranges of purpose and topic of the drafts whose words tell them."""
    for draft in drafts:
        if draft.frame.parent not in _PARENTS:
            continue
        aim = next(_aims(draft), None)
        if aim is not None:
            draft.purpose = _trimmed(notes, draft, aim.i, aim)
        about = next(_topics(draft, aim), None)
        if about is not None:
            draft.topic = _trimmed(notes, draft, about.left_edge.i, about)


def _aims(draft: Draft) -> Iterator[Token]:
    """Give the verbs of purpose: "*discuss* X" of "met to discuss X", "*ending* it" of "talks aimed at ending it"."""
    for child in draft.head.children:
        if child.dep_ == "acl" and child.lemma_.lower() in _AIMED:
            yield from (inner for prep in child.children for inner in prep.children if inner.dep_ == "pcomp")
            yield from (inner for inner in child.children if inner.dep_ == "xcomp")
    for verb in dict.fromkeys((draft.head, draft.clause)):
        for child in verb.children:
            if child.i < draft.start or not _is_infinitive(child):
                continue
            if verb.pos_ in ("NOUN", "PROPN") or child.dep_ == "advcl" or verb.lemma_.lower() in _PLAIN:
                yield child


def _is_infinitive(verb: Token) -> bool:
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("advcl", "xcomp", "acl", "relcl")
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )


def _topics(draft: Draft, aim: Token | None) -> Iterator[Token]:
    head = draft.head
    prepositions = _PROTESTS if draft.frame.name == "Protest" else _ABOUT
    yield from _behind(draft, head, prepositions)
    for child in head.children:
        if child.dep_ == "acl" and child.lemma_.lower() in _DEVOTED:
            yield from _behind(draft, child, frozenset(("on", "to")))
        elif child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _COVERING:
            yield from (inner for inner in child.children if inner.dep_ == "dobj")
    if head.lemma_.lower() in _TALKING and head.pos_ == "VERB":
        yield from (child for child in head.children if child.dep_ == "dobj")
    if aim is not None and aim.lemma_.lower() in _TALKING:
        yield from (child for child in aim.children if child.dep_ == "dobj")
    if aim is not None and aim.lemma_.lower() in _SPEAKING:
        yield from _behind(draft, aim, _ABOUT)
    if draft.clause != head and draft.clause.lemma_.lower() in (
        "hold",
        "have",
        "begin",
        "open",
        "sign",
        "reach",
    ):
        yield from _behind(draft, draft.clause, _ABOUT)
    if draft.clause != head and draft.clause.lemma_.lower() in _TALKING:
        yield from (child for child in draft.clause.children if child.dep_ == "dobj" and child != head)
    for child in head.children:
        is_noun = child.dep_ == "compound" and child.pos_ == "NOUN" and head.pos_ == "NOUN"
        if is_noun and child.lemma_.lower() not in _KINDS:
            yield child


def _behind(draft: Draft, head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for prep in head.children:
        if prep.dep_ in ("prep", "acl", "advcl") and prep.lower_ in prepositions:
            for inner in prep.children:
                if inner.dep_ in ("pobj", "pcomp", "dobj") and inner.ent_type_ not in ("DATE", "TIME"):
                    yield inner


def _trimmed(notes: Annotations, draft: Draft, start: int, head: Token) -> tuple[int, int]:
    """Give the words of a phrase without its article and the place and day hung on its end."""
    end = min(head.right_edge.i + 1, start + _LONGEST)
    for token in head.doc[start:end]:
        ends = token.dep_ in ("relcl", "advcl") or token.text in (";", "—", "–", "“", "”")
        if token.i > head.i and (ends or _is_setting(notes, draft, token) or _is_stop(token)):
            end = token.i
            break
    while end > start + 1 and head.doc[end - 1].is_punct:
        end -= 1
    while start < end - 1 and head.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    return start, end


def _is_stop(token: Token) -> bool:
    """Tell whether a comma ends the phrase and does not go on with a list."""
    if token.text != "," or token.i + 1 == len(token.doc):
        return False
    return token.nbor(1).dep_ != "conj" and token.head.dep_ != "conj"


def _is_setting(notes: Annotations, draft: Draft, token: Token) -> bool:
    """Tell whether a preposition begins the event's own place or a day."""
    if token.dep_ != "prep":
        return False
    objects = [child for child in token.children if child.dep_ == "pobj"]
    return any(
        child.ent_type_ in ("DATE", "TIME")
        or (draft.place is not None and notes.at.get(child.i) == draft.place)
        for child in objects
    )
