"""The store behind a server: what it sends, what it makes of refusals, and other writers in between."""

import http.server
import json
import socket
import threading

import pytest
from loopback import TOKEN, serving

from kg.errors import (
    AccessError,
    Forbidden,
    NotAcceptable,
    QueryError,
    RdfError,
    RemoteError,
    StoreError,
    TooLarge,
    UnknownName,
    UsageError,
)
from kg.store import MemoryStore, ServerStore
from kg.store.remote_errors import error_of

ENTITIES = "urn:entities"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def naming(key, *entities):
    return "".join(
        sorted(f"<urn:article:{key}> <urn:names> <urn:e:{entity}> .\n" for entity in entities)
    ).encode()


def told(*entities):
    return {f"urn:e:{entity}": f'<urn:e:{entity}> <{LABEL}> "{entity}" .\n'.encode() for entity in entities}


def put(store, key, *entities):
    return store.put_article(f"urn:graph:{key}", naming(key, *entities), ENTITIES, told(*entities))


def described(store):
    return [line.split(b"<urn:e:")[1].split(b">")[0].decode() for line in store.graph(ENTITIES).splitlines()]


# --- rights


def test_without_a_token_at_the_server_nothing_is_written_and_it_says_what_to_do():
    behind = MemoryStore()
    with serving(behind, admin_token=None) as url:
        store = ServerStore(url, "mine")
        for write in (
            lambda: put(store, "a", "x"),
            lambda: store.replace_graphs({"urn:g": b"<urn:a> <urn:p> <urn:b> .\n"}),
            lambda: store.update("INSERT DATA { <urn:a> <urn:p> 1 }"),
            lambda: store.load(b"<urn:a> <urn:p> <urn:b> .\n", media_type="text/turtle", graph="urn:g"),
        ):
            with pytest.raises(Forbidden) as error:
                write()
            assert "KG_ADMIN_TOKEN" in error.value.todo
            assert "stop the server" in error.value.todo
        assert behind.count() == 0
        assert json.loads(store.query("ASK { ?s ?p ?o }").body)["boolean"] is False
        store.close()


@pytest.mark.parametrize("token", [None, "another"])
def test_without_the_right_token_nothing_is_written_and_it_says_what_to_do(token):
    behind = MemoryStore()
    with serving(behind) as url:
        store = ServerStore(url, token)
        with pytest.raises(AccessError) as error:
            put(store, "a", "x")
        assert "KG_ADMIN_TOKEN" in error.value.todo
        assert behind.count() == 0
        assert store.graphs() == []
        store.close()


def test_too_large_a_write_is_refused_whole():
    behind = MemoryStore()
    with serving(behind, max_body_bytes=20_000) as url:
        store = ServerStore(url, TOKEN)
        assert put(store, "a", "x")
        with pytest.raises(TooLarge):
            put(store, "b", *(f"many{n}" for n in range(1000)))
        assert store.graphs() == [ENTITIES, "urn:graph:a"]
        store.close()


# --- other writers in between


@pytest.fixture
def raced(monkeypatch):
    """Give a store behind a server, and a list of calls that are made just before it sends its next update."""
    behind = MemoryStore()
    with serving(behind) as url:
        store, before = ServerStore(url, TOKEN), []
        send = store.update

        def late(text):
            while before:
                before.pop()()
            send(text)

        monkeypatch.setattr(store, "update", late)
        yield store, behind, before
        store.close()


def test_a_description_that_another_article_needs_meanwhile_stays(raced):
    store, behind, before = raced
    put(store, "a", "x")
    before.append(lambda: put(behind, "b", "x"))
    assert store.put_article("urn:graph:a", b"", ENTITIES, {})
    assert behind.graphs() == [ENTITIES, "urn:graph:b"]
    assert described(behind) == ["x"]


def test_a_description_that_goes_meanwhile_is_told_again(raced):
    store, behind, before = raced
    put(behind, "b", "x")
    before.append(lambda: behind.put_article("urn:graph:b", b"", ENTITIES, {}))
    assert put(store, "a", "x")
    assert behind.graphs() == [ENTITIES, "urn:graph:a"]
    assert described(behind) == ["x"]


def test_a_graph_that_changes_meanwhile_is_replaced_all_the_same(raced):
    store, behind, before = raced
    put(store, "a", "x")
    before.append(lambda: behind.replace_graphs({"urn:graph:a": b"<urn:other> <urn:p> <urn:q> .\n"}))
    assert put(store, "a", "y")
    assert behind.graph("urn:graph:a") == naming("a", "y")
    before.append(lambda: behind.replace_graphs({"urn:g": b"<urn:other> <urn:p> <urn:q> .\n"}))
    assert store.replace_graphs({"urn:g": b"<urn:a> <urn:p> <urn:b> .\n"})
    assert behind.graph("urn:g") == b"<urn:a> <urn:p> <urn:b> .\n"


# --- answers of servers


@pytest.mark.parametrize(
    ("status", "body", "kind", "what"),
    [
        (400, {"code": "KG-U02", "detail": "no.", "where": "line 1", "todo": "Mend it."}, QueryError, "no"),
        (400, {"code": "KG-I07", "detail": "no."}, RdfError, "no"),
        (400, b"bad things", UsageError, "bad things"),
        (401, b"", AccessError, "answered 401"),
        (403, {"code": "KG-A02", "detail": "off"}, Forbidden, "off"),
        (404, b"<html>", UnknownName, "answered 404"),
        (406, b"", NotAcceptable, "answered 406"),
        (413, b"", TooLarge, "answered 413"),
        (302, b"", RemoteError, "elsewhere"),
        (500, {"code": "nonsense", "detail": "broken"}, RemoteError, "broken"),
        (502, b"\xff\xfe", RemoteError, ""),
        (503, {"code": "KG-S01", "detail": "the disk is full"}, StoreError, "the disk is full"),
    ],
)
def test_refusals_become_the_errors_that_they_mean(status, body, kind, what):
    error = error_of(status, body if isinstance(body, bytes) else json.dumps(body).encode(), "http://there")
    assert type(error) is kind
    assert what in error.what
    assert error.where in ("http://there", "line 1")


class Script(http.server.BaseHTTPRequestHandler):
    """Is healthy, and answers everything else with what the test has set; keeps what it was asked."""

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        asked = (self.command, self.path, dict(self.headers), self.rfile.read(length))
        if self.path == "/health":
            status, headers, body = 200, {}, b'{"store": "s", "quads": 0}'
        else:
            self.server.asked.append(asked)
            status, headers, body = self.server.said
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


@pytest.fixture
def script():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Script) as server:
        server.said, server.asked = (200, {}, b""), []
        server.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=lambda: server.serve_forever(0.05), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join(10)


RESULTS = {"Content-Type": "application/sparql-results+json"}


@pytest.mark.parametrize(
    "text",
    [
        "# who added, who deleted\n# INSERT nothing\nSELECT * { ?s ?p ?o }",
        "PREFIX load: <urn:load:> SELECT * { ?s load:delete ?o }",
        "#+ summary: x\n#+ params: clear\nSELECT ?insert { ?insert a ?delete }",
    ],
)
def test_a_query_is_sent_as_a_query_whatever_its_comments_say(script, text):
    script.said = (200, RESULTS, b'{"head":{},"results":{"bindings":[]}}')
    store = ServerStore(script.url, "secret")
    store.query(text, default_graphs=["urn:g", "urn:h"], named_graphs=["urn:i"])
    store.close()
    ((method, path, headers, body),) = script.asked
    assert (method, path) == ("POST", "/sparql")
    assert body.startswith(
        b"default-graph-uri=urn%3Ag&default-graph-uri=urn%3Ah&named-graph-uri=urn%3Ai&query="
    )
    assert headers["Accept"] == "application/sparql-results+json"
    assert headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_token_does_not_follow_a_redirection(script, status):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Script) as other:
        other.said, other.asked = (200, RESULTS, b"{}"), []
        thread = threading.Thread(target=lambda: other.serve_forever(0.05), daemon=True)
        thread.start()
        script.said = (status, {"Location": f"http://127.0.0.1:{other.server_port}/x"}, b"")
        store = ServerStore(script.url, "secret")
        for call in (
            lambda: store.query("ASK {}"),
            lambda: store.update("CLEAR ALL"),
            lambda: store.graph("urn:g"),
        ):
            with pytest.raises(RemoteError, match="elsewhere"):
                call()
        store.close()
        other.shutdown()
        thread.join(10)
        assert other.asked == []


def test_proxies_of_the_environment_do_not_see_the_loopback(script, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    script.said = (200, RESULTS, b'{"head":{},"boolean":true}')
    store = ServerStore(script.url, "mine")
    assert store.query("ASK {}").kind == "boolean"
    script.said = (200, {"Content-Type": "application/json"}, b'{"quads": 0}')
    assert store.count() == 0
    store.close()


def test_an_answer_in_another_form_is_an_error(script):
    script.said = (200, {"Content-Type": "text/html"}, b"<html>a portal</html>")
    store = ServerStore(script.url)
    with pytest.raises(RemoteError, match="text/html instead of"):
        store.query("ASK {}")
    store.close()


def test_an_answer_that_breaks_off_is_an_error(script):
    script.said = (200, {**RESULTS, "Content-Length": "5000"}, b'{"head":')
    store = ServerStore(script.url)
    with pytest.raises(RemoteError, match="does not answer"):
        store.query("ASK {}")
    with pytest.raises(RemoteError, match="does not answer"):
        store.graph("urn:g")
    store.close()


def test_a_server_that_went_away_is_an_error_with_its_address(script):
    store = ServerStore(script.url)
    script.shutdown()
    script.server_close()
    for call in (lambda: store.query("ASK {}"), store.count, lambda: store.update("CLEAR ALL")):
        with pytest.raises(RemoteError) as error:
            call()
        assert script.url in error.value.where
    store.close()


def test_a_silent_server_is_waited_for_no_longer_than_said():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(RemoteError):
        ServerStore(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.3)
