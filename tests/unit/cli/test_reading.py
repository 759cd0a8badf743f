"""``kg ingest`` and ``kg extract``: what goes in, what is told, and what a bad record costs (itself alone)."""

import io
import json
import sys
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.cli.inputs import guess_format
from kg.source import make_article

TEXT = (
    "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Monday. "
    "The two leaders spoke about energy and about the defence of Europe."
)
RECORD = {"id": "one", "title": "Macron meets Scholz", "published": "2023-01-24", "text": TEXT}


@pytest.fixture
def folder(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.json").write_text(json.dumps(RECORD))
    (articles / "two.json").write_text(json.dumps({**RECORD, "id": "two", "title": "Again"}))
    return articles


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "store")


def pipe(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_articles_are_stored_and_told_one_by_one(folder, store, capsys):
    assert run(["ingest", str(folder), "--store", store]) == 0
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert [line.split()[0] for line in lines] == ["stored", "stored"]
    assert lines[0].endswith("Macron meets Scholz")
    assert captured.err.startswith("2 articles: 2 stored; ")


def test_the_same_article_again_changes_nothing(folder, store, capsys):
    run(["-q", "ingest", str(folder), "--store", store])
    assert run(["ingest", str(folder), "--store", store]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["unchanged", "unchanged"]


def test_a_changed_article_replaces_itself(folder, store, capsys):
    run(["-q", "ingest", str(folder), "--store", store])
    (folder / "one.json").write_text(json.dumps({**RECORD, "text": TEXT.replace("Monday", "Sunday")}))
    assert run(["ingest", str(folder), "--store", store]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["stored", "unchanged"]
    assert run(["query", "articles", "--store", store, "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_quiet_says_nothing(folder, store, capfd):
    assert run(["ingest", str(folder), "--store", store, "-q"]) == 0
    assert capfd.readouterr() == ("", "")


def test_each_outcome_as_json(folder, store, capsys):
    assert run(["ingest", str(folder), "--store", store, "--format", "json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["status"], first["id"], second["id"]) == ("stored", "one", "two")
    assert first["triples"] > 20
    assert first["problems"] == []


@pytest.mark.parametrize("format", [None, "nquads", "trig"])
def test_a_dry_run_shows_the_triples_and_touches_no_store(folder, store, format, capsys):
    from pyoxigraph import RdfFormat, parse

    arguments = ["ingest", str(folder / "one.json"), "--dry-run", "--store", store]
    assert run(arguments + (["--format", format] if format else [])) == 0
    syntax = RdfFormat.TRIG if format == "trig" else RdfFormat.N_QUADS
    quads = list(parse(input=capsys.readouterr().out.encode(), format=syntax))
    assert {quad.graph_name.value.rpartition("/graph/")[2].split("/")[0] for quad in quads} == {
        "article",
        "entities",
    }
    assert not Path(store).exists()


def test_what_a_dry_run_shows_is_what_is_stored(folder, store, capfdbinary):
    run(["ingest", str(folder / "one.json"), "--dry-run"])
    sys.stdout.flush()
    shown = set(capfdbinary.readouterr().out.splitlines())
    run(["ingest", str(folder / "one.json"), "-q", "--store", store])
    run(["export", "--store", store])
    sys.stdout.flush()
    stored = capfdbinary.readouterr().out.splitlines()
    assert shown <= set(stored)
    assert {line for line in stored if b"/graph/article/" in line.split(b" <")[-1]} <= shown


@pytest.mark.parametrize(
    ("name", "data", "says", "code"),
    [
        ("empty.txt", b"", "KG-I0", 3),
        ("binary.txt", b"\x00\x01\x02" * 500, "KG-I0", 3),
        ("latin.txt", "Déjà vu".encode("latin-1"), "KG-I02", 3),
        ("huge.txt", b"word " * 200_000, "KG-I04", 3),
        (
            "french.txt",
            "Le président français a rencontré la chancelière allemande à Paris lundi. ".encode() * 5,
            "KG-I05",
            3,
        ),
        ("same.txt", b"a" * 100_000, "KG-I0", 3),
        ("date.json", json.dumps({**RECORD, "published": "2025-02-30"}).encode(), "KG-I06", 3),
        ("future.json", json.dumps({**RECORD, "published": "2099-01-01"}).encode(), "KG-I06", 3),
        ("broken.json", b'{"text": ', "KG-I01", 3),
        ("odd.pdf", b"%PDF-1.4", "KG-I01", 3),
    ],
)
def test_a_bad_file_is_told_and_costs_the_others_nothing(folder, store, name, data, says, code, capsys):
    (folder / name).write_bytes(data)
    assert run(["ingest", str(folder / name), str(folder / "one.json"), "--store", store]) == code
    captured = capsys.readouterr()
    assert f"error [{says}" in captured.err
    assert str(folder / name) in captured.err
    assert [line.split()[0] for line in captured.out.splitlines()] == ["stored"]


def test_a_bad_record_among_good_ones_is_named_by_its_line(tmp_path, store, capsys):
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join([json.dumps(RECORD), "{nonsense", json.dumps({**RECORD, "id": "three"})]))
    assert run(["ingest", str(file), "--store", store]) == 3
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "many.jsonl, line 2" in captured.err
    assert captured.err.splitlines()[-1].startswith("3 articles: 2 stored, 1 unreadable;")


def test_a_path_that_is_not_there_is_exit_code_3(store, capsys):
    assert run(["ingest", "nowhere.txt", "--store", store]) == 3
    assert "nowhere.txt" in capsys.readouterr().err


def test_a_folder_without_articles_is_told(tmp_path, store, capsys):
    (tmp_path / "bare").mkdir()
    assert run(["ingest", str(tmp_path / "bare"), "--store", store]) == 3
    assert "no file that can be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (TEXT.encode(), "text"),
        (b"---\ntitle: T\n---\nText", "md"),
        (b"# Title\n\nText", "md"),
        (json.dumps(RECORD, indent=1).encode(), "json"),
        (json.dumps([RECORD]).encode(), "json"),
        (json.dumps(RECORD).encode(), "json"),
        (f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n".encode(), "jsonl"),
        (b"\xef\xbb\xbf" + json.dumps(RECORD).encode(), "json"),
        (b"", "text"),
    ],
)
def test_the_form_of_standard_input_is_guessed(data, form):
    assert guess_format(data) == form


def test_standard_input_is_read(monkeypatch, store, capsys):
    pipe(monkeypatch, TEXT.encode())
    given = ["--title", "From a pipe", "--published", "2023-01-24", "--url", "https://news.example/1"]
    assert run(["ingest", "-", "--store", store, *given]) == 0
    assert "2023-01-24" in capsys.readouterr().out


def test_an_unknown_input_format_is_a_usage_error(monkeypatch, capsys):
    assert run(["extract", "-", "--input-format", "docx"]) == 2
    assert "'docx' is no input format" in capsys.readouterr().err


def test_facts_are_files_named_by_id_and_what_is_no_article_is_passed_over(folder, tmp_path, capsys):
    (folder / "splits.json").write_text('{"dev": ["one", "two"]}')
    out = tmp_path / "out"
    assert run(["extract", str(folder), "--to", "facts", "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["one.json", "two.json"]
    facts = json.loads((out / "one.json").read_text())
    assert facts["id"] == "one"
    assert {"Emmanuel Macron", "Olaf Scholz"} <= {entity["name"] for entity in facts["entities"]}
    assert "splits.json holds no article" in capsys.readouterr().err


def test_a_file_that_is_named_must_hold_an_article(folder, capsys):
    (folder / "splits.json").write_text('{"dev": ["one", "two"]}')
    assert run(["extract", str(folder / "splits.json")]) == 3
    assert "KG-I03" in capsys.readouterr().err


def test_facts_on_stdout_are_json_lines(folder, capsysbinary):
    assert run(["extract", str(folder)]) == 0
    assert [json.loads(line)["id"] for line in capsysbinary.readouterr().out.splitlines()] == ["one", "two"]


def test_an_id_that_can_name_no_file_gives_way_to_the_key(tmp_path, capsys):
    record = {**RECORD, "id": "../../etc/passwd"}
    (tmp_path / "a.json").write_text(json.dumps(record))
    out = tmp_path / "deep" / "out"
    assert run(["extract", str(tmp_path / "a.json"), "-o", str(out)]) == 0
    from kg.config import Settings

    article = make_article(
        TEXT, title=None, published=None, url=None, given_id=record["id"], settings=Settings()
    )
    assert [path.name for path in out.iterdir()] == [f"{article.key}.json"]


@pytest.mark.parametrize(
    ("to", "syntax"), [("nquads", "N_QUADS"), ("trig", "TRIG"), ("jsonld", "JSON_LD"), ("turtle", "TURTLE")]
)
def test_triples_in_every_syntax_are_the_same(folder, to, syntax, capsysbinary):
    from pyoxigraph import RdfFormat, parse

    assert run(["extract", str(folder / "one.json"), "--to", "nquads"]) == 0
    reference = {
        str(quad.triple) for quad in parse(input=capsysbinary.readouterr().out, format=RdfFormat.N_QUADS)
    }
    assert run(["extract", str(folder / "one.json"), "--to", to]) == 0
    found = parse(input=capsysbinary.readouterr().out, format=getattr(RdfFormat, syntax))
    assert {str(quad.triple) for quad in found} == reference


def test_nothing_else_can_be_extracted(folder, capsys):
    assert run(["extract", str(folder), "--to", "pdf"]) == 2
    assert "'pdf' is nothing to extract" in capsys.readouterr().err
