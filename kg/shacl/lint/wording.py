"""What readers of a report need, and a shape leaves out: a message where the engine has no good words; severities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.shacl.lint.finding import INFO, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.report import SEVERITIES

if TYPE_CHECKING:
    from rdflib.term import Node

_LOGICAL = ("or", "xone", "not")
_VALIDATORS = ("validator", "nodeValidator", "propertyValidator")


def wording(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give constraints without words, and severities that nobody declares."""
    yield from _queries(shapes)
    yield from _components(shapes)
    for name in _LOGICAL:
        for shape in shapes.having(name):
            if not _has_message(shapes, shape):
                what = f"sh:{name} without a sh:message is told by what all its shapes demand"
                yield Finding("noMessage", INFO, shape, what, name, shapes.value(shape, name))
    yield from _severities(shapes)


def _queries(shapes: ShapesGraph) -> Iterator[Finding]:
    for shape in shapes.having("sparql"):
        for constraint in shapes.values(shape, "sparql"):
            if not (_has_message(shapes, shape) or _has_message(shapes, constraint)):
                what = "a constraint in SPARQL without a sh:message tells nobody what is wrong"
                yield Finding("noMessage", WARNING, shape, what, "sparql", constraint)


def _components(shapes: ShapesGraph) -> Iterator[Finding]:
    for name in _VALIDATORS:
        for component in shapes.having(name):
            for validator in shapes.values(component, name):
                if not (_has_message(shapes, component) or _has_message(shapes, validator)):
                    what = "a constraint component without a sh:message tells nobody what is wrong"
                    yield Finding("noMessage", WARNING, component, what, name, validator)


def _has_message(shapes: ShapesGraph, node: Node) -> bool:
    from rdflib import SH

    return (node, SH.message, None) in shapes.graph


def _severities(shapes: ShapesGraph) -> Iterator[Finding]:
    from rdflib import RDF, SH

    known = {SH[name] for name in SEVERITIES} | set(shapes.graph.subjects(RDF.type, SH.Severity))
    for shape in shapes.having("severity"):
        for value in shapes.values(shape, "severity"):
            if value not in known and not str(value).startswith(str(SH)):
                what = f"the severity {shapes.shown(value)} is not declared; it counts as a violation"
                yield Finding("severity", WARNING, shape, what, "severity", value)
