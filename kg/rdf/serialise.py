"""Writes named graphs in the RDF formats: N-Quads, TriG, Turtle and JSON-LD, always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.rdf.jsonld import document
from kg.rdf.ntriples import canonical, node, statements
from kg.rdf.terms import PREFIXES

type Format = Literal["nquads", "trig", "turtle", "jsonld"]

MEDIA_TYPES: dict[Format, str] = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
}


def article_graphs(
    graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Give an article's graph and its share of the entity graph, by their IRIs, as canonical N-Triples."""
    return {graph: triples, entities: canonical(statements(b"".join(descriptions.values())))}


def serialise(graphs: Mapping[str, bytes], to: Format) -> bytes:
    """Give named graphs (IRI and N-Triples) in a format; Turtle holds the triples of all without the names.

    N-Quads come canonical: sorted, each once. JSON-LD is one line, compacted with ``ontology/context.jsonld``
    and carrying it, so that it can be read without a network.
    """
    if to == "nquads":
        return canonical(_quad_lines(graphs))
    if to == "jsonld":
        return json.dumps(document(graphs), ensure_ascii=False).encode() + b"\n"
    prefixes = _used_prefixes(graphs)
    if to == "turtle":
        triples = canonical(statements(b"".join(graphs.values())))
        return _pretty(parse(triples, format=RdfFormat.N_TRIPLES), RdfFormat.TURTLE, prefixes)
    return _pretty(_quads(graphs), RdfFormat.TRIG, prefixes)


def _quad_lines(graphs: Mapping[str, bytes]) -> Iterator[str]:
    for graph, data in graphs.items():
        end = f" {node(graph)} ."
        for line in statements(data):
            yield line.removesuffix(" .") + end


def _quads(graphs: Mapping[str, bytes]) -> Iterator[Quad]:
    for graph, data in sorted(graphs.items()):
        name = NamedNode(graph)
        for quad in parse(data, format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, name)


def _pretty(quads: Iterable[Quad], format: RdfFormat, prefixes: dict[str, str]) -> bytes:
    data = (quad.triple for quad in quads) if format == RdfFormat.TURTLE else quads
    lines = (serialize(data, format=format, prefixes=prefixes) or b"").split(b"\n")
    # Oxigraph gives the prefixes in an order of chance.
    head = len(prefixes)
    return b"\n".join(sorted(lines[:head]) + lines[head:])


def _used_prefixes(graphs: Mapping[str, bytes]) -> dict[str, str]:
    everything = b"\n".join(graphs.values())
    return {prefix: name for prefix, name in PREFIXES.items() if f"<{name}".encode() in everything}
