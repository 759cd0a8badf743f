"""Every shape lets the valid example pass and refuses the broken ones, and nothing else does."""

import pytest
from pyshacl.helper.expression_helper import value_nodes_from_path
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, RDFS, SH, URIRef
from shape_examples import ARTICLE, EXAMPLES, constrained, declared, updates, valid

from kg.shacl import load_shapes, validate, validate_bytes
from kg.shacl.engine import prepared
from kg.shacl.graphs import read_graph
from kg.shacl.shape_sets import class_tree
from kg.shacl.trials import tried

ALL = load_shapes() + load_shapes(whole_graph=True)
SOFT = {"Warning", "Info"}


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


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_breaks_its_shape_and_no_other(example):
    trial = tried(example, prepared(None, example.whole_graph))
    assert trial.is_passed, trial.report.as_text()
    assert trial.report.accepted == all(result.severity in SOFT for result in trial.report)
    assert all(has_the_severity_of_its_shape(result, ALL) for result in trial.report)


@pytest.mark.parametrize("example", updates()[::20], ids=str)
def test_it_does_so_too_where_only_what_is_of_the_article_counts(example):
    data = example.data().content
    own, whole = validate(data, focus_prefix=ARTICLE), validate(data)
    assert [result.rule for result in own] == [result.rule for result in whole]


@pytest.mark.parametrize("whole_graph", [False, True], ids=["article", "whole graph"])
def test_every_constraint_of_every_shape_has_a_broken_example(whole_graph):
    shown = set().union(*(example.breaks for example in updates(whole_graph)))
    assert declared(whole_graph) - shown == set()
    assert whole_graph or shown - declared(whole_graph) == set()


@pytest.mark.parametrize("whole_graph", [False, True], ids=["article", "whole graph"])
def test_every_shape_is_reached(whole_graph):
    """A node shape has constraints or properties; a property shape belongs to a node shape."""
    graph = load_shapes(whole_graph)
    shown = constrained(whole_graph)
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
    for example in updates()[::9]:
        data = example.data().content
        quick = validate(data, focus_prefix=ARTICLE)
        slow = validate(read_graph(data) + class_tree(), shapes=plain, focus_prefix=ARTICLE)
        assert quick == slow, example


def test_the_valid_whole_graph_breaks_nothing():
    report = validate_bytes(valid(whole_graph=True), "ntriples", whole_graph=True)
    assert report.as_text() == "Accepted: every shape holds.\n"
