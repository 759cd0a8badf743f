"""Graph stores of others as real servers on the loopback, started and ended by the tests; and one that fails."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from base64 import b64decode
from contextlib import contextmanager
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command, folder, address, seconds=60):
    """Run a server until it answers, and end it, by its own process, in the end."""
    with (folder / "server.out").open("ab") as said:
        server = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
    try:
        deadline = time.monotonic() + seconds
        while True:
            try:
                httpx.get(address, trust_env=False)
                break
            except httpx.TransportError:
                assert server.poll() is None, (folder / "server.out").read_text()
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.1)
        yield server
    finally:
        server.kill()
        server.wait(20)


def oxigraph_command(port, arguments=()):
    return [
        str(Path(sys.executable).with_name("oxigraph")),
        "serve",
        "-l",
        "db",
        "-b",
        f"127.0.0.1:{port}",
        *arguments,
    ]


@contextmanager
def oxigraph(folder, port=None, arguments=()):
    port = port or free_port()
    with running(oxigraph_command(port, arguments), folder, f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder):
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("virtuoso-t must be installed in CI (Debian: virtuoso-opensource-7-bin)")
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7-bin)")
    port = free_port()
    (folder / "own.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port))
    with running([program, "-f", "-c", "own.ini"], folder, f"http://127.0.0.1:{port}/sparql"):
        yield f"http://127.0.0.1:{port}"


class Failing(ThreadingHTTPServer):
    """A graph store that keeps what is put, after a list of faults, one a PUT of anything but the journal.

    A fault is a status with headers, ``reset`` (the connection breaks in the middle), ``kept`` (it breaks
    after the graph was kept) or ``slow``. ``opens`` is asked for with the kind of login in the header
    ``WWW-Authenticate``; ``refused`` names a graph that is always answered with 422.
    """

    daemon_threads = True

    def __init__(self, faults=(), refused="", login="", tls=None):
        super().__init__(("127.0.0.1", 0), _Keeping)
        self.faults, self.refused, self.login = list(faults), refused, login
        self.scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.graphs, self.seen = {}, []
        self.lock = threading.Lock()

    @property
    def target(self):
        return f"oxigraph+{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        """Say nothing: clients that do not trust us leave."""


class _Keeping(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def _graph(self):
        return parse_qs(urlsplit(self.path).query)["graph"][0]

    def parse_request(self):
        """Read the request, and answer it here if who sent it did not show what opens."""
        if not super().parse_request():
            return False
        if not self.server.login or self._is_shown():
            return True
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        more = ', nonce="n", qop="auth"' if self.server.login == "digest" else ""
        asked = {"WWW-Authenticate": f'{self.server.login.title()} realm="r"{more}'}
        self._answer(401, b"who are you", asked)
        return False

    def _is_shown(self):
        kind, _, shown = self.headers.get("Authorization", "").partition(" ")
        if kind.lower() != self.server.login:
            return False
        if kind == "Basic":
            return b64decode(shown) == b"ann:secret"
        if kind == "Bearer":
            return shown == "secret"
        said = {key: value.strip('"') for key, value in re.findall(r'(\w+)=("[^"]*"|[^,]*)', shown)}
        user = md5(f"{said['username']}:{said['realm']}:secret".encode()).hexdigest()
        what = md5(f"{self.command}:{said['uri']}".encode()).hexdigest()
        proof = ":".join((user, said["nonce"], said["nc"], said["cnonce"], said["qop"], what))
        return said["username"] == "ann" and md5(proof.encode()).hexdigest() == said["response"]

    def do_GET(self):
        body = self.server.graphs.get(self._graph())
        self._answer(404 if body is None else 200, body or b"")

    def do_DELETE(self):
        self.server.seen.append(("DELETE", self._graph()))
        self._answer(404 if self.server.graphs.pop(self._graph(), None) is None else 204)

    def do_PUT(self):
        graph, body = self._graph(), self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.seen.append(("PUT", graph))
            is_journal = graph.endswith("graph/pushed")
            fault = None if is_journal or not self.server.faults else self.server.faults.pop(0)
        if isinstance(fault, tuple):
            return self._answer(fault[0], fault[2] if len(fault) > 2 else b"not this one", fault[1])
        if graph == self.server.refused:
            return self._answer(422, b"not this graph")
        if fault == "slow":
            time.sleep(1)
        if fault == "reset":
            return self._break()
        self.server.graphs[graph] = body
        return self._break() if fault == "kept" else self._answer(204)

    def _break(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in {**dict(headers), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def failing(*faults, **about):
    server = Failing(faults, **about)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
