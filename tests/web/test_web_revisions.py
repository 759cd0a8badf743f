"""Answers say what they were read at: validators, compression, the cache, and a writer that sees what it wrote."""

import gzip
import json

import pytest
from serving import BEARER, serving

from kg.serve.compression import zstd

QUERY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:g> { ?s ?p ?o } }"
WRITE = {**BEARER, "content-type": "application/sparql-update"}


def asked(client, query=QUERY, **headers):
    return client.get("/sparql", params={"query": query}, headers=headers)


def write(client, number):
    return client.post(
        "/update", content=f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}", headers=WRITE
    )


def count(answer):
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_what_the_client_holds_is_not_sent_again(reader):
    first = asked(reader)
    tag = first.headers["etag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = asked(reader, **{"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["vary"] == first.headers["vary"]
    assert asked(reader, **{"if-none-match": '"other"'}).status_code == 200


def test_the_tag_tells_question_form_coding_and_revision_apart(client):
    plain = asked(client, **{"accept-encoding": "identity"}).headers["etag"]
    tags = {
        plain,
        asked(client, **{"accept-encoding": "gzip"}).headers["etag"],
        asked(client, **{"accept-encoding": "zstd"}).headers["etag"],
        asked(client, QUERY + " LIMIT 5", **{"accept-encoding": "identity"}).headers["etag"],
        asked(client, accept="text/csv", **{"accept-encoding": "identity"}).headers["etag"],
    }
    write(client, 1)
    tags.add(asked(client, **{"accept-encoding": "identity"}).headers["etag"])
    assert len(tags) == 6
    assert asked(client, **{"if-none-match": plain}).status_code == 200


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_is_another_each_time_has_no_tag_and_is_not_kept(reader, call):
    first, second = (asked(reader, f"SELECT ({call} AS ?x) {{}}") for _ in range(2))
    assert "etag" not in first.headers
    if call != "BNODE()":
        assert first.content != second.content


def test_answers_are_revalidated_and_vary(reader):
    headers = asked(reader).headers
    assert headers["cache-control"] == "no-cache"
    assert {part.strip() for part in headers["vary"].split(",")} >= {"Accept", "Accept-Encoding"}


@pytest.mark.parametrize("kept", [0, 32_000_000])
def test_an_answer_is_compressed_for_who_takes_it(kept):
    with serving(result_cache=kept) as client:
        plain = asked(client, **{"accept-encoding": "identity"})
        for _ in range(2):
            packed = asked(client, **{"accept-encoding": "br;q=1, gzip;q=0.5"})
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.content == plain.content
            assert int(packed.headers["content-length"]) < len(plain.content) / 3
            packed = asked(client, **{"accept-encoding": "gzip, deflate, br, zstd"})
            assert packed.headers["content-encoding"] == "zstd"
            assert zstd.decompress(packed.content) == plain.content
        for refused in ("identity", "gzip;q=0", "br", "*;q=0"):
            assert "content-encoding" not in asked(client, **{"accept-encoding": refused}).headers


def test_a_large_answer_comes_in_pieces_and_whole_packed_or_not():
    cross = "SELECT * { ?a ?p ?x . ?b ?q ?y } LIMIT 3000"
    with serving(result_cache=0) as client:
        for coding in ("identity", "gzip"):
            answer = asked(client, cross, **{"accept-encoding": coding})
            assert "content-length" not in answer.headers
            assert len(answer.json()["results"]["bindings"]) == 3000
        for coding, unpacked in (("gzip", gzip.decompress), ("zstd", zstd.decompress)):
            packed = {"accept-encoding": coding}
            with client.stream("GET", "/sparql", params={"query": cross}, headers=packed) as raw:
                assert raw.headers["content-encoding"] == coding
                whole = unpacked(b"".join(raw.iter_raw()))
            assert len(json.loads(whole)["results"]["bindings"]) == 3000


@pytest.mark.parametrize("kept", [0, 1_000_000])
def test_who_wrote_sees_it_in_the_next_answer(kept):
    with serving(result_cache=kept) as client:
        for number in range(5):
            assert write(client, number).status_code == 204
            for _ in range(2):
                assert count(asked(client, COUNT)) == number + 1


def test_a_writer_is_told_the_revision_and_others_can_ask_for_it(client):
    revision = write(client, 1).headers["kg-revision"]
    answer = asked(client, COUNT, **{"kg-revision": revision})
    assert answer.headers["kg-revision"] == revision
    assert count(answer) == 1
    for strange in ("", "x", "abc-9", "-", revision + "9", b"\xe9"):
        assert asked(client, COUNT, **{"kg-revision": strange}).status_code == 200


def test_reading_tells_no_revision_of_writing(reader):
    assert "kg-revision" not in reader.get("/health").headers


@pytest.mark.parametrize("timeout", ["0", "-1", "soon", "1e9", "0.0", "٣"])
def test_a_time_that_is_none_is_refused(reader, timeout):
    answer = reader.get("/sparql", params={"query": "ASK {}", "timeout": timeout})
    assert (answer.status_code, answer.json()["code"]) == (400, "KG-U01")


def until_a_reader_is_there(client):
    for _ in range(20):
        if asked(client, "ASK {}").status_code == 200:
            return


def test_the_time_is_capped_by_the_operator():
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with serving(max_query_seconds=1) as client:
        until_a_reader_is_there(client)
        answer = client.get("/sparql", params={"query": endless, "timeout": "100"})
        assert (answer.status_code, answer.json()["code"]) == (504, "KG-S04")
        page = client.get("/query", params={"query": endless}, headers={"accept": "text/html"})
        assert page.status_code == 504


def test_one_more_than_may_wait_is_told_when_to_come_again():
    with serving(max_waiting_queries=0) as client:
        answer = asked(client)
        assert (answer.status_code, answer.json()["code"]) == (503, "KG-S06")
        assert int(answer.headers["retry-after"]) > 0


def test_head_is_get_without_the_body(reader):
    got = asked(reader)
    head = reader.head("/sparql", params={"query": QUERY})
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", got.headers["etag"])


def test_health_counts_now_and_then_and_when_it_is_asked_to(client):
    now = {"params": {"count": "now"}, "headers": BEARER}
    assert client.get("/health").json()["quads"] is None
    before = client.get("/health", **now).json()["quads"]
    write(client, 1)
    assert client.get("/health").json()["quads"] == before
    assert client.get("/health", params={"count": "now"}).status_code == 401
    assert client.get("/health", **now).json()["quads"] == before + 1
    assert client.get("/health").json()["quads"] == before + 1
