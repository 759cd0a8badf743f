"""Reads one trigger with its clause into an event in the making: who takes part as what, and where."""

from __future__ import annotations

from kg.annotate import Annotations
from kg.facts.agents import AgentReader
from kg.facts.draft import Draft
from kg.facts.drafting import Drafting
from kg.facts.nouns import NounReader
from kg.facts.places import PLACE_PREPOSITIONS
from kg.facts.triggers import Trigger
from kg.facts.verbal import VerbReader

__all__ = ["PLACE_PREPOSITIONS", "RoleReader"]


class RoleReader:
    """Fills drafts for one article."""

    def __init__(self, notes: Annotations, agents: AgentReader) -> None:
        drafting = Drafting(notes, agents)
        self._verbs, self._nouns = VerbReader(drafting), NounReader(drafting)

    def read(self, trigger: Trigger) -> Draft | None:
        """Give the draft of the event that a trigger tells of, or None if it tells of none."""
        return self._verbs.read(trigger, trigger.verb) if trigger.verb else self._nouns.read(trigger)
