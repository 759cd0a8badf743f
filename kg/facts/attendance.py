"""Lists of who came: "Leaders present in Paris included A and B", "others, such as C, joined virtually"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.agents import AgentReader
from kg.facts.clauses import arguments, coordinated
from kg.facts.draft import Draft, Part
from kg.facts.factuality import factuality_of
from kg.facts.modes import attendance_of, modes_in
from kg.facts.roles import PLACE_PREPOSITIONS
from kg.model import Attendance, EntityKind, Mode, Role

_JOIN = frozenset("join attend participate dial connect zoom appear take".split())
_ATTENDEES = frozenset(
    "leader participant attendee guest minister delegate official representative other those dignitary".split()
)
_PRESENT = frozenset("present attending participating gathered assembled joining".split())
_HELD = frozenset("Summit Meeting Negotiation Ceremony PressConference".split())
_REACH = 1500  # characters that a list may stand behind the encounter it belongs to


def add_attendance(notes: Annotations, agents: AgentReader, drafts: Sequence[Draft]) -> None:
    """Add to encounters those whom a sentence of its own lists as having come, stayed away or joined from afar."""
    triggers = {token for draft in drafts for start, end in draft.mentions for token in range(start, end)}
    for verb in notes.doc:
        if verb.pos_ != "VERB" or verb.i in triggers:
            continue
        listed = _listed(verb)
        if not listed:
            continue
        target = _encounter_before(notes, verb, drafts)
        if target is not None:
            _take(target, verb, listed, agents)


def _listed(verb: Token) -> list[Token]:
    """Give the heads of those whom the clause lists as present, or nothing if it is no such list."""
    lemma, found = verb.lemma_.lower(), arguments(verb)
    if lemma == "include" and any(_is_attendance(token) for token in found.subjects):
        return list(found.objects)
    if lemma in _JOIN and not found.objects and _joins_without_saying_what(verb):
        return list(found.subjects)
    if lemma == "be" and any(child.lower_ in ("present", "absent") for child in verb.children):
        return list(found.subjects)
    return []


def _joins_without_saying_what(verb: Token) -> bool:
    if verb.lemma_.lower() == "take":
        return any(child.lower_ == "part" for child in verb.children) and not any(
            child.dep_ == "prep" and child.lower_ == "in" for child in verb.children
        )
    how = modes_in(verb)
    return (
        bool(how)
        or any(child.lower_ in ("from", "by", "via") for child in verb.children)
        or verb.lemma_ in ("participate", "attend")
    )


def _is_attendance(noun: Token) -> bool:
    words = {token.lower_ for token in noun.subtree}
    return bool(words & _PRESENT) or (noun.lemma_.lower() in ("participant", "attendee", "guest"))


def _encounter_before(notes: Annotations, verb: Token, drafts: Sequence[Draft]) -> Draft | None:
    """Give the encounter that the text speaks of when it comes to the list: the last one before, or just after."""
    held = [draft for draft in drafts if draft.frame.name in _HELD]
    before = [draft for draft in held if draft.start < verb.i and verb.idx - draft.head.idx < _REACH]
    if before:
        same = [draft for draft in before if draft.head.sent == verb.sent]
        return max(same or before, key=lambda draft: (draft.frame.name == "Summit", draft.start))
    after = [draft for draft in held if draft.start > verb.i and draft.head.sent == verb.sent]
    return min(after, key=lambda draft: draft.start) if after else None


def _take(draft: Draft, verb: Token, listed: list[Token], agents: AgentReader) -> None:
    modes = modes_in(verb)
    place = _place_of_list(verb, agents)
    if place is not None and Mode.VIRTUAL not in modes:
        modes = modes or {Mode.IN_PERSON}
        if draft.place is None:
            draft.place, draft.place_rank = place, 1
    mode = next(iter(modes)) if len(modes) == 1 else None
    attendance = attendance_of(factuality_of(verb))
    if any(child.lower_ == "absent" for child in verb.children):
        attendance = Attendance.ABSENT
    draft.mentions.append((verb.sent.start, verb.sent.end))
    for head in listed:
        for token in [head, *_examples(head)]:
            for agent in agents.agents(token):
                if agents.kind(agent.referent) in (
                    EntityKind.PERSON,
                    EntityKind.COUNTRY,
                    EntityKind.ORGANIZATION,
                ):
                    draft.add(
                        Part(
                            agent.referent,
                            Role.ATTENDEE,
                            token.i,
                            round(0.8 * agent.confidence, 2),
                            "attendance.list",
                            mode,
                            attendance,
                        )
                    )
                    part = draft.parts[agent.referent]
                    part.mode = mode or part.mode


def _examples(head: Token) -> list[Token]:
    """Give the names behind "such as" and "including" after a general noun."""
    found = []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("as", "including", "like"):
            found += [
                token for grand in child.children if grand.dep_ == "pobj" for token in coordinated(grand)
            ]
    return found


def _place_of_list(verb: Token, agents: AgentReader) -> int | None:
    for token in verb.subtree:
        if token.dep_ == "pobj" and token.head.lower_ in (*PLACE_PREPOSITIONS, "from"):
            near_subject = token.head.head.lower_ in _PRESENT or token.head.head == verb
            place = agents.place_at(token)
            if near_subject and place is not None and agents.kind(place) is EntityKind.PLACE:
                return place
    return None
