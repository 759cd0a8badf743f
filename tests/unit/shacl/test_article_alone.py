"""Validating an article alone gives what validating the graph of all articles says of its nodes, whatever is wrong.

Alone means: its own graph, the types of the entities that it names, the class tree. Faults of all kinds are put
into three valid articles by chance: what holds must hold in the wreckage too.
"""

from dataclasses import replace

import made_up
import pyoxigraph as ox
import pytest
import serving
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.mint import article_iri
from kg.rdf.terms import iri
from kg.shacl import engine, validate, validate_article
from kg.shacl.graphs import united
from kg.store.rdf_text import canonical_bytes, triples_of

TYPE, ARTICLE_CLASS = ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("dip:Article"))
OTHER = replace(made_up.ARTICLE, key="f" * 16, given_id="other", url=None)
NOWHERE = (
    ox.Literal(""),
    ox.Literal("mots", language="fr"),
    ox.Literal("2025-02-30", datatype=ox.NamedNode(iri("xsd:date"))),
    ox.Literal("2", datatype=ox.NamedNode(iri("xsd:decimal"))),
    ox.Literal("-1", datatype=ox.NamedNode(iri("xsd:integer"))),
    ox.NamedNode("urn:nobody"),
)
KINDS = ("drop", "replace", "add", "retype")
# An article of three, a kind of fault, the statement that it befalls, and what comes there.
FAULTS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(KINDS), st.integers(0, 10**6), st.integers(0, 10**6)),
    min_size=1,
    max_size=9,
)


def valid():
    """Give three valid articles, two of which share their entities: IRI, statements, descriptions."""
    found = []
    for article in (made_up.ARTICLE, OTHER):
        facts = replace(made_up.FACTS, article=article)
        told = descriptions(facts, made_up.AUTHORITY, made_up.BASE)
        found.append((article_iri(made_up.BASE, article.key), article_graph(facts, made_up.BASE), told))
    found.append((serving.ARTICLE, serving.article_graph(), serving.descriptions()))
    return found


VALID = valid()
ENTITIES = sorted({ox.NamedNode(entity) for _, _, told in VALID for entity in told}, key=str)
CLASSES = [ox.NamedNode(iri(f"dip:{name}")) for name in ("Person", "Evidence", "Meeting", "Tenure", "Attack")]


def damaged(faults):
    """Give the three articles with the faults in them, as N-Triples."""
    graphs = [sorted(triples_of(triples, "urn:g"), key=str) for _, triples, _ in VALID]
    for which, kind, at, other in faults:
        graph = graphs[which]
        quad = graph[at % len(graph)]
        if quad.object == ARTICLE_CLASS:
            continue  # without it, it is no article, and an error says so
        if kind in ("drop", "replace", "retype"):
            graph.remove(quad)
        if kind == "retype":
            graph.append(ox.Quad(quad.subject, TYPE, CLASSES[other % len(CLASSES)], quad.graph_name))
        elif kind != "drop":
            graph.append(ox.Quad(quad.subject, quad.predicate, strange(graph, other), quad.graph_name))
        graph.sort(key=str)
    return [canonical_bytes(graph) for graph in graphs]


def strange(graph, number):
    """Give a term from elsewhere in the graph, an entity of any class, or what is nowhere."""
    own = graph[number % len(graph)]
    choices = (own.subject, own.object, ENTITIES[number % len(ENTITIES)], NOWHERE[number % len(NOWHERE)])
    chosen = choices[number % 4]
    return own.subject if chosen == ARTICLE_CLASS else chosen


def key(result):
    return (*result.rank, tuple(map(key, result.details)))


def found(report):
    return sorted(map(key, report.results))


def compared(graphs):
    """Give, for each article, what is found alone and what is found of it in the graph of all."""
    told = b"".join(description for _, _, each in VALID for description in each.values())
    whole = validate(b"".join(graphs) + told)
    pairs = []
    for (article, _, descriptions_), triples in zip(VALID, graphs, strict=True):
        own = [
            each
            for each in whole.results
            if each.focus == article or each.focus.startswith((f"{article}/", f"{article}#"))
        ]
        pairs.append((found(validate_article(triples, descriptions_)), sorted(map(key, own))))
    return pairs


@given(FAULTS)
@settings(
    max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_an_article_alone_gives_the_results_of_the_whole_graph(faults):
    for alone, in_whole in compared(damaged(faults)):
        assert alone == in_whole


def test_valid_articles_have_no_violation():
    for alone, in_whole in compared(damaged([])):
        assert alone == in_whole
        assert not [result for result in alone if "Violation" in result]


# Of each article: an agent that is an office, evidence without its source, a word for a number.
SEEN = [(0, "replace", 300, 2), (1, "drop", 40, 0), (2, "add", 77, 3)]


def test_the_faults_are_found():
    assert all(alone for alone, _ in compared(damaged(SEEN)))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("_TYPE", b"<urn:no-type>"), ("class_tree", united)],
    ids=["the types of entities left out", "the class tree left out"],
)
def test_it_would_be_seen_if_something_were_left_out(monkeypatch, name, wrong):
    graphs = damaged(SEEN)
    right = [in_whole for _, in_whole in compared(graphs)]
    monkeypatch.setattr(engine, "_ours", engine._ours.__wrapped__)  # the one that is not kept
    monkeypatch.setattr(engine, name, wrong)
    alone = [found(validate_article(graph, told)) for graph, (_, _, told) in zip(graphs, VALID, strict=True)]
    assert alone != right
