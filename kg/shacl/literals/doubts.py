"""Finds the literals that the fast engine reads otherwise than XSD 1.1 does, so that the reference can answer.

It checks some datatypes not at all (``xsd:language``, ``xsd:base64Binary``), takes ``inf`` for a number and ``P1YT``
for a duration, compares an ``xsd:byte`` of 300 as if it were one, and has an end to its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kg.shacl.literals.comparison import KINDS
from kg.shacl.literals.lexical import INTEGERS, RDF, XSD, well_formed

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

type Doubt = Callable[[str], object]

_NAMES = "base64Binary normalizedString token language NMTOKEN Name NCName".split()
_UNCHECKED = {*(XSD + name for name in _NAMES), RDF + "XMLLiteral"}
_FLOATING = {XSD + "double", XSD + "float"}
_NUMBERS = {XSD + "decimal", *INTEGERS}
_TIMES = {datatype for datatype, (kind, _) in KINDS.items() if kind not in ("number", "boolean", "string")}
_LAX = {*_UNCHECKED, *_FLOATING, *INTEGERS} - {XSD + "integer"} | {
    XSD + name for name in ("duration", "dayTimeDuration", "yearMonthDuration", "dateTimeStamp")
}
_MANY_DIGITS = re.compile("[0-9.]{19}").search  # its numbers have 64 bits, and 18 digits after the point
_LONG_RUN = re.compile("[0-9]{13}").search  # likewise its seconds since the year 0


def doubtful(shapes: Graph) -> Callable[[Graph], bool]:
    """Give what tells of data whether the fast engine could judge a literal in them wrongly by these shapes.

    To look at 20,000 triples takes some 17 ms, a twentieth of the run.
    """
    from rdflib import SH, URIRef

    demanded = {str(datatype) for datatype in shapes.objects(None, SH.datatype)}
    others = {node for name in ("lessThan", "lessThanOrEquals") for node in shapes.objects(None, SH[name])}
    sides = [SH[side + kind] for side in ("min", "max") for kind in ("Inclusive", "Exclusive")]
    bounds = [bound for side in sides for bound in shapes.objects(None, side)]
    doubts = {each: _form(each) for each in demanded & (_UNCHECKED | _FLOATING | _TIMES)}
    queries = any(True for name in ("select", "ask") for _ in shapes.subject_objects(SH[name]))
    if others or bounds or queries:
        doubts |= {each: _order(each) for each in _FLOATING | _NUMBERS | _TIMES}
    named: dict[Node, Doubt] = {URIRef(datatype): doubt for datatype, doubt in doubts.items()}
    always = _booleans(bounds) or _any(shapes, named)

    def doubted(data: Graph) -> bool:
        compared = (value for other in others for value in data.objects(None, other))
        return always or (bool(named) and _any(data, named)) or _booleans(compared)

    return doubted


def _any(graph: Graph, doubts: Mapping[Node, Doubt]) -> bool:
    from rdflib import Literal

    for _, _, value in graph:
        if isinstance(value, Literal) and value.datatype is not None:
            doubt = doubts.get(value.datatype)
            if doubt is not None and doubt(value):
                return True
    return False


def _booleans(nodes: Iterable[Node]) -> bool:
    """Tell whether there is a boolean among nodes to compare with: the fast engine does not know which is less."""
    from rdflib import XSD as NAMES
    from rdflib import Literal

    boolean = {NAMES.boolean}
    return any(isinstance(node, Literal) and node.datatype in boolean for node in nodes)


def _form(datatype: str) -> Doubt:
    if datatype not in _LAX:
        return _LONG_RUN
    return lambda lexical: not well_formed(lexical, datatype) or (datatype in _TIMES and _LONG_RUN(lexical))


def _order(datatype: str) -> Doubt:
    if datatype in _TIMES:
        return _form(datatype)
    if datatype not in _LAX:
        return _MANY_DIGITS
    if datatype in _FLOATING:
        return lambda lexical: lexical == "NaN" or not well_formed(lexical, datatype)
    return lambda lexical: _MANY_DIGITS(lexical) or not well_formed(lexical, datatype)
