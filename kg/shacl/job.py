"""A validation as it is ordered: documents, shapes and options in, a report out; for each face the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.documents import Document
from kg.shacl.engine import validate
from kg.shacl.engines import REFERENCE, engine_of
from kg.shacl.graphs import NO_BASE, bound, read_graph
from kg.shacl.locating import subject_lines
from kg.shacl.meta import check_shapes
from kg.shacl.report import Place, Report, severity_of
from kg.shacl.slices import Graphs
from kg.shacl.whole import Told, validate_store

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked for: ``engine`` evaluates, ``whole_graph`` adds our rules across articles.

    Of the results those of ``severity`` and graver ones are kept, at most ``limit``, and ``limit_per_shape``
    of each shape.

    :raises kg.errors.UsageError: for an engine or a severity that there is not.
    """

    engine: str = REFERENCE
    whole_graph: bool = False
    severity: str | None = None
    limit: int | None = None
    limit_per_shape: int | None = None

    def __post_init__(self) -> None:
        engine_of(self.engine)
        severity_of(self.severity)

    def selected(self, report: Report) -> Report:
        """Give the report with the results that are wanted of it; its verdict and counts stay."""
        return report.selected(
            severity=severity_of(self.severity), limit=self.limit, per_shape=self.limit_per_shape
        )


def validated(
    data: Sequence[Document], shapes: Sequence[Document] = (), options: Options | None = None
) -> Report:
    """Give the report on documents taken together, with coverage and places; without shapes they are ours.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    wanted = options or Options()
    report = validate(
        merged(data),
        shapes=_checked(shapes),
        whole_graph=wanted.whole_graph,
        engine=wanted.engine,
        covered=True,
    )
    shown = wanted.selected(report)
    return shown.placed(_places(data, shown))


def validated_store(
    store: Graphs,
    shapes: Sequence[Document] = (),
    options: Options | None = None,
    *,
    told: Told = lambda read, note: None,
) -> Report:
    """Give the report on all graphs of a store together; without shapes they are all of ours.

    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    :raises kg.errors.UsageError: if the shapes can't be evaluated in slices.
    """
    wanted = options or Options()
    return wanted.selected(validate_store(store, shapes=_checked(shapes), engine=wanted.engine, told=told))


def merged(documents: Iterable[Document], *, shapes: bool = False) -> Graph:
    """Give the triples of all documents together; the blank nodes of each stay its own."""
    from rdflib import Graph

    whole = Graph(bind_namespaces="none")
    for number, each in enumerate(documents):
        graph = read_graph(each.content, each.media_type, what=each.name, shapes=shapes)
        bound(whole, graph)
        for subject, predicate, value in graph:
            whole.add((_apart(subject, number), predicate, _apart(value, number)))
    return whole


def _checked(shapes: Sequence[Document]) -> Graph | None:
    if not shapes:
        return None
    graph = merged(shapes, shapes=True)
    check_shapes(graph, ", ".join(each.name for each in shapes))
    return graph


def _apart(term: Node, document: int) -> Node:
    from rdflib import BNode

    return BNode(f"f{document}{term}") if document and isinstance(term, BNode) else term


def _places(documents: Sequence[Document], report: Report) -> dict[str, Place]:
    """Give where each focus node is described, the first place if several documents do."""
    places: dict[str, Place] = {}
    wanted = {result.focus for result in report.results}
    for number, each in enumerate(documents if wanted else ()):
        for node, line in subject_lines(each.content, each.media_type, NO_BASE).items():
            name = f"_:f{number}{node[2:]}" if number and node.startswith("_:") else node
            if name in wanted:
                places.setdefault(name, Place(each.name, line))
    return places
