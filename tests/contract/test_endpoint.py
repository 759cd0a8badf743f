"""Endpoints of others: asked from Python and from the shell, in every form, on good days and bad."""

import json
import socket
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from golden_world import WORLD
from loopback import serving

from kg.cli.app import run
from kg.errors import QueryError, RemoteError, UsageError
from kg.store import MemoryStore
from kg.store.endpoint import EndpointStore, with_prefixes

PEOPLE = "SELECT ?l { ?p a dip:Person ; rdfs:label ?l } ORDER BY ?l"


@pytest.fixture(scope="module")
def url():
    store = MemoryStore()
    store.load(WORLD.read_bytes(), media_type="application/trig")
    with serving(store) as url:
        yield f"{url}/sparql"
    store.close()


@pytest.fixture
def asked(capfdbinary):
    def ask(*arguments):
        code = run(["query", *arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return ask


@contextmanager
def odd(status=200, media_type="text/html", body=b"", drip=False):
    """An endpoint that answers all queries alike, and keeps what it was asked."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            seen.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body) + 100 * drip))
            self.end_headers()
            try:
                self.wfile.write(body)
                for _ in range(100 if drip else 0):
                    time.sleep(0.1)
                    self.wfile.write(b" ")
            except OSError:
                pass

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("text", "format", "start"),
    [
        (PEOPLE, "table", "l"),
        (PEOPLE, "csv", "l\r\n"),
        (PEOPLE, "tsv", "?l\n"),
        (PEOPLE, "json", '{"head"'),
        (PEOPLE, "xml", "<?xml"),
        ("ASK { ?p a dip:Person }", "table", "yes"),
        ("ASK { ?p a dip:Person }", "json", '{"head"'),
        ("CONSTRUCT WHERE { ?p a dip:Person }", "ttl", "@prefix"),
        ("CONSTRUCT WHERE { ?p a dip:Person }", "nt", "<http"),
        ("CONSTRUCT WHERE { ?p a dip:Person }", "jsonld", "[{"),
        ("CONSTRUCT WHERE { ?p a dip:Person }", "rdfxml", "<?xml"),
    ],
)
def test_an_endpoint_is_asked_from_the_shell_in_every_form(asked, url, text, format, start):
    code, out, said = asked("--endpoint", url, "-e", text, "--format", format)
    assert (code, said) == (0, "")
    assert out.startswith(start)


def test_questions_and_files_go_to_an_endpoint_too(asked, url, tmp_path):
    (tmp_path / "people.rq").write_text(PEOPLE)
    code, out, _ = asked("--endpoint", url, str(tmp_path / "people.rq"), "--format", "csv")
    assert code == 0
    name = out.splitlines()[1]
    code, out, said = asked("--endpoint", url, "who-met-whom", "-p", f"who={name}", "--format", "json")
    assert "date" in json.loads(out)["head"]["vars"], said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-e", "DROP ALL"], 2, "no query"),
        (["-e", "SELECT * { ?s ?p }"], 2, "does not parse"),
        (["-e", "SELECT * {}", "--format", "ttl"], 2, "cannot be written"),
        (["-e", "SELECT * {}", "--store", "memory:"], 2, "--store or --endpoint"),
        (["-e", "SELECT * { <a:x> <a:y> ?o }"], 1, "nothing found"),
    ],
)
def test_what_cannot_be_asked_is_told(asked, url, arguments, code, said):
    found, _, complaint = asked("--endpoint", url, *arguments)
    assert found == code
    assert said in complaint


def test_an_address_that_is_none_and_a_server_that_is_not_there(asked):
    assert asked("--endpoint", "file:///tmp/x", "-e", "ASK {}")[0] == 2
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        code, _, said = asked("--endpoint", f"http://127.0.0.1:{free.getsockname()[1]}/", "-e", "ASK {}")
    assert code == 4
    assert "does not answer" in said


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        ({"media_type": "text/html", "body": b"<p>hi"}, RemoteError, "answered text/html instead of"),
        ({"status": 404, "media_type": "text/plain", "body": b"gone"}, RemoteError, "gone"),
        ({"status": 401, "media_type": "text/plain", "body": b"who are you"}, RemoteError, "who are you"),
        ({"status": 400, "media_type": "text/plain", "body": b"line 1: odd"}, UsageError, "line 1: odd"),
        ({"status": 503}, RemoteError, "503"),
        ({"status": 302}, RemoteError, "elsewhere"),
    ],
)
def test_a_bad_answer_says_what_the_endpoint_said(answer, error, said):
    with odd(**answer) as (address, _), pytest.raises(error, match=said):
        EndpointStore(address).query("SELECT * { ?s ?p ?o }")


def test_an_answer_that_drips_is_ended_at_its_time():
    dripping = odd(media_type="application/sparql-results+json", drip=True)
    with dripping as (address, _), pytest.raises(RemoteError, match=r"too long|timed out"):
        EndpointStore(address, seconds=1).query("SELECT * { ?s ?p ?o }")


def test_the_endpoint_is_sent_the_prefixes_that_it_may_not_know():
    with odd(media_type="application/sparql-results+json", body=b'{"head":{},"boolean":true}') as (
        address,
        seen,
    ):
        EndpointStore(address).query("ASK { ?s a dip:Person }")
    assert seen[0]["query"][0].startswith("PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> ASK")


def test_only_prefixes_that_are_used_and_not_declared_are_added():
    declared = "prefix dip: <urn:mine:> ASK { ?s a dip:X ; other:y 'rdfs:label' } # owl:Thing"
    assert with_prefixes(declared) == declared
    assert with_prefixes("ASK { ?s rdfs:label ?l }").endswith(
        "# > ASK { ?s rdfs:label ?l }".replace("# > ", "#> ")
    )


def test_an_update_never_leaves_the_house():
    with odd() as (address, seen), pytest.raises(QueryError):
        EndpointStore(address).query("# SELECT\nDROP ALL")
    assert seen == []
