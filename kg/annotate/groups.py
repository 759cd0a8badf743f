"""Several things at once: they, the two leaders, both sides, the pair, the three countries."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.annotate.document import Mention, OfficePhrase
from kg.annotate.salience import SUBJECTS, Scene, clause_verb
from kg.model import EntityKind

PLURAL = frozenset("they them their theirs themselves".split())
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_PEOPLE, _STATES, _ANY = (
    (EntityKind.PERSON,),
    (EntityKind.COUNTRY, EntityKind.ORGANIZATION),
    (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION),
)
# Words one of which is in the title of a leader; who is only known by other titles is none.
_LEADING = frozenset(
    """president premier chancellor king queen emir sultan chairman chairwoman leader prime head crown pope
    taoiseach monarch ruler chief""".split()
)
# Nouns that stand for several things told before, with the kinds that they may be.
NOUNS: dict[str, tuple[EntityKind, ...]] = {
    **dict.fromkeys(
        """leader minister president premier chancellor monarch king counterpart official man woman diplomat secretary
        envoy ambassador politician statesman negotiator interlocutor chief general commander head colleague""".split(),
        _PEOPLE,
    ),
    **dict.fromkeys(
        "country nation state neighbour neighbor ally government capital republic delegation power foe rival".split(),
        _STATES,
    ),
    **dict.fromkeys("side party partner".split(), _ANY),
}
_MANY = frozenset("dozen dozens hundred thousand score several many some".split())
_FEW = {"pair": 2, "duo": 2, "trio": 3}
# What stands for several without a number: "the sides agreed", "the leaders agreed".
_BARE = frozenset("side leader minister president premier counterpart party".split())
_PARTNERS = frozenset(("with", "and", "alongside", "to"))


class GroupReader:
    """Resolves plurals in one document."""

    def __init__(self, scene: Scene, offices: Iterable[OfficePhrase]) -> None:
        self.scene = scene
        self.offices = tuple(offices)
        self._titles: dict[int, set[str]] = {}
        for phrase in self.offices:
            if phrase.holder is not None:
                self._titles.setdefault(phrase.holder, set()).update(phrase.title.lower().split())

    def read(self, token: Token) -> None:
        """Resolve a token that stands for several named things, if it is clear for which."""
        lower, lemma = token.lower_, token.lemma_.lower()
        many = token.tag_ == "NNS"
        if token.pos_ == "PROPN" and lower.removesuffix("s") in _BARE - {lower}:  # "the Ministers signed"
            lemma, many = lower.removesuffix("s"), True
        if lower in PLURAL:
            self._pronoun(token)
        elif lemma in _FEW and self._has_the(token):
            self._set(token, self.members(token, _PEOPLE, _FEW[lemma]))
        elif lemma in NOUNS and many and not self._are_many(token):
            count = next((COUNTS[child.lower_] for child in token.children if child.lower_ in COUNTS), None)
            if count is not None or self._points_back(token, lemma):
                self._set(token, self.members(token, NOUNS[lemma], count))
        elif lower in ("latter", "former") and token.dep_ != "amod" and self._has_the(token):
            members = self.members(token, _ANY, 2)
            if members:
                self.scene.add(members[lower == "latter"], token.i, token.i + 1, "description")
        elif lower in ("two", "three", "four", "both") and token.dep_ in (*SUBJECTS, "pobj", "dobj"):
            alone = not any(
                child.dep_ in ("prep", "npadvmod") or child.tag_ == "NNS" for child in token.children
            )
            every = any(child.lower_ == "all" for child in token.children)
            if alone and (lower == "both" or every or self._has_the(token)):
                self._set(token, self.members(token, _ANY, COUNTS[lower]))

    def _has_the(self, token: Token) -> bool:
        return any(child.lower_ in ("the", "these", "those") for child in token.children)

    def _are_many(self, token: Token) -> bool:
        """Tell whether they are counted by the dozen: "two dozen officials" are no two told before."""
        return any(inner.lower_ in _MANY for inner in token.doc[token.left_edge.i : token.i])

    def _points_back(self, token: Token, lemma: str) -> bool:
        words = {child.lower_ for child in token.children}
        if words & {"these", "those"}:
            return True
        only_the = all(
            child.dep_ in ("det", "punct", "relcl", "cc", "conj", "case") for child in token.children
        )
        return lemma in _BARE and "the" in words and only_the and token.dep_ in (*SUBJECTS, "pobj")

    def _set(self, token: Token, members: tuple[int, ...]) -> None:
        if len(members) > 1:
            self.scene.groups[token.i] = members

    def _pronoun(self, token: Token) -> None:
        """Resolve "they" to the nearest plural: a list that acts, a group named before, or nobody with a name."""
        scene = self.scene
        sentence = token.sent
        for back in range(3):
            end = token.i if back == 0 else sentence.end
            found = self._subjects(sentence.start, end, token)
            if found is not None:
                self._set(token, found)
                return
            if sentence.start == 0:
                return
            sentence = scene.doc[sentence.start - 1].sent

    def _subjects(self, start: int, end: int, token: Token) -> tuple[int, ...] | None:
        """Give what the subjects of a stretch stand for: members, nothing (an unnamed plural), or None."""
        scene = self.scene
        for place in reversed(range(start, end)):
            noun = scene.doc[place]
            if noun.dep_ not in SUBJECTS or (place in scene.quoted and token.i not in scene.quoted):
                continue
            if (
                clause_verb(noun) == clause_verb(token)
                and token.dep_ not in ("poss",)
                and token.tag_ != "PRP$"
            ):
                continue
            if place in scene.groups:
                return scene.groups[place]
            joined = self._joined(noun) or self._between(noun)
            if len(joined) > 1:
                return joined
            if noun.tag_ == "NNS" and place not in scene.at:
                return ()
            partner = self._with(noun)
            if joined and partner:
                return (*joined, *(number for number in partner if number not in joined))
        return None

    def _joined(self, noun: Token) -> tuple[int, ...]:
        """Give the things that a noun and those joined to it name."""
        members = [noun]
        for place in range(noun.i, noun.sent.end):
            other = self.scene.doc[place]
            if other.dep_ == "conj" and other.head in members:
                members.append(other)
        found: list[int] = []
        for member in members:
            number = self._named(member)
            if number is not None and number not in found:
                found.append(number)
        kinds = {self.scene.referents[number].kind is EntityKind.PERSON for number in found}
        return tuple(found) if len(kinds) == 1 else ()

    def _between(self, noun: Token) -> tuple[int, ...]:
        """Give A and B of "a summit in X between A and B was called off"; "they" are not the summit."""
        if noun.i in self.scene.at or noun.tag_ != "NN":
            return ()
        prep = next((token for token in noun.subtree if token.lower_ == "between"), None)
        inner = next((child for child in prep.children if child.dep_ == "pobj"), None) if prep else None
        return self._joined(inner) if inner is not None else ()

    def _named(self, token: Token) -> int | None:
        number = self.scene.at.get(token.i)
        if number is None:
            inner = next((child for child in token.children if child.dep_ == "appos"), None)
            number = self.scene.at.get(inner.i) if inner is not None else None
        if number is None or self.scene.referents[number].kind is EntityKind.PLACE:
            return None
        return number

    def _with(self, subject: Token) -> tuple[int, ...]:
        """Give the partners of a subject that meets, calls or talks with them."""
        verb = subject.head
        partners: list[Token] = [child for child in verb.children if child.dep_ == "dobj"]
        for noun in (verb, *partners):
            partners += [
                grand
                for child in noun.children
                if child.dep_ == "prep" and child.lower_ == "with"
                for grand in child.children
                if grand.dep_ == "pobj"
            ]
        kind = self.scene.referents[self.scene.at[subject.i]].kind if subject.i in self.scene.at else None
        found = [number for partner in partners for number in self._joined(partner)]
        return tuple(number for number in found if self.scene.referents[number].kind is kind)

    # -- groups with a noun -------------------------------------------------------------------------------

    def members(self, token: Token, kinds: tuple[EntityKind, ...], count: int | None) -> tuple[int, ...]:
        """Give the things of some kinds that the nearest words before join, as many as are counted."""
        scene = self.scene
        sentence = token.sent
        gathered: list[int] = []
        for back in range(4):
            end = token.i if back == 0 else sentence.end
            here = self._found(sentence.start, end, token, kinds)
            chosen = self._chosen(sentence.start, end, here, kinds, count)
            if chosen:
                return chosen
            gathered = [*here, *(number for number in gathered if number not in here)]
            together = self._of_one_kind(gathered, kinds)
            if count is not None and len(together) == count:
                return together
            if sentence.start == 0:
                break
            sentence = scene.doc[sentence.start - 1].sent
        return ()

    def _chosen(
        self, start: int, end: int, here: list[int], kinds: tuple[EntityKind, ...], count: int | None
    ) -> tuple[int, ...]:
        for kind in kinds:
            members = tuple(number for number in here if self.scene.referents[number].kind is kind)
            if len(members) > 1 and (count is None or len(members) == count):
                return members
        mixed = self._of_one_kind(here, kinds)
        if len(mixed) > 1 and (count is None or len(mixed) == count):
            return mixed
        for place in range(start, end):
            group = self.scene.groups.get(place, ())
            fits = len(group) > 1 and (count is None or len(group) == count)
            if fits and self.scene.referents[group[0]].kind in kinds:
                return group
        pair = self._paired(start, end, kinds, count) if count else ()
        return pair or (self._acting(start, end, kinds) if count == 2 else ())

    def _paired(
        self, start: int, end: int, kinds: tuple[EntityKind, ...], count: int | None
    ) -> tuple[int, ...]:
        """Give those whom "between" or another word joins, where others are named beside them."""
        for place in range(start, end):
            noun = self.scene.doc[place]
            if noun.dep_ == "conj" or place not in self.scene.at:
                continue
            together = self._joined(noun)
            fits = len(together) == count and all(
                self.scene.referents[each].kind in kinds for each in together
            )
            if fits:
                return together
        return ()

    def _of_one_kind(self, found: list[int], kinds: tuple[EntityKind, ...]) -> tuple[int, ...]:
        """Give people, or else states and bodies together: "the EU and Kenya" are two sides."""
        people = tuple(number for number in found if self.scene.referents[number].kind is EntityKind.PERSON)
        if len(people) > 1 or EntityKind.COUNTRY not in kinds:
            return people if EntityKind.PERSON in kinds else ()
        return tuple(number for number in found if number not in people)

    def _acting(self, start: int, end: int, kinds: tuple[EntityKind, ...]) -> tuple[int, ...]:
        """Give the subject and its partner where a sentence names more than two."""
        for place in range(start, end):
            noun = self.scene.doc[place]
            number = self.scene.at.get(place)
            if noun.dep_ not in SUBJECTS or number is None or self.scene.referents[number].kind not in kinds:
                continue
            pair = (number, *(other for other in self._with(noun) if other != number))
            if len(pair) == 2:
                return pair
        return ()

    def _found(self, start: int, end: int, token: Token, kinds: tuple[EntityKind, ...]) -> list[int]:
        """Give the things of some kinds that a stretch names as actors, states also by the offices of people."""
        scene = self.scene
        found: list[int] = []
        for place in range(start, end):
            number = scene.at.get(place)
            if number is None or number in found or scene.referents[number].kind not in kinds:
                continue
            mention = self._mention(number, place)
            if mention is None or scene.hidden(mention, token.i) or self._is_no_leader(number, token):
                continue
            acts = not scene.is_adjective(mention) and scene.doc[mention.end - 1].dep_ != "poss"
            if acts or (EntityKind.PERSON not in kinds and self._of_office(place, number)):
                found.append(number)
        return found

    def _is_no_leader(self, number: int, token: Token) -> bool:
        """Tell whether "the leaders" cannot be this one: a secretary or an envoy leads no country."""
        titles = self._titles.get(number, set())
        return token.lemma_.lower() == "leader" and bool(titles) and not titles & _LEADING

    def _mention(self, number: int, place: int) -> Mention | None:
        mentions = self.scene.referents[number].mentions
        return next((each for each in mentions if each.start <= place < each.end), None)

    def _of_office(self, place: int, number: int) -> bool:
        """Tell whether a token is the country of somebody's office: "Latvian President X" and his two countries."""
        return any(
            phrase.of == number and phrase.start <= place < phrase.end and phrase.holder is not None
            for phrase in self.offices
        )
