"""Turns pySHACL's report graph into values, and into N-Triples that are the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.shacl.report import SEVERITIES, VIOLATION, Report, Result, compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import BNode, Node

_SH = "http://www.w3.org/ns/shacl#"
_LEVELS = {_SH + severity: severity for severity in SEVERITIES}


def report_of(found: Graph, keep: Callable[[Node], bool] | None) -> Report:
    """Give the report for a SHACL report graph; ``keep`` tells for a focus node whether its results count."""
    from rdflib import SH

    kept: list[tuple[Result, Node]] = []
    for node in found.objects(None, SH.result):
        focus = found.value(node, SH.focusNode)
        if focus is not None and (keep is None or keep(focus)):
            kept.append((_result(found, node, focus), node))
    kept.sort(key=lambda pair: pair[0].rank)
    results = tuple(result for result, _ in kept)
    accepted = not any(result.refuses for result in results)
    return Report(not results, accepted, results, _triples(found, [node for _, node in kept]))


def _result(found: Graph, node: Node, focus: Node) -> Result:
    from rdflib import SH

    def text(predicate: Node) -> str | None:
        value = found.value(node, predicate)
        return None if value is None else _text(value)

    severity = text(SH.resultSeverity) or _SH + VIOLATION
    component = text(SH.sourceConstraintComponent) or ""
    path = found.value(node, SH.resultPath)
    return Result(
        focus=_text(focus),
        path=None if path is None else property_path(found, path),
        value=text(SH.value),
        severity=_LEVELS.get(severity, severity),
        message=_message(found, node) or f"{compact(component)} does not hold.",
        shape=text(SH.sourceShape) or "",
        component=component,
    )


def _message(found: Graph, node: Node) -> str:
    """Give the message in English, else in no language, else any."""
    from rdflib import SH, Literal

    messages = sorted(
        (m for m in found.objects(node, SH.resultMessage) if isinstance(m, Literal)),
        key=lambda m: (not (m.language or "").startswith("en"), m.language is not None, str(m)),
    )
    return str(messages[0]) if messages else ""


def property_path(graph: Graph, path: Node) -> str:
    """Give a SHACL path as text: an IRI as it is, any other path as a SPARQL property path."""
    from rdflib import URIRef

    return str(path) if isinstance(path, URIRef) else _steps(graph, path)


def _steps(graph: Graph, path: Node) -> str:
    from rdflib import RDF, SH, URIRef

    if isinstance(path, URIRef):
        return f"<{path}>"
    if graph.value(path, RDF.first) is not None:
        return "/".join(_steps(graph, item) for item in graph.items(path))
    if (options := graph.value(path, SH.alternativePath)) is not None:
        return "(" + "|".join(_steps(graph, item) for item in graph.items(options)) + ")"
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        return f"^{_steps(graph, inverse)}"
    for predicate, mark in ((SH.zeroOrMorePath, "*"), (SH.oneOrMorePath, "+"), (SH.zeroOrOnePath, "?")):
        if (inner := graph.value(path, predicate)) is not None:
            return f"({_steps(graph, inner)}){mark}"
    return _text(path)


def _text(node: Node) -> str:
    from rdflib import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _triples(found: Graph, results: list[Node]) -> bytes:
    """Give the report with these results as sorted N-Triples, its blank nodes named in their order."""
    from rdflib import RDF, SH, XSD, BNode, Graph, Literal

    names: dict[Node, BNode] = {}
    report = BNode("report")
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    graph.add((report, RDF.type, SH.ValidationReport))
    verdict = Literal("false" if results else "true", datatype=XSD.boolean, normalize=False)
    graph.add((report, SH.conforms, verdict))
    for result in results:
        for subject, predicate, value in _reach(found, result):
            graph.add((_named(subject, names), predicate, _named(value, names)))
        graph.add((report, SH.result, _named(result, names)))
    lines = sorted(line for line in graph.serialize(format="nt", encoding="utf-8").split(b"\n") if line)
    return b"\n".join(lines) + b"\n"


def _reach(found: Graph, start: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Walk what hangs on a node through blank nodes, in an order that does not depend on their labels."""
    from rdflib import BNode

    waiting: list[Node] = [start]
    seen: set[Node] = {start}
    while waiting:
        node = waiting.pop(0)
        for _, predicate, value in sorted(found.triples((node, None, None)), key=_order):
            yield node, predicate, value
            if isinstance(value, BNode) and value not in seen:
                seen.add(value)
                waiting.append(value)


def _order(triple: tuple[Node, Node, Node]) -> tuple[str, bool, str]:
    from rdflib import BNode

    _, predicate, value = triple
    blank = isinstance(value, BNode)
    return str(predicate), blank, "" if blank else repr(value)


def _named(node: Node, names: dict[Node, BNode]) -> Node:
    from rdflib import BNode

    if not isinstance(node, BNode):
        return node
    return names.setdefault(node, BNode(f"b{len(names)}"))
