"""``kg validate`` for some nodes and some shapes, broken off early, and with the time that each shape takes."""

import json

import pytest

from kg.cli.app import run

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> .
e:Berth a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
e:Flag a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:flag ; sh:maxCount 0 ] .
"""
SHIPS = "@prefix e: <urn:e/> . e:a a e:Ship ; e:flag 1 . e:b a e:Ship ; e:flag 2 ; e:quay 1 . e:c a e:Ship ; e:quay 1 ."


@pytest.fixture
def said(tmp_path, capfd):
    (tmp_path / "data.ttl").write_text(SHIPS)
    (tmp_path / "shapes.ttl").write_text(SHAPES)

    def ask(*options, code=1):
        files = [str(tmp_path / "data.ttl"), "--shapes", str(tmp_path / "shapes.ttl")]
        assert run(["validate", *files, *options]) == code
        return capfd.readouterr()

    return ask


@pytest.mark.parametrize(
    ("options", "code", "nodes"),
    [
        ([], 1, ["a", "a", "b"]),
        (["--focus", "urn:e/b"], 1, ["b"]),
        (["--focus", "urn:e/c"], 0, []),
        (["--focus", "urn:e/b", "--focus", "urn:e/a"], 1, ["a", "a", "b"]),
        (["--shape", "Berth"], 1, ["a"]),
        (["--shape", "urn:e/Flag", "--focus", "urn:e/a"], 1, ["a"]),
        (["--abort"], 1, ["a"]),
        (["--max-results", "2"], 1, ["a", "a"]),
        (["--max-results", "2", "--engine", "fast"], 1, ["a", "a"]),
    ],
)
def test_what_is_asked_for_is_told(said, options, code, nodes):
    report = json.loads(said(*options, "--format", "json", code=code).out)
    assert sorted(each["focus"].removeprefix("urn:e/") for each in report["results"]) == nodes


def test_the_time_of_each_shape_is_told(said):
    assert "seconds  nodes  results  shape" in said("--profile").out
    report = json.loads(said("--profile", "--format", "json").out)
    assert all(each["seconds"] > 0 for each in report["coverage"])


def test_a_shape_that_there_is_not_is_told(said):
    assert "urn:e/Berth, urn:e/Flag" in said("--shape", "Dock", code=2).err
