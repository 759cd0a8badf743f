"""RDF in its forms: what is written can be read again, always the same, and our names are short."""

import json
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotAcceptable, RdfError
from kg.rdf.ntriples import canonical
from kg.rdf.terms import PREFIXES
from kg.store import MemoryStore
from kg.store.answers import transcribed, write_graph
from kg.store.media import (
    GRAPHS,
    JSON,
    JSONLD,
    NQUADS,
    NTRIPLES,
    RDF,
    RDFXML,
    RESULTS,
    TURTLE,
    engine_format,
    with_media_type,
)
from kg.store.rdf_text import canonical_bytes, quads_of, triples_of

XSD = PREFIXES["xsd"]
LINES = [
    f'<urn:a> <{PREFIXES["dip"]}amount> "0.9"^^<{XSD}decimal> .',
    f'<urn:a> <{PREFIXES["dip"]}killed> "4"^^<{XSD}integer> .',
    f'<urn:a> <{PREFIXES["dip"]}text> "one\\ntwo \\"quoted\\" \\\\ <b>&amp;</b> 🕊 \u202eright" .',
    f"<urn:a> <{PREFIXES['rdf']}type> <{PREFIXES['dip']}Summit> .",
    f'<urn:a> <{PREFIXES["rdfs"]}label> "größer"@de-at .',
    f"<urn:b#char=1,2> <{PREFIXES['dip']}part> <urn:a> .",
]
TRIPLES = canonical(LINES)


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_every_form_of_a_graph_reads_back_as_the_same_triples(form):
    written = transcribed(TRIPLES, form)
    assert canonical_bytes(quads_of(written, form.media_type, "urn:g")) == TRIPLES


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_rdflib_reads_every_form_as_the_same_graph(form):
    names = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    found = rdflib.Graph().parse(data=transcribed(TRIPLES, form), format=names[form.name])
    assert set(found) == set(rdflib.Graph().parse(data=TRIPLES, format="nt"))


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_an_empty_graph_is_a_whole_document(form):
    written = transcribed(b"", form)
    assert quads_of(written, form.media_type, "urn:g") == set()
    if form is JSONLD:
        assert json.loads(written) == []


def test_turtle_has_our_prefixes_that_it_needs_in_order_and_the_class_first():
    lines = transcribed(TRIPLES, TURTLE).decode().splitlines()
    head = [line for line in lines if line.startswith("@prefix")]
    assert [line.split()[1] for line in head] == ["dip:", "rdf:", "rdfs:", "xsd:"]
    assert lines[len(head)] == "<urn:a> a dip:Summit ;"


def test_the_bytes_are_the_same_in_processes_that_hash_differently():
    code = f"""
from kg.store.answers import transcribed
from kg.store.media import GRAPHS
import hashlib
print([hashlib.sha256(transcribed({TRIPLES!r}, form)).hexdigest() for form in GRAPHS])
"""
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "0123"
    }
    assert len(seen) == 1


def test_rdf_xml_refuses_what_it_cannot_say():
    for name in ("urn:p/1", "urn:p/", "http://x.example/"):
        with pytest.raises(NotAcceptable) as error:
            transcribed(f"<urn:a> <{name}> <urn:b> .\n".encode(), RDFXML)
        assert error.value.where == name
    assert b"<p1" in transcribed(b"<urn:a> <urn:x/p1> <urn:b> .\n", RDFXML)


@given(st.text())
def test_any_text_comes_back_as_it_went_in(text):
    line = f"<urn:a> <urn:p> {ox.Literal(text)} .\n".encode()
    store = MemoryStore()
    store.replace_graphs({"urn:g": line})
    assert store.graph("urn:g") == line
    assert not store.replace_graphs({"urn:g": line})
    store.replace_graphs({"urn:g": b"<urn:a> <urn:p> <urn:b> .\n"})
    assert store.replace_graphs({"urn:g": line})
    found = json.loads(store.query("SELECT ?x { <urn:a> <urn:p> ?x }").body)["results"]["bindings"]
    assert [row["x"]["value"] for row in found] == [text]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        (f'"0.90"^^<{XSD}decimal>', f'"0.9"^^<{XSD}decimal>'),
        (f'"007"^^<{XSD}integer>', f'"7"^^<{XSD}integer>'),
        (f'"7"^^<{XSD}nonNegativeInteger>', f'"7"^^<{XSD}integer>'),
        (f'"1"^^<{XSD}boolean>', f'"true"^^<{XSD}boolean>'),
        (f'"2025-02-28+00:00"^^<{XSD}date>', f'"2025-02-28Z"^^<{XSD}date>'),
        (f'"2025-02-30"^^<{XSD}date>', f'"2025-02-30"^^<{XSD}date>'),
        ('"x"@EN-gb', '"x"@en-gb'),
    ],
)
def test_the_engine_keeps_values_and_not_their_forms(given_, kept):
    """If this fails, a new engine keeps them as they are: say so in the documentation of Store."""
    quads = triples_of(f"<urn:a> <urn:p> {given_} .\n".encode(), "urn:g")
    assert canonical_bytes(quads) == f"<urn:a> <urn:p> {kept} .\n".encode()


def test_the_union_counts_a_triple_in_two_graphs_twice():
    """If this fails, the engine is mended: Store need not keep every triple to one graph any more."""
    store = MemoryStore()
    store.replace_graphs(dict.fromkeys(("urn:g", "urn:h"), b"<urn:a> <urn:p> <urn:b> .\n"))
    found = json.loads(store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body)
    assert found["results"]["bindings"][0]["n"]["value"] == "2"


@pytest.mark.parametrize("form", RDF, ids=lambda form: form.name)
def test_a_document_that_was_cut_off_is_refused_or_ends_with_a_statement(form):
    quads = quads_of(TRIPLES, NTRIPLES.media_type, "urn:g")
    if form in GRAPHS:
        whole = transcribed(TRIPLES, form)
    else:
        written = ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.from_media_type(form.media_type))
        whole = written or b""
    for end in range(1, len(whole) - 2, 7):
        try:
            found = quads_of(whole[:end], form.media_type, "urn:g")
        except RdfError:
            continue
        assert found <= quads
        assert whole[:end].rstrip().endswith((b".", b"\n", b"}")), whole[:end][-30:]


def test_entities_of_xml_do_not_explode():
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(8))
    bomb = f"""<!DOCTYPE x [<!ENTITY a "{"a" * 50}">{entities}]>
<rdf:RDF xmlns:rdf="{PREFIXES["rdf"]}" xmlns:u="urn:"><rdf:Description rdf:about="urn:a"><u:p>&i;</u:p>
</rdf:Description></rdf:RDF>"""
    with pytest.raises(RdfError, match="entities"):
        quads_of(bomb.encode(), RDFXML.media_type, "urn:g")


def test_relative_addresses_stand_below_the_graph():
    found = quads_of(b"<#x> <p> <> .", TURTLE.media_type, "http://x.example/g")
    assert canonical_bytes(found) == b"<http://x.example/g#x> <http://x.example/p> <http://x.example/g> .\n"
    with pytest.raises(RdfError, match="absolute"):
        quads_of(b"<#x> <urn:p> <> .", TURTLE.media_type, None)


class Noting(list):
    """Notes for each piece of an answer how many triples had been drawn when it came."""

    def __init__(self, count):
        self.drawn, self.count = 0, count

    def triples(self):
        for number in range(1, self.count + 1):
            self.drawn = number
            yield ox.Triple(ox.NamedNode(f"urn:s{self.drawn}"), ox.NamedNode(f"{XSD}p"), ox.BlankNode("b"))

    def write(self, data):
        self.append((self.drawn, data))
        return len(data)


@pytest.mark.parametrize("form", RDF, ids=lambda form: form.name)
def test_a_large_graph_is_written_as_it_comes_where_the_form_allows_it(form):
    sink = Noting(25_000)
    write_graph(sink.triples(), form.media_type, sink)
    first, _ = sink[0]
    assert first == (25_000 if form in (JSONLD, RDFXML) else 10_000)
    found = list(ox.parse(b"".join(data for _, data in sink), format=engine_format(form)))
    assert len({quad.subject for quad in found}) == len(found) == 25_000
    if form not in (JSONLD, RDFXML):
        assert {quad.object for quad in found} == {ox.BlankNode("b")}


def test_the_engine_builds_no_triple_twice():
    """Large graphs rely on it: they are not looked through for doubles."""
    store = MemoryStore()
    quads = [f"<urn:s{n}> <urn:p> <urn:o> <urn:g{n % 3}> .\n" for n in range(12_000)]
    store.load(
        "".join([*quads, *(each.replace("<urn:g", "<urn:h") for each in quads)]).encode(),
        media_type=NQUADS.media_type,
    )
    answer = store.query("CONSTRUCT { ?s ?p ?o . ?o ?p <urn:x> } { ?s ?p ?o }")
    lines = answer.body.decode().splitlines()
    assert len(lines) == len(set(lines)) == 12_001


@pytest.mark.parametrize(
    ("media_type", "forms", "found"),
    [
        ("text/turtle", RDF, TURTLE),
        ("TEXT/Turtle ; charset=utf-8", RDF, TURTLE),
        ("application/json", RESULTS, JSON),
        ("application/json", RDF, JSONLD),
        ("application/n-quads", RDF, NQUADS),
        ("application/n-quads", GRAPHS, None),
        ("", RDF, None),
        ("text/html", RDF, None),
    ],
)
def test_forms_are_found_by_their_media_types(media_type, forms, found):
    assert with_media_type(media_type, forms) is found
