from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.rdf import ntriples
from kg.rdf.ntriples import Writer, canonical, day, decimal, english, integer, node, statements, string

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.lists(TEXT, max_size=8))
def test_any_text_comes_back_from_the_bytes_as_it_was(texts):
    out = Writer()
    out.add("<urn:s>", "rdfs:label", *map(string, texts))
    data = out.canonical()
    read = {quad.object.value for quad in parse(data, format=RdfFormat.N_TRIPLES)}
    assert read == set(texts)
    assert len(statements(data)) == len(set(texts))


def test_statements_are_sorted_and_unique_and_each_line_is_ended():
    assert canonical(["b .", "a .", "b .", "\u00e9 .", "z ."]) == "a .\nb .\nz .\né .\n".encode()
    assert canonical([]) == b""


def test_line_ends_of_other_kinds_do_not_end_a_statement():
    data = canonical([f"<urn:s> <urn:p> {string(chr(0x2028) + chr(0x85) + chr(13) + chr(10))} ."])
    assert data.count(b"\n") == 1
    assert len(statements(data)) == 1


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (english('a "b"'), '"a \\"b\\""@en'),
        (integer(12), '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (day(date(2025, 2, 3)), '"2025-02-03"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (decimal(0.9), '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(1.0), '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(0.123456), '"0.1235"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(0.00001), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(-0.0), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(Decimal("2E9")), '"2000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (decimal(Decimal("1.50")), '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    ],
)
def test_terms_are_written_in_canonical_form(term, text):
    assert term == text


@pytest.mark.parametrize(
    "term",
    [
        integer(0),
        integer(10**9),
        decimal(0.07),
        decimal(1.0),
        decimal(Decimal("12345678.90")),
        day(date(1, 1, 1)),
    ],
)
def test_the_store_gives_back_literals_as_they_were_written(term):
    store = Store()
    store.load(f"<urn:s> <urn:p> {term} .".encode(), format=RdfFormat.N_TRIPLES)
    assert [str(quad.object) for quad in store] == [term]


def test_the_reason_for_xsd_integer_still_holds():
    """Oxigraph forgets the subtypes of xsd:integer; when it does not, oa:start can have its own."""
    subtype = NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("7", datatype=subtype)))
    assert [str(quad.object) for quad in store] == [integer(7)]


@pytest.mark.parametrize("bad", ["no scheme", "http://a b", "http://a/<", ""])
def test_what_is_no_iri_is_refused(bad):
    with pytest.raises(ValueError):
        node(bad)


def test_an_unknown_prefix_is_refused():
    with pytest.raises(KeyError):
        ntriples.term("nosuch:thing")
