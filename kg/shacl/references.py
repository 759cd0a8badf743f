"""How shapes refer to each other (SHACL, sections 2.3.2 and 4.6 to 4.8): directly, and as members of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

TO_SHAPE = ("property", "node", "not", "qualifiedValueShape")
TO_SHAPES = ("and", "or", "xone")


def references(shapes: Graph) -> Iterator[tuple[Node, str, Node]]:
    """Give each shape that refers to another, the name of the term by which it does (``property``), and the other."""
    from rdflib import SH

    for name in TO_SHAPE:
        for shape, other in shapes.subject_objects(SH[name]):
            yield shape, name, other
    for name in TO_SHAPES:
        for shape, head in shapes.subject_objects(SH[name]):
            yield from ((shape, name, other) for other in members(shapes, head))


def members(graph: Graph, head: Node) -> list[Node]:
    """Give the members of a list; those before the first repeated cell, if it bites its tail."""
    from rdflib import RDF

    found: list[Node] = []
    seen: set[Node] = set()
    while head != RDF.nil and head not in seen:
        seen.add(head)
        found += list(graph.objects(head, RDF.first))[:1]
        head = graph.value(head, RDF.rest) or RDF.nil
    return found
