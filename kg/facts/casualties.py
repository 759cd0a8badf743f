"""Gives the killed and the injured to the attack or the protest that the text tells of."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.agents import AgentReader
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.facts.places import EventPlaces
from kg.facts.tolls import Harm, Toll, find_tolls

_BLOODY = ("Attack", "Protest")
# Whoever died of these died of no attack.
_OTHER_CAUSES = frozenset(
    """earthquake flood flooding crash accident storm landslide hurricane cyclone typhoon disease epidemic outbreak
    famine wildfire virus avalanche collision derailment stampede drought cholera tsunami""".split()
)
_REACH = 2  # sentences


def set_casualties(notes: Annotations, agents: AgentReader, drafts: Sequence[Draft]) -> None:
    """Give each toll to the attack or protest it belongs to, and set ``killed`` and ``injured`` of these.

    An attack told only by its dead gets day and place from what its sentence says of how they died.
    """
    bloody = [draft for draft in drafts if draft.frame.name in _BLOODY]
    if not bloody:
        return
    tolls = find_tolls(notes.doc)
    counting = {toll.token for toll in tolls}
    for toll in tolls:
        word = notes.doc[toll.token]
        target = _target(word, bloody, counting)
        if target is None:
            notes.drop(
                word.i, word.i + 1, f"casualties.{toll.harm}", "no attack or protest that it belongs to"
            )
        else:
            target.tolls.append(toll)
    places = EventPlaces(notes, agents)
    for draft in bloody:
        settle(draft)
        if draft.tolls:
            _add_circumstances(notes, places, draft)


def _add_circumstances(notes: Annotations, places: EventPlaces, draft: Draft) -> None:
    """Take day and place from the clause of "when rockets landed in X on Monday", and from "killed two, hurt ten on Monday"."""
    verbs = [notes.doc[toll.token] for toll in draft.tolls if notes.doc[toll.token].sent == draft.head.sent]
    near = [
        child
        for each in verbs
        for verb in (each, each.head)
        for child in (each, *verb.children)
        if child.dep_ in ("advcl", "conj", "ROOT") and child.pos_ == "VERB" and child.sent == draft.head.sent
    ]
    if draft.place is None and draft.head.pos_ == "VERB":
        places.find(draft, [(verb, 5) for verb in near])
        for verb in near:
            places.find_far(draft, verb)
    own = {token.i for token in draft.head.sent}
    dates = {
        found.when: span.root
        for found in notes.dates
        if found.when is not None
        and (span := notes.doc.char_span(found.start, found.end, alignment_mode="expand")) is not None
        and span.root.i in own
    }
    if draft.when is None and len(dates) == 1:
        when, root = next(iter(dates.items()))
        published = notes.article.published
        if clause_of(root) in near and not (published and when.earliest > published):
            draft.when, draft.when_rank = when, 5


def settle(draft: Draft) -> None:
    """Set ``killed`` and ``injured`` to the one figure that the text vouches for: the newest, else the largest.

    None where two sources give two figures.
    """
    draft.killed, draft.injured = _figure(draft.tolls, "killed"), _figure(draft.tolls, "injured")


def _figure(tolls: Sequence[Toll], harm: Harm) -> int | None:
    told = [toll for toll in tolls if toll.harm == harm and toll.count is not None]
    newer = [toll for toll in told if toll.is_newer]
    if newer:
        return max(newer, key=lambda toll: toll.token).count
    if len({toll.source for toll in told if toll.source}) > 1 and len({toll.count for toll in told}) > 1:
        return None
    return max((toll.count for toll in told if toll.count is not None), default=None)


def _target(word: Token, bloody: Sequence[Draft], counting: set[int]) -> Draft | None:
    """Give the attack of the word's own sentence, else the nearest one told in the two sentences before.

    The words of ``counting`` ("killed") tell of an attack by themselves only where no other word does.
    """
    if any(token.lemma_.lower() in _OTHER_CAUSES for token in word.sent):
        return None
    own = [draft for draft in bloody if draft.head.sent == word.sent]
    if own:
        named = [draft for draft in own if draft.head.i not in counting]
        itself = [draft for draft in own if draft.head == word]
        return min(named or itself or own, key=lambda draft: abs(draft.head.i - word.i))
    before = [
        draft for draft in bloody if draft.head.i < word.i and _sentences_apart(draft.head, word) <= _REACH
    ]
    return (
        max(before, key=lambda draft: (draft.head.sent.start, draft.head.i not in counting))
        if before
        else None
    )


def _sentences_apart(first: Token, second: Token) -> int:
    return sum(1 for place in range(first.i + 1, second.i + 1) if first.doc[place].is_sent_start)
