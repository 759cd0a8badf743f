"""Names that look like slips: of classes, of datatypes, and classes where nodes are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.shacl.lint.finding import VIOLATION, WARNING, Finding
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.literals.lexical import XSD

if TYPE_CHECKING:
    from rdflib.term import Node

# XML Schema 1.1 Part 2, section 3.
_DATATYPES = frozenset(
    """
    anyAtomicType anySimpleType anyURI base64Binary boolean byte date dateTime dateTimeStamp dayTimeDuration decimal
    double duration ENTITIES ENTITY float gDay gMonth gMonthDay gYear gYearMonth hexBinary ID IDREF IDREFS int integer
    language long Name NCName negativeInteger NMTOKEN NMTOKENS nonNegativeInteger nonPositiveInteger
    normalizedString NOTATION positiveInteger QName short string time token unsignedByte unsignedInt unsignedLong
    unsignedShort yearMonthDuration
    """.split()
)
_LEAST_LETTERS = 4  # of shorter names one letter more or less makes another name


def names(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give the names that look like slips."""
    yield from _datatypes(shapes)
    yield from _classes(shapes)
    yield from _nodes(shapes)


def _datatypes(shapes: ShapesGraph) -> Iterator[Finding]:
    for shape in shapes.having("datatype"):
        for value in shapes.values(shape, "datatype"):
            name = str(value).removeprefix(XSD)
            if name != str(value) and name not in _DATATYPES:
                near = [each for each in sorted(_DATATYPES) if is_slip(name, each)]
                advice = f"; did you mean xsd:{near[0]}?" if near else ""
                what = f"XML Schema has no datatype {name}: no literal has it{advice}"
                yield Finding("name", VIOLATION, shape, what, "datatype", value)


def _classes(shapes: ShapesGraph) -> Iterator[Finding]:
    """Give classes that are named once and are a slip away from one that is declared or named more often."""
    uses, declared = _uses(shapes), _declared(shapes)
    index: dict[tuple[str, str], list[Node]] = {}
    for each in {each for each, number in uses.items() if number > 1} | declared:
        for key in _keys(each):
            index.setdefault(key, []).append(each)
    for name in ("targetClass", "class"):
        for shape in shapes.having(name):
            for value in shapes.values(shape, name):
                if value in declared or uses[value] > 1:
                    continue
                if meant := min(_slips(value, index), key=str, default=None):
                    what = f"the class {shapes.shown(value)} is named here alone; did you mean {shapes.shown(meant)}?"
                    yield Finding("name", WARNING, shape, what, name, value)


def _nodes(shapes: ShapesGraph) -> Iterator[Finding]:
    classes = {value for name in ("targetClass", "class") for value in shapes.graph.objects(None, _sh(name))}
    classes |= _declared(shapes)
    for shape in shapes.having("targetNode"):
        for value in shapes.values(shape, "targetNode"):
            if value in classes:
                what = f"sh:targetNode looks at the class {shapes.shown(value)} itself; for its instances it is sh:targetClass"
                yield Finding("name", WARNING, shape, what, "targetNode", value)


def _uses(shapes: ShapesGraph) -> Counter[Node]:
    from rdflib import RDF

    terms = (_sh("targetClass"), _sh("class"), RDF.type)
    return Counter(value for term in terms for value in shapes.graph.objects(None, term))


def _declared(shapes: ShapesGraph) -> set[Node]:
    from rdflib import OWL, RDF, RDFS

    return {each for kind in (RDFS.Class, OWL.Class) for each in shapes.graph.subjects(RDF.type, kind)}


def _slips(value: Node, index: Mapping[tuple[str, str], Iterable[Node]]) -> Iterator[Node]:
    for key in _keys(value):
        for other in index.get(key, ()):
            if is_slip(_parts(value)[1], _parts(other)[1]):
                yield other


def _keys(term: Node) -> set[tuple[str, str]]:
    """Give what two names have in common that are a slip apart: each with one letter less, and without case."""
    space, name = _parts(term)
    shorter = (name[:at] + name[at + 1 :] for at in range(len(name)))
    return {(space, each) for each in (name, name.casefold(), *shorter)}


def _parts(term: Node) -> tuple[str, str]:
    iri = str(term)
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]


def is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by the case of letters, or by one small letter more, less, other or moved."""
    if one == other or one.casefold() == other.casefold():
        return one != other
    if min(len(one), len(other)) < _LEAST_LETTERS or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    left, right = short[same:], long[same:]
    if len(short) < len(long):
        return left == right[1:] and right[0].islower()
    if left[1:] == right[1:]:
        return left[0].islower() and right[0].islower()
    return left[:2] == right[1::-1] and left[2:] == right[2:]


def _sh(name: str) -> Node:
    from rdflib import SH

    return SH[name]
