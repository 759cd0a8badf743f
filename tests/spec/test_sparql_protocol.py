"""The W3C tests of the SPARQL 1.1 Protocol, sent to the application; they need the evaluation data."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import Graph, Namespace, URIRef
from serving import BEARER, serving

from kg.store import MemoryStore

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
NAMES = [
    "query_post_form",
    "query_dataset_default_graphs_get",
    "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post",
    "query_dataset_named_graphs_get",
    "query_dataset_full",
    "query_multiple_dataset",
    "query_get",
    "query_content_type_select",
    "query_content_type_ask",
    "query_content_type_describe",
    "query_content_type_construct",
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
    "query_post_direct",
    "bad_query_method",
    "bad_multiple_queries",
    "bad_query_wrong_media_type",
    "bad_query_missing_form_type",
    "bad_query_missing_direct_type",
    "bad_query_non_utf8",
    "bad_query_syntax",
    "bad_update_get",
    "bad_multiple_updates",
    "bad_update_wrong_media_type",
    "bad_update_missing_form_type",
    "bad_update_non_utf8",
    "bad_update_syntax",
    "bad_update_dataset_conflict",
]
KNOWN_FAILURES: dict[str, str] = {}


@cache
def manifest(folder: Path) -> Graph:
    return Graph().parse(folder / "manifest.ttl", format="turtle", publicID=folder.as_uri() + "/manifest")


def test_every_test_of_the_manifest_is_named_here(shared):
    graph = manifest(shared / "w3c" / "sparql11" / "protocol")
    entries = graph.value(predicate=MF.entries, any=False) or next(graph.objects(None, MF.entries))
    assert [str(entry).rpartition("#")[2] for entry in graph.items(entries)] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_protocol(name, shared, request):
    folder = shared / "w3c" / "sparql11" / "protocol"
    graph = manifest(folder)
    test = next(node for node in set(graph.subjects(MF.action)) if str(node).endswith(f"#{name}"))
    store = MemoryStore()
    for data in graph.objects(test, UT.graphData):
        file = folder / str(graph.value(data, UT.graph)).rpartition("/")[2]
        store.load(file.read_bytes(), media_type="text/turtle", graph=str(graph.value(data, RDFS_LABEL)))
    if name in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[name], strict=True))
    with serving(store) as client:
        for each in graph.items(graph.value(graph.value(test, MF.action), HT.requests)):
            answer = send(client, graph, each, is_update="update" in name)
            check(graph, graph.value(each, HT.resp), answer)


def send(client, graph, request, *, is_update):
    """Send one request; an update test asks in between, to see what it did."""
    headers = dict(BEARER)
    for header in (
        graph.items(graph.value(request, HT.headers)) if (request, HT.headers, None) in graph else ()
    ):
        headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
    body = graph.value(request, HT.body)
    chars = str(graph.value(body, CNT.chars)) if body else ""
    address = urlsplit(str(graph.value(request, HT.absolutePath)))
    asks = "sparql-query" in headers.get("content-type", "") or chars.startswith("query=")
    path = "/update" if is_update and not asks else "/sparql"
    encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8") if body else "UTF-8"
    return client.request(
        str(graph.value(request, HT.methodName)),
        path + (f"?{address.query}" if address.query else ""),
        content=chars.encode(encoding) if body else None,
        headers=headers,
    )


def check(graph, expected, answer):
    statuses = {str(status).rpartition("#")[2] for status in graph.objects(expected, MF.expectedStatus)}
    classes = {status[len("StatusCode")] for status in statuses if status.startswith("StatusCode")}
    assert str(answer.status_code)[0] in classes, (answer.status_code, answer.text, statuses)
    boolean = graph.value(expected, MF.expectedBoolean)
    if boolean is not None:
        assert answer.json()["boolean"] is bool(boolean.toPython())
    kind, media_type = (
        str(graph.value(expected, MF.expectedFormat) or ""),
        answer.headers.get("content-type", ""),
    )
    if kind in ("boolean", "tabular"):
        assert media_type.startswith(("application/sparql-results", "text/csv", "text/tab"))
    elif kind == "RDF":
        assert media_type.startswith(("text/turtle", "application/n-triples", "application/rdf+xml"))
