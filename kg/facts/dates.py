"""Gives each event its date: the one in its own phrase, then in its own clause; never one from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.annotate import Annotations
from kg.annotate.when import FoundDate
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.model import When

_SAYING = frozenset("say tell add report state announce note write confirm warn claim".split())
_SAME_DAY = ("ahead", "before", "during", "at", "for", "sidelines", "in")


def set_dates(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set ``when`` of the drafts; an event without a date in reach keeps none."""
    dated = [(found, _head_of(notes.doc, found)) for found in notes.dates if found.when is not None]
    for draft in drafts:
        for found, head in dated:
            rank = _rank(draft, head, found)
            if rank is not None and rank < draft.when_rank:
                draft.when, draft.when_rank = found.when, rank
    for draft in drafts:
        if draft.when is None and (borrowed := _borrowed(draft, drafts)):
            draft.when, draft.when_rank = borrowed, 5


def _head_of(doc: Doc, found: FoundDate) -> Token:
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    assert span is not None
    return span.root


def _rank(draft: Draft, date: Token, found: FoundDate) -> int | None:
    """Give how near a date is to an event: 0 in its phrase, 1 in its clause, None if it belongs to another."""
    if date.sent != draft.head.sent:
        return None
    path = _path(date)
    if draft.head in path and path.index(draft.head) <= 3 and not _crosses(path, draft.head):
        return 0
    verb = clause_of(date)
    if verb in (draft.clause, draft.head):
        return 1
    if (
        draft.head.pos_ in ("NOUN", "PROPN")
        and verb in _path(draft.head)[:5]
        and verb.lemma_ not in _SAYING
        and _near(draft, verb)
    ):
        return 3
    return None


def _path(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head != path[-1]:
        path.append(path[-1].head)
    return path


def _crosses(path: list[Token], head: Token) -> bool:
    """Tell whether another verb lies between the date and the event."""
    between = path[1 : path.index(head)]
    return any(token.pos_ in ("VERB", "AUX") for token in between)


def _near(draft: Draft, verb: Token) -> bool:
    """Tell whether the event hangs on the verb by a preposition that puts the two on one day."""
    for token in _path(draft.head)[1:]:
        if token == verb:
            return False
        if token.dep_ in ("prep", "advmod") and token.lower_ in _SAME_DAY:
            return True
    return False


def _borrowed(draft: Draft, drafts: Sequence[Draft]) -> When | None:
    """Take the date of the event that is the same clause's verb ("met on Monday for talks")."""
    for other in drafts:
        if (
            other is not draft
            and other.when is not None
            and other.clause == draft.clause
            and other.head == draft.clause
        ):
            return other.when
    return None
