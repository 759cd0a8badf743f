"""Attacks by requests themselves: heads, trailers, half requests, and connections that do nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from kg.bench.siege.besieged import Attack, get

_HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
_CHUNKED = (
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
_TRAILERS = _CHUNKED + b"6\r\nASK {}\r\n0\r\n"
_MANY = 60_000_000
_LINES = b"X-A: aaaaaaaa\r\n" * 4_000
_LETTERS = b"a" * 65_536


def _endless(begin: bytes, piece: bytes, end: bytes = b"") -> Callable[[], Iterator[bytes]]:
    """Give what says the piece until it is 60 MB."""

    def said() -> Iterator[bytes]:
        yield begin
        for _ in range(0, _MANY, len(piece)):
            yield piece
        yield end

    return said


def _drops() -> Iterator[bytes]:
    for byte in _HEAD:
        yield bytes([byte])
        time.sleep(0.05)


ATTACKS = (
    Attack("60 MB of headers", _endless(_HEAD, _LINES, b"\r\n"), 4, 3.0),
    Attack("a header of 60 MB", _endless(_HEAD + b"X-A: ", _LETTERS, b"\r\n\r\n"), 4, 3.0),
    Attack("an address of 60 MB", _endless(b"GET /", _LETTERS, b" HTTP/1.1\r\n\r\n"), 4, 3.0),
    Attack("60 MB of trailers", _endless(_TRAILERS, _LINES, b"\r\n"), 4, 3.0),
    Attack("a trailer of 60 MB", _endless(_TRAILERS + b"X-A: ", _LETTERS), 4, 3.0),
    Attack("an extension of 60 MB", _endless(_CHUNKED + b"1;a=", _LETTERS), 4, 3.0),
    Attack("chunks of one byte", _endless(_CHUNKED, b"1\r\na\r\n" * 10_000), 4, 3.0),
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
