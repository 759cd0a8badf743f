"""What the guard lets pass, and what it does not, however it is written."""

import random
import socket
import subprocess
import sys
import threading
import time

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import QueryError
from kg.resources import folder
from kg.store.guard import TextLimits, check

SETTINGS = Settings()
LIMITS = TextLimits.of(SETTINGS)
SOMEWHERE = "<http://127.0.0.1:9/>"

INNOCENT = [
    "SELECT * { ?service ?load ?SERVICE }",
    "SELECT * { ?s ?p 'SERVICE <urn:a> { }' , \"LOAD\" , '''SERVICE''' , 'x'@service }",
    "SELECT * { ?s <urn:SERVICE> <http://load.example/SERVICE/LOAD> } # SERVICE <urn:a> {}",
    "PREFIX service: <urn:a> PREFIX load: <urn:b> SELECT * { ?s service:x load:y . ?s a service:SERVICE {} }",
    "PREFIX a: <urn:a> SELECT * { ?s a:SERVICE a:LOAD . _:SERVICE a:b 1 }",
    "PREFIX : <urn:a> PREFIX service: <urn:b> SELECT * { ?s service:x ?o . ?o :SERVICE service:y OPTIONAL {} }",
    "ASK { FILTER(1<2&&3>2) FILTER(?a<?b||?b>?a) }",
    "SELECT * { VALUES ?x { " + " ".join(f"<urn:{n}>" for n in range(3000)) + " } }",
    "SELECT * { ?s ?p ?o FILTER (?o IN (" + ", ".join(map(str, range(3000))) + ")) }",
    "SELECT " + " ".join(f"?v{n}" for n in range(300)) + " { ?s ?p ?o }",
    "SELECT * {" + " ".join(f"?s <urn:{n}> ?o{n} ." for n in range(60)) + "}",
    "SELECT * {" + "{" * 60 + "}" * 60 + "}",
]
OUTWARD = [
    f"SELECT * {{ SERVICE {SOMEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent {SOMEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICESILENT{SOMEWHERE}{{}} }}",
    "SELECT * { SERVICE ?x { ?s ?p ?o } }",
    f"ASK {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {SOMEWHERE} {{}} }} }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ SERVICE {SOMEWHERE} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?s ?p 1 }} # }}\nSELECT * {{ SERVICE {SOMEWHERE} {{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{SOMEWHERE}{{}} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{SOMEWHERE}{{}} }}",
    f"PREFIX : {SOMEWHERE} SELECT * {{ SERVICE:x {{}} }}",
    f"PREFIX : {SOMEWHERE} PREFIX SERVICE: <urn:a> SELECT * {{ SERVICE:x {{}} }}",
    f"PREFIX x: {SOMEWHERE} SELECT * {{ SERVICEx:y {{}} }}",
    f"PREFIX x: {SOMEWHERE} SELECT * {{ SERVICESILENTx:y {{}} }}",
    "SELECT * { SERVICEschema:y {} }",
    f"ASK {{ FILTER(1<'>'&&EXISTS{{SERVICE{SOMEWHERE}{{}}}}&&1<'') }}",
    f"ASK {{ FILTER(EXISTS{{}}<'>'&&EXISTS{{SERVICE{SOMEWHERE}{{}}}}&&1<'') }}",
    f'ASK {{ ?s ?p ("""a" ) SERVICE{SOMEWHERE}{{}} # \\q"""\n}}',
    f"PREFIX urn: <urn:a> ASK {{ FILTER(?a<urn:x#>'''\n) SERVICE {SOMEWHERE} {{}} #'''\n}}",
    f"PREFIX a: <urn:a> SELECT * {{ ?s a:b?trueSERVICE{SOMEWHERE}{{}} }}",
]
OUTWARD_UPDATES = [
    f"LOAD {SOMEWHERE}",
    f"load silent {SOMEWHERE} INTO GRAPH <urn:g>",
    f"LOADSILENT{SOMEWHERE}",
    f"INSERT DATA {{ <urn:a> <urn:p> 1 }} ; LOAD {SOMEWHERE}",
    f"# nothing\nCLEAR ALL;LOAD{SOMEWHERE}",
    f"PREFIX : {SOMEWHERE} LOAD:x",
    f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {SOMEWHERE} {{ ?s ?p ?o }} }}",
    f"INSERT DATA {{ <urn:a> <urn:p> ''' }} ; ''' }} ; LOAD {SOMEWHERE}",
]


@pytest.mark.parametrize("text", INNOCENT, ids=range(len(INNOCENT)))
def test_what_only_looks_like_it_passes(text):
    check(text, LIMITS)
    check(text, LIMITS, update=False)
    ox.Store().query(text)


@pytest.mark.parametrize("path", sorted(folder("queries").glob("*.rq")), ids=lambda path: path.stem)
def test_our_own_questions_pass(path):
    check(path.read_text(encoding="utf-8"), LIMITS, update=False)


@pytest.mark.parametrize("text", OUTWARD, ids=range(len(OUTWARD)))
def test_a_query_that_would_reach_out_is_refused(text):
    for update in (None, False):
        with pytest.raises(QueryError, match="SERVICE is not allowed") as error:
            check(text, LIMITS, update=update)
        assert error.value.where.startswith("line ")


@pytest.mark.parametrize("text", OUTWARD_UPDATES, ids=range(len(OUTWARD_UPDATES)))
def test_an_update_that_would_reach_out_is_refused(text):
    for update in (None, True):
        with pytest.raises(QueryError, match="is not allowed"):
            check(text, LIMITS, update=update)


def test_the_place_of_what_is_refused_is_told():
    with pytest.raises(QueryError) as error:
        check("SELECT * {\n  ?s ?p 'SERVICE' .\n  SERVICE <urn:a> {} }", LIMITS)
    assert error.value.where == "line 3, column 3"


@pytest.mark.parametrize(
    "text",
    ["DELETE WHERE { ?s ?p ?o }", "PREFIX select: <urn:a> INSERT DATA { select:a select:b 1 }", "CLEAR ALL"],
)
def test_an_update_is_no_query(text):
    check(text, LIMITS)
    check(text, LIMITS, update=True)
    with pytest.raises(QueryError, match="an update, not a query"):
        check(text, LIMITS, update=False)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {" + "{" * 750 + "}" * 750 + "}",
        "SELECT * { FILTER" + "(" * 70 + "1" + ")" * 70 + " }",
        "SELECT * { ?s ?p " + "[ ?q " * 70 + "1" + "]" * 70 + " }",
        "SELECT * {" + "<< ?s ?p " * 70 + "1" + " >>" * 70 + " ?p ?o }",
        "INSERT DATA { <urn:a> <urn:p> " + "( " * 70 + ") " * 70 + "}",
    ],
)
def test_deep_nesting_is_refused_with_its_place(text):
    with pytest.raises(QueryError, match="64 brackets in each other") as error:
        check(text, LIMITS)
    assert error.value.where.startswith("line 1, column ")


WIDE = {
    "patterns": lambda n: "SELECT * {" + " . ".join(f"?s{i} <urn:p> ?s{i + 1}" for i in range(n)) + "}",
    "star": lambda n: "SELECT * {?s " + ";".join(f"<urn:{i}> ?o{i}" for i in range(n)) + "}",
    "objects": lambda n: "SELECT * {?s ?p " + ",".join(f"<urn:{i}>" for i in range(n)) + "}",
    "list": lambda n: "SELECT * {?s ?p (" + " ".join(f"<urn:{i}>" for i in range(n)) + ")}",
    "path": lambda n: "SELECT * {?s " + "/".join(["<urn:p>"] * n) + " ?o}",
    "values": lambda n: "SELECT * {" + " ".join(["VALUES ?x {1}"] * n) + "}",
    "unions": lambda n: "SELECT * {" + " UNION ".join(["{?s ?p ?o}"] * n) + "}",
    "optionals": lambda n: "SELECT * {" + " ".join(f"OPTIONAL {{?s ?p ?o{i}}}" for i in range(n)) + "}",
    "filters": lambda n: "SELECT * {?s ?p ?o" + " FILTER(?s != 1)" * n + "}",
    "nots": lambda n: "SELECT * { FILTER(" + "!" * n + "1) }",
    "ors": lambda n: "SELECT * { FILTER(" + "||".join(["?a"] * n) + ") }",
    "sums": lambda n: "SELECT * { FILTER(" + "+".join(["?a"] * n) + ") }",
    "projections": lambda n: "SELECT " + " ".join(f"(1 AS ?x{i})" for i in range(n)) + " {}",
    "functions": lambda n: "SELECT * { FILTER(" + "ABS(" * n + "1" + ")" * n + ") }",
}


@pytest.mark.parametrize("shape", WIDE)
def test_what_would_end_the_process_or_keep_it_busy_is_refused(shape):
    with pytest.raises(QueryError, match="more than"):
        check(WIDE[shape](3000), LIMITS)


RUN = """
import sys, time, pyoxigraph as ox
store = ox.Store()
store.update("INSERT DATA { <urn:a> <urn:p> 1 }")
for text in sys.stdin.read().split(chr(0)):
    started = time.process_time()
    store.query(text, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)
    print(round(time.process_time() - started, 2), flush=True)
"""


def widest(make):
    """Give the widest text that passes."""
    least, most = 1, 3000
    while most - least > 1:
        middle = (least + most) // 2
        try:
            check(make(middle), LIMITS)
            least = middle
        except QueryError:
            most = middle
    assert least > 20
    return make(least)


def test_the_widest_texts_that_pass_neither_end_the_process_nor_keep_it_busy():
    texts = [widest(make) for make in WIDE.values()]
    run = subprocess.run(
        [sys.executable, "-c", RUN],
        input="\0".join(texts),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    seconds = dict(zip(WIDE, run.stdout.split(), strict=False))
    assert run.returncode == 0, f"died after {seconds}"
    assert len(seconds) == len(WIDE)
    assert all(float(each) < 10 for each in seconds.values()), seconds


def test_long_texts_are_refused_queries_sooner_than_updates():
    query = "SELECT * { ?s ?p ?o } #" + "x" * SETTINGS.max_query_chars
    with pytest.raises(QueryError, match="at most 100,000") as error:
        check(query, LIMITS)
    assert "KG_MAX_QUERY_CHARS" in error.value.todo
    update = "INSERT DATA { <urn:a> <urn:p> '" + "x" * SETTINGS.max_query_chars + "' }"
    check(update, LIMITS)
    with pytest.raises(QueryError, match="at most 50") as error:
        check(update, TextLimits.of(Settings(max_body_bytes=50)))
    assert "KG_MAX_BODY_BYTES" in error.value.todo


def test_the_graphs_of_many_articles_pass_in_one_update_in_linear_time():
    triples = "".join(f'<urn:a:{n}> <urn:p> "some words, SERVICE {n}"@en .\n' for n in range(40_000))
    text = f"DROP SILENT GRAPH <urn:g> ; INSERT DATA {{ GRAPH <urn:g> {{ {triples} }} }}"
    started = time.process_time()
    check(text, LIMITS, update=True)
    assert time.process_time() - started < 3


def test_each_operation_of_an_update_is_weighed_alone():
    one = "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o ; ?q ?r }"
    check(" ; ".join([one] * 200), LIMITS, update=True)
    with pytest.raises(QueryError, match="100 patterns"):
        check("INSERT { " + "?s ?p ?o . " * 150 + "} WHERE { ?s ?p ?o }", LIMITS, update=True)


PIECES = [
    "SERVICE", "service ", "SERVICESILENT", "SERVICE:x {}", "s:x {}", "{", "}", "{", "}", "(", ")", "(", ")", "<", "'",
    "'", '"', '"""', "'''", "#", "\n", "\\q", "\\", "\\u0022", ">", "<a:b>", "?s ?p ?o", "?x", "?", ".", ";", ",",
    "true", "1", "a", "FILTER(", "FILTER (1<", "BIND(1 AS ?y", "EXISTS{", "&&", "||", "<'>", "'&&", "1<2", "s:", "s:x",
    "SELECT * {", "VALUES ?v {", "VALUES (?v) {(", "UNION", "OPTIONAL{", "_:b", "@en", "^^", "<<", ">>", "<<(", ")>>",
    "[", "]", "/", "|", "^", "!", "*", "GRAPH ?g {", "<http://x/'y>", "<urn:x#y>", "IN (", "ORDER BY ", "SELECT(",
    "AS ?z)", "WHERE", "#'", "'#", '"""\'',
]  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_no_text_that_passes_makes_the_engine_connect(seed):
    """Random texts around the spots where tokens are ambiguous; a listener sees whether the engine comes."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        there = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"

        def listen():
            while True:
                try:
                    caller, _ = listener.accept()
                except OSError:
                    return
                calls.append(1)
                caller.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        passed = called = 0
        for text in _texts(random.Random(seed), there, seconds=4):
            before = len(calls)
            try:
                check(text, LIMITS, update=False)
                passes = True
            except QueryError:
                passes = False
            _run(text)
            passed += passes
            called += len(calls) > before
            assert not (passes and len(calls) > before), f"the guard was fooled by {text!r}"
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)
    assert passed > 100
    assert called > 5, "the texts never reach the engine's SERVICE: this test shows nothing"


def test_with_an_endpoint_allowed_the_engine_connects_to_no_other():
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        there = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"
        listener.setblocking(False)
        passed = 0
        pieces = [
            "SERVICE<ok>{",
            "SERVICE <ok> {}",
            "SERVICE # <ok>\n",
            "SERVICE SILENT <ok> {",
            "<ok>",
            there,
            "SERVICE",
        ]
        for text in _texts(random.Random(7), there, seconds=3, more=pieces):
            try:
                found = check(text, LIMITS, update=False, endpoints=["ok"]).calls
            except QueryError:
                continue
            routed = text
            for call in reversed(found):
                routed = f"{routed[: call.start]}<http://127.0.0.1:9/>{routed[call.end :]}"
            passed += bool(found)
            _run(routed)
            try:
                calls.append(listener.accept())
            except BlockingIOError:
                continue
            raise AssertionError(f"the guard was fooled by {text!r}")
    assert passed > 3


STORE = ox.Store()
STORE.update("INSERT DATA { <urn:a> <urn:p> 1 }")


def _run(text):
    try:
        found = STORE.query(text)
        if not isinstance(found, ox.QueryBoolean):
            next(found, None)
    except (SyntaxError, OSError, RuntimeError, ValueError):
        pass


def _texts(chance, there, seconds, more=()):
    pieces = [*PIECES, *more, f"SERVICE{there}{{}}", f"SERVICE {there} {{}}", f"SERVICESILENT{there}{{}}"]
    frames = [
        f"PREFIX s: {there} PREFIX : {there} SELECT * {{{{ ?s ?p ?o FILTER(1<2) {{}} }}}}",
        "SELECT * {{ {} }}",
        f"PREFIX : {there} PREFIX s: {there} ASK {{{{ FILTER(1<'>' {{}}) }}}}",
        "ASK {{ ?s ?p ( {} ) }}",
        'ASK {{ ?s ?p ("""a" ) . {} # \\q"""\n }}',
        "ASK {{ ?s ?p true{} }}",
        "ASK {{ FILTER(EXISTS{{}}<'>'&&{}) }}",
    ]
    kept = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if kept and chance.random() < 0.5:
            text = chance.choice(kept)
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(pieces) + text[at + chance.choice([0, 0, 1, 3]) :]
        else:
            some = "".join(
                chance.choice(["", " ", ""]) + chance.choice(pieces) for _ in range(chance.randint(1, 7))
            )
            text = chance.choice(frames).format(some)
        yield text
        if len(kept) < 2000 and _parses(text):
            kept.append(text)


def _parses(text):
    try:
        STORE.query(text.replace("http://127.0.0.1", "urn"))
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError):
        pass
    return True
