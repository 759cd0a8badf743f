"""Which graphs an update writes to: told, or not told; never missed."""

import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.store.guard import TextLimits, check
from kg.store.written import written_graphs

BASE = "https://w3id.org/diplomacy-kg/"
KEPT = f"{BASE}graph/"


def written(text):
    return [graph for graph, _ in written_graphs(text, BASE)]


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("INSERT DATA { <urn:s> <urn:p> 'GRAPH <urn:x> {' }", []),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }", ["urn:g"]),
        ("INSERT DATA { GRAPH # <urn:x>\n <urn:g> { <urn:s> a <urn:c> . } GRAPH dip:h { } }", ["urn:g", "DIP"]),
        ("DELETE DATA { <urn:s> <urn:p> true . GRAPH <urn:g> { <urn:s> <urn:p> 'x'@en } }", ["urn:g"]),
        ("DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } }", ["urn:g"]),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", [None]),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", [None]),
        ("DELETE { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o { } } }", []),
        ("WITH <urn:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } USING <urn:a> USING NAMED <urn:b> WHERE { ?s ?p ?o }",
         ["urn:g"]),
        ("INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { GRAPH <urn:a> { ?s ?p ?o } } ; CLEAR GRAPH <urn:h>",
         ["urn:g", "urn:h"]),
        ("CLEAR ALL", [None]),
        ("DROP SILENT NAMED", [None]),
        ("CLEAR DEFAULT ; DROP SILENT GRAPH <urn:g>", ["urn:g"]),
        ("CREATE GRAPH <urn:g> ; COPY <urn:a> TO <urn:b> ; MOVE SILENT DEFAULT TO GRAPH <urn:c>",
         ["urn:g", "urn:a", "urn:b", "urn:c"]),
        ("PREFIX g: <graph/> INSERT DATA { GRAPH g:entities { <urn:s> <urn:p> 1 } }", [f"{KEPT}entities"]),
        ("PREFIX g: <graph/> INSERT DATA { GRAPH g:article\\/x { <urn:s> <urn:p> 1 } }", [f"{KEPT}article/x"]),
        ("INSERT DATA { GRAPH <graph/entities> { <urn:s> <urn:p> 1 } }", [f"{KEPT}entities"]),
        ("BASE <urn:x:> CLEAR GRAPH <https://w3id.org/diplomacy-kg/gr\\u0061ph/x>", [f"{KEPT}x"]),
        ("CLEAR GRAPH <https://w3id.org/diplomacy-kg/a/../graph/x>", [None]),
        ("CLEARGRAPH <urn:g>", [None, None]),
        ("INSERTDATA{GRAPH<urn:g>{<urn:s><urn:p>1}}", [None, None, "urn:g"]),
        ("PREFIX : <urn:> PREFIX graph: <urn:> CLEAR GRAPH:x", [None]),
        ("PREFIX : <urn:> INSERT { ?s ?p ?o . GRAPH:x { ?s ?p ?o } } WHERE {}", [None]),
        ("INSERT DATA { GRAPH nope:x { <urn:s> <urn:p> 1 } }", [None]),
    ],
)  # fmt: skip
def test_what_an_update_writes_to(text, graphs):
    assert written(text) == [f"{PREFIXES['dip']}h" if graph == "DIP" else graph for graph in graphs]


def test_the_place_is_told():
    found = list(written_graphs("CLEAR DEFAULT ;\nCLEAR GRAPH <urn:g>", BASE))
    assert found == [("urn:g", 28)]


def test_relative_names_cannot_be_told_where_another_engine_resolves_them():
    text = "PREFIX g: <g/> CLEAR GRAPH <urn:g> ; CLEAR GRAPH <g> ; CLEAR GRAPH g:x ; BASE <urn:h/> CLEAR GRAPH <i>"
    assert [graph for graph, _ in written_graphs(text, BASE, resolves=False)] == ["urn:g", None, None, None]


SEGMENTS = st.sampled_from(
    ["", "a", "b", ".", "..", "graph", "x", "c;d", "e%2Ff", "~", "ü", "\\u002e\\u002e", "[", "\u2100"]
)
REFERENCES = st.builds(
    lambda start, segments, end: start + "/".join(segments) + end,
    st.sampled_from(["", "/", "//", "//h", "//h:8/", "?", "#", "http:", "https://w3id.org/", "urn:", "x:"]),
    st.lists(SEGMENTS, max_size=6),
    st.sampled_from(["", "/", "?q", "?q=/../x", "#f", "#/../f", ";v"]),
)


@settings(max_examples=500, deadline=None)
@given(REFERENCES, REFERENCES, REFERENCES)
def test_names_are_resolved_as_the_engine_resolves_them(first, second, name):
    text = f"BASE <{first}> BASE <{second}> PREFIX p: <{name}> "
    text += f"INSERT DATA {{ GRAPH <{name}> {{ <urn:a> <urn:b> 1 }} GRAPH p:x {{ <urn:a> <urn:b> 1 }} }}"
    store = ox.Store()
    try:
        store.update(f"BASE <{BASE}> {text}")
    except SyntaxError:
        return
    told = set(written(text))
    assert told == {graph.value for graph in store.named_graphs()} or None in told


@pytest.mark.parametrize(
    "text",
    [
        f"BASE <{BASE}a//x> DROP GRAPH <../../graph/x>",
        f"BASE <{BASE}a//x> INSERT DATA {{ GRAPH <../../graph/x> {{ <urn:s> <urn:p> 1 }} }}",
        f"BASE <{BASE}a//x> WITH <../../graph/x> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"BASE <{BASE}a//x> PREFIX k: <../../graph/> CLEAR GRAPH k:x",
    ],
)
def test_empty_segments_lead_nobody_to_a_graph_unseen(text):
    assert written(text) == [f"{KEPT}x"]


@pytest.mark.parametrize("name", ["<//[x/y>", "<//\\u2100/y>", "<urn:\\UFFFFFFFFx>", "<//\u2100/y>"])
def test_what_is_no_iri_is_not_told(name):
    assert written(f"BASE <https://x/> INSERT DATA {{ GRAPH {name} {{ <urn:a> <urn:b> 1 }} }}")[0] in (
        None,
        "https://\u2100/y",
    )


def test_the_graphs_of_a_long_update_are_told_in_linear_time():
    def seconds(number):
        blocks = "".join(f"GRAPH <urn:g{each}> {{ <urn:a> <urn:b> {each} }}\n" for each in range(number))
        began = time.process_time()
        assert len(written(f"INSERT DATA {{ {blocks} }}")) == number
        return time.process_time() - began

    seconds(100)
    assert seconds(16_000) < 3 * 4 * max(seconds(4_000), 0.02)


PIECES = st.sampled_from(
    [
        "INSERT",
        "DELETE",
        "DATA",
        "WHERE",
        "{",
        "}",
        "{",
        "}",
        "GRAPH",
        "GRAPH",
        f"<{KEPT}x>",
        "<graph/x>",
        "k:x",
        ":x",
        "GRAPH:x",
        "GRAPHk:x",
        "?g",
        "<urn:mine>",
        "<urn:s> <urn:p> 1",
        "?s ?p ?o",
        "?s ?p ?o",
        ".",
        ";",
        "WITH",
        "USING",
        "NAMED",
        "CLEAR",
        "DROP",
        "COPY",
        "MOVE",
        "ADD",
        "TO",
        "SILENT",
        "DEFAULT",
        "ALL",
        f"PREFIX k: <{KEPT}>",
        f"PREFIX : <{KEPT}>",
        "PREFIX GRAPH: <urn:y:>",
        f"BASE <{BASE}>",
        "BASE <urn:z:>",
        "trueGRAPH",
        "'GRAPH'",
        "# x\n",
        "INSERT DATA {",
        "DELETE WHERE {",
        "WHERE { ?s ?p ?o }",
        "INSERT { GRAPH",
        "{ ?s ?p ?o } }",
        "CLEAR GRAPH",
        f"<{BASE}y/../graph/x>",
        "CREATE",
        "BIND(",
        "AS ?g)",
        "GRAPH ?g {",
        "WITH:x",
        "TO:x",
        "FILTER(1<2)",
    ]
)


FRAMES = st.sampled_from(
    [
        "{}",
        f"PREFIX k: <{KEPT}> PREFIX : <{KEPT}> {{}}",
        f"PREFIX k: <{KEPT}> PREFIX : <{KEPT}> PREFIX GRAPH: <urn:y:> PREFIX GRAPHk: <urn:y:> CLEAR {{}}",
        f"PREFIX : <{KEPT}> INSERT {{{{ ?s ?p 2 . {{}} }}}} WHERE {{{{ ?s ?p ?o }}}}",
        f"PREFIX k: <{KEPT}> PREFIX : <{KEPT}> INSERT {{{{ {{}} {{{{ ?s ?p 2 }}}} }}}} WHERE {{{{ ?s ?p ?o }}}}",
        "DELETE {{ GRAPH {} {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "WITH {} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "INSERT DATA {{ GRAPH {} {{ <urn:s> <urn:p> 3 }} }}",
        "INSERT DATA {{ <urn:s> <urn:p> 3 . {} {{ <urn:s> <urn:p> 3 }} }}",
        "DELETE WHERE {{ {} {{ ?s ?p ?o }} }}",
    ]
)


@settings(max_examples=600, deadline=None)
@given(FRAMES, st.lists(PIECES, max_size=6), st.sampled_from([" ", ""]))
def test_no_update_that_is_told_to_leave_a_graph_alone_touches_it(frame, pieces, between):
    text = frame.format(between.join(pieces))
    kept, store = ox.NamedNode(f"{KEPT}x"), ox.Store()
    held = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("kept"), kept)
    store.extend([held, ox.Quad(*held.triple)])
    try:
        check(text, TextLimits.of(Settings()), update=True)
        found = written(text)
    except QueryError:
        return
    try:
        store.update(f"BASE <{BASE}> {text}")
    except (SyntaxError, RuntimeError, ValueError, OSError):
        return
    if set(store.quads_for_pattern(None, None, None, kept)) != {held}:
        assert any(graph is None or graph.startswith(KEPT) for graph in found), text


@pytest.mark.parametrize(
    "text",
    [
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"CLEAR GRAPH <{KEPT}x>",
        "DROP ALL",
        f"PREFIX : <{KEPT}> INSERT {{ ?s ?p 1 . GRAPH:x {{ ?s ?p 1 }} }} WHERE {{ ?s ?p ?o }}",
    ],
)
def test_the_property_above_can_fail(text):
    store, kept = ox.Store(), ox.NamedNode(f"{KEPT}x")
    held = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("kept"), kept)
    store.extend([held, ox.Quad(*held.triple)])
    store.update(text)
    assert set(store.quads_for_pattern(None, None, None, kept)) != {held}
