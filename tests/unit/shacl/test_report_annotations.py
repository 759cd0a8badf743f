"""Reports that other machines show beside the lines: SARIF, GitHub's annotations, JUnit."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from kg.rdf.documents import Document
from kg.shacl.formats import written
from kg.shacl.job import validated
from kg.shacl.report import Note, Place, Report, Result

HEAD = "@prefix ex: <urn:e/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
SHAPES = (
    HEAD
    + """ex:S sh:targetClass ex:T ; sh:name "thing" ;
  sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:message "A p, please: 100%, or\\nmore." ] ;
  sh:property [ sh:path ex:q ; sh:nodeKind sh:IRI ; sh:severity sh:Warning ] ;
  sh:property [ sh:path ex:r ; sh:maxCount 0 ; sh:severity sh:Info ] .
ex:Sound sh:targetClass ex:T ; sh:name "sound" ; sh:nodeKind sh:BlankNodeOrIRI .
ex:Idle sh:targetClass ex:No ; sh:nodeKind sh:IRI .
"""
)
DATA = HEAD + "ex:a a ex:T ;\n ex:q [ a ex:T ; ex:p 1 ;\n ex:r 2 ] .\n[] a ex:T .\n"
ODD = 'control\x00\x08 ￾ "quotes" <b>&amp; ]]> ,:%\r\nend'


@pytest.fixture(scope="module")
def report():
    documents = [Document("my data,1.ttl", DATA.encode(), "text/turtle")]
    return validated(documents, [Document("shapes.ttl", SHAPES.encode(), "text/turtle")])


@pytest.fixture
def odd():
    result = Result(
        focus=ODD, path=None, value=ODD, severity="Violation", message=ODD, shape="", component="",
        rule=ODD, expected=ODD, found=ODD, label=ODD, node=ODD, name=ODD,
    )  # fmt: skip
    return Report(False, False, (result,), b"", notes=(Note(ODD, Place(ODD)),))


class TestSarif:
    """By the rules of GitHub's "SARIF support for code scanning"."""

    def test_each_result_has_a_file_and_a_line(self, report):
        (run,) = json.loads(written(report, "sarif"))["runs"]
        for result in run["results"]:
            (location,) = result["locations"]
            place = location["physicalLocation"]
            assert place["artifactLocation"] == {"uri": "my%20data%2C1.ttl"}
            assert place["region"]["startLine"] >= 1
            assert result["message"]["text"]
            assert result["level"] in ("error", "warning", "note")

    def test_what_has_no_place_has_the_beginning_of_a_file(self, report):
        bare = replace(report, results=tuple(replace(each, place=None) for each in report))
        (run,) = json.loads(written(bare, "sarif"))["runs"]
        places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
        assert all(
            place == {"artifactLocation": {"uri": "data"}, "region": {"startLine": 1}} for place in places
        )

    def test_rules_are_told_and_named_by_shape_path_and_component(self, report):
        (run,) = json.loads(written(report, "sarif"))["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert sorted(rule["id"] for rule in rules) == [
            "ex:S / ex:p / minCount",
            "ex:S / ex:q / nodeKind",
            "ex:S / ex:r / maxCount",
        ]
        assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
        for rule in rules:
            assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))

    def test_a_result_is_known_again_when_lines_move(self, report):
        moved = validated(
            [Document("my data,1.ttl", ("\n\n" + DATA.replace("\n", "\n\n")).encode(), "text/turtle")],
            [Document("shapes.ttl", SHAPES.encode(), "text/turtle")],
        )
        marks, lines = [], []
        for each in (report, moved):
            (run,) = json.loads(written(each, "sarif"))["runs"]
            marks.append(
                [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
            )
            lines.append(
                [
                    result["locations"][0]["physicalLocation"]["region"]["startLine"]
                    for result in run["results"]
                ]
            )
        assert sorted(marks[0]) == sorted(marks[1])
        assert len(set(marks[0])) == len(report)
        assert lines[0] != lines[1]

    def test_notes_are_told(self, report):
        noted = replace(report, notes=(Note("An import was not followed.", Place("s.ttl", 3)),))
        (run,) = json.loads(written(noted, "sarif"))["runs"]
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        assert note["message"]["text"] == "An import was not followed."
        assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


class TestGitHub:
    def test_a_command_a_line_the_gravest_first(self, report):
        lines = written(replace(report, notes=(Note("Hm."),)), "github").decode().splitlines()
        assert lines[0] == (
            "::error file=my data%2C1.ttl,line=2,title=ex%3AS / ex%3Ap / minCount::"
            "A p, please: 100%25, or more., found no value%0Aex:a%0Aadd ex:p to the node"
        )
        assert [line.partition(" ")[0] for line in lines] == [
            "::error", "::error", "::warning", "::notice", "::notice", "Refused:",
        ]  # fmt: skip
        assert "line=5," in lines[1]
        assert lines[3].startswith("::notice file=my data%2C1.ttl,line=4,")
        assert "[ a ex:T ; ex:p 1 ; ex:r 2 ] at ex:a / ex:q" in lines[3]
        assert lines[4] == "::notice title=note::Hm."

    def test_no_text_gets_out_of_its_command(self, odd):
        lines = written(odd, "github").decode().split("\n")
        assert len(lines) == 4
        assert 'title=control\x00\x08 ￾ "quotes" <b>&amp; ]]> %2C%3A%25%0D%0Aend::' in lines[0]
        assert "\r" not in lines[0]


class TestJUnit:
    def test_a_test_for_each_rule_and_for_each_shape_that_holds(self, report):
        suites = ElementTree.fromstring(written(report, "junit"))
        cases = {(each.get("classname"), each.get("name")): each for each in suites.iter("testcase")}
        failed = [name for name, case in cases.items() if case.find("failure") is not None]
        assert failed == [("ex:S", "ex:p / minCount")]
        assert (
            cases["ex:S", "ex:p / minCount"].find("failure").get("message")
            == "A p, please: 100%, or more. (2 times)"
        )
        assert "[my data,1.ttl, line 5]" in cases["ex:S", "ex:p / minCount"].find("failure").text
        assert cases["ex:S", "ex:q / nodeKind"].find("system-out") is not None
        assert list(cases["ex:Sound", "sound"]) == []
        assert cases["ex:Idle", "all"].find("skipped") is not None
        assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("5", "1", "1")

    def test_it_is_well_formed_whatever_the_data_say(self, odd):
        suites = ElementTree.fromstring(written(odd, "junit"))
        assert suites.find(".//failure").get("message").startswith("control\ufffd\ufffd")


def test_pages_and_json_tell_notes_too(report):
    noted = replace(report, notes=(Note("A shape was left out.", Place("s.ttl", 3)),))
    assert "A shape was left out. [s.ttl, line 3]" in written(noted, "text").decode()
    assert "A shape was left out. [s.ttl, line 3]" in written(noted, "html").decode()
    assert "A shape was left out. [s.ttl, line 3]" in written(noted, "junit").decode()
    assert json.loads(written(noted, "json"))["notes"][0]["place"] == {"file": "s.ttl", "line": 3}
