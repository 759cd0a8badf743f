"""What a sentence tells and at once says to be denied: "..., which Chad denies", "..., though Chad denied it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.clauses import clause_of
from kg.facts.draft import Draft
from kg.facts.governing import is_cut_off
from kg.model import Factuality

_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput|refut|reject|contest|dismiss)", re.IGNORECASE)
_VERBS = frozenset("deny dispute refute reject contest dismiss".split())
_CLAIMS = frozenset(
    "claim accusation allegation charge report assertion account version something suggestion".split()
)
_TAKEN_UP = frozenset("it this that which".split())
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)


def mark_disputed(notes: Annotations, drafts: Sequence[Draft]) -> None:
    """Call alleged what the words before a denial in the same sentence tell as a fact."""
    start = notes.article.text_start
    for match in _DENYING.finditer(notes.doc.text, start):
        span = notes.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or span.root.lemma_.lower() not in _VERBS:
            continue
        told = _denied_by(span.root)
        if told is None:
            continue
        inside = {token.i for token in told.subtree}
        for draft in drafts:
            if draft.head.i < span.start and draft.head.i in inside and draft.factuality in _REAL:
                draft.factuality = Factuality.ALLEGED


def _denied_by(verb: Token) -> Token | None:
    """Give the verb of the clause that a denial takes up, or None if it denies something else."""
    above = verb.head
    if verb.dep_ in ("relcl", "acl"):
        if above.lemma_.lower() in _CLAIMS:
            return clause_of(above.head) if above.i > above.head.i else None
        takes_up = any(child.dep_ == "dobj" and child.lower_ == "which" for child in verb.children)
        comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
        return clause_of(above) if takes_up and comma and verb.lemma_ != "dismiss" else None
    if verb.dep_ == "ROOT":  # "they shelled X; Y denied it", with the first clause hung on the second
        parted = [child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i]
        above = parted[0] if parted and is_cut_off(parted[0], verb) else above
    elif verb.dep_ not in ("advcl", "conj") or above.pos_ not in ("VERB", "AUX"):
        return None
    if above.dep_ == "parataxis":  # "they shelled X, activists said, though ..."
        above = above.head
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if above == verb:
        return None
    return above if any(_is_of_it(child) for child in objects) else None


def _is_of_it(noun: Token) -> bool:
    """Tell whether what is denied is what was told before: "it", "the claim"."""
    if noun.lower_ in _TAKEN_UP:
        return True
    return noun.lemma_.lower() in _CLAIMS and not any(
        child.dep_ in ("prep", "acl", "ccomp") for child in noun.children
    )
