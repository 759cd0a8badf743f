"""The verb that tells of a noun, and how: "hold | talks", "talks | began", "met for | talks"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.facts.governing import raised_passive

# Nouns that count or portion out the one behind "of": "a second round of talks", "the signing of a treaty".
_PORTIONS = frozenset(
    """round series set package number day session raft wave flurry spate range batch tranche couple pair string
    barrage hour phase stage leg start end beginning conclusion opening close course spell cycle bout host kind
    form part rest some lot majority hundred dozen thousand ton tonne salvo campaign suspension resumption
    continuation renewal extension launch pound dollar euro million billion yen yuan franc kroner worth amount sum""".split()
)
_ENACTING = frozenset(
    "signing conclusion announcement violation adoption ratification breach imposition lifting".split()
)
_ASCRIBED = frozenset("responsibility credit blame".split())  # "claim responsibility for an attack"
_DOUBLE = frozenset("ahead out away part sideline sidelines margin margins day eve outside".split())
_PARTIES = frozenset(
    "delegation team mission contingent party".split()
)  # "lead a delegation to a conference"
# Verb, noun and preposition that stand for one verb: "put pen to paper on a pact" is "sign a pact".
_IDIOMS: dict[tuple[str, str], str] = {
    **dict.fromkeys((("put", "pen"), ("put", "signature"), ("put", "name"), ("put", "seal")), "sign"),
    **dict.fromkeys((("affix", "signature"), ("append", "signature"), ("add", "signature")), "sign"),
    **dict.fromkeys(
        (("give", noun) for noun in "light nod go-ahead blessing assent approval consent backing".split()),
        "approve",
    ),
    **dict.fromkeys((("put", "end"), ("bring", "end"), ("call", "halt")), "end"),
    **dict.fromkeys((("pull", "plug"), ("turn", "back"), ("slam", "door")), "cancel"),
    **dict.fromkeys((("put", "touch"), ("put", "finishing")), "finalise"),
    ("get", "cold"): "reject",
}
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """The verb above a noun.

    ``how`` is ``object``, ``subject`` or ``over`` with the preposition, ``head`` the noun that the verb governs
    (a portion of the noun: "*round* of talks").
    """

    verb: Token
    how: str
    head: Token
    preposition: str = ""
    idiom: str = ""

    @property
    def lemma(self) -> str:
        """Give the verb as a lemma, for an idiom the one verb that it stands for."""
        return self.idiom or self.verb.lemma_.lower()


def support_of(noun: Token) -> Support | None:
    """Give the verb that tells of a noun, or None if it stands for itself."""
    head = _portion(_first_conjunct(noun))
    up = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and (told := raised_passive(up)) is not None:
        return Support(told, "object", head)
    if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "dative") and up.pos_ in ("VERB", "AUX"):
        return Support(up, "object", head)
    if head.dep_ in ("nsubj", "csubj") and up.pos_ in ("VERB", "AUX"):
        return Support(up, "subject", head)
    if head.dep_ == "nsubj" and up.dep_ in ("ccomp", "xcomp", "dep") and up.head.pos_ == "VERB":
        return Support(up.head, "object", head)
    if head.dep_ in ("ccomp", "dep") and up.pos_ == "VERB" and head.i > up.i:
        return Support(up, "object", head)
    if head.dep_ == "pobj":
        return _over(head)
    return None


def _first_conjunct(noun: Token) -> Token:
    steps = 0
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") and steps < _STEPS:
        noun, steps = noun.head, steps + 1
    return noun


def _portion(noun: Token) -> Token:
    steps = 0
    while (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in _PORTIONS
        and steps < _STEPS
    ):
        noun, steps = _first_conjunct(noun.head.head), steps + 1
    return noun


def _over(noun: Token) -> Support | None:
    """Give the verb that governs a noun over one preposition or two: "ahead of", "on the sidelines of"."""
    prep = noun.head
    above = prep.head
    name = prep.lower_
    if above.lemma_.lower() in _ASCRIBED and above.dep_ == "dobj":
        return Support(above.head, "over", noun, name)
    if (told := _idiom(prep)) is not None:
        return Support(told[0], "object", noun, idiom=told[1])
    if above.lemma_.lower() in _PARTIES and above.dep_ == "dobj":
        return Support(above.head, "over", noun, f"delegation {name}")
    if above.lemma_.lower() in ("target", "subject", "object") and above.dep_ == "attr":
        return Support(above.head, "over", noun, f"target {name}")
    if above.dep_ == "pobj" and above.head.lower_ == "among" and above.head.head.lemma_ == "be":
        return Support(above.head.head, "over", noun, name)
    if above.lower_ in _DOUBLE:
        name = f"{above.lower_} {name}"
        above = above.head
        if above.dep_ in ("prep", "agent") and above.pos_ == "ADP":
            above = above.head
    if above.pos_ == "ADJ" and above.head.pos_ in ("VERB", "AUX"):
        above = above.head
    if above.pos_ in ("VERB", "AUX"):
        return Support(above, "over", noun, "in" if name.startswith("part ") else name)
    return None


def _idiom(prep: Token) -> tuple[Token, str] | None:
    """Give the verb of an idiom that ends in a preposition, and the verb that it stands for."""
    verb = prep.head
    for _ in range(_STEPS):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    if prep.lower_ not in ("to", "on") or verb.pos_ != "VERB":
        return None
    objects = (child for child in verb.children if child.dep_ == "dobj" and child.i < prep.i)
    found = (_IDIOMS.get((verb.lemma_.lower(), child.lemma_.lower())) for child in objects)
    return next(((verb, told) for told in found if told), None)


def is_enacted(noun: Token) -> bool:
    """Tell whether the noun is spoken of as done: "the signing of the treaty"."""
    return noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ENACTING
