"""Who does what to whom in a clause: voice, control, relatives and coordination undone, once for all frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span, Token

_REMEMBERED = 2_048  # verbs: many readers ask for the same clause of the same article
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "oprd")
_RELATIVES = frozenset("who which that whom".split())
_OBJECT_CONTROL = frozenset(
    "ask invite urge tell order force allow press persuade push call send want expect require convince permit get "
    "encourage help lead authorise authorize see have let make accuse suspect stop prevent bar praise thank condemn "
    "criticise criticize charge blame".split()
)
_NAMING = frozenset("declare name elect appoint designate proclaim".split())  # "declared X persona non grata"
_WITHOUT_PASSIVE = frozenset(("confer", "converse"))  # "A and B conferred by video" is often read as passive
_LISTERS = frozenset("including include like involving".split())
_TOGETHER = frozenset("together along alongside".split())
_LED = frozenset("lead head accompany flank join".split())
_BESIDES = frozenset("accompany flank join".split())
# Prepositions that make one with the preposition behind them: "ahead of", "along with".
_DOUBLE = frozenset("ahead because instead out along together outside inside such".split())


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a verb with voice undone: heads of noun phrases, coordination taken apart."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    prepositions: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    is_passive: bool = False


@lru_cache(maxsize=_REMEMBERED)
def arguments(verb: Token) -> Arguments:
    """Give the arguments of a verb, also those that it shares with another verb or has from a noun above it."""
    passive = is_passive(verb)
    surface = tuple(_surface_subjects(verb))
    objects = tuple(_objects(verb))
    prepositions = prepositional(verb)
    if not passive:
        return Arguments(surface, objects or tuple(_gap(verb)), prepositions)
    agents = tuple(
        token
        for by in _agent_phrases(verb)
        for inner in by.children
        if inner.dep_ == "pobj"
        for token in before_next_subject(coordinated(inner))
    )
    prepositions.pop("by", None)
    return Arguments(agents, (*surface, *objects), prepositions, is_passive=True)


def before_next_subject(listed: list[Token]) -> list[Token]:
    """Give a list without the subject of the clause that follows: "brokered by X, Y and Z will swap ..."."""
    last = max(listed, key=lambda token: token.i)
    following = last.doc[last.i + 1 : last.i + 2]
    finite = any(token.tag_ in ("MD", "VBD", "VBZ", "VBP") for token in following)
    if (
        len(listed) < 2
        or not finite
        or any(child.dep_ in _SUBJECTS for child in _verb_at(following).children)
    ):
        return listed
    first = listed[0]
    return [first] if first.doc[first.i + 1].text == "," else listed


def _verb_at(following: Span) -> Token:
    token = following[0]
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _agent_phrases(verb: Token) -> list[Token]:
    """Give the "by" of a passive, also where it hangs on a day or place before it: "signed in X by Y"."""
    direct = [
        child
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
    ]
    if direct:
        return direct
    hung = [prep for child in verb.children if child.dep_ == "prep" for prep in child.children]
    nouns = [
        *hung,
        *(child for child in verb.children if child.dep_ in ("npadvmod", "advmod", "dobj", "oprd")),
    ]
    return [
        by for noun in nouns for by in noun.children if by.lower_ == "by" and by.dep_ in ("prep", "agent")
    ]


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "ccomp" and verb.lemma_.lower() in _NAMING:
            yield from (
                token for inner in child.children if inner.dep_ == "nsubj" for token in coordinated(inner)
            )
        is_object = child.dep_ in _OBJECTS or (child.dep_ == "attr" and verb.lemma_ == "become")
        if is_object and child.pos_ != "ADP":
            if child.lower_ in _RELATIVES and (noun := antecedent(verb)) is not None:
                yield from coordinated(noun)
            else:
                yield from coordinated(child)
                yield from _first_object(child)


def _first_object(noun: Token) -> Iterator[Token]:
    """Give Y of "gave Y two boats", where the parser took Y for a part of the second object."""
    for child in noun.children:
        counted = child.i + 1 < noun.i and child.nbor(1).dep_ in ("nummod", "det", "amod", "quantmod")
        if child.dep_ in ("nmod", "compound") and child.pos_ == "PROPN" and counted:
            yield child


def _gap(verb: Token) -> list[Token]:
    """Give the noun that a relative clause without a pronoun leaves out: "the envoy he met"."""
    if verb.dep_ != "relcl" or verb.tag_ == "VB" or not _has_own_subject(verb):
        return []
    taken = any(
        child.lower_ in _RELATIVES or child.lower_ in ("where", "when") or child.dep_ in ("ccomp", "xcomp")
        for child in verb.children
    )
    return [] if taken or verb.head.pos_ not in ("NOUN", "PROPN") else coordinated(verb.head)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive: with auxiliary, or as a past participle on a noun ("talks held")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.lemma_ in _WITHOUT_PASSIVE:
        return False
    if any(child.dep_ == "agent" for child in verb.children):
        participle = verb.tag_ == "VBN" or (verb.i > 0 and verb.doc[verb.i - 1].text == ",")
        return participle and not any(child.dep_ == "dobj" for child in verb.children)
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
        if child.dep_ not in ("prep", "dative", "agent", "advmod") or not _is_preposition(child):
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
            yield name, tuple(_unrelated(child))
        elif child.dep_ == "prep":
            yield from _objects_of(child, f"{name} " if prep.lower_ in _DOUBLE else "")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _objects_of(child)


def _unrelated(noun: Token) -> list[Token]:
    """Give what "whom" stands for in "with whom he met", or the noun with all that is joined to it."""
    if noun.lower_ in _RELATIVES:
        verb = noun.head.head
        above = antecedent(verb)
        return coordinated(above) if above is not None else []
    return coordinated(noun)


def antecedent(verb: Token) -> Token | None:
    """Give the noun that the relative clause of a verb hangs on, or None."""
    for _ in range(6):
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in ("conj", "ccomp", "xcomp", "advcl") or verb.head == verb:
            return None
        verb = verb.head
    return None


def coordinated(token: Token) -> list[Token]:
    """Give the head of a noun phrase with all that is joined to it.

    By "and", commas, "such as", "including", "together with", "led by"; the names that a plural stands for
    ("the two presidents, A and B").
    """
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _lists_on(token, child)):
            found += coordinated(child)
        elif child.dep_ in ("prep", "advmod") and child.i > token.i:
            found += [inner for grand in _joined_by(child) for inner in coordinated(grand)]
    if token.dep_ == "pobj" and token.head.lower_ == "among" and token.head.head.lemma_ == "be":
        found += [
            inner
            for child in token.head.head.children
            if child.dep_ in ("attr", "nsubj")
            for inner in coordinated(child)
        ]
    if token.pos_ == "NOUN":
        found += _leaders(token)
    elif token.pos_ == "PROPN":
        found += _companions(token)
    return found


def _companions(name: Token) -> Iterator[Token]:
    """Give Y of "X, joined by Y, met Z"."""
    for child in name.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _BESIDES:
            for agent in child.children:
                if agent.lower_ == "by":
                    yield from _all_objects(agent)


def _leaders(noun: Token) -> list[Token]:
    """Give X of "a delegation of the upper house led by X", "members of the council, including X"."""
    inner = [grand for child in noun.children if child.lower_ == "of" for grand in child.children]
    listed = [
        token
        for head in inner
        for child in head.children
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun.tag_ == "NNS"
        for part in (*(grand for grand in child.children if grand.dep_ == "nmod"), child)
        for token in coordinated(part)
    ]
    listed += [
        token
        for child in noun.children
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun.tag_ == "NN"
        for token in coordinated(child)[1:]
    ]
    listed += [
        token
        for head in inner
        for prep in head.children
        if prep.dep_ == "prep" and prep.lower_ in _LISTERS
        for grand in _joined_by(prep)
        for token in coordinated(grand)
    ]
    return listed + [
        token
        for head in (noun, *inner)
        for child in head.children
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _LED
        for agent in child.children
        if agent.lower_ == "by"
        for token in _all_objects(agent)
    ]


def _lists_on(token: Token, child: Token) -> bool:
    """Tell whether an apposition really continues a list of names, or spells out a plural."""
    if child.pos_ != "PROPN":
        return False
    many = any(inner.dep_ == "conj" for inner in child.children)
    return many if token.pos_ == "PROPN" else many and token.tag_ in ("NNS", "CD")


def _joined_by(prep: Token) -> list[Token]:
    """Give what "including", "such as", "together with", "along with" add to a noun."""
    if prep.lower_ in _LISTERS or (prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)):
        return [child for child in prep.children if child.dep_ in ("pobj", "dobj")]
    if prep.lower_ == "with" and any(child.lower_ in _TOGETHER for child in prep.children):
        return [child for child in prep.children if child.dep_ == "pobj"]
    if prep.lower_ in _TOGETHER:
        direct = [child for child in prep.children if child.dep_ == "pobj"]
        return direct + [
            grand
            for child in prep.children
            if child.lower_ == "with"
            for grand in child.children
            if grand.dep_ == "pobj"
        ]
    return []


def _all_objects(prep: Token) -> list[Token]:
    return [inner for child in prep.children if child.dep_ == "pobj" for inner in coordinated(child)]


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
    if verb.dep_ == "amod" and verb.tag_ == "VBG":
        return coordinated(head)
    if verb.dep_ in ("acl", "relcl", "xcomp") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        infinitive = verb.tag_ == "VB" and head.dep_ != "ROOT"
        return _owners(head, depth) if infinitive else coordinated(head)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _controllers(head, depth)
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ in ("acomp", "attr", "oprd") and verb.pos_ == "ADJ":
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
    above = antecedent(verb)
    if subject.lower_ in _RELATIVES and above is not None:
        return coordinated(above)
    owned = any(child.lower_ == "whose" for child in subject.children)  # "X, whose minister met Y"
    return [*coordinated(subject), *(coordinated(above) if owned and above is not None else ())]


def clause_of(token: Token) -> Token:
    """Give the verb of the clause that a word stands in (the root of the sentence if there is none)."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


@lru_cache(maxsize=_REMEMBERED)
def own_words(verb: Token) -> tuple[Token, ...]:
    """Give the words of a verb's clause without those of the clauses below it; infinitives and participles count."""
    found = [verb]
    for child in verb.children:
        if child.dep_ in ("relcl", "advcl", "ccomp", "parataxis") and child.pos_ in ("VERB", "AUX"):
            bare = child.dep_ == "relcl" and child.tag_ == "VB"  # "72 hours to leave"
            if not bare and not (child.dep_ == "ccomp" and verb.lemma_.lower() in _NAMING):
                continue
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        found += own_words(child)
    return tuple(found)
