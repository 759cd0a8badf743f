"""Every shape lets the valid example pass and refuses the broken ones, and nothing else does."""

import pytest
from pyshacl.helper.expression_helper import value_nodes_from_path
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, RDFS, SH, URIRef
from shape_examples import ARTICLE, broken, component, declared, examples, valid

from kg.shacl import load_shapes, validate, validate_bytes
from kg.shacl.graphs import read_graph
from kg.shacl.shape_sets import class_tree

SOFT = {"Warning", "Info"}


def constraints(report):
    return {(result.shape, component(result.component)) for result in report.results}


def focus_nodes(shapes, data, shape):
    found = set()
    for wide in shapes.objects(shape, SH.targetClass):
        for narrow in data.transitive_subjects(RDFS.subClassOf, wide):
            found |= set(data.subjects(RDF.type, narrow))
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    return found


def has_the_severity_of_its_shape(result, graph):
    return graph.value(URIRef(result.shape), SH.severity) == SH[result.severity]


def test_the_valid_graph_breaks_nothing():
    report = validate(valid(), focus_prefix=ARTICLE)
    assert report.as_text() == "Accepted: every shape holds.\n"
    assert report.conforms


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_breaks_its_shape_and_no_other(example):
    report = validate(broken(example), focus_prefix=ARTICLE)
    assert constraints(report) == example.breaks, report.as_text()
    assert not report.conforms
    assert report.accepted == all(result.severity in SOFT for result in report.results)
    assert all(has_the_severity_of_its_shape(result, load_shapes()) for result in report.results)


def test_every_constraint_of_every_shape_has_a_broken_example():
    shown = set().union(*(example.breaks for example in examples()))
    assert declared(whole_graph=False) == shown


@pytest.mark.parametrize("whole_graph", [False, True], ids=["article", "whole graph"])
def test_every_shape_is_reached(whole_graph):
    """A node shape has constraints or properties; a property shape belongs to a node shape."""
    graph = load_shapes(whole_graph)
    shown = {shape for shape, _ in declared(whole_graph)}
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        parts = {str(shape), *map(str, graph.objects(shape, SH.property))}
        assert parts & shown, shape
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        assert str(shape) in shown
        assert (None, SH.property, shape) in graph


@pytest.mark.parametrize("whole_graph", [False, True], ids=["article", "whole graph"])
def test_every_shape_finds_a_node_in_the_valid_graph(whole_graph):
    shapes, data = load_shapes(whole_graph), read_graph(valid(whole_graph)) + class_tree()
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert focus_nodes(shapes, data, shape), f"{shape} has no passing example"


PROPERTY_SHAPES = sorted(set(load_shapes().subjects(RDF.type, SH.PropertyShape)))


@pytest.mark.parametrize("shape", PROPERTY_SHAPES, ids=lambda shape: shape.fragment)
def test_every_property_of_a_shape_has_a_value_that_passes(shape):
    shapes, data = load_shapes(), read_graph(valid()) + class_tree()
    path, wrapped = shapes.value(shape, SH.path), ShapesGraph(shapes)
    nodes = {
        node for parent in shapes.subjects(SH.property, shape) for node in focus_nodes(shapes, data, parent)
    }
    assert any(value_nodes_from_path(wrapped, node, path, data) for node in nodes)


def test_the_quicker_form_of_the_shapes_finds_the_same():
    plain = load_shapes()
    for example in examples()[::9]:
        data = broken(example)
        quick = validate(data, focus_prefix=ARTICLE)
        slow = validate(read_graph(data) + class_tree(), shapes=plain, focus_prefix=ARTICLE)
        assert quick == slow, example


class TestWholeGraph:
    def test_the_valid_graph_breaks_nothing(self):
        report = validate(valid(whole_graph=True), whole_graph=True)
        assert report.as_text() == "Accepted: every shape holds.\n"

    @pytest.mark.parametrize("example", examples(whole_graph=True), ids=str)
    def test_an_example_breaks_its_shape_and_no_other(self, example):
        report = validate_bytes(broken(example), "ntriples", whole_graph=True)
        assert constraints(report) == example.breaks, report.as_text()
        both = load_shapes() + load_shapes(whole_graph=True)
        assert all(has_the_severity_of_its_shape(result, both) for result in report.results)

    def test_every_constraint_of_every_shape_has_a_broken_example(self):
        shown = set().union(*(example.breaks for example in examples(whole_graph=True)))
        assert declared(whole_graph=True) <= shown
