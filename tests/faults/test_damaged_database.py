"""A damaged database is told by every command, with what mends it; and that mends it, whatever file is damaged."""

import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pyoxigraph as ox
import pytest
from server_process import ENVIRONMENT, server

from kg.archive.archive import FOLDER
from kg.cli.app import run
from kg.errors import DatabaseDamaged
from kg.store import EmbeddedStore
from kg.store.directory import DATABASE
from kg.store.rebuilding import compare, rebuild

MANY = "".join(f'<urn:s{n:05}> <urn:p> "{n:05} of some thousand" .\n' for n in range(6_000)).encode()


@pytest.fixture
def place(tmp_path):
    """Give a store that was filled in two steps: in tables, and in the log of the database."""
    place = tmp_path / "store"
    store = EmbeddedStore(place)
    store.load(MANY, media_type="application/n-triples", graph="urn:g")
    store.close()
    ox.Store(str(place / DATABASE)).flush()
    store = EmbeddedStore(place)
    store.update("INSERT DATA { GRAPH <urn:h> { <urn:a> <urn:p> 'late' } }")
    store.close()
    return place


def overwritten(path):
    with path.open("r+b") as file:
        file.write(b"\xff" * min(64, path.stat().st_size))


def overwritten_within(path):
    # Of an open database the engine may just have deleted it.
    with suppress(FileNotFoundError), path.open("r+b") as file:
        for start in range(0, path.stat().st_size, 500):
            file.seek(start)
            file.write(b"\xa5" * 8)


def halved(path):
    os.truncate(path, path.stat().st_size // 2)


def files(place, pattern):
    return sorted((place / DATABASE).glob(pattern))


@pytest.mark.parametrize("damage", [overwritten, overwritten_within, halved, Path.unlink])
@pytest.mark.parametrize("pattern", ["CURRENT", "MANIFEST-*", "*.sst", "*.log"])
def test_whatever_file_is_damaged_the_database_is_made_anew(place, pattern, damage):
    for path in files(place, pattern):
        damage(path)
    new, old, aside = rebuild(place)
    assert new.quads == 6_001
    assert aside == (None if old else place / f"{DATABASE}.damaged-1")
    assert old or files(aside.parent, f"../{aside.name}/*")
    assert compare(place) == (new, new)
    store = EmbeddedStore(place)
    assert store.count() == 6_001
    store.close()


def test_a_second_damaged_database_is_put_beside_the_first(place):
    for number in (1, 2):
        overwritten(place / DATABASE / "CURRENT")
        assert rebuild(place).aside == place / f"{DATABASE}.damaged-{number}"


@pytest.mark.parametrize("pattern", ["CURRENT", "MANIFEST-*", "*.sst"])
@pytest.mark.parametrize(
    "command",
    [["query", "graphs"], ["ingest", "-"], ["export"], ["consolidate"], ["serve", "--port", "0"]],
    ids=lambda command: command[0],
)
def test_every_command_names_the_one_that_mends(place, pattern, command, capfd, monkeypatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"Kovac met Berg in Bergstadt on 3 March 2025.")))
    for path in files(place, pattern):
        overwritten_within(path)
    assert run([*command, "--store", str(place)]) == 4
    said = capfd.readouterr().err
    assert "KG-S08" in said
    assert f"kg rebuild --store {place}" in said
    assert run(["rebuild", "--check", "--store", str(place)]) == 4
    assert "KG-S08" in capfd.readouterr().err
    assert run(["rebuild", "--store", str(place)]) == 0
    out, warned = capfd.readouterr()
    assert out.startswith("6001 quads from the archive")
    assert f"{place / DATABASE}.damaged-1" in warned
    assert run(["rebuild", "--check", "--store", str(place)]) == 0


def test_damage_that_shows_only_while_reading_is_told_as_such(place):
    store = EmbeddedStore(place)
    for path in files(place, "*.sst"):
        overwritten_within(path)  # the tables are open, and what they hold was not read yet
    for call in (
        lambda: store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }"),
        lambda: store.graph("urn:g"),
        store.graphs,
        lambda: store.update("DELETE WHERE { GRAPH <urn:g> { ?s <urn:p> ?o } }"),
        lambda: store.replace_graphs({"urn:g": b""}),
    ):
        with pytest.raises(DatabaseDamaged, match="kg rebuild"):
            call()
    store.close()


def test_a_server_whose_database_is_damaged_says_so(place):
    with server(place, KG_READERS="2") as running:
        for path in files(place, "*.sst"):
            overwritten_within(path)
        status, _, body = running.request("GET", "/graphs?graph=urn:g")
        assert (status, b"KG-S08" in body) == (503, True), body


def test_without_archive_it_is_told_that_nothing_mends_it(place):
    (place / FOLDER).rename(place / "aside")
    overwritten(place / DATABASE / "CURRENT")
    told = subprocess.run(
        [sys.executable, "-m", "kg", "query", "graphs", "--store", str(place)],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 4
    assert "kg restore" in told.stderr
