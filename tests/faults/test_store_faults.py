"""Stores under kill -9, a full disk and strangers: what was acknowledged is there, and nothing is half there."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from kg.errors import StoreError, StoreLocked
from kg.store import EmbeddedStore
from kg.store.directory import DATABASE

ENTITIES = "urn:entities"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ARTICLES = 4
TRIPLES = 60

# The child writes versions of some articles for ever, and says each one that was acknowledged.
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_store_faults import ARTICLES, ENTITIES, descriptions, version
from kg.store import EmbeddedStore

store = EmbeddedStore(Path(sys.argv[1]))
turn = int(sys.argv[3])
while True:
    for n in range(ARTICLES):
        graph = f"urn:graph:{n}"
        store.put_article(graph, version(n, turn), ENTITIES, descriptions(n, turn))
        print(n, turn, flush=True)
    turn += 1
"""


def entities(n, turn):
    return ["urn:person:shared", f"urn:person:{n}:{turn % 7}"]


def version(n, turn):
    lines = [f'<urn:article:{n}> <urn:p{i}> "{turn}" .\n' for i in range(TRIPLES)]
    lines += [f"<urn:article:{n}> <urn:names> <{entity}> .\n" for entity in entities(n, turn)]
    return "".join(sorted(lines)).encode()


def descriptions(n, turn):
    return {entity: f'<{entity}> <{LABEL}> "{entity}"@en .\n'.encode() for entity in entities(n, turn)}


def start(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def turn_of(triples):
    """Give the one version that a graph holds, in whole."""
    turns = {int(line.split(b'"')[1]) for line in triples.splitlines() if b'"' in line}
    assert len(turns) == 1, "a graph holds two versions"
    return turns.pop()


def test_kill_9_leaves_whole_graphs_and_loses_nothing_that_was_acknowledged(tmp_path):
    acknowledged = {}
    kills = 6
    for round_ in range(kills):
        child = start(WRITER, tmp_path / "store", Path(__file__).parent, round_ * 1000 + 1)
        try:
            first = child.stdout.readline()
            assert first, child.stderr.read()
            lines = [first]
            deadline = time.monotonic() + 0.15 + 0.11 * round_
            while time.monotonic() < deadline:
                lines.append(child.stdout.readline())
        finally:
            os.kill(child.pid, signal.SIGKILL)
            rest, _ = child.communicate()
        for line in [*lines, *rest.splitlines(keepends=True)]:
            if line.endswith("\n"):
                n, turn = line.split()
                acknowledged[int(n)] = int(turn)
        store = EmbeddedStore(tmp_path / "store")
        found = {n: store.graph(f"urn:graph:{n}") for n in range(ARTICLES)}
        told = store.graph(ENTITIES)
        graphs = store.graphs()
        store.close()
        turns = {n: turn_of(triples) for n, triples in found.items() if triples}
        for n, turn in acknowledged.items():
            assert turns[n] in (turn, turn + 1), "an acknowledged version was lost"
        for n, turn in turns.items():
            assert found[n] == version(n, turn), "a graph is not whole"
        wanted = {entity: data for n, turn in turns.items() for entity, data in descriptions(n, turn).items()}
        assert told == b"".join(wanted[entity] for entity in sorted(wanted)), (
            "the entity graph is out of step"
        )
        assert graphs == sorted([ENTITIES, *(f"urn:graph:{n}" for n in turns)])
    assert len(acknowledged) == ARTICLES
    assert max(acknowledged.values()) > (kills - 1) * 1000


def test_a_store_is_the_same_after_a_restart(tmp_path):
    with_one = EmbeddedStore(tmp_path / "store")
    with_one.put_article("urn:graph:1", version(1, 1), ENTITIES, descriptions(1, 1))
    before = {graph: with_one.graph(graph) for graph in with_one.graphs()}
    id = with_one.id
    with_one.close()
    again = EmbeddedStore(tmp_path / "store")
    assert {graph: again.graph(graph) for graph in again.graphs()} == before
    assert again.id == id
    assert not again.put_article("urn:graph:1", version(1, 1), ENTITIES, descriptions(1, 1))
    again.close()


@pytest.mark.parametrize(("archive", "suffix"), [(True, ".kga"), (False, ".log")])
def test_every_acknowledged_write_is_synced_to_the_disk(tmp_path, monkeypatch, archive, suffix):
    """The engine does not sync its log after a write: a loss of power would take what was acknowledged."""
    store = EmbeddedStore(tmp_path / "store", archive=archive)
    synced = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (synced.append(str(Path(f"/proc/self/fd/{file}").readlink())), real(file))
    )
    writes = [
        lambda: store.put_article("urn:g", version(1, 1), ENTITIES, descriptions(1, 1)),
        lambda: store.replace_graphs({"urn:h": version(2, 1)}),
        lambda: store.update("INSERT DATA { <urn:a> <urn:p> 1 }"),
        lambda: store.load(b"<urn:a> <urn:p> <urn:b> .\n", media_type="application/n-triples", graph="urn:i"),
    ]
    for write in writes:
        synced.clear()
        write()
        assert any(path.endswith(suffix) for path in synced)
    store.close()


HOLDER = """
import sys, time
from pathlib import Path
from kg.store import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1 } }")
print("holding", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def held(tmp_path):
    """Give a store's directory that another process holds, and that process."""
    child = start(HOLDER, tmp_path / "store", stdin=subprocess.PIPE)
    try:
        line = child.stdout.readline()
        assert line == "holding\n", child.stderr.read()
        yield tmp_path / "store", child
    finally:
        child.kill()
        child.communicate()


def test_a_store_that_another_process_holds_is_locked_and_names_the_process(held):
    directory, child = held
    started = time.monotonic()
    with pytest.raises(StoreLocked) as error:
        EmbeddedStore(directory, patience=0.3)
    assert 0.3 <= time.monotonic() - started < 5
    if Path("/proc/locks").exists():
        assert f"process {child.pid} " in error.value.what
    assert error.value.todo


def test_waiting_for_the_lock_ends_when_the_other_process_ends(held):
    directory, child = held
    child.stdin.write("\n")
    child.stdin.flush()
    store = EmbeddedStore(directory, patience=10)
    assert store.graphs() == ["urn:g"]
    store.close()


def test_a_reader_may_look_while_another_process_writes_but_not_write(held):
    directory, _ = held
    reader = EmbeddedStore(directory, writing=False)
    assert reader.graphs() == ["urn:g"]
    for write in (
        lambda: reader.update("INSERT DATA { <urn:a> <urn:p> 2 }"),
        lambda: reader.replace_graphs({"urn:h": b"<urn:a> <urn:p> <urn:b> .\n"}),
        lambda: reader.replace_graphs({"urn:g": b""}),
        lambda: reader.load(b"<urn:a> <urn:p> <urn:c> .\n", media_type="application/n-triples"),
    ):
        with pytest.raises(StoreError, match="reading only"):
            write()
    assert reader.count() == 1
    reader.close()


MERGER = """
import sys
import pyoxigraph as ox

db = ox.Store(sys.argv[1])
print("merging", flush=True)
for turn in range(10**6):
    for part in range(3):
        db.add(ox.Quad(ox.NamedNode(f"urn:{turn}"), ox.NamedNode("urn:p"), ox.Literal(part)))
        db.flush()
    db.optimize()
"""


def test_a_reader_may_look_while_another_process_merges_its_files(tmp_path):
    EmbeddedStore(tmp_path / "store").close()
    child = start(MERGER, tmp_path / "store" / DATABASE)
    try:
        assert child.stdout.readline() == "merging\n"
        for _ in range(300):
            EmbeddedStore(tmp_path / "store", writing=False, patience=30).close()
        assert child.poll() is None
    finally:
        child.kill()
        child.communicate()


def test_one_process_opens_a_store_once(tmp_path):
    first = EmbeddedStore(tmp_path / "store")
    with pytest.raises(StoreLocked, match="this process"):
        EmbeddedStore(tmp_path / "store", patience=0)
    # Looking who holds the lock must not end it.
    other = start(HOLDER, tmp_path / "store", stdin=subprocess.PIPE)
    _, said = other.communicate(timeout=60)
    assert "StoreLocked" in said
    first.close()


FILLER = """
import os, resource, signal, sys
from pathlib import Path
from kg.errors import StoreError
from kg.store import EmbeddedStore

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = EmbeddedStore(Path(sys.argv[1]))
done = 0
def put(n):
    lines = "".join(f'<urn:a:{n}:{i}> <urn:p> "{os.urandom(20).hex()}" .\\n' for i in range(200))
    store.put_article(f"urn:graph:{n}", lines.encode(), "urn:entities", {})
put(0)
limit = max(p.stat().st_size for p in (Path(sys.argv[1]) / "oxigraph").iterdir()) + 400_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    for done in range(1, 200):
        put(done)
    print("never full")
except StoreError as error:
    print("full:", error)
print(len(store.graphs()) == done, all(store.graph(g).count(b"\\n") == 200 for g in store.graphs()))
print(len(store.query("SELECT ?g { GRAPH ?g {} }").body) > 10)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
put(done)
print("goes on", len(store.graphs()) == done + 1)
store.close()
again = EmbeddedStore(Path(sys.argv[1]))
print("whole", len(again.graphs()) == done + 1, again.count() == 200 * (done + 1))
"""


def test_a_full_disk_is_said_and_leaves_all_as_it_was(tmp_path):
    """The largest size of a file stands for the size of the disk: it fails in the same place."""
    child = start(FILLER, tmp_path / "store")
    said, errors = child.communicate(timeout=120)
    lines = said.splitlines()
    assert lines[:1], errors
    assert lines[0].startswith("full: [KG-S01] the disk is full"), said + errors
    assert str(tmp_path / "store") in lines[0]
    assert lines[1:] == ["True True", "True", "goes on True", "whole True True"], said + errors
    assert child.returncode == 0


def test_a_full_disk_on_a_small_file_system(tmp_path):
    """The same on a real file system of its own, where mounting one is allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a file system")
    try:
        store = EmbeddedStore(disk / "store")
        written = 0
        with pytest.raises(StoreError, match="the disk is full"):  # noqa: PT012
            for n in range(300):
                lines = "".join(f'<urn:a:{n}:{i}> <urn:p> "{os.urandom(30).hex()}" .\n' for i in range(200))
                store.put_article(f"urn:graph:{n:03}", lines.encode(), ENTITIES, {})
                written += 1
        assert 0 < written < 300
        assert len(store.graphs()) == written
        assert store.count() == 200 * written
        for _ in range(2):
            with pytest.raises(StoreError, match="the disk is full"):
                store.update("INSERT DATA { <urn:a> <urn:p> 1 }")
            assert store.count() == 200 * written
        subprocess.run(["mount", "-o", "remount,size=60m", str(disk)], check=True)
        assert store.replace_graphs({"urn:graph:000": b""})
        assert len(store.graphs()) == written - 1
        store.close()
        reopened = EmbeddedStore(disk / "store")
        assert reopened.count() == 200 * (written - 1)
        reopened.close()
    finally:
        del store
        for _ in range(50):
            if subprocess.run(["umount", str(disk)], check=False, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        else:
            subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_damaged_database_is_a_clear_error(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    store.update("INSERT DATA { <urn:a> <urn:p> 1 }")
    store.close()
    (tmp_path / "store" / DATABASE / "CURRENT").write_bytes(b"MANIFEST-999999\n")
    with pytest.raises(StoreError) as error:
        EmbeddedStore(tmp_path / "store", patience=0)
    assert str(tmp_path / "store") in error.value.where
