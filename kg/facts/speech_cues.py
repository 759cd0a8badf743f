"""Where a text says that something was said: verbs of saying that tell of a fact, and "according to"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.facts.speakers import Speaker, SpeakerReader
from kg.facts.speech_verbs import MESSAGES, VERBS, SpeechVerb, speech_verb

_MODALS = frozenset("will would shall should could may might must can 'll ’ll ca wo 'd need".split())
_NEGATIONS = frozenset("not n't n’t never no nor hardly".split())
_OPEN = frozenset("if unless whether lest".split())
_NOBODY = frozenset("nobody none neither nothing".split())
# Verbs whose infinitive tells of what was done: "went on to say", "took to Twitter to say".
_DOES = frozenset(
    "continue proceed take use rush hasten hold begin start move turn appear call phone write speak meet".split()
)
_GERUND_AFTER = frozenset("by after in while whilst before when as upon on".split())
_KEEPS_ON = frozenset("keep continue begin start go".split())
# "It underlines the need" speaks of a fact that does so, not of a body.
_SHOWS = frozenset(
    "underscore underline highlight emphasise emphasize stress indicate signal reflect".split()
)
_WOMEN = frozenset(
    "woman mother sister wife daughter girl aunt widow spokeswoman chairwoman queen nun".split()
)
_MEN = frozenset("man father brother husband son boy uncle widower spokesman chairman king priest".split())
#: Nouns for what somebody says.
ANSWERS = MESSAGES | frozenset(
    "reply response answer verdict warning word conclusion reaction retort".split()
)
#: What someone is who insists: "is adamant that".
ADAMANT = frozenset("adamant insistent emphatic unequivocal categorical".split())
_CITING = ("citing", "quoting")
_BACK = frozenset("shoot fire hit lash snap".split())
_THINGS = frozenset(("it", "this", "that", "which"))
#: Nouns of "in X’s view, …".
VIEWS = ("view", "opinion", "assessment", "telling", "account", "estimation")
_OPENERS = frozenset(("according", "words", *VIEWS))
_ACCORDING = SpeechVerb("according", "Statement", frozenset(("clause",)))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of saying; ``speaker`` is None where nobody with a name speaks.

    ``real`` says that the text tells it as done: not denied, planned, possible or asked.
    """

    token: Token
    verb: SpeechVerb
    speaker: Speaker | None
    real: bool

    @property
    def tells(self) -> bool:
        """Tell whether this makes a statement: it was said, and by someone."""
        return self.real and self.speaker is not None


class CueFinder:
    """Finds the cues of one article from left to right."""

    def __init__(self, speakers: SpeakerReader, after_quote: Iterable[int]) -> None:
        self.speakers, self.after_quote = speakers, frozenset(after_quote)
        self.last: tuple[Token, Speaker | None] | None = None

    def find(self, doc: Doc, readable: Callable[[int], bool]) -> dict[int, Cue]:
        """Give the cues by token; ``readable`` tells which tokens count."""
        found = {}
        for token in doc:
            cue = self._cue(token) if self._may_tell(token) and readable(token.i) else None
            if cue is not None:
                found[token.i] = cue
        return found

    def _may_tell(self, token: Token) -> bool:
        """Tell whether a word may be a cue at all, as few are."""
        lemma = token.lemma_
        return (
            lemma == "be" or lemma.lower() in VERBS or token.lower_ in _OPENERS or token.i in self.after_quote
        )

    def _cue(self, token: Token) -> Cue | None:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            return Cue(token, _ACCORDING, _according(token, self.speakers), True)
        if token.lower_ in ("words", *VIEWS) and token.head.lower_ == "in" and token.dep_ == "pobj":
            return self._in_the_words(token)
        if token.i in self.after_quote and token.lemma_ in ("come", "be"):
            return self.message_behind(token)
        verb = VERBS["say"] if _is_adamant(token) else speech_verb(token)
        if (
            verb is None
            or not _is_verb(token, token.i in self.after_quote)
            or not _makes_sense(token, token.i in self.after_quote)
        ):
            return None
        noun = self.speakers.noun_of(token, after_quote=token.i in self.after_quote)
        if noun is not None and noun.lower_ in _THINGS and verb.lemma in _SHOWS:
            noun = None
        speaker = (self._speaker(noun) if noun is not None else None) or self._otherwise(token)
        if noun is not None:
            self.last = (noun, speaker)
        return Cue(token, verb, speaker, is_real(token, quoted=self.speakers.quoted))

    def _otherwise(self, verb: Token) -> Speaker | None:
        """Give the one who speaks where the subject of the verb names nobody."""
        return self._speaking(verb) or self._of_message(verb) or self._cited(verb)

    def _of_message(self, verb: Token) -> Speaker | None:
        """Give X of "X released a statement in which it said"."""
        message = verb.head
        if verb.dep_ != "relcl" or message.lemma_.lower() not in MESSAGES:
            return None
        maker = self.speakers.maker(message)
        return self.speakers.resolve(maker) if maker is not None else None

    def message_behind(self, verb: Token) -> Cue | None:
        """Give the cue of “…” was the message from X, “…” came the reply from X."""
        message = next(
            (child for child in verb.children if child.i > verb.i and child.lemma_.lower() in ANSWERS), None
        )
        maker = self.speakers.maker(message) if message is not None else None
        speaker = self.speakers.resolve(maker) if maker is not None else None
        if speaker is None:
            return None
        return Cue(verb, VERBS["say"], speaker, is_real(verb, quoted=self.speakers.quoted))

    def _cited(self, verb: Token) -> Speaker | None:
        """Give X of "state television reported, citing X" where the reporter has no name."""
        citing = (child for child in verb.children if child.dep_ == "advcl" and child.lower_ in _CITING)
        cited = (grand for child in citing for grand in child.children if grand.dep_ == "dobj")
        return next((found for noun in cited if (found := self.speakers.resolve(noun))), None)

    def _in_the_words(self, token: Token) -> Cue | None:
        """Give the cue of "in the words of X", "in X’s words", "in X’s view"."""
        source = next((child for child in token.children if child.dep_ == "poss"), None)
        of = next((child for child in token.children if child.lower_ == "of"), None)
        if of is not None:
            source = next((child for child in of.children if child.dep_ == "pobj"), source)
        speaker = self.speakers.resolve(source) if source is not None else None
        return Cue(token, _ACCORDING, speaker, True) if speaker is not None else None

    def _speaker(self, noun: Token) -> Speaker | None:
        """Resolve a noun; "he" after "a shopkeeper said" is that shopkeeper, whoever was named before."""
        if self.last is not None and self._goes_on(noun, self.last[0]):
            speaker = self.last[1]
            return replace(speaker, start=noun.i, end=noun.i + 1, method="pronoun") if speaker else None
        return self.speakers.resolve(noun)

    def _goes_on(self, noun: Token, before: Token) -> bool:
        """Tell whether a pronoun takes up who spoke in the same sentence or the one before."""
        near = noun.sent.start <= before.sent.end <= noun.i or before.sent.start == noun.sent.start
        if not near or self.last is None:
            return False
        speaker = self.last[1]
        if noun.lower_ in ("he", "she"):
            fits = before.lower_ not in (_WOMEN if noun.lower_ == "he" else _MEN)
            return (before.pos_ == "NOUN" and fits) or (speaker is not None and self._is_only_quoted(noun))
        if noun.lower_ == "it":
            return speaker is not None and (
                not self.speakers.is_person(speaker) or self._is_only_quoted(noun)
            )
        return noun.lower_ == before.lower_ == "they"

    def _is_only_quoted(self, noun: Token) -> bool:
        """Tell whether what a pronoun was taken for was named only inside a quote shortly before."""
        place = self.speakers.notes.at.get(noun.i)
        if place is None:
            return False
        mentions = [each for each in self.speakers.notes.referents[place].mentions if each.start < noun.i]
        near = [each.start in self.speakers.quoted for each in mentions if each.start >= noun.sent.start - 60]
        return bool(near) and all(near)

    def _speaking(self, verb: Token) -> Speaker | None:
        """Give X of "X, speaking to Y, …" where the verb's own subject was not made out."""
        for token in verb.doc[max(verb.sent.start, verb.i - 40) : verb.i]:
            if token.lower_ == "speaking":
                noun = self.speakers.noun_of(token)
                return self.speakers.resolve(noun) if noun is not None else None
        return None


def _is_adamant(token: Token) -> bool:
    """Tell whether a verb says that someone insists: "is adamant that"."""
    return token.lemma_ == "be" and any(
        child.dep_ == "acomp" and child.lower_ in ADAMANT for child in token.children
    )


def _makes_sense(token: Token, after_quote: bool) -> bool:
    """Leave out "think tank", "make" without "clear", "shoot" without "back"."""
    if token.lemma_ == "make":
        return any(child.lower_ in ("clear", "plain", "known") for child in token.children)
    if token.lemma_ in _BACK and not after_quote:
        return any(child.lower_ in ("back", "out") for child in token.children)
    return not (
        token.lower_ == "think" and token.i + 1 < len(token.doc) and token.nbor(1).lower_.startswith("tank")
    )


def _is_verb(token: Token, after_quote: bool) -> bool:
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.tag_ != "MD"):
        return token.dep_ not in ("amod", "compound", "nsubj", "aux", "auxpass")
    if token.tag_ == "NNS" and token.dep_ == "conj" and token.head.tag_ == "VBZ":
        # The model's slip in "condemns the arrests and calls on them to leave".
        return not any(child.dep_ in ("det", "amod", "poss") for child in token.children)
    return after_quote and token.tag_ in ("NN", "NNS", "VBD") and token.dep_ in ("ROOT", "parataxis")


def _according(token: Token, speakers: SpeakerReader) -> Speaker | None:
    for child in token.children:
        if child.lower_ == "to":
            source = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            return speakers.resolve(source) if source is not None else None
    return None


def is_real(verb: Token, depth: int = 0, *, quoted: frozenset[int] = frozenset()) -> bool:
    """Tell whether the text says that someone did say it; words inside the ``quoted`` ones tell nothing of it."""
    if depth > 5:
        return True
    for child in verb.children:
        if child.i in quoted:
            continue
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in _NEGATIONS):
            return False
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return False
        if child.dep_ == "mark" and child.lower_ in _OPEN:
            return False
        if child.dep_ in ("nsubj", "nsubjpass") and _is_nobody(child):
            return False
    if _is_question(verb, quoted):
        return False
    return _is_real_below(verb, depth)


def _is_real_below(verb: Token, depth: int) -> bool:
    """Tell it for the forms that hang on another word: infinitives, gerunds, verbs joined by "and"."""
    head = verb.head
    if verb.tag_ == "VB":
        return _is_real_bare(verb, depth)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        if any(child.dep_ == "nsubj" for child in verb.children):
            return True  # "with X saying that"
        return head.lower_ in _GERUND_AFTER and (head.head.pos_ != "VERB" or is_real(head.head, depth + 1))
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "csubj", "dobj", "pobj", "ccomp"):
        helped = any(child.dep_ in ("aux", "nsubj") for child in verb.children)
        return helped or (head.lemma_ in _KEEPS_ON and is_real(head, depth + 1))
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VBN", "VBG"):
        own = any(child.dep_ in ("aux", "auxpass", "nsubj") for child in verb.children)
        contrast = any(child.lower_ == "but" for child in head.children if child.dep_ == "cc")
        return own or contrast or is_real(head, depth + 1)
    return True


def _is_real_bare(verb: Token, depth: int) -> bool:
    head = verb.head
    helpers = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    if "to" in helpers:
        if head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return False
        went_on = head.lemma_ == "go" and any(child.lower_ == "on" for child in head.children)
        eager = head.lower_ in ("quick", "first", "swift", "fast")
        does = head.pos_ == "VERB" and head.lemma_ in _DOES and verb.dep_ in ("xcomp", "advcl")
        return (went_on or eager or does) and is_real(head, depth + 1)
    if any(word in ("did", "do", "does") for word in helpers):
        return True
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return is_real(head, depth + 1)
    # Present tense of a plural, tagged as a bare form: "the ministers say".
    return any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg", "preconj", "cc")
        for child in subject.children
    )


def _is_question(verb: Token, quoted: frozenset[int]) -> bool:
    own = [child for child in verb.children if child.i not in quoted]
    subject = next((child for child in own if child.dep_ == "nsubj"), None)
    helper = next((child for child in own if child.dep_ == "aux"), None)
    return (
        subject is not None
        and helper is not None
        and helper.i < subject.i < verb.i
        and helper.lower_
        in (
            "did",
            "do",
            "does",
            "has",
            "have",
            "had",
        )
    )
