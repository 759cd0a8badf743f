"""RDF on its way out: quads and triples in the syntaxes that the verbs offer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.pipeline import Outcome

type Graphs = Mapping[str, bytes]

SYNTAXES = ("nquads", "trig", "jsonld", "turtle", "nt")


def graphs_of(outcome: Outcome, entities: str) -> dict[str, bytes]:
    """Give the graphs that an article writes: its own, and the descriptions of its entities."""
    described = b"".join(outcome.descriptions[iri] for iri in sorted(outcome.descriptions))
    return {outcome.graph: outcome.triples, **({entities: described} if described else {})}


def serialize(graphs: Graphs, syntax: str) -> bytes:
    """Give graphs (IRI to N-Triples) in a syntax; ``turtle`` and ``nt`` have no graph names, so all is one.

    :raises UsageError: for a syntax that is not in ``SYNTAXES``.
    """
    if syntax not in SYNTAXES:
        raise UsageError(f"{syntax!r} is no RDF syntax", todo=f"Known: {', '.join(SYNTAXES)}.")
    if syntax == "nquads":
        return b"".join(_named(line, graph) for graph in sorted(graphs) for line in _lines(graphs[graph]))
    if syntax == "nt":
        return b"".join(sorted({line for triples in graphs.values() for line in _lines(triples)}))
    if syntax == "jsonld":
        return _json_ld(graphs)
    return _pretty(graphs, named=syntax == "trig")


def _lines(triples: bytes) -> Iterable[bytes]:
    return triples.splitlines(keepends=True)


def _named(line: bytes, graph: str) -> bytes:
    return line.rstrip()[:-1] + b"<" + graph.encode() + b"> .\n"


def _pretty(graphs: Graphs, *, named: bool) -> bytes:
    from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

    from kg.rdf.terms import PREFIXES

    quads = (
        Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph)) if named else quad.triple
        for graph in sorted(graphs)
        for quad in parse(input=graphs[graph], format=RdfFormat.N_TRIPLES)
    )
    syntax = RdfFormat.TRIG if named else RdfFormat.TURTLE
    written = serialize(quads, format=syntax, prefixes=PREFIXES)
    return written or b""


def _json_ld(graphs: Graphs) -> bytes:
    """Give compact JSON-LD with the ontology's own context inside."""
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(data=serialize(graphs, "nquads"), format="nquads")
    text = dataset.serialize(format="json-ld", context=_context()["@context"], auto_compact=False)
    document: Any = json.loads(text)
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode() + b"\n"


@cache
def _context() -> Any:
    from kg.resources import folder

    return json.loads((folder("ontology") / "context.jsonld").read_bytes())
