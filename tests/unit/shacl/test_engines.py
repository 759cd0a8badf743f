"""The fast engine says what the reference says, over our shapes and data with faults put in at random."""

import logging
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import UsageError
from kg.resources import folder
from kg.shacl import engines, load_shapes, validate
from kg.shacl.graphs import read_graph

SOUND = read_graph(
    (folder("shapes").parent / "tests" / "golden" / "shapes" / "valid.ttl").read_bytes(), "turtle"
)
TRIPLES = sorted(SOUND)
VALUES = [
    Literal("x"),
    Literal("x", lang="de"),
    Literal("2020-13-01", datatype=XSD.date, normalize=False),
    Literal("-1", datatype=XSD.integer, normalize=False),
    Literal("7", datatype=XSD.decimal, normalize=False),
    URIRef("urn:nothing"),
    BNode("b"),
]
FAULTS = st.lists(
    st.tuples(st.sampled_from(range(len(TRIPLES))), st.sampled_from(["drop", "double", *range(len(VALUES))])),
    min_size=1,
    max_size=6,
)


def broken(faults):
    graph = read_graph(SOUND.serialize(format="nt", encoding="utf-8"))
    for number, fault in faults:
        subject, predicate, value = TRIPLES[number]
        if fault == "double":
            graph.add((subject, predicate, URIRef("urn:another")))
        else:
            graph.remove((subject, predicate, value))
        if isinstance(fault, int):
            graph.add((subject, predicate, VALUES[fault]))
    return graph


def multiset(report):
    return Counter((r.focus, r.path, r.value, r.severity, r.shape, r.component) for r in report)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(FAULTS)
def test_both_engines_find_the_same(faults):
    graph = broken(faults)
    shapes = load_shapes()
    reference, fast = (validate(graph, shapes=shapes, engine=name) for name in ("pyshacl", "fast"))
    assert multiset(fast) == multiset(reference)
    assert fast.conforms == reference.conforms


def test_the_faults_are_found_at_all():
    found = validate(broken([(number, "drop") for number in range(0, len(TRIPLES), 5)]))
    assert len(found) > 20


def test_the_reference_answers_where_the_fast_engine_fails(monkeypatch, caplog):
    import pyshacl_turbo

    def fail(*_, **__):
        raise RuntimeError("out of luck")

    monkeypatch.setattr(pyshacl_turbo.CompiledShapes, "validate", fail)
    with caplog.at_level(logging.WARNING, logger=engines.__name__):
        report = validate(broken([(0, "drop")]), engine="fast")
    assert multiset(report) == multiset(validate(broken([(0, "drop")])))
    assert "out of luck" in caplog.text


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_a_date_that_does_not_exist_is_no_later_than_any(engine):
    graph = read_graph(SOUND.serialize(format="nt", encoding="utf-8"))
    term = "https://w3id.org/diplomacy-kg/ontology#latest"
    subject, predicate, value = next(graph.triples((None, URIRef(term), None)))
    graph.remove((subject, predicate, value))
    graph.add((subject, predicate, VALUES[2]))
    found = {
        (r.component.rpartition("#")[2], r.path.rpartition("#")[2]) for r in validate(graph, engine=engine)
    }
    assert ("DatatypeConstraintComponent", "latest") in found
    assert ("LessThanOrEqualsConstraintComponent", "earliest") in found


def test_an_unknown_engine_is_refused():
    with pytest.raises(UsageError, match="warp"):
        validate(SOUND, engine="warp")
