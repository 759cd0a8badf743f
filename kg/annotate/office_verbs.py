"""Offices told by verbs: "was sworn in as", "has served as", "resigned as", "replaced X as", "heads"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate.document import OfficePhrase
from kg.annotate.named import Named
from kg.annotate.office_words import (
    DUE,
    HEADING,
    HELD_BY_OBJECT,
    HELD_BY_SUBJECT,
    LASTING,
    LEAVING,
    POSTS,
    PROPOSING,
    SUCCESSION,
)
from kg.annotate.titles import HEADS, PERSON_NOUNS, RANKS
from kg.model import EntityKind, TenureStatus

_CLIMB = (
    "pobj",
    "attr",
    "oprd",
    "dobj",
    "prep",
    "pcomp",
    "prt",
    "acomp",
    "xcomp",
    "nmod",
    "appos",
    "npadvmod",
    "agent",
)
_SUBJECTS = ("nsubj", "nsubjpass")
_UNREAL = frozenset("would could may might should can must".split())
_NEUTRAL = frozenset("he she they who".split())
METHOD = "office.verb"
GONE = "office.verb.gone"  # who was replaced
# The model does not know the base forms of these.
_AGAIN = {
    "reappointed": "reappoint",
    "reelected": "reelect",
    "renominated": "nominate",
    "reinstated": "install",
}


# What may stand between "named" and a name: "named retired general X defence secretary".
_TITLES = (
    HEADS
    | PERSON_NOUNS
    | RANKS
    | {"retired", "former", "veteran", "career", "his", "her", "fellow", "longtime", "ex", "-", "deputy"}
)


class PredicateReader:
    """Reads holders over verbs in one document."""

    def __init__(self, named: Named) -> None:
        self.named, self.doc = named, named.doc

    def held(self, phrase: OfficePhrase) -> OfficePhrase | None:
        """Give the phrase with the person who is, becomes or ceases to be its holder; None if no verb tells."""
        found = self._appointed_here(phrase)
        if found is None:
            verb = self._verb_of(phrase)
            if verb is None:
                return self._in_a_post(phrase) or self._named_behind_be(phrase)
            holder = self._holder(verb)
            if holder is None:
                return None
            found = (verb, holder)
        verb, holder = found
        status = _status(verb, phrase.status)
        if status is None:
            return None
        return self._with(phrase, holder, replace(phrase, status=status, verb=verb.i, method=METHOD))

    def _in_a_post(self, phrase: OfficePhrase) -> OfficePhrase | None:
        """Read "X's term as president ends"."""
        if phrase.head is None:
            return None
        token = self.doc[phrase.head]
        if token.dep_ != "pobj" or token.head.lower_ != "as" or token.head.head.lemma_.lower() not in POSTS:
            return None
        owner = next((child for child in token.head.head.children if child.dep_ == "poss"), None)
        return self._with(phrase, owner, replace(phrase, method=METHOD)) if owner is not None else None

    def _named_behind_be(self, phrase: OfficePhrase) -> OfficePhrase | None:
        """Read "the new foreign minister is X"."""
        if phrase.head is None:
            return None
        token = self.doc[phrase.head]
        if token.dep_ != "nsubj" or token.head.lemma_ != "be" or _time(token.head) in ("not", "unreal"):
            return None
        behind = next((child for child in token.head.children if child.dep_ == "attr"), None)
        if behind is None or not self.named.is_person(behind.i):
            return None
        status = _status(token.head, phrase.status) or phrase.status
        return replace(
            phrase, holder=self.named.at[behind.i], status=status, verb=token.head.i, method=METHOD
        )

    def successions(self, phrase: OfficePhrase) -> list[OfficePhrase]:
        """Give both tenures of "A replaced B as foreign minister": A's and the one of B that ended."""
        verb = self._verb_of(phrase)
        if verb is None or lemma_of(verb) not in SUCCESSION:
            return []
        passive = _is_passive(verb)
        comes = _agent(verb) if passive else subject_of(verb)
        goes = subject_of(verb) if passive else _object(verb)
        real = _status(verb, TenureStatus.CURRENT)
        tenures = []
        gone = TenureStatus.FORMER if real is TenureStatus.CURRENT else TenureStatus.CURRENT
        for person, status, method in ((comes, real, METHOD), (goes, gone, GONE)):
            if person is None or status is None:
                continue
            held = self._with(phrase, person, replace(phrase, status=status, verb=verb.i, method=method))
            if held is not None:
                tenures.append(held)
        return tenures

    def headed(self) -> Iterator[OfficePhrase]:
        """Give the offices that verbs alone tell: "X, who heads the agency"."""
        for verb in self.doc:
            title = HEADING.get(lemma_of(verb))
            if title is None or verb.pos_ != "VERB" or _is_passive(verb):
                continue
            body, subject = _object(verb), subject_of(verb)
            if body is None or subject is None or not self._is_body(verb, body):
                continue
            status = _status(verb, TenureStatus.CURRENT)
            if status is None:
                continue
            phrase = OfficePhrase(
                verb.i,
                verb.i + 1,
                title,
                status,
                self.named.at[body.i],
                method=METHOD,
                verb=verb.i,
                head=verb.i,
            )
            held = self._with(phrase, subject, phrase)
            if held is not None:
                yield held

    def _is_body(self, verb: Token, body: Token) -> bool:
        kind = self.named.kind(body.i)
        if verb.tag_ in ("VB", "VBG"):
            return False
        return kind is EntityKind.ORGANIZATION or (kind is EntityKind.COUNTRY and verb.tag_ == "VBZ")

    def _with(self, phrase: OfficePhrase, holder: Token, held: OfficePhrase) -> OfficePhrase | None:
        """Give the office with a person as holder, or with a pronoun that is to be resolved."""
        if phrase.start <= holder.i < phrase.end:
            return None
        if (
            holder.dep_ == "appos"
            and self.named.is_person(holder.head.i)
            and not self.named.is_person(holder.i)
        ):
            holder = holder.head  # "X, the first woman to be president"
        if self.named.is_person(holder.i):
            return replace(held, holder=self.named.at[holder.i])
        appositions = [child for child in holder.children if child.dep_ == "appos"]
        named = next((child for child in appositions if self.named.is_person(child.i)), None)
        if named is not None:
            return replace(held, holder=self.named.at[named.i])
        return (
            replace(held, subject=holder.i) if holder.lower_ in _NEUTRAL and holder.lower_ != "who" else None
        )

    # -- from the office to the verb ----------------------------------------------------------------------

    def _appointed_here(self, phrase: OfficePhrase) -> tuple[Token, Token] | None:
        """Read "appointed X foreign minister", whatever the parse."""
        name = phrase.start - 1
        while self.named.lower(name) in ("the", "as", "its", "to", "be", "a", "new"):
            name -= 1
        if not self.named.is_person(name):
            return None
        before = max(self.named.start_of_name(name) - 1, 0)
        while before > 0 and self.named.lower(before) in _TITLES and before > name - 7:
            before -= 1
        verb = self.doc[before]
        if lemma_of(verb) not in HELD_BY_OBJECT or verb.pos_ not in ("VERB", "AUX"):
            return None
        return (verb, self.doc[name]) if not _is_passive(verb) else None

    def _verb_of(self, phrase: OfficePhrase) -> Token | None:
        if phrase.head is None:
            return None
        token = self.doc[phrase.head]
        for _ in range(7):
            if token.pos_ in ("VERB", "AUX") and lemma_of(token) in (
                HELD_BY_SUBJECT | HELD_BY_OBJECT | SUCCESSION
            ):
                return token
            noun = token.pos_ in ("NOUN", "PROPN") and not phrase.start <= token.i < phrase.end
            # "succeeds X as ambassador", "was replaced by X as ambassador", "was sworn in last week as"
            person = self.named.is_person(token.i) and token.dep_ in ("dobj", "pobj")
            person = person or token.ent_type_ in ("DATE", "TIME")
            if (noun and not person and token.lemma_.lower() not in POSTS) or token.dep_ not in _CLIMB:
                return None
            if token.dep_ == "agent":
                token = token.head
                continue
            if token.pos_ == "ADP" and token.lower_ not in ("as", "from", "of", "to", "in", "into"):
                return None
            token = token.head
        return None

    def _holder(self, verb: Token) -> Token | None:
        lemma = lemma_of(verb)
        if lemma in HELD_BY_OBJECT and not _is_passive(verb):
            return _object(verb)
        if lemma in SUCCESSION:
            return None
        if lemma == "be" and verb.head != verb and verb.dep_ == "auxpass":
            return None
        return subject_of(verb)


def lemma_of(verb: Token) -> str:
    """Give the base form of a verb in small letters."""
    return _AGAIN.get(verb.lower_, verb.lemma_.lower())


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Give the subject of a verb in the surface, also one that it shares or has from the noun it stands on."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            relative = child.lower_ in ("who", "that", "which") and verb.dep_ == "relcl"
            return verb.head if relative else child
    head = verb.head
    if depth > 4 or head == verb:
        return None
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ in ("conj", "xcomp", "advcl") and head.pos_ in ("VERB", "AUX"):
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return subject_of(head.head, depth + 1)
    return None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("dobj", "obj", "dative")), None)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        return verb.head.pos_ == "VERB" and _is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl") and not any(child.dep_ in ("aux", "dobj") for child in verb.children)


# -- from the verb to the status --------------------------------------------------------------------------


def _status(verb: Token, told: TenureStatus) -> TenureStatus | None:
    """Give what the verb makes of the office; None if it gives it to nobody ("wants to become")."""
    lemma = lemma_of(verb)
    time = _time(verb)
    if lemma in LEAVING:
        if lemma == "step" and not any(child.lower_ in ("down", "aside", "back") for child in verb.children):
            return None
        ended = time in ("past", "perfect", "pluperfect") and told is TenureStatus.CURRENT
        return TenureStatus.FORMER if ended else told
    if time == "not" and _is_over(verb):
        return TenureStatus.FORMER
    if time in ("not", "unreal"):
        return None
    if told is not TenureStatus.CURRENT:
        return told
    if time == "future" or lemma in PROPOSING:
        return TenureStatus.CURRENT if lemma in ("remain", "continue", "stay") else TenureStatus.DESIGNATE
    if lemma in LASTING - {"remain", "continue", "stay"} or lemma in HEADING:
        return TenureStatus.FORMER if time in ("past", "pluperfect") else told
    return told


def _is_over(verb: Token) -> bool:
    return any(
        child.lower_ == "longer" or (child.lower_ == "no" and child.dep_ == "neg") for child in verb.subtree
    )


def _time(verb: Token) -> str:
    """Give the time of a verb: past, present, perfect, pluperfect, future, not, or unreal."""
    words = {
        child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "mark", "neg", "advmod")
    }
    if {"not", "n't", "never", "longer"} & words or any(child.dep_ == "neg" for child in verb.children):
        return "not"
    if words & _UNREAL or words & {"if", "unless", "whether"}:
        return "unreal"
    if words & {"will", "'ll", "shall"}:
        return "future"
    if verb.tag_ == "VB" or "to" in words:
        return _infinitive(verb)
    if words & {"has", "have", "'ve"}:
        return "perfect"
    if "had" in words:
        return "pluperfect"
    if "was" in words or "were" in words or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return "past" if verb.head.lower_ in ("after", "since") else "present"
    if verb.tag_ == "VBN":
        return "past" if verb.dep_ in ("acl", "advcl", "ROOT") else _time_above(verb)
    return _time_above(verb) if verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl") else "present"


def _time_above(verb: Token) -> str:
    return _time(verb.head) if verb.dep_ == "conj" and verb.head != verb else "present"


def _infinitive(verb: Token) -> str:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and head != verb:
        return _time(head)
    if head.lemma_.lower() in ("woman", "man", "person", "first", "youngest", "oldest"):
        return "present"
    if head.lemma_.lower() in DUE or (verb.dep_ == "xcomp" and head.lemma_ == "be"):
        return "future" if not any(child.dep_ == "neg" for child in head.children) else "not"
    return "unreal"
