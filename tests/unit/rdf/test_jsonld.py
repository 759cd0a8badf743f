import json

import pytest
from made_up import AUTHORITY, BASE, FACTS
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset

from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.jsonld import document, load_context, nodes, read_context, triples_document
from kg.rdf.ntriples import statements
from kg.rdf.serialise import article_graphs, serialise

GRAPHS = article_graphs(
    f"{BASE}graph/article/a",
    article_graph(FACTS, BASE),
    f"{BASE}graph/entities",
    descriptions(FACTS, AUTHORITY, BASE),
)
DIP = "https://w3id.org/diplomacy-kg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
STRANGE = [
    f"<urn:s> <{DIP}place> \"a string where an IRI is expected\" .",
    f"<urn:s> <{DIP}text> <urn:iri-where-a-string-is-expected> .",
    f'<urn:s> <{DIP}text> "anglais"@fr .',
    f'<urn:s> <{DIP}purpose> "plain where English is expected" .',
    f'<urn:s> <{DIP}killed> "many"^^<{XSD}integer> .',
    f'<urn:s> <{DIP}killed> "007"^^<{XSD}integer> .',
    f'<urn:s> <{DIP}killed> "12345678901234567890"^^<{XSD}integer> .',
    f'<urn:s> <{DIP}killed> "-3"^^<{XSD}integer> .',
    f'<urn:s> <{DIP}killed> "3"^^<{XSD}int> .',
    f'<urn:s> <{DIP}confidence> "0.90"^^<{XSD}decimal> .',
    f'<urn:s> <{DIP}singleHolder> "true"^^<{XSD}boolean> .',
    f"<urn:s> <{DIP}role> <urn:a-role-of-somebody-else> .",
    f"<urn:s> <{DIP}evidence> <urn:e1> .",
    f"<urn:s> <{DIP}evidence> <urn:e2> .",
    "<urn:s> <http://other.example/p> <http://other.example/o> .",
    f"<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{DIP}Meeting> .",
    "<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://other.example/Class> .",
    '<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> "two"@en .',
    '<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> "labels"@en .',
    "<http://www.w3.org/ns/oa#> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1> .",
]  # fmt: skip


def quads_of_rdflib(data):
    dataset = Dataset()
    dataset.parse(data=data, format="json-ld")
    return {
        str(quad) for quad in parse(dataset.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS)
    }


def quads_of_oxigraph(data):
    return {str(quad) for quad in parse(data, format=RdfFormat.JSON_LD)}


@pytest.mark.parametrize("read", [quads_of_rdflib, quads_of_oxigraph])
def test_two_parsers_read_an_article_back_without_a_network(read):
    wanted = {str(quad) for quad in parse(serialise(GRAPHS, "nquads"), format=RdfFormat.N_QUADS)}
    assert read(serialise(GRAPHS, "jsonld")) == wanted


@pytest.mark.parametrize("line", STRANGE)
def test_a_value_that_a_name_does_not_expect_comes_back_as_it_was(line):
    data = json.dumps(triples_document(f"{line}\n".encode())).encode()
    wanted = {str(quad) for quad in parse(line.encode(), format=RdfFormat.N_TRIPLES)}
    assert quads_of_oxigraph(data) == wanted


def test_strange_values_side_by_side_come_back_too():
    data = json.dumps(triples_document("\n".join(STRANGE).encode())).encode()
    assert quads_of_oxigraph(data) == {str(q) for q in parse("\n".join(STRANGE), format=RdfFormat.N_TRIPLES)}


def test_names_are_short_and_values_plain():
    triples = parse(GRAPHS[f"{BASE}graph/entities"], format=RdfFormat.N_TRIPLES)
    league = next(node for node in nodes(triples) if node["label"] == "Northern League")
    assert league == {
        "id": f"{BASE}id/organization/wd-Q900004",
        "type": ["InternationalOrganization", "Organization"],
        "altLabel": ["NL"],
        "closeMatch": ["http://dbpedia.org/resource/Northern_League"],
        "country": f"{BASE}id/country/wd-Q900005",
        "exactMatch": ["wd:Q900004"],
        "label": "Northern League",
        "sameAs": ["wd:Q900004"],
    }


def test_no_property_of_an_article_needs_its_long_form():
    written = {key for graph in document(GRAPHS)["@graph"] for node in graph["@graph"] for key in node}
    assert [key for key in sorted(written) if ":" in key] == []


def test_concepts_have_their_bare_name_and_counts_are_numbers():
    (attack,) = [n for graph in document(GRAPHS)["@graph"] for n in graph["@graph"] if "killed" in n]
    assert (attack["killed"], attack["factuality"], attack["precision"]) == (3, "alleged", "weekPrecision")


def test_the_order_of_the_triples_does_not_matter():
    lines = statements(GRAPHS[f"{BASE}graph/article/a"])
    forward, backward = ("\n".join(some).encode() for some in (lines, reversed(lines)))
    assert json.dumps(triples_document(forward)) == json.dumps(triples_document(backward))


def test_an_empty_graph_is_an_empty_document():
    assert triples_document(b"") == {"@context": load_context().source, "@graph": []}


@pytest.mark.parametrize(
    "entry",
    [
        {"@id": "urn:p", "@container": "@list"},
        {"@id": "urn:p", "@reverse": "urn:q"},
        {"@id": "urn:p", "@context": {}},
    ],
)
def test_a_context_that_says_more_than_is_written_is_refused(entry):
    with pytest.raises(ValueError):
        read_context({"p": entry})
