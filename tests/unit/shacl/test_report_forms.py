"""Reports for people and programs: where, what, why; in every form, also when there are very many results."""

import csv
import io
import json
from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import InputError, UsageError
from kg.resources import folder
from kg.shacl import Report, Result, check_shapes, load_shapes, validate, validate_bytes
from kg.shacl.coverage import coverage
from kg.shacl.formats import FORMATS, badge, written
from kg.shacl.graphs import read_graph
from kg.shacl.report import Place

HEAD = """
@prefix ex: <https://x.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = (
    HEAD
    + """
ex:Ship a sh:NodeShape ; sh:targetClass ex:Vessel ; sh:name "ship"@en ;
  sh:property ex:Ship-crew, ex:Ship-port .
ex:Ship-crew a sh:PropertyShape ; sh:path ex:crew ; sh:name "crew"@en ; sh:minCount 1 ; sh:datatype xsd:integer ;
  sh:minInclusive 1 ; sh:message "A ship has a crew."@en .
ex:Ship-port a sh:PropertyShape ; sh:path ex:port ; sh:node ex:Port ; sh:message "A port is a port."@en .
ex:Port a sh:NodeShape ; sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:message "A port has a name."@en ] .
ex:Plane a sh:NodeShape ; sh:targetClass ex:Plane ; sh:nodeKind sh:IRI .
"""
)
DATA = (
    HEAD
    + """
ex:argo a ex:Vessel ; rdfs:label "Argo"@en ; ex:port ex:iolkos .
ex:dove a ex:Vessel ;
  ex:crew 0 .
"""
)


def report(data=DATA, shapes=SHAPES):
    return validate_bytes(data.encode(), shapes=shapes.encode(), covered=True)


def by_focus(found, focus):
    return next(result for result in found if result.focus == f"https://x.example/{focus}")


class TestWhatPeopleRead:
    def test_a_result_says_which_node_what_was_expected_and_what_was_found(self):
        result = by_focus(report(), "dove")
        assert (result.name, result.expected, result.found) == (
            "crew",
            "each value is at least 1",
            "“0” (xsd:integer)",
        )

    def test_who_must_add_a_value_is_told_what_it_may_be(self):
        result = next(r for r in report() if r.component.endswith("MinCountConstraintComponent"))
        assert result.label == "Argo"
        assert result.found == "no value"
        assert result.expected == (
            "at least one value; each value is a literal of datatype xsd:integer; each value is at least 1"
        )

    def test_the_reason_of_a_nested_shape_is_told(self):
        result = next(r for r in report() if r.component.endswith("NodeConstraintComponent"))
        assert [detail.message for detail in result.details] == ["A port has a name."]
        assert "because   A port has a name." in report().as_text()

    def test_the_same_fault_of_many_nodes_is_told_once(self):
        many = "".join(f"ex:s{number} a ex:Vessel .\n" for number in range(30))
        text = report(HEAD + many).as_text()
        assert text.count("Violation: A ship has a crew.") == 1
        assert "(30 times)" in text
        assert text.count("  - ex:s") == 30

    def test_shapes_that_looked_at_nothing_are_seen(self):
        found = {each.shape: (each.targets, each.results) for each in report().coverage}
        assert found == {"https://x.example/Ship": (2, 3), "https://x.example/Plane": (0, 0)}
        assert "Of 2 shapes with a target 1 found nodes to look at." in report().as_text()

    def test_shapes_that_fit_nothing_at_all_get_a_warning(self):
        assert "No shape looked at anything" in report(HEAD + "ex:a a ex:Vesel .").as_text()

    def test_our_own_graph_shows_the_sentence_of_the_article(self):
        ttl = (folder("shapes").parent / "tests" / "golden" / "shapes" / "valid.ttl").read_text()
        broken = ttl.replace("dip:factuality dip:happened ;", "", 1)
        assert broken != ttl
        (result,) = validate(read_graph(broken.encode(), "turtle"))
        assert result.sentence.text == "Ada Quill met Bo Tarn."
        assert result.sentence.title == "Leaders meet"


class TestTargets:
    @pytest.mark.parametrize(
        ("target", "number"),
        [
            ("sh:targetClass ex:Vessel", 2),
            ("sh:targetNode ex:argo, ex:nowhere", 2),
            ("sh:targetSubjectsOf ex:crew", 1),
            ("sh:targetObjectsOf ex:port", 1),
            ("sh:targetClass ex:Vessel ; sh:targetSubjectsOf ex:crew", 2),
            ("sh:targetClass ex:Thing", 2),
        ],
    )
    def test_each_way_to_say_a_target_is_counted(self, target, number):
        data = read_graph((DATA + "ex:Vessel rdfs:subClassOf ex:Thing .").encode(), "turtle")
        shapes = read_graph((HEAD + f"ex:S a sh:NodeShape ; {target} .").encode(), "turtle", shapes=True)
        (found,) = coverage(data, shapes)
        assert found.targets == number

    def test_a_class_that_is_a_shape_looks_at_its_instances(self):
        shapes = read_graph((HEAD + "ex:Vessel a sh:NodeShape, rdfs:Class .").encode(), "turtle", shapes=True)
        (found,) = coverage(read_graph(DATA.encode(), "turtle"), shapes)
        assert found.targets == 2


class TestForms:
    @pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
    def test_every_form_is_written_for_many_results_and_for_none(self, form):
        assert form.write(report())
        assert form.write(report(HEAD))

    def test_rdf_forms_say_the_same(self):
        found = report()
        plain = Graph().parse(data=found.graph, format="nt")
        assert isomorphic(found.to_graph(), plain)
        assert isomorphic(Graph().parse(data=written(found, "turtle"), format="turtle"), plain)
        quads = parse(written(found, "jsonld"), format=RdfFormat.JSON_LD)
        assert len(list(quads)) == len(plain)

    def test_csv_has_a_row_for_each_result(self):
        rows = list(csv.DictReader(io.StringIO(written(report(), "csv").decode())))
        assert [row["focus"].rpartition("/")[2] for row in rows] == ["argo", "argo", "dove"]
        assert rows[2]["found"] == "“0” (xsd:integer)"

    def test_sarif_points_at_lines(self):
        (argo, iolkos, dove) = report().results
        found = replace(report(), results=(argo, iolkos, replace(dove, place=Place("my data.ttl", 8))))
        (run,) = json.loads(written(found, "sarif"))["runs"]
        assert len(run["tool"]["driver"]["rules"]) == 3
        places = [each["locations"][0].get("physicalLocation") for each in run["results"]]
        assert places[2] == {"artifactLocation": {"uri": "my%20data.ttl"}, "region": {"startLine": 8}}
        assert all(run["results"][n]["ruleIndex"] == n for n in range(3))

    def test_html_escapes_what_the_data_say(self):
        data = DATA + 'ex:evil a ex:Vessel ; rdfs:label "<script>alert(1)</script>" .'
        assert b"<script>" not in written(report(data), "html")

    def test_a_badge_tells_the_verdict(self):
        assert badge(report())["color"] == "red"
        assert badge(report(HEAD)) == {
            "schemaVersion": 1,
            "label": "SHACL",
            "message": "every shape holds",
            "color": "brightgreen",
        }

    def test_an_unknown_form_is_refused(self):
        with pytest.raises(UsageError, match="pdf"):
            written(report(), "pdf")


def many(number):
    results = tuple(
        Result(f"urn:{n}", None, None, ("Violation", "Warning")[n % 2], "No.", f"urn:s{n % 3}", "urn:c")
        for n in range(number)
    )
    return Report(False, False, results, b"")


class TestSelection:
    def test_a_hundred_thousand_results_are_cut_and_counted(self):
        shown = many(100_000).selected(limit=10)
        assert len(shown) == 10
        assert {each.severity for each in shown} == {"Violation"}
        assert shown.counts == {"Violation": 50_000, "Warning": 50_000}
        assert shown.as_text().endswith("... and 99990 more\n")

    def test_a_limit_for_each_shape_leaves_some_of_each(self):
        shown = many(90).selected(per_shape=4)
        assert {each.shape for each in shown} == {"urn:s0", "urn:s1", "urn:s2"}
        assert len(shown) == 12

    def test_a_severity_keeps_graver_ones(self):
        assert {each.severity for each in many(9).selected(severity="Violation")} == {"Violation"}
        assert len(many(9).selected(severity="Warning")) == 9


class TestShapesOfShapes:
    def test_our_own_are_well_formed(self):
        check_shapes(load_shapes() + load_shapes(whole_graph=True))

    @pytest.mark.parametrize(
        ("wrong", "rule"),
        [
            ("sh:path ex:p ; sh:minCount 'x'", "minCount-datatype"),
            ("sh:path ex:p ; sh:nodeKind ex:Odd", "nodeKind-in"),
            ("sh:path ex:p ; sh:class 'x'", "class-nodeKind"),
            ("sh:path ex:p ; sh:pattern 'a', 'b'", "multiple-parameters"),
        ],
    )
    def test_what_is_wrong_is_told_with_the_rule_of_the_specification(self, wrong, rule):
        shapes = read_graph((HEAD + f"ex:S a sh:PropertyShape ; {wrong} .").encode(), "turtle", shapes=True)
        with pytest.raises(InputError, match=f"#syntax-rule-{rule}") as caught:
            check_shapes(shapes)
        assert "ex:S" in str(caught.value)
