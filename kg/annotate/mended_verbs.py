"""Infinitives that the parser takes for nouns: "offered to *host* talks", "was asked to *chair* the session"."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotate.bearing_words import GOVERNING_ADJECTIVES, GOVERNING_VERBS

NAME = "mended_verbs"
_VERBAL = ("VERB", "AUX")
# Verbs that are also nouns and so are read as the first half of a compound.
_BOTH = frozenset(
    """address aid arm attack back ban boycott broker chair control cut deploy end expel fund hold host invade join
    launch meet name open recall rescue resume review sanction send sign skip strike supply support target visit
    vote""".split()
)


@Language.component(NAME)
def mended_verbs(doc: Doc) -> Doc:
    """Give the document with such nouns as the verbs that they are."""
    for token in doc:
        if token.pos_ == "NOUN" and token.tag_ in ("NN", "NNP") and _has_to(token):
            _make_verb(token)
        elif token.lower_ == "to" and token.dep_ in ("prep", "dative") and _is_before_verb(token):
            _turn_round(token)
    return doc


def _has_to(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _make_verb(token: Token) -> None:
    token.tag_, token.pos_ = "VB", "VERB"


def _is_before_verb(prep: Token) -> bool:
    """Tell whether "to" stands before a verb read as part of a compound, below what wants an infinitive."""
    if prep.i + 2 >= len(prep.doc):
        return False
    word, noun = prep.nbor(1), prep.nbor(1).head
    if word.lower_ not in _BOTH or word.dep_ != "compound" or noun.dep_ != "pobj" or noun.head != prep:
        return False
    governor = prep.head
    if governor == governor.head and governor.pos_ in ("NOUN", "PROPN"):
        return True
    table = GOVERNING_ADJECTIVES if governor.pos_ == "ADJ" else GOVERNING_VERBS
    entries = table.get(governor.lemma_.lower(), ()) if governor.pos_ in (*_VERBAL, "ADJ") else ()
    return any(not entry.preposition and entry.arc in ("", "c") for entry in entries)


def _turn_round(to: Token) -> None:
    """Make "to host talks" hang together as an infinitive with its object."""
    governor, verb, noun = to.head, to.nbor(1), to.nbor(1).head
    headline = governor == governor.head and governor.pos_ in ("NOUN", "PROPN")
    _make_verb(verb)
    if headline:
        verb.head, verb.dep_ = verb, "ROOT"
        governor.head, governor.dep_ = verb, "nsubj"
    else:
        verb.head, verb.dep_ = governor, "xcomp"
    noun.head, noun.dep_ = verb, "dobj"
    to.head, to.dep_, to.tag_, to.pos_ = verb, "aux", "TO", "PART"
