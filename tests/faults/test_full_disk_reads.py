"""A full disk: what readers see may be old, then they are told, and it heals as soon as there is room."""

import contextlib
import json
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager

import pytest
from server_process import server, until

OTHER = {"X-Forwarded-For": "198.51.100.7"}
# What is left on the disk: more than the writes need, less than a snapshot of them does beside.
ROOM = 1_000_000
COUNTED = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"


@contextmanager
def small_disk(folder):
    """Give a file system of 24 MB of its own, where mounting one is allowed."""
    folder.mkdir()
    said = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if said.returncode:
        assert not (os.environ.get("CI") and os.getuid() == 0), said.stderr
        pytest.skip("this user may not mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def insert(number):
    triples = "".join(f'<urn:s{number}:{n}> <urn:p> "{os.urandom(20).hex()}" . ' for n in range(300))
    return f"INSERT DATA {{ GRAPH <urn:g{number}> {{ {triples} }} }}"


def fill(folder):
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(b"x" * 4096)
        except OSError:
            ballast.truncate(ballast.tell() - ROOM)


@contextmanager
def kept_full(folder):
    """Take what room there comes to be, as when the database merges its files, until the context ends."""
    over = threading.Event()

    def keep():
        with (folder / "more").open("wb", buffering=0) as more:
            while not over.wait(0.002):
                with contextlib.suppress(OSError):
                    while not over.is_set():
                        more.write(b"x" * 4096)

    thread = threading.Thread(target=keep)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        (folder / "more").unlink()


def seen(running, **headers):
    status, _, body = running.ask(COUNTED, **headers)
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"]) if status == 200 else status


def health(running):
    return json.loads(running.request("GET", "/health")[2])


def test_readers_are_told_of_an_old_state_and_see_the_new_one_when_there_is_room(tmp_path):
    with (
        small_disk(tmp_path / "disk") as disk,
        server(disk / "store", KG_STALE_SECONDS="4", KG_RESULT_CACHE="0") as running,
    ):
        assert running.update(insert(0)) == 204
        until(lambda: seen(running, **OTHER) == 300)  # others see it a second later at most
        fill(disk)
        written = 1
        while shutil.disk_usage(disk).free > ROOM // 4:
            assert running.update(insert(written)) == 204
            written += 1
        with kept_full(disk):
            assert seen(running) == 503
            assert seen(running, **OTHER) == 300
            until(lambda: health(running)["status"] == "degraded", 5)
            said = health(running)
            assert "No space left" in said["reason"]
            assert seen(running) == 503, "who wrote is not given what was there before"
            assert seen(running, **OTHER) < written * 300, "the others are, for a while"
            until(lambda: health(running)["stale_seconds"] > 4, 10)
            assert seen(running, **OTHER) == 503
        (disk / "ballast").unlink()
        until(lambda: health(running)["status"] == "ok", 10)
        assert seen(running, **OTHER) == seen(running) == written * 300
        assert running.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }") == 204
        assert seen(running) == written * 300 + 1
