"""Shapes that are ill-formed: told apart as the specification's own shapes do, refused or left out, and named."""

import logging
import time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, XSD, BNode, Literal, URIRef

from kg.errors import InputError
from kg.rdf.documents import Document
from kg.shacl.engines import engine_of
from kg.shacl.graphs import read_graph, united
from kg.shacl.job import Options, validated
from kg.shacl.syntax import flaws

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix sea: <http://sea.example/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = f"""{HEAD}
sea:Named a sh:NodeShape ; sh:targetNode sea:oslo ; sh:not [ sh:class sea:Ship ] ; sh:deactivated false ;
  sh:xone ( sea:Deep [ sh:property [ sh:path [ sh:inversePath sea:in ] ; sh:qualifiedValueShape sea:Deep ;
  sh:qualifiedMinCount 1 ] ] ) ; sh:closed true ; sh:ignoredProperties ( sea:a sea:b ) .
sea:Deep sh:targetSubjectsOf sea:depth ; sh:node sea:Open ; sh:property sea:P .
sea:P sh:path [ sh:alternativePath ( sea:a [ sh:zeroOrMorePath sea:b ] ) ] ; sh:languageIn ( "a" "b" ) ;
  sh:uniqueLang true ; sh:lessThan sea:q ; sh:minLength 3 ; sh:maxInclusive 4 ; sh:nodeKind sh:Literal .
sea:Open sh:or ( [ sh:datatype xsd:date ] [ sh:pattern "x" ] ) ; sh:in ( 1 2 ) ; sh:message "m"@en .
"""
BASE = read_graph(SOUND.encode(), "turtle", shapes=True)
TRIPLES = sorted(BASE)
VALUES = [
    Literal("x"),
    Literal("x", lang="de"),
    Literal("1", datatype=XSD.boolean, normalize=False),
    Literal("a", datatype=XSD.integer, normalize=False),
    Literal(3),
    URIRef("urn:n"),
    BNode("n"),
    RDF.nil,
]
FAULT = st.tuples(
    st.sampled_from(TRIPLES), st.sampled_from(["drop", "value", "add", "subject"]), st.sampled_from(VALUES), st.sampled_from(TRIPLES)
)  # fmt: skip


def broken(faults):
    graph = united(BASE)
    for (subject, predicate, value), kind, other, (elsewhere, _, _) in faults:
        if kind in ("drop", "value"):
            graph.remove((subject, predicate, value))
        if kind in ("value", "add"):
            graph.add((subject, predicate, other))
        if kind == "subject":
            graph.add((elsewhere, predicate, value))
    return graph


@pytest.fixture(scope="module")
def specification():
    content = (files("pyshacl") / "assets" / "shacl-shacl.ttl").read_bytes()
    return engine_of("fast").prepare(read_graph(content, "turtle", shapes=True), False)


def is_beyond(flaw):
    """Tell whether only engines, and not the specification's own shapes, mind."""
    no_member = "nil" in flaw.found and flaw.parameter in ("and", "or", "xone")
    return no_member or flaw.rule in ("NodeShape-path-maxCount", "")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(faults=st.lists(FAULT, min_size=1, max_size=2))
def test_the_specifications_own_shapes_say_the_same(specification, faults):
    logging.disable(logging.CRITICAL)
    try:
        graph = broken(faults)
        report = specification(graph)
    except InputError:
        return  # no engine can walk through these
    finally:
        logging.disable(logging.NOTSET)
    found = list(flaws(graph))
    refused = (None, SH.result, None) in report
    assert refused == any(not is_beyond(flaw) for flaw in found) or (refused and found)


def test_shapes_in_their_thousands_are_checked_at_once():
    from kg.bench.shapes import generated_shapes

    graph = read_graph(generated_shapes(4_000).encode(), "turtle", shapes=True)
    began = time.process_time()
    assert list(flaws(graph)) == []
    assert time.process_time() - began < 1


DATA = f"{HEAD} sea:oslo a sea:Harbour ; sea:depth 4 ; sea:kind sea:k ; sea:name 1 ."
HARBOUR = "sea:S a sh:NodeShape ; sh:targetClass sea:Harbour"
SOME = "sh:property [ sh:path sea:name ; sh:datatype xsd:string ]"
ODD = "sh:property [ sh:path sea:kind ; sh:nodeKind sea:Odd ]"


def said(shapes, **options):
    given = [
        Document(name, text.encode(), "text/turtle")
        for name, text in (("d.ttl", DATA), ("s.ttl", HEAD + shapes))
    ]
    return validated(given[:1], given[1:], Options(**options))


ENGINES = pytest.mark.parametrize("engine", ["pyshacl", "fast"])


@ENGINES
@pytest.mark.parametrize(
    ("shapes", "found", "notes"),
    [
        (f"{HARBOUR} ; {SOME} ; {ODD} .", ["name"], ["sh:nodeKind of sea:S / sea:kind: each value is one of"]),
        # What is left out keeps its path: to a closed shape it is still known.
        (f"{HARBOUR} ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> sea:depth ) ; {SOME} ; {ODD} .", ["name"], ["sh:nodeKind"]),
        # Of two that hang on it, one asks for its contrary.
        (f"{HARBOUR} ; {SOME} ; sh:not [ {ODD} ] .", ["name"], ["sh:nodeKind of sea:S / sea:kind", "sh:not of sea:S, which rests"]),
        (f"{HARBOUR} ; {SOME} ; sh:property [ sh:path sea:kind ; sh:qualifiedValueShape [ sh:class 1 ] ; sh:qualifiedMaxCount 0 ] .", ["name"], ["sh:class", "sh:qualifiedValueShape"]),
        (f"{HARBOUR} ; {SOME} ; sh:or ( [ sh:class 1 ] [ sh:nodeKind sh:Literal ] ) .", ["name"], ["sh:class"]),
        (f"{HARBOUR} ; {SOME} ; sh:property [ sh:path 1 ; sh:minCount 9 ] .", ["name"], ["well-formed path, found “1”"]),
        (f"{HARBOUR} ; {SOME} . sea:T a sh:NodeShape ; sh:targetClass sea:Harbour ; sh:ignoredProperties ( sea:a ) .", ["name"], ["only a shape with sh:closed has it"]),
        (f"{HARBOUR} ; {SOME} . sea:T a sh:NodeShape ; sh:path sea:kind ; sh:targetClass sea:Harbour ; sh:maxCount 0 .", ["name"], ["sh:path of sea:T"]),
        (f"{HARBOUR} ; {SOME} . sea:T sh:targetClass sea:Harbour ; sh:or () .", ["name"], ["sh:or of sea:T"]),
    ],
)  # fmt: skip
def test_the_ill_formed_shape_alone_is_left_out(shapes, found, notes, engine):
    report = said(shapes, engine=engine)
    assert [result.path.rpartition("/")[2] for result in report] == found
    assert len(report.notes) == len(notes)
    assert all(
        words in note.text and note.place.line == 4 for words, note in zip(notes, report.notes, strict=True)
    )


@ENGINES
def test_a_shape_on_which_engines_break_off_is_left_out(engine):
    odd = "sea:T sh:targetClass sea:Harbour ; sh:property [ sh:path sea:kind ; sh:pattern '(' ] ."
    report = said(f"{HARBOUR} ; {SOME} . {odd}", engine=engine)
    assert [result.path.rpartition("/")[2] for result in report] == ["name"]
    (note,) = report.notes
    assert "can't be read" in note.text
    with pytest.raises(InputError, match="can't be read"):
        said(f"{HARBOUR} ; {SOME} . {odd}", engine=engine, shapes_check="refuse")
    with pytest.raises(InputError, match="can't be read"):
        said(odd, engine=engine)


def test_they_are_refused_on_demand_with_file_and_line():
    with pytest.raises(
        InputError, match=r"sh:nodeKind of sea:S / sea:kind \[s\.ttl, line 4\]: .*#syntax-rule-nodeKind-in"
    ):
        said(f"{HARBOUR} ; {SOME} ; {ODD} .", shapes_check="refuse")


def test_they_are_taken_as_they_are_on_demand():
    strict = f'{HARBOUR} ; sh:property [ sh:path sea:name ; sh:pattern "x"@en ] .'
    assert len(said(strict, shapes_check="off", engine="pyshacl")) == 1


@ENGINES
def test_what_only_looks_like_a_term_is_told(engine, caplog):
    report = said(
        f"{HARBOUR} ; {SOME} ; sh:property [ sh:path sea:kind ; sh:dataType xsd:string ] .", engine=engine
    )
    assert len(report) == 1
    (note,) = report.notes
    assert "sh:dataType is no term of SHACL" in note.text
    assert "did you mean sh:datatype?" in note.text
    assert (note.place.file, note.place.line) == ("s.ttl", 4)
    assert not caplog.records
