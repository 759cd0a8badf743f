"""The JSON-LD context names every term, and what is written with it comes back."""

import json

import pytest
from made_up import AUTHORITY, BASE, FACTS
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, SKOS, Dataset, Graph
from rdflib.compare import isomorphic

from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.terms import ONTOLOGY, PREFIXES
from kg.resources import folder

CONTEXT = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
GRAPH = Graph().parse(folder("ontology") / "diplomacy.ttl")
NAMED = sorted(
    {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, RDFS.Datatype)
        for term in GRAPH.subjects(RDF.type, kind)
        if term.startswith(ONTOLOGY)
    }
)
LINKS = [term for term in NAMED if (term, RDF.type, OWL.ObjectProperty) in GRAPH]


def expanded(name):
    value = CONTEXT[name]
    prefix, _, local = (value if isinstance(value, str) else value["@id"]).partition(":")
    return CONTEXT[prefix] + local


def whole_graph():
    described = b"".join(descriptions(FACTS, AUTHORITY, BASE).values())
    return Graph().parse(data=article_graph(FACTS, BASE) + described, format="nt")


@pytest.mark.parametrize("term", NAMED, ids=lambda term: term.fragment)
def test_every_term_of_the_ontology_has_its_name_in_the_context(term):
    assert expanded(term.fragment) == str(term)


def test_no_term_of_the_context_is_unknown():
    names = set(CONTEXT) - set(PREFIXES) - {"@version", "id", "type"}
    ours = {expanded(name) for name in names}
    assert {iri for iri in ours if iri.startswith(ONTOLOGY)} == {str(term) for term in NAMED}


def test_prefixes_are_those_of_the_program():
    assert {name: CONTEXT[name] for name in PREFIXES} == PREFIXES


@pytest.mark.parametrize("term", LINKS, ids=lambda term: term.fragment)
def test_values_of_a_link_are_read_as_iris_or_names_of_concepts(term):
    ranges = set(GRAPH.objects(term, RDFS.range))
    concepts = ranges & set(GRAPH.subjects(RDFS.subClassOf, SKOS.Concept))
    assert CONTEXT[term.fragment]["@type"] == ("@vocab" if concepts else "@id")


def test_an_article_comes_back_from_json_ld():
    graph = whole_graph()
    text = graph.serialize(format="json-ld", context=CONTEXT)
    assert '"dip:' not in json.dumps(json.loads(text)["@graph"])
    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph)


def test_another_processor_reads_the_same():
    graph = whole_graph()
    text = graph.serialize(format="json-ld", context=CONTEXT)
    triples = serialize(
        (quad.triple for quad in parse(text, format=RdfFormat.JSON_LD)), format=RdfFormat.N_TRIPLES
    )
    assert isomorphic(Graph().parse(data=triples, format="nt"), graph)


def test_short_names_mean_what_they_say():
    document = {
        "@context": CONTEXT,
        "id": "https://kg.example/event/1",
        "type": ["Summit", "Event"],
        "label": "summit in Mudville",
        "factuality": "planned",
        "earliest": "2025-09-04",
        "killed": 3,
        "place": "https://kg.example/place/1",
    }
    dataset = Dataset()
    dataset.parse(data=json.dumps(document), format="json-ld")
    lines = {str(quad.triple) for quad in parse(dataset.serialize(format="nquads"), format=RdfFormat.N_QUADS)}
    event, xsd = "<https://kg.example/event/1>", PREFIXES["xsd"]
    assert lines == {
        f"{event} <{RDF.type}> <{ONTOLOGY}Summit>",
        f"{event} <{RDF.type}> <{ONTOLOGY}Event>",
        f'{event} <{RDFS.label}> "summit in Mudville"@en',
        f"{event} <{ONTOLOGY}factuality> <{ONTOLOGY}planned>",
        f'{event} <{ONTOLOGY}earliest> "2025-09-04"^^<{xsd}date>',
        f'{event} <{ONTOLOGY}killed> "3"^^<{xsd}integer>',
        f"{event} <{ONTOLOGY}place> <https://kg.example/place/1>",
    }
