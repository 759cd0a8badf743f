"""Reports in plain words and as RDF."""

import os
import pickle
import subprocess
import sys

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, SH, Graph
from rdflib.compare import isomorphic

from kg.shacl import validate_bytes

HEAD = """
@prefix ex: <https://x.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
"""
SHAPES = (
    HEAD
    + """
ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:S-n, ex:S-soft, ex:S-info, ex:S-path .
ex:S-n a sh:PropertyShape ; sh:path ex:n ; sh:maxInclusive 10 ; sh:message "Zu viele."@de, "Too many."@en .
ex:S-soft a sh:PropertyShape ; sh:path dip:label ; sh:minCount 1 ; sh:severity sh:Warning ;
  sh:message "Should have a label."@en .
ex:S-info a sh:PropertyShape ; sh:path ex:note ; sh:maxCount 0 ; sh:severity sh:Info ;
  sh:message "Has a note." .
ex:S-path a sh:PropertyShape ; sh:class ex:Good ;
  sh:path ( [ sh:inversePath ex:has ] [ sh:alternativePath ( ex:p [ sh:zeroOrMorePath ex:q ] ) ] ) .
"""
)
BAD = HEAD + 'ex:a a ex:Thing ; ex:n 11 ; ex:note "x" . ex:b ex:has ex:a ; ex:p "bad" .'
SOFT = HEAD + 'ex:a a ex:Thing ; ex:note "x" .'
GOOD = HEAD + 'ex:a a ex:Thing ; dip:label "x" .'
OWN_SEVERITY = SHAPES.replace("sh:severity sh:Warning", "sh:severity ex:Grave")


def report(data, shapes=SHAPES):
    return validate_bytes(data.encode(), shapes=shapes.encode())


class TestVerdict:
    @pytest.mark.parametrize(
        ("data", "conforms", "accepted"), [(GOOD, True, True), (SOFT, False, True), (BAD, False, False)]
    )
    def test_any_result_is_against_conforming_and_a_violation_against_accepting(
        self, data, conforms, accepted
    ):
        found = report(data)
        assert (found.conforms, found.accepted) == (conforms, accepted)

    def test_results_are_counted_by_severity(self):
        assert list(report(BAD).counts.items()) == [("Violation", 3), ("Warning", 1), ("Info", 1)]
        assert report(GOOD).counts == {}

    def test_results_of_one_severity_can_be_had(self):
        assert [result.message for result in report(SOFT).of("Warning")] == ["Should have a label."]

    @pytest.mark.parametrize(
        ("refuse", "keeping_out"),
        [
            ("violation", {"Violation"}),
            ("warning", {"Violation", "Warning"}),
            ("never", set()),
        ],
    )
    def test_a_policy_says_which_results_keep_data_out(self, refuse, keeping_out):
        found = report(BAD)
        decided = found.decided(refuse)
        assert {result.severity for result in decided.refusals} == keeping_out
        assert decided.accepted == (not keeping_out)
        assert (decided.conforms, decided.results) == (found.conforms, found.results)
        assert report(SOFT).decided(refuse).accepted == ("Warning" not in keeping_out)
        assert report(SOFT, OWN_SEVERITY).decided(refuse).accepted == (refuse == "never")

    def test_a_severity_that_is_not_known_to_be_soft_refuses(self):
        found = report(SOFT, OWN_SEVERITY)
        assert not found.accepted
        assert found.counts == {"https://x.example/Grave": 1, "Info": 1}
        assert found.as_text().startswith("Refused: 1 <https://x.example/Grave>, 1 remark.\n")


class TestWords:
    def test_a_report_without_results_says_so(self):
        assert report(GOOD).as_text() == "Accepted: every shape holds.\n"

    def test_a_soft_report_names_what_is_missing_and_where(self):
        assert report(SOFT).as_text() == (
            "Accepted: 1 warning, 1 remark.\n"
            "\n"
            "Warning: Should have a label.\n"
            "  property  dip:label\n"
            "  expected  at least one value\n"
            "  mend      add dip:label to the node\n"
            "  rule      ex:S-soft / dip:label / minCount\n"
            "  - ex:a\n"
            "    found     no value\n"
            "\n"
            "Info: Has a note.\n"
            "  property  ex:note\n"
            "  expected  no value\n"
            "  mend      remove values of ex:note until no more are left than there may be\n"
            "  rule      ex:S-info / ex:note / maxCount\n"
            "  - ex:a\n"
            "    found     1 value; “x”\n"
        )

    def test_the_gravest_results_come_first_and_the_rest_is_counted(self):
        text = report(BAD).as_text(limit=1)
        assert text.startswith("Refused: 3 violations, 1 warning, 1 remark.\n\nViolation: ")
        assert text.endswith("... and 4 more\n")

    def test_the_english_message_is_shown(self):
        assert "Violation: Too many.\n" in report(BAD).as_text()
        assert "Zu viele" not in report(BAD).as_text()

    def test_a_result_without_a_message_names_what_does_not_hold(self):
        nameless = (
            HEAD
            + """
ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ] .
"""
        )
        assert "Violation: sh:SPARQLConstraintComponent does not hold.\n" in report(SOFT, nameless).as_text()

    def test_a_long_path_is_shown_as_in_sparql(self):
        (long,) = {result.path for result in report(BAD).results if "^" in (result.path or "")}
        assert long == "^<https://x.example/has>/(<https://x.example/p>|(<https://x.example/q>)*)"


class TestRdf:
    def test_the_report_is_a_shacl_report_with_all_results(self):
        found = report(BAD)
        graph = Graph().parse(data=found.graph, format="nt")
        (root,) = graph.subjects(RDF.type, SH.ValidationReport)
        assert graph.value(root, SH.conforms).toPython() is False
        assert len(list(graph.objects(root, SH.result))) == len(found.results) == 5
        assert all(
            (result, RDF.type, SH.ValidationResult) in graph for result in graph.objects(root, SH.result)
        )

    def test_both_messages_are_kept(self):
        graph = Graph().parse(data=report(BAD).graph, format="nt")
        assert {message.language for message in graph.objects(None, SH.resultMessage)} >= {"de", "en"}

    def test_a_conforming_report_has_no_results(self):
        graph = Graph().parse(data=report(GOOD).graph, format="nt")
        (root,) = graph.subjects(RDF.type, SH.ValidationReport)
        assert graph.value(root, SH.conforms).toPython() is True
        assert len(graph) == 2

    @pytest.mark.parametrize("data", [GOOD, SOFT, BAD])
    def test_turtle_says_the_same_as_the_triples(self, data):
        found = report(data)
        turtle = Graph().parse(data=found.to_turtle(), format="turtle")
        assert isomorphic(turtle, Graph().parse(data=found.graph, format="nt"))

    def test_lines_are_sorted_and_parse(self):
        lines = report(BAD).graph.splitlines()
        assert lines == sorted(lines)
        assert len(list(parse(report(BAD).graph, format=RdfFormat.N_TRIPLES))) == len(lines)

    def test_the_same_data_give_the_same_bytes_whatever_the_hash_seed(self, tmp_path):
        (tmp_path / "data.ttl").write_text(BAD)
        (tmp_path / "shapes.ttl").write_text(SHAPES)
        program = (
            "import sys; from pathlib import Path; from kg.shacl import validate_bytes\n"
            "data, shapes = (Path(name).read_bytes() for name in ('data.ttl', 'shapes.ttl'))\n"
            "sys.stdout.buffer.write(validate_bytes(data, shapes=shapes).graph)"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", program],
                cwd=tmp_path,
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=True,
                capture_output=True,
                timeout=60,
            ).stdout
            for seed in ("1", "2")
        }
        assert outputs == {report(BAD).graph}


def test_a_report_crosses_a_process_border():
    found = report(BAD)
    assert pickle.loads(pickle.dumps(found)) == found
