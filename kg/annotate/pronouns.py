"""He, she, it and what belongs to them: the thing that stands out most where nothing unnamed stands out more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.document import Mention
from kg.annotate.gender import Gender, Genders
from kg.annotate.office_verbs import subject_of
from kg.annotate.salience import SUBJECTS, Scene, clause_verb
from kg.annotate.titles import HEADS, PERSON_NOUNS
from kg.model import EntityKind

MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
NEUTRAL = frozenset("it its itself".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_POSSESSIVE = ("PRP$",)
_OBJECTS = ("dobj", "pobj", "dative")
_REACH = 3  # sentences that a pronoun may reach back over
_PEOPLE = (
    PERSON_NOUNS | HEADS | frozenset("someone somebody person spokesperson worker minister king".split())
)
_AGENTS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
_BODIES = frozenset(
    "government ministry parliament army police cabinet embassy company agency court council party group".split()
)
# What says and does things in a country's name: "Bolivia's government said it had broken off relations".
_ORGANS = frozenset(
    "government ministry parliament army military navy cabinet administration embassy".split()
)
_SAYING = frozenset("say add tell ask reply warn explain recall complain admit".split())
# What treaties, talks and reports do, and states seldom.
_LIFELESS = frozenset(
    """cover include contain provide expire last cost apply run consist feature focus stipulate envisage enter
    come require allow mark begin end start involve address comprise concern span specify oblige bind take remain
    fall rise affect cause happen occur""".split()
)
# What is done to states and bodies: "accused it", "joined it"; what is denied or signed is a thing.
_DONE_TO_STATES = frozenset(
    """accuse join leave support sanction attack recognise recognize blame help urge criticise criticize condemn
    invite ask warn tell invade arm fund lead head chair suspend expel admit threaten thank back isolate bomb
    supply punish represent visit pressure force allow bring make push call pay""".split()
)
_WEATHER = frozenset(
    "seem appear emerge happen rain snow turn mean follow transpire suffice matter take".split()
)
_WEIGHT = {
    "subject": 2.4,
    "owner": 1.9,
    "agent": 1.0,
    "object": 0.9,
    "oblique": 0.1,
    "modifier": 0.5,
    "other": 0.6,
}
_BACK, _RECENT, _OWNER_IN_CLAUSE, _SPOKEN_OF = 1.9, 1.5, 0.8, 0.1


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate: a referent, or None for a noun without a name, with how much it stands out."""

    referent: int | None
    score: float


class PronounReader:
    """Resolves singular pronouns in one document."""

    def __init__(self, scene: Scene, genders: Genders, states: Mapping[int, int]) -> None:
        self.scene, self.genders, self.states = scene, genders, states

    def person(self, token: Token, gender: Gender) -> None:
        """Resolve "he" or "she" if a named person is the likeliest one meant."""
        ahead = self._ahead(token, gender)
        choices = [*self._people(token, gender), *self._unnamed(token)]
        if ahead is not None:
            choices.append(ahead)
        if not choices:
            choices += self._following(token, gender)
        best = max(choices, key=lambda choice: choice.score, default=None)
        if best is None or best.referent is None or best.score < -6:
            return
        self.scene.add(best.referent, token.i, token.i + 1, "pronoun")
        self.genders.sure.setdefault(best.referent, gender)

    def thing(self, token: Token) -> None:
        """Resolve "it" or "its" if a named country or body is the likeliest one meant."""
        if _is_empty(token) or (token.dep_ in _OBJECTS and clause_verb(token).lemma_ not in _DONE_TO_STATES):
            return
        choices = [*self._bodies(token), *self._unnamed_things(token)]
        best = max(choices, key=lambda choice: choice.score, default=None)
        if best is not None and best.referent is not None:
            self.scene.add(best.referent, token.i, token.i + 1, "pronoun")

    # -- people -------------------------------------------------------------------------------------------

    def _people(self, token: Token, gender: Gender) -> Iterator[_Choice]:
        subject = subject_of(clause_verb(token)) if token.dep_ in _OBJECTS else None
        reflexive = token.lower_ in _REFLEXIVE
        apart = self.scene.at.get(subject.i) if subject is not None and not reflexive else None
        for number, mention in self.scene.before(token.i, (EntityKind.PERSON,), _REACH):
            if not self.genders.fits(number, gender) or self._is_bound_apart(mention, token):
                continue
            if number == apart:
                continue
            score = self._weight(mention, token) + self.genders.hint(number, gender)
            yield _Choice(number, score)

    def _weight(self, mention: Mention, token: Token) -> float:
        scene = self.scene
        back = scene.sentences_between(mention.start, token.i)
        head = scene.head(mention)
        score = _WEIGHT[scene.function(mention)] - _BACK * back + _RECENT * mention.start / len(scene.doc)
        if scene.function(mention) == "subject" and clause_verb(head).dep_ == "ROOT":
            score += 0.5
        if back == 0 and clause_verb(head) == clause_verb(token) and token.tag_ in _POSSESSIVE:
            score += _OWNER_IN_CLAUSE
        if mention.method == "pronoun":
            score += _SPOKEN_OF
        if scene.hidden(mention, token.i):
            score -= 4.0
        if token.i in scene.quoted and scene.quoted.get(mention.start) != scene.quoted[token.i]:
            score -= 4.0 if self.scene.at.get(mention.start) == self._speaker(token) else 0.0
        return score

    def _speaker(self, token: Token) -> int | None:
        """Give who speaks the quotation that a token lies in, if a name beside it says so: they would say "I"."""
        scene, number = self.scene, self.scene.quoted[token.i]
        last, first = token.i, token.i
        while scene.quoted.get(last) == number:
            last += 1
        while scene.quoted.get(first) == number:
            first -= 1
        behind = scene.doc[last : min(last + 8, len(scene.doc))]
        before = scene.doc[max(first - 6, 0) : first]
        for words in (behind, before):
            for verb in words:
                if verb.pos_ == "VERB" and verb.i not in scene.quoted:
                    nouns = [child for child in verb.children if child.dep_ in (*SUBJECTS, "dobj")]
                    found = [scene.at[noun.i] for noun in nouns if noun.i in scene.at]
                    if found:
                        return found[0]
        return None

    def _following(self, token: Token, gender: Gender) -> Iterator[_Choice]:
        """Give the first person named behind a pronoun that opens a text: "“No,” he said. X was in Oslo"."""
        doc = self.scene.doc
        if token.dep_ not in SUBJECTS or token.sent.end >= len(doc):
            return
        behind = doc[token.sent.end].sent
        for noun in behind:
            number = self.scene.at.get(noun.i)
            if number is None or self.scene.referents[number].kind is not EntityKind.PERSON:
                continue
            if noun.dep_ in (*SUBJECTS, "appos") and self.genders.fits(number, gender):
                yield _Choice(number, self.genders.hint(number, gender))
                return

    def _is_bound_apart(self, mention: Mention, token: Token) -> bool:
        """Tell whether grammar keeps the two apart: "X met him", "X's brother met him" does not."""
        head = self.scene.head(mention)
        if token.lower_ in _REFLEXIVE:
            return head != subject_of(clause_verb(token))
        if token.tag_ in _POSSESSIVE:
            return self._owns_itself(mention, token)
        if token.dep_ in _OBJECTS and head == subject_of(clause_verb(token)):
            return True
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
        if self.scene.quoted.get(token.i) != self.scene.quoted.get(subject.i):
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
            if noun.tag_ != "NN" or place in scene.at or not _acts(noun):
                continue
            human = noun.lemma_.lower() in _PEOPLE or (
                noun.head.lemma_ in _SAYING and noun.lemma_ not in _BODIES
            )
            if not human or any(child.i in scene.at for child in noun.children):
                continue
            if noun.sent == token.sent and clause_verb(noun) == clause_verb(token):
                continue
            back = scene.sentences_between(place, token.i)
            root = 0.5 if clause_verb(noun).dep_ == "ROOT" else 0.0
            hidden = 4.0 if place in scene.quoted and token.i not in scene.quoted else 0.0
            yield _Choice(None, 2.6 + root - _BACK * back + _RECENT * place / len(scene.doc) - hidden)

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
        for number, mention in scene.before(token.i, (EntityKind.PLACE,), 2):
            if scene.function(mention) == "subject":
                back = scene.sentences_between(mention.start, token.i)
                same = 0.6 if back == 0 and clause_verb(scene.head(mention)) == clause_verb(token) else 0.0
                score = _WEIGHT["subject"] + same - 1.3 * back + 0.4 * mention.start / len(scene.doc)
                yield _Choice(self.states.get(number), score)

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
            weight = 2.3 if noun.dep_ in SUBJECTS else 1.1
            weight += 1.5 if token.dep_ in SUBJECTS and clause_verb(token).lemma_ in _LIFELESS else 0.0
            speaks = (
                1.5
                if token.dep_ in SUBJECTS and _is_said(token) and noun.lemma_.lower() not in _BODIES
                else 0.0
            )
            hidden = 4.0 if place in scene.quoted and token.i not in scene.quoted else 0.0
            score = weight - 1.3 * back + 0.4 * place / len(scene.doc) - speaks - hidden
            yield _Choice(self._country_of(noun), score)

    def _country_of(self, noun: Token) -> int | None:
        """Give the country in whose name an organ acts: "the German government"."""
        if noun.lemma_.lower() not in _ORGANS:
            return None
        owners = (self.scene.at.get(child.i) for child in noun.children if child.dep_ in ("poss", "amod"))
        return next(
            (each for each in owners if each is not None and self.scene.referents[each].kind in _AGENTS), None
        )


def _acts(noun: Token) -> bool:
    """Tell whether a noun is a subject, also the one behind its verb: "said a miner"."""
    if noun.dep_ in SUBJECTS:
        return True
    verb = noun.head
    inverted = noun.dep_ == "dobj" and verb.lemma_ in _SAYING
    return inverted and not any(child.dep_ in SUBJECTS for child in verb.children)


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
