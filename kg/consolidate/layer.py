"""The canonical layer: brought up to date after articles changed, or built anew, with the same result."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.authority.records import Authority
from kg.config import Settings
from kg.consolidate.canonical import Canonical, canonical_event
from kg.consolidate.claim import Claim
from kg.consolidate.clustering import Comparisons, events_of
from kg.consolidate.held import CanonicalGraph, HeldClaims
from kg.consolidate.index import MemoryIndex, StoreIndex, components
from kg.consolidate.known_people import all_persons, known_people, lines_of, people_change
from kg.consolidate.marks import article_graphs, digest_of, version_in
from kg.consolidate.meetings import meetings_change, meetings_of, summary_lines
from kg.consolidate.overrides import Overrides, load_overrides
from kg.consolidate.people import UNLINKED
from kg.consolidate.reading import ClaimReader, rows
from kg.consolidate.writing import claim_lines, event_lines, mark_lines, person_lines
from kg.rdf.mint import article_iri, graph_iri
from kg.rdf.ntriples import Writer, canonical, node, string
from kg.store.base import Store
from kg.store.staging import Stage, unstaged

type Group = Mapping[str, Claim]

# To be raised when the rules change in a way that gives other events: the layer is then built anew.
RULES = 2


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What was done: how many articles were looked at, how many canonical events were written anew."""

    articles: int
    claims: int
    events: int
    rebuilt: bool = False


def consolidate(
    store: Store,
    authority: Authority,
    settings: Settings,
    articles: Iterable[str],
    stage: Stage | None = None,
) -> Consolidated:
    """Bring the canonical layer up to date with some articles (keys): new, changed, or no longer there.

    Only events that they touch are computed anew. If the layer is not there yet, or was built by other
    rules or decisions, it is built anew as a whole. Articles that are on a ``stage`` are read there, and the
    layer goes through it, too, so that both are made at once.

    :raises kg.errors.InputError: with file and line, if the file of decisions is wrong.
    :raises kg.errors.StoreError: if the store fails; the layer is then as it was.
    """
    layer = _Layer.of(store, authority, settings, stage or unstaged(store))
    if not layer.is_current():
        rebuilt = rebuild(store, authority, settings)
        if stage is None:
            return rebuilt
    return layer.update(sorted({article_iri(settings.base_iri, key) for key in articles}))


def rebuild(store: Store, authority: Authority, settings: Settings) -> Consolidated:
    """Build the canonical layer anew from the articles; the result is the same bytes as step by step.

    :raises kg.errors.InputError: with file and line, if the file of decisions is wrong.
    """
    return _Layer.of(store, authority, settings, unstaged(store)).rebuild()


@dataclass(frozen=True, slots=True)
class _Layer:
    store: Store
    authority: Authority
    base: str
    overrides: Overrides
    graph: CanonicalGraph
    reader: ClaimReader
    stage: Stage

    @classmethod
    def of(cls, store: Store, authority: Authority, settings: Settings, stage: Stage) -> _Layer:
        base = settings.base_iri
        graph = CanonicalGraph(store, base, graph_iri(base, "canonical"))
        overrides = load_overrides(settings.overrides, base)
        return cls(store, authority, base, overrides, graph, ClaimReader(store, authority, base), stage)

    def is_current(self) -> bool:
        """Tell whether the layer that is there was built by these rules and decisions."""
        name = self.graph.name
        found = rows(self.store, f"SELECT ?s WHERE {{ GRAPH <{name}> {{ <{name}> dcterms:identifier ?s }} }}")
        return [row["s"] for row in found] == [self._stamp()]

    def rebuild(self) -> Consolidated:
        names = article_graphs(self.store, self.base)
        articles = [name.replace(f"{self.base}graph/", f"{self.base}id/", 1) for name in names]
        known = known_people(self.store, articles, self.base)
        persons = all_persons(known, self.overrides)
        index = MemoryIndex(self.reader.of_articles(articles))
        claims = index.claims([*index.keys])
        events = self._events(components(claims, index, Comparisons(self.overrides)), persons)
        lines = lines_of(known, self.base) | person_lines(persons, self.base) | self._marks(articles)
        for name, claim in claims.items():
            lines |= claim_lines(claim.article, name, index.keys[name])
        for event in events:
            lines |= event_lines(event, self.base)
        lines |= summary_lines(meetings_of(events), self.base, {})
        self.store.replace_graphs({self.graph.name: canonical(lines | self._stamp_lines())})
        return Consolidated(len(articles), len(claims), len(events), rebuilt=True)

    def update(self, articles: Collection[str]) -> Consolidated:
        held = self.graph.of_articles(articles)
        fresh = MemoryIndex(replace(self.reader, store=self.stage.articles).of_articles(articles))
        known = known_people(self.stage.articles, articles, self.base)
        people = people_change(self.graph, held, known, self.overrides)
        index = StoreIndex(self.reader, self.graph.name, fresh, held.claims)
        groups = components(self._seeds(fresh, held, index, people.moved), index, Comparisons(self.overrides))
        touched = {name for group in groups for name in group}
        old_events = self.graph.events_of(touched | held.claims)
        events = self._events(groups, self._persons(groups, people.persons))
        gone = set(held.lines) | set(people.gone) | self.graph.event_lines(old_events)
        new = lines_of(known, self.base) | set(people.new) | self._marks(articles)
        for name, claim in fresh.claims([*fresh.keys]).items():
            new |= claim_lines(claim.article, name, fresh.keys[name])
        for event in events:
            new |= event_lines(event, self.base)
        less, more = meetings_change(self.graph, old_events, meetings_of(events))
        gone, new = gone | less, new | more
        self.stage.change_graph(self.graph.name, gone - new, new - gone)
        return Consolidated(len(articles), len(fresh.keys), len(events))

    def _seeds(
        self, fresh: MemoryIndex, held: HeldClaims, index: StoreIndex, moved: Collection[str]
    ) -> set[str]:
        """Give the claims from which all events that may change are reached."""
        near = index.bearers(held.block_keys)
        decided = {other for claim in held.claims for other in self.overrides.of(claim)}
        seeds = set(fresh.keys).union(decided, self.graph.claims_of(moved), *near.values())
        return seeds - (held.claims - fresh.keys.keys())

    def _events(self, groups: Iterable[Group], persons: Mapping[str, str]) -> list[Canonical]:
        comparisons = Comparisons(self.overrides)
        return [
            canonical_event(mentions, lambda agent: persons.get(agent, agent))
            for group in groups
            for mentions in events_of(group, comparisons)
        ]

    def _persons(self, groups: Iterable[Group], known: Mapping[str, str]) -> dict[str, str]:
        """Map the people without external id in some claims to the ones that they are."""
        named = {
            part.agent
            for group in groups
            for claim in group.values()
            for part in claim.parts
            if part.agent.startswith(UNLINKED)
        }
        return self.graph.canonical_of(named - known.keys()) | dict(known)

    def _marks(self, articles: Iterable[str]) -> set[str]:
        """Give the statements that say which version of each article is consolidated."""
        lines: set[str] = set()
        for article in articles:
            data = self.stage.articles.graph(article.replace(f"{self.base}id/", f"{self.base}graph/", 1))
            if data:
                lines |= mark_lines(article, version_in(data, article), digest_of(data))
        return lines

    def _stamp_lines(self) -> set[str]:
        out = Writer()
        out.add(node(self.graph.name), "dcterms:identifier", string(self._stamp()))
        return out.lines

    def _stamp(self) -> str:
        text = f"{RULES}\n{self.overrides.as_text()}"
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
