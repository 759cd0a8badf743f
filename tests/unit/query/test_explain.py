"""From a fact to its sentences, and from a person's words for a thing to its IRI."""

import pytest
from golden_world import golden_store

from kg.config import DEFAULT_BASE as BASE
from kg.errors import UnknownName, UsageError
from kg.query.explain import explain
from kg.query.naming import find_iri
from kg.query.solutions import select

SUMMIT = f"{BASE}id/article/00000000000000a1/event/summit"


@pytest.fixture(scope="module")
def store():
    store = golden_store()
    yield store
    store.close()


def marked(passage):
    return [passage.sentence[mark.start : mark.end] for mark in passage.marks]


def test_an_event_comes_with_its_participations(store):
    found = explain(store, SUMMIT, BASE)
    assert (found.label, found.class_name, found.more) == ("Summit in Estia City", "Summit", 0)
    assert [support.label for support in found.supports] == [
        "Summit in Estia City",
        "Mara Kovac, host, in person, attended",
        "Anna Berg, attendee, in person, attended",
        "Luis Prado, attendee, virtual, attended",
        "Karl Ode, attendee, absent",
    ]


def test_a_passage_tells_the_words_and_where_they_stand(store):
    support = explain(store, SUMMIT, BASE).supports[0]
    (passage,) = support.passages
    assert passage.sentence == "Estian President Mara Kovac hosted a summit in Estia City on Saturday."
    assert marked(passage) == ["hosted a summit in Estia City on Saturday"]
    assert (passage.title, passage.published) == ("Leaders meet in Estia City", "2025-03-02")
    assert passage.url == "https://news.example/a1"
    assert (support.method, support.confidence) == ("noun frame", 0.95)


def test_a_person_comes_with_links_offices_parts_and_statements(store):
    found = explain(store, f"{BASE}id/person/x-kovac", BASE)
    kinds = [support.class_name for support in found.supports]
    assert kinds == sorted(kinds, key=["EntityLink", "Tenure", "Participation", "Condemnation"].index)
    assert set(kinds) == {"EntityLink", "Tenure", "Participation", "Condemnation"}
    link = found.supports[0]
    assert (link.label, link.confidence) == ("Mara Kovac, called “Mara Kovac”", None)


def test_the_part_of_a_person_names_the_event(store):
    labels = [support.label for support in explain(store, f"{BASE}id/person/x-prado", BASE).supports]
    assert "Luis Prado, attendee, virtual, attended, Summit in Estia City" in labels


def test_an_article_comes_with_its_facts_in_the_order_of_the_text(store):
    found = explain(store, f"{BASE}id/article/00000000000000a4", BASE)
    assert [support.class_name for support in found.supports] == ["Tenure", "Resignation", "Tenure", "Visit"]


def test_a_passage_comes_with_the_facts_that_rest_on_it(store):
    iri = f"{BASE}id/article/00000000000000a4/v/000000000001#char=66,84"
    found = explain(store, iri, BASE)
    assert (found.class_name, found.label) == ("Evidence", "resigned on Friday")
    assert [support.class_name for support in found.supports] == ["Resignation"]


def test_what_is_left_out_is_counted(store):
    found = explain(store, f"{BASE}id/person/x-berg", BASE, most=2)
    assert len(found.supports) == 2
    assert found.more == len(explain(store, f"{BASE}id/person/x-berg", BASE).supports) - 2


def test_the_same_words_twice_in_a_sentence_are_told_apart_by_what_stands_before_them(store):
    graph, evidence = f"{BASE}graph/article/ee", f"{BASE}id/article/ee/v/1#char=20,23"
    store.update(
        f"""PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        INSERT DATA {{ GRAPH <{graph}> {{
          <{BASE}id/article/ee/event/1> a dip:Meeting ; dip:evidence <{evidence}> ; dip:method "m" .
          <{evidence}> oa:start 20 ; oa:exact "met" ; oa:prefix "met D, then A " ;
            dip:sentence "C met D, then A met B." ; oa:hasSource <{BASE}id/article/ee/v/1> .
          <{BASE}id/article/ee/v/1> dip:versionOf <{BASE}id/article/ee> }} }}"""
    )
    (support,) = explain(store, f"{BASE}id/article/ee/event/1", BASE).supports
    store.update(f"DROP GRAPH <{graph}>")
    assert support.passages[0].marks[0].start == 16


def test_what_nobody_knows_is_told(store):
    with pytest.raises(UnknownName, match="nothing is known of person/x-nobody"):
        explain(store, f"{BASE}id/person/x-nobody", BASE)


@pytest.mark.parametrize("iri", ["http://x/> ?p ?o } #", "http://x/ y", 'http://x/"'])
def test_what_is_no_iri_never_reaches_the_store(store, iri):
    with pytest.raises(UsageError, match="an IRI has no"):
        explain(store, iri, BASE)


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("Anna Berg", f"{BASE}id/person/x-berg"),
        ("anna berg", f"{BASE}id/person/x-berg"),
        ("Berg", f"{BASE}id/person/x-berg"),
        ("person/x-berg", f"{BASE}id/person/x-berg"),
        ("id/person/x-berg", f"{BASE}id/person/x-berg"),
        ("graph/entities", f"{BASE}graph/entities"),
        ("dip:Summit", "https://w3id.org/diplomacy-kg/ontology#Summit"),
        ("<http://example.org/a>", "http://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
    ],
)
def test_a_thing_is_found_by_what_people_call_it(store, words, iri):
    assert find_iri(store, words, BASE) == iri


def test_a_thing_is_found_by_its_wikidata_id(store):
    store.update(
        f"""PREFIX owl: <http://www.w3.org/2002/07/owl#>
        INSERT DATA {{ GRAPH <{BASE}graph/entities> {{
          <{BASE}id/country/x-estia> owl:sameAs <http://www.wikidata.org/entity/Q999999999> }} }}"""
    )
    assert find_iri(store, "Q999999999", BASE) == f"{BASE}id/country/x-estia"
    assert find_iri(store, "wd:Q999999999", BASE) == f"{BASE}id/country/x-estia"


def test_an_unknown_name_gets_similar_ones(store):
    with pytest.raises(UnknownName, match="Mara Kovac"):
        find_iri(store, "Kova", BASE)


def test_a_name_of_several_is_not_guessed(store):
    graph = f"{BASE}graph/entities"
    store.update(
        f"""INSERT DATA {{ GRAPH <{graph}> {{
        <{BASE}id/person/x-2> <http://www.w3.org/2000/01/rdf-schema#label> "Ines Lund"@en }} }}"""
    )
    with pytest.raises(UsageError, match=r"2 entities are called 'Ines Lund' \(person/x-2, person/x-lund\)"):
        find_iri(store, "Ines Lund", BASE)
    store.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ <{BASE}id/person/x-2> ?p ?o }} }}")


def test_a_canonical_event_comes_with_the_events_of_all_its_articles(store):
    (found,) = [event for event, articles in several(store) if articles == "3"]
    supports = explain(store, found, BASE).supports
    assert [support.label for support in supports] == ["Meeting of Anna Berg and Luis Prado"] * 3
    articles = {passage.title for support in supports for passage in support.passages}
    assert len(articles) == 3


def several(store):
    text = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
    SELECT ?e ?n { ?e a dip:CanonicalEvent ; dip:numberOfArticles ?n }"""
    return [(row["e"].value, row["n"].value) for row in select(store, text)]
