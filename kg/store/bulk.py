"""Large RDF into a database by the engine's bulk loader: read as a stream, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import IO, Protocol

from pyoxigraph import DefaultGraph, Quad, Store, parse

from kg.errors import RdfError
from kg.store.media import RDFXML, Form, engine_format, readable
from kg.store.rdf_text import GraphName, check_xml, named, rdf_error


class Source(Protocol):
    """A document to load: what the user calls it, its media type, and its bytes, read once."""

    name: str
    media_type: str

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        ...


def load_bulk(db: Store, sources: Sequence[Source], graph: str | None) -> None:
    """Load documents, triples and what is in the default graph into ``graph``, all together or not at all.

    :raises kg.errors.RdfError: if one does not parse, with its name and the line.
    """
    target: GraphName = named(graph) if graph else DefaultGraph()
    if len(sources) != 1:
        db.bulk_extend(quad for source in sources for quad in _quads(source, graph, target))
        return
    form, file = _readable(sources[0])
    try:
        db.bulk_load(file, engine_format(form), base_iri=graph, to_graph=target)
    except SyntaxError as error:
        raise _of(rdf_error(error), sources[0]) from None


def _quads(source: Source, graph: str | None, target: GraphName) -> Iterator[Quad]:
    form, file = _readable(source)
    found = parse(file, engine_format(form), base_iri=graph, rename_blank_nodes=True)
    try:
        if not graph:
            yield from found
            return
        for quad in found:
            inside = isinstance(quad.graph_name, DefaultGraph)
            yield Quad(quad.subject, quad.predicate, quad.object, target) if inside else quad
    except SyntaxError as error:
        raise _of(rdf_error(error), source) from None


def _readable(source: Source) -> tuple[Form, IO[bytes]]:
    form = readable(source.media_type)
    if form is not RDFXML:
        return form, source  # type: ignore[return-value]
    content = source.read()
    try:
        check_xml(content)
    except RdfError as error:
        raise _of(error, source) from None
    return form, BytesIO(content)


def _of(error: RdfError, source: Source) -> RdfError:
    return RdfError(error.what, where=f"{source.name} {error.where}".strip(), todo=error.todo)
