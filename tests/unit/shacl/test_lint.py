"""Shapes that are wrong, doubtful or good: what their author is told."""

from importlib.resources import files

import pytest

from kg.rdf.documents import Document
from kg.shacl import load_shapes
from kg.shacl.graphs import read_graph
from kg.shacl.lint import lint_shapes, linted
from kg.shacl.lint.finding import KINDS
from kg.shacl.lint.names import is_slip
from kg.shacl.lint.report import NAMESPACE
from kg.shacl.report import Place

HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://x.example/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
SHIP = 'ex:Ship a sh:NodeShape ; sh:targetClass ex:Vessel ; sh:message "m" '
V, W, I = "Violation", "Warning", "Info"  # noqa: E741


def linting(turtle):
    return lint_shapes(read_graph((HEAD + turtle).encode(), "turtle", shapes=True))


def found(turtle):
    return {(each.component.removeprefix(NAMESPACE), each.severity, each.message) for each in linting(turtle)}


def of_property(constraints):
    return found(f"{SHIP} ; sh:property ex:P . ex:P sh:path ex:p ; {constraints} .")


def query(text, more=""):
    return found(f'{SHIP} ; sh:sparql ex:Q . ex:Q sh:message "m" ; sh:select """{text}""" {more} .')


DECLARED = '; sh:prefixes ex:O . ex:O sh:declare [ sh:prefix "e" ; sh:namespace "urn:e:"^^xsd:anyURI ]'
CONTRADICTIONS = {
    "sh:minCount 2 ; sh:maxCount 1": "sh:minCount 2 is above sh:maxCount 1",
    "sh:minLength 2 ; sh:maxLength 1": "sh:minLength 2 is above sh:maxLength 1",
    "sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 3 ; sh:qualifiedMaxCount 2":
        "sh:qualifiedMinCount 3 is above sh:qualifiedMaxCount 2",
    "sh:minInclusive 2.5 ; sh:maxInclusive 2": "there is nothing from sh:minInclusive 2.5 to sh:maxInclusive 2",
    "sh:minInclusive 2 ; sh:maxExclusive 2": "there is nothing from sh:minInclusive 2 to sh:maxExclusive 2",
    "sh:minExclusive 2 ; sh:maxInclusive 2.0": "there is nothing from sh:minExclusive 2 to sh:maxInclusive 2.0",
    "sh:minInclusive 2 ; sh:maxInclusive '2020-01-01'^^xsd:date":
        "sh:minInclusive 2 and sh:maxInclusive 2020-01-01 can't be compared",
    "sh:datatype xsd:string ; sh:class ex:C": "a literal of a sh:datatype is never an instance of a sh:class",
    "sh:datatype xsd:string ; sh:nodeKind sh:IRI": "sh:datatype asks for a literal, sh:nodeKind sh:IRI forbids one",
    "sh:class ex:C ; sh:nodeKind sh:Literal": "a literal is never an instance of a sh:class",
    "sh:datatype xsd:string ; sh:languageIn ( 'en' )":
        "sh:languageIn is about texts in languages, which have the datatype rdf:langString",
    "sh:in ( 1 2 ) ; sh:hasValue 3": "sh:hasValue 3 is not in sh:in",
    "sh:hasValue 1, 2 ; sh:maxCount 1": "sh:hasValue asks for 2 values, sh:maxCount allows 1",
    "sh:hasValue 1 ; sh:datatype xsd:string": "sh:hasValue has 1, which is of xsd:integer, not of xsd:string",
    "sh:hasValue ex:a ; sh:datatype xsd:string": "sh:hasValue has ex:a, which is no literal as sh:datatype asks",
    "sh:hasValue 'x'^^xsd:integer ; sh:datatype xsd:integer":
        "sh:hasValue has x, which is not in the form of xsd:integer",
    "sh:hasValue 1 ; sh:nodeKind sh:IRI": "sh:hasValue has 1, which is not of the kind sh:IRI",
}  # fmt: skip


@pytest.mark.parametrize(("constraints", "said"), CONTRADICTIONS.items())
def test_what_contradicts_itself_is_a_violation(constraints, said):
    assert of_property(constraints) == {("contradiction", V, said)}


@pytest.mark.parametrize(
    "constraints",
    [
        "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:nodeKind sh:Literal ; sh:minLength 2 ; sh:maxLength 2",
        "sh:minInclusive 2 ; sh:maxInclusive 2.0 ; sh:hasValue 2",
        "sh:minInclusive '2020-01-01'^^xsd:date ; sh:maxExclusive '2020-01-02'^^xsd:date",
        "sh:in ( ex:a ex:b ) ; sh:hasValue ex:a, ex:b ; sh:maxCount 2 ; sh:nodeKind sh:BlankNodeOrIRI",
        "sh:datatype rdf:langString ; sh:languageIn ( 'en' ) ; sh:uniqueLang true ; sh:hasValue 'a'@en",
        "sh:class ex:C, ex:D ; sh:nodeKind sh:IRI ; sh:in ( ex:a )",
        "sh:pattern '^[A-Z]\\\\d+$' ; sh:flags 'i'",
        "sh:pattern '\\\\p{Lu}\\\\i'",
        "sh:pattern '(' ; sh:flags 'q'",
    ],
)
def test_what_can_hold_together_is_let_be(constraints):
    assert of_property(constraints) == set()


class TestEmptiness:
    def test_a_list_of_nothing_forbids_everything(self):
        assert ("emptyList", W, "sh:in lists nothing: no value can fulfil it") in of_property("sh:in ()")
        assert ("emptyList", V, "sh:languageIn lists nothing: no value can fulfil it") in of_property(
            "sh:languageIn ()"
        )

    def test_what_always_holds_is_told(self):
        assert of_property("sh:minCount 0") == {("noEffect", I, "sh:minCount 0 always holds")}
        assert ("noEffect", W, "sh:flags without sh:pattern does nothing") in of_property("sh:flags 'i'")

    def test_a_list_that_bites_its_tail_is_ill_formed(self):
        found = linting(f"{SHIP} ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .")
        assert "well-formed list" in str(found)


class TestClosed:
    ALL = "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path ex:p ; sh:maxCount 1 ]"

    def test_one_that_forbids_the_type_of_its_class_refuses_all(self):
        (finding,) = found(f"{SHIP} ; sh:closed true ; sh:property [ sh:path ex:p ; sh:maxCount 1 ] .")
        assert finding[:2] == ("closed", V)
        assert "forbids rdf:type" in finding[2]

    def test_one_that_lists_what_it_allows_is_let_be(self):
        assert found(f"{SHIP} ; {self.ALL} .") == set()

    def test_properties_of_other_shapes_do_not_count(self):
        said = found(
            f"{SHIP} ; {self.ALL} ; sh:node ex:T . ex:T sh:property [ sh:path ex:q ; sh:maxCount 1 ] ."
        )
        assert said == {("closed", W, "a closed shape forbids the properties of ex:T (sh:node): ex:q")}

    def test_one_without_anything_is_doubtful(self):
        (finding,) = found('ex:S sh:targetNode ex:a ; sh:closed true ; sh:message "m" .')
        assert finding[:2] == ("closed", W)


class TestUse:
    def test_a_shape_that_nothing_leads_to_is_told_without_its_parts(self):
        report = linting("ex:S a sh:NodeShape ; sh:property ex:P . ex:P sh:path ex:p ; sh:minCount 1 .")
        assert [(each.focus, each.component) for each in report] == [
            ("https://x.example/S", f"{NAMESPACE}neverUsed")
        ]

    @pytest.mark.parametrize("way", ["sh:node ex:T", "sh:property [ sh:path ex:p ; sh:or ( ex:T ) ]",
                                     "sh:target [ a sh:SPARQLTarget ]", "ex:other [ ex:more ex:T ]"])  # fmt: skip
    def test_what_a_shape_in_use_leads_to_is_in_use(self, way):
        kinds = {kind for kind, _, _ in found(f"{SHIP} ; {way} . ex:T a sh:NodeShape ; sh:nodeKind sh:IRI .")}
        assert ("neverUsed" in kinds) == ("target [" in way)

    def test_a_class_that_is_a_shape_looks_at_its_instances(self):
        assert found("ex:S a sh:NodeShape, rdfs:Class ; sh:nodeKind sh:IRI .") == set()

    def test_a_shape_that_is_switched_off_is_told(self):
        assert ("deactivated", I, "the shape is deactivated: it demands nothing") in found(
            f"{SHIP} ; sh:deactivated true ."
        )
        assert found(f"{SHIP} ; sh:deactivated false .") == set()


class TestPatterns:
    def test_one_that_does_not_compile_is_a_violation(self):
        (finding,) = of_property("sh:pattern 'a('")
        assert finding[:2] == ("pattern", V)
        assert "does not compile" in finding[2]

    def test_one_that_xpath_does_not_know_is_doubtful(self):
        (finding,) = of_property("sh:pattern '^(?!x).*'")
        assert finding[:2] == ("pattern", W)
        assert "no pattern of XPath" in finding[2]

    def test_flags_are_those_of_xpath(self):
        assert of_property("sh:pattern 'a' ; sh:flags 'ig'") == {
            ("pattern", V, "there is no flag g; XPath has i, m, q, s, x")
        }


class TestQueries:
    def test_a_good_one_is_let_be(self):
        assert query("SELECT $this ?value WHERE { $this <urn:p> ?value }") == set()
        assert query("SELECT $this WHERE { $this e:p/$PATH ?value }", DECLARED) == set()
        assert (
            query("SELECT $this WHERE { { SELECT $this (COUNT(?v) AS ?n) { $this ?p ?v } GROUP BY $this } }")
            == set()
        )

    @pytest.mark.parametrize(
        ("text", "severity", "said"),
        [
            ("SELECT $this WHERE { $this", V, "the query does not parse"),
            ("SELECT $this WHERE { $this foaf:p ?v . ?v e:p 1 }", V, "of the prefix e:, foaf:"),
            ("SELECT ?value WHERE { $this <urn:p> ?value }", V, "does not select $this"),
            ("SELECT $this WHERE { ?a <urn:p> ?value }", W, "says nothing of $this"),
            ("ASK { $this <urn:p> 1 }", V, "sh:select holds another kind of query"),
            ("SELECT $this WHERE { $this <urn:p> ?v MINUS { ?v <urn:p> 1 } }", V, "MINUS may not"),
            ("SELECT $this WHERE { $this ?p ?o { SELECT ?o { ?o ?b ?c } } }", V, "a SELECT inside does not"),
            ("SELECT $this WHERE { $this ?p ?o BIND (1 AS $this) }", V, "gives $this a value"),
            ("SELECT $this WHERE { VALUES ?v { 1 } $this <urn:p> ?v }", V, "VALUES may not"),
            ("SELECT $this WHERE { SERVICE <urn:s> { $this <urn:p> ?v } }", V, "SERVICE may not"),
        ],
    )
    def test_what_is_wrong_with_one_is_told(self, text, severity, said):
        (finding,) = query(text)
        assert finding[:2] == ("query", severity)
        assert said in finding[2]

    def test_prefixes_are_looked_for_where_imports_lead(self):
        text = "SELECT $this WHERE { $this e:p ?v }"
        imported = "; sh:prefixes ex:N . ex:N owl:imports ex:O . ex:O sh:declare [ sh:prefix 'e' ; sh:namespace 'urn:e' ]"
        assert query(text, imported) == set()
        (finding,) = query(text, "; sh:prefixes ex:N . ex:N owl:imports <urn:elsewhere>")
        assert finding[1] == W


class TestWords:
    def test_a_query_without_a_message_is_doubtful(self):
        turtle = "ex:S sh:targetClass ex:C ; sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p 1 }' ] ."
        assert {finding[:2] for finding in found(turtle)} == {("noMessage", W)}

    def test_a_choice_without_a_message_is_worth_knowing(self):
        assert {finding[:2] for finding in of_property("sh:or ( [ sh:class ex:C ] )")} == {("noMessage", I)}
        assert of_property("sh:or ( [ sh:class ex:C ] ) ; sh:message 'm'") == set()

    def test_a_component_without_a_message_is_doubtful(self):
        turtle = (
            "ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:most ] ;"
            " sh:validator [ a sh:SPARQLAskValidator ; sh:ask 'ASK { FILTER ($value < $most) }' ] ."
        )
        assert {finding[:2] for finding in found(turtle)} == {("noMessage", W)}

    def test_a_severity_that_nobody_declares_is_doubtful(self):
        (finding,) = found(f"{SHIP} ; sh:severity ex:Bad .")
        assert finding[:2] == ("severity", W)
        assert found(f"{SHIP} ; sh:severity ex:Bad . ex:Bad a sh:Severity .") == set()


class TestNames:
    def test_a_class_a_slip_away_from_one_in_use_is_doubtful(self):
        said = found(
            f"{SHIP} . ex:T sh:targetClass ex:Vessle . ex:U sh:targetNode ex:u ; sh:class ex:Vessel ."
        )
        assert said == {("name", W, "the class ex:Vessle is named here alone; did you mean ex:Vessel?")}

    def test_a_datatype_that_xml_schema_does_not_have_is_a_violation(self):
        assert of_property("sh:datatype xsd:sting") == {
            ("name", V, "XML Schema has no datatype sting: no literal has it; did you mean xsd:string?")
        }
        assert of_property("sh:datatype ex:sting") == set()

    def test_a_class_as_target_node_is_doubtful(self):
        (finding,) = found(f"{SHIP} . ex:T sh:targetNode ex:Vessel .")
        assert finding[:2] == ("name", W)

    @pytest.mark.parametrize(
        ("one", "other"), [("Ship", "ship"), ("Shpi", "Ship"), ("Ships", "Ship"), ("Sip", "Ships"), ("Ship", "Shop"),
                           ("Ship", "Ship"), ("Ship1", "Ship2"), ("ClassA", "ClassB"), ("Person", "Persons")]
    )  # fmt: skip
    def test_a_slip_is_one_small_letter(self, one, other):
        expected = (one, other) not in {
            ("Sip", "Ships"), ("Ship", "Ship"), ("Ship1", "Ship2"), ("ClassA", "ClassB"),
        }  # fmt: skip
        assert is_slip(one, other) == is_slip(other, one) == expected


class TestTheReport:
    def test_what_the_specification_calls_ill_formed_is_in_it(self):
        report = linting("ex:S sh:targetClass ex:C ; sh:property [ sh:minCount 1 ] .")
        assert "illFormed" in {each.component.removeprefix(NAMESPACE) for each in report}
        assert not report.accepted

    def test_terms_that_shacl_does_not_have_are_in_it(self):
        assert of_property("sh:minCnt 1") == {
            ("unknownTerm", V, "sh:minCnt is no term of SHACL: did you mean sh:minCount?")
        }
        assert {finding[1] for finding in of_property("sh:singleLine true")} == {W}
        assert of_property("sh:nodeKind sh:iri") >= {
            ("unknownTerm", V, "sh:iri is no term of SHACL: did you mean sh:IRI?")
        }

    def test_every_finding_says_what_to_do(self):
        report = linting(f"{SHIP} ; sh:property [ sh:path ex:p ; sh:minCount 2 ; sh:maxCount 1 ] .")
        (result,) = report
        assert KINDS["contradiction"] in report.as_text()
        assert result.rule == "ex:Ship / ex:p / sh:minCount / contradiction"

    def test_documents_are_taken_together(self):
        one = Document("a.ttl", f"{HEAD} {SHIP} ; sh:node ex:T .".encode(), "text/turtle")
        two = Document("b.ttl", f"{HEAD} ex:T a sh:NodeShape ; sh:nodeKind sh:IRI .".encode(), "text/turtle")
        assert linted([two]).results
        assert linted([one, two]).is_clear

    def test_a_finding_has_the_line_of_what_it_is_about(self):
        text = f"{SHIP} ;\n  sh:property [\n    sh:path ex:p ;\n    sh:minCount 2 ;\n    sh:maxCount 1 ] ."
        (result,) = linted([Document("a.ttl", (HEAD + text).encode(), "text/turtle")])
        assert result.place == Place("a.ttl", HEAD.count("\n") + 4)


def test_our_shapes_are_clear():
    assert lint_shapes(load_shapes() + load_shapes(whole_graph=True)).is_clear


@pytest.mark.parametrize("asset", ["shacl-shacl.ttl", "dash.ttl"])
def test_shapes_of_those_who_wrote_the_specification_are_good(asset):
    content = (files("pyshacl") / "assets" / asset).read_bytes()
    report = lint_shapes(read_graph(content, "turtle", shapes=True))
    wrong = {each.message for each in report if each.severity == V}
    assert wrong <= {"MINUS may not stand in the SPARQL of shapes: what is bound before does not reach it"}
