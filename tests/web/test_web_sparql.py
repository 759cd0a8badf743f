"""``/sparql`` in every form that clients send and ask for, and what it says to those that are wrong."""

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from serving import BASE, BROWSER, ENTITIES, GRAPH, KORHO, NORLAND, SUMMIT, serving

SELECT = "SELECT ?who { ?event a dip:Summit ; dip:participant/rdfs:label ?who } ORDER BY ?who"
ASK = "ASK { ?event a dip:Summit }"
CONSTRUCT = f"CONSTRUCT {{ <{SUMMIT}> ?p ?o }} WHERE {{ <{SUMMIT}> ?p ?o }}"
DESCRIBE = f"DESCRIBE <{KORHO}>"
WHO = ["Aino Korho", "Rein <b>Tammik</b>"]
QUERY, UPDATE, FORM = (
    "application/sparql-query",
    "application/sparql-update",
    "application/x-www-form-urlencoded",
)


UTF16 = QUERY + ";charset=utf-16"


def names_in(answer):
    kind = answer.headers["content-type"].partition(";")[0]
    if kind.endswith("json"):
        return [row["who"]["value"] for row in answer.json()["results"]["bindings"]]
    if kind.endswith("xml"):
        space = "{http://www.w3.org/2005/sparql-results#}"
        return [node.text for node in ElementTree.fromstring(answer.content).iter(space + "literal")]
    if kind == "text/csv":
        return [row[0] for row in csv.reader(io.StringIO(answer.text))][1:]
    return [line.removesuffix("@en").strip('"') for line in answer.text.splitlines()[1:]]


def ways(client, query, accept=None, **parameters):
    """Send a query in each of the three ways of the protocol."""
    headers = {"accept": accept} if accept else {}
    yield client.get("/sparql", params={"query": query, **parameters}, headers=headers)
    yield client.post("/sparql", data={"query": query, **parameters}, headers=headers)
    yield client.post("/sparql", params=parameters, content=query, headers={**headers, "content-type": QUERY})


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html;q=0.1, text/csv", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(reader, accept, expected):
    for answer in ways(reader, SELECT, accept):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == expected
        assert answer.headers["vary"].startswith("Accept")
        assert names_in(answer) == WHO


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv", "text/csv"])
def test_the_format_parameter_wins_over_accept(reader, name):
    for answer in ways(reader, SELECT, "image/png", format=name):
        assert names_in(answer) == WHO


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/sparql-results+json;q=0.9, application/rdf+xml;q=0.2", ox.RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_graphs_come_in_the_form_that_is_asked_for(reader, query, accept, format):
    sizes = set()
    for answer in ways(reader, query, accept):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(format.media_type)
        sizes.add(len(list(ox.parse(answer.content, format=format))))
    assert len(sizes) == 1
    assert sizes.pop() > 4


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_a_yes_is_a_yes(reader, accept):
    for answer in ways(reader, ASK, accept):
        assert ("true" in answer.text, answer.headers["content-type"]) == (True, accept)


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "text/turtle"),
        (SELECT, "image/png"),
        (CONSTRUCT, "text/csv"),
        (ASK, "text/csv"),
        (SELECT, "*/*;q=0"),
    ],
)
def test_a_form_that_the_answer_does_not_have_is_406_and_names_those_it_has(reader, query, accept):
    for answer in ways(reader, query, accept):
        assert answer.status_code == 406
        assert answer.json()["code"] == "KG-U03"
        assert "application/" in answer.json()["todo"]


def test_head_has_the_headers_of_get_and_no_body(reader):
    answer = reader.head("/sparql", params={"query": ASK})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "application/sparql-results+json"


def graph_count(client, **parameters):
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }"
    answer = client.get("/sparql", params={"query": query, **parameters})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_can_be_named(reader):
    parts = [graph_count(reader, **{"default-graph-uri": graph}) for graph in (GRAPH, ENTITIES)]
    assert graph_count(reader) == sum(parts) > max(parts)
    across = "ASK { ?s dip:iso2 ?x . ?e dip:speaker ?y }"
    for graphs, expected in (((GRAPH, ENTITIES), True), ((GRAPH,), False)):
        pairs = [("query", across), *(("default-graph-uri", graph) for graph in graphs)]
        assert reader.get("/sparql", params=pairs).json()["boolean"] is expected
    named = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": ENTITIES}
    rows = reader.post("/sparql", data=named).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in rows] == [ENTITIES]


def test_relative_iris_are_relative_to_the_base(reader):
    answer = reader.get(
        "/sparql", params={"query": f"ASK {{ <{NORLAND.removeprefix(BASE)}> dip:iso2 ?code }}"}
    )
    assert answer.json()["boolean"] is True


def test_a_get_without_a_query_describes_the_service(reader):
    answer = reader.get("/sparql", headers={"accept": "text/turtle"})
    assert answer.status_code == 200
    triples = {str(quad.triple) for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}
    assert any("sparql-service-description#endpoint" in each and "/sparql" in each for each in triples)
    assert any("UnionDefaultGraph" in each for each in triples)


def test_browsers_are_sent_to_the_page_with_their_query(reader):
    answer = reader.get("/sparql", params={"query": ASK}, headers=BROWSER)
    assert answer.status_code == 303
    page = reader.get(answer.headers["location"], headers=BROWSER)
    assert "Yes" in page.text


BAD = [
    ("GET", {"params": {"query": "SELECT * {"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": "SELECT * { ?s ?p }"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": ""}}, 400, "KG-U02"),
    ("GET", {"params": {"update": "DROP ALL"}}, 400, "KG-U02"),
    ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400, "KG-U02"),
    ("GET", {"params": {"query": "DROP ALL"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": "# SELECT\nPREFIX x: <urn:x>\nINSERT DATA { x:a x:b x:c }"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": "ASK " + "{" * 500 + "}" * 500}}, 400, "KG-U02"),
    ("GET", {"params": {"query": "ASK { " + "?s ?p ?o . " * 3000 + "}"}}, 400, "KG-U02"),
    ("GET", {"params": {"query": ASK, "default-graph-uri": "no iri"}}, 400, "KG-U02"),
    ("GET", {"params": [("query", ASK), ("format", "json"), ("format", "xml")]}, 400, "KG-U01"),
    ("GET", {"params": {"query": ASK, "format": "pdf"}}, 406, "KG-U03"),
    ("GET", {"url": "/sparql?query=%FF%FE"}, 400, "KG-U01"),
    ("POST", {"data": {"query": "SELECT * {"}}, 400, "KG-U02"),
    ("POST", {"data": {"update": "DROP ALL"}}, 400, "KG-U02"),
    ("POST", {"data": {}}, 415, "KG-I02"),
    ("POST", {"content": b"x=1", "headers": {"content-type": FORM}}, 400, "KG-U02"),
    ("POST", {"content": b"query=%FF", "headers": {"content-type": FORM}}, 400, "KG-U01"),
    ("POST", {"content": ASK, "headers": {"content-type": "text/plain"}}, 415, "KG-I02"),
    ("POST", {"content": "DROP ALL", "headers": {"content-type": UPDATE}}, 415, "KG-I02"),
    ("POST", {"content": "DROP ALL", "headers": {"content-type": QUERY}}, 400, "KG-U02"),
    ("POST", {"content": b"ASK { ?s ?p '\xff' }", "headers": {"content-type": QUERY}}, 400, "KG-U02"),
    ("POST", {"content": ASK.encode("utf-16"), "headers": {"content-type": UTF16}}, 415, "KG-I02"),
    ("POST", {"content": ASK, "headers": {"content-type": QUERY + ";charset=\x7f"}}, 415, "KG-I02"),
    ("POST", {"content": ASK, "headers": {"content-type": QUERY, "content-encoding": "gzip"}}, 415, "KG-I02"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "request_", "status", "code"), BAD, ids=range(len(BAD)))
def test_what_is_wrong_is_refused_with_a_problem_document(reader, method, request_, status, code):
    answer = reader.request(
        method, request_.get("url", "/sparql"), **{k: v for k, v in request_.items() if k != "url"}
    )
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = json.loads(answer.content)
    assert problem["code"] == code
    assert problem["status"] == status
    assert problem["detail"]
    assert "Traceback" not in answer.text


def test_a_mistake_in_a_query_is_told_with_line_and_column(reader):
    problem = reader.get("/sparql", params={"query": "SELECT *\nWHERE {\n  ?s ?p \n}"}).json()
    assert (problem["line"], problem["column"]) == (4, 2)


def test_killer_queries_leave_the_server_answering(reader):
    for query in ["ASK " + "{" * 750 + "}" * 750, "SELECT * { " + "OPTIONAL { " * 900 + "}" * 901]:
        assert reader.get("/sparql", params={"query": query}).status_code == 400
        assert reader.post("/sparql", data={"query": query * 2}).status_code == 400
    assert reader.get("/sparql", params={"query": ASK}).json()["boolean"] is True


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405_and_told_what_is_allowed(reader, method):
    answer = reader.request(method, "/sparql")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_of_other_origins_may_read():
    with serving(host="0.0.0.0") as reader:
        asked = reader.get("/sparql", params={"query": ASK}, headers={"origin": "https://other.example"})
        assert asked.headers["access-control-allow-origin"] == "*"
        preflight = reader.options(
            "/sparql", headers={"origin": "https://other.example", "access-control-request-method": "POST"}
        )
        assert preflight.status_code == 204
        assert "POST" in preflight.headers["access-control-allow-methods"]
        assert "authorization" not in preflight.headers["access-control-allow-headers"].lower()
