"""He, she, it and what belongs to them: the thing that stands out most where nothing unnamed stands out more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.document import Mention
from kg.annotate.gender import Gender, Genders
from kg.annotate.salience import SUBJECTS, Scene, clause_verb
from kg.annotate.titles import HEADS, PERSON_NOUNS
from kg.model import EntityKind

MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
NEUTRAL = frozenset("it its itself".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_POSSESSIVE = ("PRP$",)
_REACH = 3  # sentences that a pronoun may reach back over
_PEOPLE = (
    PERSON_NOUNS | HEADS | frozenset("someone somebody person spokesperson worker minister king".split())
)
_AGENTS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_BODIES = frozenset(
    "government ministry parliament army police cabinet embassy company agency court council party group".split()
)
_WEATHER = frozenset(
    "seem appear emerge happen rain snow turn mean follow transpire suffice matter take".split()
)
_WEIGHT = {"subject": 2.0, "agent": 1.2, "object": 0.6, "oblique": 0.3, "modifier": 0.2, "other": 0.4}


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate: a referent, or None for a noun without a name, with how much it stands out."""

    referent: int | None
    score: float


class PronounReader:
    """Resolves singular pronouns in one document."""

    def __init__(self, scene: Scene, genders: Genders) -> None:
        self.scene, self.genders = scene, genders

    def person(self, token: Token, gender: Gender) -> None:
        """Resolve "he" or "she" if a named person is the likeliest one meant."""
        ahead = self._ahead(token, gender)
        choices = [*self._people(token, gender), *self._unnamed(token)]
        if ahead is not None:
            choices.append(ahead)
        best = max(choices, key=lambda choice: choice.score, default=None)
        if best is None or best.referent is None or best.score < -6:
            return
        self.scene.add(best.referent, token.i, token.i + 1, "pronoun")
        self.genders.sure.setdefault(best.referent, gender)

    def thing(self, token: Token) -> None:
        """Resolve "it" or "its" if a named country or body is the likeliest one meant."""
        if _is_empty(token):
            return
        choices = [*self._bodies(token), *self._unnamed_things(token)]
        best = max(choices, key=lambda choice: choice.score, default=None)
        if best is not None and best.referent is not None:
            self.scene.add(best.referent, token.i, token.i + 1, "pronoun")

    # -- people -------------------------------------------------------------------------------------------

    def _people(self, token: Token, gender: Gender) -> Iterator[_Choice]:
        for number, mention in self.scene.before(token.i, (EntityKind.PERSON,), _REACH):
            if not self.genders.fits(number, gender) or self._is_bound_apart(mention, token):
                continue
            score = self._weight(mention, token) + self.genders.hint(number, gender)
            yield _Choice(number, score)

    def _weight(self, mention: Mention, token: Token) -> float:
        scene = self.scene
        back = scene.sentences_between(mention.start, token.i)
        head = scene.head(mention)
        score = _WEIGHT[scene.function(mention)] - 1.4 * back + 0.4 * mention.start / len(scene.doc)
        if scene.function(mention) == "subject" and clause_verb(head).dep_ == "ROOT":
            score += 0.5
        if back == 0 and clause_verb(head) == clause_verb(token) and token.tag_ in _POSSESSIVE:
            score += 0.4
        if mention.method == "pronoun":
            score += 0.3
        if scene.hidden(mention, token.i):
            score -= 4.0
        if token.i in scene.quoted and scene.quoted.get(mention.start) != scene.quoted[token.i]:
            score -= 2.5 if self._speaks(mention, token) else 0.0
        return score

    def _speaks(self, mention: Mention, token: Token) -> bool:
        """Tell whether the mention is beside the quotation as its speaker, who would say "I"."""
        near = self.scene.sentences_between(mention.start, token.i) <= 1
        return near and self.scene.function(mention) == "subject"

    def _is_bound_apart(self, mention: Mention, token: Token) -> bool:
        """Tell whether grammar keeps the two apart: "X met him", "X's brother met him" does not."""
        head = self.scene.head(mention)
        if token.lower_ in _REFLEXIVE:
            return not (head.dep_ in SUBJECTS and clause_verb(token) in (head.head, head.head.head))
        if token.tag_ in _POSSESSIVE:
            return self._owns_itself(mention, token)
        if head.sent != token.sent or token.dep_ not in ("dobj", "pobj", "dative", "nsubj", "nsubjpass"):
            return False
        same_clause = clause_verb(head) == clause_verb(token)
        if token.dep_ in SUBJECTS:
            return same_clause and head.dep_ in ("dobj", "pobj", "dative", *SUBJECTS)
        return same_clause and head.dep_ in (*SUBJECTS, "dobj", "dative")

    def _owns_itself(self, mention: Mention, token: Token) -> bool:
        """Tell whether the owned thing is the mention itself: "his wife X" is not X's."""
        owned = token.head
        head = self.scene.head(mention)
        return head == owned or (head.head == owned and head.dep_ in ("appos", "compound"))

    def _ahead(self, token: Token, gender: Gender) -> _Choice | None:
        """Give the subject behind an opening clause or phrase: "In his speech, X said", "When he came, X said"."""
        main = token.sent.root
        if token.i > main.i or (clause_verb(token) == main and token.dep_ in SUBJECTS):
            return None
        subject = next((child for child in main.children if child.dep_ in SUBJECTS), None)
        if subject is None or subject.i < token.i or subject in token.ancestors:
            return None
        number = self.scene.at.get(subject.i)
        if number is None or self.scene.referents[number].kind is not EntityKind.PERSON:
            return None
        if not self.genders.fits(number, gender):
            return None
        early = token.tag_ in _POSSESSIVE or clause_verb(token) != main
        return _Choice(number, (1.9 if early else -1.0) + self.genders.hint(number, gender))

    def _unnamed(self, token: Token) -> Iterator[_Choice]:
        """Give people without a name who may be meant: "said a miner. He"."""
        scene = self.scene
        start = max(token.sent.start - 1, 0)
        begin = scene.doc[start].sent.start if token.sent.start else 0
        for place in range(begin, token.i):
            noun = scene.doc[place]
            if noun.dep_ not in SUBJECTS or noun.tag_ != "NN" or place in scene.at:
                continue
            if noun.lemma_.lower() not in _PEOPLE or any(child.i in scene.at for child in noun.children):
                continue
            if noun.sent == token.sent and clause_verb(noun) == clause_verb(token):
                continue
            back = scene.sentences_between(place, token.i)
            root = 0.5 if clause_verb(noun).dep_ == "ROOT" else 0.0
            hidden = 4.0 if place in scene.quoted and token.i not in scene.quoted else 0.0
            yield _Choice(None, 2.2 + root - 1.4 * back + 0.4 * place / len(scene.doc) - hidden)

    # -- countries and bodies -----------------------------------------------------------------------------

    def _bodies(self, token: Token) -> Iterator[_Choice]:
        scene = self.scene
        for number, mention in scene.before(token.i, _AGENTS, 2):
            if scene.is_adjective(mention) or self._is_bound_apart(mention, token):
                continue
            head = scene.head(mention)
            back = scene.sentences_between(mention.start, token.i)
            score = _WEIGHT[scene.function(mention)] - 1.3 * back + 0.4 * mention.start / len(scene.doc)
            if back == 0 and clause_verb(head) == clause_verb(token):
                score += 0.6
            if scene.hidden(mention, token.i):
                score -= 4.0
            yield _Choice(number, score)

    def _unnamed_things(self, token: Token) -> Iterator[_Choice]:
        """Give things without a name that "it" may mean: "The deal ends in May. It covers fuel"."""
        scene = self.scene
        begin = scene.doc[token.sent.start - 1].sent.start if token.sent.start else 0
        for place in range(begin, token.i):
            noun = scene.doc[place]
            if noun.tag_ not in ("NN", "NNP") or place in scene.at or noun.ent_type_ in ("DATE", "TIME"):
                continue
            if noun.dep_ not in (*SUBJECTS, "dobj") or noun.lemma_.lower() in _PEOPLE:
                continue
            if noun.sent == token.sent and clause_verb(noun) == clause_verb(token) and token.tag_ != "PRP$":
                continue
            back = scene.sentences_between(place, token.i)
            weight = 1.9 if noun.dep_ in SUBJECTS else 0.9
            speaks = (
                1.5
                if token.dep_ in SUBJECTS and _is_said(token) and noun.lemma_.lower() not in _BODIES
                else 0.0
            )
            hidden = 4.0 if place in scene.quoted and token.i not in scene.quoted else 0.0
            yield _Choice(None, weight - 1.3 * back + 0.4 * place / len(scene.doc) - speaks - hidden)


def _is_said(token: Token) -> bool:
    """Tell whether the pronoun is the subject of what only states and bodies do."""
    return clause_verb(token).lemma_ in (
        "say add announce condemn call urge deny accuse warn reject pledge promise vow demand express welcome agree "
        "insist threaten impose expel recall send refuse plan want hope support oppose back accept confirm".split()
    )


def _is_empty(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is clear that", "it emerged that"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX"):
        return False
    clause = any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for child in verb.children)
    if verb.lemma_ == "be":
        behind = next((child for child in verb.children if child.dep_ in ("acomp", "attr")), None)
        return behind is not None and (behind.pos_ == "ADJ" or clause or _has_clause(behind))
    return verb.lemma_ in _WEATHER or (token.dep_ == "nsubjpass" and clause)


def _has_clause(noun: Token) -> bool:
    return any(child.dep_ in ("relcl", "acl", "ccomp", "xcomp") for child in noun.children)
