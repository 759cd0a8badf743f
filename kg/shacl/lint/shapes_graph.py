"""The shapes of a graph as their author meant them: which there are, what they say, and from where each is reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.shacl.coverage import targeting
from kg.shacl.prefixes import prefixes_of
from kg.shacl.references import members, references

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

_PARAMETERS = (
    "class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength"
    " pattern languageIn uniqueLang equals disjoint lessThan lessThanOrEquals closed hasValue in sparql js expression"
).split()
_EVALUATED = ("SPARQLFunction", "JSFunction", "SPARQLTargetType", "JSTargetType", "ConstraintComponent")


class ShapesGraph:
    """A graph of shapes; names without prefix are terms of SHACL."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.prefixes = graph, prefixes_of(graph)

    def values(self, node: Node, name: str) -> list[Node]:
        """Give the values of a term, sorted."""
        return sorted(self.graph.objects(node, _term(name)), key=str)

    def value(self, node: Node, name: str) -> Node | None:
        """Give the first value of a term, if there is one."""
        return next(iter(self.values(node, name)), None)

    def number(self, node: Node, name: str) -> int | None:
        """Give the value of a term if it is a whole number."""
        try:
            return int(str(self.value(node, name)))
        except ValueError:
            return None

    def is_on(self, node: Node, name: str) -> bool:
        """Tell whether a switch is on."""
        return any(str(value) == "true" for value in self.graph.objects(node, _term(name)))

    def having(self, name: str) -> list[Node]:
        """Give the nodes that have a value of a term, sorted."""
        return sorted(self.graph.subjects(_term(name), unique=True), key=str)

    def items(self, head: Node) -> list[Node]:
        """Give the members of a list, as far as it goes."""
        return members(self.graph, head)

    def shown(self, node: Node) -> str:
        """Give a term with prefix, a blank node by what it is."""
        from rdflib import BNode

        return "a shape without an IRI" if isinstance(node, BNode) else self.prefixes.compact(str(node))

    @cached_property
    def children(self) -> dict[Node, list[Node]]:
        """The shapes that each shape refers to."""
        found: dict[Node, list[Node]] = {}
        for parent, _, child in references(self.graph):
            found.setdefault(parent, []).append(child)
        return found

    @cached_property
    def shapes(self) -> list[Node]:
        """All shapes (SHACL, section 2), sorted; parameters of components are none."""
        from rdflib import RDF

        found = {child for children in self.children.values() for child in children} | set(self.children)
        found |= self.targeting
        for kind in ("NodeShape", "PropertyShape"):
            found |= set(self.graph.subjects(RDF.type, _term(kind)))
        for name in _PARAMETERS:
            found |= set(self.graph.subjects(_term(name)))
        return sorted(found - set(self.graph.objects(None, _term("parameter"))), key=str)

    @cached_property
    def targeting(self) -> set[Node]:
        """The shapes that say themselves what they look at."""
        return targeting(self.graph) | set(self.graph.subjects(_term("target")))

    @cached_property
    def reached(self) -> set[Node]:
        """All that leads from shapes with a target, from rules, components and functions."""
        from rdflib import RDF

        kinds = (node for kind in _EVALUATED for node in self.graph.subjects(RDF.type, _term(kind)))
        return self._led_to({*self.targeting, *self.having("parameter"), *self.having("rule"), *kinds})

    def _led_to(self, begin: Iterable[Node]) -> set[Node]:
        waiting = list(begin)
        seen = set(waiting)
        while waiting:
            for value in self._following(waiting.pop()):
                if value not in seen:
                    seen.add(value)
                    waiting.append(value)
        return seen

    def _following(self, node: Node) -> Iterator[Node]:
        from rdflib import Literal

        return (value for value in self.graph.objects(node, None) if not isinstance(value, Literal))


def _term(name: str) -> URIRef:
    from rdflib import SH

    return SH[name]
