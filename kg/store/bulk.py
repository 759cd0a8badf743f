"""Large RDF into a database by the engine's bulk loader: read as a stream, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import IO, Any, Protocol, cast

from pyoxigraph import BlankNode, DefaultGraph, Quad, Store, Triple, parse

from kg.errors import RdfError
from kg.rdf.nesting import Nesting, check_xml
from kg.store.media import RDFXML, Form, engine_format, readable
from kg.store.packing import Pieces
from kg.store.rdf_text import GraphName, named, rdf_error

_BLOCK_BYTES = 1_000_000


class Source(Protocol):
    """A document to load: what the user calls it, its media type, and its bytes, read once."""

    name: str
    media_type: str

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        ...


@dataclass(slots=True)
class Document:
    """A document that is there already, as a source."""

    name: str
    media_type: str
    stream: IO[bytes]

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        return self.stream.read(size)


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


def load_named(db: Store, sources: Sequence[tuple[Source, str | None, str]]) -> None:
    """Load documents, each into its graph and with its names of blank nodes, all together or not at all.

    The names are 32 hex digits, from which blank nodes are numbered in the order in which they come: the same
    document gives the same statements again.

    :raises kg.errors.RdfError: if one does not parse, with its name and the line.
    """
    db.bulk_extend(
        quad
        for source, graph, names in sources
        for quad in _quads(source, graph, named(graph) if graph else DefaultGraph(), names)
    )


def _quads(source: Source, graph: str | None, target: GraphName, names: str = "") -> Iterator[Quad]:
    form, file = _readable(source)
    found: Iterator[Quad] = parse(file, engine_format(form), base_iri=graph, rename_blank_nodes=not names)
    if names:
        found = _numbered(found, int(names, 16))
    try:
        if not graph:
            yield from found
            return
        for quad in found:
            inside = isinstance(quad.graph_name, DefaultGraph)
            yield Quad(quad.subject, quad.predicate, quad.object, target) if inside else quad
    except SyntaxError as error:
        raise _of(rdf_error(error), source) from None


def _numbered(quads: Iterable[Quad], first: int) -> Iterator[Quad]:
    known: dict[BlankNode, BlankNode] = {}

    def number(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return known.setdefault(term, BlankNode(f"{first + len(known):x}"))
        return Triple(*map(number, term)) if isinstance(term, Triple) else term

    for quad in quads:
        subject, _, value, graph = quad
        if isinstance(value, BlankNode | Triple) or BlankNode in (type(subject), type(graph)):
            yield Quad(number(subject), quad.predicate, number(value), number(graph))
        else:
            yield quad


def _readable(source: Source) -> tuple[Form, IO[bytes]]:
    """Give the form of a document, and its bytes as far as they do not nest too deep."""
    form = readable(source.media_type)
    if form is not RDFXML:
        return form, _watched(source, form)
    content = source.read()
    try:
        check_xml(content)
    except RdfError as error:
        raise _of(error, source) from None
    return form, BytesIO(content)


def _watched(source: Source, form: Form) -> IO[bytes]:
    nesting = Nesting(engine_format(form))

    def following() -> bytes:
        try:
            while block := source.read(_BLOCK_BYTES):
                if passed := nesting.passed(block):
                    return passed
            return nesting.rest()
        except RdfError as error:
            raise _of(error, source) from None

    return cast("IO[bytes]", BufferedReader(Pieces(following), _BLOCK_BYTES))


def _of(error: RdfError, source: Source) -> RdfError:
    return RdfError(error.what, where=f"{source.name} {error.where}".strip(), todo=error.todo)
