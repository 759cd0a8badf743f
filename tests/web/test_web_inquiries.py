"""Pages ask within a time, over one state of the store, and see what their readers wrote."""

import threading

from serving import BASE, BEARER, GRAPH, KORHO, path, sample_store, serving

from kg.errors import QueryTimeout
from kg.serve import home

TYPE = "application/sparql-update"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def test_whoever_wrote_sees_it_on_pages_and_in_graphs(client):
    for number in range(3):
        text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:p> {number} }} GRAPH <{BASE}graph/entities> {{ <{KORHO}> <{LABEL}> 'Name {number}' }} }}"
        assert (
            client.post("/update", content=text, headers={**BEARER, "content-type": TYPE}).status_code == 204
        )
        assert f"Name {number}" in client.get(path(KORHO) + ".nt").text
        assert (
            len(client.get("/graphs", params={"graph": "urn:g", "format": "nt"}).text.splitlines())
            == number + 1
        )


def test_the_time_of_a_page_must_be_a_time(reader):
    assert reader.get("/events", params={"timeout": "soon"}).status_code == 400
    assert reader.get("/events", params={"timeout": "5"}).status_code == 200


def test_a_graph_has_a_tag_that_lasts_until_something_is_written(client):
    got = client.get("/graphs", params={"graph": GRAPH})
    tag, revision = got.headers["etag"], got.headers["kg-revision"]
    assert tag.startswith(f'"{revision}')
    again = client.get("/graphs", params={"graph": GRAPH}, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path(GRAPH), headers={"if-none-match": tag}).status_code == 304
    other = client.get("/graphs", params={"graph": GRAPH, "format": "nt"}, headers={"if-none-match": tag})
    assert other.status_code == 200
    client.put(
        "/graphs?graph=urn:g",
        content="<urn:a> <urn:b> 1 .",
        headers={**BEARER, "content-type": "text/turtle"},
    )
    assert client.get("/graphs", params={"graph": GRAPH}, headers={"if-none-match": tag}).status_code == 200


def test_the_parts_of_the_first_page_are_asked_for_at_once(reader, monkeypatch):
    together = threading.Barrier(3)

    def met(view):
        def asked(store):
            together.wait(20)
            return view(store)

        return asked

    for name in ("counts", "newest_events", "announced_events"):
        monkeypatch.setattr(home, name, met(getattr(home, name)))
    got = reader.get("/", headers={"accept": "application/json"})
    assert got.json()["counts"]["articles"] == 1


def test_a_part_that_fails_fails_the_page_when_all_are_through(reader, monkeypatch):
    def late(_store):
        raise QueryTimeout("it took too long")

    monkeypatch.setattr(home, "announced_events", late)
    assert reader.get("/").status_code == QueryTimeout.http_status


def test_a_large_graph_is_compressed_for_whoever_takes_that(reader):
    got = reader.get("/graphs", params={"graph": GRAPH}, headers={"accept-encoding": "gzip"})
    assert got.headers["content-encoding"] == "gzip"
    assert (
        got.text
        == reader.get("/graphs", params={"graph": GRAPH}, headers={"accept-encoding": "identity"}).text
    )


def test_a_graph_that_is_not_there_has_no_form(reader):
    for form in ("turtle", "nt", "jsonld", "rdfxml"):
        assert reader.get("/graphs", params={"graph": "urn:none", "format": form}).status_code == 404, form


def test_what_is_to_be_read_is_not_waited_for_longer_than_a_query_may_take():
    store, go_on = sample_store(), threading.Event()
    with serving(store, query_seconds=0.3) as client:
        store.snapshot = lambda _target: go_on.wait(20)
        began = [client.get(place) for place in ("/articles", "/sparql?query=ASK{}", "/graphs?graph=urn:g")]
        go_on.set()
    assert [(got.status_code, got.json()["code"]) for got in began] == [(503, "KG-S06")] * 3
    store.close()
