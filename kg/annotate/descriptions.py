"""Offices and descriptions that stand for a person named elsewhere: "the Ukrainian president", "the NATO chief"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from kg.annotate.document import OfficePhrase
from kg.annotate.office_words import PRAISE
from kg.annotate.salience import SUBJECTS, Scene, clause_verb
from kg.annotate.titles import DESCRIPTIONS
from kg.authority import Authority, fold
from kg.model import EntityKind, TenureStatus

# Words that any head of the same country or body may be called by.
_ANY_HEAD = frozenset("leader chief head boss".split())
_HEADS_OF_STATE = frozenset(
    "president monarch king queen emir sultan ruler leader premier chancellor taoiseach".split()
)
_SAME = (
    frozenset(("prime minister", "premier", "pm", "head of government", "taoiseach", "chancellor")),
    frozenset(("president", "head of state", "king", "queen", "emir", "sultan", "monarch", "ruler")),
    frozenset(("foreign minister", "minister of foreign affairs", "foreign secretary", "top diplomat", "chief diplomat", "minister for foreign affairs", "external affairs minister")),
    frozenset(("foreign minister", "secretary of state", "top diplomat", "chief diplomat")),
    frozenset(("defence minister", "defense minister", "minister of defence", "minister of defense", "defence secretary", "defense secretary", "defence chief", "defense chief", "secretary of defense")),
    frozenset(("finance minister", "minister of finance", "treasury secretary")),
    frozenset(("spokesman", "spokeswoman", "spokesperson")),
    frozenset(("ambassador", "envoy", "special envoy", "diplomat")),
)  # fmt: skip
METHOD = "office.description"


class DescriptionReader:
    """Finds whom an office without a name stands for, in one document."""

    def __init__(
        self, scene: Scene, offices: Sequence[OfficePhrase], authority: Authority, published: date | None
    ) -> None:
        self.scene, self.offices = scene, list(offices)
        self.authority, self.published = authority, published

    def described(self, phrase: OfficePhrase) -> OfficePhrase:
        """Give the phrase with the person that "the Ukrainian president" or "the Secretary" stands for."""
        if phrase.holder is not None or phrase.subject is not None or not self._is_definite(phrase):
            return phrase
        holder = self._same_office(phrase)
        if holder is None and phrase.of is not None:
            holder = self._known_holder(phrase)
        if holder is None:
            holder = self._just_named(phrase)
        if holder is None:
            return phrase
        self.scene.add(holder, phrase.start, phrase.end, "description")
        return replace(phrase, holder=holder, method=METHOD)

    def _is_definite(self, phrase: OfficePhrase) -> bool:
        doc = self.scene.doc
        before = doc[phrase.start - 1] if phrase.start else None
        capital = doc[phrase.start].text[0].isupper()
        owned = phrase.of is not None and any(
            doc[place].lower_ in ("'s", "’s") for place in range(phrase.start, phrase.end)
        )
        if before is None:
            return capital and owned
        return before.lower_ in ("the", "this") or (capital and before.is_punct) or owned

    def _same_office(self, phrase: OfficePhrase) -> int | None:
        """Find the person whom the text gives this office; of several the one named last before."""
        best: tuple[tuple[int, int, int], int] | None = None
        for other in self.offices:
            if other.holder is None or other.method == METHOD or not self._is_same(phrase, other):
                continue
            distance = phrase.start - other.start
            past = int(other.status is TenureStatus.FORMER and phrase.status is not TenureStatus.FORMER)
            rank = (past, 0, distance) if distance > 0 else (past, 1, -distance)
            if best is None or rank < best[0]:
                best = (rank, other.holder)
        return best[1] if best else None

    def _is_same(self, phrase: OfficePhrase, other: OfficePhrase) -> bool:
        title, told = fold(phrase.title), fold(other.title)
        if phrase.of is not None and other.of != phrase.of:
            return False
        words = set(title.split())
        if words <= set(told.split()):
            return True
        if any(title in names and told in names for names in _SAME):
            return True
        if title in _ANY_HEAD:
            body = other.of is not None and self.scene.referents[other.of].kind is EntityKind.ORGANIZATION
            return other.of is not None and (
                body or bool(set(told.split()) & _HEADS_OF_STATE or "prime" in told)
            )
        return False

    def _known_holder(self, phrase: OfficePhrase) -> int | None:
        """Find the person in the text who by authority data held the office on the day of the article."""
        roles = DESCRIPTIONS.get(fold(phrase.title).split()[-1] if fold(phrase.title) else "")
        assert phrase.of is not None
        body = self.scene.referents[phrase.of].known
        if roles is None or body is None or self.published is None:
            return None
        holders = {
            fold(name).split()[-1]
            for role in roles
            for tenure in self.authority.holders.get((role, body), ())
            if tenure.covers(self.published)
            for name in self.authority.known[tenure.person].names[:1]
        }
        for place, referent in enumerate(self.scene.referents):
            last = fold(referent.name).split()[-1:] if referent.kind is EntityKind.PERSON else []
            if last and last[0] in holders:
                return place
        return None

    def _just_named(self, phrase: OfficePhrase) -> int | None:
        """Find the only person of the sentence before, if the text gives them no other office.

        "Ivo Brankov flew to Vienna. The Bulgarian president met …": an office of a country, not yet anybody's.
        """
        scene, doc = self.scene, self.scene.doc
        start = doc[phrase.start].sent.start
        comes = phrase.status is TenureStatus.DESIGNATE
        if (phrase.of is None and not comes) or start == 0 or phrase.head is None:
            return None
        if not any(token.dep_ in (*SUBJECTS, "dep", "ROOT") for token in doc[phrase.head : phrase.end]):
            return None
        before = doc[start - 1].sent
        people = {
            number
            for place in range(before.start, before.end)
            if (number := scene.at.get(place)) is not None
            and scene.referents[number].kind is EntityKind.PERSON
            and place not in scene.quoted
        }
        if len(people) != 1:
            return None
        (person,) = people
        subject = any(
            scene.at.get(place) == person and doc[place].dep_ in SUBJECTS
            for place in range(before.start, before.end)
        )
        taken = any(other.holder == person for other in self.offices)
        return person if subject and not taken else None

    # -- after the pronouns -------------------------------------------------------------------------------

    def completed(self, phrase: OfficePhrase) -> OfficePhrase:
        """Give the phrase with the holder that a pronoun stands for, and the body behind "its" or "the country's"."""
        if phrase.subject is not None and phrase.holder is None:
            holder = self.scene.at.get(phrase.subject)
            if holder is not None and self.scene.referents[holder].kind is EntityKind.PERSON:
                phrase = replace(phrase, holder=holder, method=f"{phrase.method}.pronoun")
        if phrase.of is None and phrase.holder is not None:
            phrase = replace(phrase, of=self._owner(phrase))
        if phrase.of is None and phrase.holder is None and self._is_definite(phrase):
            phrase = replace(phrase, of=self._told_before(phrase))
        return phrase

    def _told_before(self, phrase: OfficePhrase) -> int | None:
        """Give the country of an office without a name that was told with it before: "the ambassador"."""
        before = [
            other
            for other in self.offices
            if other.start < phrase.start and other.of is not None and other.holder is None
        ]
        words = fold(phrase.title).split()
        same = [other.of for other in before if fold(other.title).split()[: len(words)] == words]
        return same[-1] if same else None

    def _owner(self, phrase: OfficePhrase) -> int | None:
        doc = self.scene.doc
        place = phrase.start - 1
        while place > 0 and doc[place].lower_ in PRAISE and place not in self.scene.at:
            place -= 1
        if place >= 1 and doc[place].lower_ in ("'s", "’s"):
            place -= 1
        number = self.scene.at.get(place)
        if number is None or doc[place].lower_ not in (
            "its",
            "country",
            "nation",
            "kingdom",
            "bloc",
            "group",
            "body",
        ):
            return None
        kind = self.scene.referents[number].kind
        return number if kind in (EntityKind.COUNTRY, EntityKind.ORGANIZATION) else None

    def counterpart(self, token: Token) -> None:
        """Resolve "his Belgian counterpart" to the person who holds the office for that country."""
        if token.lower_ != "counterpart" or token.i in self.scene.at:
            return
        bodies = {
            self.scene.at.get(child.i)
            for child in token.children
            if child.dep_ in ("amod", "poss", "compound", "nmod")
        }
        bodies.discard(None)
        holders = {
            phrase.holder
            for phrase in self.offices
            if phrase.of in bodies and phrase.holder is not None and phrase.start < token.i
        }
        subject = next((child for child in clause_verb(token).children if child.dep_ in SUBJECTS), None)
        acting = self.scene.at.get(subject.i) if subject is not None else None
        holders.discard(acting)
        if len(holders) == 1:
            holder = holders.pop()
            if holder is not None:
                self.scene.add(holder, token.i, token.i + 1, "counterpart")
