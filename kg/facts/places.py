"""Where an event is: the place in its own phrase, then in its clause, then on those who take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.annotate.blocks import BlockKind, dateline
from kg.facts.agents import AgentReader
from kg.facts.clauses import antecedent
from kg.facts.draft import Draft
from kg.facts.governing import raised_verb
from kg.model import EntityKind

PLACE_PREPOSITIONS = (
    "in",
    "at",
    "near",
    "outside",
    "on",
    "off",
    "over",
    "inside",
    "around",
    "across",
    "within",
)
# Nouns whose own place is not that of what they take part in: "the ambassador in Kabul".
_POSTED = frozenset(
    "ambassador embassy consulate consul office bureau headquarters branch base court prison camp school university "
    "mission delegation resident citizen company project plant factory correspondent parliament war conflict crisis "
    "situation violence fighting election opposition community market investment interest".split()
)
# On a noun these say what about: "talks on Gaza", "the deal over Crimea".
_TOPICAL = {"on", "over", "around", "off"}
_LEADING_THERE = frozenset("in at to near into for from".split())
_KINDS_OF_PLACE = frozenset(
    "base bases airport capital city region territory port town village island province border peninsula".split()
)


class EventPlaces:
    """Finds the places of the events of one article."""

    def __init__(self, notes: Annotations, agents: AgentReader) -> None:
        self.notes, self.agents = notes, agents

    def find(self, draft: Draft, heads: Iterable[tuple[Token, int]], where: tuple[str, ...] = ()) -> None:
        """Set the place of a draft from the phrases on ``heads``, each with its rank (0 is nearest)."""
        is_open = draft.frame.parent in ("Encounter", "Force")
        barred = set() if is_open else set(draft.frame.prepositions) - {"in", "at", "near"}
        if draft.frame.parent in ("Encounter", "Accord") and draft.head.pos_ in ("NOUN", "PROPN"):
            barred |= _TOPICAL
        wanted = (*where, *(name for name in PLACE_PREPOSITIONS if name not in barred))
        for head, rank in heads:
            if rank < draft.place_rank:
                self._offer(draft, self._on(head, wanted), rank)
            if rank < draft.place_rank and (noun := self._where(head)) is not None:
                self._offer(draft, noun, rank)

    def find_far(self, draft: Draft, verb: Token) -> None:
        """Set the place from phrases deeper in the clause, if there is none yet: "met her colleague Y in Z"."""
        if draft.place is not None:
            return
        if (begun := raised_verb(draft.clause)) is not None:  # "talks are due to begin in Q"
            self.find(draft, [(begun, 1)])
        if draft.frame.parent == "Encounter" and draft.head.pos_ == "NOUN":
            self._offer(draft, self._in_front(draft.head), 4)
        for prep in self._deeper(verb) if draft.place is None else ():
            place = self._behind(prep)
            if place is not None and self._is_fit(draft, prep, place):
                self._offer(draft, place, 4)
                return

    def _in_front(self, noun: Token) -> int | None:
        """Give X of "the X oceans summit", however the parser took it apart."""
        for token in reversed(noun.doc[max(noun.i - 4, noun.sent.start) : noun.i]):
            if token.is_punct or token.pos_ in ("DET", "ADP", "PART", "CCONJ", "PRON"):
                return None
            place = self.agents.place_at(token) if token.pos_ == "PROPN" else None
            if place is not None and self.agents.kind(place) is EntityKind.PLACE:
                return place
        return None

    def _offer(self, draft: Draft, place: int | None, rank: int) -> None:
        if place is not None and rank < draft.place_rank:
            draft.place, draft.place_rank = place, rank

    def _on(self, head: Token, wanted: tuple[str, ...]) -> int | None:
        """Give the place of the phrases on a word, also of those hung on a day: "on Monday in Riga"."""
        found: list[int] = []
        for child in head.children:
            if child.dep_ == "advmod" and child.lower_ in ("there", "here"):
                found += self._pointed_at(child)
            is_open = child.pos_ in ("ADP", "SCONJ", "ADV", "PART") or child.lower_ in PLACE_PREPOSITIONS
            if child.dep_ not in ("prep", "advmod", "dative") or not is_open:
                continue
            if child.lower_ in wanted and (place := self._behind(child)) is not None:
                found.append(place)
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.ent_type_ in ("DATE", "TIME"):
                    inner = self._on(grand, wanted)
                    found += [] if inner is None else [inner]
        return self._narrowest(found)

    def _pointed_at(self, word: Token) -> list[int]:
        """Give the place that "there" takes up from the words before it, or the dateline's for "here"."""
        if word.lower_ == "there":
            named = self.taken_up(word)
            here = self.agents.place_at(named) if named is not None else None
            return [] if here is None else [here]
        opening = self.notes.doc[: self._end_of_dateline()]
        places = (self.agents.place_at(token) for token in opening)
        return [place for place in places if place is not None][:1]

    def taken_up(self, there: Token) -> Token | None:
        """Give the name that "there" stands for: the last place in this sentence or the one before."""
        start = there.sent.start
        if start:
            start = there.doc[start - 1].sent.start
        for token in reversed(there.doc[start : there.i]):
            behind = token.dep_ == "pobj" and token.head.lower_ in _LEADING_THERE
            if behind and self.agents.place_at(token) is not None:
                return token
        return None

    def _end_of_dateline(self) -> int:
        """Give the token behind the dateline of the first paragraph, 0 if it has none."""
        for block in self.notes.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                start, length = block.span.start, dateline(self.notes.article.words(block.span))
                span = self.notes.doc.char_span(start, start + length, alignment_mode="contract")
                return span.end if span is not None and length else 0
        return 0

    def _narrowest(self, places: list[int]) -> int | None:
        towns = [place for place in places if self.agents.kind(place) is EntityKind.PLACE]
        return (towns or places or [None])[0]  # type: ignore[list-item]

    def _where(self, verb: Token) -> int | None:
        """Give the place that a clause with "where" hangs on: "to Riga, where she met ..."."""
        if not any(child.lower_ == "where" for child in verb.children):
            return None
        noun = antecedent(verb)
        if noun is None:
            return None
        here = self.agents.place_at(noun)
        if here is not None:
            return here
        return next(
            (
                place
                for prep in noun.children
                if prep.dep_ == "prep"
                for inner in prep.children
                if inner.dep_ == "pobj" and (place := self.agents.place_at(inner)) is not None
            ),
            None,
        )

    def _behind(self, prep: Token) -> int | None:
        """Give the most specific place that "in", "at" or "on" introduces."""
        for child in prep.children:
            if child.dep_ == "pobj":
                place = self.within(child)
                if place is not None:
                    return place
            elif child.dep_ == "prep":
                place = self._behind(child)
                if place is not None:
                    return place
        return None

    def itself(self, noun: Token) -> int | None:
        """Give the place that a noun phrase is: "Riga", "the port of Riga", not "the convoy near Riga"."""
        place = self.agents.place_at(noun)
        if place is not None or noun.lower_ not in _KINDS_OF_PLACE | {"port"}:
            return place
        return self.within(noun)

    def on(self, noun: Token) -> int | None:
        """Give the place of the phrases on a noun: "troops in X", "targets near Y"."""
        return self._on(noun, ("in", "at", "near", "outside", "of"))

    def within(self, noun: Token, depth: int = 0) -> int | None:
        """Give the place that a noun phrase names: "Riga", "the port of Riga", "Riga's old town", "a Riga hotel"."""
        place = self.agents.place_at(noun)
        if place is not None:
            return place
        if depth > 3 or noun.ent_type_ in ("DATE", "TIME"):
            return None
        found: list[int] = []
        for inner in noun.children:
            named = None if inner.pos_ == "PRON" else self.agents.place_at(inner)
            if inner.dep_ == "prep" and inner.lower_ in ("in", "of", "at", "near", "on"):
                deeper = (self.within(grand, depth + 1) for grand in inner.children if grand.dep_ == "pobj")
                found += [place for place in deeper if place is not None]
            elif named is None:
                continue
            elif (inner.dep_ in ("compound", "poss", "nmod", "appos") and inner.pos_ != "ADJ") or (
                inner.dep_ == "amod" and noun.lower_ in _KINDS_OF_PLACE
            ):
                found.append(named)
        return self._narrowest(found)

    def _deeper(self, verb: Token) -> Iterator[Token]:
        """Give the place prepositions inside a clause that do not hang on its verb, the last ones first."""
        for token in sorted(verb.subtree, key=lambda token: -token.i):
            if (
                token.dep_ == "prep"
                and token.lower_ in ("in", "at", "near", "outside")
                and token.head != verb
            ):
                above, steps = token.head, 0
                while above != verb and above.pos_ not in ("VERB", "AUX") and steps < 8:
                    above, steps = above.head, steps + 1
                if above == verb:
                    yield token

    def _is_fit(self, draft: Draft, prep: Token, place: int) -> bool:
        """Tell whether a phrase on a name or thing says where the whole takes place."""
        head = prep.head
        if self.agents.kind(place) is not EntityKind.PLACE and draft.frame.parent != "Force":
            return self.notes.at.get(head.i) is not None and head.pos_ == "PROPN"
        return head.lemma_.lower() not in _POSTED
