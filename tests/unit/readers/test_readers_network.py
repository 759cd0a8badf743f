"""A query that gets past all that looks at it still reaches nothing of the network."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import KgError
from kg.readers.walls import LANDLOCK, NAMESPACE, cut_off, found_wall

RESULTS = b'{"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "literal", "value": "told"}}]}}'


@contextmanager
def listener():
    """Give the port of a server that answers as an endpoint does, and the paths that it is asked for."""
    paths = []

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self):
            paths.append(self.path)
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(RESULTS)))
            self.end_headers()
            self.wfile.write(RESULTS)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port, paths
        finally:
            server.shutdown()
            thread.join()


def wall(port=0):
    found = found_wall(port)
    if not found and not (os.environ.get("CI") and sys.platform == "linux"):
        pytest.skip("this system holds no process off the network")
    return found


def told(asking, asked, **limits):
    async def test(asking):
        return await asking.answer(f"SELECT * {{ SERVICE <http://127.0.0.1:{asked}/> {{ ?s ?p ?o }} }}")

    return asking(test, **limits)


def test_a_reader_reaches_nothing_of_the_network(asking):
    assert wall()
    with listener() as (port, paths), pytest.raises(KgError):
        told(asking, port)
    assert paths == []


def test_a_reader_reaches_the_gateway_alone_where_there_is_one(asking):
    assert wall(1)
    with listener() as (gateway, asked), listener() as (other, paths):
        assert b"told" in told(asking, gateway, port=gateway)
        with pytest.raises(KgError):
            told(asking, other, port=gateway)
    assert asked
    assert paths == []


def test_the_process_itself_is_left_as_it_was():
    wall()
    with listener() as (port, _):
        subprocess.run(
            [
                sys.executable,
                "-c",
                f"import socket; socket.create_connection(('127.0.0.1', {port}), 5).close()",
            ],
            check=True,
        )


def test_a_process_without_rights_is_held_off_too():
    """As most servers run; files that are one's own can be written as before."""
    if os.getuid():
        pytest.skip("this is so in every other test")
    found = subprocess.run(
        [sys.executable, "-c", f"{_UNPRIVILEGED}"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert found[0] in (NAMESPACE, LANDLOCK)
    assert found[1] == "65534 written"


def test_another_system_has_no_wall(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert cut_off() == ""


_UNPRIVILEGED = """
import os, sys, tempfile
from pathlib import Path
from kg.readers.walls import cut_off
folder = Path(tempfile.mkdtemp())
os.chown(folder, 65534, 65534)
os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(cut_off())
(folder / "new").write_text("written")
print(os.getuid(), (folder / "new").read_text())
"""
