"""``kg bench``: figures as ratios, for people and for programs."""

import json

import pytest

from kg.cli.app import run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("The presidents of Togo and Benin met in Lomé on Monday.")
    return path


def test_figures_for_programs(article, capsys):
    assert (
        run(["bench", "extract", str(article), "--articles", "3", "--rounds", "1", "--format", "json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 3
    assert found["characters"] == 3 * len("The presidents of Togo and Benin met in Lomé on Monday.")
    assert 0 < found["speed of kg extract"] < 1.5
    assert found["speed of the prefilter"] > 1
    assert found["peak memory"] > 100


def test_figures_for_the_eye(article, capsys):
    assert run(["bench", "extract", str(article), "--articles", "1", "--rounds", "1"]) == 0
    assert "speed of kg extract" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["bench", "lunch"], 2, "extract"),
        (["bench", "extract", "--format", "xml"], 2, "json"),
        (["bench", "extract", "--articles", "0"], 2, "articles"),
        (["bench", "consolidate", "--articles", "100"], 2, "160"),
        (["bench", "ingest", "--articles", "100"], 2, "320"),
    ],
)
def test_what_cannot_be_measured_is_told(arguments, code, told, capsys):
    assert run(arguments) == code
    assert told in capsys.readouterr().err


def test_a_folder_without_articles_is_told(tmp_path, capsys):
    assert run(["bench", "extract", str(tmp_path)]) == 3
    assert "no article" in capsys.readouterr().err


def test_loading_is_measured_against_the_engine(capsys):
    assert run(["bench", "load", "--articles", "20000", "--rounds", "1", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["quads"] >= 20_000
    assert found["speed of kg load"] > 0


@pytest.mark.slow
def test_one_more_article_costs_no_more_in_a_larger_store(capsys):
    assert run(["bench", "consolidate", "--articles", "600", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 600
    assert 0.3 < found["cost of the last"] < 1.5


@pytest.mark.slow
def test_each_engine_ingests_and_the_stages_are_told_apart(article, capsys):
    command = ["bench", "ingest", str(article), "--articles", "320", "--rounds", "1", "--format", "json"]
    assert run(command) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 64
    assert all(found[f"speed, {name}"] > 0 for name in ("1 process", "2 processes", "Dask, 2 workers"))
    assert found["memory, 1 process"] < found["memory, 2 processes"] < found["memory, Dask, 2 workers"]
    assert all(
        found[f"writer, {name}"] < found[f"CPU, {name}"] for name in ("2 processes", "Dask, 2 workers")
    )
    shares = [value for name, value in found.items() if name.startswith("share, ")]
    assert len(shares) == 6
    assert sum(shares) == pytest.approx(1, abs=0.001)
    assert found["quads"] > 20
    assert 0.3 < found["cost of the last"] < 1.5
