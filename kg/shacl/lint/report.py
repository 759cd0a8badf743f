"""All findings on shapes as a report: it comes in all forms that the report of a validation has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.rdf.documents import Document
from kg.shacl.findings import report_of
from kg.shacl.graphs import united
from kg.shacl.lint.closedness import closedness
from kg.shacl.lint.contradictions import contradictions
from kg.shacl.lint.finding import KINDS, VIOLATION, WARNING, Finding
from kg.shacl.lint.names import names
from kg.shacl.lint.patterns import patterns
from kg.shacl.lint.queries import queries
from kg.shacl.lint.shapes_graph import ShapesGraph
from kg.shacl.lint.use import use
from kg.shacl.lint.wording import wording
from kg.shacl.locating import located
from kg.shacl.meta import in_words
from kg.shacl.origins import Origins
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import Report, Result
from kg.shacl.syntax import flaws
from kg.shacl.vocabulary import SHACL, ShapeNames, unknown_terms

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

NAMESPACE = "https://w3id.org/diplomacy-kg/shapes-check#"
_ON_ALL = (use, names, patterns, queries, wording)
_ON_EACH = (contradictions, closedness)


def lint_shapes(shapes: Graph) -> Report:
    """Give what is wrong (violations), doubtful (warnings) or worth knowing (infos) in shapes.

    A result is about a shape (``focus``) and what it says (``path`` and ``value``); its ``component`` is the kind of
    the finding. ``accepted`` is whether nothing is wrong.
    """
    graph = united(shapes)
    for prefix, namespace in shapes.namespaces():
        graph.bind(prefix, namespace)
    report = report_of(_found(findings(graph)), None, graph, graph)
    names, prefixes = ShapeNames(graph), prefixes_of(graph)

    def completed(result: Result) -> Result:
        kind = result.component.removeprefix(NAMESPACE)
        steps = (names.of(_node(result.focus)), prefixes.compact(result.path or ""), kind)
        return replace(result, mend=KINDS[kind], rule=" / ".join(step for step in steps if step))

    return replace(report, results=tuple(map(completed, report.results)))


def linted(documents: Sequence[Document]) -> Report:
    """Give the report of ``lint_shapes`` on documents taken together, with the lines.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    """
    from kg.shacl.job import merged

    report = lint_shapes(merged(documents, shapes=True))
    return replace(report, results=located(report.results, documents, shapes=True))


def findings(graph: Graph) -> Iterator[Finding]:
    """Give each finding on shapes, in no certain order."""
    shapes = ShapesGraph(graph)
    yield from _ill_formed(graph)
    yield from _unknown(graph)
    for check in _ON_ALL:
        yield from check(shapes)
    for shape in shapes.shapes:
        for look in _ON_EACH:
            yield from look(shapes, shape)


def _ill_formed(graph: Graph) -> Iterator[Finding]:
    origins = Origins(graph)
    for flaw in flaws(graph):
        name = f"{SHACL}{flaw.parameter}" if flaw.parameter else ""
        yield Finding("illFormed", VIOLATION, flaw.shape, in_words(flaw, origins), name)


def _unknown(graph: Graph) -> Iterator[Finding]:
    for term in unknown_terms(graph):
        severity = VIOLATION if term.suggestion or not term.hint else WARNING
        for node in term.nodes:
            yield Finding("unknownTerm", severity, node, term.words, *_where(graph, node, term.term))


def _where(graph: Graph, node: Node, term: str) -> tuple[str, Node | None]:
    """Give by what property a node has a term, and the value."""
    from rdflib import URIRef

    if (node, URIRef(term), None) in graph:
        return term, min(graph.objects(node, URIRef(term)), key=str)
    return min(map(str, graph.predicates(node, URIRef(term)))), URIRef(term)


def _found(found: Iterator[Finding]) -> Graph:
    """Give findings as a SHACL report."""
    from rdflib import RDF, SH, BNode, Literal, URIRef

    report = united()
    for each in found:
        result = BNode()
        said = {
            RDF.type: SH.ValidationResult,
            SH.focusNode: each.node,
            SH.sourceShape: each.node,
            SH.sourceConstraintComponent: URIRef(NAMESPACE + each.kind),
            SH.resultSeverity: SH[each.severity],
            SH.resultMessage: Literal(each.what),
            SH.resultPath: URIRef(each.predicate) if each.predicate else None,
            SH.value: each.value,
        }
        for predicate, value in said.items():
            if value is not None:
                report.add((result, predicate, value))
        report.add((BNode("report"), SH.result, result))
    return report


def _node(name: str) -> Node:
    """Give the node that a result calls by a name."""
    from rdflib import BNode, URIRef

    return BNode(name.removeprefix("_:")) if name.startswith("_:") else URIRef(name)
