"""``kg validate`` day after day: with a baseline, suppressions, and two reports side by side."""

import json

import pytest

from kg.cli.app import run

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> .
e:Berth a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
"""
SHIPS = "@prefix e: <urn:e/> . e:a a e:Ship . e:b a e:Ship . e:c a e:Ship ; e:quay 1 ."
LATER = SHIPS.replace("e:a a e:Ship", "e:d a e:Ship")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.ttl").write_text(SHIPS)
    (tmp_path / "later.ttl").write_text(LATER)
    (tmp_path / "shapes.ttl").write_text(SHAPES)
    return tmp_path


def validate(*arguments):
    return run(["validate", *arguments])


def test_a_baseline_is_made_held_to_and_brought_up(folder, capfd):
    asked = ["--shapes", "shapes.ttl", "--baseline", "known.json"]
    assert validate("data.ttl", *asked) == 3
    assert "--update-baseline" in capfd.readouterr().err
    assert validate("data.ttl", *asked, "--update-baseline", "--limit", "0") == 0
    first = (folder / "known.json").read_bytes()
    assert len(json.loads(first)["results"]) == 2
    capfd.readouterr()
    assert validate("data.ttl", *asked) == 0
    assert capfd.readouterr().out.startswith(
        "Accepted: nothing new.\nNot counted: 2 results, known from the baseline\n"
    )
    assert validate("later.ttl", *asked) == 1
    said = capfd.readouterr().out
    assert "- e:d" in said
    assert "- e:b" not in said
    assert "1 known result is mended" in said
    assert validate("later.ttl", *asked, "--update-baseline") == 0
    assert (folder / "known.json").read_bytes() != first
    assert validate("data.ttl", *asked, "--update-baseline") == 0
    assert (folder / "known.json").read_bytes() == first


def test_suppressed_results_do_not_count(folder, capfd):
    (folder / "live-with.toml").write_text('[[suppress]]\nfocus = "urn:e/*"\nreason = "no quay yet"\n')
    asked = ["data.ttl", "--shapes", "shapes.ttl", "--suppress", "live-with.toml"]
    assert validate(*asked) == 0
    assert "Not counted: 2 results, no quay yet" in capfd.readouterr().out
    assert validate(*asked, "--show-suppressed", "--format", "json") == 0
    report = json.loads(capfd.readouterr().out)
    assert [each["focus"] for each in report["suppressed"]] == ["urn:e/a", "urn:e/b"]
    assert report["results"] == []


def test_two_reports_are_compared(folder, capfd):
    for name in ("data", "later"):
        for form in ("json", "turtle"):
            asked = [f"{name}.ttl", "--shapes", "shapes.ttl", "--format", form, "--output", f"{name}.{form}"]
            assert validate(*asked) == 1
    assert validate("--diff", "data.json", "later.json") == 1
    said = capfd.readouterr().out
    assert said.startswith("1 new, 1 gone, 1 stay.\n\n+ ")
    assert "node      e:d  [later.ttl, line 1]" in said
    assert validate("--diff", "data.turtle", "later.json", "--data-format", "turtle", "--format", "json") == 1
    assert [each["focus"] for each in json.loads(capfd.readouterr().out)["new"]] == ["urn:e/d"]
    assert validate("--diff", "data.json", "data.json") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["data.ttl", "--update-baseline"], 2, "--baseline FILE"),
        (["data.ttl", "--update-baseline", "--baseline", "b", "--abort"], 2, "--abort"),
        (["data.ttl", "--suppress", "shapes.ttl"], 3, "shapes.ttl"),
        (["data.ttl", "--baseline", "shapes.ttl"], 3, "no baseline"),
        (["--diff", "data.ttl"], 2, "here are 1"),
        (["--diff", "data.ttl", "data.ttl"], 3, "no SHACL report"),
        (["--diff", "data.ttl", "data.ttl", "--format", "csv"], 2, "text, json"),
    ],
)
def test_what_cannot_be_done_is_told(folder, arguments, code, told, capsys):
    assert validate(*arguments) == code
    assert told in capsys.readouterr().err
    assert not (folder / "b").exists()
