"""``kg push`` from the command line: targets, files, words and exit codes."""

import gzip
from pathlib import Path

import pytest
from graph_stores import failing

from kg.cli.app import run
from kg.push import write_file
from kg.store.embedded import EmbeddedStore, MemoryStore
from kg.store.packing import zstd

ONE, TWO = "https://w3id.org/diplomacy-kg/graph/article/1", "https://w3id.org/diplomacy-kg/graph/entities"


@pytest.fixture
def kept(tmp_path):
    folder = tmp_path / "kept"
    store = EmbeddedStore(folder)
    store.replace_graphs({ONE: b'<urn:s> <urn:p> "0.90" .\n', TWO: b"<urn:s> <urn:p> <urn:o> .\n"})
    store.close()
    return str(folder)


def test_it_pushes_to_a_server_and_says_what_it_did(kept, capsys):
    with failing() as far:
        assert run(["push", "--store", kept, "--to", far.target]) == 0
        assert "2 graphs sent (2 triples), 0 as they were, 0 taken away" in capsys.readouterr().err
        assert run(["push", "--store", kept, "--to", far.target, "--graphs", "article/*"]) == 0
        assert "0 graphs sent (0 triples), 1 as they were, 0 taken away" in capsys.readouterr().err


def test_a_graph_that_was_not_taken_is_named_and_the_exit_code_is_4(kept, capsys):
    with failing(refused=TWO) as far:
        assert run(["push", "-q", "--store", kept, "--to", far.target]) == 4
    said = capsys.readouterr().err
    assert "422: not this graph" in said
    assert TWO in said
    assert "1 graphs were not taken" in said


UNPACKED = {".gz": gzip.decompress, ".zst": zstd.decompress}


@pytest.mark.parametrize(
    "name", ["all.nq", "all.nq.gz", "all.nq.zst", "all.trig", "all.trig.gz", "all.trig.zst"]
)
def test_a_file_holds_all_graphs_and_loads_again(kept, tmp_path, name):
    path = tmp_path / name
    assert run(["push", "--store", kept, "--to", f"file:{path}"]) == 0
    first = path.read_bytes()
    assert run(["push", "--store", kept, "--to", f"file:{path}"]) == 0
    assert path.read_bytes() == first
    assert UNPACKED.get(path.suffix, bytes)(first).count(b"urn:s") >= 2
    assert run(["load", "--store", str(tmp_path / "again"), str(path)]) == 0
    store = EmbeddedStore(tmp_path / "again")
    assert store.graphs() == [ONE, TWO]
    store.close()


def loaded(folder, *files):
    assert run(["load", "-q", "--store", str(folder), *map(str, files)]) == 0
    store = EmbeddedStore(Path(folder))
    found = {graph: store.graph(graph) for graph in store.graphs()}
    store.close()
    return found


def test_shards_hold_whole_graphs_and_old_ones_go(tmp_path):
    store = MemoryStore()
    store.replace_graphs(
        {f"urn:g{n}": b"".join(b"<urn:s> <urn:p> <urn:o%d> .\n" % m for m in range(n)) for n in range(1, 9)}
    )
    path = tmp_path / "out" / "all.nq.zst"
    report = write_file(store, store.graphs(), path, "nquads", shard_quads=7)
    names = sorted(each.name for each in path.parent.iterdir())
    assert names == [*(each.name for each in report.files), "all.nq.zst.journal"]
    sizes = [zstd.decompress(each.read_bytes()).count(b"\n") for each in report.files]
    assert sum(sizes) == 36
    assert max(sizes) == 8  # one graph alone
    assert sizes[0] == 6
    assert loaded(tmp_path / "again", *report.files) == {g: store.graph(g) for g in store.graphs()}
    fewer = write_file(store, store.graphs(), path, "nquads", shard_quads=30)
    assert len(fewer.files) < len(report.files)
    assert len([*path.parent.glob("*.zst")]) == len(fewer.files)


def test_since_a_file_only_what_changed_goes_into_the_next(kept, tmp_path, capsys):
    first, second = tmp_path / "monday.nq.gz", tmp_path / "tuesday.nq.gz"
    assert run(["push", "--store", kept, "--to", f"file:{first}"]) == 0
    store = EmbeddedStore(Path(kept))
    store.replace_graphs({ONE: b'<urn:s> <urn:p> "new" .\n', TWO: b"", "urn:three": b"<urn:s> <urn:p> 'x' .\n".replace(b"'", b'"')})  # fmt: skip
    wanted = {graph: store.graph(graph) for graph in store.graphs()}
    store.close()
    capsys.readouterr()
    assert run(["push", "--store", kept, "--to", f"file:{second}", "--since", str(first)]) == 0
    assert "2 graphs in 1 files, 1 are gone" in capsys.readouterr().err
    assert gzip.decompress(second.read_bytes()).count(b"\n") == 2
    behind = tmp_path / "behind"
    loaded(behind, first)
    copy = EmbeddedStore(behind)
    copy.update((tmp_path / "tuesday.nq.gz.drop.ru").read_text())
    copy.close()
    assert loaded(behind, second) == wanted


def test_a_server_loaded_from_a_file_gets_only_what_changed_since(kept, tmp_path, capsys):
    first = tmp_path / "monday.nq"
    assert run(["push", "--store", kept, "--to", f"file:{first}"]) == 0
    store = EmbeddedStore(Path(kept))
    store.replace_graphs({"urn:three": b"<urn:s> <urn:p> <urn:o> .\n"})
    store.close()
    with failing() as far:
        assert run(["push", "--store", kept, "--to", far.target, "--since", str(first)]) == 0
        assert "1 graphs sent (1 triples), 2 as they were" in capsys.readouterr().err
        assert set(far.graphs) == {"urn:three", "https://w3id.org/diplomacy-kg/graph/pushed"}
        assert run(["push", "--store", kept, "--to", far.target]) == 0
        assert "0 graphs sent (0 triples), 3 as they were" in capsys.readouterr().err


@pytest.mark.parametrize(("more", "code"), [(["--since", "nowhere.nq"], 3), (["--shard-quads", "5"], 2)])
def test_what_a_push_cannot_begin_from_is_told(kept, tmp_path, more, code, capsys):
    assert run(["push", "--store", kept, "--to", f"file:{tmp_path / 'out'}", *more]) == code
    assert more[0] in (said := capsys.readouterr().err) or "nowhere.nq.journal" in said


def test_a_folder_holds_a_turtle_file_for_each_graph(kept, tmp_path):
    assert run(["push", "--store", kept, "--to", f"file:{tmp_path / 'out'}"]) == 0
    found = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(found) == 3
    assert all(name.endswith(".ttl") for name in found)


@pytest.mark.parametrize("to", ["file:x.pdf", "nowhere", "virtuoso+http://dba:dba@127.0.0.1:1"])
def test_a_target_that_is_none_is_a_matter_of_usage(kept, to, capsys):
    assert run(["push", "--store", kept, "--to", to]) == 2
    assert "KG-U01" in capsys.readouterr().err


def test_the_journal_is_not_pushed_on_when_a_store_holds_one(kept):
    store = EmbeddedStore(Path(kept))
    journal = "https://w3id.org/diplomacy-kg/graph/pushed"
    store.replace_graphs({journal: b"<urn:s> <urn:p> <urn:o> .\n"})
    store.close()
    with failing() as far:
        assert run(["push", "--store", kept, "--to", far.target]) == 0
        assert b"urn:o" not in far.graphs[journal]
