"""SPARQL text in tokens: cut where the engine cuts it, in time linear in the text."""

import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.resources import folder
from kg.store.syntax import _outlined, outline, place, tokens


def cut(text):
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ASK { ?s a <urn:b#c> } # <urn:d>", ["ASK", "{", "?s", "a", "<urn:b#c>", "}"]),
        ("ASK{?s?p'x'@en-GB}", ["ASK", "{", "?s", "?p", "'x'", "@en-GB", "}"]),
        ('ASK { ?s ?p """a "quoted" \\""" b""" }', ["ASK", "{", "?s", "?p", '"""a "quoted" \\""" b"""', "}"]),
        ("ASK { ?s ?p '''a''b''' }", ["ASK", "{", "?s", "?p", "'''a''b'''", "}"]),
        ("ASK { ?s ?p '' , \"\" }", ["ASK", "{", "?s", "?p", "''", ",", '""', "}"]),
        ("ASK { ?s a:b.c a:d. }", ["ASK", "{", "?s", "a:b.c", "a:d", ".", "}"]),
        ("ASK { ?s a:b\\,c : }", ["ASK", "{", "?s", "a:b\\,c", ":", "}"]),
        ("ASK { _:b1 ?p -1.5e3 }", ["ASK", "{", "_:b1", "?p", "-", "1.5e3", "}"]),
        ("ASK { ?s ?p 1. ?s ?p .5 }", ["ASK", "{", "?s", "?p", "1", ".", "?s", "?p", ".5", "}"]),
        ("ASK { ?s <p>/^<q>* ?o }", ["ASK", "{", "?s", "<p>", "/", "^", "<q>", "*", "?o", "}"]),
        ("ASK { ?s <p>? ?o }", ["ASK", "{", "?s", "<p>", "?", "?o", "}"]),
        ("ASK { FILTER(?a<?b&&?c>?d) }", "ASK { FILTER ( ?a < ?b && ?c > ?d ) }".split()),
        ("ASK { FILTER(?a<=<urn:b>||1<<urn:c>) }", "ASK { FILTER ( ?a <= <urn:b> || 1 < <urn:c> ) }".split()),
        ("ASK { FILTER(1<'>'&&2<'') }", "ASK { FILTER ( 1 < '>' && 2 < '' ) }".split()),
        ("ASK { FILTER(EXISTS{}<'>') }", "ASK { FILTER ( EXISTS { } < '>' ) }".split()),
        ("ASK { ?s <urn:a'> ( ?x <urn:b'> ) }", "ASK { ?s <urn:a'> ( ?x <urn:b'> ) }".split()),
        ("ASK { VALUES (?x) { (<urn:a'>) } }", "ASK { VALUES ( ?x ) { ( <urn:a'> ) } }".split()),
        ("ASK { FILTER <urn:f>(?x<'>') }", "ASK { FILTER <urn:f> ( ?x < '>' ) }".split()),
        ("ASK { << ?s ?p ?o >> ?q <<( ?s ?p ?o )>> }", "ASK { << ?s ?p ?o >> ?q <<( ?s ?p ?o )>> }".split()),
        # Where a long string is wrong, the engine reads an empty string and a quote.
        ('ASK { ?s ?p ("""a" ) # \\q"""\n}', ["ASK", "{", "?s", "?p", "(", '""', '"a"', ")", "}"]),
    ],
)
def test_texts_are_cut_as_the_engine_reads_them(text, found):
    assert cut(text) == found


def test_ground_data_is_taken_in_stretches():
    text = 'INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> "x"@en , "y"^^<urn:t> . a:b a:c 5 } }'
    kinds = [token.kind for token in tokens(text)]
    assert kinds.count("ground") < 8
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("ASK {\n ?s ?p 'x }", "a string is not closed", "line 2, column 8"),
        ('ASK { ?s ?p "a\nb" }', "a string is not closed", "line 1, column 13"),
        ("ASK { ?s ?p '''x }", "is not closed", "line 1"),
        ("ASK { ?s ?p 'a\\q' }", "escapes nothing", "line 1, column 13"),
        ("ASK { ?s ?p '\\uD800' }", "escapes nothing", "line 1, column 13"),
        ("ASK { ?s ?p '\\U0000DC00' }", "escapes nothing", "line 1, column 13"),
        ("ASK { ( } )", "'}' does not close the '(' of line 1, column 7", "line 1, column 9"),
        ("ASK { ?s ?p ?o } }", "'}' closes nothing", "line 1, column 18"),
        ("ASK {\n {\n", "'{' is not closed", "line 2, column 2"),
    ],
)
def test_broken_strings_and_brackets_are_told_with_their_place(text, what, where):
    with pytest.raises(QueryError) as error:
        cut(text)
    assert what in error.value.what
    assert where in error.value.where


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "select"),
        ("  # SELECT\n ask{}", "ask"),
        ("PREFIX ask: <urn:> BASE <urn:describe> CONSTRUCT WHERE {}", "construct"),
        ("DESCRIBE<urn:a>", "describe"),
        ("prefix a:<urn:> insert data {}", "update"),
        ("WITH <urn:g> DELETE {} WHERE {}", "update"),
        ("LOADSILENT<urn:a>", "update"),
        ("ASKWHERE{}", "ask"),
        ("SELEKT * {}", "unknown"),
        ("", ""),
        ("# nothing", ""),
        ("SELECT * { 'unclosed", "select"),
        ("'unclosed SELECT", ""),
    ],
)
def test_the_form_of_a_text_is_its_first_keyword(text, form):
    assert outline(text).form == form


def test_the_outline_has_prologue_and_dataset():
    text = "PREFIX a: <urn:> # FROM <urn:c>\nSELECT ?from FROM <urn:g> from named a:h WHERE { ?s ?p 'FROM <urn:x>' }"
    found = outline(text)
    assert found.prologue == "PREFIX a: <urn:> # FROM <urn:c>\n"
    assert found.dataset == (("<urn:g>", False), ("a:h", True))
    assert found.clauses == "FROM <urn:g> FROM NAMED a:h"


BEGINNINGS = st.lists(
    st.sampled_from(
        "PREFIX prefix BASE a: : ask: <urn:x> <a#b> SELECT select ASK CONSTRUCT DESCRIBE * ?x ?where ?from $from from "
        "FROM NAMED WHERE where ( ) { } [ ] # 'FROM' \" \\ COUNT(*) INSERT DATA a:b select:x é : \n \f".split(
            " "
        )
    )
)


@given(BEGINNINGS, st.sampled_from(["", " ", "\n"]))
def test_the_quick_way_to_the_outline_tells_the_same(pieces, between):
    text = between.join(pieces)
    assert outline(text) == _outlined(text)


def test_places_count_from_one_in_characters():
    text = "é🕊x\nab"
    assert [place(text, offset) for offset in (0, 2, 4, 6)] == [
        "line 1, column 1",
        "line 1, column 3",
        "line 2, column 1",
        "line 2, column 3",
    ]


@given(st.text())
def test_any_text_is_cut_or_refused_and_nothing_is_lost(text):
    try:
        found = list(tokens(text))
    except QueryError:
        return
    last = 0
    for token in found:
        between = text[last : token.start]
        assert between.isspace() or not between or "#" in between
        assert text.startswith(token.text, token.start)
        assert token.text
        last = token.start + len(token.text)
    outline(text)


PIECES = [
    "?x",
    "<urn:a>",
    "'>'",
    '"""',
    "'",
    "<",
    ">",
    "(",
    ")",
    "{",
    "}",
    "a:b",
    "#",
    "\n",
    "1",
    "&&",
    "FILTER(",
    ".",
]


@given(st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=25))
def test_whatever_the_engine_accepts_is_cut(pieces):
    text = f"PREFIX a: <urn:> ASK {{ ?s ?p ?o {''.join(pieces)} }}"
    try:
        ox.Store().query(text)
    except SyntaxError:
        return
    assert cut(text)


@pytest.mark.parametrize("path", sorted(folder("queries").glob("*.rq")), ids=lambda path: path.stem)
def test_our_own_questions_are_cut(path):
    assert len(cut(path.read_text(encoding="utf-8"))) > 10


@pytest.mark.parametrize(
    "piece",
    [
        "'",
        '"',
        "'''",
        '"""',
        "<",
        "<a",
        "(",
        "{",
        "a.",
        "a-",
        "a:",
        "_:a.",
        "@a-",
        "\\",
        "1.",
        '""" \\',
        "#",
        "?",
        "<<(",
    ],
)
def test_the_time_grows_with_the_length_only(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        started = time.process_time()
        try:
            for _ in tokens(text):
                pass
        except QueryError:
            pass
        return time.process_time() - started

    # Ten times the text takes at most forty times as long; were it quadratic, it would be a hundred times. The
    # best of three is what the machine's other work disturbed least.
    short, long = (min(seconds(size) for _ in range(3)) for size in (30_000, 300_000))
    assert long < 40 * max(short, 0.005)
