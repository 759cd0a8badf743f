"""Dates that the text gives outside the clause of an event: in a heading, in the event it is part of, behind "it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kg.annotate import Annotations
from kg.annotate.bearing_words import OCCURRING
from kg.annotate.when import FoundDate
from kg.facts.anchoring import when_of
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.model import Factuality

_RANK = 4
_DURING = frozenset("during at".split())
_HELD = OCCURRING | frozenset("end close conclude finish last".split())
_PRONOUNS = frozenset("it they this".split())
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)


def set_from_discourse(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Set ``when`` of events that have none yet and whose day the text around them tells."""
    for found, span in _days(notes):
        if _is_heading(span):
            _date_below(drafts, span, found)
        elif (event := _taken_up(drafts, clause_of(span.root))) is not None:
            event.when, event.when_rank = found.when, _RANK
    for draft in drafts:
        if draft.when is None and draft.factuality in _REAL:
            _date_within(draft, drafts)


def _days(notes: Annotations) -> Iterator[tuple[FoundDate, Span]]:
    for found in notes.dates:
        if found.when is None or found.bound is not None:
            continue
        span = notes.doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is not None:
            yield found, span


def _is_heading(date: Span) -> bool:
    """Tell of a day that stands for itself in front of a sentence: "Saturday 7 March – jets struck ..."."""
    sentence = date.root.sent
    return all(date.start <= token.i < date.end or token.is_punct or token.is_space for token in sentence)


def _date_below(drafts: Sequence[Draft], date: Span, found: FoundDate) -> None:
    """Give a heading's day to the events that the main clause behind it tells of."""
    doc, end = date.doc, date.root.sent.end
    if end >= len(doc):
        return
    below = doc[end].sent
    for draft in drafts:
        if draft.when is None and draft.head.sent == below and draft.clause == below.root:
            draft.when, draft.when_rank = found.when, _RANK


def _taken_up(drafts: Sequence[Draft], verb: Token) -> Draft | None:
    """Give the event of the sentence before that "it" stands for in "It ended on Sunday"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ not in _PRONOUNS or verb.lemma_.lower() not in _HELD:
        return None
    start = verb.sent.start
    if not start or verb.dep_ != "ROOT":
        return None
    before = verb.doc[start - 1].sent
    told = [
        draft
        for draft in drafts
        if draft.head.sent == before and draft.frame.parent in ("Encounter", "Accord", "Procedure")
    ]
    return told[0] if len(told) == 1 and told[0].when is None else None


def _date_within(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take the day of the encounter in whose course a clause sets it: "during the meeting they signed a treaty"."""
    for preposition in draft.clause.children:
        if preposition.lower_ not in _DURING or preposition.dep_ != "prep":
            continue
        for noun in preposition.children:
            for other in drafts:
                whole = other.head == noun and other is not draft and other.frame.parent == "Encounter"
                if whole and (when := when_of(drafts, other)) is not None:
                    draft.when, draft.when_rank = when, _RANK
                    return
