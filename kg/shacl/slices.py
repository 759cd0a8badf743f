"""Takes a store apart into slices that fit into memory, each with all that shapes look at from its nodes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol

from kg.shacl.coverage import focus_nodes, targeting
from kg.shacl.graphs import added, read_graph, united
from kg.shacl.reach import Reach, State, Step

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SLICE_TRIPLES = 10_000
# A query text stays below what a server takes by default.
_TERMS_CHARS = 60_000
_FIRM = "FILTER (!isBlank(?y))"
_LOOSE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (isBlank(?s) || isBlank(?o)) }"
_CLASSES = "CONSTRUCT { ?s rdfs:subClassOf ?o } WHERE { ?s rdfs:subClassOf ?o }"
_NAMELESS = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"


class Body(Protocol):
    """An answer to a query."""

    @property
    def body(self) -> bytes:
        """Give its bytes."""
        ...


class Graphs(Protocol):
    """What is validated: named graphs that can be asked in SPARQL, their union as default graph."""

    def graphs(self) -> list[str]:
        """Give the IRIs of the graphs, sorted."""
        ...

    def graph(self, graph: str) -> bytes:
        """Give the sorted N-Triples of a graph."""
        ...

    def query(self, text: str) -> Body:
        """Answer in JSON, or in N-Triples."""
        ...

    def count(self) -> int:
        """Give the number of quads."""
        ...


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a store: ``own`` are its focus nodes, ``data`` all that shapes look at from them.

    ``read`` is how many triples of the store are done with it.
    """

    data: Graph
    own: frozenset[Node]
    read: int
    note: str


class Slicing:
    """The slices of a store for some shapes. Every node of the store is a focus node of exactly one of them.

    The ``classes`` count as data too. A ``light`` slice has a graph without contexts (see ``read_graph``).
    """

    def __init__(
        self, store: Graphs, shapes: Graph, classes: Graph, most: int = SLICE_TRIPLES, *, light: bool = False
    ) -> None:
        self._store, self._shapes, self._most, self._light = store, shapes, most, light
        self._reach = Reach(shapes)
        self._start = cache(self._reach.start)
        # Blank nodes can't be asked for by name, so what they stand in goes into every slice.
        self._base = united(self._constructed(_LOOSE), self._constructed(_CLASSES), classes, light=True)
        self._nameless = [
            line for line in self._store.query(_NAMELESS).body.splitlines() if not _is_loose(line)
        ]
        self._without_graph = set(read_graph(b"\n".join(self._nameless)).subjects())

    def __iter__(self) -> Iterator[Slice]:
        for held in self._parts():
            described = {graph: read_graph(b"\n".join(lines), light=True) for graph, lines in held.items()}
            own, shared = self._owned({graph: set(text.subjects()) for graph, text in described.items()})
            data = united(self._base, *described.values(), *self.described(shared, {None}), light=self._light)
            _Walk(self, data, own).go(self._reach, self._targeted(data, own))
            yield Slice(data, frozenset(own), sum(map(len, held.values())), [*held][-1])
        rest = self._rest()
        data = united(self._base, light=self._light)
        _Walk(self, data, set()).go(self._reach, self._targeted(data, rest))
        yield Slice(data, frozenset(rest), 0, "nodes without a name")

    def _parts(self) -> Iterator[dict[str, list[bytes]]]:
        """Give lines of N-Triples by their graph, all of a subject in a graph together."""
        held, length = dict[str, list[bytes]](), 0
        for graph in ["", *self._store.graphs()]:
            text = self._store.graph(graph).splitlines() if graph else self._nameless
            named = sorted(line for line in text if not _is_loose(line))
            for _, group in groupby(named, key=lambda line: line.partition(b" ")[0]):
                lines = list(group)
                held.setdefault(graph, []).extend(lines)
                length += len(lines)
                if length >= self._most:
                    yield held
                    held, length = {}, 0
        if held:
            yield held

    def _owned(self, subjects: Mapping[str, Set[Node]]) -> tuple[set[Node], set[Node]]:
        """Give the subjects that are here in the first graph that holds them, and those that others hold too."""
        nodes = set[Any]().union(*subjects.values())
        homes: dict[Node, set[str]] = defaultdict(set)
        for node, graph in self._homes(nodes):
            homes[node].add(graph)
        for node in self._without_graph & nodes:
            homes[node].add("")
        own = {node for graph, here in subjects.items() for node in here if min(homes[node]) == graph}
        return own, {node for node in own if len(homes[node]) > 1}

    def _homes(self, nodes: Iterable[Node]) -> Iterator[tuple[Node, str]]:
        from rdflib import URIRef

        for terms in _chunks(nodes):
            text = (
                f"SELECT DISTINCT ?x ?g WHERE {{ VALUES ?x {{ {terms} }} GRAPH ?g {{ ?x ?p ?y {_FIRM} }} }}"
            )
            for row in json.loads(self._store.query(text).body)["results"]["bindings"]:
                yield URIRef(row["x"]["value"]), row["g"]["value"]

    def _rest(self) -> set[Node]:
        """Give the focus nodes that are in no other slice: blank nodes, values, and what shapes name."""
        from rdflib import SH, BNode

        nodes = {*self._shapes.objects(None, SH.targetNode), *self._base.all_nodes()}
        for predicate in self._shapes.objects(None, SH.targetObjectsOf):
            triple = f"?s {predicate.n3()} ?o"
            fresh = f"FILTER (!isBlank(?o)) FILTER NOT EXISTS {{ ?o ?p ?y {_FIRM} }}"
            nodes.update(
                self._constructed(f"CONSTRUCT {{ {triple} }} WHERE {{ {triple} {fresh} }}").objects()
            )
        return nodes - self._elsewhere(node for node in nodes if not isinstance(node, BNode))

    def _targeted(self, data: Graph, nodes: set[Node]) -> dict[State, set[Node]]:
        """Give the nodes by the states that they start from; adds what makes them targets to the data."""
        from rdflib import SH, BNode

        for predicate in set(self._shapes.objects(None, SH.targetObjectsOf)):
            added(data, *self.pointing(predicate, (node for node in nodes if not isinstance(node, BNode))))
        looked_at = defaultdict[Any, set[Any]](set)
        for shape in targeting(self._shapes):
            for node in set(focus_nodes(data, self._shapes, shape)) & nodes:
                looked_at[node].add(shape)
        found = defaultdict[State, set[Any]](set)
        for node, shapes in looked_at.items():
            found[self._start(frozenset(shapes))].add(node)
        return found

    def _elsewhere(self, nodes: Iterable[Node]) -> set[Node]:
        text = "CONSTRUCT {{ ?x ?p ?y }} WHERE {{ VALUES ?x {{ {} }} ?x ?p ?y {} }}"
        return {
            node
            for terms in _chunks(nodes)
            for node in self._constructed(text.format(terms, _FIRM)).subjects()
        }

    def _constructed(self, text: str) -> Graph:
        return read_graph(self._store.query(text).body, light=True)

    def described(self, nodes: Iterable[Node], predicates: Set[Node | None]) -> Iterator[Graph]:
        """Give what the store says of nodes with these predicates; None among them stands for all."""
        names = ", ".join(each.n3() for each in predicates if each is not None)
        only = "" if None in predicates else f"FILTER (?p IN ({names}))"
        for terms in _chunks(nodes):
            yield self._constructed(
                f"CONSTRUCT {{ ?x ?p ?y }} WHERE {{ VALUES ?x {{ {terms} }} ?x ?p ?y {only} }}"
            )

    def pointing(self, predicate: Node | None, nodes: Iterable[Node]) -> Iterator[Graph]:
        """Give the triples that lead to nodes, by this predicate or any."""
        verb = "?p" if predicate is None else predicate.n3()
        for terms in _chunks(nodes):
            yield self._constructed(
                f"CONSTRUCT {{ ?y {verb} ?x }} WHERE {{ VALUES ?x {{ {terms} }} ?y {verb} ?x }}"
            )


class _Walk:
    """One walk from the nodes of a slice along the steps of the shapes; what it meets goes into the data."""

    def __init__(self, slicing: Slicing, data: Graph, whole: set[Node]) -> None:
        self._slicing, self._data = slicing, data
        self._whole = whole  # the nodes of which the data hold all that the store says
        self._asked: dict[Node, set[Node | None]] = defaultdict(set)
        self._pointed: dict[Node, set[Node | None]] = defaultdict(set)

    def go(self, reach: Reach, begin: Mapping[State, Set[Node]]) -> None:
        """Walk from nodes in some states until no step leads further."""
        done: dict[State, set[Node]] = defaultdict(set)
        front = dict(begin)
        while front:
            self._fetch([(reach.steps(state), here) for state, here in front.items()])
            reached: dict[State, set[Node]] = defaultdict(set)
            for state, here in front.items():
                done[state] |= here
                for step, end in reach.steps(state).items():
                    if reach.steps(end):
                        reached[end].update(self._ends(step, here))
            front = {state: new for state, ends in reached.items() if (new := ends - done[state])}

    def _fetch(self, front: list[tuple[Iterable[Step], Set[Node]]]) -> None:
        """Add what the store says along these steps, unless it is in the data."""
        from rdflib import BNode, URIRef

        forward: dict[Node | None, set[Node]] = defaultdict(set)
        back: dict[Node | None, set[Node]] = defaultdict(set)
        for steps, nodes in front:
            for predicate, ahead in steps:
                (forward if ahead else back)[predicate].update(nodes)
        unknown: set[Node] = {
            node
            for predicate, nodes in forward.items()
            for node in nodes
            if node not in self._whole
            and isinstance(node, URIRef)
            and not {predicate, None} & self._asked[node]
        }
        wanted = set(forward)
        for node in unknown:
            self._asked[node] |= wanted
        self._add(self._slicing.described(unknown, wanted))
        for predicate, nodes in back.items():
            new = {
                node
                for node in nodes
                if not isinstance(node, BNode) and not {predicate, None} & self._pointed[node]
            }
            for node in new:
                self._pointed[node].add(predicate)
            self._add(self._slicing.pointing(predicate, new))

    def _add(self, graphs: Iterable[Graph]) -> None:
        added(self._data, *graphs)

    def _ends(self, step: Step, nodes: Set[Node]) -> Iterator[Node]:
        predicate, ahead = step
        for node in nodes:
            if ahead:
                yield from self._data.objects(node, predicate)
            else:
                yield from self._data.subjects(predicate, node)


def _is_loose(line: bytes) -> bool:
    """Tell whether a blank node stands in a line of N-Triples."""
    return line.startswith(b"_:") or line.rstrip(b" .").rpartition(b" ")[2].startswith(b"_:")


def _chunks(nodes: Iterable[Node]) -> Iterator[str]:
    """Give nodes as they are written in SPARQL, some at a time."""
    terms, length = list[str](), 0
    for node in nodes:
        term = node.n3()
        if terms and length + len(term) > _TERMS_CHARS:
            yield " ".join(terms)
            terms, length = [], 0
        terms.append(term)
        length += len(term) + 1
    if terms:
        yield " ".join(terms)
