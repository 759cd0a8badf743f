"""Who speaks: from a verb of saying to the noun of its speaker, and from that noun to a thing in the text."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate import Annotations, OfficePhrase
from kg.facts.speech_verbs import ISSUING, MESSAGES, STAFF, speech_verb
from kg.model import EntityKind

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nounmod")
_OF_WHOM = ("of", "from", "for", "at")
_MADE_BY = ("by", "from", "of")
_SURE = {"pronoun": 0.8, "description": 0.85, "counterpart": 0.8}
_BODIES = frozenset(
    "ministry department agency commission office council army navy police government".split()
)
_AGENTS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: a position in ``referents``, the tokens that say so, how they lead there, how surely."""

    referent: int
    start: int
    end: int
    method: str
    confidence: float


class SpeakerReader:
    """Finds speakers in one article."""

    def __init__(self, notes: Annotations, quoted: frozenset[int] = frozenset()) -> None:
        self.notes, self.quoted = notes, quoted
        self.offices: dict[int, OfficePhrase] = {
            token: phrase for phrase in notes.offices for token in range(phrase.start, phrase.end)
        }

    def is_person(self, speaker: Speaker) -> bool:
        """Tell whether the one who speaks is a person."""
        return self.notes.referents[speaker.referent].kind is EntityKind.PERSON

    def of_verb(self, verb: Token, *, after_quote: bool = False) -> Speaker | None:
        """Give who says what the verb tells of; ``after_quote`` is for "…", asked X."""
        noun = self.noun_of(verb, after_quote=after_quote)
        return self.resolve(noun) if noun is not None else None

    # -- from the verb to a noun --------------------------------------------------------------------------

    def noun_of(self, verb: Token, *, after_quote: bool = False, depth: int = 0) -> Token | None:
        """Give the head of the noun phrase that acts in a verb, also one that it shares with another verb."""
        if depth > 6:
            return None
        if is_passive(verb):
            return _agent(verb)
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None and after_quote and own.i < verb.i:
            own = None  # a subject in front lies inside the quote
        if own is not None and own.dep_ != "expl":
            return _unrelative(own, verb)
        inverted = _following_noun(verb) if after_quote else None
        return inverted or self.named_in_front(verb) or self._shared(verb, depth)

    def named_in_front(self, verb: Token) -> Token | None:
        """Give X of "…, the president, X, said" where the model hung X on something else in front."""
        if verb.i < 3 or verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("dep", "conj", "advcl", "parataxis"):
            return None
        if any(child.dep_ in (*_SUBJECTS, "cc", "mark") for child in verb.children) or verb.nbor(-1).text != ",":
            return None
        name = verb.nbor(-2)
        if name.pos_ == "PROPN" and name.dep_ == "appos" and self.notes.at.get(name.i) is not None:
            return name
        return None

    def phrase_start(self, noun: Token) -> int:
        """Give where the name of a speaker begins, with the office in front of it."""
        while noun.dep_ == "appos" and noun.head.i < noun.i and noun.head.i in self.offices:
            noun = noun.head
        return noun.left_edge.i

    def _shared(self, verb: Token, depth: int) -> Token | None:
        """Give the subject that a verb without one has from the words above it."""
        head = verb.head
        while head.i in self.quoted and verb.i not in self.quoted and head.head != head:
            head = head.head  # hung on a word of the quote in front: X said "…" and called it …
        if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return self._on_noun(verb, head, depth)
        if verb.dep_ == "pcomp":
            return self._of_gerund(verb, depth)
        if head == verb or head.pos_ not in ("VERB", "AUX", "ADJ"):
            return None
        if verb.dep_ == "conj" and head.tag_ == "VBD" and verb.tag_ in ("VB", "VBP"):
            return None  # of another tense: it is joined to something else
        if (outer := self.resumed(verb)) is not None:
            return self.noun_of(outer, depth=depth + 1)
        if verb.dep_ == "conj" and (named := self._listed_object(verb)) is not None:
            return named
        if is_passive(head):
            surface = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
            return _unrelative(surface, head) if surface is not None else self._shared(head, depth + 1)
        return self.noun_of(head, depth=depth + 1)

    def _on_noun(self, verb: Token, noun: Token, depth: int) -> Token | None:
        """Give the noun that a participle is on; ", calling it a lie" may be hung on the noun in front by mistake."""
        after_comma = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
        governor = noun.head
        if (
            after_comma
            and governor.pos_ == "VERB"
            and noun.dep_ in ("dobj", "pobj")
            and self.resolve(noun, 2) is None
        ):
            return self.noun_of(governor, depth=depth + 1)
        return noun

    def resumed(self, verb: Token) -> Token | None:
        """Give the verb of saying that a verb goes on from, though it was hung on a word of what was said.

        "X noted that the house did not agree, and mentioned a way out": X mentioned it.
        """
        head = verb.head
        if verb.dep_ not in ("advcl", "conj", "dep") or verb.tag_ == "VB" or head.pos_ not in ("VERB", "AUX"):
            return None
        if any(child.dep_ in ("mark", *_SUBJECTS) for child in verb.children):
            return None
        outer = self._speech_above(head)
        if outer is None:
            return None
        other_tense = verb.tag_ == "VBD" and head.tag_ == "VB"
        return outer if other_tense or not self._acts(head) else None

    def _listed_object(self, verb: Token) -> Token | None:
        """Give X of "the agency reported X, the minister, called for calm", read as a list of verbs."""
        head = verb.head
        if any(child.dep_ == "cc" for child in head.children) or "clause" not in _takes(head):
            return None
        found = next((child for child in head.children if child.dep_ == "dobj" and child.i < verb.i), None)
        return found if found is not None and self.resolve(found, 3) is not None else None

    def _of_gerund(self, verb: Token, depth: int) -> Token | None:
        """Give the subject of "by saying", "was quoted as saying", "quoted X as saying"."""
        governor = verb.head.head
        if governor.pos_ not in ("VERB", "AUX"):
            return None
        if verb.head.lower_ == "as" and not is_passive(governor):
            quoted = next((child for child in governor.children if child.dep_ == "dobj"), None)
            if quoted is not None:
                return quoted
        if is_passive(governor):
            return next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
        return self.noun_of(governor, depth=depth + 1)

    def _speech_above(self, verb: Token) -> Token | None:
        """Give the verb of saying in whose reported clause a verb stands, or None."""
        while verb.dep_ in ("conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        above = verb.head
        if verb.dep_ == "ccomp" and above != verb and "clause" in _takes(above):
            return above
        return None

    def _acts(self, verb: Token) -> bool:
        """Tell whether the subject of a verb is someone who can speak."""
        noun = self.noun_of(verb, depth=4)
        return noun is not None and self.resolve(noun) is not None

    # -- from the noun to a thing -------------------------------------------------------------------------

    def resolve(self, noun: Token, depth: int = 0) -> Speaker | None:
        """Give the speaker that a noun stands for; None if it stands for nobody with a name."""
        if depth > 4:
            return None
        named = self._named(noun)
        if named is not None:
            return named
        if noun.lemma_.lower() in MESSAGES and noun.i not in self.notes.at:
            maker = self.maker(noun)
            return self.resolve(maker, depth + 1) if maker is not None else None
        group = self.notes.groups.get(noun.i)
        if group:
            return Speaker(group[0], noun.i, noun.i + 1, "group", 0.6)
        return self._of_office(noun) or self._of_staff(noun, depth)

    def _named(self, noun: Token) -> Speaker | None:
        place = self.notes.at.get(noun.i)
        if place is not None:
            return self._as_mention(noun, place)
        for child in noun.children:
            inner = self.notes.at.get(child.i)
            if child.dep_ != "appos" or inner is None:
                continue
            if self.notes.referents[inner].kind in _AGENTS:
                return self._as_mention(child, inner)
        return None

    def _as_mention(self, token: Token, place: int) -> Speaker | None:
        for mention in self.notes.referents[place].mentions:
            if mention.start <= token.i < mention.end:
                if mention.method == "demonym" and token.pos_ == "ADJ" and token.dep_ in _MODIFIERS:
                    return None
                sure = _SURE.get(mention.method, 0.97)
                how = mention.method if mention.method in _SURE else "name"
                return Speaker(place, mention.start, mention.end, how, sure)
        return Speaker(place, token.i, token.i + 1, "description", 0.8)

    def _of_office(self, noun: Token) -> Speaker | None:
        phrase = self.offices.get(noun.i)
        if phrase is None:
            return None
        if phrase.holder is not None:
            return Speaker(phrase.holder, phrase.start, phrase.end, "office", 0.85)
        if phrase.of is not None:
            return Speaker(phrase.of, phrase.start, phrase.end, "office-of", 0.7)
        return None

    def _of_staff(self, noun: Token, depth: int) -> Speaker | None:
        """Take "German officials", "a spokesman for the ministry", "X's office" for whom they speak for."""
        members = noun.lower_ == "members" and any(child.lower_ == "the" for child in noun.children)
        if noun.lemma_.lower() not in STAFF and not members:
            return None
        inner = self._of_modifier(noun) or self._of_body_named_before(noun)
        if inner is not None:
            return Speaker(inner.referent, inner.start, noun.i + 1, "staff", min(inner.confidence, 0.75))
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _OF_WHOM:
                for grand in child.children:
                    found = self._of_named(grand, depth + 1) if grand.dep_ == "pobj" else None
                    if found is not None:
                        return Speaker(found.referent, noun.i, found.end, "staff", 0.7)
        return None

    def _of_named(self, noun: Token, depth: int) -> Speaker | None:
        """Resolve X, or "affairs of X" in "the ministry of foreign affairs of X"."""
        found = self.resolve(noun, depth)
        if found is not None or depth > 3:
            return found
        inner = (grand for child in noun.children if child.lower_ == "of" for grand in child.children)
        return next((found for grand in inner if (found := self._of_named(grand, depth + 1))), None)

    def _of_modifier(self, noun: Token) -> Speaker | None:
        for child in noun.children:
            if child.dep_ not in _MODIFIERS and not (child.dep_ == "nsubj" and child.i < noun.i):
                continue
            place = self.notes.at.get(child.i)
            if place is not None and self.notes.referents[place].kind in _AGENTS:
                return Speaker(place, child.i, child.i + 1, "staff", 0.75)
            inner = self._of_modifier(child)
            if inner is not None:
                return inner
        return None

    def _of_body_named_before(self, noun: Token) -> Speaker | None:
        """Give the "Foreign Ministry of Japan" for "a foreign ministry official"."""
        words = [
            child.lower_
            for child in noun.children
            if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i
        ]
        words += [
            grand.lower_
            for child in noun.children
            for grand in child.children
            if grand.dep_ in ("compound", "amod")
        ]
        if not _BODIES & set(words):
            return None
        words = [word for word in words if word not in ("senior", "top", "unnamed", "chief")]
        for place in reversed(range(len(self.notes.referents))):
            referent = self.notes.referents[place]
            if referent.kind is not EntityKind.ORGANIZATION or referent.mentions[0].start > noun.i:
                continue
            if any(
                {word.replace("defence", "defense") for word in words} <= _plain(name)
                for name in referent.names
            ):
                return Speaker(place, noun.left_edge.i, noun.i + 1, "staff", 0.7)
        return None

    def maker(self, noun: Token) -> Token | None:
        """Give who made a statement, tweet or letter: "X's", "by X", "a Kremlin statement", "X issued a"."""
        for child in noun.children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in _MADE_BY:
                found = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                if found is not None and (found.i in self.notes.at or self.resolve(found, 3)):
                    return found
            if child.dep_ == "prep" or child.dep_ in ("acl", "relcl"):
                agent = _agent(child) if child.dep_ != "prep" else _deep_maker(child)
                if agent is not None:
                    return agent
        for child in noun.children:
            if child.dep_ in ("compound", "amod", "nmod") and child.i in self.notes.at:
                return child
        verb = noun.head
        if verb.pos_ == "VERB" and (agent := _agent(verb)) is not None and agent.i > noun.i:
            return agent
        if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in ISSUING:
            return self.noun_of(verb)
        if (
            noun.dep_ == "pobj"
            and verb.dep_ == "prep"
            and verb.head.pos_ == "VERB"
            and verb.lower_ in ("in", "via")
        ):
            return self.noun_of(verb.head)
        return None


def _plain(name: str) -> set[str]:
    return set(name.casefold().replace("defence", "defense").replace("’s", "").replace("'s", "").split())


def _takes(token: Token) -> frozenset[str]:
    verb = speech_verb(token)
    return verb.takes if verb is not None and token.pos_ == "VERB" else frozenset()


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive, by itself or with the verb that it is joined to."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return False
    if verb.dep_ == "advcl":
        return not any(child.dep_ == "dobj" for child in verb.children)
    return verb.dep_ in ("acl", "relcl") or (verb.dep_ == "conj" and is_passive(verb.head))


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _deep_maker(prep: Token) -> Token | None:
    """Give X of "a tweet on Monday by X", where "by" was hung on the day."""
    for child in prep.children:
        for grand in child.children:
            if grand.dep_ in ("prep", "agent") and grand.lower_ == "by":
                return next((inner for inner in grand.children if inner.dep_ == "pobj"), None)
    return None


def _unrelative(subject: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower_ not in _RELATIVES:
        return subject
    clause = verb
    while clause.dep_ in ("conj", "ccomp", "xcomp") and clause.head != clause:
        clause = clause.head
    if clause.dep_ in ("relcl", "acl"):
        return clause.head
    return subject


def _following_noun(verb: Token) -> Token | None:
    """Give the noun right behind a verb that follows a quote: "…", asked X."""
    doc = verb.doc
    place = verb.i + 1
    while place < len(doc) and (
        doc[place].pos_ in ("ADV", "DET") or doc[place].dep_ in ("amod", "compound", "poss", "case")
    ):
        place += 1
    if place < len(doc) and doc[place].pos_ in ("PROPN", "NOUN", "PRON"):
        return doc[place]
    return None
