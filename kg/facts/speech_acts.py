"""Which act the words are, and whether a quote is speech of its own or a fragment in the writer's sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.facts.speakers import Speaker
from kg.facts.speech_cues import Cue
from kg.facts.speech_verbs import COERCIVE
from kg.facts.wording import Reported

_OPENERS = frozenset("that which who whom whose whether to of for with by from as than".split())
_STOPS = frozenset(".!?…")
_FIRST = frozenset(("we", "i"))
_THREATS = frozenset(
    "consequence retaliation response reprisal war strike force action escalation punishment".split()
)
_MODALS = frozenset("will would shall could 'll ’ll".split())
_ASKS = frozenset("for on upon to".split())


def act_of(
    cue: Cue | None, reported: Reported | None, words: tuple[Token, ...], speaker: Speaker, at: dict[int, int]
) -> str:
    """Give the class of speech act for words said with a cue (None: just said)."""
    if cue is None:
        return "Statement"
    if cue.verb.lemma in ("warn", "caution", "vow"):
        if _threatens(words, speaker, at, cue, reported):
            return "Threat"
        return cue.verb.act
    if reported is None:
        return _of_quote(cue)
    if reported.form == "urged" or (
        reported.preposition in _ASKS and cue.verb.lemma in ("call", "ask", "appeal", "insist", "plead")
    ):
        return "Demand"
    return cue.verb.act


def _of_quote(cue: Cue) -> str:
    """Give the act of a verb that governs quoted words: "called on leaders not to be “naive”" demands."""
    if cue.verb.lemma in ("call", "appeal", "ask", "insist"):
        for child in cue.token.children:
            inner = next((grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")), None)
            if (
                child.dep_ == "prep"
                and child.lower_ in _ASKS
                and inner is not None
                and inner.ent_type_ != "DATE"
            ):
                return "Demand"
    return cue.verb.act


def _threatens(
    words: tuple[Token, ...], speaker: Speaker, at: dict[int, int], cue: Cue, reported: Reported | None
) -> bool:
    """Tell whether who warns says what they themselves would do, or names the harm."""
    if reported is not None and reported.form == "performed":
        return (
            cue.verb.lemma == "warn"
            and reported.preposition == "of"
            and any(word.lemma_.lower() in _THREATS for word in words)
        )
    for verb in words:
        if verb.lemma_.lower() not in COERCIVE or verb.pos_ != "VERB":
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is None:
            continue
        if reported is None and subject.lower_ in _FIRST:
            return True
        own = at.get(subject.i) == speaker.referent or subject.lower_ in ("it", "he", "she", "they")
        if (
            reported is not None
            and own
            and any(child.lower_ in _MODALS for child in verb.children if child.dep_ == "aux")
        ):
            return True
    return False


def is_direct(doc: Doc, start: int, end: int, *, alone: bool) -> bool:
    """Tell whether quoted tokens are a sentence or more; ``alone`` says that they stand for themselves."""
    words = [token for token in doc[start:end] if token.is_alpha or token.like_num]
    if not words:
        return False
    capital, ended = words[0].text[0].isupper(), doc[end - 1].text[-1] in _STOPS
    if any(token.text in _STOPS and token.i < end - 1 for token in doc[start:end]):
        return True
    if words[0].lower_ in _OPENERS and not capital:
        return False
    if alone and capital and (ended or len(words) >= 3):
        return True
    return any(_is_main_clause(token, start, end) for token in doc[start:end])


def _is_main_clause(verb: Token, start: int, end: int) -> bool:
    """Tell whether a finite verb with its subject heads the quoted words, not a clause inside of them."""
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("relcl", "acl", "advcl", "aux", "auxpass"):
        return False
    subject = any(
        child.dep_ in ("nsubj", "nsubjpass", "expl") and start <= child.i < end for child in verb.children
    )
    outside = verb.head == verb or not start <= verb.head.i < end
    return subject and (outside or verb.dep_ in ("conj", "ccomp", "parataxis"))
