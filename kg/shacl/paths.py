"""SHACL paths as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


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
    return str(path)
