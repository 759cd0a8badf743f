"""Lists of names as written, "A, B and C", for where the parser takes them apart."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.model import EntityKind

_SEPARATORS = frozenset((",", "and", "&", "nor"))
_ALIKE = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_SUBJECT = ("nsubj", "nsubjpass")
_OBJECT = ("dobj", "dative", "pobj", "attr")
_FINITE = ("MD", "VBD", "VBZ", "VBP")
_TITLE = ("compound", "amod", "poss", "case", "det", "nmod", "nummod")
_LONGEST_TITLE = 8  # words between a separator and a name


class NameLists:
    """Finds the names that stand in one list with a name, whatever the parser made of them."""

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.doc = notes, notes.doc
        self._spans: dict[int, tuple[int, int, EntityKind]] = {
            token: (mention.start, mention.end, referent.kind)
            for referent in notes.referents
            for mention in referent.mentions
            if mention.is_name and mention.method != "demonym"
            for token in range(mention.start, mention.end)
        }
        self._offices = {
            token: phrase for phrase in notes.offices for token in range(phrase.start, phrase.end)
        }

    def around(self, head: Token) -> list[Token]:
        """Give the last words of the names listed with the name at ``head``, itself left out."""
        span = self._spans.get(head.i)
        if span is None:
            return []
        before, after = self._walk(span, -1), self._walk(span, 1)
        if not before and not after:
            return []
        first = before[-1] if before else span
        last = after[-1] if after else span
        if self._ends_in_a_subject(first, last):
            return []
        words = {token.lower_ for token in self.doc[first[0] : last[1]]}
        if not words & {"and", "&", "nor"} and not self._is_headline(first, last):
            return []
        return [self.doc[found[1] - 1] for found in (*reversed(before), *after)]

    def is_last_of_name(self, token: Token) -> bool:
        """Tell whether a name ends with this word."""
        span = self._spans.get(token.i)
        return span is not None and span[1] == token.i + 1

    def _walk(self, span: tuple[int, int, EntityKind], step: int) -> list[tuple[int, int, EntityKind]]:
        found: list[tuple[int, int, EntityKind]] = []
        while len(found) < 30:
            nearby = self._left(span) if step < 0 else self._right(span)
            if nearby is None:
                break
            found.append(nearby)
            span = nearby
        return found

    def _left(self, span: tuple[int, int, EntityKind]) -> tuple[int, int, EntityKind] | None:
        """Give the name before "and" or a comma, titles and offices between them passed over."""
        place = span[0] - 1
        while place >= 0 and span[0] - place <= _LONGEST_TITLE and self._is_title(place, span):
            place -= 1
        if place < 0 or self.doc[place].lower_ not in _SEPARATORS:
            return None
        while place >= 0 and self.doc[place].lower_ in _SEPARATORS:
            place -= 1
        other = self._ending_at(place)
        if other is None or not self._joins(other, span):
            return None
        return other

    def _right(self, span: tuple[int, int, EntityKind]) -> tuple[int, int, EntityKind] | None:
        for token in range(span[1], min(span[1] + 2 * _LONGEST_TITLE, len(self.doc))):
            other = self._spans.get(token)
            if other is not None and other[2] == span[2] and other[0] == token:
                return other if self._left(other) == span else None
        return None

    def _is_title(self, place: int, span: tuple[int, int, EntityKind]) -> bool:
        token = self.doc[place]
        if token.lower_ in _SEPARATORS or token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
            return False
        known = self._spans.get(place)
        if known is not None and known[2] is EntityKind.PERSON:
            return False
        return place in self._offices or token.text[0].isupper() or token.dep_ in _TITLE

    def _ending_at(self, place: int) -> tuple[int, int, EntityKind] | None:
        """Give the name that ends at a token, an office in apposition or "of X" behind it passed over."""
        if place < 0:
            return None
        person = self._behind_office(place)
        if person is not None:
            return person
        found = self._spans.get(place)
        if found is None:
            return None
        before = found[0] - 1
        if before > 0 and self.doc[before].lower_ == "the":
            before -= 1
        if before > 0 and self.doc[before].lower_ == "of" and found[2] is not EntityKind.PERSON:
            owner = self._spans.get(before - 1)
            if owner is not None and owner[2] is EntityKind.PERSON:
                return owner
        return found

    def _behind_office(self, place: int) -> tuple[int, int, EntityKind] | None:
        phrase = self._offices.get(place)
        if phrase is None or phrase.holder is None:
            return None
        before = phrase.start - 1
        while before > 0 and (self.doc[before].lower_ in ("the", ",") or self.doc[before].dep_ in _TITLE):
            if before in self._spans and self._spans[before][2] is EntityKind.PERSON:
                break
            before -= 1
        found = self._spans.get(before)
        return found if found is not None and self.notes.at.get(before) == phrase.holder else None

    def _joins(self, left: tuple[int, int, EntityKind], right: tuple[int, int, EntityKind]) -> bool:
        """Tell whether two names may be parts of one phrase, not the end of one clause and the next."""
        if left[2] is not right[2] and not (left[2] in _ALIKE and right[2] in _ALIKE):
            return False
        first, second = self.doc[left[0] : left[1]].root, self.doc[right[0] : right[1]].root
        if first.sent != second.sent:
            return False
        return not (
            (first.dep_ in _OBJECT and second.dep_ in _SUBJECT)
            or (first.dep_ in _SUBJECT and second.dep_ in _OBJECT)
        )

    def _ends_in_a_subject(
        self, first: tuple[int, int, EntityKind], last: tuple[int, int, EntityKind]
    ) -> bool:
        """Tell whether a clause begins inside of the list: "brokered by X, Y and Z will swap prisoners"."""
        before, after = self.doc[first[0] - 1 : first[0]], self.doc[last[1] : last[1] + 1]
        if before.text not in ("by", "with", "from", "in") or not after or after[0].tag_ not in _FINITE:
            return False
        verb = after[0].head if after[0].dep_ in ("aux", "auxpass") else after[0]
        return not any(child.dep_ in _SUBJECT for child in verb.children)

    def _is_headline(self, first: tuple[int, int, EntityKind], last: tuple[int, int, EntityKind]) -> bool:
        """Tell whether "A, B" begins a line without a full stop: there a comma stands for "and"."""
        sentence = self.doc[first[0]].sent
        ends = sentence.text.rstrip()[-1:]
        return first[0] - sentence.start <= 2 and last[1] < sentence.end and ends not in (".", "!", "?", "”")
