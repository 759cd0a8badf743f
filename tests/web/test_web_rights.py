"""Who may do what: scopes, tokens that come and go, reading for holders only, and the audit log."""

import json

import pytest
from fastapi.testclient import TestClient
from serving import BEARER, GRAPH, KEY, TOKEN, sample_store, serving

from kg.archive.archive import FOLDER, commits
from kg.config import Settings
from kg.serve import create_app
from kg.serve.tokens import new_token, revoke_token
from kg.store import EmbeddedStore

UPDATE = {"content-type": "application/sparql-update"}
TURTLE = {"content-type": "text/turtle"}
INSERT = "INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> 1 } }"
GONE = "DELETE { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p 1 } }"
OPERATIONS = {
    "update": ("POST", "/update", {"content": INSERT, "headers": UPDATE}, 204),
    "graph": ("PUT", "/graphs?graph=urn:mine", {"content": "<urn:a> <urn:b> 1 .", "headers": TURTLE}, 201),
    "article": ("DELETE", "/articles/0000000000000000", {}, 404),
    "query": ("GET", "/sparql?query=ASK%7B%7D", {}, 200),
}
MAY = {
    "read": {"query"},
    "ingest": {"query", "article"},
    "update": {"query", "update", "graph"},
    "admin": set(OPERATIONS),
}


def bearer(secret):
    return {"authorization": f"Bearer {secret}"}


def send(client, operation, headers):
    method, url, request, _ = OPERATIONS[operation]
    return client.request(method, url, **{**request, "headers": {**request.get("headers", {}), **headers}})


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tokens.json"


@pytest.mark.parametrize("scope", MAY)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_each_operation_needs_its_scope(file, scope, operation):
    secret = new_token(file, "one", [scope])
    with serving(tokens=file, admin_token=None, read="token") as client:
        answer = send(client, operation, bearer(secret))
        if operation in MAY[scope]:
            assert answer.status_code == OPERATIONS[operation][3], answer.text
        else:
            assert (answer.status_code, answer.json()["code"]) == (403, "KG-A02")
            assert "'one' has not the scope" in answer.json()["detail"]


def test_tokens_come_and_go_without_a_restart(file):
    with serving(tokens=file, admin_token=None) as client:
        assert send(client, "update", bearer("x")).status_code == 403
        secret = new_token(file, "desk", ["update"])
        assert send(client, "update", {}).status_code == 401
        assert send(client, "update", bearer(secret)).status_code == 204
        new_token(file, "other", ["update"])
        revoke_token(file, "desk")
        assert send(client, "update", bearer(secret)).status_code == 401


def test_a_broken_file_of_tokens_lets_nobody_write(file):
    file.write_text("{")
    with serving(tokens=file) as client:
        answer = send(client, "update", bearer("x"))
        assert (answer.status_code, answer.json()["where"]) == (503, "KG_TOKENS")
        assert client.get("/sparql?query=ASK%7B%7D").status_code == 200


READS = ["/", "/sparql", "/sparql?query=ASK%7B%7D", f"/graphs?graph={GRAPH}", "/articles", "/docs", "/openapi.json",
         "/find?q=x", "/validate", "/nowhere", "/ontology", "/help"]  # fmt: skip


@pytest.mark.parametrize("url", READS)
def test_where_reading_needs_a_token_nothing_is_read_without(url):
    with serving(read="token") as client:
        for headers, status in (({}, 401), (bearer("wrong"), 401)):
            answer = client.get(url, headers=headers)
            assert answer.status_code == status
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert client.head(url, headers=headers).status_code == status
        assert client.get(url, headers=BEARER).status_code in (200, 303, 404)


def test_whether_it_lives_is_told_to_all():
    with serving(read="token") as client:
        assert client.get("/health").status_code == 200
        assert client.options("/sparql").status_code == 204


def test_where_reading_is_open_a_wrong_token_does_not_matter(reader):
    assert reader.get("/sparql?query=ASK%7B%7D", headers=bearer("wrong")).status_code == 200


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_writes_are_told_in_the_audit_log_and_reads_are_not(tmp_path, file):
    secret, log = new_token(file, "desk", ["update"]), tmp_path / "audit.jsonl"
    with serving(tokens=file, audit=log) as client:
        send(client, "query", bearer(secret))
        send(client, "update", bearer("wrong"))
        assert not log.exists()
        revision = send(client, "update", bearer(secret)).headers["kg-revision"]
        send(client, "graph", bearer(secret))
        send(client, "article", bearer(secret))
        client.delete(f"/articles/{KEY}", headers=BEARER)
    first, second, third = lines(log)
    assert (first["who"], first["method"], first["path"], first["status"]) == ("desk", "POST", "/update", 204)
    assert (first["update"], first["revision"]) == (INSERT, revision)
    assert first["when"].startswith("20")
    assert first["when"].endswith("+00:00")
    assert (second["path"], second["graph"], second["status"]) == ("/graphs", "urn:mine", 204)
    assert (third["who"], third["path"]) == ("KG_ADMIN_TOKEN", f"/articles/{KEY}")
    assert log.stat().st_mode & 0o777 == 0o600
    assert secret not in log.read_text()
    assert TOKEN not in log.read_text()


def test_a_failed_write_is_told_with_its_status(tmp_path):
    log = tmp_path / "audit.jsonl"
    with serving(audit=log) as client:
        client.post("/update", content="INSERT {", headers={**UPDATE, **BEARER})
        client.post("/update", content=INSERT + "#" + "x" * 5000, headers={**UPDATE, **BEARER})
    assert [line["status"] for line in lines(log)] == [400, 204]
    assert all(len(line) < 4000 for line in log.read_text().splitlines())


def test_a_write_that_breaks_the_server_is_told_too(tmp_path, monkeypatch):
    def breaks(_):
        raise ZeroDivisionError

    log = tmp_path / "audit.jsonl"
    with serving(audit=log) as client:
        monkeypatch.setattr(client.app.state.service.store, "update", breaks)
        assert send(client, "update", BEARER).status_code == 500
    assert [line["status"] for line in lines(log)] == [500]


def test_a_store_on_disk_has_its_log_beside_it(tmp_path):
    app = create_app(sample_store(), Settings(store=str(tmp_path), admin_token=TOKEN))
    with TestClient(app) as client:
        send(client, "update", BEARER)
    assert lines(tmp_path / "audit.jsonl")[0]["who"] == "KG_ADMIN_TOKEN"


def test_a_log_that_cannot_be_written_is_told_to_the_operator(tmp_path, caplog):
    with serving(audit=tmp_path) as client:
        assert send(client, "update", BEARER).status_code == 204
    assert "cannot be written" in caplog.text
    assert "INSERT DATA" in caplog.text


def test_a_log_that_was_renamed_goes_on_in_a_new_file(tmp_path):
    log = tmp_path / "audit.jsonl"
    with serving(audit=log) as client:
        send(client, "update", BEARER)
        log.rename(tmp_path / "audit.1")
        send(client, "graph", BEARER)
    assert [line["path"] for line in lines(tmp_path / "audit.1") + lines(log)] == ["/update", "/graphs"]


def test_each_commit_of_a_store_with_an_archive_has_its_line_and_so_has_each_failure(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    app = create_app(store, Settings(store=str(tmp_path / "store"), admin_token=TOKEN))
    with TestClient(app) as client:
        send(client, "update", BEARER)
        client.post("/update", content="INSERT {", headers={**UPDATE, **BEARER})
        for _ in range(2):  # the second time it changes nothing
            client.post("/update", content=GONE, headers={**UPDATE, **BEARER})
    store.close()
    found = lines(tmp_path / "store" / "audit.jsonl")
    assert [line.get("status") for line in found] == [None, 400, None, 204]
    assert all(line["who"] == "KG_ADMIN_TOKEN" for line in found)
    who = {commit.number: commit.who for commit in commits(tmp_path / "store" / FOLDER)}
    for line in (found[0], found[2]):
        assert {**who[line["commit"]], "when": line["when"], "commit": line["commit"]} == line
