"""``kg config``, ``doctor``, ``validate``, ``demo``, and the way through a running server."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from golden_world import WORLD

from kg.cli import failure
from kg.cli.app import run
from kg.errors import InputError, KgError
from kg.resources import folder
from kg.store import EmbeddedStore

BROKEN = """@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
<http://x/call> a dip:PhoneCall , dip:Event .
"""


def test_an_error_is_one_line_with_what_where_and_what_to_do():
    assert failure.line(InputError("the file\ncannot be read.", where="a.txt", todo="Check it.")) == (
        "error [KG-I01]: the file cannot be read (a.txt). Check it."
    )
    assert failure.line(KgError("it broke")) == "error [KG-0]: it broke."


def test_every_setting_is_shown_with_where_it_comes_from(monkeypatch, tmp_path, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text('port = 9000\nmodel = "from_file"\n')
    monkeypatch.setenv("KG_MODEL", "from_environment")
    monkeypatch.setenv("KG_ADMIN_TOKEN", "very secret")
    assert run(["--store", "flag", "config", "--format", "json"]) == 0
    out = capfd.readouterr().out
    rows = {row["name"]: row for row in json.loads(out)}
    assert [(rows[name]["value"], rows[name]["from"]) for name in ("store", "model", "port", "host")] == [
        ("flag", "--store"),
        ("from_environment", "KG_MODEL"),
        (9000, "kg.toml"),
        ("127.0.0.1", "default"),
    ]
    assert rows["admin_token"]["value"] == "***"
    assert "very secret" not in out
    assert all(row["meaning"] for row in rows.values())


def test_a_setting_that_is_not_allowed_is_named(monkeypatch, capsys):
    monkeypatch.setenv("KG_PORT", "many")
    assert run(["config"]) == 2
    assert "'port'" in capsys.readouterr().err


def test_the_doctor_finds_all_well(tmp_path, capsys):
    assert run(["doctor", "--store", str(tmp_path / "none")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["ok"] * 10
    assert not (tmp_path / "none").exists()


def test_the_doctor_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KG_MODEL", "no_such_model")
    (tmp_path / "file").write_text("no store")
    assert run(["doctor", "--store", str(tmp_path / "file")]) == 1
    out = capsys.readouterr().out
    assert "problem  language model" in out
    assert "KG_MODEL" in out
    assert "problem  store" in out
    assert out.count("->") == 2


@pytest.mark.parametrize(("arguments", "code"), [([], 1), (["--allow-warnings"], 1)])
def test_data_that_break_a_shape_are_exit_code_1(tmp_path, arguments, code, capfd):
    file = tmp_path / "broken.ttl"
    file.write_text(BROKEN)
    assert run(["validate", str(file), *arguments]) == code
    assert capfd.readouterr().out.startswith("Refused: ")


@pytest.mark.parametrize(
    ("shapes", "more", "code", "says"),
    [
        ("", [], 3, "there is no shape"),
        ("", ["--allow-empty"], 0, ""),
        ("x:S sh:targetClass x:T ; sh:expression [ sh:path x:p ] .", [], 3, "x:S (sh:expression)"),
        ("x:S sh:targetClass x:T ; sh:expression [ sh:path x:p ] .", ["--advanced"], 1, ""),
    ],
)
def test_what_is_not_looked_at_is_exit_code_3(tmp_path, shapes, more, code, says, capfd):
    (tmp_path / "data.ttl").write_text("<http://x/a> a <http://x/T> ; <http://x/p> false .")
    prefixes = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX x: <http://x/> "
    (tmp_path / "shapes.ttl").write_text(f"{prefixes} {shapes}")
    both = ["validate", str(tmp_path / "data.ttl"), "--shapes", str(tmp_path / "shapes.ttl")]
    assert run([*both, *more]) == code
    assert says in capfd.readouterr().err


def test_an_empty_store_is_sound_and_says_so(tmp_path, capfd):
    EmbeddedStore(tmp_path / "s").close()
    assert run(["validate", "--store", str(tmp_path / "s"), "--engine", "fast"]) == 0
    assert "the store is empty" in capfd.readouterr().out


def test_data_that_conform_are_exit_code_0(capfd):
    assert run(["validate", str(WORLD)]) == 0
    assert capfd.readouterr().out.startswith("Accepted: every shape holds.\n")


def test_the_report_comes_as_json_and_as_turtle(tmp_path, capfd):
    file = tmp_path / "broken.ttl"
    file.write_text(BROKEN)
    assert run(["validate", str(file), "--format", "json"]) == 1
    report = json.loads(capfd.readouterr().out)
    assert (report["conforms"], report["accepted"]) == (False, False)
    assert {result["focus"] for result in report["results"]} == {"http://x/call"}
    assert run(["validate", str(file), "--format", "turtle"]) == 1
    assert "sh:ValidationReport" in capfd.readouterr().out


def test_own_shapes_count_instead_of_ours(tmp_path, capfd):
    (tmp_path / "data.ttl").write_text('<http://x/a> a <http://x/T> ; <http://x/p> "1", "2" .')
    (tmp_path / "shapes.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <http://x/> .
        x:S a sh:NodeShape ; sh:targetClass x:T ; sh:property [ sh:path x:p ; sh:maxCount 1 ] ."""
    )
    both = ["validate", str(tmp_path / "data.ttl"), "--shapes", str(tmp_path / "shapes.ttl")]
    assert run(both) == 1
    assert "1 violation" in capfd.readouterr().out
    assert run([*both, "--whole-graph"]) == 2


def test_blank_nodes_of_two_files_are_not_one(tmp_path, capfd):
    for name in ("a", "b"):
        (tmp_path / f"{name}.nt").write_text(
            f'_:x <http://x/p> "{name}" .\n_:x a <http://x/T> .\n'.replace(
                " a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            )
        )
    (tmp_path / "shapes.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <http://x/> .
        x:S a sh:NodeShape ; sh:targetClass x:T ; sh:property [ sh:path x:p ; sh:maxCount 1 ] ."""
    )
    files = [str(tmp_path / "a.nt"), str(tmp_path / "b.nt")]
    assert run(["validate", *files, "--shapes", str(tmp_path / "shapes.ttl")]) == 0
    capfd.readouterr()


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("broken.ttl", "<http://x/a> nonsense", 3, "KG-I07"),
        ("data.unknown", "", 2, "syntax of the file is not known"),
        ("missing.ttl", None, 3, "cannot be read"),
    ],
)
@pytest.mark.parametrize("verb", ["validate", "load"])
def test_rdf_that_cannot_be_read_is_told(verb, tmp_path, name, content, code, says, capsys):
    if content is not None:
        (tmp_path / name).write_text(content)
    assert run([verb, str(tmp_path / name), "--store", str(tmp_path / "store")]) == code
    error = capsys.readouterr().err
    assert says in error
    assert name in error


def test_triples_are_loaded_into_the_graph_that_is_named(tmp_path, capfd):
    file, store = tmp_path / "data.ttl", str(tmp_path / "store")
    file.write_text("<http://x/a> <http://x/b> 7 .")
    assert run(["load", str(file), "--graph", "http://x/g", "--store", store]) == 0
    assert capfd.readouterr().err == f"{file}: 1 new quads\n"
    assert run(["query", "graphs", "--store", store, "--format", "csv"]) == 0
    assert capfd.readouterr().out.splitlines()[1] == "http://x/g,1"


@pytest.mark.slow
def test_the_demonstration_runs_from_articles_to_answers(tmp_path):
    done = kg("demo", "--no-serve", cwd=tmp_path, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert (done.returncode, done.stderr) == (0, "")
    samples = len(list(folder("samples").glob("*.md")))
    assert samples >= 6
    assert sum(line.startswith("stored ") for line in done.stdout.splitlines()) == samples
    assert "Three things to try" in done.stdout
    command = next(line.split() for line in done.stdout.splitlines() if line.strip().startswith("kg explain"))
    explained = kg(*command[1:], cwd=tmp_path)
    assert explained.returncode == 0
    assert ">>" in explained.stdout


@pytest.mark.slow
def test_the_other_commands_go_through_the_server_that_holds_the_store(tmp_path):
    store = str(tmp_path / "store")
    environment = {**os.environ, "KG_STORE": store, "KG_ADMIN_TOKEN": "secret"}
    server = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout.readline().startswith("Serving at http://127.0.0.1:")
        article = tmp_path / "article.txt"
        article.write_text("French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris.")
        stored = kg("ingest", str(article), env=environment)
        assert (stored.returncode, stored.stdout.split()[0]) == (0, "stored")
        asked = kg("query", "articles", "--format", "csv", env=environment)
        assert (asked.returncode, len(asked.stdout.splitlines())) == (0, 2)
        second = kg("serve", "--port", "0", env=environment)
        assert second.returncode == 4
        assert second.stderr.startswith("error [KG-S02]: a server holds the store already")
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0
        server.stdout.close()
    assert kg("query", "articles", env=environment).returncode == 0


def kg(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        **options,
    )


def test_samples_say_when_they_were_published():
    for path in sorted(folder("samples").glob("*.md")):
        assert f"published: {Path(path).stem[:10]}" in path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_demonstration_of_a_cluster_says_who_read_what(tmp_path):
    done = kg("demo-cluster", cwd=tmp_path, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    scheduler, *workers = re.findall(
        r"\d+", " ".join(re.findall(r"process(?:es)? ([\d, ]+)$", done.stdout, re.M))
    )
    assert len(workers) == 2
    assert done.stdout.count("\nstored ") == 8
    shares = re.findall(r"process (\d+) on \S+ read (\d+)", done.stdout)
    assert {worker for worker, _ in shares} <= set(workers)
    assert sum(int(count) for _, count in shares) == 8
    assert not any(Path(f"/proc/{process}").exists() for process in (scheduler, *workers))
