"""Codes a sentence of political news in PLOVER: the type of its main event, who acts, and on whom.

The clauses are read by the product's own clause layer; where its main verb has no code of its own, the facts
that the product finds in the sentence give one.
"""

from dataclasses import dataclass

from plover_words import (
    CLASSES,
    GOVERNING,
    HARSH,
    MILD,
    NEGATED_REJECT,
    SAYING,
    VERBS,
    WITH_NOUNS,
)
from spacy.tokens import Doc, Token

from kg.facts.clauses import arguments, is_passive

_FUTURE = frozenset("will would shall 'll may might could".split())
_DUTY = frozenset(("must", "should"))
_READY = frozenset("ready willing prepared set due".split())
_TOWARDS = (
    "with",
    "to",
    "against",
    "on",
    "from",
    "at",
    "for",
    "of",
    "between",
    "in",
    "over",
    "upon",
    "into",
    "near",
)


@dataclass(frozen=True)
class Coded:
    """What a sentence is coded as; the actors are tokens."""

    code: str | None
    sources: list[Token]
    targets: list[Token]


def code(doc: Doc, facts: dict) -> Coded:
    """Give the code and the actors of the first sentence."""
    verb = _main_verb(next(iter(doc.sents)).root)
    found = _of_verb(verb) or _of_facts(facts) or _of_another(verb)
    sources, targets = actors(verb)
    return Coded(found, sources, targets)


def _of_another(main: Token) -> str | None:
    """Give the code of the first other verb of the sentence that has one."""
    verbs = (
        t
        for t in main.sent
        if t.pos_ == "VERB" and t != main and t.dep_ != "relcl" and t.lemma_ not in SAYING
    )
    return next((found for verb in verbs if (found := _of_verb(verb))), None)


def _main_verb(root: Token) -> Token:
    """Give the verb that tells what happens, that of the report passed over."""
    verb = root
    for _ in range(3):
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
        if inner is None and is_passive(verb):
            inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
        if verb.lemma_ not in SAYING or inner is None:
            break
        verb = inner
    return verb


def _of_verb(verb: Token) -> str | None:
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    negated = any(
        c.dep_ == "neg" or (c.lower_ in ("never", "no") and c.dep_ in ("advmod",)) for c in verb.children
    )
    lemma = verb.lemma_.lower()
    if helpers & _DUTY:
        return "REQUEST"
    if lemma == "be":
        return _of_be(verb)
    if negated and (lemma in NEGATED_REJECT or VERBS.get(lemma) in MILD):
        return "THREATEN" if lemma == "tolerate" else "REJECT"
    base = _base(verb)
    if helpers & _FUTURE:
        if base in HARSH or _conditional(verb):
            return "THREATEN"
        return "AGREE" if base in MILD or base is None else base
    return base


def _of_be(verb: Token) -> str | None:
    words = {t.lower_ for t in verb.subtree}
    if words & {"opposed", "against"} or "question" in words:
        return "REJECT"
    if words & _READY:
        return "AGREE"
    if "alert" in words:
        return "MOBILIZE"
    if "guilty" in words:
        return "ASSAULT"
    return None


def _conditional(verb: Token) -> bool:
    return any(t.lower_ in ("unless",) for t in verb.subtree)


def _base(verb: Token) -> str | None:
    lemma = verb.lemma_.lower()
    inner = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ == "VERB"), None
    )
    nouns = _nouns(verb)
    for noun in nouns:
        if noun in WITH_NOUNS.get(lemma, {}):
            return WITH_NOUNS[lemma][noun]
    if lemma == "call":
        return _of_call(verb, nouns)
    if lemma == "agree":
        return "AGREE"
    if lemma == "warn" or lemma == "threaten":
        return "THREATEN"
    if (
        lemma in GOVERNING
        and inner is not None
        and (inner.dep_ == "xcomp" or lemma in ("demand", "insist", "want"))
    ):
        below = _base(inner)
        if GOVERNING[lemma] == "AGREE" and below in HARSH:
            return "THREATEN" if lemma in ("vow", "swear", "plan", "intend", "prepare") else below
        if GOVERNING[lemma] == "AGREE" and lemma in ("decide",):
            return below or "AGREE"
        return GOVERNING[lemma]
    if lemma in VERBS:
        return VERBS[lemma]
    if inner is not None and inner.dep_ == "xcomp":
        return _base(inner)
    return _of_nouns(verb)


def _of_call(verb: Token, nouns: list[str]) -> str:
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prep", "prt")}
    if "off" in particles:
        return "YIELD" if "strike" in nouns else "SANCTION"
    if "for" in particles and "sanction" in nouns:
        return "ACCUSE"
    return "REQUEST" if particles & {"for", "on", "upon"} else "CONSULT"


def _nouns(verb: Token) -> list[str]:
    found = []
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "xcomp", "prt"):
            found += [
                child.lemma_.lower(),
                *(g.lemma_.lower() for g in child.children if g.dep_ in ("compound", "conj")),
            ]
            found += [p.lemma_.lower() for g in child.children if g.lower_ == "of" for p in g.children]
        elif child.dep_ in ("prep", "dative"):
            for grand in child.children:
                if grand.dep_ == "pobj":
                    found += [
                        grand.lemma_.lower(),
                        *(g.lemma_.lower() for g in grand.children if g.dep_ == "compound"),
                    ]
                    found += [
                        p.lemma_.lower() for g in grand.children if g.lower_ == "of" for p in g.children
                    ]
        elif child.dep_ == "nsubj":
            found += [g.lemma_.lower() for g in child.children if g.dep_ in ("compound", "amod")]
    return found


_NAMED = {
    "ASSAULT": "attack bombing explosion shooting raid killing violence fighting bomb torture",
    "PROTEST": "strike protest demonstration rally riot",
    "CONSULT": "talk negotiation visit meeting summit mediation",
    "REJECT": "rejection refusal",
    "ACCUSE": "investigation accusation criticism complaint",
    "AGREE": "agreement deal promise pledge offer",
    "REQUEST": "demand appeal request call",
    "SANCTION": "sanction embargo boycott",
    "COERCE": "arrest curfew crackdown ban emergency",
    "MOBILIZE": "troop mobilization mobilisation alert",
    "AID": "aid relief asylum",
    "YIELD": "withdrawal concession amnesty resignation ceasefire truce",
}


def _of_nouns(verb: Token) -> str | None:
    nouns = {*_nouns(verb), *(c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj")}
    return next((code for code, words in _NAMED.items() if nouns & set(words.split())), None)


def _of_facts(facts: dict) -> str | None:
    for event in facts["events"]:
        found = CLASSES.get(event["class"])
        if found is not None:
            if event["status"] in ("planned", "proposed", "conditional"):
                return "AGREE" if found in MILD else "THREATEN"
            return "REJECT" if event["status"] in ("ruled_out", "denied") else found
    for statement in facts["statements"]:
        if statement["class"] in CLASSES:
            return CLASSES[statement["class"]]
    return None


def actors(verb: Token) -> tuple[list[Token], list[Token]]:
    """Give who acts and on whom, by the clause layer: voice, control and coordination undone."""
    found = arguments(verb)
    sources = list(found.subjects)
    targets = [*found.objects, *(t for name in _TOWARDS for t in found.prepositions.get(name, ()))]
    teller = arguments(verb.head).subjects if verb.dep_ == "ccomp" else ()
    if teller and any(c.dep_ == "aux" and c.lower_ in _DUTY for c in verb.children):
        sources, targets = list(teller), [*sources, *targets]
    elif teller and all(token.pos_ == "PRON" for token in sources):
        sources = list(teller)
    if is_passive(verb) and not sources:
        sources = [t for name in ("in", "of", "at") for t in found.prepositions.get(name, ())]
    inner = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("VERB", "AUX")), None
    )
    if inner is not None:
        below = arguments(inner)
        targets += [t for t in below.subjects if t not in sources]
        targets += [*below.objects, *(t for name in _TOWARDS for t in below.prepositions.get(name, ()))]
    return sources, targets
