"""Named graphs in an Oxigraph store inside of this process; on disk or in memory is for the heirs to say."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DatabaseDamaged, QueryError, StoreError
from kg.rdf.terms import PREFIXES
from kg.store.answers import Sink, write, write_graph
from kg.store.base import Answer, AnswerKind
from kg.store.bulk import Document, Source, load_bulk
from kg.store.change import Change, article_change, graphs_change, make, parsed_article
from kg.store.complaint import complaint, failure, is_read_only
from kg.store.describe import described
from kg.store.directory import damaged, is_damage
from kg.store.rdf_text import canonical_bytes, named, quads_of
from kg.store.requests import graph_change
from kg.store.staging import Staged
from kg.store.syntax import Outline, outline

type Dataset = tuple[
    Sequence[ox.NamedNode | ox.BlankNode | ox.DefaultGraph], Sequence[ox.NamedNode | ox.BlankNode]
]

# Above this many bytes RDF goes into the store by the engine itself, and the new quads are counted by
# counting all before and after: a walk over the whole store, but no Python object for each quad.
LARGE_BYTES = 4_000_000


class OxigraphStore:
    """A store over one Oxigraph database; any thread may call it, and writers wait for each other.

    Without ``union`` a query that names no graphs sees the store's own default graph.
    """

    is_shared = False
    counting = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"

    def __init__(self, db: ox.Store, id: str) -> None:
        self.id = id
        self.union = True
        self._db: ox.Store | None = db
        self._revision = 0
        self._writing = threading.RLock()
        self._quarantine: OxigraphStore | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> bool:
        """Set each graph to exactly these N-Triples, all in one transaction; False if nothing changed.

        Graphs with blank nodes are always written: whether they are the same cannot be told by comparing.

        :raises kg.errors.RdfError: for bytes that do not parse; nothing is written.
        """
        with self._writer() as db:
            return self._commit(db, graphs_change(db, graphs), graphs)

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph and keep the entity graph in step, in one transaction.

        :raises kg.errors.RdfError: for bytes that do not parse, or with blank nodes; nothing is written.
        """
        article = parsed_article(graph, triples, entities, descriptions)
        with self._writer() as db:
            return self._commit(db, article_change(db, article), {graph: triples})

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in, in one transaction; lines of N-Triples."""
        if gone or new:
            self.update(graph_change(graph, gone, new))

    @contextmanager
    def staged(self) -> Iterator[Staged]:
        """Give a stage: what it went through is made in one transaction, or not at all if the context fails.

        Until then other writers wait.
        """
        with self._writer() as db:
            fresh = ox.Store()
            stage = Staged(db, fresh, OxigraphStore(fresh, self.id))
            yield stage
            self._commit(db, stage.change, stage.whole)

    def graphs(self) -> list[str]:
        """Give the IRIs of all graphs that hold a triple, sorted."""
        with self._reading() as db:
            return sorted(
                graph.value
                for graph in db.named_graphs()
                if isinstance(graph, ox.NamedNode)
                and next(iter(db.quads_for_pattern(None, None, None, graph)), None) is not None
            )

    def has_graph_outside(self, prefix: str) -> bool:
        """Tell whether a graph has a name that does not begin so, or the default graph holds a triple."""
        with self._reading() as db:
            if next(iter(db.quads_for_pattern(None, None, None, ox.DefaultGraph())), None):
                return True
            return any(not graph.value.startswith(prefix) for graph in db.named_graphs())

    def graph(self, graph: str) -> bytes:
        """Give the canonical N-Triples of one graph; empty if there is none."""
        with self._reading() as db:
            return canonical_bytes(db.quads_for_pattern(None, None, None, named(graph)))

    def graph_into(self, sink: Sink, graph: str, *, media_type: str | None = None) -> tuple[AnswerKind, str]:
        """Write the triples of a graph, of the default graph if it has no name, as they are found.

        :raises kg.errors.NotAcceptable: if a graph has no such media type.
        """
        name = named(graph) if graph else ox.DefaultGraph()
        with self._reading() as db:
            quads = db.quads_for_pattern(None, None, None, name)
            return write_graph((quad.triple for quad in quads), media_type, sink)

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; DESCRIBE tells of the things and of the nodes below their IRIs.

        :raises kg.errors.QueryError: with the place, if the text does not parse or cannot be run.
        :raises kg.errors.NotAcceptable: if the kind of answer has no such media type.
        """
        body = BytesIO()
        kind, said = self.query_into(
            body, text, media_type=media_type, default_graphs=default_graphs, named_graphs=named_graphs
        )
        return Answer(kind, said, body.getvalue())

    def query_into(
        self,
        sink: Sink,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base: str | None = None,
    ) -> tuple[AnswerKind, str]:
        """Answer as ``query`` does, the bytes written as they are found; give the answer's kind and media type.

        Relative IRIs are relative to ``base``.

        :raises kg.errors.QueryError: also behind the first bytes, if the query fails while it runs.
        :raises kg.errors.NotAcceptable: if the kind of answer has no such media type.
        """
        shape, dataset = outline(text), _dataset(default_graphs, named_graphs)
        with self._reading() as db, _engine_errors(text):

            def ask(asked: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
                return _ask(db, asked, shape, dataset, self.union, base)

            found = ask(text)
            if isinstance(found, ox.QueryTriples):
                return write_graph(described(found, ask, shape), media_type, sink)
            assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
            return write(found, media_type, sink)

    def update(self, text: str) -> None:
        """Run a SPARQL update in one transaction.

        :raises kg.errors.QueryError: if the text does not parse or fails; nothing is written.
        """
        with self._writer() as db, _engine_errors(text, update=True):
            self._update(db, text)
            self._revision += 1

    def load(self, data: bytes, *, media_type: str, graph: str | None = None) -> int:
        """Add RDF in one transaction, triples into ``graph``; give the number of new quads.

        :raises kg.errors.RdfError: with the line, if it does not parse; nothing is written.
        """
        if len(data) > LARGE_BYTES:
            return self.load_bulk([Document("", media_type, BytesIO(data))], graph)
        quads = quads_of(data, media_type, graph)
        with self._writer() as db:
            fresh = {quad for quad in quads if quad not in db}
            self._commit(db, Change(new=fresh), {})
            return len(fresh)

    def load_bulk(self, sources: Sequence[Source], graph: str | None = None) -> int:
        """Add documents of any size, read as streams, all of them or none; give the number of new quads.

        :raises kg.errors.RdfError: with the document and the line, if one does not parse; nothing is written.
        """
        with self._writer() as db:
            before = len(db)
            self._load(db, sources, graph)
            self._revision += 1
            return len(db) - before

    def count(self) -> int:
        """Give the number of quads."""
        with self._reading() as db:
            return len(db)

    def quads(self) -> Iterator[ox.Quad]:
        """Give all statements, in the order of the database."""
        with self._reading() as db:
            yield from db

    @property
    def revision(self) -> int:
        """Give how many changes have been made since the store was opened."""
        return self._revision

    def snapshot(self, target: Path) -> int:
        """Copy the database to a path where nothing is yet; give the revision that it has.

        :raises kg.errors.StoreError: if it cannot be written.
        """
        with self._writing:
            self._prepare_to_write()
            try:
                with self._reading() as db:
                    self._copy(db, target)
            except OSError as error:
                raise self._not_copied(error, target) from error
            return self._revision

    def quarantine(self, *, make: bool = False) -> OxigraphStore | None:
        """Give the store beside this one for what was refused; None if there is none yet, unless it is made.

        :raises kg.errors.StoreError: if it cannot be opened or made.
        """
        with self._writing:
            self._reader()  # a store that is closed opens none
            if self._quarantine is None:
                self._quarantine = self._beside(make=make)
            return self._quarantine

    def close(self) -> None:
        """Let go of the store; further calls fail."""
        with self._writing:
            self._db = None
            if self._quarantine:
                self._quarantine.close()

    def _beside(self, *, make: bool) -> OxigraphStore | None:
        """Open the store beside this one."""
        return None

    def _copy(self, db: ox.Store, target: Path) -> None:
        with target.open("wb") as file:
            # N-Quads know no empty graphs: these are told in comments.
            for graph in db.named_graphs():
                if next(iter(db.quads_for_pattern(None, None, None, graph)), None) is None:
                    file.write(f"#{graph}\n".encode())
            db.dump(file, format=ox.RdfFormat.N_QUADS)

    def _prepare_to_write(self) -> None:
        """Mend what an earlier write left broken."""

    def _make_durable(self) -> None:
        """See to it that what was written outlives the machine."""

    def _not_written(self, error: OSError) -> StoreError:
        return StoreError(f"the store cannot be written: {error}")

    def _damaged(self, error: Exception) -> DatabaseDamaged:
        return damaged(error)

    def _not_copied(self, error: OSError, target: Path) -> StoreError:
        return StoreError(f"no snapshot can be made: {error}", where=str(target))

    def _commit(self, db: ox.Store, change: Change, whole: Mapping[str, bytes]) -> bool:
        """Make a change; ``whole`` has the graphs of which it leaves exactly these N-Triples."""
        if not change:
            return False
        with self._recorded(db, change, whole):
            make(db, change)
        self._revision += 1
        return True

    @contextmanager
    def _recorded(self, db: ox.Store, change: Change, whole: Mapping[str, bytes]) -> Iterator[None]:
        """Write down somewhere what is about to be changed."""
        yield

    def _update(self, db: ox.Store, text: str) -> None:
        db.update(text, prefixes=dict(PREFIXES))

    def _load(self, db: ox.Store, sources: Sequence[Source], graph: str | None) -> None:
        load_bulk(db, sources, graph)

    def _reader(self) -> ox.Store:
        db = self._db
        if db is None:
            raise StoreError("the store is closed", todo="Open it again.")
        return db

    @contextmanager
    def _reading(self) -> Iterator[ox.Store]:
        """Give the database, and say so if it turns out to be damaged."""
        try:
            yield self._reader()
        except (RuntimeError, OSError) as error:
            if is_damage(error):
                raise self._damaged(error) from None
            raise

    @contextmanager
    def _writer(self) -> Iterator[ox.Store]:
        """Give the database to the one thread that writes, and name what the disk says against it."""
        with self._writing:
            self._prepare_to_write()
            try:
                with self._reading() as db:
                    yield db
                    self._make_durable()
            except OSError as error:
                raise self._not_written(error) from error
            except RuntimeError as error:
                if is_read_only(str(error)):
                    raise StoreError(
                        "the store is open for reading only", todo="Open it for writing."
                    ) from None
                raise


def opened_snapshot(path: Path) -> OxigraphStore:
    """Give a snapshot for reading: a database, or the N-Quads of one in memory."""
    if path.is_dir():
        return OxigraphStore(ox.Store.read_only(str(path)), path.name)
    db = ox.Store()
    with path.open("rb") as file:
        for line in itertools.takewhile(lambda line: line.startswith(b"#<"), file):
            db.add_graph(ox.NamedNode(line[2:-2].decode()))
    db.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return OxigraphStore(db, path.name)


def opened_copy(snapshot: Path, target: Path) -> OxigraphStore:
    """Give a copy of a snapshot that can be written, at a path where nothing is yet or in memory."""
    if not snapshot.is_dir():
        return opened_snapshot(snapshot)
    ox.Store.read_only(str(snapshot)).backup(str(target))
    return OxigraphStore(ox.Store(str(target)), target.name)


def _dataset(default_graphs: Sequence[str] | None, named_graphs: Sequence[str] | None) -> Dataset | None:
    if default_graphs is None and named_graphs is None:
        return None
    try:
        return (
            [ox.NamedNode(graph) for graph in default_graphs or ()],
            [ox.NamedNode(graph) for graph in named_graphs or ()],
        )
    except ValueError as error:
        raise QueryError(f"a graph of the dataset has no absolute IRI: {error}", todo="Mend it.") from None


def _ask(
    db: ox.Store, text: str, shape: Outline, dataset: Dataset | None, union: bool, base: str | None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    # The engine parses the IRI of each that it is given.
    prefixes = {prefix: name for prefix, name in PREFIXES.items() if f"{prefix}:" in text}
    if dataset is not None:
        default, named_ones = list(dataset[0]), list(dataset[1])
        return db.query(
            text, base_iri=base, prefixes=prefixes, default_graph=default, named_graphs=named_ones
        )
    # With the union switched on, the engine overlooks FROM.
    is_union = union and not shape.dataset
    return db.query(text, base_iri=base, prefixes=prefixes, use_default_graph_as_union=is_union)


@contextmanager
def _engine_errors(text: str, *, update: bool = False) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise complaint(text, str(error), update=update) from None
    except UnicodeEncodeError:
        raise QueryError("the text has half of a surrogate pair", todo="Send whole characters.") from None
    except (RuntimeError, ValueError) as error:
        if is_read_only(str(error)) or is_damage(error):
            raise
        raise failure(str(error), update=update) from None
    except OSError as error:
        if update or is_damage(error):
            raise
        raise StoreError(f"the store cannot be read: {error}") from error
