"""Documents that nest too deep never reach a parser, and the others are passed on as they are."""

import io
import re
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RdfError
from kg.rdf.nesting import MOST_DEPTH, Nesting, check_nesting
from kg.shacl.graphs import read_graph
from kg.store import MemoryStore
from kg.store.rdf_text import quads_of

TURTLE, NTRIPLES, TRIG = ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TRIG
XML, JSON = ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD
HEAD = b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='urn:e:'>"


def terms(depth):
    return b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * depth + b"<urn:o>" + b" )>>" * depth + b" .\n"


def xml(depth):
    pairs = (depth - 1) // 2
    inside = b"<rdf:Description><e:p>" * pairs + b"</e:p></rdf:Description>" * pairs
    return HEAD + inside + b"</rdf:RDF>"


def json(depth):
    return b'{"urn:p":[' * (depth // 2) + b"1" + b"]}" * (depth // 2)


DEEP = [(terms, NTRIPLES), (terms, TURTLE), (terms, TRIG), (xml, XML), (json, JSON)]


@pytest.mark.parametrize(("document", "form"), DEEP)
@pytest.mark.parametrize("depth", [MOST_DEPTH + 3, 20_000, 200_000])
def test_what_nests_too_deep_is_refused_with_the_line(document, form, depth):
    with pytest.raises(RdfError, match="nest too deep") as caught:
        quads_of(b"\n\n" + document(depth), form.media_type, "urn:g")
    assert "line 3" in caught.value.where
    assert str(MOST_DEPTH) in caught.value.todo


@pytest.mark.parametrize(("document", "form"), DEEP)
def test_what_nests_as_deep_as_it_may_is_read(document, form):
    assert quads_of(document(MOST_DEPTH - 1), form.media_type, "urn:g")


@pytest.mark.parametrize(("document", "form"), DEEP)
def test_a_graph_to_validate_is_held_to_the_limit_too(document, form):
    with pytest.raises(RdfError, match="nest too deep") as caught:
        read_graph(document(20_000), form.media_type)
    assert caught.value.where.startswith("the data, line 1")


@pytest.mark.parametrize(
    "hiding",
    [
        b'<urn:s> <urn:p> "a" . # "\n',
        b"<urn:it's> <urn:p> 1 .\n",
        b"@prefix e: <urn:e:> . e:it\\'s e:p e:\\) .\n",
        b'<urn:s> <urn:p> """a "" \\""" <<( \n )>> """ .\n',
        b"<urn:s> <urn:p> '''a'' ''' , '' , \"\" , \"\\\\\" .\n",
        b"<urn:s#a> <urn:p> <urn:)> . # )>> '\r",
    ],
)
def test_nothing_before_it_hides_what_is_deep(hiding):
    list(ox.parse(hiding, format=TURTLE))
    with pytest.raises(RdfError, match="nest too deep"):
        check_nesting(hiding + terms(MOST_DEPTH + 1), TURTLE)


@pytest.mark.parametrize("inside", [b"# )>>\n", b'# )>> "\n', b"# '''\r"])
def test_comments_inside_hide_nothing(inside):
    deep = terms(MOST_DEPTH + 1).replace(b"<<( ", b"<<( " + inside)
    with pytest.raises(RdfError, match="nest too deep"):
        check_nesting(deep, TURTLE)


def test_many_that_are_not_deep_are_read_also_with_marks_in_strings():
    line = b'<urn:a> <urn:p> <<( <urn:a> <urn:p> "<<( # [{(" )>> .\n'
    for form in (NTRIPLES, TURTLE):
        check_nesting(line * 1000, form)
    check_nesting(b'[%s{"urn:p": "\\"[[{"}]' % (b'{"urn:p": "{["},' * 1000), JSON)


VALUES = st.sampled_from(
    ["<urn:a#'b>", '"x"@en', '""', "'\\''", '"""a"\n"b"""', "'''<<('''", '")>>"', "[ a <urn:)> ]", "( '(' )", "1",
     "<<( <urn:a> a '<<(' )>>", "<< <urn:a> a ')>>' >>", "e:it\\'s", "e:\\)", "'\\\\'", '"""\\\\"""']
)  # fmt: skip
COMMENTS = st.sampled_from(["# <<( \n", "# )>>'\n", '#"\r', "#\\\n", "\n", " "])


def depth_of(term):
    return 1 + max(map(depth_of, term)) if isinstance(term, ox.Triple) else 0


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(VALUES, COMMENTS)), st.lists(COMMENTS))
def test_nothing_that_parses_hides_what_is_deep(before, inside):
    text = "@prefix e: <urn:e:> . " + "".join(f"<urn:s> <urn:p> {value} . {said}" for value, said in before)
    deep = f"<<( {' '.join(inside)} <urn:a> <urn:p> " * (MOST_DEPTH + 1) + "1" + " )>>" * (MOST_DEPTH + 1)
    data = f"{text} <urn:s> <urn:p> {deep} .".encode()
    assert max(depth_of(quad.object) for quad in ox.parse(data, format=TURTLE)) > MOST_DEPTH
    with pytest.raises(RdfError, match="nest too deep"):
        check_nesting(data, TURTLE)
    check_nesting(text.encode(), TURTLE)


@pytest.mark.parametrize("size", [1, 7, 64, 10**6])
@pytest.mark.parametrize(("document", "form"), [each for each in DEEP if each[1] is not XML])
def test_a_stream_is_passed_on_whole_but_for_what_is_too_deep(document, form, size):
    good = (document(40) if form is JSON else document(40) * 20) + b'# "\n' * (form is TURTLE)
    assert b"".join(streamed(good, form, size)) == good
    with pytest.raises(RdfError):
        list(streamed(document(MOST_DEPTH + 3), form, size))


def streamed(data, form, size):
    nesting, stream = Nesting(form), io.BytesIO(data)
    while block := stream.read(size):
        yield nesting.passed(block)
    yield nesting.rest()


@pytest.mark.parametrize("block", [b'"', b"<", b"'''", b"<<", b"a" * 100, b'\\"', b"# ", b'"a" ', b"<<( )>>"])
@pytest.mark.parametrize("form", [TURTLE, JSON])
def test_time_grows_with_the_size_and_no_faster(block, form):
    def seconds(count):
        began = time.process_time()
        for _ in streamed(block * count, form, 100_000):
            pass
        return time.process_time() - began

    size = 1_000_000 // len(block)
    assert seconds(4 * size) < 16 * max(seconds(size), 0.02)


ENTITIES = [
    b'<!ENTITY a "x"><!ENTITY b "&a;&a;">',
    b'<!ENTITY a "x"><!ENTITY b "&#38;a;">',
    b'<!ENTITY % a "x">',
    b'<!ENTITY a "' + b"x" * 10_001 + b'">',
    b"".join(b'<!ENTITY a%d "%s">' % (number, b"x" * 1000) for number in range(11)),
]


@pytest.mark.parametrize("declared", ENTITIES)
def test_entities_that_hold_others_or_are_large_are_refused_where_they_are_declared(declared):
    document = b"<!DOCTYPE rdf:RDF [\n" + declared + b"]>" + xml(3)
    with pytest.raises(RdfError, match="entities") as caught:
        MemoryStore().load(document, media_type=XML.media_type)
    assert "line 2" in caught.value.where


def test_a_bomb_is_refused_also_where_the_document_claims_another_encoding():
    bomb = b'<?xml version="1.0" encoding="cp037"?><!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;">]>'
    with pytest.raises(RdfError):
        check_nesting(bomb + xml(3), XML)


def test_plain_entities_are_read():
    document = b'<!DOCTYPE rdf:RDF [<!ENTITY e "urn:e:">]>' + HEAD
    document += b'<rdf:Description rdf:about="&e;x"><e:p>1</e:p></rdf:Description></rdf:RDF>'
    (quad,) = quads_of(document, XML.media_type, "urn:g")
    assert re.search("urn:e:x", str(quad))
