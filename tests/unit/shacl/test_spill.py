"""Documents that are taken apart on disk give what they give at once: results, fingerprints, places, coverage."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_selection import PORT, PREFIXES, SHIPS, documents
from test_slices import NAMES
from test_slices import SHAPES as PATHS

from kg.errors import RdfError, StoreError
from kg.rdf.documents import Document
from kg.shacl import spill
from kg.shacl.job import Options, validated

INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
SHAPES = f"""{PATHS}
e:T a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:nodeKind sh:IRI .
e:V a sh:NodeShape ; sh:targetNode 1.50, true, "x" ; sh:property [ sh:path [ sh:inversePath e:r ] ; sh:maxCount 0 ] .
e:W a sh:NodeShape ; sh:targetSubjectsOf e:r ; sh:property [ sh:path e:r ; sh:datatype xsd:integer ; sh:pattern "^[1-9]" ] .
"""
VALUES = [
    *NAMES, '"x"', '"x"@en', "1.50", "true", f'"01"^^<{INTEGER}>', '"2020-13"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
    "[ <urn:e/p> 01 ; <urn:e/q> [ <urn:e/r> <urn:e/n1> ] ]", "( 1 2 <urn:e/n2> )",
]  # fmt: skip
TRIPLES = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["<urn:e/p>", "<urn:e/q>", "<urn:e/r>"]), st.sampled_from(VALUES)),
    st.tuples(st.sampled_from(NAMES), st.just("a"), st.sampled_from(["<urn:e/A>", "<urn:e/B>", "<urn:e/C>"])),
)  # fmt: skip


def told(report):
    coverage = tuple(replace(each, seconds=None) for each in report.coverage)
    return Counter(report.results), coverage, report.accepted, report.conforms, report.excused


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("most", [1, 7])
@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.lists(TRIPLES, max_size=40), st.lists(TRIPLES, max_size=9))
def test_slices_give_what_all_gives_at_once(most, engine, first, second):
    both = [
        Document(name, "".join(f"{' '.join(triple)} .\n" for triple in triples).encode(), "text/turtle")
        for name, triples in (("a.ttl", first), ("b.ttl", second))
    ]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(spill, "SLICE_TRIPLES", most)
        options = Options(engine=engine)
        found = validated(both, documents(SHAPES), options, at_once=0)
    assert told(found) == told(validated(both, documents(SHAPES), options))
    assert found.notes == ()


@pytest.mark.parametrize(
    "options", [{"focus": ("urn:e/s1",)}, {"shape": ("Crew",)}, {"profile": True}, {"limit": 1}]
)
def test_what_can_be_asked_of_all_can_be_asked_of_slices(options):
    wanted = Options(**options)
    found = validated(documents(SHIPS), documents(PORT), wanted, at_once=0)
    assert told(found) == told(validated(documents(SHIPS), documents(PORT), wanted))


def test_it_ends_with_the_slice_in_which_enough_is_found(monkeypatch):
    monkeypatch.setattr(spill, "SLICE_TRIPLES", 1)
    found = validated(documents(SHIPS), documents(PORT), Options(abort=True), at_once=0)
    assert not found.accepted
    assert len(found) < 5
    assert "broken off" in found.notes[0].text


def test_our_own_shapes_have_their_class_tree():
    summit = documents("<urn:e> a <https://w3id.org/diplomacy-kg/ontology#Summit> .")
    assert told(validated(summit, at_once=0)) == told(validated(summit))
    assert len(validated(summit, at_once=0)) > 0


@pytest.mark.parametrize(
    ("rule", "advanced"),
    [
        ("sh:sparql [ sh:select 'SELECT $this { $this <urn:p> ?x . ?y <urn:q> ?z }' ]", False),
        ("sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this a <urn:e/Boat> }' ]", True),
    ],
)
def test_shapes_that_slices_cannot_have_are_evaluated_at_once_and_that_is_told(rule, advanced):
    shapes = documents(f"{PREFIXES} e:S a sh:NodeShape ; sh:targetClass e:Ship ; {rule} .")
    (note,) = validated(documents(SHIPS), shapes, Options(advanced=advanced), at_once=0).notes
    assert note.text.startswith("Large data, all in memory at once: ")


def test_what_follows_needs_all_at_once():
    for options in ({"options": Options(inference="rdfs")}, {"ontology": documents(PREFIXES)}):
        (note,) = validated(documents(SHIPS), documents(PORT), at_once=0, **options).notes
        assert "at once" in note.text


@pytest.mark.parametrize(
    "text",
    [
        "<a:a> <a:b>",
        "<urn:a> <urn:b> <urn:c> . \n<a:a> <a:b>",
        "<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .",
    ],
)
def test_what_does_not_parse_is_told_as_for_small_documents(text):
    errors = []
    for most in (0, None):
        with pytest.raises(RdfError) as caught:
            validated(documents(text), documents(PORT), at_once=most)
        errors.append(str(caught.value))
    assert errors[0] == errors[1]


def test_nothing_stays_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    validated(documents(SHIPS), documents(PORT), at_once=0)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(StoreError, match="TMPDIR"):
        validated(documents(SHIPS), documents(PORT), at_once=0)
