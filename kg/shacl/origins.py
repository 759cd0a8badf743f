"""Where shapes come from: what people call them, and the file and line in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from kg.shacl.naming import Rules
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import Place

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


class Origins:
    """The nodes of shapes; ``described`` gives for them (``_:`` and a label, or an IRI) where they are described."""

    def __init__(self, shapes: Graph, described: Callable[[], Mapping[str, Place]] = dict) -> None:
        self._shapes, self._described = shapes, described
        self.prefixes = prefixes_of(shapes)
        self._rules = Rules(shapes, self.prefixes)

    def place(self, node: Node) -> Place | None:
        """Give where a node is described; for one in brackets, where what it hangs on is."""
        from rdflib import BNode

        front, seen = [node], {node}
        while front:
            for each in front:
                known = self._places.get(f"_:{each}" if isinstance(each, BNode) else str(each))
                if known is not None:
                    return known
            above = {parent for each in front if isinstance(each, BNode) for parent in self._above(each)}
            front = sorted(above - seen, key=str)
            seen |= above
        return None

    def name(self, node: Node) -> str:
        """Give what people know a node of the shapes by: no label of a blank node."""
        from rdflib import SH, BNode

        if not isinstance(node, BNode):
            return self.prefixes.compact(str(node))
        path = self._shapes.value(node, SH.path)
        return self._rules.rule(node, property_path(self._shapes, path) if path is not None else None, "")

    def told(self, node: Node, what: str = "") -> str:
        """Give the name of a node, what is told of it in brackets, and its place."""
        place = self.place(node)
        said = (self.name(node), f"({what})" if what else "", f"[{place}]" if place else "")
        return " ".join(each for each in said if each)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return self._described()

    def _above(self, node: Node) -> set[Node]:
        return set(self._shapes.subjects(None, node))
