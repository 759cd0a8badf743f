"""Attacks by what is sent to be read: RDF, shapes, updates, articles; some with the token that lets do all."""

from __future__ import annotations

import json
from functools import partial

from kg.bench.siege.besieged import FORM, UPDATE, Attack, Said, as_json, sent

_SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ; """
_DATA = '<urn:a> <urn:p> "' + "a" * 34 + '" .'
_ENDLESS = """sh:sparql [ sh:select "SELECT $this { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?v FILTER(?x > ?y + ?z) }" ] ."""


def _validated(shapes: str, data: str = _DATA) -> Said:
    return as_json("/validate", {"data": data, "shapes": shapes})


def _put(kind: str, body: bytes) -> Said:
    return sent("PUT", "/graphs?graph=urn:siege", kind, body, token=True)


def _update(text: str) -> Said:
    return sent("POST", "/update?timeout=2", UPDATE, text.encode(), token=True)


def _entities(levels: int) -> bytes:
    lines = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "aaaaaaaaaa">'
        for level in range(levels)
    )
    return (
        f"<!DOCTYPE r [{lines}]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>".encode()
    )


def _nested_triples(levels: int) -> bytes:
    return b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * levels + b"1" + b" )>>" * levels + b" ."


def _nested_xml(levels: int) -> bytes:
    namespace = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='urn:a#'"
    inner = "<rdf:Description><a:p>" * levels + "</a:p></rdf:Description>" * levels
    return f"<rdf:RDF {namespace}>{inner}</rdf:RDF>".encode()


def _nested_json(levels: int) -> bytes:
    return b'{"urn:p":' * levels + b"1" + b"}" * levels


_NT, _TTL, _XML, _JSONLD = (
    "application/n-triples",
    "text/turtle",
    "application/rdf+xml",
    "application/ld+json",
)

VALIDATING = (
    Attack("shapes without end", lambda: _validated(_SHAPE + _ENDLESS, _DATA * 60), 12, 4.0),
    Attack("patterns without end", lambda: _validated(_SHAPE + 'sh:pattern "^(a+)+$" .', _DATA + " " * 9), 12, 4.0),
    Attack("16 MB of JSON", lambda: sent("POST", "/validate", "application/json", b'{"data": [' + b"[], " * 3_900_000 + b"[]]}"), 4, 3.0),
    Attack("a 16 MB form to validate", lambda: sent("POST", "/validate", FORM, b"data=" + b"%41" * 5_300_000), 4, 3.0),
    Attack("16 MB of Turtle to validate", lambda: sent("POST", "/validate", _TTL, b"<urn:a> <urn:p> 1 .\n" * 790_000), 4, 3.0),
    Attack("nested triples to validate", lambda: sent("POST", "/validate", _NT, _nested_triples(20_000)), 4, 3.0),
    Attack("nested lists to validate", lambda: sent("POST", "/validate", _TTL, b"<urn:a> <urn:p> " + b"(" * 60_000), 4),
    Attack("entities to validate", lambda: sent("POST", "/validate", _XML, _entities(9)), 4, 3.0),
)  # fmt: skip

WRITING = (
    Attack("entities", lambda: _put(_XML, _entities(9)), 2, 3.0),
    Attack("nested triples", lambda: _put(_NT, _nested_triples(20_000)), 2, 3.0),
    Attack("nested triples in Turtle", lambda: _put(_TTL, _nested_triples(10_000)), 2, 3.0),
    Attack("nested JSON-LD", lambda: _put(_JSONLD, _nested_json(20_000)), 2, 3.0),
    Attack("nested RDF/XML", lambda: _put(_XML, _nested_xml(100_000)), 2, 3.0),
    Attack("a declaration of blanks", lambda: _put(f"{_XML}; charset=utf-16", ("<?xml" + " " * 7_000_000).encode("utf-16")), 2, 3.0),
    Attack("a list of 200,000", lambda: _put(_TTL, b"<urn:a> <urn:p> (" + b" 1" * 200_000 + b") ."), 2, 4.0),
    Attack("copies", lambda: _update(" ; ".join(f"COPY <urn:hub> TO <urn:copy{n}>" for n in range(60))), 2, 5.0),
    Attack("graphs made", lambda: _update(" ; ".join(f"CREATE SILENT GRAPH <urn:c{n}>" for n in range(20_000))), 2, 4.0),
    Attack("an update without end", lambda: _update("INSERT { <urn:x> ?p ?z } WHERE { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"), 4, 4.0),
    Attack("16,000 graphs", lambda: _update("INSERT DATA {" + "".join(f"GRAPH <urn:g{n}> {{<urn:a> <urn:b> {n}}}\n" for n in range(16_000)) + "}"), 2, 5.0),
    Attack("a form of an update", lambda: sent("POST", "/update", FORM, b"update=" + b"%41" * 5_300_000, token=True), 2, 3.0),
    Attack("words that are no update", lambda: _update("a " * 7_000_000), 2, 3.0),
)  # fmt: skip


def _article(body: object) -> Said:
    return sent("POST", "/articles", "application/json", json.dumps(body).encode(), token=True)


_TEXT = (
    "President Aino Korho of Norland met Foreign Minister Rein Tammik of Esturia in Greyhaven on Tuesday. "
)
_ALIASES = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)},' * 9}]\n" for n in range(9)
)

INGESTING = (
    Attack("an article of 300,000 characters", partial(_article, {"title": "Talks", "published": "2026-01-01", "text": _TEXT * 3_000}), 1, 6.0),
    Attack("one word of 390,000 letters", partial(_article, {"title": "Talks", "published": "2026-01-01", "text": "a" * 390_000}), 2, 3.0),
    Attack("a title of 300,000 characters", partial(_article, {"title": "T" * 300_000, "published": "2026-01-01", "text": _TEXT}), 2, 3.0),
    Attack("16 MB of articles that are none", lambda: sent("POST", "/articles", "application/json", b"[" + b"[],{}," * 2_600_000 + b"1]", token=True), 2, 4.0),
    Attack("a front matter of aliases", lambda: sent("POST", "/articles", "text/markdown", f"---\n{_ALIASES}---\n{_TEXT}".encode(), token=True), 2, 3.0),
)  # fmt: skip
