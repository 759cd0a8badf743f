"""Runs an engine over a graph and tells what it found.

pySHACL's own ``focus_nodes`` are not used: they also filter the nodes that nested shapes look at, and so miss
violations and invent others. Results are filtered here instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import RdfError
from kg.rdf.terms import iri
from kg.shacl.coverage import coverage
from kg.shacl.engines import REFERENCE, engine_of
from kg.shacl.findings import report_of
from kg.shacl.graphs import read_graph
from kg.shacl.report import Report
from kg.shacl.shape_sets import class_tree, ingest_shapes, load_shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_TYPE = f"<{iri('rdf:type')}>".encode()
_IS_ARTICLE = f"> <{iri('rdf:type')}> <{iri('dip:Article')}> .".encode()


def validate_article(triples: bytes, descriptions: Mapping[str, bytes] | Iterable[bytes] = ()) -> Report:
    """Give what the shapes say of an article's graph.

    ``triples`` are the N-Triples of the graph, ``descriptions`` those of the entities that it names; of these
    only the types count. Results are about the article's own nodes.

    :raises kg.errors.RdfError: if something is no N-Triples, or the graph has not exactly one article.
    """
    found = [line for line in triples.split(b"\n") if line.rstrip().endswith(_IS_ARTICLE)]
    if len(found) != 1:
        raise RdfError(f"the graph of an article must hold one dip:Article; this one holds {len(found)}")
    article = found[0].split(b">", 1)[0].lstrip(b" \t<").decode()
    described = descriptions.values() if isinstance(descriptions, Mapping) else descriptions
    types = [line for data in described for line in data.split(b"\n") if _TYPE in line]
    return validate(b"\n".join([triples, *types]) + b"\n", focus_prefix=article)


def validate(
    data: bytes | Graph,
    *,
    shapes: Graph | None = None,
    focus_prefix: str | None = None,
    whole_graph: bool = False,
    engine: str = REFERENCE,
    covered: bool = False,
) -> Report:
    """Give what shapes say of data: N-Triples or a graph, which stays as it is.

    Without ``shapes`` they are ours for article graphs, with ``whole_graph`` also those for the union of all
    graphs, and the class tree of the ontology counts as data. ``focus_prefix`` keeps the results about nodes
    with this IRI, below it (``/``, ``#``), or without an IRI. ``engine`` is the name of one in the registry;
    ``covered`` also counts the nodes that each shape looked at.

    :raises kg.errors.RdfError: if the data do not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    :raises kg.errors.UsageError: if there is no such engine.
    """
    run = engine_of(engine).run
    if shapes is not None:
        own, told, evaluated = read_graph(data) if isinstance(data, bytes) else data, shapes, shapes
    else:
        own = _with_classes(read_graph(data) if isinstance(data, bytes) else _copy(data))
        across = load_shapes(whole_graph=True) if whole_graph else None
        told = load_shapes() + across if across is not None else load_shapes()
        evaluated = ingest_shapes() + across if across is not None else ingest_shapes()
    report = report_of(run(own, evaluated), _below(focus_prefix), own, told)
    return replace(report, coverage=coverage(own, told, report.results)) if covered else report


def validate_bytes(
    data: bytes,
    format: str = "turtle",
    *,
    shapes: bytes | None = None,
    shapes_format: str = "turtle",
    whole_graph: bool = False,
    engine: str = REFERENCE,
    covered: bool = False,
) -> Report:
    """Give what shapes say of any RDF document; formats are media types, extensions or plain names.

    Named graphs count together. Without ``shapes`` they are ours for article graphs; with ``whole_graph``
    also those for the union of all graphs.

    :raises kg.errors.RdfError: with the line, if a document does not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    graph = read_graph(data, format)
    foreign = None if shapes is None else read_graph(shapes, shapes_format, what="the shapes", shapes=True)
    return validate(graph, shapes=foreign, whole_graph=whole_graph, engine=engine, covered=covered)


def _with_classes(graph: Graph) -> Graph:
    for triple in class_tree():
        graph.add(triple)
    return graph


def _copy(graph: Graph) -> Graph:
    from rdflib import Graph

    copy = Graph(bind_namespaces="none")
    for triple in graph:
        copy.add(triple)
    return copy


def _below(prefix: str | None) -> Callable[[Node], bool] | None:
    if prefix is None:
        return None
    from rdflib import URIRef

    under = tuple(prefix + mark for mark in ("/", "#")) if prefix[-1] not in "/#" else (prefix,)

    def keep(node: Node) -> bool:
        return not isinstance(node, URIRef) or str(node) == prefix or str(node).startswith(under)

    return keep
