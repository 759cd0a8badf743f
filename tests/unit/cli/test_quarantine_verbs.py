"""``kg revalidate``, ``kg query --quarantine`` and ``kg retract`` over what ``kg ingest`` refused."""

import json

import pytest

from kg.cli.app import run

TEXT = "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Monday."
GOOD = {"id": "good", "title": "Good", "published": "2023-01-24", "text": TEXT}
# Without a day of publication a warning is given: it keeps the article out if KG_REFUSE says so.
UNDATED = {"id": "undated", "title": "Undated", "text": TEXT}
REPORTS = "SELECT ?m { ?r a sh:ValidationReport ; sh:result/sh:resultMessage ?m } ORDER BY ?m"


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "both.jsonl"
    path.write_text("\n".join(map(json.dumps, (GOOD, UNDATED))))
    return str(path)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def refused(articles, store, monkeypatch, capsys):
    """A store that refused an article for a warning; the policy is the usual one again."""
    with monkeypatch.context() as policy:
        policy.setenv("KG_REFUSE", "warning")
        assert run(["ingest", articles]) == 1
    return capsys.readouterr()


def rows(capsys, *more):
    code = run(["-q", "query", "--format", "json", "-e", REPORTS, *more])
    return code, [row["m"]["value"] for row in json.loads(capsys.readouterr().out)["results"]["bindings"]]


def test_ingesting_says_what_was_refused_why_and_where_it_is(refused, store):
    lines = refused.out.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["stored", "refused"]
    assert lines[2].strip().startswith("An article without a date of publication")
    assert "1 stored, 1 refused" in refused.err
    assert "kg query --quarantine" in refused.err
    assert (store / "quarantine" / "store.json").is_file()


def test_a_warning_is_counted_and_keeps_nothing_out(articles, store, capsys):
    assert run(["ingest", articles]) == 0
    assert ", 1 warning in " in capsys.readouterr().err
    assert run(["ingest", articles, "--format", "json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["results"] for record in records] == [{}, {"Warning": 1}]
    assert not (store / "quarantine").exists()


def test_quarantine_is_asked_apart_from_the_store(refused, capsys):
    code, found = rows(capsys, "--quarantine")
    assert (code, len(found)) == (0, 1)
    assert rows(capsys) == (1, [])


def test_a_store_that_refused_nothing_has_an_empty_quarantine(articles, store, capsys):
    run(["-q", "ingest", articles])
    assert rows(capsys, "--quarantine") == (1, [])


def test_revalidating_tells_what_came_of_each(refused, monkeypatch, capsys):
    monkeypatch.setenv("KG_REFUSE", "warning")
    assert run(["revalidate"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("refused     article/")
    assert "An article without a date of publication" in said.out
    assert said.err.splitlines()[-1] == "1 still refused"
    monkeypatch.delenv("KG_REFUSE")
    assert run(["revalidate", "--format", "json"]) == 0
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert (record["fate"], record["title"], record["problems"]) == ("accepted", "Undated", [])
    assert run(["revalidate"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "nothing is in quarantine"
    assert run(["query", "articles", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert run(["consolidate"]) == 0
    assert capsys.readouterr().err.startswith("0 articles (those that changed)")


def test_revalidating_all_moves_what_is_broken_now(articles, store, monkeypatch, capsys):
    run(["-q", "ingest", articles])
    assert run(["revalidate", "--all"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "2 valid"
    monkeypatch.setenv("KG_REFUSE", "warning")
    assert run(["revalidate", "--all"]) == 1
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines() if line[0] != " "] == ["withdrawn"]
    assert said.err.splitlines()[-1] == "1 valid, 1 withdrawn into quarantine"
    assert rows(capsys, "--quarantine")[0] == 0


def test_retracting_takes_it_out_of_quarantine(refused, capsys):
    assert run(["retract", "undated"]) == 0
    assert "Undated" in capsys.readouterr().out
    assert rows(capsys, "--quarantine") == (1, [])
    assert run(["retract", "undated"]) == 1


def test_a_dry_run_refuses_and_keeps_nothing(articles, store, monkeypatch, capsys):
    monkeypatch.setenv("KG_REFUSE", "warning")
    assert run(["ingest", "--dry-run", "--format", "text", articles]) == 1
    assert "quarantine" not in capsys.readouterr().err
    assert not store.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["query", "--quarantine", "--endpoint", "http://127.0.0.1:9/", "-e", REPORTS],
        ["revalidate", "--format", "xml"],
    ],
)
def test_what_makes_no_sense_is_said(store, command, capsys):
    assert run(command) == 2
    assert "[KG-U01]" in capsys.readouterr().err
