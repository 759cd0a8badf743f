"""What is said in a noun: "X's threat to leave", "the claim by X that …", "the plan drew criticism from X"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from kg.facts.clauses import is_passive
from kg.facts.speakers import SpeakerReader
from kg.facts.speech_cues import Cue, is_real
from kg.facts.speech_nouns import GETTING, GIVING, NOUNS, ONLY_GIVEN, UNSAID
from kg.facts.speech_syntax import agent_of, governed, is_clause, is_infinitive
from kg.facts.speech_verbs import SpeechVerb
from kg.facts.wording import Reported, trimmed

_MAKERS = ("by", "from")
_NONE = frozenset(("no", "any", "neither", "without", "another"))
_ADJECTIVES = ("amod", "compound", "nmod")


class NominalReader:
    """Finds the nouns of saying of one article, who says what they name, and what that is."""

    def __init__(self, doc: Doc, speakers: SpeakerReader) -> None:
        self.doc, self.speakers = doc, speakers

    def find(self, readable: Callable[[int], bool], verbs: Mapping[int, Cue]) -> dict[int, Cue]:
        """Give the cues that are nouns, by token; a noun that a verb of saying speaks of is left to the verb."""
        found = {}
        for token in self.doc:
            noun = NOUNS.get(token.lemma_.lower())
            if noun is None or token.pos_ != "NOUN" or not readable(token.i):
                continue
            if (verb := verbs.get(token.head.i)) is not None and _is_told_by(token, verb):
                continue
            cue = self._cue(token, noun)
            if cue is not None:
                found[token.i] = cue
        return found

    def _cue(self, noun: Token, kind: SpeechVerb) -> Cue | None:
        if not _was_said(noun):
            return None
        for maker in (self._owner(noun), self._giver(noun), self._source(noun), _behind_object(noun)):
            speaker = self.speakers.resolve(maker) if maker is not None else None
            if speaker is not None and (self._is_told(noun) or self._is_given(noun)):
                return Cue(noun, kind, speaker, True)
        return None

    def _is_told(self, noun: Token) -> bool:
        """Tell whether a noun needs nobody who gives it to be said, or stands in "X's view is that …"."""
        return noun.lemma_.lower() not in ONLY_GIVEN or _is_that(noun) is not None

    # -- who ----------------------------------------------------------------------------------------------

    def _owner(self, noun: Token) -> Token | None:
        """Give X of "X's threat", "the Kremlin threat", "German criticism", "the threat by X", "made by X"."""
        for child in noun.children:
            if child.dep_ == "poss":
                return child
        for child in noun.children:
            of_subject = child.lower_ == "of" and _is_that(noun) is not None
            if child.dep_ == "prep" and (child.lower_ in _MAKERS or of_subject):
                return governed(child)
            if child.dep_ == "acl" and child.tag_ == "VBN" and (agent := agent_of(child)) is not None:
                return agent
        return next((child for child in noun.children if self._is_nationality(child)), None)

    def _is_nationality(self, child: Token) -> bool:
        return child.dep_ in _ADJECTIVES and child.i in self.speakers.notes.at

    def _giver(self, noun: Token) -> Token | None:
        """Give X of "X issued a threat", "a threat was issued by X"."""
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in GIVING or not is_real(verb):
            return None
        return self.speakers.noun_of(verb)

    def _source(self, noun: Token) -> Token | None:
        """Give X of "the plan drew criticism from X" where "from X" was hung on the verb."""
        verb = _getting(noun)
        if verb is None or not is_real(verb):
            return None
        prep = next((child for child in verb.children if child.lower_ == "from" and child.i > noun.i), None)
        return governed(prep) if prep is not None else None

    # -- what ---------------------------------------------------------------------------------------------

    def words_of(self, cue: Cue) -> Reported | None:
        """Give what the noun says: its clause, or the noun with what it is about; None if that is not told."""
        noun = cue.token
        for child in noun.children:
            told = "that" in cue.verb.takes or noun.lemma_.lower() in ONLY_GIVEN
            if child.i > noun.i and told and _is_that_clause(child):
                return trimmed(self.doc, child.left_edge.i, child.right_edge.i + 1, "clause")
        clause = _is_that(noun)
        if clause is not None:
            return trimmed(self.doc, clause.left_edge.i, clause.right_edge.i + 1, "clause")
        return self._act(cue) or self._reaction(cue)

    def _act(self, cue: Cue) -> Reported | None:
        noun = cue.token
        start = noun.head.i if self._is_given(noun) else noun.i
        for child in self._behind(noun):
            if "to" in cue.verb.takes and child.dep_ in ("acl", "relcl", "xcomp", "advcl"):
                if is_infinitive(child) and not is_clause(child):
                    return trimmed(self.doc, start, child.right_edge.i + 1, "performed")
            elif child.dep_ == "prep" and child.lower_ in cue.verb.prepositions and governed(child):
                found = trimmed(self.doc, start, _before_maker(child), "performed")
                return Reported(found.start, found.end, "performed", child.lower_) if found else None
        return None

    def _behind(self, noun: Token) -> list[Token]:
        """Give what hangs on a noun behind it, or behind it on the verb that it is the object of."""
        own = [child for child in noun.children if child.i > noun.i]
        if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in GIVING:
            return own
        return [*own, *(child for child in noun.head.children if child.i > noun.right_edge.i)]

    def _is_given(self, noun: Token) -> bool:
        maker = self._giver(noun)
        return maker is not None and maker.i < noun.i and not is_passive(noun.head)

    def _reaction(self, cue: Cue) -> Reported | None:
        """Give "The plan drew criticism" of "The plan drew criticism from X"."""
        verb = _getting(cue.token)
        if verb is None or cue.verb.act not in ("Condemnation", "Endorsement"):
            return None
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None:
            return None
        return trimmed(self.doc, subject.left_edge.i, cue.token.i + 1, "performed")


def _behind_object(noun: Token) -> Token | None:
    """Give X of "the condemnation of the attack by X", where "by X" was hung on the attack."""
    things = [thing for child in noun.children if child.lower_ == "of" and (thing := governed(child))]
    makers = [child for thing in things for child in thing.children if child.lower_ == "by"]
    return governed(makers[0]) if makers else None


def _is_that(noun: Token) -> Token | None:
    """Give the clause of "X's message was that …", or None."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or any(child.dep_ == "neg" for child in verb.children):
        return None
    return next((child for child in verb.children if child.i > verb.i and _is_that_clause(child)), None)


def _before_maker(prep: Token) -> int:
    """Give the end of a phrase, before the speaker where that stands last: "criticism of it | from X"."""
    for token in prep.subtree:
        if token.lower_ in _MAKERS and token.dep_ in ("prep", "agent"):
            return token.i
    return prep.right_edge.i + 1


def _getting(noun: Token) -> Token | None:
    """Give the verb of "drew criticism", "was met with criticism", or None."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "by") else noun.head
    is_object = noun.dep_ in ("dobj", "pobj")
    return verb if is_object and verb.pos_ == "VERB" and verb.lemma_.lower() in GETTING else None


def _is_told_by(noun: Token, verb: Cue) -> bool:
    """Tell whether a verb of saying has the noun for what it says: "repeated its *call* for calm"."""
    its_own = not verb.verb.nouns or noun.lemma_.lower() in verb.verb.nouns
    return verb.speaker is not None and "content" in verb.verb.takes and noun.dep_ == "dobj" and its_own


def _is_that_clause(child: Token) -> bool:
    if child.dep_ not in ("acl", "ccomp", "relcl") or child.pos_ not in ("VERB", "AUX"):
        return False
    return any(grand.dep_ == "mark" and grand.lower_ == "that" for grand in child.children) and is_clause(
        child
    )


def _was_said(noun: Token) -> bool:
    """Tell whether the text tells of a noun of saying as said: not "no threat", "awaits a pledge"."""
    if any(child.lower_ in _NONE and child.dep_ in ("det", "neg", "advmod") for child in noun.children):
        return False
    above = noun.head
    return above.lemma_.lower() not in UNSAID and above.head.lemma_.lower() not in UNSAID
