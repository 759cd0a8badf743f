"""Reads RDF into rdflib graphs, literals as they are written, and never from the network.

Oxigraph's parsers do the reading: several times faster than rdflib's, they name the line of a mistake, and
their JSON-LD fetches no remote context.
"""

from __future__ import annotations

import hashlib
import json
import logging
import posixpath
import re
import threading
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from kg.errors import RdfError
from kg.rdf.nesting import check_nesting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyoxigraph import Quad, QuadParser, RdfFormat
    from rdflib import Graph, Literal, URIRef
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
NO_BASE = "urn:kg:document:/data"
_BASE = re.compile("urn:kg:document:[^/]*+")
# What the parser calls nodes without a label: a number of 128 bits.
_ANONYMOUS = re.compile("[a-f][0-9a-f]{23,31}")
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
    chosen = format_of(format)
    with parsing(data, chosen, what=what, base=base) as parser:
        graph = graph_of(parser, labels(data, chosen, shapes=shapes), shapes=shapes, light=light)
    for prefix, namespace in parser.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


@contextmanager
def parsing(data: bytes, form: RdfFormat, *, what: str, base: str) -> Iterator[QuadParser]:
    """Give a parser of a document.

    :raises kg.errors.RdfError: with the line, if it does not parse in the body, or nests too deep.
    """
    from pyoxigraph import parse

    data = without_mark(data)
    try:
        check_nesting(data, form)
    except RdfError as error:
        raise RdfError(error.what, where=f"{what}, {error.where}", todo=error.todo) from None
    try:
        yield parse(data, format=form, base_iri=base)
    except SyntaxError as error:
        if (address := remote_context(data)) is not None:
            raise RdfError(
                f"its JSON-LD context is at {address}, and nothing is fetched",
                where=what,
                todo="Put the context itself into the document, as the value of @context.",
            ) from None
        where = f"{what}, line {error.lineno}" if error.lineno else what
        raise RdfError(f"it is not {form.name}: {error.msg}", where=where) from None


def without_mark(data: bytes) -> bytes:
    """Give a document without the byte order mark that some editors put before it."""
    return data.removeprefix(BOM_UTF8)


def document_base(name: str) -> str:
    """Give the IRI against which relative ones of a document are resolved: an address is its own.

    For files it says folder and file as they were named, so that files of one folder can speak of each other
    and no IRI depends on the machine.
    """
    if urlsplit(name).scheme in ("http", "https"):
        return name
    folder, file = posixpath.split(name)
    return f"urn:kg:document:{quote(folder, safe='')}/{quote(file)}"


def joined(base: str, reference: str) -> str:
    """Give the IRI that a reference means in a document with a base."""
    if (own := _BASE.match(base)) is None or urlsplit(reference).scheme:
        return urljoin(base, reference)
    return own[0] + urljoin(f"http://_{base[own.end() :]}", reference).removeprefix("http://_")


def remote_context(data: bytes) -> str | None:
    """Give the address of a JSON-LD context that a document does not hold itself, None if there is none."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    first = value[0] if isinstance(value, list) and value else value
    contexts = first.get("@context") if isinstance(first, dict) else None
    return next((str(each) for each in [contexts, *_listed(contexts)] if isinstance(each, str)), None)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def labels(data: bytes, form: RdfFormat, *, shapes: bool = False) -> Callable[[str], str]:
    """Give what labels blank nodes the same each time a document is read.

    The parser invents other labels each time for nodes that have none in the text. These are numbered in the
    order in which they come, after a digest of the document that keeps those of several apart.
    """
    if form.file_extension in ("nt", "nq"):
        return str
    start = f"{'s' if shapes else 'b'}{hashlib.sha256(without_mark(data)).hexdigest()[:12]}n"
    known: dict[str, str] = {}

    def label(found: str) -> str:
        if _ANONYMOUS.fullmatch(found) is None:
            return found
        return known.setdefault(found, f"{start}{len(known) + 1}")

    return label


def apart(label: str, document: int) -> str:
    """Give the label of a blank node of the how-manieth document that is read into one graph (from 0)."""
    return f"f{document}{label}" if document else label


def graph_of(
    quads: Iterable[Quad],
    label: Callable[[str], str] = str,
    *,
    shapes: bool = False,
    light: bool = False,
) -> Graph:
    """Give an rdflib graph of the triples; every literal keeps its written form, ``label`` labels blank nodes."""
    from pyoxigraph import BlankNode, NamedNode
    from rdflib import BNode, URIRef

    made: dict[object, Identifier] = {}

    def term(value: object) -> Identifier:
        known = made.get(value)
        if known is None:
            if isinstance(value, NamedNode):
                known = URIRef(value.value)
            elif isinstance(value, BlankNode):
                known = BNode(label(value.value))
            else:
                known = literal_of(value, shapes=shapes)
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


def literal_of(value: object, *, shapes: bool = False) -> Literal:
    """Give a literal of the parser as rdflib has it, in its written form; see ``read_graph``.

    :raises kg.errors.RdfError: if it is none.
    """
    from pyoxigraph import Literal as Written
    from rdflib import Literal

    if not isinstance(value, Written):
        raise RdfError("a triple stands where a node must stand; RDF-star can't be validated")
    if value.language:
        return Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    if datatype == _STRING:
        return Literal(value.value)
    literal = Literal(value.value, datatype=datatype, normalize=False)
    literal._datatype = _named(datatype)  # one for all: what is the same object is compared at once
    if datatype in _COLLAPSED and str(literal) != value.value:
        literal = _as_written(value.value, literal)
    if shapes and datatype == _BOOLEAN:
        literal._value = value.value == "true"
    return literal


@lru_cache(maxsize=1024)
def _named(iri: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(iri)


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
