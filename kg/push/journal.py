"""What was pushed, kept at the target itself: a graph with the digest of each graph that it holds from us."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import RemoteError
from kg.rdf.ntriples import canonical, node, string, term

NAME = "graph/pushed"
UNSURE = "unsure"


def digest(triples: bytes) -> str:
    """Give the digest of canonical N-Triples."""
    return f"sha256:{hashlib.sha256(triples).hexdigest()}"


def written(digests: Mapping[str, str]) -> bytes:
    """Give a journal as N-Triples."""
    return canonical(
        f"{node(graph)} {term('dcterms:identifier')} {string(told)} ." for graph, told in digests.items()
    )


def read(data: bytes, where: str) -> dict[str, str]:
    """Give a journal's digest of each graph.

    :raises kg.errors.RemoteError: if it is no journal.
    """
    try:
        quads = list(parse(data, format=RdfFormat.N_TRIPLES, lenient=True))
    except (SyntaxError, ValueError) as error:
        raise RemoteError(f"the journal of pushes does not parse: {error}", where=where) from None
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
