"""A store that is validated slice by slice gives what it gives as a whole: our shapes, and paths of all kinds."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH

from kg.errors import UsageError
from kg.resources import folder
from kg.shacl import validate, validate_store
from kg.shacl.graphs import read_graph
from kg.shacl.slices import Slicing
from kg.store import MemoryStore

WORLD = folder("shapes").parent / "tests" / "golden" / "demo.trig"
BASE = "https://w3id.org/diplomacy-kg/"
PREFIXES = """
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX e: <urn:e/>
"""
# Each of them breaks a rule that looks beyond one graph or one node.
FAULTS = """
DELETE { GRAPH ?g { ?a schema:url ?u } } INSERT { GRAPH ?g { ?a schema:url <urn:same> } }
  WHERE { GRAPH ?g { ?a schema:url ?u } } ;
INSERT { GRAPH ?g { ?a owl:sameAs <urn:one> } } WHERE { GRAPH ?g { ?a a dip:Country } } ;
INSERT { GRAPH ?g { ?e dip:participant <urn:nobody> } } WHERE { GRAPH ?g { ?e a dip:Event } } ;
DELETE { GRAPH ?g { ?e dip:factuality ?f } } WHERE { GRAPH ?g { ?e a dip:Event ; dip:factuality ?f } } ;
DELETE { GRAPH ?g { ?p a dip:Person } } INSERT { GRAPH ?g { ?p a dip:Place } } WHERE { GRAPH ?g { ?p a dip:Person } } ;
INSERT { GRAPH ?g { ?e oa:exact "other words" } } WHERE { GRAPH ?g { ?e a dip:Evidence } } ;
INSERT DATA { GRAPH <urn:mine> {
  <urn:office> a dip:Office ; dip:singleHolder true ; rdfs:label "Office"@en .
  <urn:t1> dip:office <urn:office> ; dip:person <urn:p1> ; dip:from "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> } } ;
INSERT DATA { GRAPH <urn:yours> {
  <urn:t2> dip:office <urn:office> ; dip:person <urn:p2> ; dip:from "2021-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
  <urn:office> rdfs:label "Bureau"@en } }
"""


def whole(store, **options):
    union = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").body
    return validate(union, covered=True, **options)


def said(graph):
    """Give how often each property is told of a result; paths are shared by results of one run."""
    return Counter(
        predicate
        for subject, predicate, _ in graph
        if (subject, RDF.type, SH.ValidationResult) in graph or predicate == SH.conforms
    )


def same(found, wanted):
    assert Counter(found.results) == Counter(wanted.results)
    assert found.coverage == wanted.coverage
    assert (found.conforms, found.accepted) == (wanted.conforms, wanted.accepted)
    assert said(found.to_graph()) == said(wanted.to_graph())


@pytest.fixture(scope="module")
def faulty():
    store = MemoryStore()
    store.load(WORLD.read_bytes(), media_type="application/trig")
    store.update(PREFIXES + FAULTS)
    return store


class TestOurShapes:
    @pytest.mark.parametrize(
        ("most", "engine"), [(1, "fast"), (60, "fast"), (10**6, "fast"), (300, "pyshacl")]
    )
    def test_slices_of_any_size_find_what_the_whole_finds(self, faulty, most, engine):
        wanted = whole(faulty, whole_graph=True, engine=engine)
        broken = {result.shape.rpartition("#")[2] for result in wanted}
        assert broken >= {
            "OneArticle-url",
            "Entity-once",
            "Shortcut",
            "Event-factuality",
            "Participation-agent",
            "EvidenceWords",
            "OneHolder",
            "Office-label",
        }
        same(validate_store(faulty, most=most, engine=engine), wanted)

    def test_every_subject_is_in_one_slice(self, faulty):
        slices = list(Slicing(faulty, read_graph(b""), read_graph(b"")))
        nodes = [str(node) for each in slices for node in each.own]
        assert len(nodes) == len(set(nodes))
        assert sum(each.read for each in slices) == faulty.count()
        assert "urn:office" in nodes

    def test_an_empty_store_conforms_and_every_shape_is_told_to_look_at_nothing(self):
        found = validate_store(MemoryStore())
        assert found.conforms
        same(found, whole(MemoryStore(), whole_graph=True))


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:A a sh:NodeShape, rdfs:Class ; sh:property e:inverse, e:chain, e:many, e:either, e:maybe, e:disjoint, e:equal .
e:inverse sh:path [ sh:inversePath e:p ] ; sh:maxCount 1 ; sh:class e:B .
e:chain sh:path ( e:p [ sh:inversePath e:q ] ) ; sh:maxCount 1 ; sh:nodeKind sh:IRI .
e:many sh:path [ sh:zeroOrMorePath e:q ] ; sh:class e:A .
e:either sh:path [ sh:alternativePath ( e:p ( e:q e:p ) ) ] ; sh:node e:deep .
e:maybe sh:path ( [ sh:zeroOrOnePath e:p ] [ sh:oneOrMorePath [ sh:inversePath e:r ] ] ) ; sh:maxCount 1 .
e:disjoint sh:path e:p ; sh:disjoint e:q .
e:equal sh:path e:r ; sh:equals e:p .
e:deep a sh:NodeShape ; sh:or ( [ sh:path e:q ; sh:minCount 1 ] [ sh:not [ sh:path e:r ; sh:minCount 1 ] ] ) .
e:Q a sh:NodeShape ; sh:targetSubjectsOf e:q ; sh:property e:q1, e:q2 .
e:q1 sh:path e:p ; sh:qualifiedValueShape [ sh:class e:A ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .
e:q2 sh:path e:p ; sh:qualifiedValueShape [ sh:path e:r ; sh:minCount 1 ] ; sh:qualifiedMinCount 1 ;
  sh:qualifiedValueShapesDisjoint true .
e:O a sh:NodeShape ; sh:targetObjectsOf e:r ; sh:nodeKind sh:IRI ; sh:property [ sh:path [ sh:inversePath e:r ] ; sh:maxCount 1 ] .
e:N a sh:NodeShape ; sh:targetNode e:n1, e:nowhere, "x" ; sh:class e:B ; sh:closed true ; sh:ignoredProperties ( e:p ) .
e:onto sh:declare [ sh:prefix "e" ; sh:namespace "urn:e/"^^xsd:anyURI ] .
e:S a sh:NodeShape ; sh:targetClass e:B ; sh:property e:s1 ; sh:sparql [ sh:prefixes e:onto ; sh:select
  "SELECT $this ?value { $this e:p/e:q ?value FILTER NOT EXISTS { ?other e:r ?value ; e:p ?far . ?far a e:A } }" ] .
e:s1 sh:path e:q ; sh:sparql [ sh:prefixes e:onto ; sh:select
  "SELECT $this ?value { $this $PATH ?value . { ?value e:p ?x } UNION { ?y e:p ?value . ?y e:r ?x } ?x a e:B }" ] .
"""
NAMES = [*(f"<urn:e/n{number}>" for number in range(6)), "_:a", "_:b"]
TRIPLES = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["<urn:e/p>", "<urn:e/q>", "<urn:e/r>"]), st.sampled_from([*NAMES, '"x"'])),
    st.tuples(st.sampled_from(NAMES), st.just("a"), st.sampled_from(["<urn:e/A>", "<urn:e/B>", "<urn:e/C>"])),
)  # fmt: skip
QUADS = st.lists(
    st.tuples(TRIPLES, st.sampled_from(["<urn:g/1>", "<urn:g/2>", "<urn:g/3>", ""])), max_size=40
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(QUADS, st.sampled_from([1, 5, 1000]))
def test_paths_of_all_kinds_are_followed_over_all_graphs(quads, most):
    told = " ".join(f"{graph} {{ {' '.join(triple)} . }}" for triple, graph in quads)
    store = MemoryStore()
    store.load(
        f"<urn:g/1> {{ <urn:e/C> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <urn:e/B> }} {told}".encode(),
        media_type="application/trig",
    )
    shapes = read_graph(SHAPES.encode(), "turtle", shapes=True)
    same(validate_store(store, shapes=shapes, most=most), whole(store, shapes=shapes))


@pytest.mark.parametrize(
    "rule",
    [
        "sh:sparql [ sh:select 'SELECT $this { $this <urn:p> ?x . ?y <urn:q> ?z }' ]",
        "sh:sparql [ sh:select 'SELECT nonsense' ]",
        "sh:target [ sh:select 'SELECT ?this { ?this ?p ?o }' ]",
    ],
)
def test_shapes_whose_reach_cannot_be_told_are_refused(rule):
    text = f"{PREFIXES} e:S a sh:NodeShape ; sh:targetNode e:n ; {rule} ."
    with pytest.raises(UsageError, match="part by part"):
        validate_store(MemoryStore(), shapes=read_graph(text.encode(), "turtle", shapes=True))


def test_strings_of_a_store_are_those_of_a_list():
    """pySHACL over a pyoxigraph store would tell them apart: ``sh:in`` with a plain string."""
    store = MemoryStore()
    store.load(b'<urn:n> <urn:p> "a" .', media_type="text/turtle", graph="urn:g")
    shapes = (
        f"{PREFIXES} e:S a sh:PropertyShape ; sh:targetNode <urn:n> ; sh:path <urn:p> ; sh:in ( 'a' 'b' ) ."
    )
    for engine in ("pyshacl", "fast"):
        read = read_graph(shapes.encode(), "turtle", shapes=True)
        assert validate_store(store, shapes=read, engine=engine).conforms
