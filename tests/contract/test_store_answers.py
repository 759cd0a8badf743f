"""Queries, updates and loading: the same in memory, on disk, and behind a running server."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from stored import (
    DIP,
    ENTITIES,
    JSON_RESULTS,
    LABEL,
    article,
    described,
    everything,
    graph,
    number,
    person,
    put,
    rows,
    spo,
    told,
)

from kg.errors import KgError, NotAcceptable, QueryError, RdfError, StoreError

# --- queries


@pytest.fixture
def full(store):
    put(store, "a", ["x", "y"])
    put(store, "b", ["y"])
    return store


def test_a_query_sees_all_graphs_at_once_and_each_by_name(full):
    text = f"SELECT ?label {{ ?link <{DIP}entity> ?e . ?e <{LABEL}> ?label }}"
    assert [dict(row)["label"] for row in rows(full, text)] == ["x", "y", "y"]
    by_name = rows(full, f"SELECT ?g {{ GRAPH ?g {{ ?link <{DIP}entity> <{person('y')}> }} }}")
    assert by_name == [(("g", graph("a")),), (("g", graph("b")),)]


def test_the_union_counts_each_triple_once(full):
    """No triple stands in two graphs; where it did, the engine would count it twice."""
    assert number(full, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == full.count()
    assert number(full, f"SELECT (COUNT(?e) AS ?n) {{ ?e <{LABEL}> ?l }}") == 2
    twice = "SELECT (COUNT(*) AS ?n) { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ?p ?o HAVING (COUNT(*) > 1) } }"
    assert number(full, twice) == 0


def test_a_dataset_of_some_graphs_hides_the_others(full):
    text = f"SELECT ?l {{ ?l <{DIP}entity> ?e }}"
    assert len(rows(full, text)) == 3
    assert len(rows(full, text, default_graphs=[graph("a")])) == 2
    assert len(rows(full, text, default_graphs=[graph("a"), graph("b")])) == 3
    assert rows(full, text, named_graphs=[graph("a")]) == []
    inside = f"SELECT ?l {{ GRAPH ?g {{ ?l <{DIP}entity> ?e }} }}"
    assert len(rows(full, inside, named_graphs=[graph("b")])) == 1
    assert rows(full, inside, default_graphs=[graph("b")]) == []


def test_from_in_the_query_names_the_dataset(full):
    assert len(rows(full, f"SELECT ?l FROM <{graph('a')}> {{ ?l <{DIP}entity> ?e }}")) == 2
    assert rows(full, f"SELECT ?l FROM NAMED <{graph('a')}> {{ ?l <{DIP}entity> ?e }}") == []
    other = f"SELECT ?l FROM <{graph('a')}> {{ ?l <{DIP}entity> ?e }}"
    assert len(rows(full, other, default_graphs=[graph("b")])) == 1


def test_our_prefixes_are_known_and_may_be_declared_otherwise(full):
    assert len(rows(full, "SELECT ?e { ?e rdfs:label ?l ; rdfs:label ?m }")) == 2
    assert rows(full, "PREFIX rdfs: <urn:other:> SELECT ?e { ?e rdfs:label ?l }") == []


@pytest.mark.parametrize(
    ("text", "media_type", "start"),
    [
        ("SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l", None, b'{"head"'),
        ("SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l", JSON_RESULTS, b'{"head"'),
        ("SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l", "application/sparql-results+xml", b"<?xml"),
        ("SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l", "text/csv", b"l\r\nx\r\ny\r\n"),
        ("SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l", "text/tab-separated-values", b'?l\n"x"@en\n"y"@en\n'),
        ("ASK { ?x rdfs:label ?l }", None, b'{"head":{},"boolean":true}'),
        ("ASK { ?x rdfs:label ?l }", "application/sparql-results+xml", b"<?xml"),
        ("CONSTRUCT { ?x rdfs:label ?l } { ?x rdfs:label ?l }", None, told(person("x"), "x")),
        ("CONSTRUCT WHERE { ?x rdfs:label ?l }", "application/n-triples", told(person("x"), "x")),
        ("CONSTRUCT WHERE { ?x rdfs:label ?l }", "text/turtle", b"@prefix rdfs: <"),
        ("CONSTRUCT WHERE { ?x rdfs:label ?l }", "application/rdf+xml", b"<?xml"),
        ("CONSTRUCT WHERE { ?x rdfs:label ?l }", "application/ld+json", b"[{"),
    ],
)
def test_answers_come_in_the_form_that_is_asked_for(full, text, media_type, start):
    answer = full.query(text, media_type=media_type)
    assert answer.body.startswith(start)
    kinds = {"SELECT": "solutions", "ASK": "boolean", "CONSTRUCT": "graph"}
    assert answer.kind == kinds[text.split()[0]]
    assert answer.media_type == media_type or media_type is None


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("SELECT * { ?s ?p ?o }", "text/turtle"),
        ("SELECT * { ?s ?p ?o }", "application/n-quads"),
        ("ASK { ?s ?p ?o }", "text/csv"),
        ("ASK { ?s ?p ?o }", "text/tab-separated-values"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        ("DESCRIBE <urn:a>", JSON_RESULTS),
        ("SELECT * { ?s ?p ?o }", "image/png"),
    ],
)
def test_a_form_that_the_answer_does_not_have_is_not_acceptable(full, text, media_type):
    with pytest.raises(NotAcceptable):
        full.query(text, media_type=media_type)


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("SELECT * WHERE {\n  ?s ?p\n}", "does not parse", "line 3"),
        ("SELECT * WHERE {\n  ?s nope:x ?o\n}", "'nope:' is not declared", "line 2, column 6"),
        ("SELECT * WHERE {\n  ?s ?p ?o", "'{' is not closed", "line 1, column 16"),
        ("SELECT * { ?s ?p 'x }", "a string is not closed", "line 1, column 18"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "neither in GROUP BY", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "an update, not a query", ""),
        ("", "", ""),
        ("SELECT * { ?s ?p ?o FILTER(<urn:f>(?s)) }", "failed", ""),
    ],
)
def test_a_query_that_cannot_be_run_says_where(full, text, what, where):
    before = full.count()
    with pytest.raises(QueryError) as error:
        full.query(text)
    assert what in error.value.what
    assert where in error.value.where
    assert full.count() == before


def test_describe_tells_a_thing_with_its_parts_and_their_evidence(store):
    event = f"{article('a')}/event/e"
    evidence = f"{article('a')}/v/1#char=1,2"
    triples = {
        spo(event, LABEL, '"a summit"@en'),
        spo(event, f"{DIP}follows", f"{event}2"),
        spo(event, f"{DIP}hasParticipation", f"{event}/participation/p"),
        spo(f"{event}/participation/p", f"{DIP}agent", person("x")),
        spo(f"{event}/participation/p", f"{DIP}evidence", evidence),
        spo(evidence, f"{DIP}sentence", '"They met."'),
    }
    other = {spo(article("a"), LABEL, '"an article"'), spo(f"{event}2", LABEL, '"another event"')}
    store.replace_graphs({"urn:g": b"".join(sorted(triples | other))})
    for text in (f"DESCRIBE <{event}>", "DESCRIBE ?e { ?e rdfs:label 'a summit'@en }"):
        assert store.query(text).body == b"".join(sorted(triples))
    assert store.query("DESCRIBE <urn:unknown>").body == b""


def test_graphs_are_told_each_triple_once_in_the_same_order(full):
    text = "CONSTRUCT { <urn:a> <urn:p> ?l } { ?x rdfs:label ?l . ?link dip:entity ?e }"
    assert full.query(text).body == spo("urn:a", "urn:p", '"x"@en') + spo("urn:a", "urn:p", '"y"@en')


# --- updates and loading


def test_an_update_is_whole_or_not_at_all(full):
    before = everything(full)
    with pytest.raises(QueryError):
        full.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1 } } ; DROP GRAPH <urn:nowhere>")
    with pytest.raises(QueryError):
        full.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1 } } ; INSERT DATA { oops }")
    with pytest.raises(QueryError):
        full.update("SELECT * { ?s ?p ?o }")
    assert everything(full) == before
    full.update("INSERT DATA { GRAPH <urn:g> { <urn:a> rdfs:label 'x' } }")
    assert full.graph("urn:g") == spo("urn:a", LABEL, '"x"')


LOADED = spo("urn:a", "urn:p", '"é"')
TURTLE = "@prefix : <urn:> . :a :p 'é' .".encode()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (LOADED, "application/n-triples"),
        (TURTLE, "text/turtle"),
        (TURTLE, "text/turtle; charset=utf-8"),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
            '<rdf:Description rdf:about="urn:a"><u:p>é</u:p></rdf:Description></rdf:RDF>'.encode(),
            "application/rdf+xml",
        ),
        ('{"@context": {"p": "urn:p"}, "@id": "urn:a", "p": "é"}'.encode(), "application/ld+json"),
        (LOADED, "application/n-quads"),
        (TURTLE, "application/trig"),
    ],
)
def test_rdf_is_loaded_in_every_form(store, data, media_type):
    assert store.load(data, media_type=media_type, graph="urn:g") == 1
    assert everything(store) == {"urn:g": LOADED}
    assert store.load(data, media_type=media_type, graph="urn:g") == 0


def test_quads_go_into_the_graphs_that_they_name(store):
    data = b"<urn:a> <urn:p> <urn:b> <urn:g> .\n<urn:a> <urn:p> <urn:c> <urn:h> .\n"
    assert store.load(data, media_type="application/n-quads") == 2
    assert everything(store) == {
        "urn:g": spo("urn:a", "urn:p", "urn:b"),
        "urn:h": spo("urn:a", "urn:p", "urn:c"),
    }


def test_triples_without_a_graph_are_in_the_union(store):
    assert store.load(spo("urn:a", "urn:p", "urn:b"), media_type="application/n-triples") == 1
    assert number(store, "SELECT (COUNT(*) AS ?n) { <urn:a> ?p ?o }") == 1
    assert store.graphs() == []


def test_loading_adds_to_what_is_there(store):
    store.load(spo("urn:a", "urn:p", "urn:b"), media_type="application/n-triples", graph="urn:g")
    more = spo("urn:a", "urn:p", "urn:b") + spo("urn:a", "urn:p", "urn:c")
    assert store.load(more, media_type="application/n-triples", graph="urn:g") == 1
    assert store.graph("urn:g") == more


@pytest.mark.parametrize(
    ("data", "media_type", "said"),
    [
        (b"@prefix : <urn:> .\n:a :p :b ;\n :q nope:c .", "text/turtle", "line 3"),
        (
            b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<rdf:D>",
            "application/rdf+xml",
            "line 2",
        ),
        (b'{"@id": "urn:a",\n "urn:p": }', "application/ld+json", "line 2"),
        (b'{"@context": "http://127.0.0.1:9/context", "@id": "urn:a"}', "application/ld+json", "@context"),
        (b"<urn:a> <urn:p> <urn:b> .", "text/html", "media type"),
    ],
)
def test_rdf_that_cannot_be_read_says_where(full, data, media_type, said):
    before = everything(full)
    with pytest.raises(RdfError) as error:
        full.load(data, media_type=media_type, graph="urn:g")
    assert said in error.value.where
    assert everything(full) == before


# --- several at once


def test_readers_see_whole_changes_while_writers_write(store):
    """Each write puts a graph's 20 triples and the other's 20 at one version; no reader sees two versions."""
    versions = 25

    def state(version):
        lines = sorted(spo("urn:a", f"urn:p{n}", f'"{version}"') for n in range(20))
        return {"urn:g": b"".join(lines), "urn:h": b"".join(lines)}

    store.replace_graphs(state(0))
    text = "SELECT DISTINCT ?v { GRAPH ?g { <urn:a> ?p ?v } }"
    stop, seen = threading.Event(), []

    def read():
        while not stop.is_set():
            seen.append(rows(store, text))
        return True

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            while len(seen) < 3:
                stop.wait(0.01)
            for version in range(1, versions):
                assert store.replace_graphs(state(version))
        finally:
            stop.set()
        assert all(reader.result(60) for reader in readers)
    assert len(seen) > 3
    assert all(len(found) == 1 for found in seen)


def test_writers_at_once_lose_nothing(store):
    """Articles that share an entity, put and deleted by several threads: the entity graph stays in step."""

    def work(n):
        for turn in range(4):
            put(store, f"{n}", ["shared", f"own{n}"], note=str(turn))
            if turn % 2:
                store.put_article(graph(f"{n}"), b"", ENTITIES, {})
        put(store, f"{n}", ["shared", f"own{n}"], note="last")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(6)))
    assert described(store) == {person("shared"), *(person(f"own{n}") for n in range(6))}
    assert store.graphs() == sorted([*(graph(f"{n}") for n in range(6)), ENTITIES])


def test_a_closed_store_says_so(store):
    put(store, "a", ["x"])
    store.close()
    for call in (store.graphs, store.count, lambda: store.graph("urn:g"), lambda: store.query("ASK {}")):
        with pytest.raises(StoreError, match="closed"):
            call()
    with pytest.raises(StoreError, match="closed"):
        put(store, "b", ["x"])
    store.close()


def test_every_error_can_be_shown(store):
    with pytest.raises(KgError) as error:
        store.query("SELECT * {")
    assert str(error.value).startswith("[KG-U02]")


def test_a_large_load_is_counted_and_whole(store):
    """Above some megabytes the engine reads the document itself."""
    from kg.store.oxigraph import LARGE_BYTES

    line = b'<urn:a> <urn:p> "%0200d" .\n'
    count = LARGE_BYTES // len(line % 0) + 10
    data = b"".join(line % n for n in range(count))
    started = time.monotonic()
    assert store.load(data, media_type="application/n-triples", graph="urn:g") == count
    with pytest.raises(RdfError) as error:
        store.load(data + b"oops", media_type="application/n-triples", graph="urn:h")
    assert f"line {count + 1}" in error.value.where
    assert store.graphs() == ["urn:g"]
    assert store.count() == count
    assert time.monotonic() - started < 120
