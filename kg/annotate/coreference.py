"""Words that stand for a thing without naming it: pronouns, offices and descriptions, and groups.

No two things are ever made one here: a pronoun or description only adds a mention to a thing that has a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from kg.annotate.document import Mention, OfficePhrase, Referent
from kg.annotate.titles import DESCRIPTIONS, FEMALE_HEADS, HONORIFIC_FEMALE, HONORIFIC_MALE, MALE_HEADS
from kg.authority import Authority, fold
from kg.model import EntityKind

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_NEUTRAL = frozenset("it its itself".split())
_PLURAL = frozenset("they them their themselves both".split())
_GROUP_NOUNS = {
    "leader": EntityKind.PERSON,
    "minister": EntityKind.PERSON,
    "president": EntityKind.PERSON,
    "counterpart": EntityKind.PERSON,
    "official": EntityKind.PERSON,
    "men": EntityKind.PERSON,
    "man": EntityKind.PERSON,
    "woman": EntityKind.PERSON,
    "pair": EntityKind.PERSON,
    "diplomat": EntityKind.PERSON,
    "secretary": EntityKind.PERSON,
    "side": None,
    "party": None,
    "country": EntityKind.COUNTRY,
    "nation": EntityKind.COUNTRY,
    "state": EntityKind.COUNTRY,
    "neighbour": EntityKind.COUNTRY,
    "neighbor": EntityKind.COUNTRY,
    "ally": EntityKind.COUNTRY,
    "government": EntityKind.COUNTRY,
}
_BODY_NOUNS = frozenset(
    """group bloc alliance organisation organization coalition company airline ministry union agency council body
    court party force movement militia commission institution broadcaster""".split()
)
_COUNTRY_NOUNS = frozenset("country nation republic kingdom".split())
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_REACH = 3  # sentences that a pronoun may reach back over


@dataclass(frozen=True, slots=True)
class Resolved:
    """The referents with the mentions added, the office phrases with holders added, and the groups by token."""

    referents: tuple[Referent, ...]
    offices: tuple[OfficePhrase, ...]
    at: dict[int, int]
    groups: dict[int, tuple[int, ...]]


def resolve(
    doc: Doc,
    referents: Sequence[Referent],
    offices: Sequence[OfficePhrase],
    at: dict[int, int],
    authority: Authority,
    published: date | None,
) -> Resolved:
    """Resolve what stands for a named thing; words that stand for nothing clear are left alone."""
    reader = _Resolver(doc, list(referents), dict(at), authority, published)
    held = [reader.describe(phrase, offices) for phrase in offices]
    for phrase in held:
        reader.learn_gender(phrase)
    for token in doc:
        reader.read(token)
    return Resolved(tuple(reader.referents), tuple(held), reader.at, reader.groups)


class _Resolver:
    """Walks through one document from left to right."""

    def __init__(
        self,
        doc: Doc,
        referents: list[Referent],
        at: dict[int, int],
        authority: Authority,
        published: date | None,
    ) -> None:
        self.doc, self.referents, self.at = doc, referents, at
        self.authority, self.published = authority, published
        self.groups: dict[int, tuple[int, ...]] = {}
        self.gender = {place: self._known_gender(referent) for place, referent in enumerate(referents)}

    def _known_gender(self, referent: Referent) -> str | None:
        if referent.kind is not EntityKind.PERSON:
            return None
        for mention in referent.mentions:
            before = self.doc[mention.start - 1].lower_.rstrip(".") if mention.start else ""
            if before in HONORIFIC_FEMALE:
                return "female"
            if before in HONORIFIC_MALE:
                return "male"
        ids = (
            {referent.known}
            if referent.known
            else {id for name in referent.names for id in self.authority.by_name.get(fold(name), ())}
        )
        genders = {self.authority.known[id].gender for id in ids if id in self.authority.known}
        return next(iter(genders)) if len(genders) == 1 else None

    def learn_gender(self, phrase: OfficePhrase) -> None:
        """Take a holder's gender from words such as "spokeswoman"."""
        if phrase.holder is None:
            return
        head = self.doc[phrase.start : phrase.end].root.lower_
        if head in FEMALE_HEADS:
            self.gender[phrase.holder] = "female"
        elif head in MALE_HEADS:
            self.gender[phrase.holder] = "male"

    # -- offices and descriptions -----------------------------------------------------------------------------

    def describe(self, phrase: OfficePhrase, offices: Sequence[OfficePhrase]) -> OfficePhrase:
        """Give the phrase with the person that "the Ukrainian president" or "the Secretary" stands for."""
        if phrase.holder is not None or not self._is_definite(phrase):
            return phrase
        holder = self._same_office(phrase, offices)
        if holder is None and phrase.of is not None:
            holder = self._known_holder(phrase)
        if holder is None:
            return phrase
        self._add(holder, phrase.start, phrase.end, EntityKind.PERSON, "description")
        return replace(phrase, holder=holder, method="office.description")

    def _is_definite(self, phrase: OfficePhrase) -> bool:
        before = self.doc[phrase.start - 1] if phrase.start else None
        capital = self.doc[phrase.start].text[0].isupper()
        return before is not None and (before.lower_ in ("the", "this") or (capital and before.is_punct))

    def _same_office(self, phrase: OfficePhrase, offices: Sequence[OfficePhrase]) -> int | None:
        """Find the person whom the text gives this office; of several the one named last before."""
        words = set(fold(phrase.title).split())
        best: tuple[int, int] | None = None
        for other in offices:
            if other.holder is None or other.method == "office.description":
                continue
            same_title = words <= set(fold(other.title).split()) or (
                words == {"leader"} and other.of is not None
            )
            if not same_title or (phrase.of is not None and other.of != phrase.of):
                continue
            distance = phrase.start - other.start
            rank = (0, distance) if distance > 0 else (1, -distance)
            if best is None or rank < best[:2]:
                best = rank
                chosen = other.holder
        return chosen if best else None

    def _known_holder(self, phrase: OfficePhrase) -> int | None:
        """Find the person in the text who by authority data held the office on the day of the article."""
        roles = DESCRIPTIONS.get(fold(phrase.title).split()[-1] if fold(phrase.title) else "")
        assert phrase.of is not None
        body = self.referents[phrase.of].known
        if roles is None or body is None or self.published is None:
            return None
        holders = {
            fold(name).split()[-1]
            for role in roles
            for tenure in self.authority.holders.get((role, body), ())
            if tenure.covers(self.published)
            for name in self.authority.known[tenure.person].names[:1]
        }
        for place, referent in enumerate(self.referents):
            if (
                referent.kind is EntityKind.PERSON
                and fold(referent.name).split()[-1:]
                and fold(referent.name).split()[-1] in holders
            ):
                return place
        return None

    # -- pronouns and groups ----------------------------------------------------------------------------------

    def read(self, token: Token) -> None:
        """Resolve one token if it is a pronoun or heads a description."""
        lower = token.lower_
        if token.i in self.at:
            return
        if lower in _MALE or lower in _FEMALE:
            self._pronoun(token, "male" if lower in _MALE else "female")
        elif lower in _NEUTRAL:
            self._thing(token, (EntityKind.COUNTRY, EntityKind.ORGANIZATION), 1)
        elif lower in _PLURAL and token.pos_ == "PRON":
            self._plural(token, None, None)
        elif token.lemma_.lower() in _GROUP_NOUNS and token.tag_ in ("NNS", "NN") and self._is_counted(token):
            self._plural(token, _GROUP_NOUNS[token.lemma_.lower()], self._count(token))
        elif lower in _BODY_NOUNS and self._has_the(token):
            self._thing(token, (EntityKind.ORGANIZATION,), 6)
        elif lower in _COUNTRY_NOUNS and self._has_the(token):
            self._thing(token, (EntityKind.COUNTRY,), 6)

    def _has_the(self, token: Token) -> bool:
        return token.i > 0 and self.doc[token.i - 1].lower_ in ("the", "this", "that")

    def _is_counted(self, token: Token) -> bool:
        if token.lemma_.lower() == "pair":
            return self._has_the(token)
        return token.tag_ == "NNS" and any(
            child.lower_ in (*_COUNTS, "these", "those") for child in token.children
        )

    def _count(self, token: Token) -> int | None:
        if token.lemma_.lower() == "pair":
            return 2
        return next((_COUNTS[child.lower_] for child in token.children if child.lower_ in _COUNTS), None)

    def _pronoun(self, token: Token, gender: str) -> None:
        """Take the likeliest person before: same sentence subject, then subjects and others of sentences before."""
        best: tuple[float, int] | None = None
        for place, referent in enumerate(self.referents):
            if referent.kind is not EntityKind.PERSON or self.gender.get(place) not in (None, gender):
                continue
            for mention in referent.mentions:
                if mention.start >= token.i:
                    break
                score = self._salience(mention, token)
                if score is not None and (best is None or score > best[0]):
                    best = (score, place)
        if best is not None:
            self._add(best[1], token.i, token.i + 1, EntityKind.PERSON, "pronoun")
            self.gender[best[1]] = self.gender.get(best[1]) or gender

    def _salience(self, mention: Mention, token: Token) -> float | None:
        head = self.doc[mention.start : mention.end].root
        back = self._sentences_between(head, token)
        if back > _REACH or (back == 0 and self._is_argument_of_same_verb(head, token)):
            return None
        subject = 2.0 if head.dep_ in ("nsubj", "nsubjpass") else 0.0
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ in ("ROOT", "conj"):
            subject += 0.5
        return subject - 1.6 * back + mention.start / (10 * len(self.doc))

    def _is_argument_of_same_verb(self, head: Token, token: Token) -> bool:
        return token.dep_ in ("dobj", "pobj", "dative") and head.head == token.head

    def _sentences_between(self, head: Token, token: Token) -> int:
        return sum(1 for place in range(head.i + 1, token.i + 1) if self.doc[place].is_sent_start)

    def _thing(self, token: Token, kinds: tuple[EntityKind, ...], reach: int) -> None:
        best: tuple[float, int] | None = None
        for place, referent in enumerate(self.referents):
            if referent.kind not in kinds:
                continue
            for mention in referent.mentions:
                if mention.start >= token.i or mention.method == "demonym":
                    continue
                head = self.doc[mention.start : mention.end].root
                back = self._sentences_between(head, token)
                if back > reach:
                    continue
                score = (
                    (1.5 if head.dep_ in ("nsubj", "nsubjpass") else 0.0)
                    - back
                    + mention.start / (10 * len(self.doc))
                )
                if best is None or score > best[0]:
                    best = (score, place)
        if best is not None:
            self._add(best[1], token.i, token.i + 1, self.referents[best[1]].kind, "description")

    def _plural(self, token: Token, kind: EntityKind | None, count: int | None) -> None:
        """Take the agents that the nearest earlier sentence joins: "the two leaders", "both sides", "they"."""
        sentence = token.sent
        for _ in range(4):
            members = self._joined(sentence.start, min(sentence.end, token.i), kind)
            if len(members) >= 2 and (count is None or len(members) == count):
                self.groups[token.i] = members
                return
            if sentence.start == 0:
                return
            sentence = self.doc[sentence.start - 1].sent

    def _joined(self, start: int, end: int, kind: EntityKind | None) -> tuple[int, ...]:
        kinds = (kind,) if kind else (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION)
        found: dict[EntityKind, list[int]] = {}
        for place in range(start, end):
            referent = self.at.get(place)
            if referent is None or self.referents[referent].kind not in kinds:
                continue
            if self._is_adjective(place, referent):
                continue
            found.setdefault(self.referents[referent].kind, []).append(referent)
        for wanted in kinds:
            members = tuple(dict.fromkeys(found.get(wanted, ())))
            if len(members) >= 2:
                return members
        return ()

    def _is_adjective(self, place: int, referent: int) -> bool:
        return any(
            mention.start <= place < mention.end
            and (
                mention.method == "demonym" or self.doc[mention.end - 1].dep_ in ("poss", "compound", "amod")
            )
            for mention in self.referents[referent].mentions
        )

    def _add(self, place: int, start: int, end: int, kind: EntityKind, method: str) -> None:
        mention = Mention(start, end, kind, self.doc[start:end].text, method)
        referent = self.referents[place]
        mentions = tuple(sorted((*referent.mentions, mention), key=lambda found: found.start))
        self.referents[place] = replace(referent, mentions=mentions)
        for token in range(start, end):
            self.at.setdefault(token, place)
