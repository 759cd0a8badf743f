"""How many nodes each shape looked at: a shape that looks at none is often a typing error in its target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.shacl.naming import Rules
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import Result

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Coverage:
    """A shape with a target: how many focus nodes the data have for it, and how many results came of it.

    Results of the property shapes that hang on it count as its own. ``seconds`` is how long its evaluation took,
    if that was measured. ``title`` is the shape with prefixes; where it has no IRI, what it looks at.
    """

    shape: str
    name: str
    targets: int
    results: int
    seconds: float | None = None
    title: str = ""

    def joined(self, other: Coverage) -> Coverage:
        """Give the coverage by this shape of two parts of the data together."""
        measured = [each.seconds for each in (self, other) if each.seconds is not None]
        return replace(
            self,
            targets=self.targets + other.targets,
            results=self.results + other.results,
            seconds=sum(measured) if measured else None,
        )


def coverage(
    data: Graph,
    shapes: Graph,
    results: Iterable[Result] = (),
    keep: Callable[[Node], bool] | None = None,
    targeted: Mapping[Node, Set[Node]] | None = None,
) -> tuple[Coverage, ...]:
    """Give the coverage of each shape with a target (SHACL, section 2.1.3), sorted by the shape's IRI.

    ``keep`` tells whether a focus node counts; ``targeted`` are the focus nodes of shapes with targets of other
    kinds. A shape without an IRI is called by its blank node.
    """
    from rdflib import SH, BNode

    found = Counter(result.shape for result in results)
    rules = Rules(shapes, prefixes_of(shapes))
    covered = []
    others = targeted or {}
    for shape in targeting(shapes) | others.keys():
        parts = {shape, *shapes.objects(shape, SH.property)}
        name = shapes.value(shape, SH.name)
        numbers = sum(found[f"_:{part}" if isinstance(part, BNode) else str(part)] for part in parts)
        nodes = set(focus_nodes(data, shapes, shape)) | others.get(shape, set())
        targets = len(nodes) if keep is None else sum(map(keep, nodes))
        covered.append(Coverage(str(shape), str(name or ""), targets, numbers, title=rules.shape(shape)))
    return tuple(sorted(covered, key=lambda each: each.shape))


def targeting(shapes: Graph) -> set[Node]:
    """Give the shapes that say themselves what they look at, and are not deactivated."""
    from rdflib import OWL, RDF, RDFS, SH

    said = {
        shape
        for target in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        for shape in shapes.subjects(target, None)
    }
    classes = {each for kind in (RDFS.Class, OWL.Class) for each in shapes.subjects(RDF.type, kind)}
    kinds = (SH.NodeShape, SH.PropertyShape)
    said |= {each for each in classes if any((each, RDF.type, kind) in shapes for kind in kinds)}
    return {shape for shape in said if not is_deactivated(shapes, shape)}


def is_deactivated(shapes: Graph, shape: Node) -> bool:
    """Tell whether a shape is switched off (SHACL, section 2.1.5)."""
    from rdflib import SH

    return any(str(value) == "true" for value in shapes.objects(shape, SH.deactivated))


def focus_nodes(data: Graph, shapes: Graph, shape: Node) -> Iterator[Node]:
    """Give the focus nodes of a shape, some of them more than once."""
    from rdflib import OWL, RDF, RDFS, SH

    yield from shapes.objects(shape, SH.targetNode)
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        yield from data.subjects(predicate, None)
    for predicate in shapes.objects(shape, SH.targetObjectsOf):
        yield from data.objects(None, predicate)
    classes = set(shapes.objects(shape, SH.targetClass))
    if any((shape, RDF.type, kind) in shapes for kind in (RDFS.Class, OWL.Class)):
        classes.add(shape)
    for wide in classes:
        for narrow in data.transitive_subjects(RDFS.subClassOf, wide):
            yield from data.subjects(RDF.type, narrow)
