"""What the canonical graph holds of some articles, claims, events and people: as statements, to be replaced."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from kg.consolidate.reading import PROLOGUE, Node, batches, nodes_in, rows, values
from kg.rdf.ntriples import node, statements, string
from kg.rdf.terms import iri
from kg.store.base import Store

_EVENT = """CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?e { %(events)s } GRAPH <%(graph)s> {
  { ?e ?p ?o BIND (?e AS ?s) }
  UNION { ?e dip:hasMention|dip:hasFactualityStage|dip:disputed ?s . ?s ?p ?o }
  UNION { ?e dip:disputed/dip:hasDisputedVersion ?s . ?s ?p ?o }
  UNION { ?s dip:mentionOf ?e BIND (dip:mentionOf AS ?p) BIND (?e AS ?o) } } }"""


@dataclass(frozen=True, slots=True)
class HeldClaims:
    """What the canonical graph says of the claims of some articles before they are consolidated anew."""

    lines: frozenset[str]
    claims: frozenset[str]
    block_keys: frozenset[str]
    tenures: frozenset[str]
    person_keys: frozenset[str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class CanonicalGraph:
    """The canonical graph in a store."""

    store: Store
    base: str
    name: str

    def of_articles(self, articles: Iterable[str]) -> HeldClaims:
        """Give what is held of the claims of some articles (IRIs); what of events, is for ``events`` to say."""
        data = b""
        for some in batches(sorted(set(articles))):
            marks = f"VALUES ?a {{ {values(some)} }} GRAPH <{self.name}>"
            data += self._construct(f"{marks} {{ ?a ?p ?o BIND (?a AS ?s) }}")
            data += self._construct(f"{marks} {{ ?a dip:consolidatedClaim ?s . ?s ?p ?o }}")
        mention_of = f" <{iri('dip:mentionOf')}> "
        lines = frozenset(line for line in statements(data) if mention_of not in line)
        nodes = nodes_in(data)
        claims = _having(nodes, "dip:mentionOf")
        return HeldClaims(
            lines,
            frozenset(claims),
            frozenset(_all(nodes, "dip:blockKey")),
            frozenset(_having(nodes, "dip:keyOf")),
            frozenset(_all(nodes, "dip:personKey")),
            frozenset(self._id(each) for each in _all(nodes, "dip:keyOf")),
        )

    def events_of(self, claims: Collection[str]) -> set[str]:
        """Give the canonical events (IRIs) that claims are mentions of."""
        found: set[str] = set()
        for some in batches(sorted(claims)):
            text = f"VALUES ?c {{ {values(some)} }} GRAPH <{self.name}> {{ ?c dip:mentionOf ?e }}"
            found |= {row["e"] for row in rows(self.store, f"SELECT ?e WHERE {{ {text} }}")}
        return found

    def claims_of(self, participants: Collection[str]) -> set[str]:
        """Give the claims of the canonical events in which some agents (ids) take part."""
        found: set[str] = set()
        for some in batches(sorted(participants)):
            text = f"""SELECT DISTINCT ?c WHERE {{ VALUES ?p {{ {values(map(self.iri, some))} }}
              GRAPH <{self.name}> {{ ?e dip:participant ?p . ?c dip:mentionOf ?e }} }}"""
            found |= {row["c"] for row in rows(self.store, text)}
        return found

    def event_lines(self, events: Collection[str]) -> set[str]:
        """Give the statements about canonical events (IRIs), the nodes below them, and their mentions."""
        lines: set[str] = set()
        for some in batches(sorted(events)):
            text = _EVENT % {"events": values(some), "graph": self.name}
            lines |= set(statements(self.store.query(PROLOGUE + text).body))
        return lines

    def persons_of(self, keys: Collection[str]) -> list[tuple[str, str, str]]:
        """Give (tenure, key, person id) for each of some keys of people."""
        return self._person_keys(keys, "?key", string)

    def keys_of(self, persons: Collection[str]) -> list[tuple[str, str, str]]:
        """Give (tenure, key, person id) for each of some people."""
        return self._person_keys([self.iri(each) for each in persons], "?person", node)

    def _person_keys(
        self, some: Collection[str], variable: str, written: Callable[[str], str]
    ) -> list[tuple[str, str, str]]:
        found = []
        for each in batches(sorted(some)):
            text = f"""SELECT ?tenure ?key ?person WHERE {{ VALUES {variable} {{ {" ".join(map(written, each))} }}
              GRAPH <{self.name}> {{ ?tenure dip:personKey ?key ; dip:keyOf ?person }} }}"""
            found += [(row["tenure"], row["key"], self._id(row["person"])) for row in rows(self.store, text)]
        return found

    def canonical_of(self, persons: Collection[str]) -> dict[str, str]:
        """Map each of some people (ids) to the one that the graph says they are."""
        found = {person: person for person in persons}
        for some in batches(sorted(persons)):
            text = f"""SELECT ?x ?one WHERE {{ VALUES ?x {{ {values(map(self.iri, some))} }}
              GRAPH <{self.name}> {{ ?x dip:canonicalEntity ?one }} }}"""
            found |= {self._id(row["x"]): self._id(row["one"]) for row in rows(self.store, text)}
        return found

    def iri(self, id: str) -> str:
        """Give the IRI of an entity."""
        return f"{self.base}id/{id}"

    def _id(self, name: str) -> str:
        return name.removeprefix(f"{self.base}id/")

    def _construct(self, pattern: str) -> bytes:
        return self.store.query(f"{PROLOGUE}CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}").body


def _having(nodes: dict[str, Node], term: str) -> list[str]:
    return [name for name, node in nodes.items() if iri(term) in node]


def _all(nodes: dict[str, Node], term: str) -> list[str]:
    return [value for node in nodes.values() for value in node.get(iri(term), ())]
