"""The guard on any text: words in strings, comments, IRIs, variables and names pass; keywords do not."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import QueryError
from kg.store.guard import MOST_VALUES, Outgoing, TextLimits, check

LIMITS = TextLimits.of(Settings())
HERE = "<http://127.0.0.1:9/>"
# What would be a keyword, were it not quoted; with what often stands around it.
LURES = st.sampled_from(
    [
        "SERVICE",
        "service",
        "SeRvIcE SILENT",
        "LOAD",
        f"SERVICE {HERE} {{",
        "LOAD <urn:a> ; LOAD",
        "}SERVICE{",
        "#",
    ]
)
WORDS = st.sampled_from(["SERVICE", "service", "Load", "LOAD", "serviceload", "SERVICES"])


def quoted(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'")


HARMLESS = st.one_of(
    LURES.map(lambda text: f'?s ?p "{quoted(text)}" .'),
    LURES.map(lambda text: f"?s ?p '{quoted(text)}'@en ."),
    LURES.map(lambda text: f'?s ?p """{quoted(text)}\n" {quoted(text)}""" .'),
    LURES.map(lambda text: f"?s ?p '''\n{quoted(text)}''' ."),
    LURES.map(lambda text: f"# {text} '\"\n"),
    WORDS.map(lambda word: f"?{word} <urn:{word}#{word}> ${word}2 ."),
    WORDS.map(lambda word: f"?s dip:{word} schema:{word}.{word} ."),
    WORDS.map(lambda word: f"_:{word} dip:p _:{word}-{word} ."),
    WORDS.map(lambda word: f"FILTER(?s != '{word}' && ?{word}<'>') "),
    WORDS.map(lambda word: f"FILTER(CONTAINS('{word}', ?{word})) "),
    WORDS.map(lambda word: f"?s <urn:\\u0053{word}> '\\u0053{word}' ."),
)
FRAMES = st.sampled_from(
    [
        "SELECT * {{ {} }}",
        "ASK {{ OPTIONAL {{ {} }} }}",
        "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . {} }}",
        "SELECT ?s {{ {{ SELECT * WHERE {{ {} }} LIMIT 1 }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}",
        "DESCRIBE ?s {{ ?s ?p ?o MINUS {{ {} }} }}",
        "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {} }} }}",
    ]
)
UPDATE_FRAMES = st.sampled_from(
    [
        "INSERT {{ ?s ?p 1 }} WHERE {{ {} }}",
        "DROP SILENT GRAPH <urn:LOAD> ; WITH <urn:SERVICE> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . {} }}",
    ]
)
KEYWORDS = st.sampled_from(
    [
        f"SERVICE {HERE} {{}}",
        f"service#\n{HERE}{{}}",
        "SERVICE?x{}",
        "SERVICE ?x { ?s ?p ?o }",
        f"Service\tSilent\n{HERE} {{ ?s ?p ?o }}",
        "SERVICE dip:x {}",
        "SERVICE <wikidata> {}",
        "SERVICE<http://127.0.0.1:9/\\u0053>{}",
        f"{{}}SERVICE{HERE}{{}}",
    ]
)


@settings(max_examples=150, deadline=None)
@given(FRAMES, st.lists(HARMLESS, min_size=1, max_size=6))
def test_words_in_quotes_comments_and_names_pass(frame, parts):
    text = frame.format(" ".join(parts))
    ox.Store().query(text, prefixes={"dip": "urn:dip:", "schema": "urn:schema:"})
    assert check(text, LIMITS, update=False).calls == ()


@settings(max_examples=60, deadline=None)
@given(UPDATE_FRAMES, st.lists(HARMLESS, min_size=1, max_size=6))
def test_they_pass_in_updates_too(frame, parts):
    text = frame.format(" ".join(parts))
    ox.Store().update(text, prefixes={"dip": "urn:dip:", "schema": "urn:schema:"})
    check(text, LIMITS, update=True)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(FRAMES, UPDATE_FRAMES),
    st.lists(HARMLESS, max_size=3),
    KEYWORDS,
    st.lists(HARMLESS, max_size=3),
)
def test_the_keyword_among_them_does_not(frame, before, keyword, behind):
    text = frame.format("\n".join([*before, keyword, *behind]))
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check(text, LIMITS)


@settings(max_examples=60, deadline=None)
@given(st.lists(HARMLESS, max_size=3), st.sampled_from(["LOAD", "load#\n", "Load Silent", "LOADSILENT"]))
def test_load_in_a_sequence_of_updates_does_not(before, keyword):
    text = f"INSERT {{ ?s ?p 1 }} WHERE {{ {' '.join(before)} }} ; {keyword}{HERE}"
    with pytest.raises(QueryError, match="LOAD is not allowed"):
        check(text, LIMITS, update=True)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ \\u0053ERVICE {HERE} {{}} }}",
        f"SELECT * {{ S\\u0045RVIC\\U00000045 {HERE} {{}} }}",
        f"SELECT * {{ ?s ?p '\\u0027 . SERVICE {HERE} {{}} #' }}",
        f"SELECT * {{ ?s ?p 1 # \\u000A SERVICE {HERE} {{}}\n }}",
    ],
)
def test_an_engine_that_takes_escapes_anywhere_is_not_fooled_either(text):
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check(text, LIMITS)


NAMES = ("wikidata", "https://other.example/sparql")
CALLS = [
    "SELECT * { ?s ?p ?o SERVICE <wikidata> { ?s ?q ?x } }",
    "SELECT * { service silent <wikidata>{{?s ?q ?x}} SERVICE<https://other.example/sparql>{} }",
    "CONSTRUCT { ?s ?p 'SERVICE' } { { SELECT * { SERVICE # <here>\n <wikidata> { ?s ?p ?o } } } }",
]
NO_CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1/> {} }",
    "SELECT * { SERVICE <wikidata2> {} }",
    "SELECT * { SERVICE <Wikidata> {} }",
    "SELECT * { SERVICE <wikid\\u0061ta> {} }",
    "PREFIX w: <wiki> SELECT * { SERVICE w:data {} }",
    "PREFIX wikidata: <urn:> SELECT * { SERVICE wikidata: {} }",
    "SELECT * { SERVICE ?wikidata {} }",
    "SELECT * { SERVICESILENT<wikidata> {} }",
    "SELECT * { ?s ?p trueSERVICE <wikidata> {} }",
    "SELECT * { SERVICE <wikidata> { SERVICE <https://other.example/sparql> {} } }",
    "SELECT * { SERVICE <wikidata> { {} OPTIONAL { SERVICE <wikidata> {} } } }",
    "SELECT * { SERVICE SERVICE <wikidata> {} }",
    "SELECT * { SERVICE <wikidata> {} SERVICE <http://[::1]/> {} }",
]


@pytest.mark.parametrize("text", CALLS)
def test_calls_to_the_endpoints_that_are_allowed_are_told_with_their_places(text):
    found = check(text, LIMITS, update=False, endpoints=NAMES).calls
    assert found
    for call in found:
        assert text[call.start : call.end] == f"<{call.endpoint}>"
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check(text, LIMITS, update=False)


@pytest.mark.parametrize("text", NO_CALLS)
def test_no_other_endpoint_is_allowed_and_none_inside_of_another(text):
    with pytest.raises(QueryError, match="is not allowed") as error:
        check(text, LIMITS, update=False, endpoints=NAMES)
    assert error.value.where.startswith("line 1, column ")
    assert error.value.todo


def test_what_is_not_allowed_is_told_with_what_is():
    with pytest.raises(QueryError, match="not allowed there") as error:
        check(NO_CALLS[0], LIMITS, endpoints=NAMES)
    assert "<wikidata>" in error.value.todo


def test_updates_call_nobody():
    text = "INSERT { ?s ?p ?o } WHERE { SERVICE <wikidata> { ?s ?p ?o } }"
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check(text, LIMITS, update=True, endpoints=NAMES)


def test_a_call_is_told_where_it_stands():
    assert check("ASK{SERVICE<a:b>{}}", LIMITS, endpoints={"a:b"}).calls == (Outgoing("a:b", 11, 16),)


@pytest.mark.parametrize("text", ["VALUES ?x {{ {} }}", "VALUES (?x ?y) {{ {} }}"])
def test_values_are_counted(text):
    row = "(1 <urn:a>) " if "(" in text else "1 "
    most = MOST_VALUES // (2 if "(" in text else 1)
    check("SELECT * { " + text.format(row * most) + " }", TextLimits.of(Settings(max_query_chars=1_000_000)))
    with pytest.raises(QueryError, match="10,000 terms in VALUES"):
        check(
            "SELECT * { " + text.format(row * (most + 1)) + " }",
            TextLimits.of(Settings(max_query_chars=1_000_000)),
        )


@pytest.mark.parametrize(
    ("path", "passes"),
    [
        ("<p>*", True),
        ("(<p>*/<q>+)*", True),
        ("(<p>*)*/(<q>+)*", True),
        ("((<p>*)*)*", False),
        ("((<p>+)?/<q>)+/^<r>*", True),
        ("(((<p>+)?/<q>)+)*", False),
        ("(<p>|(<q>|(<r>*)+)*)", False),
    ],
)
def test_stars_in_each_other_are_counted(path, passes):
    text = (
        f"SELECT * {{ ?s {path} ?o . ?a (<p>*)* ?b FILTER(((((?x*2)*3)*4)+5) > 1) BIND(((?x+1)+2)*3 AS ?y) }}"
    )
    if passes:
        check(text, LIMITS)
    else:
        with pytest.raises(QueryError, match="2 stars in each other"):
            check(text, LIMITS)


def test_sums_are_no_paths():
    check(
        "SELECT (((((?a*2)*3)*4)*5) AS ?b) (((?a+1)+2)+3 AS ?c) { ?s ?p ?a } HAVING (((?a+1)+2)+3 > 1)",
        LIMITS,
    )
    check("SELECT * { { SELECT ((((?a*2)*3)*4) AS ?b) ((((?a+1)+2)+3) AS ?c) { ?s ?p ?a } } }", LIMITS)
