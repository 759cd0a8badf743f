"""The W3C's SPARQL suites, over HTTP against a running service with readers, ``--default-graph own``.

With ``--record`` the outcome is written as EARL for the page ``/conformance``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import httpx
import pyoxigraph as ox
import pytest
from loopback import TOKEN, serving
from rdflib import RDF, URIRef
from w3c_earl import SHIPPED, Outcome, report
from w3c_http import HT, requests_of, sent, sparql_path, wrong_answer, wrong_graph, wrong_status
from w3c_known import KNOWN_FAILURES
from w3c_suite import (
    LAX,
    MF,
    QT,
    UT,
    Rows,
    actions,
    canonical,
    csv_rows,
    entries,
    expected,
    from_clauses,
    is_lax,
    is_node,
    ntriples,
    rows_of,
    text_of,
    triples,
)

from kg.store import MemoryStore

SD = "http://www.w3.org/ns/sparql-service-description#"
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
# SERVICE goes to addresses that the operator has named only; tests of it would need endpoints of their names.
NOT_RUN = {"sparql11/service", "sparql11/syntax-fed"}
TOTALS = {
    "protocol": 34,
    "graph store protocol": 14,
    "service description": 3,
    "result formats": 10,
    "update": 94,
    "update syntax": 55,
    "query 1.1": 225,
    "query syntax 1.1": 111,
    "query 1.0": 283,
    "query syntax 1.0": 199,
}


@pytest.fixture(scope="module")
def client():
    settings = {"default_graph": "own", "readers": 2, "result_cache": 0}
    with (
        serving(MemoryStore(), **settings) as url,
        httpx.Client(base_url=url, headers={"authorization": f"Bearer {TOKEN}"}, timeout=60) as found,
    ):
        yield found


def suite_of(suite, test):
    """Give the category that a test counts in, or None if it is not run."""
    folder = test.folder
    if f"{suite}/{folder}" in NOT_RUN:
        return None
    if folder in ("csv-tsv-res", "json-res"):
        return "result formats"
    return {
        "ProtocolTest": "protocol",
        "GraphStoreProtocolTest": "graph store protocol",
        "ServiceDescriptionTest": "service description",
        "UpdateEvaluationTest": "update",
        "PositiveUpdateSyntaxTest11": "update syntax",
        "NegativeUpdateSyntaxTest11": "update syntax",
        "PositiveSyntaxTest11": "query syntax 1.1",
        "NegativeSyntaxTest11": "query syntax 1.1",
        "PositiveSyntaxTest": "query syntax 1.0",
        "NegativeSyntaxTest": "query syntax 1.0",
        "QueryEvaluationTest": "query 1.1" if suite == "sparql11" else "query 1.0",
    }[test.kind]


def listed(shared):
    """Give each test that is run, with its category and the folder of its suite."""
    for suite, manifest in (("sparql11", "manifest-all.ttl"), ("sparql10", "manifest.ttl")):
        root = shared / "w3c" / suite
        for test in all_of(root, manifest):
            if category := suite_of(suite, test):
                yield category, f"{suite}/{test.name}", root, test


def all_of(root, manifest):
    """Give the entries, and what a manifest of the Graph Store Protocol describes and forgets to list."""
    found = {test.iri: test for test in entries(root, manifest)}
    for test in tuple(found.values()):
        if test.kind == "GraphStoreProtocolTest":
            for iri in test.graph.subjects(RDF.type, MF.GraphStoreProtocolTest):
                found.setdefault(iri, replace(test, iri=iri))
    return found.values()


def fill(client, root, default=(), graphs=()):
    """Make the store hold these files: in the default graph, and in graphs by their names."""
    client.post("/update", data={"update": "DROP ALL"}).raise_for_status()
    for iri in default:
        put(client, {"default": ""}, ntriples(root, iri))
    for iri, name in graphs:
        put(client, {"graph": name}, ntriples(root, iri))


def put(client, where, data):
    headers = {"content-type": "application/n-triples"}
    client.post("/graphs", params=where, content=data, headers=headers).raise_for_status()


def texts(test, predicate, node):
    return [str(each) for each in test.graph.objects(node, predicate)]


def query(client, root, test):
    """Run a query and compare what it gives; all four kinds of answer in their best form."""
    action = actions(test)
    iri = str(test.object(action, QT.query)) if is_node(action) else str(action)
    text = text_of(root, iri)
    data, named = texts(test, QT.data, action), texts(test, QT.graphData, action)
    folder = iri.rpartition("/")[0] + "/"
    if not data:
        named += [folder + name for name in from_clauses(text)]
    fill(client, root, data, [(each, each) for each in dict.fromkeys(named)])
    result = str(test.object(test.iri, MF.result))
    wanted, rule = expected(root, result)
    accept = {"csv": "text/csv", "tsv": "text/tab-separated-values"}.get(result[-3:])
    if isinstance(wanted, list):
        accept = "application/n-triples"
    headers = {
        "accept": accept or "application/sparql-results+json",
        "content-type": "application/sparql-query",
    }
    answer = client.post("/sparql", content=f"BASE <{iri}>\n{text}".encode(), headers=headers)
    if answer.status_code != 200:
        return f"{answer.status_code} {answer.text[:200]}"
    found = read(answer, result)
    if isinstance(wanted, list):
        is_same = canonical(wanted) == canonical(found)
    elif isinstance(wanted, Rows):
        is_same = isinstance(found, Rows) and wanted.same_as(found, LAX if is_lax(test) else rule)
    else:
        is_same = wanted is found
    return "" if is_same else f"wanted {wanted}, found {found}"[:400]


def read(answer, result):
    media_type = answer.headers["content-type"].partition(";")[0]
    if media_type == "application/n-triples":
        return [quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)]
    if result.endswith(".csv"):
        return csv_rows(answer.content)
    form = ox.QueryResultsFormat.TSV if result.endswith(".tsv") else ox.QueryResultsFormat.JSON
    return rows_of(ox.parse_query_results(answer.content, format=form))


def update(client, root, test):
    """Run an update and compare all graphs with what is expected."""
    action, result = actions(test), test.object(test.iri, MF.result)
    fill(client, root, texts(test, UT.data, action), named_data(test, action))
    iri = str(test.object(action, UT.request))
    text = f"BASE <{iri}>\n{text_of(root, iri)}"
    headers = {"content-type": "application/sparql-update"}
    answer = client.post("/update", content=text.encode(), headers=headers)
    if answer.status_code >= 300:
        return f"{answer.status_code} {answer.text[:200]}"
    wanted = {}
    for file in texts(test, UT.data, result):
        wanted.setdefault("", []).extend(triples(root, file))
    for file, name in named_data(test, result):
        wanted.setdefault(name, []).extend(triples(root, file))
    found = held(client)
    is_same = {n: canonical(g) for n, g in wanted.items() if g} == {n: canonical(g) for n, g in found.items()}
    return "" if is_same else f"wanted {wanted}, found {found}"[:400]


def named_data(test, node):
    return [
        (str(test.object(each, UT.graph)), label(test, each))
        for each in test.graph.objects(node, UT.graphData)
    ]


def held(client):
    text = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    answer = client.get("/sparql", params={"query": text, "format": "json"})
    graphs = {}
    for row in ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON):
        name = row["g"].value if row["g"] else ""
        graphs.setdefault(name, []).append(ox.Triple(row["s"], row["p"], row["o"]))
    return graphs


def syntax(client, root, test):
    """Send a text that must be taken, or must not."""
    text = text_of(root, str(actions(test)))
    is_update, is_good = "Update" in test.kind, test.kind.startswith("Positive")
    path, sort = ("/update", "update") if is_update else ("/sparql", "query")
    answer = client.post(path, content=text.encode(), headers={"content-type": f"application/sparql-{sort}"})
    right = answer.status_code < 300 if is_good else answer.status_code == 400
    return "" if right else f"{answer.status_code} {answer.text[:200]}"


def protocol(client, root, test):
    """Send the requests of a test, one after the other."""
    graph = test.graph
    fill(client, root)
    for each in graph.objects(test.iri, UT.graphData):
        put(client, {"graph": label(test, each)}, ntriples(root, str(test.object(each, UT.graph))))
    for request in requests_of(graph, test.iri):
        path = sparql_path(graph, request, is_update="update" in test.name)
        answer, wanted = sent(client, graph, request, path), graph.value(request, HT.resp)
        if said := wrong_status(graph, wanted, answer) or wrong_answer(graph, wanted, answer):
            return said
    return ""


def label(test, node):
    return str(test.graph.value(node, RDFS_LABEL))


def graph_store(client, root, test):
    """Send the requests of a test of the Graph Store Protocol."""
    graph, location = test.graph, ""
    fill(client, root)
    for request in requests_of(graph, test.iri):
        answer = sent(client, graph, request, "/graphs", location)
        location = answer.headers.get("location", location)
        wanted = graph.value(request, HT.resp)
        if said := wrong_status(graph, wanted, answer) or wrong_graph(graph, wanted, answer):
            return said
    return ""


def description(client, _root, test):
    """Ask for the service description."""
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    found = [quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)]
    services = [each.subject for each in found if each.object == ox.NamedNode(SD + "Service")]
    endpoints = [each for each in found if each.predicate == ox.NamedNode(SD + "endpoint")]
    checked = {
        "returns-rdf": bool(found),
        "has-endpoint-triple": endpoints[0].object.value == f"{str(client.base_url).rstrip('/')}/sparql",
        "conforms-to-schema": [each.subject for each in endpoints] == services,
    }
    return "" if checked[test.name.rpartition("/")[2]] else "the description lacks it"


RUNNERS = {
    "protocol": protocol,
    "graph store protocol": graph_store,
    "service description": description,
    "update": update,
    "result formats": query,
    "query 1.1": query,
    "query 1.0": query,
}


def test_all_tests_pass_but_the_known_ones(shared, client, request):
    outcomes = [
        Outcome(category, str(test.iri), name, RUNNERS.get(category, syntax)(client, root, test))
        for category, name, root, test in listed(shared)
    ]
    ran = Counter(each.category for each in outcomes)
    failed = {each.name: each.said for each in outcomes if each.said}
    passed = Counter(each.category for each in outcomes if not each.said)
    counts = ", ".join(f"{category} {passed[category]}/{ran[category]}" for category in TOTALS)
    request.node.user_properties.append(("conformance", f"W3C SPARQL suites, passed: {counts}"))
    assert ran == TOTALS
    assert {name: said for name, said in failed.items() if name not in KNOWN_FAILURES} == {}
    assert KNOWN_FAILURES.keys() - failed.keys() == set(), "these pass now: take them off the list"
    written = report(outcomes, KNOWN_FAILURES)
    if request.config.getoption("record"):
        SHIPPED.parent.mkdir(exist_ok=True)
        SHIPPED.write_bytes(written)
    assert SHIPPED.read_bytes() == written, "run with --record"
