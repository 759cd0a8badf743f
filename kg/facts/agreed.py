"""What was agreed is not another agreement: "reached a deal to restore relations", "agreed to normalise ties"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.draft import Draft
from kg.model import Attendance, Role

_BELOW = ("xcomp", "acl", "advcl", "pobj", "prep", "dobj", "conj")


def without_contents(notes: Annotations, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those that are the content of an agreement; who mediated them mediated that."""
    accords = [draft for draft in drafts if draft.frame.parent == "Accord"]
    told = {word: draft for draft in accords for word in (draft.clause, draft.head)}
    kept = []
    for draft in drafts:
        whole = _agreement_above(draft.head, told) if draft in accords else None
        if whole is None:
            kept.append(draft)
            continue
        notes.drop(*draft.mentions[0], draft.method, "is what was agreed")
        for part in draft.parts.values():
            if part.role is Role.MEDIATOR:
                part.attendance = Attendance.ATTENDED
                whole.add(part)
    return kept


def _agreement_above(verb: Token, told: dict[Token, Draft]) -> Draft | None:
    if verb.tag_ != "VB":
        return None
    word = verb
    while word.dep_ in _BELOW:
        word = word.head
        if word in told:
            return told[word]
    return None
