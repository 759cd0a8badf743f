"""What the command can be asked, the library can be asked by the same names."""

import inspect
from dataclasses import fields

import pytest

from kg.cli.validate import validate
from kg.errors import InputError
from kg.serve.validate import _PARAMETERS
from kg.shacl import Document, Options, validated

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> .
e:S a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:quay ; sh:minCount 1 ] .
"""


def test_each_option_has_one_name_in_all_faces():
    names = [each.name for each in fields(Options)]
    assert set(names) <= set(inspect.signature(validate).parameters)
    assert set(names) <= {each.name for each in _PARAMETERS}


def test_documents_are_validated_with_options():
    data = Document("d.ttl", b"<urn:e/a> a <urn:e/Ship> . <urn:e/b> a <urn:e/Ship> .", "text/turtle")
    shapes = Document("s.ttl", SHAPES.encode(), "text/turtle")
    report = validated([data], [shapes], Options(focus=("urn:e/b",)))
    assert [each.focus for each in report] == ["urn:e/b"]


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_the_file_is_named_whose_shape_can_not_be_evaluated(engine):
    data = Document("d.ttl", b"<urn:e/a> a <urn:e/Ship> ; <urn:e/code> 'b' .", "text/turtle")
    broken = 'e:T a sh:NodeShape ; sh:targetClass e:Ship ; sh:property [ sh:path e:code ; sh:pattern "(a" ] .'
    shapes = Document("s.ttl", f"{SHAPES} {broken}".encode(), "text/turtle")
    report = validated([data], [shapes], Options(engine))
    assert [each.rule for each in report] == ["e:S / e:quay / minCount"]
    assert [note.place.file for note in report.notes if "e:T" in note.text] == ["s.ttl"]
    with pytest.raises(InputError) as error:
        validated([data], [shapes], Options(engine, shapes_check="refuse"))
    assert error.value.where == "s.ttl"
