"""``kg infer``, and ``kg validate`` with what follows from the data."""

import json

import pytest
from pyoxigraph import RdfFormat, parse

from kg.cli.app import run

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
FILES = {
    "data.ttl": "e:f a e:Ferry ; e:berth [ e:quay 1 ] .",
    "ontology.ttl": "e:Ferry rdfs:subClassOf e:Ship .",
    "shapes.ttl": "e:S a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:flag ; sh:minCount 1 ] .",
    "rules.ttl": "e:R a sh:NodeShape ; sh:targetSubjectsOf e:quay ; sh:rule [ a sh:TripleRule ; sh:subject sh:this ;"
    " sh:predicate e:kind ; sh:object e:Pier ] .",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in FILES.items():
        (tmp_path / name).write_text(PREFIXES + text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def triples(text, form=RdfFormat.N_TRIPLES):
    return {(quad.subject, quad.predicate.value, str(quad.object)) for quad in parse(text, format=form)}


def test_what_follows_is_written_with_the_prefixes_of_the_data(folder, capfd):
    assert run(["infer", "data.ttl", "--rules", "rules.ttl"]) == 0
    said = capfd.readouterr()
    assert "e:kind e:Pier" in said.out
    assert said.err == "1 new triples\n"
    assert len(triples(said.out, RdfFormat.TURTLE)) == 1


def test_data_and_what_follows_are_written_together(folder):
    asked = ["infer", "data.ttl", "--rules", "rules.ttl", "--inference", "rdfs", "--ontology", "ontology.ttl"]
    assert run([*asked, "--format", "ntriples", "--output", "new.nt"]) == 0
    new = triples((folder / "new.nt").read_bytes())
    assert {value for _, predicate, value in new if predicate == "urn:e/kind"} == {"<urn:e/Pier>"}
    assert "<urn:e/Ship>" in {value for _, _, value in new}
    assert run([*asked, "--format", "ntriples", "--all", "--output", "all.nt"]) == 0
    whole = triples((folder / "all.nt").read_bytes())
    assert len(whole) == len(new) + 3


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["data.ttl"], 2, "--rules FILE"),
        (["data.ttl", "--inference", "magic"], 2, "rdfs, owlrl, both"),
        (["data.ttl", "--rules", "rules.ttl", "--format", "csv"], 2, "turtle, ntriples"),
        (["data.ttl", "--rules", "missing.ttl"], 3, "missing.ttl"),
    ],
)
def test_what_cannot_be_done_is_told(folder, arguments, code, told, capsys):
    assert run(["infer", *arguments]) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], None),
        (["--ontology", "ontology.ttl"], 1),
        (["--ontology", "ontology.ttl", "--inference", "owlrl"], 1),
        (["--ontology", "ontology.ttl", "--focus", "urn:e/g"], None),
    ],
)
def test_what_follows_is_validated(folder, options, code, capfd):
    found = run(["validate", "data.ttl", "--shapes", "shapes.ttl", "--format", "json", *options])
    if code is not None:
        assert found == code
        assert [each["focus"] for each in json.loads(capfd.readouterr().out)["results"]] == ["urn:e/f"]


def test_of_a_store_nothing_is_inferred(folder, capsys):
    assert run(["validate", "--store", "memory:", "--inference", "rdfs"]) == 2
    assert "kg export" in capsys.readouterr().err
