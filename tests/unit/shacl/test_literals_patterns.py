"""Patterns as XPath has them, in both engines; one that nobody can read is told with the shape that it stands in."""

import json
import logging
import re
import signal

import pytest

from kg.errors import InputError
from kg.shacl import validate, validate_bytes
from kg.shacl.graphs import read_graph
from kg.shacl.inference import inferred
from kg.shacl.literals.patterns import python_pattern, with_xpath

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://ex.org/> .\n"
CASES = [  # pattern, flags, what it matches, what not
    (r"^\p{L}+$", "", "aé ß Ωmega 語", "a1 1 a_b ２"),
    (r"^\p{Lu}\p{Ll}*$", "", "Éa A", "éa AB"),
    (r"^[\p{L}\p{N}]+$", "", "a1 ٣ Ⅷ", "a-b $"),
    (r"^\P{L}$", "", "1 -", "a é"),
    (r"^[^\p{L}]$", "", "1 -", "a é"),
    (r"^\p{IsGreek}+$", "", "αβγ", "abc"),
    (r"^\i\c*$", "", "a:b _x é.1", "1a -a"),
    (r"^[\i-[:]][\c-[:]]*$", "", "ab _x", "a:b :a"),
    (r"^[a-z-[aeiou]]+$", "", "bcd", "bad"),
    (r"^\p{L}+$", "i", "aB", "a1"),
    ("a.c", "q", "a.c xa.cx", "abc"),
    ("A.C", "qi", "xa.cx", "abc"),
    ("a b [ ]", "x", "xab\u00a0", "a"),
    ("^[A-Z]{2}$", "", "AB", "ab ABC"),
    (r"^\d{4}-\d{2}$", "", "2020-01", "2020-1"),
    (r"foo(?=bar)", "", "foobar", "foobaz"),
]


def pattern_shape(pattern, flags=""):
    more = f"; sh:flags {json.dumps(flags)}" if flags else ""
    text = json.dumps(pattern, ensure_ascii=False)
    rule = f"[ sh:path ex:code ; sh:pattern {text} {more} ]"
    return f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:code ; sh:property {rule} ."


def data_of(*texts):
    values = ", ".join(json.dumps(text, ensure_ascii=False) for text in texts)
    return f"@prefix ex: <http://ex.org/> . ex:a ex:code {values} .".encode()


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize(("pattern", "flags", "good", "bad"), CASES)
def test_a_pattern_matches_as_xpath_says(pattern, flags, good, bad, engine):
    good = [each.replace("\u00a0", " ") for each in good.split(" ")]  # \u00a0 stands for a space in a value
    report = validate_bytes(
        data_of(*good, *bad.split()), shapes=pattern_shape(pattern, flags).encode(), engine=engine
    )
    assert {result.value for result in report} == set(bad.split())


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_a_point_matches_a_new_line_where_the_flag_says_so(engine):
    for flags, found in (("", 1), ("s", 0)):
        shapes = pattern_shape("^a.b$", flags).encode()
        assert len(validate_bytes(data_of("a\nb"), shapes=shapes, engine=engine)) == found


@pytest.mark.parametrize(
    "pattern", ["^[A-Z]{2}$", r"\bx\b", r"(?i)a", r"^[\w.-]+@[\w.-]+$", r"a\.b|c", r"[(-]"]
)
def test_what_python_reads_too_stays_as_it_is(pattern):
    assert python_pattern(pattern) == pattern


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_a_report_shows_the_pattern_as_it_was_written(engine, caplog):
    with caplog.at_level(logging.WARNING):
        report = validate_bytes(data_of("1"), shapes=pattern_shape(r"^\p{Lu}$").encode(), engine=engine)
    (result,) = report
    assert r"\p{Lu}" in result.expected
    assert "ÀÁ" not in result.message + report.to_turtle()
    assert caplog.text == ""  # the fast engine reads it itself


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize(
    ("pattern", "reason"), [("(", "missing )"), ("[z-a]", "bad character range"), (r"^\p{Nope}$", "Nope")]
)
def test_what_can_not_be_read_is_told_with_its_shape(pattern, reason, engine):
    with pytest.raises(InputError) as refused:
        validate_bytes(data_of("x"), shapes=pattern_shape(pattern).encode(), engine=engine)
    assert refused.value.what.startswith(
        f"a shape can't be evaluated: the pattern “{pattern}” can't be read: "
    )
    assert reason in refused.value.what
    assert refused.value.what.endswith(", in ex:S / ex:code")


def test_a_pattern_that_python_would_try_for_ever_is_answered_or_can_be_interrupted():
    shapes, data = pattern_shape("^(a+)+$").encode(), data_of("a" * 60 + "b")
    assert len(validate_bytes(data, shapes=shapes, engine="fast")) == 1

    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(KeyboardInterrupt):
            validate_bytes(data, shapes=shapes)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert validate_bytes(data_of("a"), shapes=shapes).conforms  # and the next has its turn


QUERIES = {
    "SELECT $this WHERE {": "the SPARQL can't be read to its end: ",
    "SELECT $this WHERE { $this ex:code ?x FILTER(?x =) }": "the SPARQL can't be read from “",
    "SELECT $this WHERE { $this foo:code ?x }": "Unknown namespace prefix : foo",
    "SELECT $this WHERE { SERVICE <http://ex.org/> { $this ?p ?x } }": "must not contain a federated query",
}


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("query", QUERIES)
def test_sparql_that_can_not_be_read_is_told_with_its_shape_in_one_line(query, engine, caplog):
    prefixes = '[ sh:declare [ sh:prefix "ex" ; sh:namespace "http://ex.org/"^^<http://www.w3.org/2001/XMLSchema#anyURI> ] ]'
    constraint = f"sh:sparql [ sh:prefixes {prefixes} ; sh:select {json.dumps(query)} ]"
    shapes = f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:code ; {constraint} ."
    with caplog.at_level(logging.WARNING), pytest.raises(InputError) as refused:
        validate_bytes(data_of("x"), shapes=shapes.encode(), engine=engine)
    assert QUERIES[query] in refused.value.what
    assert refused.value.what.endswith(", in ex:S")
    assert "\n" not in refused.value.what
    assert all(
        "\n" not in record.getMessage() and len(record.getMessage()) < 400 for record in caplog.records
    )


def test_the_reference_answers_for_data_in_a_light_graph_too():
    query = "SELECT ?x WHERE { $this ?p ?x FILTER(?x = 1) }"  # it must give $this: the fast engine does not take it
    shapes = f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:sparql [ sh:select '{query}' ] ; sh:class ex:C ."
    data = b"<http://ex.org/a> <http://ex.org/code> '1' .".replace(b"'", b'"')
    report = validate(data, shapes=read_graph(shapes.encode(), "turtle", shapes=True), engine="fast")
    assert [re.sub(".*#", "", result.component) for result in report] == ["ClassConstraintComponent"]


def test_a_rule_that_can_not_be_evaluated_is_told_with_its_shape():
    rule = f"sh:rule [ a sh:SPARQLRule ; sh:construct {json.dumps('CONSTRUCT { $this ex:p 1 } WHERE { $this foo:q ?x }')} ]"
    rules = f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetNode ex:a ; {rule} ."
    with pytest.raises(InputError, match="in ex:S"):
        inferred(read_graph(data_of("x"), "turtle"), read_graph(rules.encode(), "turtle", shapes=True))


def test_shapes_are_evaluated_as_they_are_if_each_pattern_is_read_alike():
    shapes = read_graph(pattern_shape("^[A-Z]{2}$").encode(), "turtle", shapes=True)
    assert with_xpath(lambda graph: graph)(shapes) is shapes
