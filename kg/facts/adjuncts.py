"""Phrases that say who else has a hand in an event: "at the invitation of X", "under X's mediation", "X-brokered"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.facts.clauses import before_next_subject, coordinated, own_words
from kg.model import Role

_PHRASES: dict[str, Role] = {
    "invitation": Role.HOST,
    "hospitality": Role.HOST,
    "chairmanship": Role.HOST,
    "patronage": Role.HOST,
    "mediation": Role.MEDIATOR,
    "facilitation": Role.MEDIATOR,
    "auspices": Role.ORGANISER,
    "auspex": Role.ORGANISER,
    "aegis": Role.ORGANISER,
    "sponsorship": Role.ORGANISER,
    "presence": Role.ATTENDEE,
    "guest": Role.HOST,
    "honour": Role.GUEST,
    "honor": Role.GUEST,
}
_OPENERS = frozenset("at on upon under in with through by via thanks to after following as".split())
HELPERS: dict[str, Role] = {
    **dict.fromkeys("broker mediate facilitate moderate".split(), Role.MEDIATOR),
    **dict.fromkeys("host chair co-host co-chair".split(), Role.HOST),
    **dict.fromkeys("convene organise organize sponsor initiate arrange".split(), Role.ORGANISER),
}


def adjuncts(clause: Token, noun: Token) -> Iterator[tuple[Role, list[Token]]]:
    """Give the roles and heads of those whom such phrases of a clause and a noun name."""
    seen = set()
    for token in (*own_words(clause), *noun.subtree):
        if token.i in seen or token == noun:
            continue
        seen.add(token.i)
        if token.lemma_.lower() == "office" and any(child.lower_ == "good" for child in token.children):
            yield Role.MEDIATOR, before_next_subject(_owners(token)) if _owners(token) else []
        elif token.lower_ in ("them", "whom") and token.head.lower_ == "among":
            yield Role.ATTENDEE, _named_after(token)
        elif token.lemma_.lower() in _PHRASES and token.dep_ == "pobj" and token.head.lower_ in _OPENERS:
            yield _PHRASES[token.lemma_.lower()], _owners(token)
    for child in noun.subtree:
        role = HELPERS.get(child.lemma_.lower()) or HELPERS.get(_stem(child.lower_))
        if role is None or child == noun:
            continue
        if child.dep_ == "amod" and child.head == noun:
            yield role, [grand for grand in child.children if grand.i < child.i]
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            yield role, agents_behind(child)


def _stem(word: str) -> str:
    """Give the verb of a participle: "brokered", "mediated"."""
    return {"brokered": "broker", "mediated": "mediate", "hosted": "host", "facilitated": "facilitate"}.get(
        word, ""
    )


def _named_after(pronoun: Token) -> list[Token]:
    """Give the first of those named behind "among them"; the list goes on from there."""
    following = pronoun.doc[pronoun.i + 1 : pronoun.sent.end]
    heads = [token for token in following if token.pos_ == "PROPN" and token.dep_ != "compound"]
    return [token for head in heads[:4] for token in coordinated(head)]


def _owners(noun: Token) -> list[Token]:
    found = []
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            found += coordinated(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
            found += [
                token for grand in child.children if grand.dep_ == "pobj" for token in coordinated(grand)
            ]
    return found


def agents_behind(verb: Token) -> list[Token]:
    """Give X and Y of "hosted by X and Y"."""
    return [
        token
        for child in verb.children
        if child.lower_ == "by"
        for grand in child.children
        if grand.dep_ == "pobj"
        for token in before_next_subject(coordinated(grand))
    ]
