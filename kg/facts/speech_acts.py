"""Which act the words are, and whether a quote is speech of its own or a fragment in the writer's sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.facts.speakers import Speaker
from kg.facts.speech_cues import Cue, is_real
from kg.facts.speech_nouns import act_of_noun
from kg.facts.speech_verbs import COERCIVE, SpeechVerb, speech_verb
from kg.facts.wording import Reported

_OPENERS = frozenset("that which who whom whose whether to of for with by from as than".split())
_STOPS = frozenset(".!?…")
_FIRST = frozenset(("we", "i"))
_THREATS = frozenset(
    "consequence retaliation response reprisal war strike force action escalation punishment".split()
)
_MODALS = frozenset("will would shall could 'll ’ll".split())
_ASKS = frozenset("for on upon to".split())
_THEIRS = frozenset("his her its their our my".split())
_OWN = frozenset("country government nation ministry administration party side movement".split())


def act_of(
    cue: Cue | None, reported: Reported | None, words: tuple[Token, ...], speaker: Speaker, at: dict[int, int]
) -> str:
    """Give the class of speech act for words said with a cue (None: just said)."""
    act = _of_cue(cue, reported, words, speaker, at) if cue is not None else "Statement"
    if act == "Statement" and cue is not None and _is_conditional(words):
        act = "Threat" if _threatens(words, speaker, at, cue, reported) else act
    if act != "Statement" or (reported is not None and reported.form != "clause"):
        return act
    return _done_by_saying(cue) or performed_in(words, speaker, at, quoted=reported is None) or act


def _of_cue(
    cue: Cue, reported: Reported | None, words: tuple[Token, ...], speaker: Speaker, at: dict[int, int]
) -> str:
    if cue.verb.lemma in ("warn", "caution", "vow"):
        if _threatens(words, speaker, at, cue, reported):
            return "Threat"
        return cue.verb.act
    if reported is None:
        return _of_quote(cue, words)
    if reported.form == "urged" or (
        reported.preposition in _ASKS and cue.verb.lemma in ("call", "ask", "appeal", "insist", "plead")
    ):
        return "Demand"
    if reported.form == "content":
        return _of_thing(cue)
    if cue.verb.lemma == "offer" and reported.form == "performed":
        return "Pledge"
    return cue.verb.act


def _is_conditional(words: tuple[Token, ...]) -> bool:
    """Tell whether words say "if" or "unless"; a single sentence, for a long speech says it anyway."""
    stops = sum(token.text in _STOPS for token in words[:-1])
    return stops == 0 and any(token.lower_ in ("if", "unless") and token.dep_ == "mark" for token in words)


def _of_thing(cue: Cue) -> str:
    """Give the act that the thing spoken of names: "expressed support", "repeated its call for calm"."""
    thing = next((child for child in cue.token.children if child.dep_ == "dobj"), None)
    return (act_of_noun(thing.lemma_) if thing is not None else None) or cue.verb.act


def _of_quote(cue: Cue, words: tuple[Token, ...]) -> str:
    """Give the act of a verb that governs quoted words: "called on leaders not to be “naive”" demands."""
    outer = speech_verb(cue.token.head) if _names_what(cue.token) else None
    if outer is not None and outer.act != "Statement":
        return outer.act  # condemned what they called “…”
    if cue.verb.lemma in ("call", "appeal", "ask", "insist"):
        for child in cue.token.children:
            inner = next((grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")), None)
            if (
                child.dep_ == "prep"
                and child.lower_ in _ASKS
                and child not in words
                and inner is not None
                and inner.ent_type_ != "DATE"
            ):
                return "Demand"
    return cue.verb.act


def _names_what(verb: Token) -> bool:
    return any(child.lower_ == "what" for child in verb.children)


def _done_by_saying(cue: Cue | None) -> str | None:
    """Give what somebody does by what they say: "…," said X, *rejecting* the claim."""
    children = list(cue.token.children) if cue is not None else []
    inner = [gerund for child in children if child.dep_ == "prep" for gerund in child.children]
    for child in (*children, *inner):
        verb = speech_verb(child)
        done = verb is not None and child.dep_ in ("advcl", "pcomp") and child.tag_ == "VBG"
        done = done and verb is not None and verb.act != "Statement"
        if verb is not None and done and _takes_object(child, verb):
            return verb.act
    return None


def performed_in(
    words: tuple[Token, ...], speaker: Speaker, at: dict[int, int], *, quoted: bool
) -> str | None:
    """Give the act that words perform by themselves: “we condemn the attack”, said he rejected the plan.

    Of quoted words only the first two sentences count: a long speech does many things.
    """
    sentences = 0
    for token in words:
        sentences += token.is_sent_start is True and token != words[0]
        if quoted and sentences > 1:
            return None
        verb = speech_verb(token)
        if verb is None or token.pos_ != "VERB" or not _is_said_at_once(token, words, quoted=quoted):
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is None or not _is_oneself(subject, speaker, at, quoted=quoted):
            continue
        act = _act_at(token, verb)
        if act is not None and is_real(token):
            return act
    return None


def _is_said_at_once(verb: Token, words: tuple[Token, ...], *, quoted: bool) -> bool:
    """Tell whether a verb heads what is said, in the tense in which one does a thing by saying so."""
    if verb.tag_ not in (("VBP", "VBZ", "VB") if quoted else ("VBD", "VBP", "VBZ")):
        return False
    if any(child.dep_ == "aux" and child.lower_ in ("to", "did", "had", "have") for child in verb.children):
        return False
    while verb.dep_ in ("conj", "ccomp", "parataxis") and verb.head in words and verb.head != verb:
        verb = verb.head
    return verb.dep_ not in ("relcl", "acl", "advcl") and (verb.head not in words or verb.head == verb)


def _is_oneself(subject: Token, speaker: Speaker, at: dict[int, int], *, quoted: bool) -> bool:
    if quoted:
        return subject.lower_ in _FIRST
    if at.get(subject.i) == speaker.referent:
        return True
    own = any(child.dep_ == "poss" and child.lower_ in _THEIRS for child in subject.children)
    return own and subject.lemma_.lower() in _OWN


def _act_at(token: Token, verb: SpeechVerb) -> str | None:
    """Give the act of a verb with what it takes; "we urge you to come", "we insist on an apology"."""
    prepositions = {child.lower_ for child in token.children if child.dep_ == "prep"}
    if prepositions & verb.prepositions & _ASKS and verb.lemma in ("call", "appeal", "insist"):
        return "Demand"
    return verb.act if verb.act != "Statement" and _takes_object(token, verb) else None


def _takes_object(token: Token, verb: SpeechVerb) -> bool:
    for child in token.children:
        if child.dep_ in ("dobj", "ccomp", "xcomp") and child.i > token.i:
            return True
        if child.dep_ == "prep" and child.lower_ in verb.prepositions:
            return True
    return False


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
    if start > 1 and doc[start - 2].lower_ == "that" and not words[0].text[0].isupper():
        return False  # the clause is the writer's
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
