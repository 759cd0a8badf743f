"""What the text says of an event: cues are looked for only in the clauses that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.model import Factuality

_F = Factuality
_VERBS: dict[str, Factuality] = {
    **dict.fromkeys("cancel postpone scrap shelve delay suspend abandon".split(), _F.CANCELLED),
    **dict.fromkeys("reject refuse oppose decline exclude forbid preclude rule".split(), _F.RULED_OUT),
    **dict.fromkeys("deny".split(), _F.DENIED),
    **dict.fromkeys("allege accuse claim suspect blame purport".split(), _F.ALLEGED),
    **dict.fromkeys(
        "propose suggest offer consider seek urge demand discuss mull want hope ask request encourage float weigh "
        "recommend advocate push press call invite threaten contemplate".split(),
        _F.PROPOSED,
    ),
    **dict.fromkeys(
        "plan schedule expect prepare intend set due agree arrange pledge promise vow await aim slate".split(),
        _F.PLANNED,
    ),
    **dict.fromkeys("continue remain keep proceed".split(), _F.ONGOING),
}
_ADJECTIVES: dict[str, Factuality] = {
    **dict.fromkeys(
        "planned upcoming future scheduled forthcoming expected announced coming next".split(), _F.PLANNED
    ),
    **dict.fromkeys(
        "proposed possible potential prospective suggested eventual would-be mooted any".split(), _F.PROPOSED
    ),
    **dict.fromkeys("cancelled canceled postponed aborted scrapped failed".split(), _F.CANCELLED),
    **dict.fromkeys("alleged suspected reported purported supposed rumoured rumored".split(), _F.ALLEGED),
    **dict.fromkeys("ongoing continued continuing current".split(), _F.ONGOING),
}
_NOUNS: dict[str, Factuality] = {
    **dict.fromkeys("plan preparation schedule".split(), _F.PLANNED),
    **dict.fromkeys(
        "proposal suggestion possibility call invitation offer threat need idea request prospect hope demand chance "
        "resolution appeal".split(),
        _F.PROPOSED,
    ),
    **dict.fromkeys("allegation accusation claim suspicion".split(), _F.ALLEGED),
    **dict.fromkeys("cancellation postponement".split(), _F.CANCELLED),
    **dict.fromkeys("denial".split(), _F.DENIED),
}
_MODALS_POSSIBLE = frozenset("may might could".split())
_MODALS_FUTURE = frozenset("will shall 'll".split())
_NEED_AN_OBJECT = frozenset("discuss threaten press push ask want seek hope claim".split())
_SAYING = frozenset("say tell add report state announce note write confirm explain".split())


def factuality_of(trigger: Token, support: Token | None = None) -> Factuality:
    """Give the factuality of the event that ``trigger`` names, ``support`` being the verb that tells of it."""
    adjective = _from_modifiers(trigger)
    if adjective:
        return adjective
    path = _governors(support or trigger, trigger)
    for below, token in path:
        found = _from_governor(token, below, trigger)
        if found:
            return found
    return _F.HAPPENED


def _from_modifiers(trigger: Token) -> Factuality | None:
    for child in trigger.children:
        if child.dep_ in ("amod", "compound", "det", "advmod") and child.lower_ in _ADJECTIVES:
            if child.lower_ == "any" and not any(
                token.lower_ in ("suggestion", "possibility", "if") for token in trigger.sent
            ):
                continue
            return _ADJECTIVES[child.lower_]
        if child.dep_ == "advmod" and child.lower_ in ("reportedly", "allegedly", "purportedly"):
            return _F.ALLEGED
    return None


def _governors(start: Token, trigger: Token) -> list[tuple[Token | None, Token]]:
    """Give the words from the trigger's own verb up to the root, each with the one below it."""
    path: list[tuple[Token | None, Token]] = []
    below: Token | None = trigger if start != trigger else None
    token = start
    for _ in range(8):
        path.append((below, token))
        if (
            token.head == token
            or token.dep_ in ("relcl", "parataxis")
            or (token.dep_ == "advcl" and not _is_condition(token))
        ):
            break
        if token.dep_ == "nsubj" or (
            token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and _finite(token)
        ):
            if token.dep_ == "nsubj":
                path.append((token, token.head))
            break
        below, token = token, token.head
    return path


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ == "aux" for child in verb.children)


def _is_condition(verb: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless", "provided") for child in verb.children
    )


def _from_governor(token: Token, below: Token | None, trigger: Token) -> Factuality | None:
    if token.pos_ in ("VERB", "AUX"):
        return _from_verb(token, below, trigger)
    if token.pos_ == "NOUN" and token != trigger and token.lemma_.lower() in _NOUNS and below is not None:
        return _NOUNS[token.lemma_.lower()] if below.dep_ in ("prep", "acl", "relcl", "compound") else None
    if token.pos_ == "ADJ" and token.lower_ in (
        "due",
        "set",
        "ready",
        "likely",
        "able",
        "willing",
        "expected",
        "unlikely",
    ):
        return _F.RULED_OUT if token.lower_ == "unlikely" else _F.PLANNED
    return None


def _from_verb(verb: Token, below: Token | None, trigger: Token) -> Factuality | None:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
    governs = verb != trigger and below is not None and below.dep_ != "nsubj"
    if _is_condition(verb):
        return _F.CONDITIONAL
    if any(child.lower_ in ("reportedly", "allegedly", "purportedly") for child in verb.children):
        return _F.ALLEGED
    lemma = verb.lemma_.lower()
    if governs or (
        below is not None
        and below.dep_ in ("nsubjpass", "nsubj")
        and any(child.dep_ == "auxpass" for child in verb.children)
    ):
        found = _governed(verb, lemma, below)
        if found:
            return _negate(found) if negated else found
    if lemma in _SAYING and verb != trigger:
        return None
    if negated:
        return _F.RULED_OUT if helpers & (_MODALS_FUTURE | {"would", "wo"}) else _F.DENIED
    if helpers & _MODALS_FUTURE:
        return _F.PLANNED
    if helpers & _MODALS_POSSIBLE:
        return _F.PROPOSED
    if "would" in helpers or "should" in helpers or "must" in helpers:
        return _F.PROPOSED if "should" in helpers or "must" in helpers else _F.PLANNED
    if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "'s", "'re"}:
        return _F.PLANNED if _has_future(verb) else _F.ONGOING
    return None


def _governed(verb: Token, lemma: str, below: Token | None) -> Factuality | None:
    """Give what a verb makes of what it governs; some need their particle ("call off", "rule out", "call for")."""
    particles = {child.lower_ for child in verb.children if child.dep_ in ("prt", "prep")}
    if lemma == "call":
        if "off" in particles:
            return _F.CANCELLED
        return _F.PROPOSED if particles & {"for", "on"} else None
    if lemma == "rule":
        return _F.RULED_OUT if "out" in particles else None
    if lemma == "put" and "off" in particles:
        return _F.CANCELLED
    if lemma in ("set", "due") and below is not None and below.dep_ == "dobj":
        return None
    if lemma == "invite" and below is not None and below.dep_ == "dobj":
        return None
    wished = lemma in ("push", "press", "ask", "hope") and "for" in particles
    if lemma in _NEED_AN_OBJECT and below is not None and below.dep_ in ("prep", "pobj", "advcl"):
        return _F.PROPOSED if wished else None
    if (
        lemma in ("agree", "pledge", "promise", "vow", "continue", "remain", "keep")
        and below is not None
        and below.dep_ == "dobj"
    ):
        return _F.ONGOING if lemma in ("continue", "keep") else None
    if (
        below is not None
        and below.dep_ in ("prep", "advcl", "npadvmod")
        and lemma in ("reject", "refuse", "suspend", "delay", "oppose", "deny")
    ):
        return None
    return _VERBS.get(lemma)


def _negate(found: Factuality) -> Factuality | None:
    if found in (_F.RULED_OUT, _F.DENIED):
        return None
    return _F.RULED_OUT if found in (_F.PLANNED, _F.PROPOSED) else found


def _has_future(verb: Token) -> bool:
    words = {token.lower_ for token in verb.subtree}
    return bool(words & {"tomorrow", "next", "upcoming", "later"})
