"""The summary of who met whom, kept in step with the canonical events it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kg.consolidate.canonical import Canonical
from kg.consolidate.held import CanonicalGraph
from kg.consolidate.reading import PROLOGUE, batches, rows, values
from kg.consolidate.writing import CoParticipation, encounter_line, event_iri, pair_iri, pair_lines
from kg.rdf.ntriples import statements
from kg.rdf.terms import iri

type Counted = tuple[str, str, date | None, date | None]

_ENCOUNTER = iri("dip:encounter")


@dataclass(frozen=True, slots=True)
class Met:
    """That a pair of agents (ids) met at a canonical event (id), on which days if that is known."""

    one: str
    other: str
    event: str
    first: date | None
    last: date | None


def meetings_of(events: Iterable[Canonical]) -> list[Met]:
    """Give the pairs that met at canonical events."""
    return [
        Met(one, other, event.id, event.earliest, event.latest)
        for event in events
        for one, other in event.meetings
    ]


def summary_lines(meetings: Iterable[Met], base: str, before: dict[str, CoParticipation]) -> set[str]:
    """Give the statements that sum up meetings; ``before`` are the sums (by IRI) that they are added to."""
    sums = dict(before)
    lines: set[str] = set()
    for met in meetings:
        name = pair_iri(base, met.one, met.other)
        sums[name] = _added(sums.get(name) or CoParticipation(met.one, met.other, 0), met)
        lines.add(encounter_line(base, met.one, met.other, met.event))
    for pair in sums.values():
        if pair.count:
            lines |= pair_lines(pair, base)
    return lines


def _added(pair: CoParticipation, met: Met) -> CoParticipation:
    firsts = [day for day in (pair.first, met.first) if day]
    lasts = [day for day in (pair.last, met.last) if day]
    return CoParticipation(
        pair.one, pair.other, pair.count + 1, min(firsts, default=None), max(lasts, default=None)
    )


def meetings_change(
    graph: CanonicalGraph, old_events: Collection[str], new: Collection[Met]
) -> tuple[set[str], set[str]]:
    """Give the statements of the summary that go and those that come when events (IRIs) give way to new ones."""
    old = _held(graph, old_events)
    fresh = {
        (pair_iri(graph.base, met.one, met.other), event_iri(graph.base, met.event), met.first, met.last)
        for met in new
    }
    moved = {pair for pair, *_ in old ^ fresh}
    if not moved:
        return set(), set()
    counted = [met for met in new if pair_iri(graph.base, met.one, met.other) in moved]
    agents = _agents(graph, moved)
    rest = _rest(graph, moved, old_events, agents)
    gone = _pair_statements(graph, moved, agents) | {
        f"<{pair}> <{_ENCOUNTER}> <{event}> ." for pair, event, *_ in old if pair in moved
    }
    return gone, summary_lines(counted, graph.base, rest)


def _held(graph: CanonicalGraph, events: Collection[str]) -> set[Counted]:
    """Give what some events count for: pair, event, first and last day."""
    found: set[Counted] = set()
    for some in batches(sorted(events)):
        # Two queries: with OPTIONAL in one, the engine reads all encounters.
        scope = f"VALUES ?e {{ {values(some)} }} GRAPH <{graph.name}>"
        dated = f"SELECT ?e ?first ?last WHERE {{ {scope} {{ ?e dip:earliest ?first ; dip:latest ?last }} }}"
        days = {row["e"]: (_day(row["first"]), _day(row["last"])) for row in rows(graph.store, dated)}
        for row in rows(graph.store, f"SELECT ?pair ?e WHERE {{ {scope} {{ ?pair dip:encounter ?e }} }}"):
            found.add((row["pair"], row["e"], *days.get(row["e"], (None, None))))
    return found


def _agents(graph: CanonicalGraph, pairs: Collection[str]) -> dict[str, list[str]]:
    """Give the two agents (ids) of each pair that the graph has."""
    found: dict[str, list[str]] = {}
    for some in batches(sorted(pairs)):
        text = f"""SELECT ?pair ?agent WHERE {{ VALUES ?pair {{ {values(some)} }}
          GRAPH <{graph.name}> {{ ?pair dip:between ?agent }} }}"""
        for row in rows(graph.store, text):
            found.setdefault(row["pair"], []).append(row["agent"].removeprefix(f"{graph.base}id/"))
    return {pair: sorted(agents) for pair, agents in found.items()}


def _rest(
    graph: CanonicalGraph, pairs: Collection[str], but: Collection[str], agents: dict[str, list[str]]
) -> dict[str, CoParticipation]:
    """Give the sums of pairs over the events that stay, counted by the engine."""
    found = {}
    without = f"FILTER (?e NOT IN ({', '.join(f'<{each}>' for each in sorted(but))}))" if but else ""
    for some in batches(sorted(pairs)):
        text = f"""SELECT ?pair (COUNT(?e) AS ?n) (MIN(?earliest) AS ?first) (MAX(?latest) AS ?last) WHERE {{
          VALUES ?pair {{ {values(some)} }} GRAPH <{graph.name}> {{ ?pair dip:encounter ?e {without}
            OPTIONAL {{ ?e dip:earliest ?earliest }} OPTIONAL {{ ?e dip:latest ?latest }} }} }} GROUP BY ?pair"""
        for row in rows(graph.store, text):
            if "pair" in row and row["pair"] in agents:
                days = _day(row.get("first")), _day(row.get("last"))
                one, other = agents[row["pair"]]
                found[row["pair"]] = CoParticipation(one, other, int(row["n"]), *days)
    return found


def _pair_statements(graph: CanonicalGraph, pairs: Collection[str], agents: dict[str, list[str]]) -> set[str]:
    """Give the statements about pairs, but not which events they met at: these may be many."""
    lines: set[str] = set()
    for some in batches(sorted(pairs)):
        text = f"""CONSTRUCT {{ ?pair ?p ?o }} WHERE {{ VALUES ?pair {{ {values(some)} }}
          GRAPH <{graph.name}> {{ ?pair a dip:CoParticipation ; ?p ?o FILTER (?p != dip:encounter) }} }}"""
        lines |= set(statements(graph.store.query(PROLOGUE + text).body))
    for one, other in agents.values():
        lines |= {
            line for line in pair_lines(CoParticipation(one, other, 0), graph.base) if "#metWith>" in line
        }
    return lines


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
