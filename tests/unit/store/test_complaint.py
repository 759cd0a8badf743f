"""What is said of a SPARQL text that the engine refuses."""

import pytest

from kg.errors import QueryError
from kg.store import MemoryStore


def said(text, *, update=False):
    store = MemoryStore()
    with pytest.raises(QueryError) as error:
        store.update(text) if update else store.query(text)
    return error.value


@pytest.mark.parametrize(
    ("text", "what", "where", "todo"),
    [
        ("", "the query is empty", "line 1, column 1", "Give"),
        ("  \n", "the query is empty", "line 1, column 1", "Give"),
        (
            "SELECT * {\n  ?s nope:x ?o }",
            "the prefix 'nope:' is not declared",
            "line 2, column 6",
            "PREFIX nope:",
        ),
        ("SELECT * { ?s :x ?o }", "the prefix ':' is not declared", "line 1, column 15", "PREFIX :"),
        ("SELECT * { ?s ?p ?o", "'{' is not closed", "line 1, column 10", "Close"),
        ("SELECT * { ?s ?p 'o }", "a string is not closed", "line 1, column 18", "three quotes"),
        ("INSERT DATA { <urn:a> <urn:p> 1 }", "this is an update, not a query", "", "/update"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "neither in GROUP BY nor inside", "line 1", ""),
        ("SELECT * { <no scheme> ?p ?o }", "does not parse", "line 1", ""),
        ("SELECT * { <relative> ?p ?o }", "does not parse", "line 1", ""),
        ("SELECT * { ?s ?p ?o } LIMIT -1", "does not parse", "line 1", ""),
        ("SELEKT * { ?s ?p ?o }", "'SELEKT' is no keyword", "line 1, column 1", "SELECT"),
        ("SELECT * {\n  OPTION { } }", "'OPTION' is no keyword", "line 2, column 3", "OPTIONAL"),
        ("SELECT * { ?s ?p harbour }", "'harbour' is no keyword", "line 1, column 18", "before a variable"),
        ("SELECT * { BIND(<urn:f>(1) AS ?x) }", "the query failed", "", ""),
    ],
)
def test_queries(text, what, where, todo):
    error = said(text)
    assert what in error.what
    assert where in error.where
    assert todo in error.todo


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SELECT * { ?s ?p ?o }", "this is a query (SELECT), not an update"),
        ("INSERT DATA { <urn:a> <urn:p> ?x }", "the update does not parse"),
        ("DROP GRAPH <urn:nowhere>", "the update failed"),
        ("INSERT DATA { nope:a <urn:p> 1 }", "the prefix 'nope:' is not declared"),
    ],
)
def test_updates(text, what):
    assert what in said(text, update=True).what


def test_declared_prefixes_are_not_complained_of():
    error = said("PREFIX a: <urn:a> PREFIX : <urn:b> SELECT * { a:x :y dip:z ; }, }")
    assert "prefix" not in error.what


@pytest.mark.parametrize(
    "text", ["SELECT * { ?s ?p }", "ASK { FILTER(1 +) }", "SELECT * { ?s ?p ?o } ORDER BY"]
)
def test_what_the_engine_says_is_short_and_has_no_patterns_of_characters(text):
    error = said(text)
    assert len(error.what) < 200
    assert "\\u{" not in str(error)
    assert "['" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o . } }",
        "SELECT * { FOO }",
        "SELECT * { SERVIC <a:b> {} }",
        "SELECT * { ?s ?p ?o } 5",
    ],
)
def test_what_is_refused_is_not_advised(text):
    error = said(text)
    assert "SERVICE" not in error.what
    assert "SERVICE" not in error.todo
    assert "could stand" not in error.what or "[" not in error.what


def test_half_a_character_is_refused():
    assert "surrogate" in said("SELECT * { ?s ?p '\ud800' }").what
