"""Attacks by requests themselves: heads, trailers, half requests, and connections that do nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator

from kg.bench.siege.besieged import Attack, get

_HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
_CHUNKED = (
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
_MANY = 60_000_000


def _headers() -> Iterator[bytes]:
    yield _HEAD
    yield from _repeated(b"X-A: aaaaaaaa\r\n" * 4_000, _MANY)
    yield b"\r\n"


def _header() -> Iterator[bytes]:
    yield _HEAD + b"X-A: "
    yield from _repeated(b"a" * 65_536, _MANY)
    yield b"\r\n\r\n"


def _address() -> Iterator[bytes]:
    yield b"GET /"
    yield from _repeated(b"a" * 65_536, _MANY)
    yield b" HTTP/1.1\r\n\r\n"


def _trailers() -> Iterator[bytes]:
    yield _CHUNKED + b"6\r\nASK {}\r\n0\r\n"
    yield from _repeated(b"X-A: aaaaaaaa\r\n" * 4_000, _MANY)
    yield b"\r\n"


def _trailer() -> Iterator[bytes]:
    yield _CHUNKED + b"6\r\nASK {}\r\n0\r\nX-A: "
    yield from _repeated(b"a" * 65_536, _MANY)


def _extensions() -> Iterator[bytes]:
    yield _CHUNKED + b"1;a="
    yield from _repeated(b"a" * 65_536, _MANY)


def _small_chunks() -> Iterator[bytes]:
    yield _CHUNKED
    yield from _repeated(b"1\r\na\r\n" * 10_000, _MANY)


def _repeated(piece: bytes, most: int) -> Iterator[bytes]:
    for _ in range(0, most, len(piece)):
        yield piece


def _drops() -> Iterator[bytes]:
    for byte in _HEAD:
        yield bytes([byte])
        time.sleep(0.05)


ATTACKS = (
    Attack("60 MB of headers", _headers, 4, 3.0),
    Attack("a header of 60 MB", _header, 4, 3.0),
    Attack("an address of 60 MB", _address, 4, 3.0),
    Attack("60 MB of trailers", _trailers, 4, 3.0),
    Attack("a trailer of 60 MB", _trailer, 4, 3.0),
    Attack("an extension of 60 MB", _extensions, 4, 3.0),
    Attack("chunks of one byte", _small_chunks, 4, 3.0),
    Attack("heads by drops", _drops, 200, 3.0),
    Attack("connections that say nothing", lambda: [b""], 500, 3.0),
    Attack("rubbish", lambda: [bytes(range(256)) * 100], 50),
    Attack("a hundred requests at once", lambda: [get("/health") * 100], 8),
    Attack(
        "a revision of 5,000 digits", lambda: [get("/sparql?query=ASK{}", KG_Revision="a-" + "9" * 5_000)]
    ),
    Attack(
        "ranges and conditions", lambda: [get("/", If_None_Match='"a",' * 10_000, Range="bytes=0-," * 99)], 8
    ),
)
