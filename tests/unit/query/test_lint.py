"""Patterns that the engine would look up in the whole store are told, with the line and what to do; ours have none."""

import ast
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.query.lint import late_joins
from kg.query.named import named_queries

ROOT = Path(__file__).resolve().parents[3]


def told(text):
    return [(each.where, each.variables, each.todo) for each in late_joins(text)]


@pytest.mark.parametrize(
    ("text", "where", "variables", "todo"),
    [
        (
            "SELECT * {\n ?e a ?c OPTIONAL { ?e <p:d> ?d }\n ?c <p:l> ?l }",
            "line 3, column 2",
            ("?c",),
            "Move the pattern above the OPTIONAL of line 2.",
        ),
        (
            "SELECT * { ?e <p:p> ?one , ?other BIND (1 AS ?n)\n?one <p:l> ?a . ?other <p:l> ?b }",
            "line 2, column 1",
            ("?one", "?other"),
            "Move the pattern above the BIND of line 1.",
        ),
        (
            "SELECT * { ?e a ?c BIND (<p:x> AS ?one) ?one <p:l> ?l }",
            "line 1, column 41",
            ("?one",),
            "Write what BIND gives ?one into the pattern itself, and move it above the BIND.",
        ),
        (
            "SELECT * { ?e a ?c OPTIONAL { ?e <p:at> ?at } ?at <p:l> ?l }",
            "line 1, column 47",
            ("?at",),
            "Move the pattern into the OPTIONAL that binds ?at.",
        ),
        (
            "SELECT * { ?e a ?c OPTIONAL { ?e <p:a> ?a OPTIONAL { ?e <p:m> ?m } ?a <p:l> ?l } }",
            "line 1, column 68",
            ("?a",),
            "Move the pattern above the OPTIONAL of line 1.",
        ),
        (
            "SELECT * { { ?e a ?c } UNION { ?c a ?e } BIND (1 AS ?n) FILTER (?n > 0) [] <p:q> ( ?e ?x ) }",
            "line 1, column 73",
            ("?e",),
            "Move the pattern above the BIND of line 1.",
        ),
        (
            "ASK { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?o ?q ?r } VALUES ?x { 1 } ?s <p:l> ?x }",
            "line 1, column 67",
            ("?s",),
            "Move the pattern above the OPTIONAL of line 1.",
        ),
    ],
)
def test_a_late_pattern_is_told(text, where, variables, todo):
    assert told(text) == [(where, variables, todo)]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?e a ?c . ?c <p:l> ?l OPTIONAL { ?e <p:d> ?d } BIND (?d AS ?x) FILTER (?x > 1) }",
        "SELECT * { ?e a ?c FILTER (?c != <p:x>) ?c <p:l> ?l }",
        "SELECT * { ?e a ?c OPTIONAL { ?e <p:d> ?d } FILTER EXISTS { ?e <p:f> ?f } MINUS { ?e <p:g> ?g } }",
        "SELECT * { { ?a <p:a> ?b BIND (1 AS ?n) } UNION { ?a <p:c> ?b BIND (2 AS ?n) } ?a <p:l> ?l }",
        "SELECT * { ?e a ?c OPTIONAL { ?e <p:d> ?d } ?other <p:l> ?l }",
        "CONSTRUCT { ?e <p:x> ?c . ?c <p:l> ?l } WHERE { ?e a ?c OPTIONAL { ?c <p:l> ?l } }",
        "SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y OPTIONAL { ?x <p:d> ?z } } GROUP BY ?x ORDER BY ?x",
        "INSERT { ?e <p:x> ?c } WHERE { ?e a ?c BIND (1 AS ?n) }",
        "INSERT DATA { <p:a> <p:b> <p:c> }",
        "not SPARQL at all",
    ],
)
def test_a_text_without_late_patterns_is_let_be(text):
    assert told(text) == []


def test_a_text_that_cannot_be_cut_is_an_error():
    with pytest.raises(QueryError):
        late_joins("SELECT * { ?s ?p 'open }")


def test_deep_nesting_is_looked_through():
    assert told("ASK " + "{" * 20_000 + "}" * 20_000) == []


@pytest.mark.parametrize("question", named_queries(), ids=lambda question: question.name)
def test_no_question_has_a_late_pattern(question):
    assert list(map(str, late_joins(question.text))) == []


def test_no_query_in_the_code_has_a_late_pattern():
    looked_at, late = 0, []
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for line, text in query_texts(ast.parse(path.read_text(encoding="utf-8"))):
            try:
                found = late_joins(text)
            except QueryError:  # a part of a text, with half of a bracket
                continue
            looked_at += 1
            late += [f"{path.relative_to(ROOT)}:{line}: {each}" for each in found]
    assert late == []
    assert looked_at > 50


def query_texts(tree):
    """Give the line and the text of each string with a pattern of SPARQL in it, other values as an IRI."""
    within = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    for each in ast.walk(tree):
        if isinstance(each, ast.JoinedStr):
            text = "".join(
                part.value if isinstance(part, ast.Constant) else " <x:y> " for part in each.values
            )
        elif isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in within:
            text = each.value
        else:
            continue
        if "?" in text and ("{" in text or " ." in text):
            yield each.lineno, text
