"""Runs an update over one graph, which it sees as its default graph and beside which it sees none."""

from __future__ import annotations

from kg.errors import QueryError
from kg.store.base import Store
from kg.store.embedded import MemoryStore
from kg.store.media import NTRIPLES

# The name of the default graph.
DEFAULT = ""
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def triples_in(store: Store, graph: str) -> bytes:
    """Give the N-Triples of a graph, or of the default graph."""
    if graph != DEFAULT:
        return store.graph(graph)
    return store.query(_ALL, media_type=NTRIPLES.media_type).body


def patched(triples: bytes, text: str) -> bytes:
    """Give what an update makes of the N-Triples of one graph.

    :raises kg.errors.QueryError: if it does not parse, or writes to a graph by its name.
    """
    staged = MemoryStore()
    staged.load(triples, media_type=NTRIPLES.media_type)
    staged.update(text)
    if staged.graphs():
        raise QueryError(
            "the update writes to a graph by its name", where=staged.graphs()[0], todo="Leave GRAPH out."
        )
    return staged.query(_ALL, media_type=NTRIPLES.media_type).body
