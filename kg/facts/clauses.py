"""Who does what to whom in a clause: voice, control, relatives and coordination undone, once for all frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECT_CONTROL = frozenset(
    "ask invite urge tell order force allow press persuade push call send want expect require convince permit get "
    "encourage help lead authorise authorize".split()
)
_LISTERS = frozenset(("including", "include", "like"))


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a verb with voice undone: heads of noun phrases, coordination taken apart."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    prepositions: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    is_passive: bool = False


def arguments(verb: Token) -> Arguments:
    """Give the arguments of a verb, also those that it shares with another verb or has from a noun above it."""
    passive = is_passive(verb)
    surface = _surface_subjects(verb)
    objects = [
        token
        for child in verb.children
        if child.dep_ in ("dobj", "dative", "oprd")
        for token in coordinated(child)
    ]
    prepositions = prepositional(verb)
    if not passive:
        return Arguments(tuple(surface), tuple(objects), prepositions)
    agents = [
        token
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for inner in child.children
        if inner.dep_ == "pobj"
        for token in coordinated(inner)
    ]
    prepositions.pop("by", None)
    return Arguments(tuple(agents), (*surface, *objects), prepositions, is_passive=True)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive: with auxiliary, or as a past participle on a noun ("talks held")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _has_own_subject(verb):
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and not any(child.dep_ in ("aux", "dobj") for child in verb.children)


def prepositional(head: Token) -> dict[str, tuple[Token, ...]]:
    """Give the objects of each preposition on a verb or noun, "from A to B" and "on behalf of C" included."""
    found: dict[str, tuple[Token, ...]] = {}
    for child in head.children:
        if child.dep_ not in ("prep", "dative", "agent") or not _is_preposition(child):
            continue
        for name, objects in _objects_of(child):
            found[name] = (*found.get(name, ()), *objects)
    return found


def _is_preposition(token: Token) -> bool:
    return token.pos_ in ("ADP", "SCONJ", "ADV", "VERB", "PART", "ADJ")


def _objects_of(prep: Token, prefix: str = "") -> Iterator[tuple[str, tuple[Token, ...]]]:
    name = f"{prefix}{prep.lower_}"
    for child in prep.children:
        if child.dep_ == "pobj":
            yield name, tuple(coordinated(child))
        elif child.dep_ == "prep":
            if prep.lower_ in (
                "ahead",
                "because",
                "instead",
                "out",
                "along",
                "together",
                "outside",
                "inside",
                "such",
            ):
                yield from _objects_of(child, f"{name} ")
            else:
                yield from _objects_of(child)


def coordinated(token: Token) -> list[Token]:
    """Give the head of a noun phrase with all that is joined to it: by "and", commas, "such as", "including"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _lists_on(token, child)):
            found += coordinated(child)
        elif child.dep_ == "prep" and (child.lower_ in _LISTERS or _is_such_as(child)):
            found += [inner for grand in _list_objects(child) for inner in coordinated(grand)]
    return found


def _lists_on(token: Token, child: Token) -> bool:
    """Tell whether an apposition really continues a list of names: "A, B, and C" is often parsed so."""
    return (
        token.pos_ == "PROPN"
        and child.pos_ == "PROPN"
        and any(inner.dep_ == "conj" for inner in child.children)
    )


def _is_such_as(prep: Token) -> bool:
    return prep.lower_ == "as" and any(child.lower_ == "such" for child in prep.children)


def _list_objects(prep: Token) -> list[Token]:
    return [child for child in prep.children if child.dep_ in ("pobj", "dobj")]


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Give the grammatical subject, from the clause above where the verb has none of its own."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        return [token for child in own for token in _unrelative(child, verb)]
    head = verb.head
    if depth > 5 or head == verb:
        return []
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return coordinated(head) if verb.tag_ != "VB" else _owners(head, depth)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _controllers(head, depth)
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return _controllers(head.head, depth)
    if verb.dep_ == "pcomp" and head.head.pos_ == "NOUN":
        return _owners(head.head, depth)
    return []


def _controllers(head: Token, depth: int) -> list[Token]:
    """Give who is to do what a verb governs: the object of "urge", the subject of "plan"."""
    if head.lemma_ in _OBJECT_CONTROL:
        objects = [
            token
            for child in head.children
            if child.dep_ in ("dobj", "nsubjpass")
            for token in coordinated(child)
        ]
        if objects:
            return objects
    return _surface_subjects(head, depth + 1)


def _owners(noun: Token, depth: int) -> list[Token]:
    """Give whose plan it is: "his plan to visit", "X has a plan to visit"."""
    owners = [token for child in noun.children if child.dep_ == "poss" for token in coordinated(child)]
    if owners or noun.dep_ not in ("dobj", "attr", "nsubjpass"):
        return owners
    return _surface_subjects(noun.head, depth + 1)


def _unrelative(subject: Token, verb: Token) -> list[Token]:
    """Give what a relative pronoun stands for, or the subject with all that is joined to it."""
    if subject.lower_ in ("who", "which", "that", "whom") and verb.dep_ == "relcl":
        return coordinated(verb.head)
    return coordinated(subject)


def clause_of(token: Token) -> Token:
    """Give the verb of the clause that a word stands in (the root of the sentence if there is none)."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token
