"""What strangers send is checked where it harms nobody: floods, bombs and endless shapes are not noticed by others."""

import json
import os
import signal
import socket
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from bystander import bystander
from server_process import UPDATE, children, runs, server, until

ENDLESS = (
    '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> sh:targetNode "%s!" ; '
    'sh:nodeKind sh:Literal ; sh:pattern "^(a+)+$" .'
) % ("a" * 60)
SENT = json.dumps({"data": "<urn:a> <urn:b> 1 .", "shapes": ENDLESS}).encode()
EMPTY = "/validate?allow_empty=true"
GRAPH = {**UPDATE, "Content-Type": "text/turtle"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with server(tmp_path_factory.mktemp("siege") / "s") as found:
        # The first validation waits until what it needs is loaded.
        found.request("POST", EMPTY, b"<urn:a> <urn:b> 1 .", **{"Content-Type": "text/turtle"})
        yield found


def validating(server, address="127.0.0.1", seconds=8):
    """Give a connection from an address of this machine, on which a validation without an end was sent."""
    client = socket.socket()
    client.bind((address, 0))
    client.settimeout(30)
    host, port = server.host.split(":")
    client.connect((host, int(port)))
    client.sendall(
        f"POST /validate?timeout={seconds} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(SENT)}\r\n\r\n".encode()
        + SENT
    )
    return client


def status(client):
    return client.recv(65_536).split(b" ")[1].decode()


@contextmanager
def besieged(server, count=20, seconds=8):
    with ExitStack() as clients:
        yield [
            clients.enter_context(validating(server, f"127.0.0.{n % 5 + 2}", seconds)) for n in range(count)
        ]


def checks(server):
    """Give the ids of the processes that check something now."""
    return [check for below in children(server.process.pid) for check in children(below) if is_busy(check)]


def is_busy(process):
    return b"confinement" in Path(f"/proc/{process}/cmdline").read_bytes()


def test_validations_without_end_hold_nobody_up_and_too_many_are_told_to_come_again(served):
    with bystander(served.host) as seen, besieged(served, 20) as clients:
        until(lambda: len(checks(served)) == 2)
        began = time.monotonic()
        assert served.request("PUT", "/graphs?graph=urn:g", b"<urn:a> <urn:b> 1 .", **GRAPH)[0] == 201
        assert served.update("INSERT DATA { GRAPH <urn:g> { <urn:c> <urn:p> 1 } }") == 204
        assert served.request("GET", "/graphs?graph=urn:g")[0] == 200
        assert served.request("GET", "/")[0] == 200
        assert time.monotonic() - began < 5
        found = [status(client) for client in clients]
    assert found.count("503") >= 8
    assert set(found) <= {"503", "504"}
    seen.assert_nothing()


def test_a_busy_answer_says_when_to_come_again(served):
    with besieged(served, 14, seconds=4):
        time.sleep(0.3)
        head = {"Content-Type": "application/json"}
        for _ in range(3):
            code, headers, _ = served.request("POST", "/validate?timeout=1", SENT, **head)
            assert code == 503
            assert headers["Retry-After"]


def test_who_leaves_ends_his_validation(served):
    with besieged(served, 6):
        until(lambda: len(checks(served)) == 2)
    until(lambda: not checks(served), seconds=3)
    answer = served.request("POST", EMPTY, b"<urn:a> <urn:b> 1 .", **{"Content-Type": "text/turtle"})
    assert answer[0] == 200


TERMS = b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * 20_000 + b"1" + b" )>>" * 20_000 + b" ."
LEVELS = b'{"urn:p":' * 20_000 + b"1" + b"}" * 20_000
HEAD = b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='urn:e:'>"
STRIPES = HEAD + b"<rdf:Description><e:p>" * 100_000 + b"</e:p></rdf:Description>" * 100_000 + b"</rdf:RDF>"
ENTITIES = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
BOMB = b'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">' + ENTITIES + b"]>" + HEAD + b"</rdf:RDF>"
BOMBS = [
    ("application/n-triples", TERMS),
    ("text/turtle", TERMS),
    ("application/ld+json", LEVELS),
    ("application/rdf+xml", STRIPES),
    ("application/rdf+xml", BOMB),
]


@pytest.mark.parametrize("address", ["/graphs?graph=urn:bomb", "/validate"])
@pytest.mark.parametrize(("kind", "body"), BOMBS)
def test_what_would_end_or_swell_a_parser_is_refused_with_the_line(served, address, kind, body):
    began = time.monotonic()
    with bystander(served.host) as seen:
        time.sleep(0.3)
        code, _, said = served.request("POST", address, body, **{**UPDATE, "Content-Type": kind})
    assert (code, json.loads(said)["code"]) == (400, "KG-I07"), said
    assert "line 1" in json.loads(said)["where"]
    assert time.monotonic() - began < 10
    assert served.process.poll() is None
    seen.assert_nothing()


def test_long_parses_from_many_at_once_hold_nobody_up(served):
    long = b"<urn:a> <urn:p> ( " + b"1 " * 500_000 + b") ."
    kinds = {**UPDATE, "Content-Type": "text/turtle"}
    found = []

    def put(number):
        path = f"/graphs?graph=urn:long{number}&timeout=1"
        found.append(served.request("PUT", path, long, timeout=60, **kinds)[0])

    threads = [threading.Thread(target=put, args=(number,)) for number in range(6)]
    with bystander(served.host) as seen:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert set(found) <= {201, 413, 503}
    seen.assert_nothing()


def test_a_charset_of_which_much_is_space_is_read_in_time(served):
    body = ("\ufeff<?xml" + " " * 4_000_000).encode("utf-16-le")
    kind = {**UPDATE, "Content-Type": "application/rdf+xml; charset=utf-16"}
    with bystander(served.host) as seen:
        time.sleep(0.3)
        assert served.request("PUT", "/graphs?graph=urn:x", body, **kind)[0] == 400
    seen.assert_nothing()


def test_a_count_that_is_asked_for_now_is_for_who_shows_a_token(served):
    assert served.request("GET", "/health?count=now")[0] == 401
    assert served.request("GET", "/health?count=now", Authorization="Bearer wrong")[0] == 401
    code, _, said = served.request("GET", "/health?count=now", Authorization="Bearer t")
    assert (code, json.loads(said)["quads"] > 100) == (200, True)


def test_no_check_outlives_a_server_that_is_killed(tmp_path):
    with server(tmp_path / "s") as found, besieged(found, 3, seconds=30):
        until(lambda: len(checks(found)) == 2)
        (loader,) = [below for below in children(found.process.pid) if is_busy(below)]
        alive = [loader, *checks(found)]
        os.kill(found.process.pid, signal.SIGKILL)
        found.process.wait()
        until(lambda: not any(map(runs, alive)), seconds=3)
