"""Who wrote is in the archive with what was written: neither a crash nor a file that stalls loses it."""

import json
import os
import threading
from contextlib import suppress
from http.client import HTTPException

from bystander import bystander
from server_process import server, until

from kg.archive import AUTHOR
from kg.archive.archive import FOLDER, commits
from kg.serve.audit import AuditLog
from kg.store import EmbeddedStore

INSERT = "INSERT DATA { <urn:a> <urn:p> 1 }"


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_write_that_no_line_tells_of_has_its_line_at_the_next_start(tmp_path):
    store, log = tmp_path / "store", tmp_path / "audit.jsonl"
    # Who opens it to write waits for one that reads, so the line is never written.
    os.mkfifo(log)
    with server(store, KG_AUDIT=str(log)) as running:
        writer = threading.Thread(target=lambda: _left(running), daemon=True)
        writer.start()
        until(lambda: any(commit.who for commit in commits(store / FOLDER)))
        with bystander(running.host) as seen:
            writer.join(1)
        seen.assert_nothing()
        assert writer.is_alive()
        running.process.kill()
    log.unlink()
    with server(store, KG_AUDIT=str(log)) as running:
        (line,) = lines(log)
        assert (line["who"], line["from"], line["update"]) == ("KG_ADMIN_TOKEN", "127.0.0.1", INSERT)
        assert (line["method"], line["path"]) == ("POST", "/update")
        assert running.count() == 1
        assert running.update(INSERT.replace("1", "2")) == 204
        assert running.update("INSERT {") == 400
        running.process.kill()
    last = [each for each in commits(store / FOLDER) if each.who][-1]
    with server(store, KG_AUDIT=str(log)):
        assert [each.get("commit") for each in lines(log)] == [line["commit"], last.number, None]


def test_a_line_that_was_cut_off_is_written_again(tmp_path):
    store, log = EmbeddedStore(tmp_path / "store"), tmp_path / "audit.jsonl"
    AuditLog(log).follow(store)
    token = AUTHOR.set(lambda: {"who": "desk"})
    for number in range(3):
        store.update(INSERT.replace("1", str(number)))
    AUTHOR.reset(token)
    store.close()
    whole = log.read_text()
    log.write_text(whole[:-10])
    store = EmbeddedStore(tmp_path / "store")
    AuditLog(log).follow(store)
    store.close()
    *before, cut, last = log.read_text().splitlines()
    assert [*before, last] == whole.splitlines()
    assert last.startswith(cut)


def _left(running):
    with suppress(OSError, HTTPException):
        running.update(INSERT)
