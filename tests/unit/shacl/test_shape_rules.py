"""House rules of the shapes: named, told in English, graded, and cheap to evaluate."""

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from shape_examples import COMPONENTS

from kg.rdf.terms import ONTOLOGY
from kg.resources import folder
from kg.shacl import load_shapes
from kg.shacl.shape_sets import SHAPES

FILES = sorted(folder("shapes").glob("*.ttl"))
FAMILIES = {"encounter", "accord", "coercion", "force", "support", "procedure", "protest", "speech"}
ALL = load_shapes() + load_shapes(whole_graph=True)
KINDS = (SH.NodeShape, SH.PropertyShape)
SHAPE_IRIS = sorted({shape for kind in KINDS for shape in ALL.subjects(RDF.type, kind)})
NESTING = (SH.property, SH.node, SH.qualifiedValueShape)
CORE_ONLY = [path for path in FILES if path.name != "whole-graph.ttl"]
TERMS = Graph().parse(folder("ontology") / "diplomacy.ttl")


def steps(path):
    """Give the longest way that a path can walk."""
    if isinstance(path, URIRef):
        return 1
    if (inverse := ALL.value(path, SH.inversePath)) is not None:
        return steps(inverse)
    if (options := ALL.value(path, SH.alternativePath)) is not None:
        return max(steps(option) for option in ALL.items(options))
    assert (path, RDF.first, None) in ALL, "a path of unknown length (* + ?)"
    return sum(steps(part) for part in ALL.items(path))


def test_there_is_a_file_for_what_is_common_and_one_for_each_family():
    assert {path.stem for path in FILES} == FAMILIES | {"common", "whole-graph"}


def test_a_shape_has_an_iri_of_our_own_and_is_of_one_kind():
    for shape in SHAPE_IRIS:
        assert isinstance(shape, URIRef)
        assert shape.startswith(SHAPES)
        assert sum((shape, RDF.type, kind) in ALL for kind in KINDS) == 1


def test_a_shape_is_declared_in_one_file():
    declared = [
        shape for path in FILES for kind in KINDS for shape in Graph().parse(path).subjects(RDF.type, kind)
    ]
    assert sorted(declared) == SHAPE_IRIS


def test_every_constraint_is_of_a_kind_that_the_examples_know():
    described = {SH.path, SH.name, SH.message, SH.severity, SH.property, SH.targetClass, SH.targetSubjectsOf}
    used = {predicate for shape in SHAPE_IRIS for predicate in ALL.predicates(shape)} - {RDF.type}
    assert used - described == {SH[name] for name in COMPONENTS}


@pytest.mark.parametrize("shape", SHAPE_IRIS, ids=lambda shape: shape.fragment)
def test_a_shape_has_one_name_one_message_and_one_severity(shape):
    (name,) = ALL.objects(shape, SH.name)
    (message,) = ALL.objects(shape, SH.message)
    (severity,) = ALL.objects(shape, SH.severity)
    assert name.language == message.language == "en"
    assert len(message) > len(name) / 2
    assert message[0].isupper()
    assert message.endswith(".")
    assert severity in (SH.Violation, SH.Warning, SH.Info)


def test_every_message_of_a_property_is_its_own():
    messages = [ALL.value(shape, SH.message) for shape in ALL.subjects(RDF.type, SH.PropertyShape)]
    twice = {str(message) for message in messages if messages.count(message) > 1}
    assert twice == set()


def test_no_shape_hides_in_a_blank_node():
    for predicate in NESTING:
        assert not [value for value in ALL.objects(None, predicate) if isinstance(value, BNode)]
    for predicate in (SH["or"], SH["and"], SH.xone, SH["not"]):
        assert (None, predicate, None) not in ALL
    assert not [node for node in ALL.subjects(SH.path) if isinstance(node, BNode)]


def test_lists_of_allowed_values_hold_concepts_of_one_class_and_all_of_them():
    lists = list(ALL.objects(None, SH["in"]))
    assert lists
    for values in map(ALL.items, lists):
        members = set(values)
        assert all(isinstance(member, URIRef) for member in members)
        (kind,) = {kind for member in members for kind in TERMS.objects(member, RDF.type)} - {
            OWL.NamedIndividual,
            SKOS.Concept,
        }
        assert members == set(TERMS.subjects(RDF.type, kind))


@pytest.mark.parametrize("path", CORE_ONLY, ids=lambda path: path.name)
def test_the_gate_has_no_sparql(path):
    graph = Graph().parse(path)
    for predicate in (SH.sparql, SH.select, SH.ask, SH.target, SH.js, SH.rule):
        assert (None, predicate, None) not in graph


def test_a_path_has_at_most_two_steps():
    assert {steps(path) for path in ALL.objects(None, SH.path)} <= {1, 2}


def test_shapes_speak_of_terms_that_the_ontology_has():
    ours = {str(term) for triple in ALL for term in triple if str(term).startswith(ONTOLOGY)}
    known = {str(term) for term in TERMS.subjects()} | {ONTOLOGY}
    assert ours - known == set()


def test_targets_are_classes_and_properties_of_the_ontology():
    assert all((target, RDF.type, OWL.Class) in TERMS for target in ALL.objects(None, SH.targetClass))
    assert all((target, RDFS.domain, None) in TERMS for target in ALL.objects(None, SH.targetSubjectsOf))


def test_the_shapes_are_well_formed_shacl():
    from pyshacl.entrypoints import meta_validate

    conforms, _, text = meta_validate(ALL, inference="none")
    assert conforms, text


def test_an_evidence_is_demanded_of_every_fact():
    demanding = {
        target
        for node in ALL.subjects(SH.property, URIRef(SHAPES + "evidence"))
        for target in ALL.objects(node, SH.targetClass)
    }
    assert {target.fragment for target in demanding} == {"Event", "Participation", "Tenure", "EntityLink"}
    assert ALL.value(URIRef(SHAPES + "evidence"), SH.minCount) == Literal(1)


def test_reading_the_shapes_twice_gives_the_same_object():
    assert load_shapes() is load_shapes()
