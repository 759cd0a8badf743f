import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import ADA, ARTICLE, BASE, EVENTS, FACTS, LEAGUE, STATEMENTS, TENURES, seen, span
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from kg.model import Evidence, Facts, Mode, Span
from kg.rdf.article_graph import article_graph, extractor
from kg.rdf.mint import ArticleIris
from kg.rdf.ntriples import statements
from kg.rdf.terms import ONTOLOGY, PREFIXES

IRIS = ArticleIris.of(BASE, ARTICLE)
EVIDENCED = ("Tenure", "Participation", "Meeting", "Attack", "Aid", "Pledge", "Statement", "Accusation")
ONE_VALUED = [
    "currentVersion",
    "versionOf",
    "text",
    "extractor",
    "sentence",
    "person",
    "office",
    "of",
    "officeTitle",
    "tenureStatus",
    "from",
    "until",
    "place",
    "earliest",
    "latest",
    "precision",
    "dateText",
    "factuality",
    "assertedBy",
    "attributedTo",
    "purpose",
    "topic",
    "killed",
    "injured",
    "amount",
    "currency",
    "agent",
    "role",
    "mode",
    "attendance",
    "inCapacity",
    "onBehalfOf",
    "speaker",
    "quoteText",
    "quoteKind",
    "addressee",
    "hasContent",
    "entity",
    "linkStatus",
    "score",
    "confidence",
    "method",
]


def rows(facts=FACTS, **options):
    data = article_graph(facts, BASE, "some/where/model")
    return [(q.subject.value, q.predicate.value, q.object) for q in parse(data, format=RdfFormat.N_TRIPLES)]


def values(subject, curie, graph):
    prefix, name = curie.split(":")
    return {o.value for s, p, o in graph if s == subject and p == PREFIXES[prefix] + name}


def of_class(name, graph):
    return {s for s, p, o in graph if p.endswith("#type") and o.value == ONTOLOGY + name}


def test_every_subject_lies_under_the_article_and_no_node_is_blank():
    graph = rows()
    assert all(s == IRIS.article or s.startswith(f"{IRIS.article}/") for s, _, _ in graph)
    assert not any(o.__class__.__name__ == "BlankNode" for _, _, o in graph)


def test_the_bytes_are_canonical():
    data = article_graph(FACTS, BASE)
    lines = statements(data)
    assert lines == sorted(set(lines))
    assert data.endswith(b" .\n")
    assert b"_:" not in re.sub(rb'"(?:[^"\\]|\\.)*"', b"", data)


def test_the_store_holds_exactly_the_bytes_that_were_mapped():
    data = article_graph(FACTS, BASE)
    store, graph = Store(), NamedNode("urn:g")
    store.load(data, format=RdfFormat.N_TRIPLES, to_graph=graph)
    back = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
    assert sorted(statements(back)) == statements(data)


def test_each_fact_has_evidence_confidence_and_method():
    graph = rows()
    passages = of_class("Evidence", graph)
    for name in EVIDENCED:
        nodes = of_class(name, graph)
        assert nodes, name
        for fact in nodes:
            assert values(fact, "dip:evidence", graph) & passages, fact
            assert len(values(fact, "dip:confidence", graph)) == 1
            assert len(values(fact, "dip:method", graph)) == 1


def test_no_property_that_has_one_value_has_two():
    counts = Counter((s, p) for s, p, _ in rows() if p.removeprefix(ONTOLOGY) in ONE_VALUED)
    assert [key for key, count in counts.items() if count > 1] == []


def test_evidence_quotes_the_article_exactly():
    graph = rows()
    for passage in of_class("Evidence", graph):
        (start,), (end,) = values(passage, "oa:start", graph), values(passage, "oa:end", graph)
        (exact,), (sentence,) = values(passage, "oa:exact", graph), values(passage, "dip:sentence", graph)
        prefix, suffix = (
            next(iter(values(passage, f"oa:{name}", graph)), "") for name in ("prefix", "suffix")
        )
        assert passage == IRIS.evidence(Span(int(start), int(end)))
        assert ARTICLE.content[int(start) : int(end)] == exact
        assert exact in sentence
        assert prefix + exact + suffix in ARTICLE.content
        assert values(passage, "oa:hasSource", graph) == {IRIS.version}


def test_the_article_node_says_what_is_known_of_it():
    graph = rows()
    assert values(IRIS.article, "rdf:type", graph) == {ONTOLOGY + "Article", "https://schema.org/NewsArticle"}
    assert values(IRIS.article, "dcterms:title", graph) == {"Leaders meet in Elbonia"}
    assert values(IRIS.article, "dcterms:issued", graph) == {"2025-09-04"}
    assert values(IRIS.article, "dcterms:identifier", graph) == {"elbonia-1"}
    assert values(IRIS.article, "schema:url", graph) == {"https://news.example/a%20story?q=%5B1%5D"}
    assert values(IRIS.version, "dip:text", graph) == {ARTICLE.content}


def test_an_article_without_title_date_and_address_says_nothing_of_them():
    bare = replace(ARTICLE, content="Text.", text_start=0, published=None, url=None, given_id=None)
    names = {p.rpartition("/")[2] for _, p, _ in rows(Facts(bare))}
    assert not names & {"title", "issued", "url", "identifier"}
    assert "language" in names


def test_events_have_their_class_and_its_root():
    graph = rows()
    event = IRIS.event(EVENTS[0])
    assert values(event, "rdf:type", graph) == {ONTOLOGY + "Meeting", ONTOLOGY + "Event"}
    assert values(event, "dip:factuality", graph) == {ONTOLOGY + "happened"}
    assert values(event, "dip:precision", graph) == {ONTOLOGY + "dayPrecision"}
    assert values(event, "dip:place", graph) == {f"{BASE}id/place/wd-Q900003"}
    assert values(event, "dip:assertedBy", graph) == {IRIS.article}


def test_only_those_who_came_or_are_expected_are_participants():
    graph = rows()
    event = IRIS.event(EVENTS[0])
    assert len(values(event, "dip:hasParticipation", graph)) == 4
    assert values(event, "dip:participant", graph) == {
        f"{BASE}id/{id}" for id in (ADA, "person/x-00000000000b", LEAGUE)
    }


def test_a_part_points_at_the_tenure_that_it_is_taken_in():
    graph = rows()
    part = IRIS.participation(IRIS.event(EVENTS[0]), EVENTS[0].participations[0])
    assert values(part, "dip:inCapacity", graph) == {IRIS.tenure(TENURES[0])}
    assert values(part, "dip:mode", graph) == {ONTOLOGY + "inPerson"}
    assert values(part, "dip:role", graph) == {ONTOLOGY + "hostRole"}


def test_speech_has_speaker_words_and_content():
    graph = rows()
    pledge = IRIS.statement(STATEMENTS[0])
    assert values(pledge, "rdf:type", graph) == {ONTOLOGY + "Pledge", ONTOLOGY + "Event"}
    assert values(pledge, "dip:quoteText", graph) == {STATEMENTS[0].text}
    assert values(pledge, "dip:hasContent", graph) == {IRIS.event(EVENTS[2])}
    assert values(pledge, "rdfs:label", graph) == {"Ada Quill: “We will \\ send 2 billion dollars”"}


def test_labels_are_english_and_the_words_of_the_text_are_plain():
    for _, predicate, value in rows():
        name = re.split("[/#]", predicate)[-1]
        if isinstance(value, Literal):
            assert (value.language == "en") == (name in ("label", "title", "purpose", "topic")), name


def test_a_candidate_is_named_but_a_link_that_was_accepted_has_none():
    graph = rows()
    candidates = {o.value for _, p, o in graph if p == ONTOLOGY + "candidate"}
    assert candidates == {"http://www.wikidata.org/entity/Q900009"}


def test_parts_of_the_same_agent_in_the_same_role_become_one():
    part = EVENTS[0].participations[0]
    again = replace(part, evidence=seen("Monday"), confidence=0.4, mode=Mode.VIRTUAL)
    event = replace(EVENTS[0], participations=(again, *EVENTS[0].participations))
    graph = rows(replace(FACTS, events=(event, *EVENTS[1:])))
    iri = IRIS.participation(IRIS.event(event), part)
    assert values(iri, "dip:mode", graph) == {ONTOLOGY + "inPerson"}
    assert values(iri, "dip:confidence", graph) == {"0.9"}
    assert values(iri, "dip:evidence", graph) == {
        IRIS.evidence(span("Monday")),
        IRIS.evidence(span("Ada Quill")),
    }


def test_an_event_told_twice_becomes_one_and_its_parts_meet():
    again = replace(
        EVENTS[0], label="other", confidence=0.2, participations=EVENTS[0].participations[:1], topic=None
    )
    graph = rows(replace(FACTS, events=(*EVENTS, again)))
    assert Counter(rows()) == Counter(graph)


def test_a_passage_that_is_seen_in_two_stretches_shows_the_longer():
    where = span("met")
    short = replace(TENURES[0], evidence=(Evidence(where, where),))
    graph = rows(replace(FACTS, tenures=(short, TENURES[1])))
    assert values(IRIS.evidence(where), "dip:sentence", graph) == {ARTICLE.words(seen("met")[0].sentence)}


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, tenures=()),
        replace(FACTS, statements=(replace(STATEMENTS[0], content=9),)),
        replace(
            FACTS, tenures=(replace(TENURES[0], evidence=(Evidence(Span(0, 9999), Span(0, 9)),)), TENURES[1])
        ),
        replace(
            FACTS, tenures=(replace(TENURES[0], evidence=(Evidence(Span(5, 5), Span(0, 9)),)), TENURES[1])
        ),
    ],
    ids=["no such tenure", "no such event", "behind the end", "empty"],
)
def test_facts_that_point_nowhere_are_refused(facts):
    with pytest.raises(ValueError):
        article_graph(facts, BASE)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), st.data())
def test_any_text_and_any_stretch_of_it_come_back_from_the_graph(content, data):
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    where = Span(start, end)
    article = replace(ARTICLE, content=content, text_start=0)
    said = replace(STATEMENTS[1], text=content[start:end], span=where, evidence=(Evidence(where, where),))
    graph = rows(Facts(article, FACTS.entities, statements=(said,)))
    iris = ArticleIris.of(BASE, article)
    assert values(iris.version, "dip:text", graph) == {content}
    assert values(iris.statement(said), "dip:quoteText", graph) == {content[start:end]}
    assert values(iris.evidence(where), "oa:exact", graph) == {content[start:end]}
    around = [
        next(iter(values(iris.evidence(where), f"oa:{name}", graph)), "") for name in ("prefix", "suffix")
    ]
    assert content[:start].endswith(around[0])
    assert content[end:].startswith(around[1])


def test_the_extractor_names_no_folder():
    assert extractor("/some/folder/my_model") == extractor("my_model")
    assert extractor("my_model").endswith(" (my_model)")


def test_a_new_version_keeps_the_article_and_the_graph_but_not_the_version():
    newer = ArticleIris.of(BASE, replace(ARTICLE, content=ARTICLE.content + " More."))
    assert newer.article == IRIS.article
    assert newer.version != IRIS.version
