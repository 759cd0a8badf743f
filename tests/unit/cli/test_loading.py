"""``kg load``: large and small, packed and plain, one file or several, whole or not at all."""

import bz2
import gzip
import io
import subprocess
import sys

import pytest

from kg.cli.app import run
from kg.store.embedded import EmbeddedStore
from kg.store.packing import zstd

MANY = 30_000
XML = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">
<rdf:Description rdf:about="urn:s"><e:p>x</e:p></rdf:Description></rdf:RDF>"""


@pytest.fixture(scope="module")
def large():
    lines = (f'<urn:s{n}> <urn:p> "{"word " * 25}{n}" <urn:g> .\n' for n in range(MANY))
    return "".join(lines).encode()


def stored(folder):
    store = EmbeddedStore(folder / "kept")
    found = {graph: store.graph(graph).count(b"\n") for graph in store.graphs()}, store.count()
    store.close()
    return found


def load(folder, *arguments):
    return run(["load", "--store", str(folder / "kept"), *map(str, arguments)])


@pytest.mark.parametrize(
    ("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".zst", zstd.compress)]
)
def test_a_large_file_comes_whole_and_its_speed_is_told(tmp_path, large, suffix, pack, capsys):
    path = tmp_path / f"large.nq{suffix}"
    path.write_bytes(pack(large))
    assert load(tmp_path, path) == 0
    assert stored(tmp_path) == ({"urn:g": MANY}, MANY)
    assert f"{MANY} new quads (" in capsys.readouterr().err
    assert load(tmp_path, path) == 0
    assert ": 0 new quads" in capsys.readouterr().err


def test_stdin_is_read_as_a_stream(tmp_path, large):
    command = [sys.executable, "-m", "kg", "load", "-", "--format", "nquads"]
    done = subprocess.run(
        check=False,
        args=[*command, "--store", str(tmp_path / "kept")],
        input=gzip.compress(large),
        timeout=60,
    )
    assert done.returncode == 0
    assert stored(tmp_path) == ({"urn:g": MANY}, MANY)


def test_a_large_file_with_a_bad_line_leaves_nothing_and_names_the_line(tmp_path, large, capsys):
    (tmp_path / "bad.nq").write_bytes(large + b"oops\n")
    assert load(tmp_path, tmp_path / "bad.nq") == 3
    said = capsys.readouterr().err
    assert f"line {MANY + 1}" in said
    assert "bad.nq" in said
    assert stored(tmp_path) == ({}, 0)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstd.compress])
def test_a_packed_file_that_was_cut_off_leaves_nothing(tmp_path, large, pack, capsys):
    (tmp_path / "cut.nq").write_bytes(pack(large)[:-4000])
    assert load(tmp_path, tmp_path / "cut.nq") == 3
    assert "KG-I01" in (said := capsys.readouterr().err)
    assert "cut.nq" in said
    assert stored(tmp_path) == ({}, 0)


def test_triples_of_a_large_file_go_into_the_graph_named(tmp_path, large):
    (tmp_path / "large.nt").write_bytes(large.replace(b" <urn:g>", b""))
    assert load(tmp_path, tmp_path / "large.nt", "--graph", "urn:mine") == 0
    assert stored(tmp_path) == ({"urn:mine": MANY}, MANY)


@pytest.fixture
def three(tmp_path):
    (tmp_path / "a.ttl").write_text('<urn:s> <urn:p> "a" , [] .')
    (tmp_path / "b.rdf").write_bytes(XML)
    (tmp_path / "c.nq.gz").write_bytes(
        gzip.compress(b"<urn:s> <urn:p> <urn:o> <urn:g> .\n_:b1 <urn:p> _:b1 .\n")
    )
    return [tmp_path / name for name in ("a.ttl", "b.rdf", "c.nq.gz")]


@pytest.mark.parametrize("option", [[], ["--all-or-nothing"]])
def test_several_files_of_several_kinds(tmp_path, three, option):
    assert load(tmp_path, *three, "--graph", "urn:mine", *option) == 0
    assert stored(tmp_path) == ({"urn:g": 1, "urn:mine": 4}, 5)


@pytest.mark.parametrize("bad", ["bad.ttl", "bad.rdf", "cut.nq.gz"])
def test_all_or_nothing_means_nothing_if_one_is_bad(tmp_path, three, bad, capsys):
    (tmp_path / "bad.ttl").write_text("<urn:s> <urn:p>")
    (tmp_path / "bad.rdf").write_bytes(XML[:-10])
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress(b"<urn:s> <urn:p> <urn:o> .\n" * 99)[:-9])
    assert load(tmp_path, *three, tmp_path / bad, "--all-or-nothing") == 3
    assert bad in capsys.readouterr().err
    assert stored(tmp_path) == ({}, 0)
    assert load(tmp_path, *three, tmp_path / bad) == 3
    assert stored(tmp_path)[1] == 5


def test_blank_nodes_of_two_files_are_not_one(tmp_path):
    for name in ("a.nt", "b.nt"):
        (tmp_path / name).write_text(f"_:x <urn:p> <urn:{name[0]}> .\n")
    assert load(tmp_path, tmp_path / "a.nt", tmp_path / "b.nt", "--graph", "urn:g", "--all-or-nothing") == 0
    store = EmbeddedStore(tmp_path / "kept")
    answer = store.query("ASK { ?x <urn:p> <urn:a> , <urn:b> }").body
    store.close()
    assert b"false" in answer


def test_lenient_leaves_out_what_is_no_statement_and_tells_it(tmp_path, large, capsys):
    lines = large.splitlines(keepends=True)
    lines[10:10] = [b"oops\n"]
    lines[20_000:20_000] = [b"<urn:s> <urn:p> <no iri> .\n"]
    (tmp_path / "some.nq.zst").write_bytes(zstd.compress(b"".join(lines)))
    assert load(tmp_path, tmp_path / "some.nq.zst", "--lenient") == 0
    said = capsys.readouterr().err
    assert "some.nq.zst line 11 left out" in said
    assert "line 20001 left out" in said
    assert "2 lines left out" in said
    assert stored(tmp_path) == ({"urn:g": MANY}, MANY)


def test_lenient_is_for_lines_only(tmp_path, three, capsys):
    assert load(tmp_path, three[0], "--lenient") == 2
    assert "N-Triples and N-Quads" in capsys.readouterr().err


PREFIX = "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n"


def test_validate_loads_only_what_conforms(tmp_path, capsys):
    base = "https://w3id.org/diplomacy-kg/"
    (tmp_path / "bad.ttl").write_text(PREFIX + f"<{base}id/article/a/event/1> a dip:Event , dip:Meeting .")
    (tmp_path / "good.ttl").write_text("<urn:s> <urn:p> <urn:o> .")
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    assert load(tmp_path, good, bad, "--validate", "--all-or-nothing", "--graph", "urn:g") == 1
    said = capsys.readouterr().err
    assert "KG-V01" in said
    assert "kg validate" in said
    assert stored(tmp_path) == ({}, 0)
    assert load(tmp_path, good, "--validate", "--graph", "urn:g") == 0
    assert stored(tmp_path) == ({"urn:g": 1}, 1)


def test_progress_counts_each_percent_once():
    from kg.cli.rdf_stream import RdfStream

    data, told = b"x" * 10_000, []
    stream = RdfStream("a.nt", "application/n-triples", io.BytesIO(data), len(data))
    stream.tell_each_percent(told.append)
    while stream.read(700):
        pass
    assert told == ["a.nt"] * 100


DEEP = b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * 20_000 + b"1" + b" )>>" * 20_000 + b" .\n"
# Each name below the first would hold ten times what the one before it holds.
BOMB = (
    b'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    + b"]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
)


@pytest.mark.parametrize("command", ["load", "load --all-or-nothing", "load --validate", "validate"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.nt", DEEP),
        ("deep.ttl.gz", gzip.compress(DEEP)),
        ("large.ttl", b"<urn:a> <urn:p> 1 .\n" * 250_000 + DEEP),
        ("bomb.rdf", BOMB),
    ],
)
def test_what_would_end_the_parser_is_refused_with_its_name_and_line(tmp_path, command, name, content):
    (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-m", "kg", "--store", str(tmp_path / "s"), *command.split(), name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert name in done.stderr
    assert "line " in done.stderr


def test_lenient_leaves_out_what_nests_too_deep(tmp_path, capsys):
    (tmp_path / "d.nt").write_bytes(b"<urn:a> <urn:p> 1 .\n" + DEEP + b"<urn:a> <urn:p> 2 .\n")
    assert load(tmp_path, "--lenient", str(tmp_path / "d.nt")) == 0
    assert "line 2 left out: the triple terms of the document nest too deep" in capsys.readouterr().err


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstd.compress])
@pytest.mark.parametrize("command", ["load", "validate"])
def test_a_packed_file_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch, capsys, command, pack):
    monkeypatch.setenv("KG_MAX_UNPACKED_BYTES", "1000000")
    path = tmp_path / "bomb.nt.packed"
    path.write_bytes(pack(b"\n" * 1_000_001))
    options = ["--format"] if command == "load" else ["--allow-empty", "--data-format"]
    told = [command, "--store", str(tmp_path / "kept"), *options, "ntriples", str(path)]
    assert run(told) == 3
    assert "unpacks to more than 1,000,000 bytes" in capsys.readouterr().err
    path.write_bytes(pack(b"\n" * 1_000_000))
    assert run(told) == 0
