"""``kg consolidate`` and ``kg retract``, after ``kg ingest`` of several articles about one event."""

import json

import pytest

from kg.cli.app import run

FIRST = "Finnish Prime Minister Outi Laine met Estonian Prime Minister Kadri Saar in Tallinn on Tuesday."
SECOND = "Outi Laine, the prime minister of Finland, and Kadri Saar, the prime minister of Estonia, met in Tallinn on Tuesday."
RECORDS = [
    {"id": "one", "title": "One", "url": "https://one.example/1", "published": "2026-03-11", "text": FIRST},
    {"id": "two", "title": "Two", "url": "https://two.example/2", "published": "2026-03-11", "text": SECOND},
]


@pytest.fixture
def store(tmp_path, capsys):
    path = tmp_path / "both.jsonl"
    path.write_text("\n".join(map(json.dumps, RECORDS)))
    assert run(["-q", "ingest", str(path), "--store", str(tmp_path / "store")]) == 0
    capsys.readouterr()
    return str(tmp_path / "store")


def several(store, capsys):
    """Give the events of several articles as (class, articles, publishers)."""
    run(["query", "events-told-by-several", "--format", "json", "--store", store])
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    return [tuple(row[name]["value"] for name in ("type", "articles", "publishers")) for row in rows]


def canonical(store, capsys):
    assert run(["export", "--graph", "canonical", "--store", store]) == 0
    return capsys.readouterr().out


def test_ingesting_makes_one_event_of_two_reports(store, capsys):
    assert several(store, capsys) == [("Meeting", "2", "2")]
    assert run(["query", "met-with", "--format", "csv", "--store", store]) == 0
    (row,) = capsys.readouterr().out.splitlines()[1:]
    assert sorted(row.split(",")) == ["1", "2026-03-10", "2026-03-10", "Kadri Saar", "Outi Laine"]


def test_consolidating_what_is_consolidated_changes_nothing(store, capsys):
    before = canonical(store, capsys)
    assert run(["consolidate", "--store", store]) == 0
    assert capsys.readouterr().err.startswith("0 articles (those that changed), 0 claims, 0 events in ")
    assert run(["consolidate", "--rebuild", "--store", store]) == 0
    assert capsys.readouterr().err.startswith("2 articles (all anew), ")
    assert canonical(store, capsys) == before


def test_decisions_of_people_win(store, tmp_path, monkeypatch, capsys):
    run(["query", "-e", "SELECT ?c { ?c dip:mentionOf ?e }", "--format", "json", "--store", store])
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    claims = sorted(row["c"]["value"] for row in rows)
    decisions = tmp_path / "decisions.txt"
    decisions.write_text(f"different {claims[0]} {claims[1]}\n")
    monkeypatch.setenv("KG_OVERRIDES", str(decisions))
    assert run(["consolidate", "--store", store]) == 0
    assert several(store, capsys) == []
    decisions.write_text("different one\n")
    assert run(["consolidate", "--store", store]) == 3
    assert "line 1" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["one", "https://one.example/1"])
def test_an_article_is_taken_out(store, name, capsys):
    assert run(["retract", name, "--store", store]) == 0
    told = capsys.readouterr().out
    assert told.startswith("retracted  article/")
    assert "told by others too: " in told
    assert several(store, capsys) == []
    assert run(["retract", name, "--store", store]) == 1
    assert "no such article" in capsys.readouterr().err


def test_nothing_is_left_of_the_last_article(store, capsys):
    for name in ("one", "two"):
        assert run(["-q", "retract", name, "--store", store]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 1
    assert len(canonical(store, capsys).splitlines()) == 1
