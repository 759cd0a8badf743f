"""Offices in a text: what office is named, of which country or body, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.document import OfficePhrase, Referent
from kg.annotate.holders import HolderReader
from kg.annotate.joint_offices import Counterparts, shared_out
from kg.annotate.named import Named
from kg.annotate.office_lists import joined
from kg.annotate.office_phrases import PhraseReader


def find_offices(doc: Doc, at: Mapping[int, int], referents: Sequence[Referent]) -> list[OfficePhrase]:
    """Give the offices named in the text, with body and holder where the text tells, in its order."""
    named = Named(doc, at, referents)
    holders = HolderReader(named)
    phrases: list[OfficePhrase] = []
    for found in PhraseReader(named).phrases():
        if found.is_plural:
            phrases += shared_out(named, found)
            continue
        phrases += holders.predicates.successions(found.phrase) or [holders.held(found.phrase)]
    phrases = joined(named, [*phrases, *holders.predicates.headed()])
    phrases += Counterparts(named, phrases).found()
    return sorted(phrases, key=lambda phrase: phrase.start)
