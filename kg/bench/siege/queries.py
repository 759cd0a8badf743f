"""Attacks by the texts of queries: what is hard to read, and what is hard to answer."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from kg.bench.siege.besieged import FORM, QUERY, Attack, Said, asked, get, sent
from kg.rdf.terms import iri

_PARTICIPANT = f"<{iri('dip:participant')}>"


def _query(text: str, **headers: str) -> Said:
    return [asked(text, **headers)]


def _body(text: str) -> Said:
    return sent("POST", "/sparql", QUERY, text.encode())


def _form(path: str, field: str) -> Said:
    return sent("POST", path, FORM, field.encode())


def _killer(number: int) -> str:
    part = f"GRAPH ?g{number}_{{0}} {{{{ ?s{{0}} {_PARTICIPANT} ?o{{0}} }}}}"
    return f"SELECT (COUNT(*) AS ?n) {{ {' '.join(part.format(each) for each in range(4))} }}"


def _new_killers() -> Iterator[bytes]:
    for number in range(20):
        yield asked(_killer(number))


_CROSS = f"SELECT * {{ ?a {_PARTICIPANT} ?x . ?b {_PARTICIPANT} ?y . ?c {_PARTICIPANT} ?z }}"
_HUNGRY = (
    f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), '{'x' * 5000}')) AS ?all) {{ ?a {_PARTICIPANT} ?x . ?b ?p ?y }}"
)

READING = (
    Attack("comment marks", lambda: _query(f"SELECT * FROM {'#' * 40}\n<urn:g> {{?s ?p ?o}}"), 4),
    Attack("16 MB that are no query", lambda: _body("a " * 7_900_000), 4),
    Attack("100 kB that are no query", lambda: _body("a " * 49_000), 16),
    Attack("a 16 MB form", lambda: _form("/sparql", "query=" + "%3C" * 5_300_000), 4),
    Attack("a 16 MB form on the page", lambda: _form("/query", "query=" + "%41" * 5_300_000), 4),
    Attack("a 1 MB form", lambda: _form("/sparql", "query=" + "%41" * 400_000), 8),
    Attack("fields of a form", lambda: _form("/sparql", "a&" * 600_000), 8),
    Attack(
        "49,000 terms in IN",
        lambda: _body(f"SELECT * {{?s ?p ?o FILTER(?o IN ({','.join('1' * 49_000)}))}}"),
        8,
    ),
    Attack("blank nodes with dots", lambda: _body("SELECT * {_:" + "a." * 45_000 + " ?p ?o}"), 8),
    Attack("brackets", lambda: _body("(" * 99_000), 8),
    Attack("strings without end", lambda: _body("ASK { ?s ?p '''" + "''" * 40_000), 8),
    Attack("backslashes", lambda: _body("ASK { ?s ?p '" + "\\\\" * 45_000 + " }"), 8),
    Attack("prefixes", lambda: _body("PREFIX a: <urn:a> " * 5_000 + "ASK {}"), 8),
    Attack("a prologue without end", lambda: _body("BASE <a> " * 11_000), 8),
    Attack("escapes", lambda: _body("ASK { ?s ?p '" + "\\u0041" * 16_000 + "' }"), 8),
    Attack("misspelt words", lambda: _body("SELEKT " + "FILTRE " * 12_000), 8),
    Attack("values", lambda: _body("SELECT * { VALUES ?x {" + " 1" * 10_000 + "} ?x ?p ?o }"), 8),
    Attack("many short texts", lambda: [asked(f"ASK {{ ?s ?p {n} }}") for n in range(60)], 16),
    Attack("an Accept of 60 kB", lambda: _query("ASK {}", Accept="a/b;q=0.1," * 5_500), 8),
)

ANSWERING = (
    Attack("counts without end", lambda: _query(_killer(0)), 50, 3.0),
    Attack("new counts without end", _new_killers, 20, 3.0),
    Attack("rows without end, not taken", lambda: _query(_CROSS), 24, 4.0, reads=1),
    Attack("rows without end, taken", lambda: _query(_CROSS + " LIMIT 200000"), 8, 3.0),
    Attack("memory", lambda: _query(_HUNGRY), 8, 3.0),
    Attack("sorting all", lambda: _query(_CROSS + " ORDER BY ?z ?y ?x"), 8, 3.0),
    Attack(
        "paths in circles", lambda: _query(f"SELECT * {{ ?a ({_PARTICIPANT}|^{_PARTICIPANT})* ?b }}"), 8, 3.0
    ),
    Attack(
        "patterns that go back",
        lambda: _query(f"ASK {{ ?s ?p ?o FILTER(REGEX(STR(?o), '{'(a*)*' * 20}b')) }}"),
        8,
    ),
    Attack("DESCRIBE of all", lambda: _query("DESCRIBE * { ?s ?p ?o }", Accept="text/turtle"), 8, 3.0),
    Attack(
        "CONSTRUCT of all",
        lambda: _query("CONSTRUCT WHERE { ?s ?p ?o }", Accept="application/rdf+xml"),
        8,
        3.0,
    ),
    Attack(
        "the page of a large answer",
        lambda: [get(f"/query?query={quote(_CROSS)}", Accept="text/html")],
        8,
        3.0,
    ),
    Attack("no time", lambda: _query(_killer(1), Prefer="wait=0.000001"), 8),
)

READING_PAGES = (
    Attack("eight who read a graph", lambda: [get("/graphs?graph=urn:hub", Accept="application/rdf+xml")], 8, 4.0),
    Attack("eight who stop reading one", lambda: [get("/graphs?graph=urn:hub")], 8, 3.0, reads=1),
    Attack("the page of a hub", lambda: [get("/explain?iri=urn:hub:0")], 8, 3.0),
    Attack("letters in all labels", lambda: [get("/events?q=e&limit=500")], 12, 3.0),
    Attack("names of entities", lambda: [get("/entities?q=" + "e%20" * 200)], 12, 3.0),
    Attack("names that nobody has", lambda: [get("/find?q=" + "x" * 500 + str(n)) for n in range(20)], 8, 3.0),
    Attack("the numbers of the store", lambda: [get("/health?count=now"), get("/.well-known/void")] * 10, 8, 3.0),
    Attack("far pages", lambda: [get("/articles?offset=999999999"), get("/events?offset=999999999")] * 5, 8, 3.0),
    Attack("first pages", lambda: [get("/", Accept="text/html")] * 10, 8, 3.0),
    Attack("paths that are none", lambda: [get("/id/" + "a/" * 4_000)] * 10, 8),
)  # fmt: skip
