"""RDF on its way out: graphs in the syntaxes that the verbs offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.pipeline import Outcome

SYNTAXES = ("nquads", "trig", "jsonld", "turtle", "ntriples")


def graphs_of(outcome: Outcome, entities: str) -> dict[str, bytes]:
    """Give the graphs that an article writes: its own, and the descriptions of its entities."""
    from kg.rdf.serialise import article_graphs

    graphs = article_graphs(outcome.graph, outcome.triples, entities, outcome.descriptions)
    return {name: triples for name, triples in graphs.items() if triples}


def serialize(graphs: Mapping[str, bytes], syntax: str) -> bytes:
    """Give graphs (IRI to N-Triples) in a syntax; Turtle and N-Triples put them all together.

    :raises UsageError: for a syntax that is not in ``SYNTAXES``.
    """
    from kg.rdf.ntriples import canonical, statements
    from kg.rdf.serialise import Format, serialise

    if syntax == "ntriples":
        return canonical(statements(b"".join(graphs.values())))
    for known in get_args(Format.__value__):
        if syntax == known:
            return serialise(graphs, known)
    raise UsageError(f"{syntax!r} is no RDF syntax", todo=f"Known: {', '.join(SYNTAXES)}.")
