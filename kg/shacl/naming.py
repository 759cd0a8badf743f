"""Names that last: a result's rule, by the shape that states it, and its fingerprint; no label of a blank node."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property
from typing import TYPE_CHECKING

from kg.shacl.blank import BlankNodes
from kg.shacl.constraints import parameter
from kg.shacl.paths import property_path
from kg.shacl.prefixes import Prefixes
from kg.shacl.references import references

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


class Rules:
    """The names of rules: owning shape, path and component, such as ``ex:Ship / ex:crew / minCount``."""

    def __init__(self, shapes: Graph, prefixes: Prefixes) -> None:
        self._shapes, self._prefixes = shapes, prefixes
        self._owned = cache(self._owner)

    def rule(self, shape: Node | None, path: str | None, component: str) -> str:
        """Give the name of what a shape demands at a path.

        A shape without an IRI is called by the nearest shape with one that leads to it, and the paths between
        them; if there is none, by its target. Such shapes share a rule if all that is the same.
        """
        owner = ("",) if shape is None else self._owned(shape)
        steps = (*owner, self._prefixes.compact_path(path) if path else "", self._component(component))
        return " / ".join(step for step in steps if step)

    def shape(self, shape: Node) -> str:
        """Give the name of a shape; see ``rule``."""
        return " / ".join(self._owned(shape))

    def _component(self, component: str) -> str:
        name = parameter(component)
        return self._prefixes.compact(name) if name == component else name

    def _owner(self, shape: Node) -> tuple[str, ...]:
        """Give the name of the owner and the paths from there, without the shape's own path."""
        from rdflib import URIRef

        front: dict[Node, tuple[str, ...]] = {shape: ()}
        seen: set[Node] = set()
        targeting: list[tuple[str, tuple[str, ...]]] = []
        while front:
            named = [(str(node), way) for node, way in front.items() if isinstance(node, URIRef)]
            if named:
                iri, way = min(named)
                return (self._prefixes.compact(iri), *way)
            targeting += ((name, way) for node, way in front.items() for name in self._targets(node))
            seen |= front.keys()
            front = self._above(front, seen, shape)
        name, way = min(targeting, default=("shape", ()))
        return (name, *way)

    def _above(
        self, front: Mapping[Node, tuple[str, ...]], seen: Set[Node], first: Node
    ) -> dict[Node, tuple[str, ...]]:
        """Give the shapes that lead to others and are not seen yet, with the paths below them."""
        from rdflib import SH

        found: dict[Node, tuple[str, ...]] = {}
        for node, below in front.items():
            own = None if node == first else self._shapes.value(node, SH.path)
            path = () if own is None else (self._prefixes.compact_path(property_path(self._shapes, own)),)
            for parent in self._parents.get(node, ()):
                if parent not in seen:
                    found[parent] = min(found.get(parent, (*path, *below)), (*path, *below))
        return found

    def _targets(self, shape: Node) -> Iterator[str]:
        from rdflib import SH

        for target in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf):
            for value in self._shapes.objects(shape, target):
                yield f"{self._prefixes.compact(str(target))} {self._prefixes.compact(str(value))}"

    @cached_property
    def _parents(self) -> dict[Node, list[Node]]:
        """The shapes that lead to each shape."""
        parents: dict[Node, list[Node]] = {}
        for parent, _, child in references(self._shapes):
            parents.setdefault(child, []).append(parent)
        return parents


def fingerprint(rule: str, focus: Node, value: Node | None, blank: BlankNodes) -> str:
    """Give 32 hex digits for a result: the same each time for the same rule, node and value."""
    parts = (rule, blank.key(focus), "" if value is None else blank.key(value))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
