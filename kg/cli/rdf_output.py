"""RDF on its way out: graphs in the syntaxes that the verbs offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.pipeline import Outcome

type Graphs = Mapping[str, bytes]

SYNTAXES = ("nquads", "trig", "jsonld", "turtle", "ntriples")


def graphs_of(outcome: Outcome, entities: str) -> dict[str, bytes]:
    """Give the graphs that an article writes: its own, and the descriptions of its entities."""
    described = b"".join(outcome.descriptions[iri] for iri in sorted(outcome.descriptions))
    return {outcome.graph: outcome.triples, **({entities: described} if described else {})}


def serialize(graphs: Graphs, syntax: str) -> bytes:
    """Give graphs (IRI to canonical N-Triples) in a syntax; Turtle and N-Triples put them all together.

    :raises UsageError: for a syntax that is not in ``SYNTAXES``.
    """
    if syntax not in SYNTAXES:
        raise UsageError(f"{syntax!r} is no RDF syntax", todo=f"Known: {', '.join(SYNTAXES)}.")
    if syntax == "nquads":
        return b"".join(_named(line, graph) for graph in sorted(graphs) for line in _lines(graphs[graph]))
    if syntax in ("turtle", "ntriples"):
        from kg.store.answers import transcribed
        from kg.store.media import NTRIPLES, TURTLE

        together = b"".join(sorted({line for triples in graphs.values() for line in _lines(triples)}))
        return transcribed(together, TURTLE if syntax == "turtle" else NTRIPLES)
    return _with_graphs(graphs, syntax)


def _lines(triples: bytes) -> Iterable[bytes]:
    return triples.splitlines(keepends=True)


def _named(line: bytes, graph: str) -> bytes:
    return line.rstrip()[:-1] + b"<" + graph.encode() + b"> .\n"


def _with_graphs(graphs: Graphs, syntax: str) -> bytes:
    from pyoxigraph import NamedNode, Quad, RdfFormat, parse
    from pyoxigraph import serialize as written

    from kg.rdf.terms import PREFIXES

    quads = (
        Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))
        for graph in sorted(graphs)
        for quad in parse(input=graphs[graph], format=RdfFormat.N_TRIPLES)
    )
    chosen = RdfFormat.TRIG if syntax == "trig" else RdfFormat.JSON_LD
    return (written(quads, format=chosen, prefixes=dict(sorted(PREFIXES.items()))) or b"").rstrip() + b"\n"
