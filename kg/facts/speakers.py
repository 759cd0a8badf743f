"""Who speaks: from a verb of saying to the noun of its speaker, and from that noun to a thing in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.annotate import Annotations, OfficePhrase
from kg.facts.clauses import arguments, coordinated, is_passive
from kg.facts.delayed_names import named_later
from kg.facts.speech_syntax import (
    SUBJECTS,
    agent_behind,
    agent_of,
    governed,
    is_inverted,
    noun_behind,
    unrelative,
)
from kg.facts.speech_verbs import ISSUING, MESSAGES, STAFF, speech_verb
from kg.model import EntityKind

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nounmod")
_OF_WHOM = ("of", "from", "for", "at")
_MADE_BY = ("by", "from", "of")
_SURE = {"pronoun": 0.8, "first person": 0.8, "description": 0.85, "counterpart": 0.8}
_BODIES = frozenset(
    "ministry department agency commission office council army navy police government".split()
)
_AIDES = frozenset("aide adviser advisor".split())
_BACK_TO = frozenset("ministry embassy government army navy police presidency consulate".split())
_FAR_BACK = 200
_LARGER = frozenset("ministry army navy police government party parliament country delegation".split())
_RANKS = frozenset("senior top unnamed chief".split())
_DEPTH = 6
_AGENTS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: a position in ``referents``, the tokens that say so, how they lead there, how surely.

    ``others`` are the ones who speak with them: "A and B said".
    """

    referent: int
    start: int
    end: int
    method: str
    confidence: float
    others: tuple[int, ...] = ()


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

    # -- from the verb to a noun --------------------------------------------------------------------------

    def noun_of(self, verb: Token, *, after_quote: bool = False, depth: int = 0) -> Token | None:
        """Give the head of the noun phrase that acts in a verb, also one that it shares with another verb."""
        if depth > _DEPTH:
            return None
        if is_passive(verb) and verb.lemma_ in ("quote", "cite"):
            return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if is_passive(verb):
            return next(iter(arguments(verb).subjects), None)
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        if is_inverted(verb):
            subjects.reverse()
        own = subjects[0] if subjects else None
        if own is not None and after_quote and own.i < verb.i:
            own = None  # a subject in front lies inside the quote
        if own is not None and own.dep_ != "expl":
            return unrelative(own, verb)
        inverted = noun_behind(verb) if after_quote else None
        return inverted or self.named_in_front(verb) or self._shared(verb, depth)

    def named_in_front(self, verb: Token) -> Token | None:
        """Give X of "…, the president, X, said" where the model hung X on something else in front."""
        stray = verb.dep_ in ("dep", "conj", "advcl", "parataxis", "ROOT") and verb.tag_ in ("VBD", "VBZ")
        if not stray or verb.i < 3 or verb.nbor(-1).text != ",":
            return None
        if any(child.dep_ in (*SUBJECTS, "cc", "mark") for child in verb.children):
            return None
        name = verb.nbor(-2)
        is_name = name.pos_ == "PROPN" and name.dep_ == "appos" and name.i in self.notes.at
        return name if is_name else None

    def phrase_start(self, noun: Token) -> int:
        """Give where the name of a speaker begins, with the office in front of it."""
        while noun.dep_ == "appos" and noun.head.i < noun.i and noun.head.i in self.offices:
            noun = noun.head
        return noun.left_edge.i

    def _shared(self, verb: Token, depth: int) -> Token | None:
        """Give the subject that a verb without one has from the words above it."""
        head = self._outside_quote(verb)
        if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return self._on_noun(verb, head, depth)
        if verb.dep_ == "pcomp":
            return self._of_gerund(verb, depth)
        if depth > _DEPTH or head == verb or head.pos_ not in ("VERB", "AUX", "ADJ"):
            return None
        if verb.dep_ == "conj" and head.tag_ == "VBD" and verb.tag_ in ("VB", "VBP"):
            return None  # of another tense: it is joined to something else
        outer = self.resumed(verb, depth)
        if outer is not None:
            return self.noun_of(outer, depth=depth + 1)
        if verb.dep_ == "conj" and (named := self._listed_object(verb)) is not None:
            return named
        if not is_passive(head):
            return self.noun_of(head, depth=depth + 1)
        surface = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
        return unrelative(surface, head) if surface is not None else self._shared(head, depth + 1)

    def _outside_quote(self, verb: Token) -> Token:
        """Give the head of a verb, above the quote if it hangs on a quoted word (X said "…" and called it Y)."""
        head = verb.head
        while head.i in self.quoted and verb.i not in self.quoted and head.head != head:
            head = head.head
        return head

    def _on_noun(self, verb: Token, noun: Token, depth: int) -> Token | None:
        """Give the noun that a participle is on; ", calling it a lie" may hang on the noun in front by mistake."""
        after_comma = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
        on_object = noun.head.pos_ == "VERB" and noun.dep_ in ("dobj", "pobj")
        if after_comma and on_object and self.resolve(noun, 2) is None:
            return self.noun_of(noun.head, depth=depth + 1)
        return noun

    def resumed(self, verb: Token, depth: int = 0) -> Token | None:
        """Give the verb of saying that a verb goes on from, though it was hung on a word of what was said.

        "X noted that the house did not agree, and mentioned a way out": X mentioned it.
        """
        head = verb.head
        if verb.dep_ not in ("advcl", "conj", "dep") or verb.tag_ == "VB" or head.pos_ not in ("VERB", "AUX"):
            return None
        if any(child.dep_ in ("mark", *SUBJECTS) for child in verb.children):
            return None
        outer = _speech_above(head)
        if outer is None:
            return None
        other_tense = verb.tag_ == "VBD" and head.tag_ == "VB"
        return outer if other_tense or not self._acts(head, depth) else None

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

    def _acts(self, verb: Token, depth: int) -> bool:
        """Tell whether the subject of a verb is someone who can speak."""
        noun = self.noun_of(verb, depth=depth + 2)
        return noun is not None and self.resolve(noun) is not None

    # -- from the noun to a thing -------------------------------------------------------------------------

    def resolve(self, noun: Token, depth: int = 0) -> Speaker | None:
        """Give the speaker that a noun stands for; None if it stands for nobody with a name."""
        found = self._resolve(noun, depth)
        if depth:
            return found
        if found is None:
            return self._listed_below(noun)
        others = dict.fromkeys([*found.others, *self._joined(noun)])
        return replace(found, others=tuple(other for other in others if other != found.referent))

    def _listed_below(self, noun: Token) -> Speaker | None:
        """Give X and Y of "several leaders, including X and Y"."""
        if noun.tag_ != "NNS":
            return None
        listed = [self._resolve(token, 1) for token in coordinated(noun)[1:] if _is_another(token)]
        named = [speaker for speaker in listed if speaker is not None]
        if not named:
            return None
        first = named[0]
        others = dict.fromkeys(other.referent for other in named if other.referent != first.referent)
        return replace(first, others=tuple(others), confidence=min(first.confidence, 0.8))

    def _joined(self, noun: Token) -> Iterator[int]:
        """Give the ones who are named with a speaker: B and C of "A, B and C said"."""
        for token in coordinated(noun)[1:]:
            other = self._resolve(token, 1) if _is_another(token) else None
            if other is not None:
                yield other.referent

    def _resolve(self, noun: Token, depth: int) -> Speaker | None:
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
            return Speaker(group[0], noun.i, noun.i + 1, "group", 0.6, group[1:])
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
        later = named_later(self.notes, phrase, self.quoted)
        if later is not None:
            return Speaker(later, phrase.start, phrase.end, "office-later", 0.65)
        if phrase.of is not None:
            return Speaker(phrase.of, phrase.start, phrase.end, "office-of", 0.7)
        return None

    def _of_staff(self, noun: Token, depth: int) -> Speaker | None:
        """Take "German officials", "a spokesman for the ministry", "X's office" for whom they speak for."""
        members = noun.lower_ == "members" and any(child.lower_ == "the" for child in noun.children)
        if noun.lemma_.lower() not in STAFF and not members:
            return None
        inner = self._of_modifier(noun) or self._of_body_named_before(noun) or self._of_same_body(noun)
        if inner is not None:
            return Speaker(inner.referent, inner.start, noun.i + 1, "staff", min(inner.confidence, 0.75))
        for child in noun.children:
            aide = child.lower_ == "to" and noun.lemma_.lower() in _AIDES
            if child.dep_ == "prep" and (child.lower_ in _OF_WHOM or aide):
                for grand in child.children:
                    found = self._of_named(grand, depth + 1) if grand.dep_ == "pobj" else None
                    if found is not None:
                        several = self._joined(grand) if noun.tag_ == "NNS" else ()
                        return Speaker(found.referent, noun.i, found.end, "staff", 0.7, tuple(several))
        return None

    def _of_named(self, noun: Token, depth: int) -> Speaker | None:
        """Resolve X, or "affairs of X" in "the ministry of foreign affairs of X"."""
        found = self.resolve(noun, depth)
        if found is not None or depth > 3:
            return found
        inner = (grand for child in noun.children if child.lower_ == "of" for grand in child.children)
        return next((found for grand in inner if (found := self._of_named(grand, depth + 1))), None)

    def _of_modifier(self, noun: Token, depth: int = 0) -> Speaker | None:
        for child in noun.children:
            if child.dep_ not in _MODIFIERS and not (child.dep_ == "nsubj" and child.i < noun.i):
                continue
            place = self.notes.at.get(child.i)
            if place is not None and self.notes.referents[place].kind in _AGENTS:
                person = self.notes.referents[place].kind is EntityKind.PERSON
                if person and noun.lemma_.lower() in _LARGER:
                    return None  # "his government" is not he
                return Speaker(place, child.i, child.i + 1, "staff", 0.75)
            inner = self._of_modifier(child, depth + 1) if depth < 3 else None
            if inner is not None:
                return inner
        return None

    def _of_body_named_before(self, noun: Token) -> Speaker | None:
        """Give the "Foreign Ministry of Japan" for "a foreign ministry official"."""
        near = [noun, *(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod"))]
        words = {
            child.lower_ for head in near for child in head.children if child.dep_ in ("compound", "amod")
        }
        words = {_american(word) for word in words - _RANKS}
        if not _BODIES & words:
            return None
        for place in reversed(range(len(self.notes.referents))):
            referent = self.notes.referents[place]
            if referent.kind is not EntityKind.ORGANIZATION or referent.mentions[0].start > noun.i:
                continue
            if any(words <= _plain(name) for name in referent.names):
                return Speaker(place, noun.left_edge.i, noun.i + 1, "staff", 0.7)
        return None

    def _of_same_body(self, noun: Token) -> Speaker | None:
        """Give "Ghana’s foreign ministry" for "the ministry" behind it."""
        bare = [child.lower_ for child in noun.children if child.i < noun.i] == ["the"]
        if noun.tag_ != "NN" or not bare or noun.lower_ not in _BACK_TO:
            return None
        for place in range(noun.i - 1, max(noun.i - _FAR_BACK, -1), -1):
            other = noun.doc[place]
            if other.lower_ == noun.lower_ and place not in self.notes.at:
                found = self._of_modifier(other)
                if found is not None:
                    return found
        return None

    def maker(self, noun: Token) -> Token | None:
        """Give who made a statement, tweet or letter: "X's", "by X", "a Kremlin statement", "X issued a"."""
        for child in noun.children:
            found = self._maker_in(child)
            if found is not None:
                return found
        for child in noun.children:
            if child.dep_ in ("compound", "amod", "nmod") and child.i in self.notes.at:
                return child
        return self._maker_above(noun)

    def _maker_in(self, child: Token) -> Token | None:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("acl", "relcl"):
            return agent_of(child)
        if child.dep_ != "prep":
            return None
        found = governed(child) if child.lower_ in _MADE_BY else None
        if found is not None and (found.i in self.notes.at or self.resolve(found, 3)):
            return found
        return agent_behind(child)

    def _maker_above(self, noun: Token) -> Token | None:
        verb = noun.head
        agent = agent_of(verb) if verb.pos_ == "VERB" else None
        if agent is not None and agent.i > noun.i:
            return agent
        if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in ISSUING:
            return self.noun_of(verb)
        said_in = noun.dep_ == "pobj" and verb.lower_ in ("in", "via") and verb.head.pos_ == "VERB"
        return self.noun_of(verb.head) if said_in else None


def _is_another(token: Token) -> bool:
    """Tell whether a noun joined to a speaker is someone else, not a second office: "X, envoy and chairman of Y"."""
    if token.pos_ == "PROPN" or token.tag_ == "NNS":
        return True
    return token.pos_ == "NOUN" and any(child.dep_ in ("det", "poss") for child in token.children)


def _plain(name: str) -> set[str]:
    return {_american(word.removesuffix("’s").removesuffix("'s")) for word in name.casefold().split()}


def _american(word: str) -> str:
    return "defense" if word == "defence" else word


def _takes(token: Token) -> frozenset[str]:
    verb = speech_verb(token)
    return verb.takes if verb is not None and token.pos_ == "VERB" else frozenset()


def _speech_above(verb: Token) -> Token | None:
    """Give the verb of saying in whose reported clause a verb stands, or None."""
    while verb.dep_ in ("conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    above = verb.head
    return above if verb.dep_ == "ccomp" and above != verb and "clause" in _takes(above) else None
