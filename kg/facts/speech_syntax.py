"""Small questions to a parse, asked wherever something is said."""

from __future__ import annotations

from spacy.tokens import Token

from kg.facts.clauses import antecedent

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_TIMES = ("DATE", "TIME")


def governed(prep: Token) -> Token | None:
    """Give the noun or gerund that a preposition governs, or None."""
    return next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None)


def agent_of(verb: Token) -> Token | None:
    """Give X of "said by X", or None."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def agent_behind(prep: Token) -> Token | None:
    """Give X of "a tweet on Monday by X", where "by" was hung on the day."""
    for child in prep.children:
        found = agent_of(child)
        if found is not None:
            return found
    return None


def unrelative(subject: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower_ not in _RELATIVES:
        return subject
    noun = antecedent(verb)
    return noun if noun is not None else subject


def noun_behind(verb: Token) -> Token | None:
    """Give the noun right behind a verb that follows a quote: "…", asked X."""
    doc = verb.doc
    place = verb.i + 1
    while place < len(doc) and _is_before_noun(doc[place]):
        place += 1
    if place < len(doc) and doc[place].pos_ in ("PROPN", "NOUN", "PRON"):
        return doc[place]
    return None


def _is_before_noun(token: Token) -> bool:
    return (
        token.pos_ in ("ADV", "DET")
        or token.dep_ in ("amod", "compound", "poss", "case", "nmod", "nummod")
        or token.tag_ == "HYPH"
    )


def is_inverted(verb: Token) -> bool:
    """Tell whether a verb stands in front of its subject behind a comma: "The guests, said X, were late"."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    return any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.children)


def is_clause(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return verb.pos_ in ("VERB", "AUX") and any(child.dep_ in SUBJECTS for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with "to"."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_time(prep: Token) -> bool:
    """Tell whether a phrase says when: "on Monday"."""
    inner = governed(prep)
    return inner is not None and inner.ent_type_ in _TIMES


def is_circumstance(child: Token) -> bool:
    """Tell whether a phrase says when, where or by what means: "on Monday", "in a statement"."""
    return child.dep_ == "prep" and (child.lower_ in ("in", "at", "during") or is_time(child))
