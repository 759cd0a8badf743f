"""Gives each event its date: the one in its own phrase, then in its own clause; never one from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as date_type

from spacy.tokens import Doc, Token

from kg.annotate import Annotations
from kg.annotate.bearing_words import MOTION
from kg.annotate.verb_group import group_of
from kg.annotate.when import FoundDate
from kg.facts.anchoring import bases_of_anchors, set_anchored
from kg.facts.date_discourse import set_from_discourse
from kg.facts.date_scope import (
    holds_in_clause,
    is_bound_elsewhere,
    is_what_lies_ahead,
    other_noun,
    takes_place_in,
)
from kg.facts.draft import Draft
from kg.model import When

_BORROWED = 5


def set_dates(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set ``when`` of the drafts; an event without a date in reach keeps none."""
    dated = [(found, _head_of(notes.doc, found)) for found in notes.dates if found.when is not None]
    bases = bases_of_anchors(notes, drafts)
    for draft in drafts:
        told = draft.head.dep_ in ("nsubj", "nsubjpass")  # a clause of its own: "the day the talks began"
        nearest = 0 if draft.head.i in bases and not told else _BORROWED
        for found, head in dated:
            if _is_reserved(head.i, draft.head.i, bases):
                continue
            within = draft.head.i < head.i < bases.get(draft.head.i, 0)
            rank = 0 if within else _rank(draft, head, found, notes.article.published)
            if rank is not None and rank <= nearest and rank < draft.when_rank:
                draft.when, draft.when_rank = found.when, rank
    set_anchored(notes, drafts)
    set_from_discourse(notes, drafts)
    for draft in drafts:
        if draft.when is None and (borrowed := _borrowed(draft, drafts)):
            draft.when, draft.when_rank = borrowed, _BORROWED


def _is_reserved(date: int, event: int, bases: Mapping[int, int]) -> bool:
    """Tell whether a date stands in the words of an event that this one is counted from."""
    return any(base < date < end and event != base for base, end in bases.items())


def _head_of(doc: Doc, found: FoundDate) -> Token:
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    assert span is not None
    return span.root


def _rank(draft: Draft, date: Token, found: FoundDate, published: date_type | None) -> int | None:
    """Give how near a date is to an event: 0 in its phrase, 1 in its clause, None if it belongs to another."""
    if date.sent != draft.head.sent or is_bound_elsewhere(draft, date, found):
        return None
    path = _path(date)
    if (noun := other_noun(draft, path)) is not None:
        return 4 if takes_place_in(draft, noun) else None
    if draft.head in path and path.index(draft.head) <= 4 and not _crosses(path, draft.head):
        return 0
    rank = holds_in_clause(draft, date)
    ahead = published is not None and found.when is not None and found.when.earliest > published
    return 2 if rank is None and ahead and is_what_lies_ahead(draft, date) else rank


def _path(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head != path[-1]:
        path.append(path[-1].head)
    return path


def _crosses(path: list[Token], head: Token) -> bool:
    """Tell whether another verb lies between the date and the event."""
    between = path[1 : path.index(head)]
    return any(token.pos_ in ("VERB", "AUX") for token in between)


def _borrowed(draft: Draft, drafts: Sequence[Draft]) -> When | None:
    """Take the date of what happens in the same breath: "met on Monday for talks", "met on Monday and signed"."""
    for other in drafts:
        if other is draft or other.when is None or other.when_rank >= _BORROWED:
            continue
        same_clause = other.clause == draft.clause and other.head == draft.clause
        if same_clause or _in_one_breath(draft.clause, other.clause):
            return other.when
    return None


def _in_one_breath(verb: Token, other: Token) -> bool:
    """Tell whether two verbs share a subject and a tense: "visited Oslo on Monday and met Veld", "..., meeting Veld"."""
    if verb == other or verb.pos_ != "VERB" or other.pos_ != "VERB":
        return False
    first, second = (other, verb) if verb in other.subtree or verb.head == other else (verb, other)
    if second.head != first or any(
        child.dep_ in ("nsubj", "nsubjpass", "mark", "neg") for child in second.children
    ):
        return False
    if second.dep_ == "conj":
        return first.tag_ == second.tag_
    if second.dep_ != "advcl" or second.i < first.i:
        return False
    purpose = group_of(second).infinitive and first.lemma_.lower() in MOTION
    return purpose or (second.tag_ == "VBG" and first.tag_ == "VBD")
