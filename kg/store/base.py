"""What a store must do; one set of contract tests holds every implementation to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

AnswerKind = Literal["solutions", "boolean", "graph"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: ``body`` holds bytes of ``media_type``."""

    kind: AnswerKind
    media_type: str
    body: bytes


class Queryable(Protocol):
    """What can be asked: every store, and the endpoints of others."""

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query as ``Store.query`` does."""
        ...

    def close(self) -> None:
        """Let go of it; further calls fail."""
        ...


@runtime_checkable
class ArchivesTexts(Protocol):
    """A store that also keeps the articles that its graphs are read from."""

    def keep_text(self, graph: str, text: bytes) -> None:
        """Archive the article, as JSON, that a graph is about to be read from."""
        ...


@runtime_checkable
class Store(Protocol):
    """Named graphs on disk, in memory or behind a server.

    Without ``default_graphs`` and ``named_graphs`` a query sees the union of all graphs as default graph and
    every graph by its name. N-Triples are UTF-8 bytes, one statement a line. What is given back has the
    engine's forms of numbers and dates: ``0.90`` comes back as ``0.9``, ``xsd:int`` as ``xsd:integer``.
    """

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> bool:
        """Set each graph (IRI) to exactly these N-Triples, all in one transaction; empty bytes drop it.

        Gives False, and writes nothing, if every graph holds the same triples already; a graph with blank
        nodes is always written.

        :raises kg.errors.RdfError: for bytes that do not parse; nothing is written.
        """
        ...

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph and keep the entity graph in step, in one transaction.

        ``descriptions`` maps the IRI of each entity that the article leads to, also through the description
        of another one, to its N-Triples. An entity that the entity graph describes already keeps its
        description unless the new one differs and is linked (has an ``owl:sameAs``: it comes from authority
        data). Descriptions that no graph leads to any more after the change are taken out. Empty ``triples``
        delete the article. Gives False if nothing changed.

        :raises kg.errors.RdfError: for bytes that do not parse or have blank nodes; nothing is written.
        """
        ...

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in, in one transaction; lines of N-Triples."""
        ...

    def graphs(self) -> list[str]:
        """Give the IRIs of all graphs that hold a triple, sorted."""
        ...

    def graph(self, graph: str) -> bytes:
        """Give the canonical (sorted) N-Triples of one graph; empty if there is none."""
        ...

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query in a media type (default: JSON results, or N-Triples for graphs).

        :raises kg.errors.QueryError: if the text does not parse or cannot be run.
        :raises kg.errors.NotAcceptable: if the kind of answer has no such media type.
        """
        ...

    def update(self, text: str) -> None:
        """Run a SPARQL update in one transaction.

        :raises kg.errors.QueryError: if the text does not parse or fails; nothing is written.
        """
        ...

    def load(self, data: bytes, *, media_type: str, graph: str | None = None) -> int:
        """Add RDF in one transaction, triples into ``graph``; give the number of new quads.

        :raises kg.errors.RdfError: with the line, if it does not parse; nothing is written.
        """
        ...

    def count(self) -> int:
        """Give the number of quads."""
        ...

    def close(self) -> None:
        """Let go of the store; further calls fail."""
        ...


@runtime_checkable
class Quarantining(Protocol):
    """A store with another one beside it, for what may not enter it."""

    def quarantine(self, *, make: bool = False) -> Store | None:
        """Give the store beside this one; None if there is none yet, unless it is to be made.

        It is closed together with this one.

        :raises kg.errors.StoreError: if it cannot be opened or made.
        """
        ...


@runtime_checkable
class ServedStore(Store, Protocol):
    """A store that a server can serve: ``revision`` counts the changes that this process made.

    ``is_shared`` tells that others may write to it too, so that nothing read from it can be kept; ``union``
    whether a query without GRAPH sees all graphs.
    """

    id: str
    union: bool
    is_shared: bool

    @property
    def counting(self) -> str:
        """Give the query, to be asked of the default graph as it is, whose only row counts the quads (``n``)."""
        ...

    @property
    def revision(self) -> int:
        """Give how many changes this process has made."""
        ...

    def has_graph_outside(self, prefix: str) -> bool:
        """Tell whether there may be a graph whose name does not begin so."""
        ...
