"""Closed shapes that forbid what their author means to allow (SHACL, section 4.8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.shacl.lint.finding import VIOLATION, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node


def closedness(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    """Give what is wrong with a closed shape: it allows the paths of its own property shapes, and no others."""
    from rdflib import OWL, RDF, RDFS

    if not shapes.is_on(shape, "closed"):
        return
    ignored = {item for head in shapes.values(shape, "ignoredProperties") for item in shapes.items(head)}
    allowed = ignored | _paths(shapes, shape)
    kinds = [(shape, RDF.type, each) in shapes.graph for each in (RDFS.Class, OWL.Class)]
    if (shapes.values(shape, "targetClass") or any(kinds)) and RDF.type not in allowed:
        what = "a closed shape that looks at a class forbids rdf:type, and so every instance"
        yield Finding("closed", VIOLATION, shape, what, "closed", shapes.value(shape, "closed"))
    elif not allowed:
        what = "a closed shape without properties of its own allows no property at all"
        yield Finding("closed", WARNING, shape, what, "closed", shapes.value(shape, "closed"))
    for name, parent in _parents(shapes, shape):
        if missing := sorted(_paths(shapes, parent) - allowed):
            said = ", ".join(map(shapes.shown, missing))
            what = f"a closed shape forbids the properties of {shapes.shown(parent)} (sh:{name}): {said}"
            yield Finding("closed", WARNING, shape, what, name, shapes.value(shape, name))


def _paths(shapes: ShapesGraph, shape: Node) -> set[URIRef]:
    from rdflib import URIRef

    paths = (path for each in shapes.values(shape, "property") for path in shapes.values(each, "path"))
    return {path for path in paths if isinstance(path, URIRef)}


def _parents(shapes: ShapesGraph, shape: Node) -> Iterator[tuple[str, Node]]:
    for parent in shapes.values(shape, "node"):
        yield "node", parent
    for head in shapes.values(shape, "and"):
        for parent in shapes.items(head):
            yield "and", parent
