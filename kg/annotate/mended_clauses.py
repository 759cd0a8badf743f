"""Clauses that the parser takes apart: "told a briefing | that China opposes it", "insisted Greenland | was not for sale"."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.events.speech import SPEECH

NAME = "mended_clauses"
_SAYING = frozenset(trigger.lemma for frame in SPEECH for trigger in frame.verbs)
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_STEPS = 4


@Language.component(NAME)
def mended_clauses(doc: Doc) -> Doc:
    """Give the document with what is said below the verb of saying, not below whom it is said to, or where."""
    for token in doc:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ in ("relcl", "acl"):
            clause = token.head
            verb = _saying_above(clause.head)
            if verb is not None and _has_subject(clause) and _takes_clause(clause.head):
                clause.head, clause.dep_ = verb, "ccomp"
        elif token.dep_ == "dobj" and token.head.lemma_ in _SAYING and (verb := _clause_behind(token)):
            token.head, token.dep_ = verb, "nsubj"
        elif token.dep_ == "ccomp" and token.lemma_ in _SAYING and _says_the_rest(token):
            _put_above(token, token.head)
        elif token.lower_ == "in" and token.is_sent_start and token.dep_ == "prep":
            _give_place(token)
    return doc


def _says_the_rest(verb: Token) -> bool:
    """Tell whether a verb of saying stands behind what is said: "The two agreed on a truce, Kerry *said* in Geneva"."""
    main, first = verb.head, verb.left_edge
    if main.dep_ != "ROOT" or main.i > verb.i or first.i == 0 or verb.doc[first.i - 1].text != ",":
        return False
    said = any(child.dep_ in ("ccomp", "dobj", "mark", "xcomp") for child in verb.children)
    return main.pos_ in ("VERB", "AUX") and not said and _has_subject(verb) and _has_subject(main)


def _put_above(verb: Token, main: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    main.head, main.dep_ = verb, "ccomp"


def _give_place(prep: Token) -> None:
    """Hang the country on "in" where it was read as part of a name: "*In Kenya* Minister Ellison met them"."""
    if prep.i + 2 >= len(prep.doc) or any(child.dep_ == "pobj" for child in prep.children):
        return
    place = prep.nbor(1)
    while place.ent_type_ == "GPE" and place.i + 1 < len(prep.doc) and place.nbor(1).ent_type_ == "GPE":
        place = place.nbor(1)
    behind = place.nbor(1) if place.i + 1 < len(prep.doc) else place
    if place.ent_type_ == "GPE" and place.dep_ in ("compound", "nmod") and behind.text[0].isupper():
        place.head, place.dep_ = prep, "pobj"


def _clause_behind(noun: Token) -> Token | None:
    """Give the verb of "insisted *Greenland was* not for sale", whose subject was read as what is insisted on."""
    for verb in noun.head.children:
        if verb.dep_ == "ccomp" and verb.left_edge.i == noun.right_edge.i + 1 and not _has_subject(verb):
            finite = verb if verb.tag_ in ("VBD", "VBZ", "VBP") else verb.left_edge
            return verb if finite.tag_ in ("VBD", "VBZ", "VBP", "MD") else None
    return None


def _saying_above(noun: Token) -> Token | None:
    """Give the verb of saying whose object, or phrase behind a preposition, a noun is."""
    token = noun
    for _ in range(_STEPS):
        if token.dep_ not in ("dobj", "pobj", "dative", "prep", "npadvmod"):
            return None
        token = token.head
        if token.pos_ == "VERB":
            return token if token.lemma_ in _SAYING and not _has_clause(token) else None
    return None


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _takes_clause(noun: Token) -> bool:
    """Tell whether the noun has no clause of its own: an audience or a setting, not "the fear that"."""
    return noun.lower_ in _SETTINGS or noun.ent_type_ in ("PERSON", "ORG", "GPE", "DATE", "NORP")


_SETTINGS = frozenset(
    """briefing conference reporter reporters journalist journalists parliament lawmakers congress senate interview
    speech address statement letter post tweet message broadcast ministers leaders council assembly ambassador
    ambassadors diplomats editors rally crowd meeting hearing forum summit audience committee channel television
    radio newspaper supporters delegates investors officials call telegram video remarks note""".split()
)
