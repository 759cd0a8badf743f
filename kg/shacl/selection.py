"""Some shapes of a shapes graph: they alone look for focus nodes, the others are there as far as they refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.shacl.coverage import targeting
from kg.shacl.graphs import united
from kg.shacl.report import compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
_MOST_TOLD = 10


def selected(shapes: Graph, names: Iterable[str]) -> Graph:
    """Give the shapes of these names with all that they refer to; a name is an IRI, or how that ends.

    A property shape without a target looks at the focus nodes of the shapes that it hangs on.

    :raises kg.errors.UsageError: if there is no such shape, or it has no focus nodes.
    """
    targets: dict[Node, Node] = {}
    for name in names:
        shape = _named(shapes, name)
        homes = {shape: shape} if shape in targeting(shapes) else _homes(shapes, shape)
        if not homes:
            raise UsageError(
                f"{name} looks at no node of its own: it has no target",
                where="shape",
                todo="Name the shape that refers to it.",
            )
        targets |= homes
    return _alone(shapes, targets)


def parts(shapes: Graph, *, doubling: bool = False) -> Iterator[Graph]:
    """Give the shapes graphs for each shape with a target, sorted by name; ``doubling``: for 1, 2, 4, ... of them.

    Together they give the results that the whole gives.
    """
    left = sorted(targeting(shapes), key=str)
    size = 1
    while left:
        yield _alone(shapes, {shape: shape for shape in left[:size]})
        left = left[size:]
        size *= 2 if doubling else 1


def _named(shapes: Graph, name: str) -> Node:
    from rdflib import RDF, SH, URIRef

    known = {each for each in shapes.subjects() if isinstance(each, URIRef)}
    iri = URIRef(name.removeprefix("<").removesuffix(">"))
    if iri in known:
        return iri
    typed = {each for kind in (SH.NodeShape, SH.PropertyShape) for each in shapes.subjects(RDF.type, kind)}
    of_shapes = typed | targeting(shapes) | set(shapes.objects(None, SH.property))
    candidates = sorted(each for each in of_shapes if isinstance(each, URIRef))
    fitting = [
        each for each in candidates if name == compact(each) or each.endswith((f"#{name}", f"/{name}"))
    ]
    if len(fitting) != 1:
        known_ones = fitting or candidates
        more = ", ..." if len(known_ones) > _MOST_TOLD else ""
        raise UsageError(
            f"{name!r} is {'more than one shape' if fitting else 'no shape'}",
            where="shape",
            todo=f"Known: {', '.join(map(compact, known_ones[:_MOST_TOLD]))}{more}.",
        )
    return fitting[0]


def _homes(shapes: Graph, shape: Node) -> dict[Node, Node]:
    """Give the shapes with a target that a property shape hangs on, each with the shape that takes its target."""
    from rdflib import SH

    with_target = targeting(shapes)
    return {home: shape for home in shapes.subjects(SH.property, shape) if home in with_target}


def _alone(shapes: Graph, targets: dict[Node, Node]) -> Graph:
    """Give what the shapes need of the graph; ``targets`` maps whose targets stay to the shape that has them."""
    from rdflib import OWL, RDF, RDFS, SH

    kept, with_target = united(), {SH[name] for name in _TARGETS}
    kinds = (RDFS.Class, OWL.Class)
    for subject, predicate, value in _needed(shapes, set(targets.values())):
        is_target = predicate in with_target or (predicate == RDF.type and value in kinds)
        if not is_target or targets.get(subject) == subject:
            kept.add((subject, predicate, value))
    for home, shape in targets.items():
        for name in with_target:
            for value in shapes.objects(home, name):
                kept.add((shape, name, value))
        if home != shape and any((home, RDF.type, kind) in shapes for kind in kinds):
            kept.add((shape, SH.targetClass, home))
    for prefix, namespace in shapes.namespaces():  # the engine's own messages use them
        kept.bind(prefix, namespace)
    return kept


def _needed(shapes: Graph, begin: set[Node]) -> Iterator[tuple[Node, Node, Node]]:
    """Give what can be reached from some shapes, and the definitions of components and functions."""
    from rdflib import SH, Literal

    waiting = [*begin, *shapes.subjects(SH.parameter)]
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        following: list[Node] = []
        for triple in shapes.triples((node, None, None)):
            yield triple
            following.append(triple[2])
        if (node, SH.qualifiedValueShapesDisjoint, None) in shapes:  # then siblings count
            following += shapes.subjects(SH.property, node)
        for each in following:
            if each not in seen and not isinstance(each, Literal):
                seen.add(each)
                waiting.append(each)
