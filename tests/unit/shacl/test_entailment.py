"""Shapes that ask for an entailment regime get it, or are refused: a processor must signal it."""

import pytest

from kg.errors import InputError
from kg.rdf.documents import Document
from kg.shacl.job import Options, validated

HEAD = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX sea: <http://sea.example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX regime: <http://www.w3.org/ns/entailment/>
"""
DATA = HEAD + "sea:oslo sea:berths sea:ship . sea:berths rdfs:domain sea:Harbour ."
SHAPES = HEAD + "sea: sh:entailment regime:%s . sea:S sh:targetClass sea:Harbour ; sh:class sea:Port ."


def said(regime, **options):
    given = [
        Document(name, text.encode(), "text/turtle")
        for name, text in (("d.ttl", DATA), ("s.ttl", SHAPES % regime))
    ]
    return validated(given[:1], given[1:], Options(**options))


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize(
    ("regime", "inference"), [("RDFS", "rdfs"), ("OWL-RDF-Based", "owlrl"), ("RDF", "both")]
)
def test_what_is_asked_for_must_be_given(regime, inference, engine):
    with pytest.raises(
        InputError, match=r"sea: \(sh:entailment\) \[s\.ttl, line 3\]|sea.example/ \(sh"
    ) as refused:
        said(regime, engine=engine)
    assert f"--inference {inference}" in refused.value.todo
    assert [result.focus for result in said(regime, engine=engine, inference=inference)] == [
        "http://sea.example/oslo"
    ]


def test_what_nobody_evaluates_is_refused_whatever_is_given():
    with pytest.raises(InputError, match="can't be evaluated"):
        said("OWL-Direct", inference="both")


def test_plain_rdf_needs_nothing():
    assert said("Simple", allow_empty=True).conforms
