"""Constraints of one shape that can't hold together, or that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.shacl.lint.finding import INFO, VIOLATION, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.literals.comparison import compared
from kg.shacl.literals.corrections import term_of
from kg.shacl.literals.lexical import well_formed

if TYPE_CHECKING:
    from rdflib.term import Node

_COUNTS = (("minCount", "maxCount"), ("minLength", "maxLength"), ("qualifiedMinCount", "qualifiedMaxCount"))
# A lower and an upper bound, and whether one value may be both.
_BOUNDS = (
    ("minInclusive", "maxInclusive", True),
    ("minInclusive", "maxExclusive", False),
    ("minExclusive", "maxInclusive", False),
    ("minExclusive", "maxExclusive", False),
)
_LISTS = ("in", "languageIn", "or", "xone")
_WITHOUT_LITERALS = ("IRI", "BlankNode", "BlankNodeOrIRI")
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def contradictions(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    """Give what contradicts itself in a shape."""
    yield from _counts(shapes, shape)
    yield from _bounds(shapes, shape)
    yield from _kinds(shapes, shape)
    yield from _values(shapes, shape)
    for name in _LISTS:
        for head in shapes.values(shape, name):
            if not shapes.items(head):
                what = f"sh:{name} lists nothing: no value can fulfil it"
                # sh:in () is how some forbid any value.
                yield Finding("emptyList", WARNING if name == "in" else VIOLATION, shape, what, name, head)


def _counts(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    for low, high in _COUNTS:
        least, most = shapes.number(shape, low), shapes.number(shape, high)
        if least is not None and most is not None and least > most:
            what = f"sh:{low} {least} is above sh:{high} {most}"
            yield Finding("contradiction", VIOLATION, shape, what, low, shapes.value(shape, low))
        if least == 0:
            yield Finding("noEffect", INFO, shape, f"sh:{low} 0 always holds", low, shapes.value(shape, low))


def _bounds(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    from rdflib import Literal

    for low, high, may_meet in _BOUNDS:
        least, most = shapes.value(shape, low), shapes.value(shape, high)
        if not (isinstance(least, Literal) and isinstance(most, Literal)):
            continue
        order = compared(term_of(least), term_of(most))
        if order is None:
            what = f"sh:{low} {least} and sh:{high} {most} can't be compared"
        elif order > 0 or (order == 0 and not may_meet):
            what = f"there is nothing from sh:{low} {least} to sh:{high} {most}"
        else:
            continue
        yield Finding("contradiction", VIOLATION, shape, what, low, least)


def _kinds(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    datatype, kind = shapes.value(shape, "datatype"), shapes.value(shape, "nodeKind")
    name = str(kind or "").rpartition("#")[2]
    wanted = shapes.value(shape, "class")
    if datatype is not None and wanted is not None:
        what = "a literal of a sh:datatype is never an instance of a sh:class"
        yield Finding("contradiction", VIOLATION, shape, what, "datatype", datatype)
    if datatype is not None and name in _WITHOUT_LITERALS:
        what = f"sh:datatype asks for a literal, sh:nodeKind sh:{name} forbids one"
        yield Finding("contradiction", VIOLATION, shape, what, "nodeKind", kind)
    if wanted is not None and name == "Literal":
        what = "a literal is never an instance of a sh:class"
        yield Finding("contradiction", VIOLATION, shape, what, "nodeKind", kind)
    for each in ("languageIn", "uniqueLang"):
        if datatype is not None and str(datatype) != _LANGUAGE and shapes.value(shape, each) is not None:
            what = f"sh:{each} is about texts in languages, which have the datatype rdf:langString"
            yield Finding("contradiction", VIOLATION, shape, what, each, shapes.value(shape, each))


def _values(shapes: ShapesGraph, shape: Node) -> Iterator[Finding]:
    """Give values that are asked for or allowed, and forbidden by what else the shape says."""
    allowed = [item for head in shapes.values(shape, "in") for item in shapes.items(head)]
    asked = shapes.values(shape, "hasValue")
    for value in asked:
        if allowed and value not in allowed:
            what = f"sh:hasValue {shapes.shown(value)} is not in sh:in"
            yield Finding("contradiction", VIOLATION, shape, what, "hasValue", value)
    most = shapes.number(shape, "maxCount")
    if most is not None and len(asked) > most:
        what = f"sh:hasValue asks for {len(asked)} value{'s' * (len(asked) > 1)}, sh:maxCount allows {most}"
        yield Finding("contradiction", VIOLATION, shape, what, "maxCount", shapes.value(shape, "maxCount"))
    for name, severity, values in (("hasValue", VIOLATION, asked), ("in", WARNING, allowed)):
        for value in values:
            if why := _unfit(shapes, shape, value):
                what = f"sh:{name} has {shapes.shown(value)}, {why}"
                at = value if name == "hasValue" else shapes.value(shape, name)
                yield Finding("contradiction", severity, shape, what, name, at)


def _unfit(shapes: ShapesGraph, shape: Node, value: Node) -> str:
    """Give why a value can't fulfil the shape's datatype or node kind, empty if it can."""
    from rdflib import Literal

    datatype = shapes.value(shape, "datatype")
    if datatype is not None:
        if not isinstance(value, Literal):
            return "which is no literal as sh:datatype asks"
        own = term_of(value).datatype
        if own != str(datatype):
            return f"which is of {shapes.prefixes.compact(own)}, not of {shapes.shown(datatype)}"
        if not well_formed(str(value), own):
            return f"which is not in the form of {shapes.shown(datatype)}"
    kind = str(shapes.value(shape, "nodeKind") or "").rpartition("#")[2]
    is_literal = isinstance(value, Literal)
    if (is_literal and kind in _WITHOUT_LITERALS) or (not is_literal and kind == "Literal"):
        return f"which is not of the kind sh:{kind}"
    return ""
