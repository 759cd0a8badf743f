"""The archive under kill -9, torn tails, flipped bits and a full disk: nothing acknowledged is lost, nothing half."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.archive.archive import FOLDER, Archive, commits, contents
from kg.archive.frames import HEADER, Kind
from kg.archive.parts import Part
from kg.archive.segments import Position, records, segment_path
from kg.errors import ArchiveDamaged, StoreError
from kg.store import EmbeddedStore
from kg.store.directory import DATABASE
from kg.store.rebuilding import build, compare, rebuild, summary

ENTITIES = "urn:entities"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
KILLS = 50
ARTICLES = 5

# The child writes versions of some articles for ever, and other things in between; it says what was acknowledged.
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_archive_faults import ARTICLES, ENTITIES, descriptions, version
from kg.store import EmbeddedStore

store = EmbeddedStore(Path(sys.argv[1]))
print("open", flush=True)
turn = int(sys.argv[3])
while True:
    for n in range(ARTICLES):
        store.keep_text(f"urn:graph:{n}", f"text {n} {turn}".encode())
        store.put_article(f"urn:graph:{n}", version(n, turn), ENTITIES, descriptions(n, turn))
        print(n, turn, flush=True)
    store.update(f"WITH <urn:count> DELETE {{ ?s <urn:n> ?n }} INSERT {{ <urn:c> <urn:n> {turn} }} "
                 f"WHERE {{ OPTIONAL {{ ?s <urn:n> ?n }} }}")
    print("count", turn, flush=True)
    turn += 1
"""


def version(n, turn):
    lines = [f'<urn:article:{n}> <urn:p{i}> "{turn}" .\n' for i in range(30)]
    lines += [f"<urn:article:{n}> <urn:names> <{entity}> .\n" for entity in entities(n, turn)]
    return "".join(sorted(lines)).encode()


def entities(n, turn):
    return ["urn:person:shared", f"urn:person:{n}:{turn % 7}"]


def descriptions(n, turn):
    return {entity: f'<{entity}> <{LABEL}> "{entity}"@en .\n'.encode() for entity in entities(n, turn)}


def turn_of(triples):
    turns = {line.split(b'"')[1] for line in triples.splitlines() if b'"' in line}
    assert len(turns) == 1, "a graph holds two versions"
    return int(turns.pop())


def run_until_killed(store, turn, lines_to_read):
    """Give the newest turn that was acknowledged of each thing; the child ends after so many acknowledgements."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store), str(Path(__file__).parent), str(turn)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout.readline() == "open\n", child.stderr.read()
        lines = [child.stdout.readline() for _ in range(lines_to_read)]
    finally:
        os.kill(child.pid, signal.SIGKILL)
        rest, _ = child.communicate()
    said = [line.split() for line in [*lines, *rest.splitlines(keepends=True)] if line.endswith("\n")]
    return {name: int(turn) for name, turn in said}


@pytest.mark.slow
def test_kill_9_at_any_moment_leaves_store_and_archive_whole_and_in_step(tmp_path):
    chance = random.Random(7)
    place, acknowledged = tmp_path / "store", {}
    for round_ in range(KILLS):
        acknowledged |= run_until_killed(place, round_ * 1000 + 1, chance.randrange(1, 14))
        store = EmbeddedStore(place)
        for n in range(ARTICLES):
            if triples := store.graph(f"urn:graph:{n}"):
                turn = turn_of(triples)
                assert triples == version(n, turn), "a graph is not whole"
                assert turn - acknowledged.get(str(n), turn) in (0, 1) or turn == round_ * 1000 + 1
                acknowledged[str(n)] = turn  # the next child may end before it comes to this one
            else:
                assert str(n) not in acknowledged, "an acknowledged article was lost"
        assert len(store.graph("urn:count").splitlines()) == ("count" in acknowledged) or round_ < 3
        held = summary(store._db)
        store.close()
        if round_ % 5 == 4:
            assert compare(place) == (held, held)
    texts = Archive(place / FOLDER, EmbeddedStore(place, writing=False).id)
    assert [graph for graph, _ in texts.texts()] == [f"urn:graph:{n}" for n in range(ARTICLES)]
    texts.close()
    numbers = [commit.number for commit in commits(place / FOLDER)]
    assert numbers == list(range(1, len(numbers) + 1)), "a commit is there twice, or is missing"
    new, old, _ = rebuild(place)
    assert new == old


def test_kill_9_between_an_update_and_its_outcome(tmp_path):
    """The child ends itself after the engine has run the update, before the archive knows what it changed."""
    code = """
import os, signal, sys
from pathlib import Path
from kg.store import EmbeddedStore, recorder
store = EmbeddedStore(Path(sys.argv[1]))
store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:n> 1 . <urn:b> <urn:n> 1 } }")
recorder.Recorder._end_update = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
store.update("WITH <urn:g> DELETE { ?s <urn:n> ?n } INSERT { ?s <urn:n> ?m } WHERE { ?s <urn:n> ?n BIND(?n + 1 AS ?m) }")
"""
    for keeps_snapshot in (True, False):
        place = tmp_path / str(keeps_snapshot)
        done = subprocess.run([sys.executable, "-c", code, str(place)], check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL, done.stderr
        (snapshot,) = (place / FOLDER).glob("before-*")
        if not keeps_snapshot:
            shutil.rmtree(snapshot)
        store = EmbeddedStore(place)
        assert store.graph("urn:g").count(b'"2"') == 2
        store.close()
        assert not snapshot.exists()
        new, old, _ = rebuild(place)
        assert new == old


@pytest.fixture
def written(tmp_path):
    """Give an archive of three commits, each with a piece of its own, that nobody has open."""
    archive = Archive(tmp_path / "archive", "store")
    for n in range(3):
        draft = archive.draft()
        draft.commit([Part("new", draft.pieces(b'<urn:s> <urn:p> "%d" .\n' % n))])
        draft.done()
    archive.close()
    for path in (tmp_path / "archive").glob("index.db*"):
        path.unlink()
    return tmp_path / "archive"


def test_a_tail_that_is_torn_at_any_byte_is_cut_off(written):
    whole = segment_path(written, 1).read_bytes()
    ends = [record.end.offset for record in records(written)]
    starts = [record.at.offset for record in records(written) if record.kind is Kind.PIECE]
    for size in range(starts[-1], len(whole)):
        for torn in (whole[:size], whole[:size] + bytes(len(whole) - size)):
            segment_path(written, 1).write_bytes(torn)
            archive = Archive(written, "store")
            assert archive.commits == 2
            assert archive._writer.end.offset == max(end for end in ends if end <= size)
            draft = archive.draft()
            draft.commit([Part("new", draft.pieces(b"new"))])
            draft.done()
            archive.close()
            assert [commit.number for commit in commits(written)] == [1, 2, 3]
            for path in written.glob("index.db*"):
                path.unlink()


def test_a_flipped_bit_anywhere_is_an_error_that_names_segment_and_byte(written):
    path = segment_path(written, 1)
    whole = path.read_bytes()
    found = list(records(written))
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        at = next(record.at.offset for record in found if place < record.end.offset)
        with pytest.raises(ArchiveDamaged) as error:
            list(commits(written))
        assert error.value.where == f"{path}, byte {at}"
        assert "backup" in error.value.todo
        assert path.read_bytes() != whole
    path.write_bytes(whole)
    assert len(list(commits(written))) == 3


def test_damage_is_an_error_at_the_opening_and_is_not_cut_off(written):
    path = segment_path(written, 1)
    piece = next(record for record in records(written) if record.kind is Kind.PIECE)
    data = bytearray(path.read_bytes())
    data[piece.at.offset + HEADER + 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged, match="checksum"):
        Archive(written, "store")
    assert path.read_bytes() == data
    with pytest.raises(ArchiveDamaged):
        b"".join(contents(written, [next(iter(commits_without_check(piece)))]))


def commits_without_check(piece):
    from kg.archive.parts import Ref

    yield Ref(piece.header.digest, *piece.at)


def test_a_segment_that_is_missing_or_shorter_is_told(tmp_path, monkeypatch):
    from kg.archive import segments

    monkeypatch.setattr(segments, "SEGMENT_BYTES", 500)
    store = EmbeddedStore(tmp_path / "store")
    for n in range(8):
        store.replace_graphs({f"urn:g:{n}": version(n, n)})
    store.close()
    folder = tmp_path / "store" / FOLDER
    last = segments.segment_numbers(folder)[-1]
    with segment_path(folder, last).open("r+b") as file:
        file.truncate(10)
    with pytest.raises(ArchiveDamaged, match="shorter than it was") as error:
        EmbeddedStore(tmp_path / "store")
    assert error.value.where.startswith(str(segment_path(folder, last)))
    segment_path(folder, 2).unlink()
    with pytest.raises(ArchiveDamaged, match="segment is missing") as error:
        build(folder, tmp_path / "made")
    assert error.value.where == f"{segment_path(folder, 2)}, byte 0"
    # As the error advises: the store itself is whole.
    folder.rename(tmp_path / "aside")
    store = EmbeddedStore(tmp_path / "store")
    assert len(store.graphs()) == 8
    store.close()
    new, old, _ = rebuild(tmp_path / "store")
    assert new == old


def test_a_store_can_be_read_while_its_archive_is_damaged(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    store.replace_graphs({"urn:g": version(1, 1)})
    store.close()
    for path in (tmp_path / "store" / FOLDER).glob("index.db*"):
        path.unlink()
    path = segment_path(tmp_path / "store" / FOLDER, 1)
    path.write_bytes(b"x" + path.read_bytes()[1:])
    with pytest.raises(ArchiveDamaged):
        EmbeddedStore(tmp_path / "store")
    reader = EmbeddedStore(tmp_path / "store", writing=False)
    assert reader.graph("urn:g") == version(1, 1)
    reader.close()


def test_a_loss_of_power_that_takes_the_stores_log_loses_nothing(tmp_path):
    """The store is synced from time to time only; the archive at each write."""
    place = tmp_path / "store"
    store = EmbeddedStore(place)
    store.replace_graphs({"urn:first": version(1, 1)})
    store._recorder._mark()
    store._db.backup(str(tmp_path / "old"))
    for n in range(20):
        store.put_article(f"urn:graph:{n % 3}", version(n % 3, n), ENTITIES, descriptions(n % 3, n))
    store.put_article("urn:graph:0", b"", ENTITIES, {})
    held = summary(store._db)
    store._db = None
    store._recorder._archive.close()
    store._recorder = None
    shutil.rmtree(place / DATABASE)
    (tmp_path / "old").rename(place / DATABASE)
    again = EmbeddedStore(place)
    assert summary(again._db) == held
    again.close()


def test_what_a_loss_of_power_took_is_made_again_before_the_archive_is_switched_off(tmp_path):
    place = tmp_path / "store"
    store = EmbeddedStore(place)
    store.replace_graphs({"urn:first": version(1, 1)})
    store._recorder._mark()
    store._db.backup(str(tmp_path / "old"))
    store.replace_graphs({"urn:second": version(2, 2)})
    store._db = None
    store._recorder._archive.close()
    store._recorder = None
    shutil.rmtree(place / DATABASE)
    (tmp_path / "old").rename(place / DATABASE)
    without = EmbeddedStore(place, archive=False)
    assert without.graphs() == ["urn:first", "urn:second"]
    without.replace_graphs({"urn:third": version(3, 3)})
    without.close()
    EmbeddedStore(place).close()
    new, old, _ = rebuild(place)
    assert new == old
    assert new.quads == 3 * version(1, 1).count(b"\n")


def test_the_index_never_speaks_of_what_is_not_on_the_disk(tmp_path, monkeypatch):
    store = EmbeddedStore(tmp_path / "store")
    store.replace_graphs({"urn:g": version(1, 1)})
    steps = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (steps.append(Path(f"/proc/self/fd/{file}").readlink().suffix), real(file))
    )
    index = store._recorder._archive._index
    keep = index.keep
    monkeypatch.setattr(index, "keep", lambda *given: (steps.append("index"), keep(*given)))
    store.close()
    assert steps[-2:] == [".kga", "index"]
    assert ".log" in steps[:-2]


def test_a_disk_that_is_full_for_the_archive_changes_nothing(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    store.replace_graphs({"urn:g": version(1, 1)})
    held, end = summary(store._db), store._recorder._archive._writer.end
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (end.offset + 50, old[1]))
    writes = [
        lambda: store.replace_graphs({"urn:h": version(2, 2)}),
        lambda: store.put_article("urn:i", version(3, 3), ENTITIES, descriptions(3, 3)),
        lambda: store.update("INSERT DATA { <urn:a> <urn:p> 1 }"),
        lambda: store.keep_text("urn:g", b"text" * 1000),
    ]
    said = []
    try:
        for write in writes:
            try:
                write()
            except StoreError as error:
                said.append(str(error))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert len(said) == len(writes)
    assert all("the disk is full" in each for each in said)
    assert summary(store._db) == held
    for write in writes:
        write()
    held = summary(store._db)
    store.close()
    new, old, _ = rebuild(tmp_path / "store")
    assert new == old == held


def test_a_record_that_names_a_wrong_place_is_damage(written):
    from kg.archive.parts import Ref

    commit = next(record for record in records(written) if record.kind is Kind.COMMIT)
    with pytest.raises(ArchiveDamaged, match="another piece"):
        list(contents(written, [Ref(b"\0" * 32, *commit.at)]))
    with pytest.raises(ArchiveDamaged, match="segment is missing"):
        list(contents(written, [Ref(b"\0" * 32, *Position(9, 0))]))
