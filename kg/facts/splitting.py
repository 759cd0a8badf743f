"""Takes apart what one verb tells of several days: "met A on Monday and B on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.annotate.when import FoundDate
from kg.facts.agents import AgentReader
from kg.facts.clauses import own_words
from kg.facts.draft import Draft, Part
from kg.model import EntityKind

_JOINTS = frozenset(("and", ",", ";", "then", "before", "but"))
_NOT_ITS_DAY = frozenset("since until from before after by".split())  # in front of a date
_TALKED_OF = ("Meeting", "Visit", "PhoneCall", "Negotiation", "Attack", "Sanction", "Summit")


def split(notes: Annotations, agents: AgentReader, draft: Draft) -> Iterator[Draft]:
    """Give a draft for each day that its verb tells of with participants or a place of its own."""
    stretches = _stretches(notes, draft)
    own = [[part for part in draft.parts.values() if part.token in each] for each, _ in stretches]
    own = [
        parts or _named_in(notes, agents, each, own[0])
        for parts, (each, _) in zip(own, stretches, strict=True)
    ]
    places = [_place_in(notes, agents, each) for each, _ in stretches]
    if len(stretches) < 2 or not all(
        parts or place is not None for parts, place in zip(own, places, strict=True)
    ):
        yield draft
        return
    moving = {part.referent for parts in own for part in parts}
    shared = {key: part for key, part in draft.parts.items() if key not in moving}
    for place, ((tokens, found), parts) in enumerate(zip(stretches, own, strict=True)):
        here = places[place]
        yield replace(
            draft,
            mentions=draft.mentions if place == 0 else [(tokens.start, tokens.stop)],
            parts={
                **{key: replace(part) for key, part in shared.items()},
                **{part.referent: part for part in parts},
            },
            place=here
            if here is not None
            else None
            if any(each is not None for each in places)
            else draft.place,
            place_rank=0 if here is not None else draft.place_rank,
            when=found.when,
            tolls=list(draft.tolls) if place == 0 else [],
            cue_modes=set(draft.cue_modes),
        )


def _stretches(notes: Annotations, draft: Draft) -> Sequence[tuple[range, FoundDate]]:
    """Give the stretches of a verb's clause that each hold one day, the words before the verb left out."""
    verb = draft.head
    if verb.pos_ != "VERB" or draft.frame.name not in _TALKED_OF:
        return []
    own = {token.i for token in own_words(verb)}
    dates = [
        (span.start, span.end, found)
        for found in notes.dates
        if found.when is not None
        and found.bound is None
        and (span := notes.doc.char_span(found.start, found.end, alignment_mode="expand")) is not None
        and verb.sent.start <= span.start < verb.sent.end
        and span.root.i in own
        and notes.doc[max(span.start - 1, 0)].lower_ not in _NOT_ITS_DAY
    ]
    if len(dates) < 2 or len({found.when.isoformat() for _, _, found in dates if found.when}) < len(dates):
        return []
    before = dates[0][0] < verb.i
    found = []
    for place, (start, end, date) in enumerate(dates):
        first = verb.i + 1 if place == 0 else (start if before else dates[place - 1][1])
        last = dates[place + 1][0] if before and place + 1 < len(dates) else (_end(verb) if before else end)
        if place and not _is_joined(verb, first):
            return []
        found.append((range(first, last), date))
    return found


def _is_joined(verb: Token, start: int) -> bool:
    """Tell whether a stretch goes on with "and": otherwise both dates belong to one happening."""
    doc = verb.doc
    near = doc[max(start - 2, verb.sent.start) : start + 2]
    return any(token.lower_ in _JOINTS for token in near)


def _end(verb: Token) -> int:
    return max(token.i for token in own_words(verb)) + 1


def _named_in(notes: Annotations, agents: AgentReader, tokens: range, like: list[Part]) -> list[Part]:
    """Give the persons that a stretch names though the parser hung them elsewhere, in the role of those before."""
    if not like:
        return []
    found = {
        notes.at[place]: place
        for place in tokens
        if place in notes.at and agents.kind(notes.at[place]) is EntityKind.PERSON
    }
    return [replace(like[0], referent=person, token=token, confidence=0.5) for person, token in found.items()]


def _place_in(notes: Annotations, agents: AgentReader, tokens: range) -> int | None:
    """Give the last place that a stretch names behind "in", "at", "to" or as an object."""
    for place in reversed(tokens):
        token = notes.doc[place]
        here = agents.place_at(token)
        if here is not None and token.dep_ in ("pobj", "dobj", "conj", "appos") and token.pos_ == "PROPN":
            return here
    return None
