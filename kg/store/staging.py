"""Changes that belong together: found one after the other, each as if those before were made, and made at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import pyoxigraph as ox

from kg.store.base import Store
from kg.store.change import (
    Article,
    Change,
    Graph,
    Subject,
    Value,
    article_change,
    description,
    parsed_article,
)
from kg.store.rdf_text import canonical_bytes, named, triples_of
from kg.store.replaced import REPLACED_BY, moved_iris, put_noted

_NOTE, _TYPE = ox.NamedNode(REPLACED_BY), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Stage(Protocol):
    """What a change that is made of several goes through."""

    @property
    def articles(self) -> Store:
        """Give a store in which the articles that were put can be read, with what is told of their entities."""
        ...

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph as ``Store.put_article`` does; old IRIs of its entities go on to lead somewhere.

        What an article says of an entity under another IRI than before is noted in the entity graph
        (``dcterms:isReplacedBy``), and the note goes again where other articles still speak of the old one.

        :raises kg.errors.RdfError: for bytes that do not parse or have blank nodes; nothing of it is written.
        """
        ...

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in; lines of N-Triples."""
        ...


@runtime_checkable
class Staging(Protocol):
    """A store that makes changes at once which were found one after the other."""

    def staged(self) -> AbstractContextManager[Stage]:
        """Give a stage: what it went through is made in one transaction, or not at all if the context fails."""
        ...


def staged(store: Store) -> AbstractContextManager[Stage]:
    """Give a stage over a store; of a store that knows none, it makes each change by itself."""
    return store.staged() if isinstance(store, Staging) else nullcontext(_Unstaged(store))


def unstaged(store: Store) -> Stage:
    """Give a stage that makes each change by itself."""
    return _Unstaged(store)


def put_article(
    store: Store, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
) -> bool:
    """Replace an article's graph as ``Stage.put_article`` does.

    :raises kg.errors.RdfError: for bytes that do not parse or have blank nodes.
    """
    with staged(store) as stage:
        return stage.put_article(graph, triples, entities, descriptions)


@dataclass(frozen=True, slots=True)
class _Unstaged:
    articles: Store

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        return put_noted(self.articles, graph, triples, entities, descriptions)

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        self.articles.change_graph(graph, gone, new)


class Staged:
    """Changes to a database that are still to be made, and how it looks with them.

    ``fresh`` is an empty database in memory, for what comes and for the whole of each article that is put;
    ``articles`` is the store over it. ``change`` is what is to be made, ``whole`` the graphs of which it leaves
    exactly these N-Triples.
    """

    def __init__(self, db: ox.Store, fresh: ox.Store, articles: Store) -> None:
        self.articles = articles
        self.change = Change()
        self.whole: dict[str, bytes] = {}
        self._db, self._fresh = db, fresh

    def quads_for_pattern(
        self, subject: Subject, predicate: ox.NamedNode | None, object: Value, graph_name: Graph = None, /
    ) -> Iterator[ox.Quad]:
        """Give the statements of a pattern as if the changes were made; some may come twice."""
        for quad in self._db.quads_for_pattern(subject, predicate, object, graph_name):
            if quad not in self.change.gone:
                yield quad
        yield from self._fresh.quads_for_pattern(subject, predicate, object, graph_name)

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph, as ``Stage`` says."""
        article = parsed_article(graph, triples, entities, descriptions)
        moved = self._moved(article, triples)
        self._add(Change(new={ox.Quad(old, _NOTE, new, article.entities) for old, new in moved.items()}))
        change = article_change(self, article)
        self._add(change)
        self._add(Change(gone=set(self._outdated(moved, article.entities))))
        self._show(article)
        self.whole[graph] = triples
        return bool(change)

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in; lines of N-Triples."""
        self._add(Change(*(triples_of("\n".join(lines).encode(), graph) for lines in (gone, new))))

    def _moved(self, article: Article, triples: bytes) -> dict[ox.NamedNode, ox.NamedNode]:
        """Give the entities that the article spoke of under another IRI, with the one that they have now."""
        old = canonical_bytes(self.quads_for_pattern(None, None, None, article.graph)) if triples else b""
        moved = moved_iris(old, triples) if old and old != triples else {}
        return {named(source): named(target) for source, target in moved.items()}

    def _outdated(
        self, moved: Mapping[ox.NamedNode, ox.NamedNode], entities: ox.NamedNode
    ) -> Iterator[ox.Quad]:
        """Give the notes of what is described, and older notes that say something else."""
        for old, new in moved.items():
            is_described = next(self.quads_for_pattern(old, _TYPE, None, entities), None) is not None
            for quad in self.quads_for_pattern(old, _NOTE, None, entities):
                if is_described or quad.object != new:
                    yield quad

    def _add(self, change: Change) -> None:
        for quad in change.gone:
            self._fresh.remove(quad)
        self._fresh.extend(change.new)
        self.change.gone |= change.gone
        self.change.new -= change.gone
        self.change.new |= change.new

    def _show(self, article: Article) -> None:
        """Put all of an article where it is read from."""
        self._fresh.extend(article.triples)
        for entity in article.told:
            self._fresh.extend(description(self, entity, article.entities))
