"""Capitals that act for their states: "Warsaw protested" speaks of Poland though the text may never name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention, Referent
from kg.annotate.salience import SUBJECTS
from kg.authority import Authority, fold
from kg.model import EntityKind

# What is true of a city: "Warsaw lies on the Vistula", "Paris is hosting", "Vienna woke up".
_OF_CITIES = frozenset(
    """be lie sit become have host see wake sleep celebrate experience suffer witness stand remain grow rank boast
    feature welcome look feel get come lose win play beat hold open house shut freeze flood burn""".split()
)
# What states have: "Warsaw's ambassador", "Warsaw's offer".
_OF_STATES = frozenset(
    """ambassador envoy government offer decision proposal position ally allies stance ministry diplomat foreign troops
    sanction demand request response plan policy support refusal claim accusation partner interest rejection
    permission pledge promise move threat warning bid candidacy negotiator delegation army military counterpart""".split()
)
_TIES = frozenset(
    "talk relation tie tension dialogue treaty agreement deal war rift dispute ceasefire truce".split()
)


def acting_states(
    doc: Doc, referents: Sequence[Referent], at: Mapping[int, int], authority: Authority
) -> list[Referent]:
    """Give the states that act by their capitals and that the text does not name, in the order of the text."""
    present = {referent.known for referent in referents if referent.kind is EntityKind.COUNTRY}
    found: dict[str, list[Mention]] = {}
    for referent in referents:
        if referent.kind is not EntityKind.PLACE:
            continue
        state = _state_of(referent, authority)
        if state is None or state in present:
            continue
        for mention in referent.mentions:
            if mention.is_name and _acts(doc[mention.start : mention.end].root, at, referents):
                found.setdefault(state, []).append(
                    Mention(mention.start, mention.end, EntityKind.COUNTRY, mention.text, "capital", state)
                )
    return [
        Referent(EntityKind.COUNTRY, (authority.known[state].name,), tuple(mentions), state)
        for state, mentions in found.items()
    ]


def states_of_capitals(referents: Sequence[Referent], authority: Authority) -> dict[int, int]:
    """Give for each capital named the state that it is the capital of, if the text names that too."""
    countries = {
        referent.known: number
        for number, referent in enumerate(referents)
        if referent.kind is EntityKind.COUNTRY and referent.known
    }
    return {
        number: countries[state]
        for number, referent in enumerate(referents)
        if referent.kind is EntityKind.PLACE and (state := _state_of(referent, authority)) in countries
    }


def _state_of(referent: Referent, authority: Authority) -> str | None:
    """Give the id of the state whose seat of government a place is, if it is one state's."""
    states = {state for name in referent.names for state in authority.seats.get(fold(name), ())}
    if len(states) != 1:
        return None
    (state,) = states
    capital = authority.known[state].capital
    return state if referent.known is None or capital is None or referent.known == capital else None


def _acts(token: Token, at: Mapping[int, int], referents: Sequence[Referent]) -> bool:
    """Tell whether a capital does what only a state does."""
    while token.dep_ == "conj" and token.head.i in at:
        token = token.head
    if token.dep_ in SUBJECTS:
        verb = token.head
        return verb.pos_ == "VERB" and verb.lemma_ not in _OF_CITIES and token.dep_ == "nsubj"
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in _OF_STATES
    if token.dep_ == "agent" or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return True
    return _is_party(token, at, referents)


def _is_party(token: Token, at: Mapping[int, int], referents: Sequence[Referent]) -> bool:
    """Tell whether a capital is one of two parties: "talks between Warsaw and Minsk", "relations with Warsaw"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("between", "with"):
        return False
    above = token.head.head
    joined = token.head.lower_ == "with" or any(
        child.dep_ == "conj" and child.i in at and referents[at[child.i]].kind is not EntityKind.PERSON
        for child in token.children
    )
    return joined and above.lemma_.lower() in _TIES
