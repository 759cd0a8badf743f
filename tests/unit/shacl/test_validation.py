"""The gate before the store, and any other data against any other shapes."""

import threading
import time

import pytest
import rdflib
from made_up import AUTHORITY, BASE, FACTS
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.sparql import evaluate
from shape_examples import ARTICLE, valid

from kg.errors import InputError, RdfError
from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.terms import iri
from kg.shacl import load_shapes, validate, validate_article, validate_bytes
from kg.shacl.graphs import read_graph
from kg.shacl.shape_sets import ingest_shapes

PREFIXES = """
@prefix ex: <https://x.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
COUNTED = (
    PREFIXES
    + """
ex:Counted a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:Counted-n .
ex:Counted-n a sh:PropertyShape ; sh:path ex:n ; sh:maxInclusive 10 ; sh:message "Too many."@en .
"""
).encode()


SHAPE = "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; "
THING = "<https://x.example/a> a <https://x.example/Thing> ; <https://x.example/n> 11"


def things(text):
    return (PREFIXES + text).encode()


def article():
    return article_graph(FACTS, BASE), descriptions(FACTS, AUTHORITY, BASE)


class TestArticle:
    def test_what_the_program_writes_is_accepted(self):
        report = validate_article(*article())
        assert report.accepted
        assert report.of("Violation") == ()

    def test_descriptions_may_come_with_or_without_their_iris(self):
        triples, described = article()
        assert validate_article(triples, described) == validate_article(triples, list(described.values()))

    def test_an_entity_without_a_description_is_refused(self):
        triples, _ = article()
        report = validate_article(triples)
        assert not report.accepted
        assert {result.path.rpartition("#")[2] for result in report.results} >= {"agent", "person", "office"}

    def test_only_the_types_of_entities_count(self):
        triples, described = article()
        mess = {
            iri: data + f'<{iri}> <{BASE}note> "one\\ntwo" .\n'.encode() for iri, data in described.items()
        }
        assert validate_article(triples, mess) == validate_article(triples, described)

    def test_results_are_about_the_article_alone(self):
        triples, described = article()
        other = f"<{BASE}id/article/{FACTS.article.key}0> <{rdflib.RDF.type}> <{iri('dip:Tenure')}> .\n"
        neighbour = other.encode()
        assert validate_article(triples, [*described.values(), neighbour]) == validate_article(
            triples, described
        )

    @pytest.mark.parametrize(
        "triples", [b"", b"<a:a> <a:b> <a:c> .\n", valid() * 2], ids=["empty", "other", "two"]
    )
    def test_a_graph_without_exactly_one_article_is_an_error(self, triples):
        with pytest.raises(RdfError, match="one dip:Article"):
            validate_article(triples)

    def test_broken_triples_are_an_error_with_the_line(self):
        triples, described = article()
        with pytest.raises(RdfError) as caught:
            validate_article(triples + b"<a:a> <a:b> .\n", described)
        assert f"line {triples.count(bytes([10])) + 1}" in caught.value.where

    def test_an_article_costs_little(self):
        triples, described = article()
        validate_article(triples, described)
        costs = []
        for _ in range(3):
            start = time.process_time()
            validate_article(triples, described)
            costs.append(time.process_time() - start)
        assert min(costs) < 0.2


class TestFocus:
    NESTED = things("""
ex:Nested a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:Nested-of .
ex:Nested-of a sh:PropertyShape ; sh:path ex:of ; sh:xone ( [ sh:class ex:Good ] [ sh:class ex:Bad ] ) .
""")

    def test_values_outside_of_the_prefix_are_still_looked_at(self):
        """pySHACL's own focus_nodes would take the good value for no value, and report it."""
        data = things("ex:a a ex:Thing ; ex:of <https://y.example/1> . <https://y.example/1> a ex:Good .")
        shapes = read_graph(self.NESTED, "turtle", shapes=True)
        report = validate(read_graph(data, "turtle"), shapes=shapes, focus_prefix="https://x.example/")
        assert report.conforms

    def test_a_prefix_is_a_node_and_what_lies_below_it(self):
        data = things(
            "ex:a a ex:Thing ; ex:n 11 . ex:ab a ex:Thing ; ex:n 11 ."
            "<https://x.example/a/1> a ex:Thing ; ex:n 11 ."
        )
        shapes = read_graph(COUNTED, "turtle")
        report = validate(read_graph(data, "turtle"), shapes=shapes, focus_prefix="https://x.example/a")
        assert [result.focus for result in report.results] == ["https://x.example/a", "https://x.example/a/1"]

    def test_a_node_without_an_iri_is_always_the_article_s_own(self):
        data = things("[] a ex:Thing ; ex:n 11 .")
        report = validate(
            read_graph(data, "turtle"), shapes=read_graph(COUNTED, "turtle"), focus_prefix=ARTICLE
        )
        assert len(report.results) == 1


class TestTraces:
    def test_the_shapes_stay_as_they_are(self):
        before = set(ingest_shapes()), set(load_shapes())
        validate(valid(), focus_prefix=ARTICLE)
        assert (set(ingest_shapes()), set(load_shapes())) == before

    def test_a_graph_that_was_handed_over_stays_as_it_is(self):
        graph = read_graph(valid())
        before = set(graph)
        assert validate(graph).conforms
        assert set(graph) == before

    @pytest.mark.parametrize("setting", [True, False])
    def test_the_way_that_rdflib_makes_literals_stays_as_it_is(self, setting, monkeypatch):
        monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", setting)
        validate(valid(), focus_prefix=ARTICLE)
        assert setting == rdflib.NORMALIZE_LITERALS

    @pytest.mark.parametrize("written", ['"011"^^xsd:integer', '"11."^^xsd:decimal', '"1.1e1"^^xsd:double'])
    def test_literals_keep_their_written_form(self, written):
        report = validate_bytes(things(f"ex:a a ex:Thing ; ex:n {written} ."), shapes=COUNTED)
        assert [result.value for result in report.results] == [written.split('"')[1]]
        assert written.split("^^")[0].encode() in report.graph

    def test_nothing_is_written_to_the_terminal(self, capfd):
        odd = things(
            'ex:a a ex:Thing ; ex:n "2025-02-30"^^xsd:date, "maybe"^^xsd:boolean, "x"^^xsd:integer .'
        )
        assert not validate_bytes(odd, shapes=COUNTED).accepted
        with pytest.raises(InputError):
            validate_bytes(odd, shapes=things(SHAPE + 'sh:pattern "[" .'))
        assert capfd.readouterr() == ("", "")

    def test_many_threads_find_the_same(self):
        expected, found = validate(valid(), focus_prefix=ARTICLE), []
        threads = [
            threading.Thread(target=lambda: found.append(validate(valid(), focus_prefix=ARTICLE)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert found == [expected] * 4


class TestForeignData:
    @pytest.mark.parametrize(
        ("format", "text"),
        [
            ("turtle", f"{THING} ."),
            ("text/turtle; charset=utf-8", f"{THING} ."),
            (".trig", f"<g:g> {{ {THING} }}"),
            (
                "application/ld+json",
                '{"@context": {"@vocab": "https://x.example/"},'
                ' "@id": "https://x.example/a", "@type": "Thing", "n": 11}',
            ),
            (
                "rdfxml",
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://x.example/">'
                '<e:Thing rdf:about="https://x.example/a"><e:n rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">'
                "11</e:n></e:Thing></rdf:RDF>",
            ),
        ],
        ids=["name", "media type", "extension", "json-ld", "rdf/xml"],
    )
    def test_data_come_in_any_format(self, format, text):
        report = validate_bytes(text.encode(), format, shapes=COUNTED)
        assert [(result.focus, result.value, result.message) for result in report.results] == [
            ("https://x.example/a", "11", "Too many.")
        ]

    def test_our_shapes_hold_without_any_others(self):
        assert validate_bytes(valid(), "ntriples").conforms

    def test_named_graphs_count_together(self):
        one = things("<g:1> { ex:a a ex:Thing } <g:2> { ex:a ex:n 11 }")
        assert len(validate_bytes(one, "trig", shapes=COUNTED).results) == 1

    def test_foreign_data_get_no_class_tree_of_ours(self):
        shapes = things(
            f"ex:S a sh:NodeShape ; sh:targetClass <{iri('dip:Encounter')}> ; sh:nodeKind sh:Literal ."
        )
        data = things(f"ex:a a <{iri('dip:Summit')}> .")
        assert validate_bytes(data, shapes=shapes).conforms

    def test_prefixes_serve_the_sparql_of_shapes(self):
        shapes = things(
            SHAPE + 'sh:sparql [ sh:message "Too many." ; sh:prefixes <https://x.example/> ;'
            ' sh:select "SELECT $this ?value { $this ex:n ?value FILTER(?value > 10) }" ] .'
            "<https://x.example/> sh:declare"
            ' [ sh:prefix "ex" ; sh:namespace "https://x.example/"^^xsd:anyURI ] .'
        )
        report = validate_bytes(things("ex:a a ex:Thing ; ex:n 11, 3 ."), shapes=shapes)
        assert [result.value for result in report.results] == ["11"]

    @pytest.mark.parametrize(
        ("data", "format", "where"),
        [
            (b"ex:a a ex:b .", "turtle", "line 1"),
            (b"<a:a> <a:b> <a:c> .\n<a:a> <a:b>", "turtle", "line 2"),
            (b'{"@id": "a:a"', "jsonld", "the data"),
            (b"\xff\xfe", "ntriples", "the data"),
            (b"<a:a> <a:b> <<( <a:c> <a:d> <a:e> )>> .", "turtle", ""),
        ],
        ids=["unknown prefix", "cut", "json", "bytes", "rdf-star"],
    )
    def test_data_that_do_not_parse_are_an_error(self, data, format, where):
        with pytest.raises(RdfError) as caught:
            validate_bytes(data, format, shapes=COUNTED)
        assert where in caught.value.where

    def test_an_unknown_format_is_an_error(self):
        with pytest.raises(RdfError, match="'docx'"):
            validate_bytes(b"", "docx")

    def test_a_remote_context_is_not_fetched(self):
        data = b'{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "a:a", "name": "x"}'
        with pytest.raises(
            RdfError, match=r"context is at http://127\.0\.0\.1:9/context\.jsonld, and nothing is fetched"
        ):
            validate_bytes(data, "jsonld")

    @pytest.mark.parametrize(
        "shapes",
        [
            SHAPE + 'sh:pattern "[" .',
            "ex:S a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:minCount 1 .",
            SHAPE + 'sh:sparql [ sh:select "SELECT nonsense" ] .',
            SHAPE + "sh:property ex:Nowhere .",
        ],
        ids=["regular expression", "no path", "sparql", "no such shape"],
    )
    def test_shapes_that_cannot_be_used_are_an_error(self, shapes):
        with pytest.raises(InputError) as caught:
            validate_bytes(things("ex:a a ex:Thing ."), shapes=things(shapes))
        assert caught.value.where == "the shapes"

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }",
            "SELECT $this { BIND(<http://127.0.0.1:9/> AS ?there) SERVICE?there { $this ?p ?o } }",
            "SELECT $this { { ?a ?b ?c } UNION { SERVICE#\\n<http://127.0.0.1:9/> { ?s ?p ?o } } }",
        ],
        ids=["plain", "in a variable", "after a comment"],
    )
    def test_the_sparql_of_shapes_reaches_no_other_machine(self, query, monkeypatch):
        calls = []
        monkeypatch.setattr(evaluate, "urlopen", calls.append)
        with pytest.raises(InputError, match="must not"):
            validate_bytes(
                things("ex:a a ex:Thing ."), shapes=things(SHAPE + f'sh:sparql [ sh:select "{query}" ] .')
            )
        assert calls == []

    def test_switches_of_shapes_are_on_only_where_they_are_written_true(self):
        text = SHAPE + "sh:property [ sh:path ex:n ; sh:uniqueLang {} ] ."
        data = things('ex:a a ex:Thing ; ex:n "x"@en, "y"@en .')
        on, off = (things(text.replace("{}", value)) for value in ("true", '"1"^^xsd:boolean'))
        assert not validate_bytes(data, shapes=on).conforms
        assert validate_bytes(data, shapes=off).conforms


def test_our_parser_and_that_of_rdflib_read_the_same():
    written = {str(quad.triple) for quad in parse(valid(), format=RdfFormat.N_TRIPLES)}
    ours = read_graph(valid()).serialize(format="nt", encoding="utf-8")
    assert {str(quad.triple) for quad in parse(ours, format=RdfFormat.N_TRIPLES)} == written
    assert set(read_graph(valid())) == set(rdflib.Graph().parse(data=valid(), format="nt"))
