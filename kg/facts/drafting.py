"""Makes drafts of events and puts participants into them: what readers of verbs and of nouns share."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.annotate import Annotations
from kg.facts.adjuncts import adjuncts
from kg.facts.agents import AgentReader
from kg.facts.draft import Draft, Part
from kg.facts.factuality import factuality_of
from kg.facts.modes import attendance_of, modes_in
from kg.facts.name_lists import NameLists
from kg.facts.places import EventPlaces
from kg.facts.triggers import Trigger
from kg.model import Attendance, EntityKind, Factuality, Role

_JOINTLY = ("alongside", "along with", "together with", "accompanied by")


def inside(notes: Annotations, noun: Token) -> list[Token]:
    """Give what is named inside a phrase: "the assets of X", "X's ambassador", "*Russian* judges"; not where."""
    return [
        token
        for token in noun.subtree
        if token.i in notes.at and token.pos_ != "PRON" and not _is_whereabouts(token, noun)
    ]


def _is_whereabouts(token: Token, noun: Token) -> bool:
    """Tell whether a name in a phrase only says where: "two soldiers *in Mali*"."""
    while token != noun:
        if token.dep_ in ("relcl", "advcl"):
            return True
        if token.dep_ == "prep" and token.lower_ in ("in", "at", "near", "on", "to", "into", "by", "with"):
            return True
        token = token.head
    return False


class Drafting:
    """Begins and fills drafts for one article."""

    def __init__(self, notes: Annotations, agents: AgentReader) -> None:
        self.notes, self.agents = notes, agents
        self.lists, self.places = NameLists(notes), EventPlaces(notes, agents)

    def begin(self, trigger: Trigger, support: Token, clause: Token, method: str, confidence: float) -> Draft:
        """Give a draft of what a trigger names, ``support`` being the verb that tells of it."""
        head = trigger.head
        factuality = factuality_of(head, support if support != head else None)
        if head.lemma_ == "expect" and factuality is Factuality.HAPPENED:  # "is expected in Q"
            factuality = Factuality.PLANNED
        determiner = {child.lower_ for child in head.children if child.dep_ == "det"}
        return Draft(
            frame=trigger.frame,
            head=head,
            clause=clause,
            factuality=factuality,
            method=method,
            confidence=confidence,
            mentions=[(trigger.start, trigger.end)],
            definite=trigger.verb is None and bool(determiner & {"the", "this", "that", "these", "those"}),
        )

    def listed(self, heads: Iterable[Token]) -> list[Token]:
        """Give the heads with those that stand in a list of names with them, each once."""
        found: dict[int, Token] = {}
        for head in heads:
            for token in (head, *self.lists.around(head), *self._misjoined(head)):
                found.setdefault(token.i, token)
        return list(found.values())

    def _misjoined(self, head: Token) -> list[Token]:
        """Give another person that the parser took for an apposition: "with X's emir, Y, Z said ..."."""
        here = self.notes.at.get(head.i)
        if here is None or self.agents.kind(here) is not EntityKind.PERSON:
            return []
        return [
            child
            for child in head.children
            if child.dep_ == "appos"
            and (other := self.notes.at.get(child.i)) not in (None, here)
            and self.agents.kind(other) is EntityKind.PERSON
        ]

    def add(
        self,
        draft: Draft,
        heads: Iterable[Token],
        role: Role,
        confidence: float,
        attendance: Attendance | None = None,
    ) -> None:
        """Take all that ``heads`` name, and their lists, as participants."""
        for head in self.listed(heads):
            found = self.agents.agents(head)
            if not found and role is Role.TARGET:
                self.add_named(draft, inside(self.notes, head), role)
            for agent in found:
                draft.add(
                    Part(
                        agent.referent,
                        role,
                        head.i,
                        round(confidence * agent.confidence, 2),
                        f"{draft.method}:{agent.method}",
                        attendance=attendance or attendance_of(draft.factuality),
                    )
                )

    def add_named(self, draft: Draft, heads: Iterable[Token], role: Role) -> None:
        """Take countries, bodies and persons named inside a phrase, also by an adjective: "*Russian* troops"."""
        for token in heads:
            referent = self.notes.at.get(token.i)
            if referent is not None and self.agents.kind(referent) in self._kinds_of(draft):
                draft.add(
                    Part(
                        referent,
                        role,
                        token.i,
                        0.6,
                        f"{draft.method}:inside",
                        attendance=attendance_of(draft.factuality),
                    )
                )

    def _kinds_of(self, draft: Draft) -> tuple[EntityKind, ...]:
        if draft.frame.name in ("Appointment", "Resignation"):
            return (EntityKind.PERSON,)
        return (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION)

    def add_place(self, draft: Draft, heads: Iterable[Token], role: Role) -> None:
        """Take a town or another place as a participant: "shelled X"."""
        for head in heads:
            place = self.places.itself(head)
            if place is not None and self.agents.kind(place) is EntityKind.PLACE:
                draft.add(Part(place, role, head.i, 0.6, f"{draft.method}:place"))

    def add_adjuncts(self, draft: Draft, clause: Token, prepositions: dict[str, tuple[Token, ...]]) -> None:
        """Add who invites, mediates, comes along: phrases that mean the same with every encounter."""
        if draft.frame.parent not in ("Encounter", "Accord", "Support"):
            return
        for role, tokens in adjuncts(clause, draft.head):
            self.add(draft, tokens, role, 0.8)
            self.add_named(draft, [token for token in tokens if token.dep_ == "amod"], role)
        if draft.frame.parent == "Encounter":
            for name in _JOINTLY:
                self.add(draft, prepositions.get(name, ()), draft.frame.default_role, 0.75)

    def find_mode(self, draft: Draft, clause: Token) -> None:
        """Set how people take part as far as the clause says."""
        modes = modes_in(clause)
        draft.hybrid = len(modes) > 1
        if len(modes) == 1:
            mode = next(iter(modes))
            draft.cue_modes.add(mode)
            for part in draft.parts.values():
                part.mode = part.mode or mode
