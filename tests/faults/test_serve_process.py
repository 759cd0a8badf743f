"""The server as a process: it says where it is, finishes what it has begun, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from urllib.request import Request, urlopen

import pytest

PROGRAM = """
import sys
from kg.config import Settings
from kg.serve import run
from kg.store import own_store

settings = Settings(store=sys.argv[1], port=int(sys.argv[2]), admin_token="t", max_body_bytes=100_000)
store = own_store(settings)
try:
    run(store, settings)
finally:
    store.close()
    print("closed", flush=True)
"""
ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "ignore"}


def started(store, port=0):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(store), str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


@contextmanager
def server(store):
    process = started(store)
    try:
        line = process.stdout.readline()
        assert line.startswith("Serving at http://127.0.0.1:"), line + process.stderr.read()
        yield process, line.split()[2]
    finally:
        process.kill()
        process.communicate()


def get(url, **headers):
    with urlopen(Request(url, headers=headers), timeout=20) as answer:
        return answer.status, answer.read()


def update(url, text):
    headers = {"Authorization": "Bearer t", "Content-Type": "application/sparql-update"}
    with urlopen(Request(f"{url}/update", data=text.encode(), headers=headers), timeout=20) as answer:
        return answer.status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_and_the_notice_goes(tmp_path, number):
    store = tmp_path / "store"
    with server(store) as (process, url):
        assert json.loads(get(f"{url}/health")[1])["status"] == "ok"
        notice = json.loads((store / "server.json").read_bytes())
        assert (notice["url"], notice["pid"]) == (url, process.pid)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out.strip()) == (0, "closed"), err
    assert "Traceback" not in err
    assert not (store / "server.json").exists()


def test_an_answer_under_way_is_finished(tmp_path):
    with server(tmp_path / "store") as (process, url):
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as client:
            body = b"ASK {}"
            head = (
                f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/sparql-query\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            client.sendall(head.encode() + body[:3])
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            client.sendall(body[3:])
            answer = b"".join(iter(lambda: client.recv(65536), b""))
        process.communicate(timeout=20)
    assert answer.startswith(b"HTTP/1.1 200")
    assert b'"boolean":true' in answer.replace(b" ", b"")
    assert process.returncode == 0


def test_what_was_acknowledged_outlives_a_kill(tmp_path):
    store = tmp_path / "store"
    with server(store) as (process, url):
        for number in range(5):
            assert update(url, f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}") == 204
        process.kill()
        process.communicate()
    with server(store) as (_, url):
        rows = get(f"{url}/sparql?query=SELECT%20*%20%7B%20%3Furn%20%3Curn:p%3E%20%3Fn%20%7D")[1]
        assert len(json.loads(rows)["results"]["bindings"]) == 5


def test_two_servers_on_one_store_is_an_error_that_names_the_first(tmp_path):
    store = tmp_path / "store"
    with server(store) as (process, url):
        second = started(store)
        _, err = second.communicate(timeout=30)
        assert second.returncode != 0
        assert "KG-S02" in err
        assert url in err
        assert str(process.pid) in err
        assert get(f"{url}/health")[0] == 200


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = started(tmp_path / "store", port)
        _, err = process.communicate(timeout=30)
    assert process.returncode != 0
    assert f"127.0.0.1:{port}" in err
    assert "--port" in err


def raw(url, *pieces, pause=0.0):
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as client:
        for piece in pieces:
            client.sendall(piece)
            time.sleep(pause)
        return client.recv(65536)


CHUNKED = (
    b"PUT /graphs?graph=urn:g HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\n"
    b"Content-Type: text/turtle\r\nTransfer-Encoding: chunked\r\n\r\n"
)
GARBAGE = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /sparql?query=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /update HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    b"POST /update HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
]


def test_garbage_half_requests_and_endless_bodies_cost_the_others_nothing(tmp_path):
    with server(tmp_path / "store") as (process, url), ExitStack() as half:
        host, port = url.removeprefix("http://").split(":")
        for _ in range(20):
            client = half.enter_context(socket.create_connection((host, int(port)), timeout=20))
            client.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n")
        chunk = b"2710\r\n" + b"#" * 10_000 + b"\r\n"
        assert raw(url, CHUNKED, *[chunk] * 11, pause=0.01).startswith(b"HTTP/1.1 413")
        for piece in GARBAGE:
            answer = raw(url, piece)
            assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer[:80]
        assert get(f"{url}/health")[0] == 200
        half.close()
        assert get(f"{url}/sparql?query=ASK%7B%7D")[0] == 200
        assert process.poll() is None


def test_a_client_that_leaves_in_the_middle_of_its_body_leaves_no_trace(tmp_path):
    with server(tmp_path / "store") as (process, url):
        host, port = url.removeprefix("http://").split(":")
        for _ in range(5):
            with socket.create_connection((host, int(port)), timeout=20) as client:
                client.sendall(CHUNKED + b"5\r\n#####\r\n")
        time.sleep(0.3)
        assert json.loads(get(f"{url}/health")[1])["status"] == "ok"
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
    assert "Traceback" not in err
