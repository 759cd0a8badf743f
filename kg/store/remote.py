"""A graph store of others as our store: SPARQL 1.1 Protocol for queries and changes, whole graphs where it can.

Where a server runs an update of several operations as one transaction (all but Virtuoso and QLever do), each
change is one request, as behind our own server. Elsewhere it is several: the descriptions of an article's
entities come first, then its graph as a whole, then what is superfluous goes. If the way breaks in between,
each graph of an article is the old one or the new one, and descriptions may stand there that nothing leads to;
the same article again sets that right. Several graphs are then not replaced together but one after another.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from itertools import batched, groupby
from pathlib import Path

import pyoxigraph as ox

from kg.errors import AccessError, RemoteError, StoreError, UsageError
from kg.store.access import Access
from kg.store.answers import write_graph
from kg.store.base import Answer
from kg.store.change import Article, Change, canonical_beside
from kg.store.complaint import complaint
from kg.store.describe import described
from kg.store.dialects import Addresses, Dialect
from kg.store.directory import is_store
from kg.store.embedded import EmbeddedStore
from kg.store.endpoint import with_prefixes
from kg.store.graph_server import GraphServer, Refused
from kg.store.media import JSON
from kg.store.rdf_text import canonical_bytes, named, ntriples, quads_of
from kg.store.remote_query import (
    RemoteQuery,
    canonical_triples,
    checked,
    description_of,
    descriptions,
    refused,
    remote_query,
    rewritten,
    triples_in,
)
from kg.store.requests import insertion, superfluous_in
from kg.store.sparql_store import SparqlStore
from kg.store.syntax import outline

SECONDS = 120.0
_DEEPEST = 4
_AT_ONCE = 200
# A triple of a named graph, if the default graph shows it too.
_SOME = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER isIRI(?s) } LIMIT 1"
_NO_UNION = "a query without GRAPH does not see the graphs of this server"
_DEFAULT = ox.DefaultGraph()


class RemoteStore(SparqlStore):
    """The graphs of a server of others; who else writes there is not known.

    ``seconds`` is how long an answer may take. What is refused is kept on this machine, in a folder of its own
    below ``quarantines``.

    :raises kg.errors.RemoteError: if it does not answer as a SPARQL endpoint, or a query without GRAPH does
        not see all of its graphs.
    """

    is_shared = True

    def __init__(
        self,
        dialect: Dialect,
        addresses: Addresses,
        access: Access,
        *,
        seconds: float = SECONDS,
        quarantines: Path | None = None,
    ) -> None:
        self.id = sha256(addresses.query.encode()).hexdigest()[:16]
        self._quarantines = quarantines
        self._quarantine: EmbeddedStore | None = None
        self.union = True
        self.listing = dialect.listing
        self.server = GraphServer(dialect, addresses, access, timeout=seconds)
        self.dialect = dialect
        self._revision = 0
        self._writing = threading.RLock()
        self._is_closed = self._is_union_seen = False
        try:
            self._look_at_default_graph()
        except BaseException:
            self.close()
            raise

    def __repr__(self) -> str:
        return f"<RemoteStore {self.server.addresses.query}>"

    @property
    def revision(self) -> int:
        """Give how many changes this process has made; those of others are not seen."""
        return self._revision

    def has_graph_outside(self, _prefix: str) -> bool:
        """Tell that there may be graphs that are not ours."""
        return True

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph and keep the entity graph in step, as far as the server makes that one.

        :raises kg.errors.RdfError: for bytes that do not parse, or with blank nodes; nothing is written.
        :raises kg.errors.KgError: with what the server said.
        """
        with self._writing:
            return super().put_article(graph, triples, entities, descriptions)

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in: in one request, or where that is not safe in several.

        :raises kg.errors.KgError: with what the server said.
        """
        if self.dialect.is_whole:
            super().change_graph(graph, gone, new)
            return
        with self._writer():
            self.server.change(graph, "DELETE", sorted(gone))
            self.server.change(graph, "INSERT", sorted(new))

    def graphs(self) -> list[str]:
        """Give the IRIs of all graphs that hold a triple and are not the server's own, sorted."""
        return [graph for graph in super().graphs() if not graph.startswith(self.dialect.own)]

    def graph(self, graph: str) -> bytes:
        """Give the canonical N-Triples of one graph, in our engine's forms; empty if there is none.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        self._check_open()
        named(graph)
        with _own_rights():
            return canonical_triples(self.server.get(graph), graph)

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; DESCRIBE tells of the things and of the nodes below their IRIs.

        :raises kg.errors.QueryError: in the server's words, if it cannot make sense of it.
        :raises kg.errors.NotAcceptable: if the kind of answer has no such media type.
        :raises kg.errors.RemoteError: if the answer is not whole.
        """
        asked = remote_query(text, self.dialect, media_type, default_graphs, named_graphs)
        if not self._is_union_seen:
            self._look_at_default_graph()
        body = BytesIO()
        if asked.form == "describe":
            shape = outline(text)

            def ask(more: str) -> list[ox.Triple]:
                return self._description(more, default_graphs, named_graphs)

            kind, said = write_graph(described(ask(text), ask, shape), media_type, body)
        else:
            kind, said = rewritten(BytesIO(self._ask(asked)), asked.form, self.dialect, media_type, body)
        return Answer(kind, said, body.getvalue())

    def update(self, text: str) -> None:
        """Run a SPARQL update, in one transaction as far as the server makes it one.

        :raises kg.errors.QueryError: in the server's words, if it cannot make sense of it.
        :raises kg.errors.KgError: with what the server said.
        """
        if outline(text).form != "update":
            raise complaint(text, "it is no update", update=True)
        with self._writer():
            try:
                self.server.update(with_prefixes(text), again=False)
            except Refused as error:
                raise refused(text, error, update=True) from None

    def load(self, data: bytes, *, media_type: str, graph: str | None = None) -> int:
        """Add RDF, triples into ``graph``; give the number of new quads.

        Where others write at the same time, theirs are counted too. It is one request where an update is one
        transaction, else some for each graph.

        :raises kg.errors.RdfError: with the line, if it does not parse; nothing is written.
        :raises kg.errors.UsageError: for triples without a graph, where a server has no default graph.
        """
        quads = quads_of(data, media_type, graph)
        if not quads:
            return 0
        if not self.dialect.keeps_default and _DEFAULT in {quad.graph_name for quad in quads}:
            raise UsageError("the server has no place for triples without a graph", todo="Name a graph.")
        before = self.count()
        with self._writer():
            if self.dialect.is_whole:
                self.server.update(insertion(quads), again=False)
            else:
                for name, some in groupby(sorted(quads, key=_graph_of), _graph_of):
                    self.server.add(name, canonical_bytes(some))
        return max(self.count() - before, 0)

    @property
    def counting(self) -> str:
        """Give the query, to be asked of the default graph as it is, whose only row counts the quads (``n``)."""
        own = " && ".join(f'!STRSTARTS(STR(?g), "{start}")' for start in self.dialect.own)
        pattern = f"GRAPH ?g {{ ?s ?p ?o }} {f'FILTER ({own})' if own else ''}"
        if self.dialect.union:  # without that parameter, the default graph is one of its own
            pattern = f"{{ {pattern} }} UNION {{ ?s ?p ?o }}"
        return f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"

    def count(self) -> int:
        """Give the number of quads, in the graphs that are not the server's own."""
        asked = RemoteQuery(self.counting, "select", (("query", self.counting),), JSON.media_type)
        return int(json.loads(self._ask(asked))["results"]["bindings"][0]["n"]["value"])

    def quarantine(self, *, make: bool = False) -> EmbeddedStore | None:
        """Give the store on this machine for what was refused; None if there is none yet, unless it is made.

        :raises kg.errors.StoreLocked: if another process has it open, as a server of this store has.
        """
        with self._writing:
            folder = self._quarantines and self._quarantines / self.id
            if self._quarantine is None and folder and (make or is_store(folder)):
                self._quarantine = EmbeddedStore(folder)
            return self._quarantine

    def close(self) -> None:
        """Let go of the connections; further calls fail."""
        self._is_closed = True
        self.server.close()
        if self._quarantine:
            self._quarantine.close()

    def _look_at_default_graph(self) -> None:
        """Refuse a server whose default graph is not the union of all; an empty one shows that later."""
        if self.dialect.union:
            self._ask(remote_query("ASK {}", self.dialect))
            self._is_union_seen = True
        elif self._rows(_SOME):
            if not self._rows(f"SELECT ?s WHERE {{ {{ {_SOME} }} ?s ?p ?o }} LIMIT 1"):
                raise RemoteError(
                    _NO_UNION,
                    where=self.server.addresses.query,
                    todo="Set the server so that its default graph is the union of all, or name its dialect.",
                )
            self._is_union_seen = True

    def _ask(self, asked: RemoteQuery) -> bytes:
        self._check_open()
        try:
            with _own_rights():
                said = self.server.ask(asked.parameters, asked.accept, tries=2)
        except Refused as error:
            raise refused(asked.text, error) from None
        checked(said, asked, self.server.addresses.query)
        return said.body

    def _rows(self, text: str) -> list[dict[str, dict[str, str]]]:
        found = json.loads(self._ask(remote_query(text, self.dialect)))
        rows: list[dict[str, dict[str, str]]] = found["results"]["bindings"]
        return rows

    def _description(
        self, text: str, default_graphs: Sequence[str] | None, named_graphs: Sequence[str] | None
    ) -> list[ox.Triple]:
        def asked(query: str) -> bytes:
            return self._ask(remote_query(query, self.dialect, None, default_graphs, named_graphs))

        if self.dialect.describes:
            return list(triples_in(asked(text)))
        shape = outline(text)
        wanted = description_of(text, shape)
        names = set(wanted.named)
        if wanted.select:
            for row in json.loads(asked(wanted.select))["results"]["bindings"]:
                names |= {f"<{cell['value']}>" for cell in row.values() if cell["type"] == "uri"}
        return [triple for query in descriptions(sorted(names), shape) for triple in triples_in(asked(query))]

    def _apply(self, text: str) -> None:
        with self._writer():
            self.server.update(text)

    def _replace(self, graphs: Mapping[str, set[ox.Quad]]) -> None:
        is_one_put = len(graphs) == 1 and self.server.addresses.graph_store
        if self.dialect.is_whole and not is_one_put:
            super()._replace(graphs)
            return
        with self._writer():
            for graph, quads in graphs.items():
                self._put_graph(graph, quads)

    def _put_graph(self, graph: str, quads: Collection[ox.Quad]) -> None:
        if quads:
            self.server.put(graph, canonical_bytes(quads))
        else:
            self.server.delete(graph)

    def _put(self, shadow: ox.Store, article: Article, change: Change) -> None:
        """Put an article in one request, or in an order in which it can break off: see above."""
        if self.dialect.is_whole:
            super()._put(shadow, article, change)
            return
        superfluous = superfluous_in(shadow, article, change)
        told = [quad for quad in change.new if quad.graph_name == article.entities]
        gone = [quad for quad in change.gone if quad.graph_name == article.entities]
        retold = [quad for quad in gone if quad.subject not in superfluous]
        self.change_graph(article.entities.value, ntriples(retold), ntriples(told))
        with self._writer():
            self._put_graph(article.graph.value, article.triples)
        self._take_out(superfluous, gone, article.entities)

    def _take_out(
        self, superfluous: set[ox.NamedNode], gone: Sequence[ox.Quad], entities: ox.NamedNode
    ) -> None:
        """Take out the descriptions to which nothing leads; each may free others, to which it led."""
        left = set(superfluous)
        for _ in range(_DEEPEST):
            free = left - self._led_to(left, entities)
            if not free:
                return
            lines = ntriples(quad for quad in gone if quad.subject in free)
            self.change_graph(entities.value, lines, ())
            left -= free

    def _led_to(self, some: Iterable[ox.NamedNode], entities: ox.NamedNode) -> set[ox.NamedNode]:
        found: set[ox.NamedNode] = set()
        for batch in batched(sorted(some, key=str), _AT_ONCE):
            text = f"""SELECT DISTINCT ?e WHERE {{ VALUES ?e {{ {" ".join(map(str, batch))} }}
              GRAPH ?g {{ ?s ?p ?e }}
              FILTER (?g != {canonical_beside(entities)} && (?g != {entities} || ?s != ?e)) }}"""
            found |= {ox.NamedNode(row["e"]["value"]) for row in self._rows(text)}
        return found

    @contextmanager
    def _writer(self) -> Iterator[None]:
        """Let one thread write, and count that it did."""
        with self._writing, _own_rights():
            self._check_open()
            yield
            self._revision += 1

    def _check_open(self) -> None:
        if self._is_closed:
            raise StoreError("the store is closed", todo="Open it again.")


@contextmanager
def _own_rights() -> Iterator[None]:
    """Tell of rights that we lack at the server in other words than of those that a client of ours lacks."""
    try:
        yield
    except AccessError as error:
        raise RemoteError(error.what, where=error.where, todo=error.todo) from None


def _graph_of(quad: ox.Quad) -> str:
    assert isinstance(quad.graph_name, ox.NamedNode)
    return quad.graph_name.value
