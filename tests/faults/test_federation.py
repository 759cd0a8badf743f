"""SERVICE: to the endpoints that are allowed, at addresses that are checked, within limits; and nowhere else."""

import contextlib
import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from serving import serving

from kg.config import Settings
from kg.errors import RemoteError, UsageError
from kg.serve import outward
from kg.serve.federation import Gateway, endpoints_of
from kg.serve.outward import Limits, asked, checked_address, is_public

RESULTS = "application/sparql-results+json"
FOUND = json.dumps(
    {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from there"}}]}}
).encode()


@contextmanager
def endpoint(status=200, media_type=RESULTS, body=FOUND, slow=0.0, **headers):
    """Give the URL of an endpoint and the list of what it is asked."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            said = self.rfile.read(int(self.headers["content-length"])).decode()
            seen.append((parse_qs(said).get("query", [""])[0], dict(self.headers)))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for block in [body] if isinstance(body, bytes) else body:
                    self.wfile.write(block)
                    self.wfile.flush()
                    time.sleep(slow)
            except OSError:
                pass

        do_GET = do_POST

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql", seen
        finally:
            server.shutdown()
            thread.join(10)


def asking(url, **more):
    return serving(services=f"other={url}", services_private=True, **more)


def ask(client, text):
    return client.get("/sparql", params={"query": text}, headers={"accept": RESULTS})


def test_an_allowed_endpoint_is_asked_by_its_name_and_by_its_iri():
    with endpoint() as (url, seen), asking(url, reconcile_contact="me@mine.example") as client:
        for name in ("other", url):
            answer = ask(client, f"SELECT ?x {{ SERVICE <{name}> {{ ?s dip:named ?x }} }}")
            assert answer.status_code == 200, answer.text
            assert answer.json()["results"]["bindings"][0]["x"]["value"] == "from there"
    assert len(seen) == 2
    query, headers = seen[0]
    assert "named> ?x" in query
    assert headers["User-Agent"].endswith("me@mine.example")
    assert headers["Host"] == url.split("/")[2]
    assert "Authorization" not in headers


def test_relative_iris_and_service_go_together():
    with endpoint() as (url, _), asking(url) as client:
        answer = ask(client, "SELECT ?x { OPTIONAL { <id/x> ?p ?o } SERVICE <other> { ?s ?p ?x } }")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"status": 500}, "it answered 500"),
        ({"status": 302, "Location": "http://127.0.0.1:9/"}, "lead us elsewhere"),
        ({"media_type": "text/html"}, "no result"),
        ({"Content-Encoding": "gzip"}, "no result"),
        ({"body": b"x" * 3000}, "larger than 2,000 bytes"),
        ({"body": [b" "] * 100, "slow": 0.05}, "longer than 0.5 s"),
        ({"body": [b""], "slow": 1.5}, "longer than 0.5 s"),
        ({"body": b"{"}, "broken JSON"),
    ],
    ids=["500", "redirect", "html", "gzip", "large", "drips", "hangs", "broken"],
)
def test_an_endpoint_that_misbehaves_is_told_of_and_the_server_answers_on(wrong, said):
    text = "SELECT ?x { SERVICE <other> { ?s ?p ?x } }"
    limits = {"services_seconds": 0.5, "services_max_bytes": 2000}
    with endpoint(**wrong) as (url, _), asking(url, **limits) as client:
        answer = ask(client, text)
        assert answer.status_code == 502, answer.text
        assert said in answer.json()["detail"]
        assert answer.json()["where"] == "SERVICE <other>"
        assert "127.0.0.1" not in answer.json()["detail"].replace("127.0.0.1:9", "")
        silent = ask(client, text.replace("SERVICE", "SERVICE SILENT"))
        assert silent.status_code == 200
        assert ask(client, "ASK { ?s ?p ?o }").json()["boolean"] is True


def test_a_head_by_drops_has_its_time_too():
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip():
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.recv(65_536)
                for byte in b"HTTP/1.1 200 OK\r\n" + b"X-A: a\r\n" * 30:
                    connection.sendall(bytes([byte]))
                    time.sleep(0.02)

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        began = time.monotonic()
        with pytest.raises(RemoteError, match=r"longer than 0\.5 s"):
            asked(f"http://127.0.0.1:{listener.getsockname()[1]}/", b"ASK {}", Limits(0.5, 1000, True, ""))
        assert time.monotonic() - began < 3
        thread.join(10)


def test_a_redirect_is_not_followed_even_to_another_endpoint_that_would_do():
    with endpoint() as (there, seen), endpoint(status=307, Location=there) as (url, _), asking(url) as client:
        assert ask(client, "SELECT ?x { SERVICE <other> { ?s ?p ?x } }").status_code == 502
    assert seen == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_without_leave_nothing_of_this_machine_is_asked(host):
    with endpoint() as (url, seen), serving(services=f"other={url.replace('127.0.0.1', host)}") as client:
        answer = ask(client, "SELECT ?x { SERVICE <other> { ?s ?p ?x } }")
        assert answer.status_code == 502
        assert "no public address" in answer.json()["detail"]
    assert seen == []


def test_what_is_not_allowed_is_refused_before_anything_is_asked():
    with endpoint() as (url, seen), asking(url) as client:
        for text in (
            f"SELECT ?x {{ SERVICE <{url}2> {{ ?s ?p ?x }} }}",
            "SELECT ?x { SERVICE ?y { ?s ?p ?x } }",
            "SELECT ?x { SERVICE <other> { SERVICE <other> { ?s ?p ?x } } }",
            f"SELECT ?x {{ SERVICE <{client.app.state.service.gateway._base}/0> {{ ?s ?p ?x }} }}",
        ):
            answer = ask(client, text)
            assert (answer.status_code, answer.json()["code"]) == (400, "KG-U02")
    assert seen == []


def test_places_of_syntax_errors_are_those_of_the_text_that_was_sent():
    with endpoint() as (url, _), asking(url) as client:
        answer = ask(client, "SELECT * {\n SERVICE <other> { ?s ?p ?o } ?s ?p ; }")
        assert (answer.status_code, answer.json()["line"]) == (400, 2)
        assert answer.json()["column"] in (37, 38, 39, 40)
        assert "http" not in answer.text.replace("https://", "").split("where", 1)[1]
        answer = ask(client, "SELECT * {\n FOO SERVICE <other> { ?s ?p ?o } }")
        assert (answer.json()["line"], answer.json()["column"]) == (2, 2)


def test_the_gateway_answers_only_who_knows_its_secret():
    with endpoint() as (url, seen):
        gateway = Gateway({"other": url}, Limits(5, 1000, private=True))
        try:
            assert gateway.url_at(f"/{gateway._secret}/0") == url
            for path in ("/", "/0", "//0", "/wrong/0", f"/{gateway._secret}/1", f"/{gateway._secret}/x"):
                assert gateway.url_at(path) is None
        finally:
            gateway.close()
    assert seen == []


def test_without_endpoints_nothing_listens():
    with serving() as client:
        assert client.app.state.service.gateway._server is None


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_one_inner_address_among_several_is_one_too_many(monkeypatch):
    def several(*_, **__):
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("8.8.8.8", 443)), (*kind, ("10.0.0.1", 443))]

    monkeypatch.setattr(outward.socket, "getaddrinfo", several)
    with pytest.raises(RemoteError, match=r"10\.0\.0\.1, which is no public address"):
        checked_address("two.example", 443, private=False)
    assert checked_address("two.example", 443, private=True) == "8.8.8.8"


def test_the_name_is_looked_up_once_and_the_address_kept_to(monkeypatch):
    """A name that leads elsewhere at the second look (DNS rebinding) is not looked up a second time."""
    with endpoint() as (url, seen):
        port, real, looked = int(url.split(":")[2].split("/")[0]), socket.getaddrinfo, []

        def rebinding(host, *args, **kwargs):
            if host != "rebinding.example":
                return real(host, *args, **kwargs)
            looked.append(host)
            return real("127.0.0.1" if len(looked) == 1 else "127.0.0.2", *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        body = asked(f"http://rebinding.example:{port}/", b"ASK {}", Limits(5, 1000, private=True))
    assert (body, looked) == (FOUND, ["rebinding.example"])
    assert seen[0][1]["Host"] == f"rebinding.example:{port}"


def test_endpoints_are_read_from_the_setting():
    given = "wikidata=https://query.example/sparql, https://other.example/q?a=b"
    assert endpoints_of(Settings(services=given)) == {
        "wikidata": "https://query.example/sparql",
        "https://query.example/sparql": "https://query.example/sparql",
        "https://other.example/q?a=b": "https://other.example/q?a=b",
    }
    assert endpoints_of(Settings(services="")) == {}


@pytest.mark.parametrize(
    "wrong", ["wikidata", "ftp://x.example", "a b=https://x.example", "x=file:///etc/passwd"]
)
def test_what_is_no_endpoint_is_refused_with_the_name_of_the_setting(wrong):
    with pytest.raises(UsageError) as error:
        endpoints_of(Settings(services=wrong))
    assert error.value.where == "KG_SERVICES"
