"""What a query's answer looks like in each form, and the exit code that it has."""

import json
import sys

import pytest
from golden_world import WORLD

from kg.cli.app import run

ASK_YES = "ASK { ?s ?p ?o }"
NOTHING = "SELECT ?s { ?s <a:nothing> ?o }"
ONE = 'SELECT ?n ?i { VALUES (?n ?i) { ("a, \\"b\\"" <http://x/i>) } }'
GRAPH = "CONSTRUCT { <http://x/s> <http://x/p> 7 } {}"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world") / "store"
    assert run(["--store", str(folder), "-q", "load", str(WORLD)]) == 0
    assert run(["--store", str(folder), "-q", "consolidate", "--rebuild"]) == 0
    return str(folder)


@pytest.fixture
def asked(store, capfdbinary):
    def ask(*arguments):
        code = run(["query", "--store", store, *arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return ask


@pytest.mark.parametrize(
    ("format", "out"),
    [
        ("table", 'n       i\n------  ----------\na, "b"  http://x/i\n'),
        ("csv", 'n,i\r\n"a, ""b""",http://x/i\r\n'),
        ("tsv", '?n\t?i\n"a, \\"b\\""\t<http://x/i>\n'),
        (None, '?n\t?i\n"a, \\"b\\""\t<http://x/i>\n'),
    ],
)
def test_rows_in_the_form_that_is_asked_for(asked, format, out):
    assert asked("-e", ONE, *(["--format", format] if format else [])) == (0, out, "")


def test_rows_as_json_and_xml(asked):
    code, out, _ = asked("-e", ONE, "--format", "json")
    assert (code, json.loads(out)["head"]["vars"]) == (0, ["n", "i"])
    assert asked("-e", ONE, "--format", "xml")[1].startswith("<?xml")


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "xml"])
def test_no_rows_are_exit_code_1(asked, format):
    code, _, said = asked("-e", NOTHING, "--format", format)
    assert (code, said) == (1, "nothing found\n")


@pytest.mark.parametrize(
    ("text", "format", "code", "out"),
    [
        (ASK_YES, "table", 0, "yes\n"),
        ("ASK { ?s <a:nothing> ?o }", "table", 1, "no\n"),
        (ASK_YES, "json", 0, '{"head":{},"boolean":true}\n'),
        ("ASK { ?s <a:nothing> ?o }", "json", 1, '{"head":{},"boolean":false}\n'),
    ],
)
def test_a_yes_or_no_is_told_by_the_exit_code_too(asked, text, format, code, out):
    assert asked("-e", text, "--format", format)[:2] == (code, out)


@pytest.mark.parametrize("format", ["turtle", "nt", "jsonld", "rdfxml"])
def test_a_graph_in_the_form_that_is_asked_for(asked, format):
    code, out, _ = asked("-e", GRAPH, "--format", format)
    assert (code, "http://x/s" in out) == (0, True)
    assert asked("-e", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . FILTER(false) }", "--format", format)[0] == 1


@pytest.mark.parametrize(
    ("text", "format"), [(ONE, "turtle"), (GRAPH, "csv"), (ASK_YES, "csv"), (ONE, "pdf")]
)
def test_a_form_that_the_answer_has_not_is_refused(asked, text, format):
    code, out, said = asked("-e", text, "--format", format)
    assert (code, out) == (2, "")
    assert "KG-U03" in said


def test_a_question_by_name_with_names_of_people(asked):
    code, out, _ = asked("who-met-whom", "-p", "who=anna berg", "-p", "to=2025-03-01", "--format", "csv")
    assert code == 1  # the classes of events are in the ontology, which is not loaded here
    code, out, _ = asked("virtual-participants", "-p", "who=Luis Prado", "--format", "csv")
    assert (code, out.splitlines()[1].split(",")[:2]) == (0, ["2025-03-01", "Summit"])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["virtual-participants", "-p", "whom=x"], 2, "It has: who, from, to."),
        (["virtual-participants", "-p", "who"], 2, "NAME=VALUE"),
        (["virtual-participants", "-p", "who=Nobody At All"], 1, "no entity is called"),
        (["virtual-participants", "-p", "from=2025-02-30"], 2, "YYYY-MM-DD"),
        (["virtual"], 1, "virtual-participants"),
        (["missing.rq"], 3, "No such file"),
        (["-e", ONE, "virtual-participants"], 2, "one query is needed"),
        (["-e", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"], 2, "SERVICE"),
    ],
)
def test_what_cannot_be_asked_is_told(asked, arguments, code, says):
    got, out, said = asked(*arguments)
    assert (got, out) == (code, "")
    assert says.lower() in said.lower()


def test_a_query_from_a_file_takes_parameters(asked, tmp_path):
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?x { BIND (?_words_literal AS ?x) }")
    assert asked(str(file), "-p", "words=one two", "--format", "csv")[:2] == (0, "x\r\none two\r\n")


def test_the_questions_are_listed_without_a_store(asked):
    code, out, _ = asked("--list")
    assert code == 0
    assert "who-met-whom" in out


def test_a_fact_is_explained(store, capsysbinary):
    assert run(["explain", "article/00000000000000a1/event/press", "--store", store]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0] == (
        "Press conference of Mara Kovac and Anna Berg  (PressConference, article/00000000000000a1/event/press)"
    )
    assert lines[2:5] == [
        "    Kovac and Berg >>held a press conference<< after it.",
        "      Leaders meet in Estia City, 2025-03-02, https://news.example/a1",
        "    rule: noun frame, confidence 0.80",
    ]
    assert run(["explain", "Anna Berg", "--store", store, "--format", "json", "--most", "1"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert (found["class_name"], len(found["supports"])) == ("Person", 1)
    assert found["more"] > 3


def test_an_unknown_fact_is_exit_code_1(store, capsys):
    assert run(["explain", "article/nope", "--store", store]) == 1
    assert "nothing is known of article/nope" in capsys.readouterr().err


def test_what_is_exported_can_be_loaded_again_and_is_the_same(store, tmp_path, capsysbinary):
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    assert run(["export", "--store", store, "-o", str(first)]) == 0
    assert run(["load", str(first), "--store", str(tmp_path / "copy"), "-q"]) == 0
    assert run(["export", "--store", str(tmp_path / "copy"), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().count(b"\n") > 500


@pytest.mark.parametrize("format", ["trig", "turtle", "ntriples", "jsonld", "nquads"])
def test_a_graph_is_exported_in_each_syntax(store, format, tmp_path):
    from kg.store.media import RDF

    out = tmp_path / "out"
    assert run(["export", "--store", store, "--graph", "entities", "--format", format, "-o", str(out)]) == 0
    media = next(form.media_type for form in RDF if form.name == format)
    assert run(["load", str(out), "--format", format, "--store", str(tmp_path / "again"), "-q"]) == 0
    assert b"Mara Kovac" in out.read_bytes(), media


def test_a_graph_that_is_not_there_is_exit_code_1(store, capsys):
    assert run(["export", "--store", store, "--graph", "nope"]) == 1
    assert "no such graph" in capsys.readouterr().err


def test_reading_makes_no_store(tmp_path, capsys):
    folder = tmp_path / "none"
    assert run(["query", "-e", ASK_YES, "--store", str(folder)]) == 4
    assert capsys.readouterr().err.startswith("error [KG-S0")
    assert not folder.exists()


def test_what_makes_a_query_slow_is_told_and_the_query_is_not_asked(tmp_path, capfd):
    slow = tmp_path / "slow.rq"
    slow.write_text("SELECT * { ?e a ?c OPTIONAL { ?e <p:d> ?d }\n?c <p:l> ?l }")
    assert run(["query", "--store", str(tmp_path / "none"), "--lint", str(slow)]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert err == (
        "warning: slow, line 2, column 1: ?c: looked up in the whole store. "
        "Move the pattern above the OPTIONAL of line 1.\n"
    )
