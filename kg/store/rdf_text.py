"""RDF in bytes into statements, in the forms of literals that the engine keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import RdfError
from kg.rdf.nesting import check_nesting
from kg.rdf.ntriples import canonical
from kg.store.media import NTRIPLES, Form, engine_format, readable

type GraphName = NamedNode | BlankNode | DefaultGraph

_LINE = re.compile(r"^Parser error at (?:line \d+ (?:column \d+|between columns \d+ and \d+)|[^:]*): ")


def triples_of(data: bytes, graph: str) -> set[Quad]:
    """Give N-Triples as the engine keeps them in a graph (``0.90`` becomes ``0.9``).

    :raises kg.errors.RdfError: if they do not parse, with the line.
    """
    if not data:
        return set()
    staged = Store()
    _parse_into(staged, data, NTRIPLES, None, named(graph))
    return set(staged)


def quads_of(data: bytes, media_type: str, graph: str | None) -> set[Quad]:
    """Give any RDF as the engine keeps it; triples and the default graph go into ``graph``.

    Relative IRIs are taken relative to ``graph``. Nothing is fetched.

    :raises kg.errors.RdfError: if it does not parse, with the line.
    """
    form = readable(media_type)
    staged = Store()
    load_into(staged, data, form, graph)
    return set(staged)


def load_into(store: Store, data: bytes, form: Form, graph: str | None) -> None:
    """Add RDF to a store in one transaction.

    :raises kg.errors.RdfError: if it does not parse, with the line; nothing is added.
    """
    target: GraphName = named(graph) if graph else DefaultGraph()
    _parse_into(store, data, form, graph, target)


def named(graph: str) -> NamedNode:
    """Give the IRI of a graph.

    :raises kg.errors.RdfError: if it is no absolute IRI.
    """
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise RdfError(f"the graph has no absolute IRI: {error}", where=graph[:200]) from None


def _parse_into(store: Store, data: bytes, form: Form, base: str | None, graph: GraphName) -> None:
    check_nesting(data, engine_format(form))
    try:
        store.load(data, format=engine_format(form), base_iri=base, to_graph=graph)
    except SyntaxError as error:
        raise rdf_error(error) from None
    except (ValueError, RuntimeError) as error:
        raise RdfError(f"the RDF does not parse: {error}", todo="Mend it.") from None


def rdf_error(error: SyntaxError) -> RdfError:
    """Give our error for what the engine says against a document, with the line."""
    said = _LINE.sub("", str(error.msg))
    if "LoadDocumentCallback" in said:
        return RdfError(
            "the JSON-LD names a context elsewhere; nothing is fetched",
            where="@context",
            todo="Put the context itself into the document.",
        )
    where = f"line {error.lineno}, column {error.offset}" if error.lineno is not None else "the document"
    return RdfError(f"the RDF does not parse: {said}", where=where, todo="Mend it there; nothing was stored.")


def ntriples(quads: Iterable[Quad]) -> list[str]:
    """Give the N-Triples lines of statements, without line ends, their graph left out."""
    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return written.decode().split("\n")[:-1] if written else []


def canonical_bytes(quads: Iterable[Quad]) -> bytes:
    """Give statements as canonical N-Triples: sorted, each once."""
    return canonical(ntriples(quads))


def has_blank_node(quad: Quad) -> bool:
    """Tell whether a statement has a blank node."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def without_blank_nodes(quads: set[Quad], where: str) -> set[Quad]:
    """Give the statements back.

    :raises kg.errors.RdfError: if one has a blank node: nobody could name or replace it later.
    """
    for quad in quads:
        if has_blank_node(quad):
            raise RdfError(f"a blank node: {quad.triple}", where=where, todo="Give it an IRI.")
    return quads
