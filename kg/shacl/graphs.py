"""Reads RDF into rdflib graphs, literals as they are written, and never from the network.

Oxigraph's parsers do the reading: several times faster than rdflib's, they name the line of a mistake, and
their JSON-LD fetches no remote context.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import RdfError
from kg.rdf.nesting import check_nesting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, RdfFormat
    from rdflib import Graph, Literal
    from rdflib.term import Identifier

NAMES = {
    "turtle": "TURTLE",
    "ttl": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nt": "N_TRIPLES",
    "nquads": "N_QUADS",
    "nq": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "json-ld": "JSON_LD",
    "rdfxml": "RDF_XML",
    "rdf": "RDF_XML",
    "xml": "RDF_XML",
}
NO_BASE = "urn:kg:document"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_COLLAPSED = ("http://www.w3.org/2001/XMLSchema#normalizedString", "http://www.w3.org/2001/XMLSchema#token")


def format_of(name: str) -> RdfFormat:
    """Give the format for a media type, an extension or a plain name: ``text/turtle``, ``ttl``, ``turtle``.

    :raises kg.errors.RdfError: if it is none that can be read.
    """
    from pyoxigraph import RdfFormat

    plain = name.partition(";")[0].strip().lower().lstrip(".")
    if plain in NAMES:
        return getattr(RdfFormat, NAMES[plain])  # type: ignore[no-any-return]
    known = RdfFormat.from_media_type(plain) or RdfFormat.from_extension(plain)
    if known is None:
        raise RdfError(
            f"no RDF format is called {name!r}", todo="Say turtle, ntriples, nquads, trig, jsonld or rdfxml."
        )
    return known


def read_graph(
    data: bytes,
    format: str = "ntriples",
    *,
    what: str = "the data",
    base: str = NO_BASE,
    shapes: bool = False,
    light: bool = False,
) -> Graph:
    """Give the triples of a document, those of all its named graphs together, and its prefixes.

    A ``light`` graph is quicker to make and knows no contexts, which pySHACL needs. In ``shapes`` the switches of SHACL (``sh:uniqueLang``) are on only where they are written ``true``.

    :raises kg.errors.RdfError: with the line, if it does not parse, or nests too deep.
    """
    from pyoxigraph import parse

    chosen = format_of(format)
    try:
        check_nesting(data, chosen)
    except RdfError as error:
        raise RdfError(error.what, where=f"{what}, {error.where}", todo=error.todo) from None
    parser = parse(data, format=chosen, base_iri=base)
    try:
        graph = graph_of(parser, shapes=shapes, light=light)
    except SyntaxError as error:
        where = f"{what}, line {error.lineno}" if error.lineno else what
        raise RdfError(f"it is not {chosen.name}: {error.msg}", where=where) from None
    for prefix, namespace in parser.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def graph_of(quads: Iterable[Quad], *, shapes: bool = False, light: bool = False) -> Graph:
    """Give an rdflib graph of the triples; every literal keeps its written form."""
    from pyoxigraph import BlankNode, NamedNode
    from rdflib import BNode, URIRef

    made: dict[object, Identifier] = {}

    def term(value: object) -> Identifier:
        known = made.get(value)
        if known is None:
            if isinstance(value, NamedNode):
                known = URIRef(value.value)
            elif isinstance(value, BlankNode):
                known = BNode(value.value)
            else:
                known = _literal(value, shapes)
            made[value] = known
        return known

    graph = _empty(light)
    store, context = graph.store, graph
    with quiet():
        for quad in quads:
            store.add((term(quad.subject), term(quad.predicate), term(quad.object)), context)
    return graph


def united(*graphs: Graph, light: bool = False) -> Graph:
    """Give a new graph with the triples and prefixes of all; blank nodes of one name are one."""
    whole = added(_empty(light), *graphs)
    for graph in graphs:
        bound(whole, graph)
    return whole


def bound(whole: Graph, graph: Graph) -> None:
    """Give the first graph the prefixes of the second, but those that it has."""
    for prefix, namespace in graph.namespaces():
        whole.bind(prefix, namespace, override=False)


def _empty(light: bool) -> Graph:
    from rdflib import Graph

    return Graph(store="SimpleMemory" if light else "default", bind_namespaces="none")


def added(whole: Graph, *graphs: Graph) -> Graph:
    """Add the triples of graphs to the first one; give it."""
    store = whole.store
    for graph in graphs:
        for triple in graph:
            store.add(triple, whole)
    return whole


def _literal(value: object, shapes: bool) -> Literal:
    from pyoxigraph import Literal as Written
    from rdflib import Literal, URIRef

    if not isinstance(value, Written):
        raise RdfError("a triple stands where a node must stand; RDF-star can't be validated")
    if value.language:
        return Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    if datatype == _STRING:
        return Literal(value.value)
    literal = Literal(value.value, datatype=URIRef(datatype), normalize=False)
    if datatype in _COLLAPSED and str(literal) != value.value:
        literal = _as_written(value.value, literal)
    if shapes and datatype == _BOOLEAN:
        literal._value = value.value == "true"
    return literal


def _as_written(form: str, literal: Literal) -> Literal:
    """Give a literal with the white space that rdflib has taken from it in spite of ``normalize=False``."""
    written = str.__new__(type(literal), form)
    for name in ("_language", "_datatype", "_value", "_ill_typed"):
        setattr(written, name, getattr(literal, name))
    return written


class _NotWhileQuiet(logging.Filter):
    """Keeps rdflib from logging a traceback for an ill-typed literal: to us that is a result, no incident."""

    def __init__(self) -> None:
        super().__init__()
        self.thread = threading.local()

    def filter(self, record: logging.LogRecord) -> bool:
        return not getattr(self.thread, "quiet", False)


@cache
def _silence() -> _NotWhileQuiet:
    import warnings

    warnings.filterwarnings("ignore", message="Parsing weird boolean", category=UserWarning)
    silence = _NotWhileQuiet()
    logging.getLogger("rdflib.term").addFilter(silence)
    return silence


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from logging, in the body and in this thread, what it can't read of a literal."""
    thread = _silence().thread
    before, thread.quiet = getattr(thread, "quiet", False), True
    try:
        yield
    finally:
        thread.quiet = before
