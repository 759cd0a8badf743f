"""The Graph Store Protocol: graphs by name and by address, forms, PATCH, charsets, and what is kept from whom."""

import pytest
from serving import BEARER, BROWSER, ENTITIES, GRAPH, KEY, sample_store, serving

from kg.serve.tokens import new_token

OWN = "https://mine.example/graph"
TURTLE = {"content-type": "text/turtle"}
UPDATE = {"content-type": "application/sparql-update"}
SPOKEN = "<urn:a> <urn:b> {} ."


def lines(client, url, **params):
    answer = client.get(url, params=params, headers={"accept": "application/n-triples"})
    return sorted(answer.text.splitlines()) if answer.status_code == 200 else answer.status_code


@pytest.fixture(params=["direct", "indirect"])
def at(request):
    """Give the address of a graph, its parameters and its IRI."""
    if request.param == "direct":
        return "/graphs/people/1.ttl", {}, "http://testserver/graphs/people/1.ttl"
    return "/graphs", {"graph": OWN}, OWN


def test_a_graph_lives_and_dies_at_both_kinds_of_address(client, at):
    url, params, iri = at
    headers = {**BEARER, **TURTLE}

    def put(text):
        return client.put(url, params=params, content=text, headers=headers).status_code

    assert client.get(url, params=params).status_code == 404
    assert put(f"<> <urn:b> 1, <{iri}x> .") == 201
    assert lines(client, url, **params) == sorted(
        [f"<{iri}> <urn:b> <{iri}x> .", f'<{iri}> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .']
    )
    assert lines(client, "/graphs", graph=iri) == lines(client, url, **params)
    assert put("<> <urn:b> <urn:c> .") == 204
    post = client.post(url, params=params, content="<> <urn:b> <urn:d> .", headers=headers)
    assert post.status_code == 204
    assert len(lines(client, url, **params)) == 2
    head = client.head(url, params=params, headers={"accept": "text/turtle"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.delete(url, params=params, headers=BEARER).status_code == 204
    assert client.head(url, params=params).status_code == 404
    assert client.delete(url, params=params, headers=BEARER).status_code == 404


def test_a_graph_without_a_name_gets_one(client):
    answer = client.post("/graphs", content="<> <urn:b> <urn:c> .", headers={**BEARER, **TURTLE})
    assert answer.status_code == 201
    where = answer.headers["location"]
    assert lines(client, where) == [f"<{where}> <urn:b> <urn:c> ."]
    again = client.post("/graphs", content="<> <urn:b> <urn:c> .", headers={**BEARER, **TURTLE})
    assert again.headers["location"] != where


def test_several_files_are_put_into_one_graph(client):
    files = [
        ("a", ("a.ttl", "<urn:a> <urn:b> [] .", "text/turtle; charset=utf-8")),
        ("b", ("b.nt", "<urn:a> <urn:b> _:x .", "application/octet-stream")),
        ("c", ("c.jsonld", '{"@id": "urn:a", "urn:b": "é"}', "application/ld+json")),
        ("d", ("d.ttl", "<urn:a> <urn:b> 'ß' .".encode("utf-16"), "text/turtle;charset=utf-16")),
        ("e", (None, "<urn:a> <urn:b> 'as text' .")),
    ]
    answer = client.post("/graphs", params={"graph": OWN}, files=files, headers=BEARER)
    assert answer.status_code == 201, answer.text
    assert len(lines(client, "/graphs", graph=OWN)) == 5
    answer = client.put("/graphs", params={"graph": OWN}, files=files[2:3], headers=BEARER)
    assert answer.status_code == 204
    assert lines(client, "/graphs", graph=OWN) == ['<urn:a> <urn:b> "é" .']


BAD_FORMS = [
    ([("a", ("a.png", b"x", "image/png"))], 415),
    ([("a", ("a.ttl", b"<urn:a> <urn:b> .", "text/turtle"))], 400),
    ([("a", ("a.ttl", b"\xd8", "text/turtle;charset=utf-16"))], 400),
    ([("a", ("a.ttl", b"", "text/turtle;charset=klingon"))], 415),
    ([("a", (None, " "))], 400),
]


@pytest.mark.parametrize(("files", "status"), BAD_FORMS, ids=range(len(BAD_FORMS)))
def test_bad_parts_change_nothing(reader, files, status):
    good = ("good", ("good.ttl", "<urn:a> <urn:b> 1 .", "text/turtle"))
    sent = files if files[0][1][0] is None else [good, *files]
    answer = reader.post("/graphs", params={"graph": OWN}, files=sent, headers=BEARER)
    assert answer.status_code == status, answer.text
    assert lines(reader, "/graphs", graph=OWN) == 404


XML = (
    '<?xml version="1.0" encoding="{}"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:u="urn:"><r:Description r:about="urn:a"><u:b>ß</u:b></r:Description></r:RDF>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<urn:a> <urn:b> 'ß' .".encode("utf-16"), "text/turtle; charset=UTF-16"),
        ("<urn:a> <urn:b> 'ß' .".encode("utf-16"), "text/turtle"),
        ("<urn:a> <urn:b> 'ß' .".encode("utf-16-be"), 'text/turtle; charset="utf-16be"'),
        ("<urn:a> <urn:b> 'ß' .".encode("utf-8-sig"), "text/turtle"),
        ("<urn:a> <urn:b> 'ß' .".encode("latin-1"), "text/turtle; charset=iso-8859-1"),
        (XML.format("utf-16").encode("utf-16"), "application/rdf+xml; charset=utf-16"),
        (XML.format("UTF-16").encode("utf-16"), "application/rdf+xml"),
        (XML.format("utf-8").encode(), "application/rdf+xml"),
    ],
    ids=range(8),
)
def test_rdf_is_read_in_its_charset(client, content, said):
    headers = {**BEARER, "content-type": said}
    answer = client.put("/graphs", params={"graph": OWN}, content=content, headers=headers)
    assert answer.status_code == 201, answer.text
    assert lines(client, "/graphs", graph=OWN) == ['<urn:a> <urn:b> "ß" .']


def test_an_unknown_charset_is_refused(reader):
    headers = {**BEARER, "content-type": "text/turtle; charset=klingon"}
    answer = reader.put("/graphs", params={"graph": OWN}, content="", headers=headers)
    assert answer.status_code == 415
    assert "klingon" in answer.json()["detail"]


def patch(client, text, at=("/graphs", {"graph": OWN}), **headers):
    return client.patch(at[0], params=at[1], content=text, headers={**BEARER, **UPDATE, **headers})


def test_patch_changes_one_graph_that_it_sees_as_the_default_graph(client, at):
    before = client.app.state.service.store.count()
    assert patch(client, "INSERT DATA { <urn:a> <urn:b> 1 }", at).status_code == 201
    text = "DELETE { ?s ?p ?o } INSERT { ?s ?p 2, 3 } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    assert patch(client, text, at).status_code == 204
    assert len(lines(client, at[0], **at[1])) == 2
    assert client.app.state.service.store.count() == before + 2
    assert patch(client, "CLEAR DEFAULT", at).status_code == 204
    assert lines(client, at[0], **at[1]) == 404


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> 1 } }", 400),
        (f"INSERT DATA {{ GRAPH <{ENTITIES}> {{ <urn:a> <urn:b> 1 }} }}", 400),
        ("INSERT DATA {", 400),
        ("SELECT * {}", 400),
        ("LOAD <file:///etc/passwd>", 400),
        ("DROP ALL", 404),
        ("CLEAR GRAPH <urn:x>", 400),
        ("DELETE WHERE { ?s ?p ?o }", 404),
    ],
)
def test_a_bad_patch_changes_nothing(reader, text, status):
    before = reader.app.state.service.store.count()
    answer = patch(reader, text)
    assert (answer.status_code, reader.app.state.service.store.count()) == (status, before), answer.text


def test_patch_takes_updates_only(reader):
    answer = patch(reader, "<urn:a> <urn:b> 1 .", **TURTLE)
    assert answer.status_code == 415
    assert "application/sparql-update" in answer.json()["todo"]


@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "url", ["/graphs?default", "/graphs?graph=", "/graphs/x?default", "/graphs/x?graph=urn:x", "/graphs/?x"]
)
def test_what_names_no_graph_or_two_is_refused(reader, method, url):
    kind = UPDATE if method == "PATCH" else TURTLE
    answer = reader.request(method, url, content="", headers={**BEARER, **kind})
    assert answer.status_code == 400, answer.text


@pytest.fixture
def limited(tmp_path):
    """Give a client of a server, and the headers of a token that may update, but not all."""
    secret = new_token(tmp_path / "tokens.json", "desk", ["update"])
    store = sample_store()
    store.load(b"<urn:a> <urn:b> 1 .", media_type="text/turtle", graph=OWN)
    with serving(store, tokens=tmp_path / "tokens.json") as client:
        yield client, {"authorization": f"Bearer {secret}"}


KEPT_WRITES = [
    ("PUT", f"/graphs?graph={GRAPH}", {"content": "", "headers": TURTLE}),
    ("POST", f"/graphs?graph={ENTITIES}", {"content": SPOKEN.format(1), "headers": TURTLE}),
    ("PATCH", f"/graphs?graph={ENTITIES}", {"content": "CLEAR DEFAULT", "headers": UPDATE}),
    ("DELETE", f"/graphs?graph={GRAPH}", {}),
    ("POST", "/update", {"content": f"CLEAR GRAPH <{GRAPH}>", "headers": UPDATE}),
    ("POST", "/update", {"content": "DROP ALL", "headers": UPDATE}),
    ("POST", "/update", {"content": "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "headers": UPDATE}),
    ("POST", "/update", {"content": "CLEAR GRAPH <graph/entities>", "headers": UPDATE}),
    (
        "POST",
        "/update",
        {"data": {"update": f"WITH <{ENTITIES}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"}},
    ),
]


@pytest.mark.parametrize(("method", "url", "request_"), KEPT_WRITES, ids=range(len(KEPT_WRITES)))
def test_the_service_s_own_graphs_are_for_admins_only(limited, method, url, request_):
    client, headers = limited
    before = client.app.state.service.store.count()

    def send(token):
        return client.request(
            method, url, **{**request_, "headers": {**request_.get("headers", {}), **token}}
        )

    answer = send(headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "KG-A02")
    assert client.app.state.service.store.count() == before
    assert send(BEARER).status_code in (201, 204)
    assert client.app.state.service.store.count() != before


def test_graphs_of_ones_own_are_for_all_who_may_update(limited):
    client, headers = limited
    texts = [
        f"INSERT {{ GRAPH <{OWN}> {{ ?s a ?c }} }} WHERE {{ GRAPH ?g {{ ?s a ?c }} }}",
        "INSERT DATA { <urn:a> <urn:b> 'into the default graph' }",
        f"DROP GRAPH <{OWN}>",
    ]
    for text in texts:
        answer = client.post("/update", content=text, headers={**headers, **UPDATE})
        assert answer.status_code == 204, answer.text
    answer = client.put(f"/graphs?graph={OWN}", content=SPOKEN.format(2), headers={**headers, **TURTLE})
    assert answer.status_code == 201


def test_what_is_not_allowed_is_told_with_its_place(limited):
    client, headers = limited
    text = f"CLEAR DEFAULT ;\n CLEAR GRAPH <{GRAPH}>"
    answer = client.post("/update", content=text, headers={**headers, **UPDATE})
    assert (answer.json()["line"], answer.json()["column"]) == (2, 14)
    assert KEY in answer.json()["detail"]


METHODS = {
    "/graphs": "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS",
    "/graphs/x": "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS",
    "/update": "POST, OPTIONS",
    "/articles": "GET, HEAD, POST, OPTIONS",
    "/health": "GET, HEAD, OPTIONS",
}


@pytest.mark.parametrize("url", METHODS)
def test_options_tell_the_methods(reader, url):
    answer = reader.options(url)
    assert (answer.status_code, answer.headers["allow"]) == (204, METHODS[url])


FRIEND, STRANGER = "https://friend.example", "https://stranger.example"


def test_pages_of_named_origins_may_write_and_of_others_only_read():
    with serving(host="0.0.0.0", write_origins=f"{FRIEND}, http://localhost:3000/") as client:
        for origin, may in (
            (FRIEND, True),
            ("http://localhost:3000", True),
            (STRANGER, False),
            ("null", False),
        ):
            asked = client.options(
                "/graphs", headers={"origin": origin, "access-control-request-method": "PUT"}
            )
            assert ("PUT" in asked.headers["access-control-allow-methods"]) is may
            assert ("Authorization" in asked.headers["access-control-allow-headers"]) is may
            assert asked.headers["access-control-allow-origin"] == (origin if may else "*")
            assert "Origin" in asked.headers["vary"]
            wrote = client.put(
                f"/graphs?graph={OWN}", content="", headers={**BEARER, **TURTLE, "origin": origin}
            )
            assert wrote.headers.get("access-control-allow-origin") == (origin if may else None)
            refused = client.put(f"/graphs?graph={OWN}", content="", headers={**TURTLE, "origin": origin})
            assert refused.headers.get("access-control-allow-origin") == (origin if may else None)
            read = client.get("/sparql?query=ASK%7B%7D", headers={"origin": origin})
            assert read.headers["access-control-allow-origin"] == (origin if may else "*")


@pytest.mark.parametrize("url", ["/sparql", "/validate"])
def test_without_named_origins_all_may_read_and_ask(url):
    with serving(host="0.0.0.0") as client:
        asked = client.options(url, headers={"origin": STRANGER})
        assert "POST" in asked.headers["access-control-allow-methods"]
        assert asked.headers["access-control-allow-origin"] == "*"
        assert "Authorization" not in asked.headers["access-control-allow-headers"]
        assert {"Content-Type", "If-None-Match", "KG-Revision"} <= set(
            asked.headers["access-control-allow-headers"].split(", ")
        )
        assert "KG-Revision" in asked.headers["access-control-expose-headers"]
        assert client.get("/graphs", headers=BROWSER).status_code == 400
