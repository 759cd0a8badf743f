"""Several graphs as one: exact over the graphs that the service keeps, with a note where others come in."""

import pytest
from serving import BEARER, serving

from kg.store import MemoryStore

COUNT = "SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?sum) {} {{ ?s <urn:p> ?o }}"
TRIPLE = "<urn:a> <urn:b> <urn:c>"
WRITE = {**BEARER, "content-type": "application/sparql-update"}


@pytest.fixture(scope="module")
def foreign():
    store = MemoryStore()
    data = b"\n".join(
        b'<urn:%b> <urn:p> "%d"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:%b> .' % each
        for each in [(b"a", 1, b"g"), (b"a", 1, b"h"), (b"b", 2, b"h")]
    )
    store.load(data, media_type="application/n-quads")
    with serving(store) as client:
        yield client


def asked(client, query, **more):
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": "text/csv"})


def note(answer):
    assert answer.status_code == 200, answer.text
    return answer.headers.get("kg-note", "")


@pytest.mark.parametrize(
    "query",
    [
        COUNT.format(""),
        COUNT.format("FROM <urn:g> FROM <urn:h>"),
        "SELECT ?s ?o { ?s <urn:p> ?o }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s <urn:p> ?o } GROUP BY ?s",
    ],
)
def test_where_a_triple_may_count_twice_the_answer_says_so(foreign, query):
    assert "counts twice" in note(asked(foreign, query))
    assert "counts twice" in note(foreign.post("/sparql", data={"query": query}))


def test_the_page_says_so_too(foreign, client):
    browser = {"accept": "text/html"}
    page = foreign.get("/query", params={"query": COUNT.format("")}, headers=browser).text
    assert "counts twice" in page
    assert (
        "counts twice" not in client.get("/query", params={"query": COUNT.format("")}, headers=browser).text
    )
    one = foreign.get("/query", params={"query": COUNT.format("FROM <urn:h>")}, headers=browser).text
    assert "counts twice" not in one


@pytest.mark.parametrize(
    ("query", "more", "rows"),
    [
        (COUNT.format("FROM <urn:h>"), {}, ["2,3"]),
        (COUNT.format("FROM <urn:h> from # x\n named <urn:g>"), {}, ["2,3"]),
        (COUNT.format(""), {"default-graph-uri": "urn:h"}, ["2,3"]),
        (COUNT.format(""), {"default-graph-uri": "urn:h", "named-graph-uri": "urn:g"}, ["2,3"]),
    ],
)
def test_one_graph_counts_each_triple_once(foreign, query, more, rows):
    answer = asked(foreign, query, **more)
    assert (note(answer), answer.text.splitlines()[1:]) == ("", rows)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?sum) { SELECT DISTINCT ?s ?o { ?s <urn:p> ?o } }", ["2,3"]),
        ("SELECT (COUNT(DISTINCT *) AS ?n) { ?s <urn:p> ?o }", ["2"]),
        (
            "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:p> ?o } } GROUP BY ?g ORDER BY ?g",
            ["urn:g,1", "urn:h,2"],
        ),
    ],
)
def test_what_the_documentation_advises_is_right(foreign, query, rows):
    assert asked(foreign, query).text.splitlines()[1:] == rows


def test_the_engine_still_counts_twice(foreign):
    """When this fails the engine is mended: take the note away."""
    assert asked(foreign, COUNT.format("")).text.splitlines()[1:] == ["3,4"]


def test_over_what_the_service_keeps_there_is_no_note(client):
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    text = asked(client, query).text
    assert note(asked(client, query)) == ""
    update = f"INSERT DATA {{ GRAPH <urn:own> {{ {TRIPLE} }} }}"
    assert client.post("/update", content=update, headers=WRITE).status_code == 204
    assert note(asked(client, query))
    assert client.delete("/graphs", params={"graph": "urn:own"}, headers=BEARER).status_code == 204
    assert (note(asked(client, query)), asked(client, query).text) == ("", text)
