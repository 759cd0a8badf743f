"""Backups: whole, checked, only what is new a second time, and also beside one who writes."""

import json
import shutil
import threading

import pytest
from stored import ENTITIES, graph, naming, person, told

from kg.archive import segments as archive_segments
from kg.archive.archive import FOLDER
from kg.archive.segments import segment_path
from kg.cli.app import run
from kg.errors import ArchiveDamaged, StoreError
from kg.store import EmbeddedStore
from kg.store.backup import backup, restore


def dump(store):
    return sorted(str(quad) for quad in store._db)


def put(store, name, note="first"):
    return store.put_article(
        graph(name), naming(name, person("x"), note=note), ENTITIES, {person("x"): told(person("x"), "x")}
    )


@pytest.fixture
def store(tmp_path):
    opened = EmbeddedStore(tmp_path / "store")
    put(opened, "a")
    yield opened
    opened.close()


def restored(source, directory):
    quads = restore(source, directory).quads
    opened = EmbeddedStore(directory)
    found = dump(opened), opened.id
    opened.close()
    assert quads == len(found[0])
    return found


def test_a_backup_of_a_store_in_use_is_restored_whole(store, tmp_path):
    first = backup(store.directory, tmp_path / "backup")
    assert first.copied == first.total > 0
    assert restored(tmp_path / "backup", tmp_path / "again") == (dump(store), store.id)


def test_a_second_backup_copies_what_is_new(store, tmp_path, monkeypatch):
    monkeypatch.setattr(archive_segments, "SEGMENT_BYTES", 1500)
    for n in range(8):
        put(store, f"b{n}", f"{n * 7919}")
    first = backup(store.directory, tmp_path / "backup")
    put(store, "c")
    second = backup(store.directory, tmp_path / "backup")
    assert 0 < second.copied < 1000
    assert second.total == first.total + second.copied
    assert backup(store.directory, tmp_path / "backup").copied == 0
    assert restored(tmp_path / "backup", tmp_path / "again") == (dump(store), store.id)


def test_what_a_backup_that_broke_off_left_does_not_count(store, tmp_path):
    backup(store.directory, tmp_path / "backup")
    held = dump(store)
    with segment_path(tmp_path / "backup" / FOLDER, 1).open("ab") as file:
        file.write(b"half a record")
    assert restored(tmp_path / "backup", tmp_path / "again") == (held, store.id)
    put(store, "b")
    backup(store.directory, tmp_path / "backup")
    assert restored(tmp_path / "backup", tmp_path / "once more") == (dump(store), store.id)


def test_the_quarantine_is_backed_up_too(store, tmp_path):
    beside = store._beside(make=True)
    put(beside, "refused")
    held = dump(beside)
    beside.close()
    backup(store.directory, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "again")
    again = EmbeddedStore(tmp_path / "again" / "quarantine")
    assert dump(again) == held
    again.close()


def test_a_backup_beside_a_writer_is_some_state_that_there_was(store, tmp_path):
    done = threading.Event()

    def write():
        for n in range(1000):
            if done.is_set():
                return
            store.replace_graphs({"urn:g": b'<urn:a> <urn:p> "%d" .\n<urn:b> <urn:p> "%d" .\n' % (n, n)})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for round_ in range(4):
            backup(store.directory, tmp_path / "backup")
            restore(tmp_path / "backup", tmp_path / str(round_))
    finally:
        done.set()
        writer.join()
    for round_ in range(4):
        opened = EmbeddedStore(tmp_path / str(round_), writing=False)
        values = {line.split(b'"')[1] for line in opened.graph("urn:g").splitlines()}
        assert len(values) <= 1
        assert opened.graph(graph("a"))
        opened.close()


@pytest.mark.parametrize("harm", ["flip", "cut", "gone", "list"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(store, tmp_path, harm):
    backup(store.directory, tmp_path / "backup")
    path = segment_path(tmp_path / "backup" / FOLDER, 1)
    data = path.read_bytes()
    if harm == "flip":
        path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    elif harm == "cut":
        path.write_bytes(data[:-1])
    elif harm == "gone":
        path.unlink()
    else:
        (tmp_path / "backup" / "backup.json").write_text("{")
    with pytest.raises(ArchiveDamaged) as error:
        restore(tmp_path / "backup", tmp_path / "again")
    assert error.value.where.startswith(str(tmp_path / "backup"))
    assert not (tmp_path / "again").exists()


def test_what_is_there_already_is_not_written_over(store, tmp_path):
    backup(store.directory, tmp_path / "backup")
    with pytest.raises(StoreError, match="something already"):
        restore(tmp_path / "backup", store.directory)
    with pytest.raises(StoreError, match="no whole backup"):
        restore(store.directory, tmp_path / "again")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(StoreError, match="no whole backup"):
        backup(store.directory, tmp_path / "full")
    other = EmbeddedStore(tmp_path / "other")
    put(other, "o")
    other.close()
    with pytest.raises(StoreError, match="another store"):
        backup(tmp_path / "other", tmp_path / "backup")


def test_a_store_whose_archive_is_off_is_not_backed_up_in_part(tmp_path):
    store = EmbeddedStore(tmp_path / "store", archive=False)
    put(store, "a")
    store.close()
    with pytest.raises(StoreError, match="no archive"):
        backup(tmp_path / "store", tmp_path / "backup")
    EmbeddedStore(tmp_path / "store").close()
    store = EmbeddedStore(tmp_path / "store", archive=False)
    put(store, "b")
    store.close()
    with pytest.raises(StoreError, match="while its archive was off"):
        backup(tmp_path / "store", tmp_path / "backup")


def test_the_commands(store, tmp_path, capsys):
    held = dump(store)
    store.close()
    place = ["--store", str(store.directory)]
    assert run(["backup", str(tmp_path / "backup"), *place]) == 0
    assert run(["rebuild", *place]) == 0
    assert run(["rebuild", "--check", *place]) == 0
    assert "the same as in the store" in capsys.readouterr().out
    shutil.rmtree(store.directory)
    assert run(["restore", str(tmp_path / "backup"), *place]) == 0
    assert f"{len(held)} quads" in capsys.readouterr().out
    assert run(["rebuild", "--to", str(tmp_path / "older"), "--until", "2020-01-01", *place]) == 0
    assert run(["rebuild", "--until", "2020-01-01", *place]) == 2
    assert run(["rebuild", "--store", "memory:"]) == 2
    assert run(["restore", str(tmp_path / "backup"), *place]) == 4


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "quarantine/../../evil", "other"])
def test_a_backup_that_names_other_folders_writes_nothing_there(store, tmp_path, name):
    backup(store.directory, tmp_path / "backup")
    file = tmp_path / "backup/backup.json"
    said = json.loads(file.read_bytes())
    shutil.copytree(tmp_path / "backup/archive", tmp_path / "backup" / "evil/archive")
    said["stores"][name] = said["stores"]["."]
    file.write_text(json.dumps(said))
    before = set(tmp_path.rglob("*"))
    with pytest.raises(ArchiveDamaged, match="none of ours"):
        restore(tmp_path / "backup", tmp_path / "out/again")
    assert set(tmp_path.rglob("*")) == before
