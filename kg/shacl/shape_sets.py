"""The shapes that come with the program, read once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.rdf.terms import ONTOLOGY
from kg.resources import folder
from kg.shacl.graphs import read_graph

if TYPE_CHECKING:
    from rdflib import Graph

SHAPES = "https://w3id.org/diplomacy-kg/shapes#"
WHOLE_GRAPH = "whole-graph.ttl"


@cache
def load_shapes(whole_graph: bool = False) -> Graph:
    """Give the shapes for the graph of an article, or those for the union of all graphs.

    The graph is shared: do not change it. It holds the two triples that pySHACL adds to every shapes graph.

    :raises kg.errors.RdfError: with file and line, if a file does not parse.
    """
    graph = _empty()
    for path in sorted(folder("shapes").glob("*.ttl")):
        if (path.name == WHOLE_GRAPH) != whole_graph:
            continue
        for triple in read_graph(path.read_bytes(), "turtle", what=path.name, shapes=True):
            graph.add(triple)
    return _with_system_triples(graph)


@cache
def ingest_shapes() -> Graph:
    """Give ``load_shapes()`` in the form that costs least to evaluate, with the same results."""
    return hoisted(load_shapes())


@cache
def class_tree() -> Graph:
    """Give the ``rdfs:subClassOf`` triples between classes of the ontology."""
    from rdflib import RDFS

    path = folder("ontology") / "diplomacy.ttl"
    graph = _empty()
    for narrow, verb, wide in read_graph(path.read_bytes(), "turtle", what=path.name).triples(
        (None, RDFS.subClassOf, None)
    ):
        if str(wide).startswith(ONTOLOGY):
            graph.add((narrow, verb, wide))
    return graph


def hoisted(shapes: Graph) -> Graph:
    """Give shapes that find the same with fewer steps: property shapes have the targets of their node shapes.

    pySHACL evaluates ``sh:property`` once for every focus node, but a shape with a target once for all of its
    focus nodes. A result names the property shape in either form.
    """
    from rdflib import SH

    graph = _empty()
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    for triple in shapes:
        graph.add(triple)
    for node in shapes.subjects(SH.property, unique=True):
        own_target = any((node, target, None) in shapes for target in targets)
        if not own_target or (node, SH.path, None) in shapes or (None, None, node) in shapes:
            continue
        for property_shape in shapes.objects(node, SH.property):
            graph.remove((node, SH.property, property_shape))
            for target in targets:
                for value in shapes.objects(node, target):
                    graph.add((property_shape, target, value))
    return graph


def _empty() -> Graph:
    from rdflib import Graph

    return Graph(store="SimpleMemory", bind_namespaces="none")


def _with_system_triples(graph: Graph) -> Graph:
    from rdflib import OWL, RDF, RDFS

    graph.add((OWL.Class, RDFS.subClassOf, RDFS.Class))
    graph.add((OWL.DatatypeProperty, RDFS.subClassOf, RDF.Property))
    return graph
