import pytest
from made_up import AUTHORITY, BASE, FACTS
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset, Graph

from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.ntriples import statements
from kg.rdf.serialise import MEDIA_TYPES, article_graphs, serialise

ARTICLE_GRAPH, ENTITY_GRAPH = f"{BASE}graph/article/a", f"{BASE}graph/entities"
DESCRIBED = descriptions(FACTS, AUTHORITY, BASE)
GRAPHS = article_graphs(ARTICLE_GRAPH, article_graph(FACTS, BASE), ENTITY_GRAPH, DESCRIBED)


def test_an_article_comes_with_its_share_of_the_entity_graph():
    assert list(GRAPHS) == [ARTICLE_GRAPH, ENTITY_GRAPH]
    lines = statements(GRAPHS[ENTITY_GRAPH])
    assert lines == sorted({line for data in DESCRIBED.values() for line in statements(data)})


def test_no_triple_stands_in_two_graphs():
    assert not set(statements(GRAPHS[ARTICLE_GRAPH])) & set(statements(GRAPHS[ENTITY_GRAPH]))


def test_nquads_are_canonical_and_name_the_graph_of_each_triple():
    lines = serialise(GRAPHS, "nquads").decode().split("\n")[:-1]
    assert lines == sorted(set(lines))
    assert {line.rpartition("<")[2] for line in lines} == {f"{ARTICLE_GRAPH}> .", f"{ENTITY_GRAPH}> ."}
    assert len(lines) == sum(len(statements(data)) for data in GRAPHS.values())


def test_trig_holds_the_same_quads():
    wanted = set(parse(serialise(GRAPHS, "nquads"), format=RdfFormat.N_QUADS))
    assert set(parse(serialise(GRAPHS, "trig"), format=RdfFormat.TRIG)) == wanted
    assert len(Dataset().parse(data=serialise(GRAPHS, "trig"), format="trig")) == len(wanted)


def test_turtle_holds_the_triples_of_all_graphs():
    wanted = {str(quad.triple) for quad in parse(serialise(GRAPHS, "nquads"), format=RdfFormat.N_QUADS)}
    turtle = serialise(GRAPHS, "turtle")
    assert {str(quad.triple) for quad in parse(turtle, format=RdfFormat.TURTLE)} == wanted
    assert len(Graph().parse(data=turtle, format="turtle")) == len(wanted)


def test_turtle_has_the_prefixes_that_it_uses_in_order():
    head = [line for line in serialise(GRAPHS, "turtle").decode().splitlines() if line.startswith("@prefix")]
    assert head == sorted(head)
    names = {line.split()[1] for line in head}
    assert {"dip:", "oa:", "rdfs:"} <= names
    assert "void:" not in names


@pytest.mark.parametrize("format", MEDIA_TYPES)
def test_no_graph_at_all_can_be_written(format):
    written = serialise({}, format)
    media_type = RdfFormat.from_media_type(MEDIA_TYPES[format])
    assert list(parse(written, format=media_type)) == []
