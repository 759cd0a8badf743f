"""Which store is opened, what keeps one from being opened, and the server that holds one."""

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.config import Settings
from kg.errors import RemoteError, StoreError, StoreLocked
from kg.store import (
    EmbeddedStore,
    MemoryStore,
    RunningServer,
    ServerStore,
    announced,
    find_server,
    open_store,
    own_store,
)
from kg.store.directory import CARD, FORMAT
from kg.store.owner import NOTICE, is_here, lock_holder


class Health(BaseHTTPRequestHandler):
    """Answers /health as our server does; what it says is set by the test."""

    def do_GET(self):
        status, body = self.server.said
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Health) as listening:
        listening.said = (200, {})
        listening.url = f"http://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield listening
        listening.shutdown()
        thread.join(10)


def settings(store, **more):
    return Settings(store=str(store), **more)


@pytest.fixture
def directory(tmp_path):
    EmbeddedStore(tmp_path / "store").close()
    return tmp_path / "store"


def id_of(directory):
    return json.loads((directory / CARD).read_text())["id"]


def change(directory, **values):
    """Change what the notice of a server says."""
    notice = directory / NOTICE
    notice.write_text(json.dumps({**json.loads(notice.read_text()), **values}))


# --- which store


def test_memory_is_a_store_of_its_own_each_time():
    first, second = open_store(settings("memory:")), open_store(settings("memory:"))
    first.update("INSERT DATA { <urn:a> <urn:p> 1 }")
    assert isinstance(first, MemoryStore)
    assert second.count() == 0
    assert first.id != second.id


def test_a_directory_is_made_with_those_above_it_and_opened_again(tmp_path):
    store = open_store(settings(tmp_path / "some" / "where"))
    store.update("INSERT DATA { <urn:a> <urn:p> 1 }")
    store.close()
    again = open_store(settings(tmp_path / "some" / "where"), writing=False)
    assert isinstance(again, EmbeddedStore)
    assert (again.count(), again.id) == (1, store.id)
    again.close()


def test_two_stores_have_two_ids(tmp_path):
    ids = set()
    for name in ("a", "b"):
        store = EmbeddedStore(tmp_path / name)
        ids.add(store.id)
        store.close()
    assert len(ids) == 2


def test_a_store_may_stand_in_an_empty_directory_or_a_fresh_disk(tmp_path):
    (tmp_path / "lost+found").mkdir()
    EmbeddedStore(tmp_path).close()
    assert (tmp_path / CARD).is_file()


# --- what keeps one from being opened


def test_reading_makes_no_store(tmp_path):
    with pytest.raises(StoreError, match="no such store") as error:
        open_store(settings(tmp_path / "none"), writing=False)
    assert str(tmp_path / "none") in error.value.where
    assert "Ingest" in error.value.todo
    assert not (tmp_path / "none").exists()
    with pytest.raises(StoreError, match="no store in this directory"):
        open_store(settings(tmp_path), writing=False)


@pytest.mark.parametrize("writing", [True, False])
def test_a_file_is_no_store(tmp_path, writing):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file") as error:
        open_store(settings(tmp_path / "file"), writing=writing)
    assert str(tmp_path / "file") in error.value.where
    with pytest.raises(StoreError):
        open_store(settings(tmp_path / "file" / "below"), writing=writing)
    assert (tmp_path / "file").read_text() == "x"


def test_a_directory_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "letters.txt").write_text("x")
    with pytest.raises(StoreError, match=r"holds other files.*letters\.txt"):
        open_store(settings(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize("writing", [True, False])
def test_a_directory_without_rights_is_a_clear_error(directory, writing):
    directory.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)  # the rights of files do not hold root back
    try:
        with pytest.raises(StoreError, match="may not be read") as error:
            open_store(settings(directory), writing=writing)
        assert str(directory) in error.value.where
    finally:
        os.seteuid(me)
        directory.chmod(0o700)


def test_a_store_of_another_format_is_refused_with_both_formats(directory):
    (directory / CARD).write_text(json.dumps({"format": FORMAT + 1, "id": "x"}))
    with pytest.raises(StoreError, match=f"format {FORMAT + 1}; this program reads format {FORMAT}"):
        open_store(settings(directory))


@pytest.mark.parametrize("card", ["", "{}", "[]", "null", '{"format": 1}', "\x00"])
def test_a_damaged_card_is_a_clear_error(directory, card):
    (directory / CARD).write_text(card)
    with pytest.raises(StoreError, match="card is damaged") as error:
        open_store(settings(directory))
    assert CARD in error.value.where


def test_a_server_needs_a_directory_of_its_own(tmp_path):
    with pytest.raises(StoreError, match="another server"):
        own_store(settings("http://127.0.0.1:9"))
    assert isinstance(own_store(settings("memory:")), MemoryStore)


def test_no_server_of_ours_at_an_address_is_a_clear_error(server):
    for said in [(200, {}), (200, b"<html>"), (404, {"store": "x"}), (307, {"store": "x"}), (200, [1])]:
        server.said = said
        with pytest.raises(RemoteError, match="no server of this program"):
            open_store(settings(server.url))


def test_an_address_of_a_server_is_a_store(server):
    server.said = (200, {"status": "ok", "store": "5" * 16, "quads": 7})
    store = open_store(settings(server.url + "/", admin_token="t"))
    assert isinstance(store, ServerStore)
    assert (store.id, store.count()) == ("5" * 16, 7)
    store.close()


# --- the server that holds a store


def test_a_server_is_found_as_long_as_it_is_announced(directory, server):
    server.said = (200, {"store": id_of(directory)})
    assert find_server(directory) is None
    with announced(directory, server.url + "/", id_of(directory)) as said:
        assert isinstance(said, RunningServer)
        assert find_server(directory) == said
        assert (said.url, said.pid) == (server.url, os.getpid())
        mode = stat.S_IMODE((directory / NOTICE).stat().st_mode)
        assert mode == 0o600
    assert find_server(directory) is None
    assert not (directory / NOTICE).exists()


def test_commands_go_through_the_server_that_holds_the_store(directory, server):
    server.said = (200, {"store": id_of(directory), "quads": 3})
    held = EmbeddedStore(directory)
    with announced(directory, server.url, held.id):
        store = open_store(settings(directory))
        assert isinstance(store, ServerStore)
        assert store.url == server.url
        store.close()
        with pytest.raises(StoreLocked, match=f"process {os.getpid()}, {server.url}"):
            own_store(settings(directory))
    held.close()


def test_a_server_that_announces_itself_while_we_wait_is_found(directory, server, monkeypatch):
    """Between a look for the server and the lock, the server may come."""
    server.said = (200, {"store": id_of(directory)})
    held = EmbeddedStore(directory)
    looks = []

    def late(where, **options):
        looks.append(where)
        return None if len(looks) == 1 else find_server(where, **options)

    monkeypatch.setattr("kg.store.owner.find_server", late)
    with announced(directory, server.url, held.id):
        store = open_store(settings(directory))
        assert isinstance(store, ServerStore)
        store.close()
    assert len(looks) == 2
    held.close()


def test_what_a_dead_server_left_behind_is_cleaned_up(directory):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    with announced(directory, "http://127.0.0.1:9", id_of(directory)):
        change(directory, pid=dead.pid)
        assert find_server(directory) is None
        assert not (directory / NOTICE).exists()
    store = open_store(settings(directory))
    assert isinstance(store, EmbeddedStore)
    store.close()


def test_a_process_that_began_at_another_time_is_another_process(directory):
    with announced(directory, "http://127.0.0.1:9", id_of(directory)):
        assert find_server(directory) is None
        assert (directory / NOTICE).exists(), "its process lives: it may only be slow"
        change(directory, began="1")
        assert find_server(directory) is None
        assert not (directory / NOTICE).exists()


def test_a_server_on_another_machine_is_not_cleaned_up(directory):
    with announced(directory, "http://127.0.0.1:9", id_of(directory)):
        change(directory, host="another.example", began="1")
        assert find_server(directory) is None
        assert (directory / NOTICE).exists()


def test_a_server_of_another_store_does_not_count(directory, server):
    server.said = (200, {"store": "another"})
    with announced(directory, server.url, id_of(directory)):
        assert find_server(directory) is None


def test_a_copy_of_the_directory_is_not_what_the_server_holds(directory, server, tmp_path):
    import shutil

    server.said = (200, {"store": id_of(directory)})
    with announced(directory, server.url, id_of(directory)):
        shutil.copytree(directory, tmp_path / "copy", ignore=shutil.ignore_patterns("LOCK"))
        assert find_server(directory) is not None
        assert find_server(tmp_path / "copy") is None


def test_a_notice_that_others_may_write_does_not_count(directory, server):
    """The token is sent to the address in it."""
    server.said = (200, {"store": id_of(directory)})
    with announced(directory, server.url, id_of(directory)):
        (directory / NOTICE).chmod(0o622)
        assert find_server(directory) is None
        (directory / NOTICE).chmod(0o600)
        assert find_server(directory) is not None


def test_an_address_elsewhere_does_not_count(directory, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "kg.store.health.health", lambda *args: asked.append(args) or {"store": id_of(directory)}
    )
    with announced(directory, "http://192.0.2.1:8000", id_of(directory)):
        assert find_server(directory) is None
    assert asked == []


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"url": 5}', '{"url": "x", "pid": "y"}', "\udcff"])
def test_a_damaged_notice_is_ignored(directory, text):
    (directory / NOTICE).write_bytes(text.encode("utf-8", "surrogateescape"))
    (directory / NOTICE).chmod(0o600)
    assert find_server(directory) is None


def test_a_server_that_does_not_answer_is_waited_for_no_longer_than_said(directory):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with announced(directory, url, id_of(directory)):
            done = []
            thread = threading.Thread(target=lambda: done.append(find_server(directory, patience=0.3)))
            thread.start()
            thread.join(10)
            assert done == [None]
            assert (directory / NOTICE).exists()


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost:1", True),
        ("http://192.0.2.1:8000", False),
        ("http://", False),
        ("nonsense", False),
    ],
)
def test_only_addresses_of_this_machine_are_here(url, here):
    assert is_here(url) is here


def test_nobody_holds_a_file_without_a_lock(tmp_path):
    (tmp_path / "LOCK").write_text("")
    assert lock_holder(tmp_path / "LOCK") is None
    assert lock_holder(tmp_path / "none") is None
