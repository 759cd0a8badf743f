"""From when until when an office is held: dates beside the office and with the verb that gives or takes it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from kg.annotate import Annotations, OfficePhrase
from kg.annotate.office_verbs import GONE
from kg.annotate.office_words import HEADING, LASTING, PROPOSING
from kg.annotate.when import FoundDate
from kg.model import Precision, TenureStatus, When

_NEAR = 4  # tokens between an office and the date behind it
_STOPS = frozenset((",", ";", ":", ".", "and", "who", "when", "after", "before"))


@dataclass(frozen=True, slots=True)
class Term:
    """The beginning and the end of a tenure, as far as they are told."""

    since: When | None = None
    until: When | None = None

    def is_over(self, day: date | None) -> bool:
        """Tell whether the term had ended on a day."""
        return self.until is not None and day is not None and self.until.latest < day


def term_of(notes: Annotations, phrase: OfficePhrase) -> Term:
    """Give the term that the text tells with an office: "since May 2024", "from 2011 to 2014", "resigned in June"."""
    since: When | None = None
    until: When | None = None
    for found in _dates(notes, phrase):
        if found.when is None:
            continue
        first, last = _ends(found, phrase, notes)
        since, until = since or first, until or last
    return Term(since, until) if not (since and until and until.latest < since.earliest) else Term(since)


def _ends(found: FoundDate, phrase: OfficePhrase, notes: Annotations) -> tuple[When | None, When | None]:
    when = found.when
    assert when is not None
    if found.bound is not None:
        return (when, None) if found.bound == "from" else (None, when)
    if _is_stretch(when):
        return _end(when, when.earliest), _end(when, when.latest)
    if phrase.verb is None:
        return None, None
    lemma = notes.doc[phrase.verb].lemma_.lower()
    if lemma in LASTING | PROPOSING or lemma in HEADING:
        return None, None
    ends = phrase.status is TenureStatus.FORMER or phrase.method == GONE
    return (None, when) if ends else (when, None)


def _is_stretch(when: When) -> bool:
    joined = any(
        word in when.text.casefold() for word in (" to ", " and ", " until ", " till ", "-", "–", "—")
    )
    return when.precision is Precision.RANGE and joined


def _end(when: When, day: date) -> When:
    """Give one end of "2011 to 2014" as exactly as it was told: the year, the month or the day."""
    whole_years = (when.earliest.month, when.earliest.day) == (1, 1) and (
        when.latest.month,
        when.latest.day,
    ) == (12, 31)
    if whole_years:
        return When(date(day.year, 1, 1), date(day.year, 12, 31), Precision.YEAR, when.text)
    last = calendar.monthrange(when.latest.year, when.latest.month)[1]
    if when.earliest.day == 1 and when.latest.day == last:
        days = calendar.monthrange(day.year, day.month)[1]
        return When(day.replace(day=1), day.replace(day=days), Precision.MONTH, when.text)
    return When(day, day, Precision.DAY, when.text)


def _dates(notes: Annotations, phrase: OfficePhrase) -> Iterator[FoundDate]:
    """Give the dates right behind the office, or in the clause of its verb."""
    sentence = notes.doc[phrase.start].sent
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1].text)
    for found in notes.dates:
        if not start <= found.start < end:
            continue
        first = next((token for token in sentence if token.idx + len(token.text) > found.start), None)
        if first is not None and (_is_behind(notes, phrase, first) or _is_of_verb(notes, phrase, first)):
            yield found


def _is_behind(notes: Annotations, phrase: OfficePhrase, first: Token) -> bool:
    gap = notes.doc[phrase.end : first.i]
    return first.i >= phrase.end and len(gap) <= _NEAR and not any(token.lower_ in _STOPS for token in gap)


def _is_of_verb(notes: Annotations, phrase: OfficePhrase, first: Token) -> bool:
    """Tell whether a date belongs to the verb that gives the office and to no other verb."""
    if phrase.verb is None or phrase.method == "office.joint":
        return False
    token = first
    for _ in range(6):
        if token.i == phrase.verb:
            return True
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return False
        token = token.head
    return False
