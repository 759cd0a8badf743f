"""A verb with its helpers: what "will not have been told" says of time, mood and negation, read once for all."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

FUTURE = frozenset("will shall 'll ’ll wo sha".split())
WOULD = frozenset("would 'd ’d".split())
POSSIBLE = frozenset("may might could can ca".split())
OBLIGED = frozenset("should must ought".split())
MODALS = FUTURE | WOULD | POSSIBLE | OBLIGED
HAVE = frozenset("have has had 've ’ve having".split())
_NOW = frozenset("is are am 's ’s 're ’re 'm ’m be been".split())
_WAS = frozenset(("was", "were", "did"))
_NEVER = frozenset("never nowhere".split())
_NOBODY = frozenset("nobody none nothing".split())
_NO = frozenset("no neither nor".split())


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The small words around a verb: helpers in lower case, and what they add up to.

    ``modal`` is the modal verb or "", ``perfect`` tells of "have", ``infinitive`` of "to", ``negated`` of "not",
    "never" or a subject that is nobody ("no leader came", "neither side met").
    """

    verb: Token
    helpers: frozenset[str]
    modal: str
    perfect: bool
    infinitive: bool
    negated: bool

    @property
    def progressive(self) -> bool:
        """Tell of "is meeting", "are being held"; not of "was meeting"."""
        on_its_way = self.verb.tag_ == "VBG" or "being" in self.helpers
        return on_its_way and bool(self.helpers & _NOW) and not self.helpers & _WAS

    @property
    def past(self) -> bool:
        """Tell of "met", "was met", "has met", "having met"."""
        return self.perfect or self.verb.tag_ == "VBD" or bool(self.helpers & _WAS)

    @property
    def past_perfect(self) -> bool:
        """Tell of "had met", "had been planned"."""
        return bool(self.helpers & {"had"}) and self.verb.tag_ in ("VBN", "VBD", "VBG")

    @property
    def bare(self) -> bool:
        """Tell of a form that says nothing of time by itself: "to meet", "meeting", "met" without a helper."""
        return not self.helpers - {"to"} and self.verb.tag_ in ("VB", "VBG", "VBN")


def group_of(verb: Token) -> VerbGroup:
    """Give the helpers of a verb, and those that it shares with the verb it is joined to."""
    words = helpers_of(verb)
    modal = next((word for word in sorted(words) if word in MODALS), "")
    return VerbGroup(verb, words, modal, bool(words & HAVE), "to" in words, _negated(verb))


def helpers_of(verb: Token) -> frozenset[str]:
    """Give the auxiliaries of a verb, or of the one that it is joined to ("was met and greeted", "will go and see")."""
    words = frozenset(child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass"))
    if not words and shares_helpers(verb):
        return helpers_of(verb.head)
    return words


def shares_helpers(verb: Token) -> bool:
    """Tell whether a joined verb has its subject and helpers from the one before it."""
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return False
    alone = not any(child.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for child in verb.children)
    return alone and verb.head.tag_ == verb.tag_


def _negated(verb: Token) -> bool:
    count = sum(_negates(child, verb) for child in verb.children)
    if not count and shares_helpers(verb):
        return _negated(verb.head)
    return count % 2 == 1


def _negates(child: Token, verb: Token) -> bool:
    word = child.lower_
    if child.dep_ == "neg" or word in _NEVER:
        return not (
            word == "not" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in ("until", "only")
        )
    if child.dep_ == "aux" and any(inner.dep_ == "neg" for inner in child.children):
        return True
    if word == "longer" and any(inner.lower_ == "no" for inner in child.children):
        return True
    if child.dep_ == "cc":
        return word == "nor" and child.i < verb.i
    if child.dep_ in ("preconj", "nsubj", "nsubjpass"):
        return word in _NOBODY or word in _NO or _is_nobody(child)
    return False


def _is_nobody(subject: Token) -> bool:
    if subject.lower_ == "one" and any(child.lower_ == "no" for child in subject.children):
        return True
    return any(child.lower_ in _NO and child.dep_ in ("det", "preconj", "cc") for child in subject.children)
