"""The phrases that belong to a noun, also where the parser hung them on a word in between."""

from __future__ import annotations

from spacy.tokens import Token

from kg.facts.agents import AgentReader
from kg.facts.clauses import prepositional
from kg.facts.supports import Support
from kg.facts.triggers import Trigger
from kg.model import EntityKind

Phrases = dict[str, tuple[Token, ...]]
# Prepositions of a noun that may be hung on a word in between: "a loan of X euros *for* Y".
_HANGING = ("between", "by", "for", "with", "against")
_PAIRED = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_BEFORE = 5  # tokens before a noun in which a pair of names stands: "Kenya-Uganda border fisheries talks"
_ON_THE_VERB = ("between", "among", "against")


def phrases_of(trigger: Trigger, agents: AgentReader, support: Support | None = None) -> Phrases:
    """Give the objects of each preposition on a noun, on a place or day in its phrase, or on its verb."""
    near, deep = _heads(trigger, agents)
    found: Phrases = {}
    for head in near:
        for name, objects in prepositional(head).items():
            found[name] = (*found.get(name, ()), *objects)
    for head in deep:
        for name, objects in prepositional(head).items():
            if name in _HANGING:
                found.setdefault(name, objects)
    return found if support is None else _with_support(trigger, support, found)


def paired(trigger: Trigger, agents: AgentReader) -> list[Token]:
    """Give both names of a pair before a noun: "Kenya-Uganda talks", "the Kenyan-Ugandan border treaty"."""
    doc, at = trigger.head.doc, agents.notes.at
    first = max(trigger.head.sent.start + 1, trigger.start - _BEFORE)
    for dash in (token for token in doc[first : trigger.start] if token.text in ("-", "–")):
        pair = [token for token in (doc[dash.i - 1], doc[dash.i + 1]) if token.i in at]
        known = {at[token.i] for token in pair}
        if len(known) > 1 and all(agents.kind(each) in _PAIRED for each in known):
            return pair
    return []


def _heads(trigger: Trigger, agents: AgentReader) -> tuple[list[Token], list[Token]]:
    """Give the words whose phrases are the noun's own, and those further in."""
    near, deep = list(trigger.head.doc[trigger.start : trigger.end]), list[Token]()
    for token in trigger.head.subtree:
        if token.dep_ != "pobj" or token.i <= trigger.head.i or token.head.head not in near + deep:
            continue
        is_setting = token.ent_type_ in ("DATE", "TIME") or agents.place_at(token) is not None
        (near if is_setting else deep).append(token)
    return near, deep


def _with_support(trigger: Trigger, support: Support, found: Phrases) -> Phrases:
    """Add what hangs on the verb, or on the portion of the noun: "20 million pounds of aid to Y"."""
    for name in _ON_THE_VERB:
        if name not in found and name in trigger.frame.prepositions:
            found[name] = prepositional(support.verb).get(name, ())
    if support.head != trigger.head:
        return {**prepositional(support.head), **found}
    return found
