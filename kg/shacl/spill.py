"""Large documents on disk for the time of a validation, so that they can be taken apart into slices.

The engine of the store can't be asked for blank nodes by name and writes numbers and dates its own way. So as
long as they are there blank nodes are IRIs and typed literals have another datatype; slices have them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import batched
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any

from kg.errors import RdfError, StoreError
from kg.rdf.documents import Document
from kg.rdf.terms import PREFIXES
from kg.shacl.graphs import added, apart, document_base, format_of, labels, literal_of, parsing, quiet, united
from kg.shacl.slices import SLICE_TRIPLES, Slice, Slicing

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store
    from rdflib import Graph
    from rdflib.term import Node

_BLANK = "urn:kg:blank:"
_WRITTEN = "urn:kg:written:"
_PLAIN = ("http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
# The loader holds so many in memory, some 1 kB each.
_AT_ONCE = 50_000
# How deep people and fingerprints are told what a blank node holds.
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class _Body:
    body: bytes


class Spill:
    """Named graphs on disk, each some neighbouring triples of the documents; see ``kg.shacl.slices.Graphs``."""

    def __init__(self, db: Store) -> None:
        self._db = db
        self.prefixes: dict[str, str] = {}

    def fill(self, documents: Iterable[Document]) -> None:
        """Take in documents; blank nodes are called as ``kg.shacl.job.merged`` calls them.

        :raises kg.errors.RdfError: with document and line, if one does not parse.
        """
        held = (quad for number, each in enumerate(documents) for quad in self._held(each, number))
        for some in batched(held, _AT_ONCE):
            self._db.bulk_extend(some)

    def graphs(self) -> list[str]:
        """Give the IRIs of the graphs, sorted."""
        return sorted(str(graph.value) for graph in self._db.named_graphs())

    def graph(self, graph: str) -> bytes:
        """Give the sorted N-Triples of a graph."""
        from pyoxigraph import NamedNode

        quads = self._db.quads_for_pattern(None, None, None, NamedNode(graph))
        return "".join(sorted(f"{quad.triple} .\n" for quad in quads)).encode()

    def query(self, text: str) -> _Body:
        """Answer in JSON, or in N-Triples."""
        from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

        found: Any = self._db.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        form = RdfFormat.N_TRIPLES if isinstance(found, QueryTriples) else QueryResultsFormat.JSON
        return _Body(found.serialize(format=form))

    def count(self) -> int:
        """Give the number of quads."""
        return len(self._db)

    def close(self) -> None:
        """Let go of the disk."""
        del self._db

    def _held(self, document: Document, number: int) -> Iterator[Quad]:
        from pyoxigraph import NamedNode, Quad

        form = format_of(document.media_type)
        label = labels(document.content, form)
        base = document_base(document.name)
        with parsing(document.content, form, what=document.name, base=base) as parser:
            for place, quad in enumerate(parser):
                graph = NamedNode(f"urn:kg:part:{number:06}:{place // SLICE_TRIPLES:06}")
                terms = (_stored(term, label, number) for term in (quad.subject, quad.object))
                yield Quad(next(terms), quad.predicate, next(terms), graph)
        self.prefixes = {**parser.prefixes, **self.prefixes}


@contextmanager
def spilled(documents: Iterable[Document]) -> Iterator[Spill]:
    """Give documents on disk; what was written goes away with the context.

    :raises kg.errors.RdfError: with document and line, if one does not parse.
    :raises kg.errors.StoreError: if the disk can't be written.
    """
    with ExitStack() as held:
        try:
            folder = TemporaryDirectory(prefix="kg-validate-", ignore_cleanup_errors=True)
            spill = _filled(held.enter_context(folder), held, documents)
        except OSError as error:
            raise StoreError(
                f"large data are validated from disk, and it can't be written: {error}",
                where=gettempdir(),
                todo="Make room there, or set TMPDIR.",
            ) from None
        yield spill


def _filled(folder: str, held: ExitStack, documents: Iterable[Document]) -> Spill:
    from pyoxigraph import Store

    spill = Spill(Store(folder))
    held.callback(spill.close)
    spill.fill(documents)
    return spill


class SpillSlicing(Slicing):
    """The slices of documents on disk, with their blank nodes and literals as they were written."""

    def __init__(
        self,
        spill: Spill,
        shapes: Graph,
        classes: Graph,
        most: int = SLICE_TRIPLES,
        *,
        light: bool = False,
    ) -> None:
        super().__init__(spill, _as_stored(shapes), classes, most, light=True)
        self._prefixes, self._is_light = spill.prefixes, light

    def __iter__(self) -> Iterator[Slice]:
        for part in super().__iter__():
            self._surround(part.data)
            written = cache(_as_written)
            data = united(light=self._is_light)
            with quiet():
                for subject, predicate, value in part.data:
                    data.store.add((written(subject), predicate, written(value)), data)
                own = frozenset(map(written, part.own))
            for prefix, namespace in self._prefixes.items():
                data.bind(prefix, namespace)
            yield Slice(data, own, part.read, part.note)

    def _surround(self, data: Graph) -> None:
        """Add what blank nodes are known by: what they hold, and all that leads to them from an IRI."""
        blank = {node for node in data.all_nodes() if _is_blank(node)}
        below, seen = blank, set(blank)
        for _ in range(_LEVELS):
            found = [*self.described(below, {None})]
            added(data, *found)
            below = {node for graph in found for node in graph.objects() if _is_blank(node)} - seen
            seen |= below
        above, seen = blank, set(blank)
        while above:
            found = [*self.pointing(None, above)]
            added(data, *found)
            above = {node for graph in found for node in graph.subjects() if _is_blank(node)} - seen
            seen |= above


def _stored(term: Any, label: Callable[[str], str], number: int) -> Any:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    if isinstance(term, BlankNode):
        return NamedNode(_BLANK + apart(label(term.value), number))
    if isinstance(term, Triple):
        raise RdfError("a triple stands where a node must stand; RDF-star can't be validated")
    if isinstance(term, Literal) and term.datatype.value not in _PLAIN:
        return Literal(term.value, datatype=NamedNode(_WRITTEN + term.datatype.value))
    return term


def _as_stored(shapes: Graph) -> Graph:
    """Give shapes in which the literals that are targets are as they are stored."""
    from rdflib import SH, Literal, URIRef

    stored = united(shapes)
    for shape, value in shapes.subject_objects(SH.targetNode):
        if isinstance(value, Literal) and value.datatype and str(value.datatype) not in _PLAIN:
            stored.remove((shape, SH.targetNode, value))
            datatype = URIRef(_WRITTEN + value.datatype)
            stored.add((shape, SH.targetNode, Literal(str(value), datatype=datatype)))
    return stored


def _as_written(node: Node) -> Node:
    from pyoxigraph import Literal as Written
    from pyoxigraph import NamedNode
    from rdflib import BNode, Literal

    if _is_blank(node):
        return BNode(str(node).removeprefix(_BLANK))
    if isinstance(node, Literal) and node.datatype and node.datatype.startswith(_WRITTEN):
        datatype = NamedNode(node.datatype.removeprefix(_WRITTEN))
        return literal_of(Written(str(node), datatype=datatype))
    return node


def _is_blank(node: Node) -> bool:
    from rdflib import URIRef

    return isinstance(node, URIRef) and node.startswith(_BLANK)
