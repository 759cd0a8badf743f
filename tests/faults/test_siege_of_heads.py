"""Heads, addresses, trailers and chunks without end, and requests by the thousand: refused, and nobody waits for it."""

import json
import os
import socket
import time
from pathlib import Path

import pytest
from bystander import bystander
from server_process import server

MEGABYTE = 1_000_000
GET = b"GET /health HTTP/1.1\r\nHost: x\r\n"
CHUNKED = (
    b"POST /validate HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\nTransfer-Encoding: chunked\r\n\r\n"
)
# What comes first, what is sent again and again, and the status that tells of it.
SIEGES = {
    "many headers": (GET, b"X-A: aaaaaaaa\r\n" * 70_000, 431),
    "one header": (GET + b"X-A: ", b"a" * MEGABYTE, 431),
    "one name": (GET, b"a" * MEGABYTE, 431),
    "an address": (b"GET /", b"a" * MEGABYTE, 414),
    "a parameter": (b"GET /sparql?query=", b"a" * MEGABYTE, 414),
    "a method": (b"", b"A" * MEGABYTE, 400),
    "empty lines": (b"", b"\r\n" * (MEGABYTE // 2), 431),
    "many trailers": (CHUNKED + b"0\r\n", b"X-A: aaaaaaaa\r\n" * 70_000, 413),
    "one trailer": (CHUNKED + b"0\r\nX-A: ", b"a" * MEGABYTE, 413),
    "an extension of a chunk": (CHUNKED + b"5;a=", b"a" * MEGABYTE, 413),
    "chunks of one byte": (CHUNKED, b"1\r\na\r\n" * (MEGABYTE // 6), 413),
    "extensions of many chunks": (CHUNKED, (b"1;a=" + b"a" * 10_000 + b"\r\nx\r\n") * 100, 413),
}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with server(tmp_path_factory.mktemp("heads") / "store") as found:
        found.request("GET", "/health")
        yield found
        assert found.process.poll() is None


def memory(process):
    pages = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def connected(running):
    host, _, port = running.host.partition(":")
    return socket.create_connection((host, int(port)), timeout=20)


def besieged(running, begin, piece, times):
    """Give the first words that come back to one who sends a piece again and again."""
    with connected(running) as client:
        client.settimeout(20)
        try:
            client.sendall(begin)
            for _ in range(times):
                client.sendall(piece)
        except OSError:
            pass
        said = b""
        try:
            while more := client.recv(65_536):
                said += more
        except OSError:
            pass
        return said


@pytest.mark.parametrize("name", SIEGES)
def test_what_has_no_end_is_refused_and_costs_neither_memory_nor_others(running, name):
    begin, piece, status = SIEGES[name]
    before = memory(running.process)
    with bystander(running.host) as seen:
        time.sleep(0.3)
        said = besieged(running, begin, piece, 60)
        time.sleep(0.3)
    assert memory(running.process) - before < 10 * MEGABYTE
    seen.assert_nothing()
    if said:  # else the connection was reset below the answer
        assert said.startswith(b"HTTP/1.1 %d " % status), said[:200]


@pytest.mark.parametrize("name", SIEGES)
def test_who_sends_too_much_is_told_what_and_the_connection_is_closed(running, name):
    begin, piece, status = SIEGES[name]
    said = besieged(running, begin, piece[:400_000], 1)
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), said[:200]
    assert b"content-type: application/problem+json" in head
    assert b"connection: close" in head
    assert json.loads(body)["status"] == status


def test_a_hundred_headers_are_read_and_one_more_is_not(running):
    for number, status in ((99, 200), (100, 431)):
        headers = "".join(f"X-{each}: a\r\n" for each in range(number))
        with connected(running) as client:
            client.sendall(GET + headers.encode() + b"\r\n")
            assert client.recv(65_536).startswith(b"HTTP/1.1 %d " % status)


def test_long_addresses_are_read_up_to_the_limit(running):
    for length, status in ((60_000, 200), (70_000, 414)):
        assert running.request("GET", f"/health?x={'a' * length}")[0] == status


def test_trailers_are_no_headers_of_the_request(running):
    with connected(running) as client:
        client.sendall(
            b"POST /update HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-update\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n5\r\nCLEAR\r\n0\r\nAuthorization: Bearer t\r\n\r\n"
        )
        assert client.recv(65_536).startswith(b"HTTP/1.1 401 ")


def test_a_head_without_end_behind_a_request_is_refused_behind_its_answer(running):
    with connected(running) as client:
        client.sendall(GET + b"\r\n")
        said = b""
        while not said.endswith(b"}"):
            said += client.recv(65_536)
        client.sendall(GET + b"X: " + b"a" * 300_000)
        assert client.recv(65_536).startswith(b"HTTP/1.1 431 ")


def test_requests_by_the_thousand_on_one_connection_are_not_kept(running):
    before = memory(running.process)
    with bystander(running.host) as seen:
        time.sleep(0.3)
        for _ in range(10):
            said = besieged(running, GET + b"\r\n", (GET + b"\r\n") * 30_000, 1)
            assert said.count(b"HTTP/1.1") < 1000
        time.sleep(0.3)
    assert memory(running.process) - before < 20 * MEGABYTE
    seen.assert_nothing()


def test_some_requests_on_one_connection_are_answered_in_their_order(running):
    asked = b"".join(b"GET /health?x=%d HTTP/1.1\r\nHost: x\r\n\r\n" % number for number in range(40))
    with connected(running) as client:
        client.sendall(asked)
        said = b""
        while said.count(b"HTTP/1.1 200 ") < 40:
            more = client.recv(65_536)
            assert more, said[-300:]
            said += more


def test_a_body_that_nobody_reads_waits_with_who_sends_it(running):
    endless = b"GET /sparql?query=SELECT+*+%7B%7D HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n"
    before = memory(running.process)
    besieged(running, endless, b"a" * MEGABYTE, 60)
    assert memory(running.process) - before < 20 * MEGABYTE
    assert running.request("GET", "/health")[0] == 200
