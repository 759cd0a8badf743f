"""From annotations to facts: the one composition of this floor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate import Annotations
from kg.authority import Authority
from kg.facts.agents import AgentReader
from kg.facts.entities import Identified, identify
from kg.facts.events import read_events
from kg.facts.tenures import read_tenures
from kg.link import AuthorityLinker
from kg.model import Facts, Statement


def read_facts(notes: Annotations, linker: AuthorityLinker, authority: Authority) -> Facts:
    """Give all that an article states, each fact with evidence, confidence and the rule that found it."""
    identified = identify(notes, linker)
    agents = AgentReader(notes, authority)
    tenures = read_tenures(notes, identified.ids, authority)
    names = {entity.id: entity.name for entity in identified.entities}
    events = read_events(notes, agents, identified.ids, tenures, names)
    statements = _statements(notes, agents, identified)
    return Facts(
        article=notes.article,
        entities=identified.entities,
        links=identified.links,
        tenures=tuple(tenures),
        events=tuple(events),
        statements=tuple(statements),
    )


def _statements(notes: Annotations, agents: AgentReader, identified: Identified) -> Sequence[Statement]:
    return ()
