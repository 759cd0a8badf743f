"""The commands over graph stores of others: what they write there is what they write into a store of their own."""

import json
from pathlib import Path

import pytest
from stored import emptied

from kg.cli.app import run
from kg.resources import folder
from kg.store.embedded import EmbeddedStore
from kg.store.values import values

ARTICLES = [folder("samples") / name for name in ("2023-02-27-windsor.md", "2023-10-05-granada.md")]
KEY = "52a204ed25893fc6"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Give the graphs that a store of its own holds after both articles, and after one was taken out again."""
    place = tmp_path_factory.mktemp("own") / "store"
    assert run(["ingest", "-q", "--store", str(place), *map(str, ARTICLES)]) == 0
    both = graphs(EmbeddedStore(place))
    assert run(["retract", "-q", "--store", str(place), KEY]) == 0
    return both, graphs(EmbeddedStore(place))


def graphs(store):
    found = {name: store.graph(name) for name in store.graphs()}
    store.close()
    return found


@pytest.fixture(params=["oxigraph", "virtuoso"])
def far(request, graph_store, monkeypatch, tmp_path):
    store = graph_store(request.param)
    url = store.server.addresses.query.rpartition("/")[0]
    store.close()
    monkeypatch.setenv("KG_QUARANTINE", str(tmp_path / "quarantine"))
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    yield request.param, f"{request.param}+{url}", graph_store
    emptied(graph_store(request.param))


def held(found, wanted):
    """Tell whether graphs are the same: byte for byte, or where a server changes forms by value."""
    return found.keys() == wanted.keys() and all(
        found[name] == wanted[name] or values(found[name], name) == values(wanted[name], name)
        for name in wanted
    )


def test_articles_are_ingested_asked_explained_and_retracted(far, own, capsys):
    kind, store, graph_store = far
    both, one = own
    assert run(["ingest", "-q", "--store", store, *map(str, ARTICLES)]) == 0
    found = graphs(graph_store(kind))
    assert held(found, both)
    if kind == "oxigraph":
        assert found == both
    capsys.readouterr()
    assert run(["ingest", "--store", store, str(ARTICLES[0])]) == 0
    assert capsys.readouterr().out.startswith("unchanged")
    assert run(["query", "--store", store, "who-met-whom", "-p", "who=Rishi Sunak", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert any("Ursula" in row["whom"]["value"] for row in rows)
    assert run(["explain", "--store", store, "Ursula von der Leyen", "--most", "1"]) == 0
    assert ">>" in capsys.readouterr().out
    assert run(["retract", "-q", "--store", store, KEY]) == 0
    assert held(graphs(graph_store(kind)), one)


def test_a_store_of_others_is_loaded_and_exported(far, tmp_path, capsys):
    _, store, _ = far
    lines = "".join(sorted(f'<urn:s> <urn:p> "{n}" <urn:g> .\n' for n in range(30)))
    (tmp_path / "some.nq").write_text(lines)
    assert run(["load", "--store", store, str(tmp_path / "some.nq")]) == 0
    assert "30 new quads" in capsys.readouterr().err
    assert run(["export", "--store", store, "-o", str(tmp_path / "out.nq")]) == 0
    assert Path(tmp_path / "out.nq").read_text() == lines
