"""The whole service over graph stores of others: the same answers as over a store of its own."""

import json

import pytest
from serving import (
    ARTICLE,
    BEARER,
    BROWSER,
    ENTITIES,
    GRAPH,
    KORHO,
    SUMMIT,
    article_graph,
    descriptions,
    path,
    sample_store,
    serving,
)
from stored import emptied

from kg.query.named import named_queries
from kg.store.values import values

LABELS = "SELECT ?l WHERE { ?x a dip:Person ; rdfs:label ?l } ORDER BY ?l"
TYPES = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
]


@pytest.fixture(params=["oxigraph", "virtuoso"])
def store(request, graph_store):
    found = graph_store(request.param)
    found.put_article(GRAPH, article_graph(), ENTITIES, descriptions())
    yield found
    found.close()
    emptied(graph_store(request.param))


@pytest.fixture
def remote(store):
    with serving(store) as client:
        yield client


@pytest.fixture(scope="module")
def embedded():
    with serving(sample_store()) as client:
        yield client


def rows(answer):
    assert answer.status_code == 200, answer.text
    found = answer.json()["results"]["bindings"]
    return sorted(sorted((name, cell["value"]) for name, cell in row.items()) for row in found)


@pytest.mark.parametrize("media_type", TYPES)
def test_rows_come_in_every_form_byte_for_byte(remote, embedded, media_type):
    found, wanted = (
        each.get("/sparql", params={"query": LABELS}, headers={"accept": media_type})
        for each in (remote, embedded)
    )
    assert (found.status_code, found.headers["content-type"]) == (200, wanted.headers["content-type"])
    assert found.content == wanted.content
    assert b"Korho" in found.content


def test_the_answers_cannot_be_kept_as_others_may_write(remote, store):
    answer = remote.get("/sparql", params={"query": LABELS})
    assert "etag" not in answer.headers
    store.replace_graphs({GRAPH: b"", ENTITIES: b""})
    assert rows(remote.get("/sparql", params={"query": LABELS})) == []


def test_a_verdict_a_graph_and_a_description(remote, embedded):
    for text in (f"ASK {{ <{SUMMIT}> a dip:Summit }}", f"ASK {{ <{SUMMIT}> a dip:Attack }}"):
        assert remote.get("/sparql", params={"query": text}).json() == embedded.get(
            "/sparql", params={"query": text}
        ).json()  # fmt: skip
    for text in (f"DESCRIBE <{SUMMIT}>", "CONSTRUCT WHERE { ?x a dip:Person ; rdfs:label ?l }"):
        accept = {"accept": "application/n-triples"}
        found, wanted = (
            each.get("/sparql", params={"query": text}, headers=accept).content for each in (remote, embedded)
        )
        assert values(found, "") == values(wanted, "")
        assert found


@pytest.mark.parametrize("address", ["/", path(ARTICLE), path(KORHO), path(SUMMIT), "/query?query=ASK+{}",
                                     "/entities", "/articles", "/.well-known/void"])  # fmt: skip
def test_the_pages_are_there(remote, embedded, address):
    found, wanted = (each.get(address, headers=BROWSER) for each in (remote, embedded))
    assert (found.status_code, found.headers["content-type"]) == (200, wanted.headers["content-type"])
    assert ("Korho" in found.text) == ("Korho" in wanted.text)


def test_every_question_gives_what_it_gives_over_a_store_of_its_own(remote, embedded):
    asked = 0
    for question in named_queries():
        found, wanted = (
            each.get("/sparql", params={"query": question.fill({})}) for each in (remote, embedded)
        )
        if question.name != "graphs":  # the server's own are among them
            assert len(rows(found)) == len(rows(wanted)), question.name
        asked += 1
    assert asked > 5


def test_what_is_written_over_http_is_there_at_once(remote, store):
    triples = b"<urn:a> <urn:p> <urn:b> .\n"
    at = {"params": {"graph": "urn:mine"}, "headers": BEARER | {"content-type": "application/n-triples"}}
    assert remote.put("/graphs", content=triples, **at).status_code == 201
    assert remote.get("/graphs", params={"graph": "urn:mine"}, headers={"accept": "application/n-triples"}).content == triples  # fmt: skip
    text = "DELETE { GRAPH <urn:mine> { ?s ?p ?o } } INSERT { GRAPH <urn:mine> { ?s ?p 7 } } WHERE { GRAPH <urn:mine> { ?s ?p ?o } }"
    sent = BEARER | {"content-type": "application/sparql-update"}
    assert remote.post("/update", content=text.encode(), headers=sent).status_code == 204
    assert b'"7"' in store.graph("urn:mine")
    assert remote.delete("/graphs", params={"graph": "urn:mine"}, headers=BEARER).status_code == 204
    assert "urn:mine" not in store.graphs()


def test_what_the_server_cannot_run_is_told_with_the_place(remote):
    answer = remote.get("/sparql", params={"query": "SELECT * WHERE {\n  ?s ?p\n}"})
    assert answer.status_code == 400
    assert answer.json()["where"].startswith("line 3")
    answer = remote.get(
        "/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}
    )
    assert answer.status_code == 400


def test_a_large_answer_comes_whole(remote, store):
    many = "".join(sorted(f'<urn:s{n}> <urn:p> "{n:0100}" .\n' for n in range(4_000))).encode()
    store.replace_graphs({"urn:many": many})
    answer = remote.get("/sparql", params={"query": "SELECT * { GRAPH <urn:many> { ?s ?p ?o } }"})
    assert len(json.loads(answer.content)["results"]["bindings"]) == 4_000
