"""How a name stands in its sentence: beside an office, or where only people (and bodies) stand."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention
from kg.annotate.titles import HEADS, PERSON_NOUNS, SOFT
from kg.events.speech import SPEECH
from kg.model import EntityKind

_HOLDERS = HEADS | PERSON_NOUNS
# What bodies and states are called as well: "rival Airline", "the ally Norland", "Acme is the leader".
_ALSO_BODIES = SOFT | frozenset(
    """rival ally friend neighbour neighbor twin successor predecessor contender candidate host victim survivor witness
    veteran national native resident agent facilitator organiser organizer moderator trader lobbyist peer incumbent
    employee contractor smuggler trafficker militant rebel publisher""".split()
)
_SAYING = frozenset(trigger.lemma for frame in SPEECH for trigger in frame.verbs)
# What companies and states do as often as people do.
_ANYBODY = frozenset("report signal indicate support back post estimate reveal disclose announce".split())
_ACTING = frozenset(
    """fly arrive travel visit depart land meet speak talk attend chair host greet smile resign retire die bear
    accompany discuss brief telephone phone ring dine sit stand walk shake flank lead head succeed replace tour
    inaugurate co-chair join sign accept hold defend boycott negotiate embrace decline refuse attempt congratulate thank hail represent study graduate marry""".split()
)
_DONE_TO_PEOPLE = frozenset(
    """meet receive greet welcome host telephone phone call thank summon invite appoint name nominate elect re-elect
    dismiss sack fire replace succeed swear inform brief interview congratulate arrest detain jail imprison release
    pardon extradite kill assassinate poison expel see accompany telegraph quote accuse blame praise ask charge convict indict remove question sentence escort
    impeach acquit oust pay-tribute remember replace""".split()
)
_NAMING = frozenset(
    "appoint name nominate elect choose pick dismiss sack replace succeed oust unseat sanction".split()
)
_ENCOUNTERS = frozenset(
    "talk meeting call conversation phone summit encounter consultation discussion negotiation visit interview".split()
)
_PERSONAL = frozenset(
    """visit remark comment speech office lawyer spokesman spokeswoman spokesperson deputy predecessor successor
    predecessors trip arrival resignation appointment wife husband son daughter aide father mother death
    counterpart statement interview call tenure""".split()
)
_INSIDE_A_NOUN_PHRASE = frozenset(("DET", "ADJ", "PROPN", "NOUN", "NUM", "PART", "ADV", "CCONJ"))
_REACH = 14  # tokens that an apposition may run
_CLOSERS = frozenset((",", ")", "–", "—", ";", ".", "-", "and"))


def stands_by_an_office(doc: Doc, start: int, end: int, *, surely: bool = False) -> bool:
    """Tell whether an office or a noun of people stands beside the name: before it, in apposition, over a verb.

    ``surely`` leaves out nouns that bodies bear as well ("rival", "leader").
    """
    holders = _HOLDERS - _ALSO_BODIES if surely else _HOLDERS
    return (
        _directly_behind(doc, start, holders)
        or _before_apposition(doc, start, end, holders)
        or _behind_apposition(doc, start, end, holders)
        or _is_made(doc, start, end, holders)
    )


def stands_like_a_person(doc: Doc, start: int, end: int, taken: Mapping[int, Mention]) -> bool:
    """Tell whether the name does, or is done to, or owns what people do, are done to and own."""
    root = _root(doc, start, end)
    verb = root.head
    lemma = verb.lemma_.lower()
    after = doc[end].lower_ if end < len(doc) else ""
    if acts(doc, start, end):
        return True
    if root.dep_ == "dobj" and lemma in _DONE_TO_PEOPLE:
        return True
    if root.dep_ == "pobj" and verb.dep_ == "agent":
        return True
    if after in ("who", "whose", "whom") or (
        after == "and" and doc[end : end + 2][-1].lower_ in ("his", "her")
    ):
        return True
    if root.dep_ == "conj" and _is_person(root.head, taken):
        return True
    if any(child.dep_ == "conj" and _is_person(child, taken) for child in root.children):
        return True
    if after in ("'s", "’s") and end + 1 < len(doc) and doc[end + 1].lower_ in _PERSONAL:
        return True
    return (
        speaks(doc, start, end)
        or _is_met(doc, start)
        or _is_among_people(doc, start)
        or _is_of_a_country(doc, end, taken)
    )


def acts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name does what people do, as subject or behind "by"."""
    root = _root(doc, start, end)
    if root.dep_ in ("nsubj", "nsubjpass"):
        return root.head.lemma_.lower() in _ACTING
    return root.dep_ == "pobj" and root.head.dep_ == "agent" and root.head.head.lemma_.lower() in _ACTING


def speaks(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name says something: as subject, behind a quotation, behind "according to"."""
    root = _root(doc, start, end)
    if root.dep_ == "nsubj" and root.head.lemma_.lower() in _SAYING - _ANYBODY:
        return True
    if start > 1 and doc[start - 1].lemma_.lower() in _SAYING and doc[start - 2].text in (",", '"', "'"):
        return True
    if end < len(doc) and doc[end].pos_ == "VERB" and doc[end].lemma_.lower() in _SAYING - _ANYBODY:
        return True
    return start > 1 and doc[start - 1].lower_ == "to" and doc[start - 2].lower_ == "according"


def _is_person(token: Token, taken: Mapping[int, Mention]) -> bool:
    mention = taken.get(token.i)
    return mention is not None and mention.kind is EntityKind.PERSON


def _is_of_a_country(doc: Doc, end: int, taken: Mapping[int, Mention]) -> bool:
    """Tell whether a country follows as where the person comes from: "X of Canada"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return False
    following = taken.get(end + 1) or (taken.get(end + 2) if doc[end + 1].lower_ == "the" else None)
    return following is not None and following.kind is EntityKind.COUNTRY


def _is_among_people(doc: Doc, start: int) -> bool:
    """Tell whether the name is one of several people: "negotiators including X", "officials such as X"."""
    before = doc[start - 1] if start else None
    if before is None:
        return False
    if before.lemma_ == "include" and any(
        child.dep_ == "nsubj" and _is_holder(child) for child in before.children
    ):
        return True
    if before.lower_ not in ("including", "as", "like"):
        return False
    for place in range(start - 2, max(-1, start - 8), -1):
        if doc[place].tag_ == "NNS" and _is_holder(doc[place]):
            return True
    return False


def _root(doc: Doc, start: int, end: int) -> Token:
    """Give the last word of the name that hangs on a word outside; the parser may hang several there."""
    outside = [
        token for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i
    ]
    return outside[-1]


def _is_met(doc: Doc, start: int) -> bool:
    """Tell whether the name stands behind "talks with", "met with", "meeting between", "call to"."""
    if start < 2:
        return False
    if doc[start - 1].lower_ in ("on", "against") and "sanction" in (
        doc[start - 2].lemma_,
        doc[start - 1].head.lemma_,
    ):
        return True
    if doc[start - 1].lower_ not in ("with", "between"):
        return False
    first = max(doc[start].sent.start, start - 7)
    return any(
        doc[place].lemma_.lower() in _ENCOUNTERS | {"meet", "speak"} for place in range(first, start - 1)
    )


def _is_holder(token: Token, holders: frozenset[str] = _HOLDERS) -> bool:
    return token.lower_ in holders or token.lemma_.lower() in holders


def _directly_behind(doc: Doc, start: int, holders: frozenset[str]) -> bool:
    """Tell whether a noun of people in small letters leads the name: "envoy X", "the diplomat X"."""
    before = doc[start - 1] if start else None
    return (
        before is not None and before.text.islower() and before.pos_ != "VERB" and _is_holder(before, holders)
    )


def _behind_apposition(doc: Doc, start: int, end: int, holders: frozenset[str]) -> bool:
    """Tell whether an office leads the name over a comma: "the foreign minister of Peru, X, said"."""
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or doc[end].lower_ not in _CLOSERS:
        return False
    sentence, seen = doc[start].sent.start, False
    for place in range(start - 2, max(sentence - 1, start - 2 - _REACH), -1):
        token = doc[place]
        if token.is_punct and token.text != "-":
            break
        if _is_finite(token):
            break
        if _is_holder(token, holders) and token.pos_ != "VERB":
            seen = not (token.lower_ in SOFT and token.pos_ == "ADJ")
            break
    return seen


def _before_apposition(doc: Doc, start: int, end: int, holders: frozenset[str]) -> bool:
    """Tell whether an office follows the name over a comma: "X, the ambassador of Ghana,", "X, Peru's envoy"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "–", "—"):
        return False
    sentence = doc[start].sent.end
    place = end + 1
    if doc[place].lower_ in ("who", "whom") or (doc[place].lower_ == "whose" and end - start > 1):
        return True
    if doc[place].is_digit and place + 1 < len(doc) and doc[place + 1].text in (",", ")"):
        return 17 < int(doc[place].text) < 100
    while place < min(sentence, end + _REACH) and (
        doc[place].pos_ in _INSIDE_A_NOUN_PHRASE or doc[place].text in ("-", "'s", "’s", "'")
    ):
        following = doc[place + 1] if place + 1 < len(doc) else None
        last = following is None or following.pos_ not in ("NOUN", "PROPN") or not following.text.islower()
        if _is_holder(doc[place], holders) and doc[place].pos_ != "VERB" and last:
            return not _has_its_own_name(doc, place + 1) and _closes(doc, place + 1, sentence)
        place += 1
    return False


def _has_its_own_name(doc: Doc, place: int) -> bool:
    """Tell whether the office leads another name: "In Tavush, Prime Minister Y said"."""
    return place < len(doc) and doc[place].pos_ == "PROPN" and doc[place].text[0].isupper()


def _closes(doc: Doc, place: int, end: int) -> bool:
    """Tell whether the apposition ends before a finite verb: not "In Tavush, the prime minister said"."""
    for token in doc[place : min(end, place + _REACH)]:
        if token.text in (",", ")", ".", ";", "–", "—", '"', "”"):
            return True
        if token.lower_ in ("who", "that", "which", "whose"):
            return True
        if _is_finite(token):
            return False
    return True


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _is_made(doc: Doc, start: int, end: int, holders: frozenset[str]) -> bool:
    """Tell whether the name is appointed, resigns or is something: "appointed X as envoy", "X is the envoy"."""
    root = _root(doc, start, end)
    verb = root.head
    lemma = verb.lemma_.lower()
    if lemma in _NAMING and root.dep_ in ("dobj", "nsubjpass", "nsubj") and _names_an_office(verb, holders):
        return True
    if root.dep_ in ("nsubj", "nsubjpass") and lemma in ("be", "become", "remain", "serve", "resign", "act"):
        return _names_an_office(verb, holders)
    return False


def _names_an_office(verb: Token, holders: frozenset[str]) -> bool:
    """Tell whether an office is what somebody is, or is made: "as defence minister", "special envoy"."""
    for child in verb.children:
        if child.dep_ in ("attr", "oprd", "dobj") and _is_holder(child, holders):
            return True
        if child.lower_ == "as" and any(_is_holder(grand, holders) for grand in child.children):
            return True
    return False
