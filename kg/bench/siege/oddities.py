"""Attacks by what protocols allow and clients seldom do: odd methods, upgrades, half bodies, forms within forms."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import quote

from kg.bench.siege.besieged import QUERY, TOKEN, UPDATE, Attack, Said, asked, get, sent
from kg.rdf.terms import iri

_ROWS = f"SELECT * {{ ?a <{iri('dip:participant')}> ?x . ?b <{iri('dip:participant')}> ?y }}"
_UPGRADE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}


def _head() -> Said:
    return [asked(_ROWS).replace(b"GET", b"HEAD", 1)]


def _upgrade() -> Said:
    return [get("/sparql", Sec_WebSocket_Key="AAAAAAAAAAAAAAAAAAAAAA==", **_UPGRADE)]


def _expecting() -> Said:
    head, *_ = sent("POST", "/sparql", QUERY, b"a" * 10_000)
    return [head.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")]


def _odd(method: str) -> Said:
    return sent(method, "/sparql", QUERY, b"ASK {}" * 100_000)


def _smuggled() -> Said:
    inner = b"0\r\n\r\nGET /health?count=now HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    head, *_ = sent("POST", "/sparql", QUERY, inner)
    return [head.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n"), inner]


def _parts(number: int) -> Said:
    part = '--b\r\nContent-Disposition: form-data; name="data{}"; filename="a.ttl"\r\n\r\n<urn:a> <urn:p> 1 .\r\n'
    body = "".join(part.format(each) for each in range(number)) + "--b--\r\n"
    return sent("POST", "/validate", "multipart/form-data; boundary=b", body.encode())


def _part_of_headers() -> Said:
    body = b"--b\r\n" + b"X-A: aaaaaaaa\r\n" * 1_000_000 + b"\r\n\r\n--b--\r\n"
    return sent("POST", "/validate", "multipart/form-data; boundary=b", body)


def _almost_boundaries() -> Said:
    body = b'--b\r\nContent-Disposition: form-data; name="data"\r\n\r\n' + b"\r\n--" * 3_000_000
    return sent("POST", "/validate", "multipart/form-data; boundary=b", body)


def _nested_json() -> Said:
    return sent("POST", "/validate", "application/json", b'{"data":' + b"[" * 8_000_000)


def _slow_body() -> Iterator[bytes]:
    yield from sent("POST", "/sparql", QUERY, b"a" * 65_000)[:1]
    for _ in range(40):
        yield b"a"
        time.sleep(0.05)


def _long_name() -> Said:
    name = "urn:" + "n" * 1_000_000
    return sent(
        "POST",
        "/update",
        UPDATE,
        f"INSERT DATA {{ GRAPH <{name}> {{ <urn:a> <urn:b> 1 }} }}".encode(),
        token=True,
    )


def _long_words() -> Said:
    words = b'<urn:long> <urn:p> "' + b"word " * 3_000_000 + b'" .'
    return [
        *sent("PUT", "/graphs?graph=urn:long", "application/n-triples", words, token=True),
        asked("SELECT (COUNT(*) AS ?n) { <urn:long> ?p ?o FILTER(CONTAINS(?o, 'wordx')) }"),
    ]


def _wrong_tokens() -> Said:
    return [get("/graphs?graph=urn:hub", Authorization=f"Bearer {TOKEN[:-1]}{n % 10}") for n in range(50)]


ATTACKS = (
    Attack("heads of rows without end", _head, 16, 3.0),
    Attack("rows packed as gzip", lambda: [asked(_ROWS, Accept_Encoding="gzip")], 12, 3.0),
    Attack("rows packed as zstd", lambda: [asked(_ROWS, Accept_Encoding="zstd")], 12, 3.0),
    Attack("upgrades to a web socket", _upgrade, 100),
    Attack("bodies that are never sent", _expecting, 200, 3.0),
    Attack("bodies by drops", _slow_body, 200, 3.0),
    Attack("TRACE", lambda: _odd("TRACE"), 8),
    Attack("a method that is none", lambda: _odd("A" * 60_000), 8),
    Attack("DELETE of a query", lambda: _odd("DELETE"), 8),
    Attack("a request inside of another", _smuggled, 8),
    Attack("10,000 parts of a form", lambda: _parts(10_000), 8, 3.0),
    Attack("a part of headers", _part_of_headers, 4, 3.0),
    Attack("what is nearly a boundary", _almost_boundaries, 4, 3.0),
    Attack("8,000,000 levels of JSON", _nested_json, 4, 3.0),
    Attack("a graph with a long name", _long_name, 4, 3.0),
    Attack("a literal of 15 MB, and looking for a word in it", _long_words, 2, 4.0),
    Attack("tokens that are nearly right", _wrong_tokens, 8),
    Attack("files that are none", lambda: [get(f"/static/{quote('../' * 300)}kg.toml")] * 20, 8),
    Attack("numbers without end", lambda: [get("/events?limit=" + "9" * 9_000), get("/articles?offset=-" + "9" * 9_000)] * 5, 8),
    Attack("days that are none", lambda: [get("/events?from=" + "9" * 5_000 + "-01-01")] * 20, 8),
)  # fmt: skip
