"""What is put into SPARQL text, and where errors are told to be."""

import pytest

from kg.errors import QueryError, UsageError
from kg.serve.rewriting import with_dataset, without_silent_loads
from kg.store import MemoryStore
from kg.store.base_of_text import based, has_relative

BASE = "https://base.example/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT {} WHERE { ?s ?p ?o }", "INSERT {} USING <urn:a> WHERE { ?s ?p ?o }"),
        (
            "DELETE {} WHERE {} ; INSERT {} WHERE {}",
            "DELETE {} USING <urn:a> WHERE {} ; INSERT {} USING <urn:a> WHERE {}",
        ),
        ('INSERT { ?s ?p "where" } where {}', 'INSERT { ?s ?p "where" } USING <urn:a> where {}'),
        ("# where\nINSERT {} WHERE {}", "# where\nINSERT {} USING <urn:a> WHERE {}"),
        (
            "INSERT {} WHERE { { SELECT * WHERE { ?s ?p ?o } } }",
            "INSERT {} USING <urn:a> WHERE { { SELECT * WHERE { ?s ?p ?o } } }",
        ),
        ("INSERT DATA { <urn:x> <urn:where> <urn:y> }", "INSERT DATA { <urn:x> <urn:where> <urn:y> }"),
    ],
)
def test_a_dataset_goes_before_each_outer_where(text, expected):
    assert with_dataset(text, ["urn:a"], []) == expected
    MemoryStore().update(expected)


def test_named_graphs_are_named():
    found = with_dataset("INSERT {} WHERE {}", ["urn:a"], ["urn:b", "urn:c"])
    assert found == "INSERT {} USING <urn:a> USING NAMED <urn:b> USING NAMED <urn:c> WHERE {}"


@pytest.mark.parametrize(
    "text",
    ["INSERT {} USING <urn:x> WHERE {}", "WITH <urn:x> DELETE {} WHERE {}", "DELETE WHERE { ?s ?p ?o }"],
)
def test_an_update_that_names_or_cannot_have_a_dataset_is_refused(text):
    with pytest.raises(QueryError, match="dataset"):
        with_dataset(text, ["urn:a"], [])


@pytest.mark.parametrize("graph", ["urn:a> {} ; DROP ALL ; #", "no iri", "", "<urn:a>"])
def test_no_graph_breaks_out_of_its_brackets(graph):
    with pytest.raises(UsageError):
        with_dataset("INSERT {} WHERE {}", [graph], [])


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { <urn:a> ?p ?o }",
        "ASK { FILTER(1 <2) FILTER(3> 2) }",
        'ASK { ?s ?p "<a>" }',
        "# <a>\nASK {}",
    ],
)
def test_a_text_without_relative_iris_stays_as_it_is(text):
    with based(text, BASE, has_relative=has_relative(text)) as found:
        assert found == text


@pytest.mark.parametrize(
    "text", ["SELECT * { <a> ?p ?o }", "INSERT DATA { <urn:a> <urn:b> <c> }", "ASK { <#x> ?p <> }"]
)
def test_relative_iris_get_the_base(text):
    with based(text, BASE, has_relative=has_relative(text)) as found:
        assert found == f"BASE <{BASE}> {text}"


@pytest.mark.parametrize(("text", "line", "column"), [("ASK { <a> ?p }", 1, 15), ("ASK {\n <a> ?p }", 2, 10)])
def test_errors_are_told_where_they_are_in_the_text_as_it_was_sent(text, line, column):
    with pytest.raises(QueryError) as caught, based(text, BASE, has_relative=True) as found:
        MemoryStore().query(found)
    assert caught.value.where.startswith(f"line {line}, column {column}")
    assert "BASE" not in caught.value.where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOAD SILENT <urn:a>", "INSERT DATA{}      "),
        ("load\nSilent<>", "INSERT DATA{}"),
        (
            "BASE <urn:b> LOAD SILENT <a> INTO GRAPH\n<g> ; CLEAR ALL",
            "BASE <urn:b> INSERT DATA{}             \n    ; CLEAR ALL",
        ),
        ("CLEAR ALL;LOAD SILENT <urn:a>;LOAD SILENT <b>", "CLEAR ALL;INSERT DATA{}      ;INSERT DATA{}  "),
        # The rest is for the guard or the engine to refuse.
        ("LOAD SILENT <urn:a> INTO", "INSERT DATA{}       INTO"),
        ("LOAD SILENT <urn:a> INTO GRAPH g:h", "INSERT DATA{}       INTO GRAPH g:h"),
        *(
            (text, text)
            for text in (
                "LOAD <urn:a>",
                "LOADSILENT <urn:a>",
                "LOAD SILENT x:y",
                "LOAD SILENT",
                "LOAD SILENT { <urn:a> }",
                "INSERT DATA { <urn:a> <urn:b> ' LOAD SILENT <urn:c> ' } # LOAD SILENT <urn:a>",
                "INSERT {} WHERE { LOAD SILENT <urn:a> }",
            )
        ),
    ],
)
def test_a_silent_load_becomes_an_operation_that_does_nothing(text, expected):
    assert without_silent_loads(text) == expected
