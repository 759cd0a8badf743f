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
from kg.model import Entity, Facts, Statement, Tenure


def read_facts(notes: Annotations, linker: AuthorityLinker, authority: Authority) -> Facts:
    """Give all that an article states, each fact with evidence, confidence and the rule that found it."""
    identified = identify(notes, linker)
    agents = AgentReader(notes, authority)
    tenures = read_tenures(notes, identified.ids, authority)
    entities = (*identified.entities, *_implied(identified, tenures, authority))
    names = {entity.id: entity.name for entity in entities}
    events = read_events(notes, agents, identified.ids, tenures, names)
    statements = _statements(notes, agents, identified)
    return Facts(
        article=notes.article,
        entities=entities,
        links=identified.links,
        tenures=tuple(tenures),
        events=tuple(events),
        statements=tuple(statements),
    )


def _implied(identified: Identified, tenures: Sequence[Tenure], authority: Authority) -> list[Entity]:
    """Give the countries and bodies that a tenure needs though the text leaves them out: "President Putin"."""
    present = {entity.id for entity in identified.entities}
    bodies = dict.fromkeys(tenure.of for tenure in tenures if tenure.of and tenure.of not in present)
    return [
        Entity(id, known.kind, known.name, (), known.wikidata, known.subclass)
        for id in bodies
        if (known := authority.known.get(id))
    ]


def _statements(notes: Annotations, agents: AgentReader, identified: Identified) -> Sequence[Statement]:
    return ()
