"""DESCRIBE gives a concise bounded description over all graphs, also of RDF that is not ours."""

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from stored import store

__all__ = ["store"]

TRIG = b"""@prefix : <urn:x:> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
:one { :a :p _:b . _:b :q _:c . _:c :r _:b , "deep" . :a :list (1 2) . :other :p [ :q "none of it" ] . :z :p :a }
:two { :a :in 2 . :a :shared _:d . _:d :u :other .
  _:s rdf:subject :a ; rdf:predicate :in ; rdf:object 2 ; :source [ :says "so" ] .
  _:n rdf:subject :a ; rdf:predicate :in ; rdf:object 3 ; :source "of what is not stated" }
"""
HEAD = "@prefix : <urn:x:> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
ONE = ':a :p _:b . _:b :q _:c . _:c :r _:b , "deep" . :a :list (1 2) . '
TWO = """:a :in 2 ; :shared [ :u :other ] .
  [] rdf:subject :a ; rdf:predicate :in ; rdf:object 2 ; :source [ :says "so" ] . """


@pytest.fixture
def foreign(store):
    store.load(TRIG, media_type="application/trig")
    return store


def described(store, text, **options):
    return Graph().parse(data=store.query(text, **options).body, format="nt")


def written(turtle):
    return Graph().parse(data=HEAD + turtle, format="turtle")


@pytest.mark.parametrize(
    "text", ["DESCRIBE <urn:x:a>", "PREFIX x: <urn:x:> DESCRIBE x:a", "DESCRIBE ?a { ?a <urn:x:in> 2 }"]
)
def test_all_graphs_blank_nodes_cycles_lists_and_reifications_are_told_and_no_more(foreign, text):
    assert isomorphic(described(foreign, text), written(ONE + TWO))


def test_blank_nodes_are_described_as_things_are(foreign):
    found = described(foreign, "DESCRIBE ?b { <urn:x:a> <urn:x:p> ?b }")
    assert isomorphic(found, written('_:b :q _:c . _:c :r _:b , "deep" .'))


@pytest.mark.parametrize(("graph", "turtle"), [("urn:x:one", ONE), ("urn:x:two", TWO)])
def test_a_dataset_of_one_graph_tells_what_that_graph_states(foreign, graph, turtle):
    assert isomorphic(described(foreign, "DESCRIBE <urn:x:a>", default_graphs=[graph]), written(turtle))
    assert isomorphic(described(foreign, f"DESCRIBE <urn:x:a> FROM <{graph}>"), written(turtle))


def test_several_things_are_told_together(foreign):
    found = described(foreign, "DESCRIBE <urn:x:other> <urn:x:z>")
    assert isomorphic(found, written(':other :p [ :q "none of it" ] . :z :p :a .'))
