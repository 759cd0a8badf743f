"""Sends the requests that the W3C's protocol manifests describe, and looks at what comes back."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
from rdflib import Graph, Namespace
from w3c_suite import MF, canonical

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")


def requests_of(graph: Graph, test):
    """Give the requests of a test in their order."""
    return list(graph.items(graph.value(graph.value(test, MF.action), HT.requests)))


def headers_of(graph: Graph, node) -> dict[str, str]:
    """Give the headers of a request or an answer."""
    listed = graph.value(node, HT.headers)
    return {
        str(graph.value(each, HT.fieldName)).lower(): str(graph.value(each, HT.fieldValue))
        for each in (graph.items(listed) if listed is not None else ())
    }


def body_of(graph: Graph, node) -> bytes | None:
    """Give the body of a request or an answer, or None."""
    body = graph.value(node, HT.body)
    if body is None:
        return None
    encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
    return str(graph.value(body, CNT.chars)).encode(encoding)


def sent(client: httpx.Client, graph: Graph, request, path: str, location: str = "") -> httpx.Response:
    """Send one request to a path of ours, the rest of its address kept."""
    address = urlsplit(str(graph.value(request, HT.absolutePath)).replace("$LOCATION$", location))
    if path == "/graphs":
        path += address.path.removeprefix("/gsp")
    body = body_of(graph, request)
    return client.request(
        str(graph.value(request, HT.methodName)),
        path + (f"?{address.query}" if address.query else ""),
        content=body.replace(b"$LOCATION$", location.encode()) if body else None,
        headers=headers_of(graph, request),
    )


def sparql_path(graph: Graph, request, *, is_update: bool) -> str:
    """Give where a protocol test's request goes; an update test asks in between, to see what it did."""
    said = headers_of(graph, request).get("content-type", "")
    asks = "sparql-query" in said or (body_of(graph, request) or b"").startswith(b"query=")
    return "/update" if is_update and not asks else "/sparql"


def wrong_status(graph: Graph, expected, answer: httpx.Response) -> str:
    """Tell what is wrong with an answer's status; empty if it is right."""
    named = {str(status).rpartition("#")[2] for status in graph.objects(expected, MF.expectedStatus)}
    classes = {name[len("StatusCode")] for name in named if name.startswith("StatusCode")}
    codes = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404, "BadRequest": 400}
    right = str(answer.status_code)[0] in classes or answer.status_code in {codes.get(n) for n in named}
    return "" if right else f"{answer.status_code}, not one of {sorted(named)}: {answer.text[:200]}"


def wrong_answer(graph: Graph, expected, answer: httpx.Response) -> str:
    """Tell what is wrong with an answer to a query; empty if nothing is."""
    media_type = answer.headers.get("content-type", "")
    boolean, kind = graph.value(expected, MF.expectedBoolean), str(graph.value(expected, MF.expectedFormat))
    if boolean is not None and answer.json()["boolean"] is not bool(boolean.toPython()):
        return f"not {boolean}"
    fitting = {
        "boolean": ("application/sparql-results",),
        "tabular": ("application/sparql-results", "text/csv", "text/tab"),
        "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
    }.get(kind, ("",))
    return "" if media_type.startswith(fitting) else f"{media_type} is not {kind}"


def wrong_graph(graph: Graph, expected, answer: httpx.Response) -> str:
    """Tell whether a graph is not the one that is expected; empty if it is, or none is."""
    body = body_of(graph, expected)
    if body is None:
        return ""
    base = str(answer.url)
    wanted, found = (
        canonical([quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=base)])
        for data in (body, answer.content)
    )
    return "" if wanted == found else f"another graph: {answer.text[:300]}"
