"""``kg push`` from the command line: targets, files, words and exit codes."""

import gzip
from pathlib import Path

import pytest
from graph_stores import failing

from kg.cli.app import run
from kg.store.embedded import EmbeddedStore

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


@pytest.mark.parametrize("name", ["all.nq", "all.nq.gz", "all.trig", "all.trig.gz"])
def test_a_file_holds_all_graphs_and_loads_again(kept, tmp_path, name):
    path = tmp_path / name
    assert run(["push", "--store", kept, "--to", f"file:{path}"]) == 0
    first = path.read_bytes()
    assert run(["push", "--store", kept, "--to", f"file:{path}"]) == 0
    assert path.read_bytes() == first
    assert (gzip.decompress(first) if name.endswith(".gz") else first).count(b"urn:s") >= 2
    assert run(["load", "--store", str(tmp_path / "again"), str(path)]) == 0
    store = EmbeddedStore(tmp_path / "again")
    assert store.graphs() == [ONE, TWO]
    store.close()


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
