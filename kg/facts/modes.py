"""How somebody takes part, and whether, as far as the words of the clause tell."""

from __future__ import annotations

from spacy.tokens import Token

from kg.facts.clauses import clause_of
from kg.model import Attendance, Factuality, Mode

_MODE_WORDS: dict[str, Mode] = {
    **dict.fromkeys(
        "virtually online remotely video videolink videoconference teleconference zoom virtual".split(),
        Mode.VIRTUAL,
    ),
    **dict.fromkeys("phone telephone".split(), Mode.PHONE),
    **dict.fromkeys("person personally face-to-face".split(), Mode.IN_PERSON),
}


def modes_in(verb: Token) -> set[Mode]:
    """Give the modes that the words of a clause name: "joined virtually", "in person", "by video link"."""
    found = set()
    for token in verb.subtree:
        if token.dep_ in ("relcl", "ccomp") and token != verb:
            continue
        mode = _MODE_WORDS.get(token.lower_)
        if mode is None or (token.lower_ == "person" and (token.i == 0 or token.nbor(-1).lower_ != "in")):
            continue
        if verb in (clause_of(token), clause_of(token).head):
            found.add(mode)
    return found


def attendance_of(factuality: Factuality) -> Attendance:
    """Give what a participant's attendance is when only the event's factuality is known."""
    if factuality in (Factuality.PLANNED, Factuality.PROPOSED, Factuality.CONDITIONAL):
        return Attendance.EXPECTED
    if factuality in (Factuality.CANCELLED, Factuality.RULED_OUT, Factuality.DENIED):
        return Attendance.ABSENT
    return Attendance.ATTENDED
