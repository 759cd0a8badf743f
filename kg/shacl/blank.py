"""What a node without an IRI is known by: where it hangs, and what is said of it. Its label is no name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

MOST_STEPS = 8
_DEPTH = 4
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class Way:
    """How a node is reached: from an IRI (None if from none) by properties, or by the place in a list.

    ``position`` counts the cells of a list that lie before the node, which is one too.
    """

    start: str | None
    steps: tuple[str, ...] = ()
    position: int = 0

    def on(self, predicate: str) -> Way:
        """Give the way that goes on with a property."""
        if predicate == f"{_RDF}rest":
            return Way(self.start, self.steps, self.position + 1)
        step = f"item {self.position + 1}" if predicate == f"{_RDF}first" else predicate
        steps = (*self.steps, step)
        return Way(self.start, steps if len(steps) <= MOST_STEPS else ("…", *steps[1 - MOST_STEPS :]))


class BlankNodes:
    """The blank nodes of a graph; each is looked up once."""

    def __init__(self, data: Graph) -> None:
        self._data = data
        self._ways: dict[Node, Way] = {}
        self._digest = cache(self._digested)

    def key(self, node: Node) -> str:
        """Give what a term is told apart by, the same each time it is read: for a blank node way and content."""
        from rdflib import BNode

        if not isinstance(node, BNode):
            return _written(node)
        way = self.way(node)
        start = () if way.start is None else (way.start, *way.steps, str(way.position))
        return " ".join((*start, self._digest(node, _DEPTH)))

    def content(self, node: Node) -> str:
        """Give a term, for a blank node a digest of what is said of it."""
        from rdflib import BNode

        return self._digest(node, _DEPTH) if isinstance(node, BNode) else _written(node)

    def way(self, node: Node) -> Way:
        """Give the way to a blank node from the nearest IRI, as far as one property after the other leads there."""
        climbed: list[tuple[Node, str]] = []
        seen = {node}
        while (way := self._ways.get(node) or _start(node)) is None:
            above = self._above(node)
            if above is None or above[0] in seen:
                way = Way(None)
                break
            climbed.append((node, above[1]))
            node = above[0]
            seen.add(node)
        self._ways[node] = way
        for below, predicate in reversed(climbed):
            way = self._ways[below] = way.on(predicate)
        return way

    def _above(self, node: Node) -> tuple[Node, str] | None:
        """Give a subject that a node is a value of, an IRI if there is one, and the property."""
        from rdflib import URIRef

        pairs = [(subject, str(predicate)) for subject, predicate in self._data.subject_predicates(node)]
        named = [pair for pair in pairs if isinstance(pair[0], URIRef)]
        if named or len(pairs) < 2:
            return min(named or pairs, default=None)
        return min(pairs, key=lambda pair: (pair[1], self._digest(pair[0], 1)))

    def _digested(self, node: Node, depth: int) -> str:
        return hashlib.sha256("\n".join(sorted(self._said(node, depth))).encode()).hexdigest()

    def _said(self, node: Node, depth: int) -> Iterator[str]:
        from rdflib import BNode

        for predicate, value in self._data.predicate_objects(node):
            if not isinstance(value, BNode):
                yield f"{predicate} {_written(value)}"
            else:
                yield f"{predicate} {self._digest(value, depth - 1) if depth else ''}"


def _start(node: Node) -> Way | None:
    from rdflib import URIRef

    return Way(str(node)) if isinstance(node, URIRef) else None


def _written(node: Node) -> str:
    from rdflib import Literal

    if not isinstance(node, Literal):
        return f"<{node}>"
    return f'"{node}"{"@" + node.language if node.language else f"^^{node.datatype or ''}"}'
