"""Questions with parameters: what a header says, and values as terms that cannot break out of their place."""

import pytest

from kg.errors import QueryError, UnknownName, UsageError
from kg.query.named import Param, named_query, parse_named

TEXT = """#+ summary: Who met whom
#+ description: All of it.
#+ tags: people, encounters
#+ params:
#+   who: somebody
#+   from: a day
SELECT * { ?event <p:who> ?_who_iri ; <p:said> ?_words_literal ; <p:n> ?_number_integer .
  FILTER (?day >= ?_from_date && "?_who_iri" != ?x) } # ?_who_iri
"""


def test_the_header_is_read():
    query = parse_named(TEXT, "met")
    assert (query.name, query.summary, query.description) == ("met", "Who met whom", "All of it.")
    assert query.tags == ("people", "encounters")
    assert query.params == (
        Param("who", "iri", "somebody"),
        Param("from", "date", "a day"),
        Param("words", "literal"),
        Param("number", "integer"),
    )


def test_a_text_without_header_is_a_question_too():
    query = parse_named("ASK { ?s ?p ?o }", "text")
    assert query.params == ()
    assert query.fill({}) == "ASK { ?s ?p ?o }"


def test_without_values_the_text_stays_as_it_is():
    assert parse_named(TEXT, "met").fill({}) == TEXT


def test_a_value_takes_the_place_of_its_variable_and_of_nothing_else():
    filled = parse_named(TEXT, "met").fill({"who": "http://x/a", "from": "2025-01-31", "number": "-7"})
    assert "<p:who> <http://x/a> ;" in filled
    assert '"2025-01-31"^^<http://www.w3.org/2001/XMLSchema#date>' in filled
    assert "<p:n> -7 ." in filled
    assert '"?_who_iri" != ?x' in filled
    assert filled.endswith("# ?_who_iri\n")


@pytest.mark.parametrize("words", ['say "no"', "a\\", "x\ny", '" } ; DROP ALL #', "'''", "Zoë"])
def test_a_literal_stays_in_its_quotes(words):
    from kg.store import MemoryStore

    text = parse_named("SELECT ?x { BIND (?_words_literal AS ?x) }", "q").fill({"words": words})
    store = MemoryStore()
    from kg.query.solutions import select

    assert [row["x"].value for row in select(store, text)] == [words]
    store.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("who", "no iri"),
        ("who", "http://x/ y"),
        ("who", "http://x/>?s<"),
        ("from", "2025-02-30"),
        ("from", "soon"),
        ("number", "1 2"),
        ("number", "1e5"),
        ("number", "٣"),
        ("other", "x"),
    ],
)
def test_a_value_of_another_kind_is_refused(name, value):
    with pytest.raises(UsageError):
        parse_named(TEXT, "met").fill({name: value})


def test_an_unknown_name_gets_a_hint():
    with pytest.raises(UnknownName, match="who-met-whom"):
        named_query("who-met-who")


def test_an_empty_text_is_told():
    with pytest.raises(QueryError, match="empty"):
        parse_named("  ", "q").fill({})
