"""Graph stores of others that stall, cut, refuse or are not there, behind our service and behind the commands."""

import json
import socket
import threading
import time
from http.client import HTTPConnection, HTTPException, IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from loopback import running, serving

from kg.cli.app import run
from kg.config import Settings
from kg.errors import QueryTimeout, RemoteError
from kg.store import open_store

HEAD = b'{"head":{"vars":["x"]},"results":{"bindings":['
ROW = b'{"x":{"type":"literal","value":"' + b"x" * 1000 + b'"}}'
JSON = "application/sparql-results+json"


class Endpoint(ThreadingHTTPServer):
    """A SPARQL endpoint that answers as a comment in the query says; ``left`` is set when a client has left."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answering)
        self.left, self.over = threading.Event(), threading.Event()
        self.status = None


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        text = parse_qs(sent).get("query", [sent])[0]
        if self.server.status:
            return self.answer(b"not you", self.server.status, media_type="text/plain")
        for name in ("hang", "stop", "short", "limit", "endless", "html"):
            if f"#{name}" in text:
                return getattr(self, name)()
        return self.answer(HEAD + b"]}}")

    def answer(self, body, status=200, length=None, media_type=JSON, **headers):
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length or len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def hang(self):
        self.connection.settimeout(0.05)
        while not self.server.over.is_set():
            try:
                if self.connection.recv(1) == b"":
                    self.server.left.set()
                    break
            except TimeoutError:
                continue
        self.close_connection = True

    def html(self):
        self.answer(b"<p>hello", media_type="text/html")

    def limit(self):
        self.answer(HEAD + ROW + b"]}}", X_SPARQL_MaxRows="1")

    def stop(self):
        """Send a part of what was promised, and break."""
        self.answer(HEAD + ROW + b"".join(b"," + ROW for _ in range(200)), length=10**6)
        self.close_connection = True

    def short(self):
        """Send JSON that is not whole as if it were."""
        self.answer(HEAD + ROW + b"".join(b"," + ROW for _ in range(200)))

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", JSON)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            piece = HEAD + ROW
            while not self.server.over.is_set():
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                piece = b"," + ROW
        except OSError:
            self.server.left.set()
        self.close_connection = True


def endpoint():
    return running(Endpoint())


@pytest.fixture
def far():
    with endpoint() as server:
        yield server


def settings(far, **more):
    return Settings(store=f"sparql+http://127.0.0.1:{far.server_port}/sparql", **more)


@pytest.fixture
def url(far):
    store = open_store(settings(far))
    with serving(store) as url:
        yield url
    store.close()


def asked(url, fault, seconds=20, timeout=30):
    connection = HTTPConnection(urlsplit(url).netloc, timeout=timeout)
    try:
        connection.request("GET", f"/sparql?timeout={seconds}&query={quote(f'SELECT ?x {{}} #{fault}')}")
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_a_server_that_stalls_is_waited_for_as_long_as_was_asked(far, url):
    status, body = asked(url, "hang", seconds=0.3)
    assert (status, json.loads(body)["code"]) == (504, "KG-S04")
    assert far.left.wait(5), "the question goes on over there"


def test_a_client_that_leaves_ends_its_question_over_there(far, url):
    client = socket.create_connection(("127.0.0.1", urlsplit(url).port), timeout=5)
    client.sendall(f"GET /sparql?query={quote('SELECT ?x {} #hang')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    time.sleep(0.3)
    assert not far.left.is_set()
    client.close()
    assert far.left.wait(5)


def test_a_client_that_leaves_amid_the_rows_ends_them_over_there(far, url):
    client = socket.create_connection(("127.0.0.1", urlsplit(url).port), timeout=5)
    client.sendall(f"GET /sparql?query={quote('SELECT ?x {} #endless')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert client.recv(1000).startswith(b"HTTP/1.1 200")
    client.close()
    assert far.left.wait(5)


def test_an_endless_answer_is_cut_at_its_time(far, url):
    with pytest.raises((IncompleteRead, HTTPException, ConnectionError)):
        asked(url, "endless", seconds=0.5)
    assert far.left.wait(5)


@pytest.mark.parametrize("fault", ["stop", "short"])
def test_an_answer_that_the_server_cut_never_looks_whole(url, fault):
    try:
        status, _ = asked(url, fault)
    except (IncompleteRead, HTTPException, ConnectionError):
        return
    assert status == 502


@pytest.mark.parametrize(("fault", "said"), [("html", "text/html"), ("limit", "after 1 rows")])
def test_what_is_no_whole_answer_is_an_error_of_the_server(far, url, fault, said):
    status, body = asked(url, fault)
    assert (status, json.loads(body)["code"]) == (502, "KG-S03")
    assert said in json.loads(body)["detail"]
    store = open_store(settings(far))
    with pytest.raises(RemoteError, match=said):
        store.query(f"SELECT ?x {{}} #{fault}")
    store.close()


@pytest.mark.parametrize("status", [401, 403])
def test_that_we_are_refused_is_no_fault_of_our_client(far, url, status):
    far.status = status
    found, body = asked(url, "any")
    assert found == 502
    assert str(status) in json.loads(body)["detail"]
    assert "KG_STORE_USER" in json.loads(body)["todo"]


def test_other_questions_are_answered_while_some_hang(far, url):
    threads = [threading.Thread(target=asked, args=(url, "hang", 3)) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert asked(url, "none")[0] == 200
    for thread in threads:
        thread.join(20)


def test_a_store_that_does_not_answer_in_time_is_told(far):
    store = open_store(settings(far, max_query_seconds=0.3))
    with pytest.raises(QueryTimeout):
        store.query("SELECT ?x {} #hang")
    store.close()


@pytest.mark.parametrize("arguments", [["query", "-e", "SELECT * {}"], ["serve", "--port", "0"], ["export"]])
def test_commands_name_a_store_that_is_not_there(arguments, capsys):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        store = f"oxigraph+http://127.0.0.1:{free.getsockname()[1]}"
        assert run([*arguments, "--store", store]) == 4
    said = capsys.readouterr().err
    assert "does not answer" in said
    assert "127.0.0.1" in said


def test_commands_say_how_to_show_rights(far, capsys):
    far.status = 401
    assert run(["query", "-e", "SELECT * {}", "--store", settings(far).store]) == 4
    assert "KG_STORE_TOKEN" in capsys.readouterr().err
