"""Finds what a text says of the killed and the injured: how many, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from kg.facts.clauses import arguments
from kg.facts.factuality import factuality_of
from kg.facts.numbers import Number, number_at
from kg.model import Factuality

type Harm = Literal["killed", "injured"]

_KILLING = frozenset("kill slay massacre murder slaughter behead execute assassinate".split())
_DYING = frozenset("die perish".split())
_INJURING = frozenset("injure wound hurt maim hospitalise hospitalize".split())
_STATES: dict[str, Harm] = {
    **dict.fromkeys(("dead", "killed"), "killed"),
    **dict.fromkeys(("injured", "wounded", "hurt"), "injured"),
}
_NOUNS: dict[str, Harm] = {
    **dict.fromkeys(("death", "fatality", "killing", "murder", "massacre"), "killed"),
    **dict.fromkeys(("injury",), "injured"),
}
_COUNTABLE = frozenset("death fatality injury".split())
_NEGATIONS = frozenset("no none nobody not never neither without n't".split())
_OPEN = frozenset("dozens scores hundreds thousands several many numerous multiple countless".split())
_SAYING = frozenset("say report claim put estimate tell state announce confirm insist count".split())
_OF_PEOPLE = frozenset("total sum group family crew team party convoy band crowd number".split())
_CLAIMS = frozenset("claim allegation report rumour rumor accusation suggestion".split())
_REFUTING = frozenset(
    "reject deny dismiss dispute refute false untrue fabricate unfounded baseless wrong".split()
)
_TAKING_LIVES = frozenset("claim take cost lose".split())
_NUMBERED = frozenset("toll count number tally".split())
_RISING = frozenset("rise climb increase raise revise update jump grow mount reach".split())
_BEFORE_TOTAL = frozenset("to at of reached passed exceeded topped is was : hit".split())
# Things that are killed and hurt but are nobody.
_NOBODY = frozenset(
    """cow cattle sheep goat animal livestock camel horse dog chicken bird tree job hour day week month year deal bill
    percent % dollar euro house home building tank vehicle drone plan hope treaty prospect""".split()
)
_SOMEBODY = frozenset(
    """soldier civilian man woman child boy girl person policeman policewoman officer journalist driver guard worker
    peacekeeper official commander general pilot teacher nurse doctor resident villager fighter militant student
    diplomat protester demonstrator reporter photographer farmer sailor contractor teenager passenger bystander mother
    father baby toddler marine conscript recruit migrant refugee trader shopkeeper fisherman sergeant colonel major
    captain gunman attacker security_guard bodyguard technician engineer employee staffer volunteer paramedic""".split()
)
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or injured, said at a token; ``count`` is None where the words leave it open.

    ``is_newer`` says that the words give the figure as risen or revised, ``source`` is whoever gives it.
    """

    harm: Harm
    count: int | None
    token: int
    is_newer: bool = False
    source: str = ""


def find_tolls(doc: Doc) -> list[Toll]:
    """Give the tolls of a text in its order, those of things that did not really happen left out."""
    found = [toll for sentence in doc.sents for toll in _in_sentence(sentence)]
    found = [
        replace(toll, source=_source_of(doc[toll.token]))
        for toll in found
        if not _is_disputed(doc[toll.token])
    ]
    return sorted(found, key=lambda toll: toll.token)


def _is_disputed(word: Token) -> bool:
    """Tell whether a figure is only what a rejected claim says: "rejected reports that 12 people were killed"."""
    claims = any(token.lemma_.lower() in _CLAIMS and token.pos_ == "NOUN" for token in word.ancestors)
    return claims and any(token.lemma_.lower() in _REFUTING for token in word.sent)


def _source_of(word: Token) -> str:
    """Give who is said to give a figure: "officials" of "officials said", "police" of "according to police"."""
    for verb in (word, *word.ancestors):
        for child in verb.children:
            if child.lower_ == "according":
                return next((token.lower_ for token in child.subtree if token.dep_ == "pobj"), "")
        between = word.doc[min(word.i, verb.i) : max(word.i, verb.i)]
        if (
            verb.lemma_.lower() in _SAYING
            and verb != word
            and not any(token.text == ";" for token in between)
        ):
            return next((child.lower_ for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), "")
    return ""


def _in_sentence(sentence: Span) -> Iterator[Toll]:
    told = set[int]()
    for token in sentence:
        toll = _toll_at(token)
        if toll is not None:
            told.add(token.i)
            yield toll
    for token in sentence:
        harm = _STATES.get(token.lower_)
        if harm is not None and token.i not in told and (number := _just_before(token)) is not None:
            yield Toll(harm, None if number.is_range else number.value, token.i)


def _toll_at(token: Token) -> Toll | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX", "ADJ"):
        return _by_verb(token, lemma)
    if lemma in _NUMBERED:
        return _numbered(token)
    harm = _NOUNS.get(lemma)
    if harm is None or token.pos_ != "NOUN":
        return None
    of = [
        inner
        for prep in token.children
        if prep.lower_ == "of"
        for inner in prep.children
        if inner.dep_ == "pobj"
    ]
    count = counted(of[0]) if of else _own_count(token) if lemma in _COUNTABLE else None
    return None if count is None else _toll(harm, count, token)


def _by_verb(verb: Token, lemma: str) -> Toll | None:
    found = arguments(verb)
    harm: Harm = "killed"
    if lemma in _KILLING:
        people = found.objects
    elif lemma in _DYING:
        people = found.subjects
    elif lemma in _INJURING:
        people, harm = found.objects, "injured"
    elif lemma == "shoot" and _shot_dead(verb, found.objects):
        people = found.objects
    elif lemma in _TAKING_LIVES and (lives := _lives(found.objects)) is not None:
        of = [t for prep in lives.children if prep.lower_ == "of" for t in prep.children if t.dep_ == "pobj"]
        people = found.subjects if lemma == "lose" else (*of, lives)
    else:
        return None
    if factuality_of(verb) not in _REAL or any(child.dep_ == "neg" for child in verb.children):
        return None
    count = next((count for token in people if (count := counted(token)) is not None), None)
    return None if count is None else _toll(harm, count, verb)


def _shot_dead(verb: Token, objects: tuple[Token, ...]) -> bool:
    return any(child.lower_ == "dead" for token in (verb, *objects) for child in token.children)


def _toll(harm: Harm, count: Number, token: Token) -> Toll:
    newer = any(
        each.lemma_.lower() in _RISING and each.head.dep_ != "amod"
        for each in token.sent
        if each.pos_ == "VERB"
    )
    toll = any(each.lemma_.lower() in _NUMBERED for each in token.sent)
    return Toll(harm, None if count.is_range else count.value, token.i, newer and toll)


def _lives(objects: tuple[Token, ...]) -> Token | None:
    return next((token for token in objects if token.lemma_.lower() == "life"), None)


# -- how many a noun phrase counts ------------------------------------------------------------------------------


def counted(noun: Token) -> Number | None:
    """Give how many people a noun phrase counts, those joined to it by "and" included; None if it does not say.

    What stands behind "including" is in the number already.
    """
    first = _own_count(noun)
    if first is None and noun.pos_ == "PROPN" and any(_own_count(other) for other in _joined(noun)):
        first = Number(noun.i, noun.i + 1, 1)
    if first is None:
        return None
    total, ranged = first.value, first.is_range
    for other in _joined(noun):
        more = _own_count(other)
        if more is not None and more.start != first.start:
            total, ranged = total + more.value, ranged or more.is_range
    return Number(first.start, first.end, total, ranged)


def _joined(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        between = {token.lower_ for token in noun.doc[noun.i : child.i]}
        if child.dep_ == "conj" and child.pos_ != "VERB" and not between & {"including", "among", "least"}:
            yield child
            yield from _joined(child)


def _own_count(noun: Token) -> Number | None:
    if noun.lemma_.lower() in _NOBODY:
        return None
    if noun.lower_ in _OPEN or any(child.lower_ in _OPEN for child in noun.children if child.i < noun.i):
        return Number(noun.i, noun.i + 1, 0, is_range=True)
    number = number_at(noun)
    if number is not None:
        return number
    if noun.lemma_.lower() in _OF_PEOPLE:
        of = (inner for prep in noun.children if prep.lower_ == "of" for inner in prep.children)
        return next((count for inner in of if (count := _own_count(inner)) is not None), None)
    for child in noun.children:
        if child.dep_ in ("nummod", "quantmod", "det", "amod", "nmod", "compound") and child.i < noun.i:
            number = number_at(child)
            if number is not None:
                return number
    single = noun.lemma_.lower() in _SOMEBODY and noun.tag_ == "NN"
    if single and any(child.lower_ in ("a", "an") for child in noun.children):
        return Number(noun.i, noun.i + 1, 1)
    return None


def _just_before(state: Token) -> Number | None:
    """Give the number that "dead" or "wounded" is said of, by the order of the words: "left 40 villagers dead"."""
    doc, place = state.doc, state.i - 1
    if place >= state.sent.start and doc[place].lemma_.lower() == "be":
        place -= 1
    steps = 0
    if any(token.lower_ in _NEGATIONS for token in doc[max(place - 7, state.sent.start) : state.i]):
        return None
    while place >= state.sent.start and steps < 4:
        token = doc[place]
        number = number_at(token) or (_own_count(token) if token.pos_ == "NOUN" else None)
        if number is not None:
            return number
        if (
            token.is_punct
            or token.pos_ not in ("NOUN", "ADJ", "PROPN", "ADV")
            or token.lemma_.lower() in _NOBODY
        ):
            return None
        place, steps = place - 1, steps + 1
    return None


def _numbered(noun: Token) -> Toll | None:
    """Read "the death toll rose to 31 from 27", "the number of wounded stands at 60"."""
    sentence = noun.sent
    harm = _harm_of(noun)
    if harm is None:
        return None
    numbers = [
        number
        for token in sentence
        if abs(token.i - noun.i) < 14 and (number := number_at(token)) is not None and number.start == token.i
    ]
    best: Number | None = None
    for number in numbers:
        opener = _opener(noun.doc, number.start)
        if opener == "to":
            best = number
            break
        if best is None and opener in _BEFORE_TOTAL and number.start > noun.i:
            best = number
    if best is None:
        return None
    newer = any(token.lemma_.lower() in _RISING or token.lower_ == "now" for token in sentence)
    return Toll(harm, None if best.is_range else best.value, noun.i, newer)


def _opener(doc: Doc, start: int) -> str:
    """Give the word in front of a number, "at least", "more than" and the like passed over."""
    place = start - 1
    while place > 0 and doc[place].lower_ in (
        "least",
        "than",
        "more",
        "some",
        "about",
        "over",
        "around",
        "nearly",
    ):
        place -= 1
    if place > 0 and doc[place].lower_ == "at" and doc[place + 1].lower_ == "least":
        place -= 1
    return doc[place].lower_ if place >= 0 else ""


def _harm_of(noun: Token) -> Harm | None:
    if noun.lemma_.lower() == "toll":
        before = {child.lemma_.lower() for child in noun.children}
        return "injured" if before & {"injury", "injured", "wounded"} else "killed"
    about = {token.lower_ for token in noun.subtree}
    if about & {"dead", "deaths", "death", "killed", "fatalities"}:
        return "killed"
    return "injured" if about & {"injured", "wounded", "injuries", "hurt"} else None
