"""What shapes and data import is taken from the files given and from local folders, else told; never fetched."""

import json

import pytest

from kg.cli.app import run

HEAD = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX sea: <http://sea.example/>
PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
NAMED = "sea:S sh:targetClass sea:Harbour ; sh:property [ sh:path sea:name ; sh:minCount 1 ] ."
DEEP = "sea:D sh:targetClass sea:Harbour ; sh:property [ sh:path sea:depth ; sh:minCount 1 ] ."


@pytest.fixture
def folder(tmp_path):
    files = {
        "data.ttl": "sea:world owl:imports sea:classes . sea:oslo a sea:Port . sea:bergen a sea:Harbour .",
        "shapes.ttl": f"sea:shapes a owl:Ontology ; owl:imports <http://sea.example/deep#> . {NAMED}",
        "there/one.ttl": f"<http://sea.example/deep#> a owl:Ontology ; owl:imports sea:deeper . {DEEP}",
        "there/classes.ttl": "sea:classes a owl:Ontology . sea:Port rdfs:subClassOf sea:Harbour .",
    }
    (tmp_path / "there").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(HEAD + text)
    (tmp_path / "there" / "notes.txt").write_text("no RDF")
    return tmp_path


def said(capfd, folder, *more):
    shapes = ["--shapes", str(folder / "shapes.ttl"), "--format", "json"]
    assert run(["validate", str(folder / "data.ttl"), *shapes, *more]) == 1
    report = json.loads(capfd.readouterr().out)
    found = {
        (each["focus"].rpartition("/")[2], each["path"].rpartition("/")[2]) for each in report["results"]
    }
    return found, report["notes"]


def test_what_is_not_there_is_told_with_file_and_line(folder, capfd):
    found, (note,) = said(capfd, folder)
    assert found == {("bergen", "name")}
    assert note["text"].startswith("not followed: owl:imports <http://sea.example/deep#>")
    assert (note["place"]["file"], note["place"]["line"]) == (str(folder / "shapes.ttl"), 3)


def test_a_folder_is_looked_through_for_shapes_and_data(folder, capfd):
    found, (note,) = said(capfd, folder, "--imports", str(folder / "there"))
    assert found == {(node, path) for node in ("oslo", "bergen") for path in ("name", "depth")}
    assert "owl:imports <http://sea.example/deeper>" in note["text"]


def test_a_catalogue_names_the_files(folder, capfd):
    (folder / "there" / "deeper.ttl").write_text(
        HEAD + "sea:x sh:targetClass sea:Harbour ; sh:class sea:Big ."
    )
    (folder / "there" / "catalog-v001.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="http://sea.example/deeper" uri="deeper.ttl"/></catalog>'
    )
    shapes = ["--shapes", str(folder / "shapes.ttl"), "--imports", str(folder / "there")]
    assert run(["validate", str(folder / "data.ttl"), *shapes]) == 1
    assert "sea:Big" in capfd.readouterr().out


def test_a_file_that_is_given_too_is_there(folder, capfd):
    found, notes = said(capfd, folder, "--shapes", str(folder / "there" / "one.ttl"))
    assert found == {("bergen", "name"), ("bergen", "depth")}
    assert ["deeper" in each["text"] for each in notes] == [True]


def test_a_folder_that_is_not_there_is_told(folder, capfd):
    assert run(["validate", str(folder / "data.ttl"), "--imports", str(folder / "nowhere")]) == 3
