"""Dates that count from an event: "two days after the vote", "a day before the summit", "later the same day"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.annotate.when import FoundDate, anchor
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.model import Precision, When

_REACH = 8  # words between "two days after" and the event that it counts from
_RANK = 2
_AROUND = frozenset("ahead before after following".split())


def set_anchored(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set ``when`` of events that are told to lie so long before or after another one with a date."""
    for found in notes.dates:
        if found.anchor_offset is not None and found.anchor_offset.of_event:
            _count(notes, drafts, found)
    for draft in drafts:
        if draft.frame.name == "PressConference" and draft.when is None:
            _follow(draft, drafts)


def bases_of_anchors(notes: Annotations, drafts: Sequence[Draft]) -> dict[int, int]:
    """Give the events that another one is told from: head token, and where the words that tell of them end.

    The clause's date is not theirs, and a date within those words is nobody else's ("a day after the attack on
    Monday, they met", "ahead of a visit on Saturday, they met").
    """
    bases = {draft.head.i: _end_of_phrase(draft.head) for draft in drafts if _is_in_front(draft.head)}
    for date in notes.dates:
        if date.anchor_offset is None or not date.anchor_offset.of_event:
            continue
        span = notes.doc.char_span(date.start, date.end, alignment_mode="expand")
        base = _base_of(drafts, span.end, span.root) if span is not None else None
        if base is not None:
            bases[base.head.i] = _end_of_phrase(base.head)
    return bases


def _is_in_front(head: Token) -> bool:
    """Tell of "Ahead of the visit", "After talks" at the head of a clause."""
    prep = head.head
    if head.dep_ != "pobj" or prep.dep_ not in ("prep", "pcomp"):
        return False
    if prep.lower_ == "of" and prep.head.lower_ == "ahead":
        prep = prep.head
    verb = clause_of(prep)
    return prep.lower_ in _AROUND and head.i < verb.i and verb.pos_ in ("VERB", "AUX")


def _end_of_phrase(head: Token) -> int:
    """Give the token behind a noun at which a comma, a verb or the sentence ends what tells of it."""
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return token.i
    return head.sent.end


def _count(notes: Annotations, drafts: Sequence[Draft], found: FoundDate) -> None:
    span = notes.doc.char_span(found.start, found.end, alignment_mode="expand")
    assert span is not None
    base = _base_of(drafts, span.end, span.root)
    counted = _counted_event(drafts, base, span.root)
    start = when_of(drafts, base) if base is not None else _date_behind(notes, span.end)
    if base is None and start is None:
        start = _date_right_behind(notes, found.end)
    words = notes.article.text[found.start : found.end]
    if start is not None and counted is not None and counted.when is None:
        counted.when, counted.when_rank = anchor(found, start, words), _RANK
    elif base is not None and start is None and counted is not None and counted.when is not None:
        offset = found.anchor_offset
        if offset is not None and offset.amount is not None:
            turned = replace(found, anchor_offset=replace(offset, amount=-offset.amount))
            base.when, base.when_rank = anchor(turned, counted.when, counted.when.text), _RANK


def _base_of(drafts: Sequence[Draft], end: int, root: Token) -> Draft | None:
    """Give the event that the words count from: the first one named behind them."""
    stop = next((token.i for token in root.doc[end : root.sent.end] if token.is_punct), root.sent.end)
    behind = [draft for draft in drafts if end <= draft.head.i < min(stop, end + _REACH)]
    return min(behind, key=lambda draft: draft.head.i, default=None)


def _counted_event(drafts: Sequence[Draft], base: Draft | None, root: Token) -> Draft | None:
    """Give the event that the words date: the one of the clause that they stand in."""
    verb = clause_of(root)
    if base is not None and verb in (base.head, base.clause):
        verb = clause_of(verb.head) if verb.head != verb else verb
    others = [draft for draft in drafts if draft is not base]
    told = _told_by(others, verb)
    return told if told is not None or verb.dep_ != "advcl" else _told_by(others, clause_of(verb.head))


def _told_by(drafts: Sequence[Draft], verb: Token) -> Draft | None:
    own = [draft for draft in drafts if draft.head == verb]
    return next(iter(own or [draft for draft in drafts if draft.clause == verb]), None)


def when_of(drafts: Sequence[Draft], base: Draft) -> When | None:
    """Give the date of an event, or of the same kind of event told before it ("... the vote")."""
    if base.when is not None:
        return base.when
    before = [
        draft
        for draft in drafts
        if draft.frame is base.frame and draft.when is not None and draft.head.i < base.head.i
    ]
    return before[-1].when if before and base.definite else None


def _date_right_behind(notes: Annotations, end: int) -> When | None:
    """Give the day in "a day after Monday's vote", where the vote is no event that is read."""
    return next((each.when for each in notes.dates if end <= each.start <= end + len(" the ")), None)


def _date_behind(notes: Annotations, end: int) -> When | None:
    """Give the day in "a day after rebels had stormed the town on Monday"."""
    sentence = notes.doc[end - 1].sent
    last = notes.doc[sentence.end - 1]
    behind = [
        found
        for found in notes.dates
        if found.when is not None
        and notes.doc[end - 1].idx < found.start < last.idx
        and clause_of(_token_at(notes, found.start)).dep_ in ("advcl", "pcomp")
    ]
    return behind[0].when if behind else None


def _token_at(notes: Annotations, offset: int) -> Token:
    span = notes.doc.char_span(offset, offset + 1, alignment_mode="expand")
    assert span is not None
    return span.root


def _follow(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take for a press conference the day of what it follows: "after the talks they held a press conference"."""
    for word in draft.clause.children:
        if word.lower_ not in ("following", "after") or word.dep_ not in ("prep", "advcl"):
            continue
        inside = {token.i for token in word.subtree}
        for other in drafts:
            when = when_of(drafts, other) if other.head.i in inside else None
            if when is not None and when.precision is Precision.DAY:
                draft.when, draft.when_rank = when, _RANK
                return
