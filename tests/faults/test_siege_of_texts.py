"""Texts that are long, or cost more to read than others: nobody else waits for them."""

import json
import time
from urllib.parse import quote

import pytest
from bystander import bystander
from server_process import FORM, SPARQL, UPDATE, server, until

from kg.readers.consumption import seconds_run

IN = "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join("1" * 49_000) + ")) }"
LONG = "SELECT * { VALUES ?x { " + " ".join(f"<urn:{n}>" for n in range(5_000)) + " } ?x <urn:p> ?o }"
GRAPHS = "".join(f"GRAPH <urn:g{n}> {{ <urn:a> <urn:b> {n} }}\n" for n in range(16_000))
# The names of graphs that are kept are written so that a library resolves them otherwise than the engine.
ASIDE = "BASE <https://w3id.org/diplomacy-kg/a//x> "
KEPT = "<../../graph/entities>"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with server(tmp_path_factory.mktemp("siege") / "store") as found:
        found.ask("ASK {}")
        yield found


@pytest.mark.parametrize("number", [24, 40, 10_000])
def test_comment_marks_are_read_once(running, number):
    with bystander(running.host) as seen:
        assert running.ask("SELECT * FROM " + "#" * number + "\n<urn:g> {?s ?p ?o}")[0] == 200
        running.ask("SELECT * FROM NAMED" + " #\n" * (number // 3) + "<urn:g> {?s ?p ?o}")
    seen.assert_nothing()


SENT = {
    "words": ("/sparql", "a " * 1_000_000, SPARQL, 413),
    "words that are no query": ("/sparql", "a " * 45_000, SPARQL, 400),
    "a form": ("/sparql", "query=" + "%3C" * 5_300_000, FORM, 413),
    "a form on the page": ("/query", "query=" + "%3C" * 5_300_000, FORM, 413),
    "a form within the limit": ("/sparql", "query=" + "%41" * 90_000, FORM, 400),
    "a form of an update": ("/update", "update=" + "%41" * 5_300_000, {**UPDATE, **FORM}, 400),
    "a list": ("/sparql", IN, SPARQL, 400),
    "blank nodes": ("/sparql", "SELECT * {_:" + "a." * 45_000 + " ?p ?o}", SPARQL, 400),
    "brackets": ("/sparql", "(" * 99_000, SPARQL, 400),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_too_long_or_too_much_is_refused_and_nobody_waits(running, name):
    path, body, headers, status = SENT[name]
    with bystander(running.host) as seen:
        for _ in range(3):
            said, _, problem = running.request("POST", path, body.encode(), **headers)
            assert said == status, problem
    seen.assert_nothing()
    assert json.loads(problem)["todo"]


def test_a_long_query_that_may_be_asked_is_read_where_nobody_waits_for_it(running):
    with bystander(running.host) as seen:
        for _ in range(10):
            assert running.request("POST", "/sparql", LONG.encode(), **SPARQL)[0] == 200
            status, _, said = running.request("POST", "/sparql", f"query={quote(LONG + ' SERVICE')}", **FORM)
            assert (status, json.loads(said)["code"]) == (400, "KG-U02")
    seen.assert_nothing()


def test_an_update_of_many_graphs_costs_nobody_else_time(running):
    with bystander(running.host) as seen:
        assert running.update(f"INSERT DATA {{ {GRAPHS} }}") == 204
    seen.assert_nothing()


@pytest.fixture(scope="module")
def scoped(tmp_path_factory):
    """Give a server, and the headers of someone who may update graphs of his own."""
    folder = tmp_path_factory.mktemp("scoped")
    tokens = folder / "tokens.toml"
    with server(folder / "store", KG_TOKENS=str(tokens)) as found:
        yield found, _token(tokens)


def _token(tokens):
    from kg.serve.tokens import new_token

    secret = new_token(tokens, "somebody", ["update"])
    return {**UPDATE, "Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize(
    "text",
    [
        f"DROP GRAPH {KEPT}",
        f"INSERT DATA {{ GRAPH {KEPT} {{ <urn:a> <urn:b> 1 }} }}",
        f"WITH {KEPT} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "PREFIX k: <../../graph/> CLEAR GRAPH k:entities",
        "CLEAR GRAPH <//[x/y>",
        "CLEAR GRAPH <urn:\\UFFFFFFFFx>",
    ],
)
def test_kept_graphs_are_not_reached_by_another_name(scoped, text):
    found, headers = scoped
    status, _, said = found.request("POST", "/update", (ASIDE + text).encode(), **headers)
    assert (status, json.loads(said)["code"]) in ((403, "KG-A02"), (400, "KG-U02"))


def test_a_doubled_header_chooses_for_itself_only(running):
    path = "/sparql?query=" + quote("SELECT (1 AS ?one) {}")
    connection = running.connected(
        f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n"
        "Accept: application/sparql-results+json;q=0.1\r\nConnection: close\r\n\r\n"
    )
    with connection:
        said = b""
        while piece := connection.recv(65_536):
            said += piece
    assert b"content-type: text/csv" in said
    _, headers, _ = running.request("GET", path, Accept="application/sparql-results+json;q=0.1")
    assert headers["content-type"] == "application/sparql-results+json"


def test_a_mark_before_the_text_is_no_part_of_it(running):
    assert running.request("POST", "/sparql", "\ufeffASK {}".encode(), **SPARQL)[0] == 200


def test_a_query_that_only_its_head_is_asked_of_ends_with_it(running):
    triples = "".join(f"<urn:h{n}> <urn:h> {n} . " for n in range(2_000))
    assert running.update(f"INSERT DATA {{ GRAPH <urn:heads> {{ {triples} }} }}") == 204
    rows = quote("SELECT * { ?a <urn:h> ?x . ?b <urn:h> ?y . ?c <urn:h> ?z }")
    with bystander(running.host) as seen:
        for _ in range(8):
            status, _, body = running.request("HEAD", f"/sparql?query={rows}&timeout=60", timeout=10)
            assert (status, body) == (200, b"")
    seen.assert_nothing()
    until(lambda: sum(map(seconds_run, running.below()[1])) - _later(running) > -0.1, 10)


def _later(running):
    """Give the seconds that the readers have been on a processor, a moment later."""
    time.sleep(0.3)
    return sum(map(seconds_run, running.below()[1]))
