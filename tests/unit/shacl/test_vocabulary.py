"""The terms of SHACL, and what only looks like one."""

from importlib.resources import files

import pytest
from rdflib import URIRef

from kg.shacl import load_shapes
from kg.shacl.graphs import read_graph
from kg.shacl.vocabulary import CLASSES, PROPERTIES, SHACL, TERMS, suggestion, unknown_terms

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://x.example/> .\n"


def graph(turtle):
    return read_graph((HEAD + turtle).encode(), "turtle", shapes=True)


def told(turtle):
    return [str(each) for each in unknown_terms(graph(turtle))]


@pytest.fixture(scope="module")
def published():
    content = (files("pyshacl") / "assets" / "shacl.ttl").read_bytes()
    return read_graph(content, "turtle")


class TestTheTerms:
    def test_they_are_those_of_the_namespace_document(self, published):
        names = {str(each).removeprefix(SHACL) for each in published.subjects() if isinstance(each, URIRef)}
        assert {name for name in names if "-" not in name} - TERMS == set()
        assert TERMS - names == {"Rules"}

    def test_properties_are_properties_there_and_classes_are_classes(self, published):
        kinds = dict(published.subject_objects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")))
        properties = {str(each) for each, kind in kinds.items() if str(kind).endswith("#Property")}
        classes = {str(each) for each, kind in kinds.items() if str(kind).endswith("#Class")}
        assert properties == {SHACL + name for name in PROPERTIES}
        assert classes == {SHACL + name for name in CLASSES}

    @pytest.mark.parametrize("asset", ["shacl.ttl", "shacl-shacl.ttl", "dash.ttl"])
    def test_shapes_of_those_who_wrote_the_specification_know_no_other(self, asset):
        content = (files("pyshacl") / "assets" / asset).read_bytes()
        assert unknown_terms(read_graph(content, "turtle", shapes=True)) == ()

    def test_our_shapes_know_no_other(self):
        assert unknown_terms(load_shapes() + load_shapes(whole_graph=True)) == ()


MEANT = {
    "dataType": "datatype",
    "datType": "datatype",
    "MinCount": "minCount",
    "maxcount": "maxCount",
    "minCnt": "minCount",
    "targetSUbjectOf": "targetSubjectsOf",
    "targetclass": "targetClass",
    "nodeType": "nodeKind",
    "severity:": "severity",
    "Property": "property",
    "PropertyShape": "property",
    "shape": "node",
    "color": "",
    "": "",
}


@pytest.mark.parametrize(("name", "meant"), MEANT.items())
def test_a_property_is_told_with_the_one_that_is_meant(name, meant):
    (found,) = unknown_terms(graph(f"ex:S a sh:NodeShape ; <{SHACL}{name}> 1 ."))
    assert (found.term, found.suggestion) == (SHACL + name, SHACL + meant if meant else "")


@pytest.mark.parametrize(
    ("name", "meant"), [("iri", "IRI"), ("literal", "Literal"), ("warning", "Warning"), ("Nodeshape", "NodeShape")]
)  # fmt: skip
def test_a_value_is_told_with_the_one_that_is_meant(name, meant):
    (found,) = unknown_terms(graph(f"ex:S ex:p sh:{name} ."))
    assert (found.term, found.suggestion) == (SHACL + name, SHACL + meant)


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_a_slip_of_the_shift_key_is_understood_for_each_property(name):
    assert suggestion(SHACL + name.swapcase(), is_property=True) == SHACL + name


class TestWhereItStands:
    def test_it_is_named_by_shape_and_path(self):
        assert told("ex:S sh:property [ sh:path ex:name ; sh:minCnt 1 ] .") == [
            "sh:minCnt is no term of SHACL: did you mean sh:minCount? [ex:S / ex:name]"
        ]

    def test_it_is_told_once_for_all_shapes(self):
        (found,) = unknown_terms(graph("ex:A sh:minCnt 1 . ex:B sh:minCnt 2 ; sh:property [ sh:minCnt 1 ] ."))
        assert found.shapes == ("ex:A", "ex:B")
        assert len(found.nodes) == 3

    def test_within_lists_paths_and_constraints_it_is_named_by_the_shape(self):
        assert told("ex:S sh:path ex:p ; sh:in ( 1 sh:iri ) .") == [
            "sh:iri is no term of SHACL: did you mean sh:IRI? [ex:S / ex:p]"
        ]
        assert told("ex:S sh:sparql [ sh:Select '' ] .") == [
            "sh:Select is no term of SHACL: did you mean sh:select? [ex:S]"
        ]

    def test_nodes_that_hang_on_each_other_alone_are_named_too(self):
        assert told("_:a sh:minCnt 1 ; ex:p _:b . _:b ex:p _:a .") == [
            "sh:minCnt is no term of SHACL: did you mean sh:minCount? [shape]"
        ]


class TestDrafts:
    def test_shapes_of_2016_are_told_what_it_is_called_today(self):
        assert told("ex:S a sh:Shape ; sh:scopeClass ex:C ; sh:property [ sh:predicate ex:p ; sh:valueShape ex:T ] .") == [
            "sh:predicate is no term of SHACL: of a draft of 2016; today sh:path [ex:S]",
            "sh:scopeClass is no term of SHACL: of a draft of 2016; today sh:targetClass [ex:S]",
            "sh:valueShape is no term of SHACL: of a draft of 2016; today sh:node [ex:S]",
        ]  # fmt: skip

    def test_a_predicate_of_a_rule_is_a_term(self):
        assert told("ex:S sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate ex:p ; sh:object 1 ] .") == []  # fmt: skip

    def test_what_is_of_shacl_1_2_is_told(self):
        (words,) = told("ex:S sh:singleLine true .")
        assert "of the drafts of SHACL 1.2" in words
        assert "did you mean" not in words


def test_what_the_shapes_declare_themselves_is_theirs():
    assert told("sh:mine a sh:Parameter . ex:S sh:mine 1 .") == []


def test_names_of_others_are_let_be():
    assert told("ex:S <http://www.w3.org/ns/shacl-shacl#minCnt> 1 ; ex:dataType 'sh:minCnt' .") == []


def test_of_many_shapes_some_are_named():
    (words,) = told("".join(f"ex:S{number} sh:minCnt 1 . " for number in range(8)))
    assert "[ex:S0, ex:S1, ex:S2, ex:S3, ex:S4 and 3 more]" in words
