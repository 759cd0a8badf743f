"""Writing: only with the token, whole or not at all."""

import pyoxigraph as ox
import pytest
from serving import BEARER, BROWSER, ENTITIES, GRAPH, KEY, TOKEN, sample_store, serving

OWN = "https://mine.example/graph"
TURTLE = {"content-type": "text/turtle"}
UPDATE = {"content-type": "application/sparql-update"}
INSERT = f"INSERT DATA {{ GRAPH <{OWN}> {{ <urn:a> <urn:b> <urn:c> }} }}"
WRITES = [
    ("POST", "/update", {"content": INSERT, "headers": UPDATE}),
    ("POST", "/update", {"data": {"update": INSERT}}),
    ("PUT", f"/graphs?graph={OWN}", {"content": "<urn:a> <urn:b> 1 .", "headers": TURTLE}),
    ("POST", f"/graphs?graph={OWN}", {"content": "<urn:a> <urn:b> 1 .", "headers": TURTLE}),
    ("DELETE", f"/graphs?graph={GRAPH}", {}),
    ("POST", "/articles", {"content": "Some text.", "headers": {"content-type": "text/plain"}}),
    ("DELETE", f"/articles/{KEY}", {}),
]
SHOWN = [
    ({}, 401),
    ({"authorization": "Bearer wrong"}, 401),
    ({"authorization": f"Bearer {TOKEN}x"}, 401),
    ({"authorization": f"Bearer {TOKEN[:-1]}"}, 401),
    ({"authorization": "Bearer "}, 401),
    ({"authorization": f"Basic {TOKEN}"}, 401),
    ({"authorization": TOKEN}, 401),
    ({"authorization": "Bearer öffne-dich".encode("latin-1")}, 401),
]


def send(client, method, url, request, **headers):
    return client.request(method, url, **{**request, "headers": {**request.get("headers", {}), **headers}})


@pytest.mark.parametrize(("shown", "status"), SHOWN, ids=range(len(SHOWN)))
@pytest.mark.parametrize(("method", "url", "request_"), WRITES, ids=range(len(WRITES)))
def test_without_the_token_nothing_is_written(reader, method, url, request_, shown, status):
    before = reader.app.state.service.store.count()
    answer = reader.request(method, url, **{**request_, "headers": {**request_.get("headers", {}), **shown}})
    assert answer.status_code == status
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "KG-A01"
    assert TOKEN not in answer.text
    assert reader.app.state.service.store.count() == before


@pytest.mark.parametrize("token", [None, ""])
@pytest.mark.parametrize(("method", "url", "request_"), WRITES, ids=range(len(WRITES)))
@pytest.mark.parametrize("shown", [{}, BEARER, {"authorization": "Bearer "}])
def test_without_a_token_on_the_server_nobody_writes(method, url, request_, shown, token):
    store = sample_store()
    before = store.count()
    with serving(store, admin_token=token) as client:
        answer = send(client, method, url, request_, **shown)
    assert (answer.status_code, answer.json()["code"]) == (403, "KG-A02")
    assert "KG_ADMIN_TOKEN" in answer.json()["todo"]
    assert store.count() == before


def test_the_token_is_asked_for_before_the_body_is_looked_at(reader):
    answer = reader.post("/update", content=b"\xff", headers={"content-type": "image/png"})
    assert answer.status_code == 401


@pytest.mark.parametrize("request_", [WRITES[0][2], WRITES[1][2]], ids=["direct", "form"])
def test_an_update_is_seen_by_the_next_query(client, request_):
    assert send(client, "POST", "/update", request_, **BEARER).status_code == 204
    assert (
        client.get("/sparql", params={"query": "ASK { <urn:a> <urn:b> <urn:c> }"}).json()["boolean"] is True
    )


BAD_UPDATES = [
    ({"content": "INSERT DATA {", "headers": UPDATE}, 400),
    ({"content": "SELECT * { ?s ?p ?o }", "headers": UPDATE}, 400),
    ({"content": "LOAD <file:///etc/passwd>", "headers": UPDATE}, 400),
    ({"content": "LOAD <http://127.0.0.1:1/>", "headers": UPDATE}, 400),
    ({"content": f"{INSERT} ; DROP GRAPH <urn:missing>", "headers": UPDATE}, 400),
    ({"content": b"\xff", "headers": UPDATE}, 400),
    ({"content": INSERT, "headers": {"content-type": "text/plain"}}, 415),
    ({"data": {"query": "ASK {}"}}, 400),
    ({"data": {"update": [INSERT, INSERT]}}, 400),
]


@pytest.mark.parametrize(("request_", "status"), BAD_UPDATES, ids=range(len(BAD_UPDATES)))
def test_a_bad_update_changes_nothing(reader, request_, status):
    store = reader.app.state.service.store
    before = store.count()
    answer = send(reader, "POST", "/update", request_, **BEARER)
    assert (answer.status_code, store.count()) == (status, before)
    assert answer.json()["detail"]


def test_a_silent_load_fetches_nothing_and_counts_as_done(client, tmp_path):
    (tmp_path / "there.nt").write_text("<urn:there> <urn:b> <urn:c> .\n")
    place = (tmp_path / "there.nt").as_uri()
    text = f"{INSERT} ; LOAD SILENT <{place}> ; LOAD SILENT <{place}> INTO GRAPH <urn:loaded>"
    before = client.app.state.service.store.count()
    assert client.post("/update", content=text, headers={**UPDATE, **BEARER}).status_code == 204
    assert client.app.state.service.store.count() == before + 1


def test_updates_are_not_taken_by_get(reader):
    answer = reader.get("/update", params={"update": INSERT}, headers=BEARER)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def triples(client, **headers):
    answer = client.get(
        "/graphs", params={"graph": OWN}, headers={"accept": "application/n-triples", **headers}
    )
    return sorted(answer.text.splitlines()) if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/turtle", "<urn:a> <urn:b> <urn:c> ."),
        ("application/n-triples", "<urn:a> <urn:b> <urn:c> ."),
        ("application/ld+json", '{"@id": "urn:a", "urn:b": {"@id": "urn:c"}}'),
        (
            "application/rdf+xml",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"><r:Description '
            'r:about="urn:a"><u:b r:resource="urn:c"/></r:Description></r:RDF>',
        ),
    ],
)
def test_a_graph_is_put_read_and_deleted(client, media_type, body):
    headers = {**BEARER, "content-type": media_type}
    assert triples(client) == 404
    assert client.put("/graphs", params={"graph": OWN}, content=body, headers=headers).status_code == 201
    assert triples(client) == ["<urn:a> <urn:b> <urn:c> ."]
    assert client.head("/graphs", params={"graph": OWN}).status_code == 200
    assert client.put("/graphs", params={"graph": OWN}, content=body, headers=headers).status_code == 204
    assert client.delete("/graphs", params={"graph": OWN}, headers=BEARER).status_code == 204
    assert triples(client) == 404
    assert client.delete("/graphs", params={"graph": OWN}, headers=BEARER).status_code == 404


def test_put_replaces_and_post_adds(client):
    headers, where = {**BEARER, **TURTLE}, {"graph": OWN}
    client.put("/graphs", params=where, content="<urn:a> <urn:b> 1 .", headers=headers)
    assert (
        client.post("/graphs", params=where, content="<urn:a> <urn:b> 2 .", headers=headers).status_code
        == 204
    )
    assert len(triples(client)) == 2
    client.put("/graphs", params=where, content="<urn:a> <urn:b> 3 .", headers=headers)
    assert len(triples(client)) == 1


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld", "rdf"])
def test_a_graph_is_read_in_each_form(reader, name):
    answer = reader.get("/graphs", params={"graph": ENTITIES, "format": name})
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    assert len(list(ox.parse(answer.content, format=form))) > 10


BAD_GRAPHS = [
    ("GET", "", {}, 400),
    ("GET", "?default", {}, 400),
    ("PUT", "?default", {"content": "", "headers": TURTLE}, 400),
    ("PUT", "?default&graph=urn:x", {"content": "", "headers": TURTLE}, 400),
    ("PUT", "?graph=relative", {"content": "", "headers": TURTLE}, 400),
    ("PUT", "?graph=urn:x%3E%20%7D", {"content": "", "headers": TURTLE}, 400),
    ("PUT", "?graph=urn:x&graph=urn:y", {"content": "", "headers": TURTLE}, 400),
    ("PUT", "?graph=urn:x", {"content": "<urn:a> <urn:b> .", "headers": TURTLE}, 400),
    ("PUT", "?graph=urn:x", {"content": "{}", "headers": {"content-type": "application/trig"}}, 415),
    ("PUT", "?graph=urn:x", {"content": "x", "headers": {"content-type": "image/png"}}, 415),
    ("PUT", "?graph=urn:x", {"content": b"\xff\xfe\x00", "headers": TURTLE}, 400),
    ("PUT", "?graph=urn:x", {
        "content": '{"@context": "http://127.0.0.1:1/c", "@id": "urn:a", "b": 1}',
        "headers": {"content-type": "application/ld+json"},
    }, 400),
    ("GET", "?graph=urn:missing", {}, 404),
    ("DELETE", "?graph=urn:missing", {}, 404),
    ("PATCH", "?graph=urn:x", {}, 415),
]  # fmt: skip


@pytest.mark.parametrize(("method", "query", "request_", "status"), BAD_GRAPHS, ids=range(len(BAD_GRAPHS)))
def test_bad_requests_to_graphs_change_nothing(reader, method, query, request_, status):
    store = reader.app.state.service.store
    before = store.count()
    answer = send(reader, method, f"/graphs{query}", request_, **BEARER)
    assert (answer.status_code, store.count()) == (status, before)
    assert answer.json()["detail"]


def test_broken_rdf_is_told_with_its_line(reader):
    answer = reader.put(
        "/graphs",
        params={"graph": OWN},
        content="<urn:a> <urn:b> 1 .\n<urn:a> .",
        headers={**BEARER, **TURTLE},
    )
    assert answer.json()["line"] == 2


def test_a_body_over_the_limit_is_refused_whether_or_not_it_says_its_size():
    with serving(max_body_bytes=1000) as client:
        url, headers = f"/graphs?graph={OWN}", {**BEARER, **TURTLE}
        said = client.put(url, content=b"#" * 1001, headers=headers)
        chunked = client.put(url, content=(b"#" * 100 for _ in range(11)), headers=headers)
        fits = client.put(url, content=b"#" * 999 + b"\n", headers=headers)
        form = client.post("/validate", files={"data": b"#" * 2000})
    assert [each.status_code for each in (said, chunked, fits, form)] == [413, 413, 201, 413]
    assert said.json()["code"] == "KG-I04"
    assert "KG_MAX_BODY_BYTES" in chunked.json()["todo"]


def test_errors_of_writing_come_as_pages_to_browsers(reader):
    answer = reader.delete(f"/articles/{KEY}", headers=BROWSER)
    assert answer.status_code == 401
