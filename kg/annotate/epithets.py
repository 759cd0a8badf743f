"""People by what they are: "the Norwegian", "the former teacher", "the host" and "his guest"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate.document import OfficePhrase
from kg.annotate.office_verbs import subject_of
from kg.annotate.salience import SUBJECTS, Scene
from kg.annotate.titles import HEADS, PERSON_NOUNS
from kg.model import EntityKind

_RECEIVING = frozenset("receive host welcome greet entertain invite".split())
_TRADES = (PERSON_NOUNS - HEADS) | frozenset(
    "graduate native reformer conservative liberal socialist".split()
)
_TELLING = frozenset("former veteran career old seasoned".split())
_PEOPLES = ("sh", "ch", "ese", "ss", "is", "s")  # "the Dutch" are a people
_REACH = 2


class EpithetReader:
    """Resolves what people are called in one document."""

    def __init__(self, scene: Scene, offices: Sequence[OfficePhrase]) -> None:
        self.scene, self.offices = scene, offices

    def read(self, token: Token) -> None:
        """Resolve one token if it calls a named person by country, trade or part."""
        if token.tag_ not in ("NN", "NNP", "JJ") or token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
            return
        words = {child.lower_ for child in token.children}
        lower = token.lower_
        number = None
        if token.i in self.scene.at:
            if "the" in words and len(words) == 1 and not lower.endswith(_PEOPLES):
                number = self._of_country(token, self.scene.at[token.i])
        elif (
            lower in PERSON_NOUNS and "the" in words and (country := self._country_beside(token)) is not None
        ):
            number = self._of_country(token, country)
        elif lower in ("host", "guest", "visitor") and words & {"the", "his", "her"}:
            number = self._by_part(token, hosts=lower == "host")
        elif "the" in words and ((lower in _TRADES and words & _TELLING) or self._is_aged(token)):
            number = self._last_subject(token)
        if number is not None:
            self.scene.at.pop(token.i, None)
            self.scene.add(number, token.i, token.i + 1, "description")

    def _of_country(self, token: Token, country: int) -> int | None:
        """Give the only person of a country by office who was named before: "the Norwegian"."""
        if self.scene.referents[country].kind is not EntityKind.COUNTRY:
            return None
        people = {
            phrase.holder
            for phrase in self.offices
            if phrase.of == country and phrase.holder is not None and phrase.start < token.i
        }
        return people.pop() if len(people) == 1 else None

    def _country_beside(self, token: Token) -> int | None:
        """Give the country of "the Iranian diplomat", if nothing else tells of him."""
        for child in token.children:
            number = self.scene.at.get(child.i)
            if number is not None and child.dep_ in ("amod", "compound", "nmod"):
                return number
        return None

    def _is_aged(self, token: Token) -> bool:
        """Tell whether the words are "the 54-year-old", alone or with a trade behind them."""
        before = " ".join(each.lower_ for each in token.doc[max(token.i - 5, 0) : token.i + 1])
        return "year - old" in before or "-year-old" in before

    def _by_part(self, token: Token, *, hosts: bool) -> int | None:
        """Give who received whom in the sentences before."""
        for place in range(token.i - 1, -1, -1):
            verb = self.scene.doc[place]
            if self.scene.sentences_between(place, token.i) > _REACH:
                return None
            if verb.lemma_.lower() not in _RECEIVING or verb.pos_ != "VERB":
                continue
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            agent = [grand for child in verb.children if child.dep_ == "agent" for grand in child.children]
            objects = [child for child in verb.children if child.dep_ == "dobj"]
            subject = subject_of(verb)
            active = [subject] if subject is not None else []
            chosen = (agent if passive else active) if hosts else (active if passive else objects)
            found = [number for noun in chosen if (number := self._person(noun)) is not None]
            if found:
                return found[0]
        return None

    def _person(self, noun: Token) -> int | None:
        for token in (noun, *(child for child in noun.children if child.dep_ == "appos")):
            number = self.scene.at.get(token.i)
            if number is not None and self.scene.referents[number].kind is EntityKind.PERSON:
                return number
        return None

    def _last_subject(self, token: Token) -> int | None:
        """Give the only person of the sentence before, or its subject."""
        start = token.sent.start
        if start == 0:
            return None
        before = self.scene.doc[start - 1].sent
        people = [
            number
            for noun in before
            if (number := self._person(noun)) is not None and noun.i not in self.scene.quoted
        ]
        subjects = [
            number for noun in before if noun.dep_ in SUBJECTS and (number := self._person(noun)) is not None
        ]
        if len(set(people)) == 1:
            return people[0]
        return subjects[0] if subjects else None
