"""What is a value of its datatype: by the table, by both engines, and by a second reading of XSD, Oxigraph's."""

import logging

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from literal_cases import forms
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from pyshacl.constraints.core.value_constraints import DatatypeConstraintComponent

from kg.rdf.terms import iri
from kg.shacl import validate
from kg.shacl.graphs import graph_of
from kg.shacl.inference import entailed
from kg.shacl.literals.doubts import doubtful
from kg.shacl.literals.lexical import well_formed

CASES = sorted(set(forms()))
DATATYPES = sorted({datatype for _, datatype, _ in CASES})
FOCUS, VALUE = NamedNode("urn:focus"), NamedNode("urn:value")


def shapes_for(*datatypes):
    """Give shapes that ask of the values of ``<datatype>-value`` that they have the datatype."""
    quads = []
    for datatype in datatypes:
        shape = NamedNode(f"{datatype}-shape")
        quads += [
            Quad(shape, NamedNode(iri("rdf:type")), NamedNode(iri("sh:NodeShape"))),
            Quad(shape, NamedNode(iri("sh:targetObjectsOf")), NamedNode(f"{datatype}-value")),
            Quad(shape, NamedNode(iri("sh:datatype")), NamedNode(datatype)),
        ]
    return graph_of(quads, shapes=True)


def data_of(literals):
    return graph_of(
        Quad(BlankNode(), NamedNode(f"{datatype}-value"), Literal(form, datatype=NamedNode(datatype)))
        for form, datatype in literals
    )


@pytest.mark.parametrize("datatype", DATATYPES)
def test_the_lexical_space_of_a_datatype_is_that_of_xsd(datatype):
    cases = {form: good for form, each, good in CASES if each == datatype}
    assert {form: well_formed(form, datatype) for form in cases} == cases


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_an_engine_flags_what_is_ill_typed_and_nothing_else(engine):
    report = validate(
        data_of((form, each) for form, each, _ in CASES), shapes=shapes_for(*DATATYPES), engine=engine
    )
    flagged = {(result.value, result.shape.removesuffix("-shape")) for result in report}
    assert flagged == {(form, datatype) for form, datatype, good in CASES if not good}


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
@pytest.mark.parametrize("datatype", DATATYPES)
def test_of_each_datatype_alone_too(engine, datatype):
    cases = {form: good for form, each, good in CASES if each == datatype}
    report = validate(data_of((form, datatype) for form in cases), shapes=shapes_for(datatype), engine=engine)
    assert {result.value for result in report} == {form for form, good in cases.items() if not good}


@pytest.mark.parametrize("form", ["2020-02-30", "2020-02-29", "x"])
def test_what_the_fast_engine_reads_rightly_it_answers_itself(form):
    assert not doubtful(shapes_for(iri("xsd:date"), iri("xsd:integer")))(data_of([(form, iri("xsd:date"))]))


@pytest.mark.parametrize(
    ("form", "datatype"), [("en_US", "xsd:language"), ("inf", "xsd:double"), ("P1DT", "xsd:duration")]
)
def test_what_it_does_not_the_reference_answers_where_shapes_ask_for_it(form, datatype):
    data = data_of([(form, iri(datatype))])
    assert doubtful(shapes_for(iri(datatype)))(data)
    assert not doubtful(shapes_for(iri("xsd:string")))(data)


@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_nothing_is_said_on_the_side_and_nothing_stays_changed(engine, capfd, caplog):
    before = dict(vars(DatatypeConstraintComponent)), rdflib.NORMALIZE_LITERALS
    dates = data_of([("2020-02-30", iri("xsd:date")), ("24:00:00", iri("xsd:time"))])
    with caplog.at_level(logging.DEBUG, logger="rdflib.term"):
        validate(dates, shapes=shapes_for(iri("xsd:date")), engine=engine)
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")
    assert before == (dict(vars(DatatypeConstraintComponent)), rdflib.NORMALIZE_LITERALS)


def test_inference_leaves_literals_as_they_were():
    def readings():
        return {
            datatype: repr(type(rdflib.Literal("-0001", datatype=datatype).value)) for datatype in DATATYPES
        }

    before = readings()
    entailed(data_of([("-0001", iri("xsd:gYear")), ("x", iri("xsd:NCName"))]), "owlrl")
    assert readings() == before


# What Oxigraph casts; and where it is known to read otherwise: words for numbers, an empty time, its largest numbers.
CAST = sorted(
    iri(f"xsd:{name}")
    for name in "integer decimal double float boolean dateTime date time gYear gYearMonth gMonth gDay gMonthDay "
    "duration dayTimeDuration yearMonthDuration".split()
)
PARTS = st.sampled_from(
    "- -- --- + : . T Z P Y M D H S e E 0 1 5 01 02 12 13 24 28 29 30 31 59 60 00 0000 0001 2019 2020 12020 1900 2000 "
    ":00 :59 :60 -01 -02 -12 -29 -30 -31 T00:00:00 T24:00:00 +14:00 +14:01 -00:00 true INF NaN １ ٣".split()
)
WRITTEN = st.lists(PARTS, min_size=1, max_size=9).map("".join)
VALUES = st.sampled_from([form for form, datatype, _ in CASES if datatype in CAST])
EDITED = st.builds(
    lambda form, at, part: form[:at] + part + form[at + len(part) :], VALUES, st.integers(0, 25), PARTS
)
STORE = Store()


def cast(form, datatype):
    """Tell whether Oxigraph makes a value of a text."""
    (row,) = STORE.query(f"SELECT (<{datatype}>({Literal(form)}) AS ?x) {{}}")
    return row["x"] is not None


def known_otherwise(form, datatype):
    return (
        form.endswith("T")
        or (form == "--02-29" or (form.startswith("--02-29") and datatype == iri("xsd:gMonthDay")))
        or form.lstrip("+-").lower() in ("nan", "inf", "infinity")
        or any(sum(map(str.isdigit, run)) > 12 for run in form.replace("-", ":").split(":"))
    )


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.one_of(WRITTEN, EDITED), st.sampled_from(CAST))
def test_a_second_reading_says_the_same(form, datatype):
    if not known_otherwise(form, datatype):
        assert well_formed(form, datatype) == cast(form, datatype)
