"""From annotations to facts: the one composition of this floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate import Annotations
from kg.authority import Authority
from kg.facts.agents import AgentReader
from kg.facts.entities import Identified, identify
from kg.facts.events import read_events
from kg.facts.speech_contents import content_of
from kg.facts.statements import find_statements
from kg.facts.tenures import read_tenures
from kg.link import AuthorityLinker
from kg.model import Entity, EntityKind, Event, Evidence, Facts, Statement, Tenure


def read_facts(notes: Annotations, linker: AuthorityLinker, authority: Authority) -> Facts:
    """Give all that an article states, each fact with evidence, confidence and the rule that found it."""
    identified = identify(notes, linker)
    agents = AgentReader(notes, authority)
    tenures = read_tenures(notes, identified.ids, authority)
    entities = (*identified.entities, *_implied(identified, tenures, authority))
    names = {entity.id: entity.name for entity in entities}
    events = read_events(notes, agents, identified.ids, tenures, names)
    statements = tuple(_statements(notes, agents, identified, events))
    used = _used(tenures, events, statements)
    return Facts(
        article=notes.article,
        entities=tuple(entity for entity in entities if entity.surface_forms or entity.id in used),
        links=identified.links,
        tenures=tuple(tenures),
        events=tuple(events),
        statements=statements,
        dropped=tuple(sorted(notes.dropped, key=lambda each: each.evidence.span)),
    )


def _used(
    tenures: Sequence[Tenure], events: Sequence[Event], statements: Sequence[Statement]
) -> frozenset[str | None]:
    """Give the ids of the entities that facts point at."""
    parties = (part for event in events for part in event.participations)
    return frozenset(
        (
            *(id for tenure in tenures for id in (tenure.person, tenure.of)),
            *(id for event in events for id in (event.place, event.attributed_to)),
            *(id for part in parties for id in (part.agent, part.on_behalf_of)),
            *(id for said in statements for id in (said.speaker, said.addressee, *said.about)),
        )
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


def _statements(
    notes: Annotations, agents: AgentReader, identified: Identified, events: Sequence[Event]
) -> Iterator[Statement]:
    """Give the statements with entity ids; one whose speaker is a place that stands for no state is left out."""
    kinds = {entity.id: entity.kind for entity in identified.entities}

    def acting(referent: int | None) -> str | None:
        if referent is None:
            return None
        if agents.kind(referent) is EntityKind.PLACE:
            country = agents.country_of_capital(referent)
            return None if country is None else identified.ids.get(country)
        id = identified.ids.get(referent)
        return None if id is None or kinds[id] is EntityKind.PLACE else id

    for found in find_statements(notes):
        speaker = acting(found.speaker)
        if speaker is None:
            continue
        about = tuple(dict.fromkeys(id for each in found.about if (id := acting(each)) and id != speaker))
        yield Statement(
            kind=found.kind,
            speaker=speaker,
            text=notes.article.words(found.span),
            span=found.span,
            quote_kind=found.quote_kind,
            evidence=(Evidence(found.span, found.sentence),),
            confidence=found.confidence,
            method=found.method,
            addressee=acting(found.addressee),
            about=about,
            when=notes.dates[found.when].when if found.when is not None else None,
            content=content_of(found.span, events),
        )
