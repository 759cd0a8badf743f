"""What stores that are reached by SPARQL share: a change is found on a shadow of what bears on it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.store.base import Answer
from kg.store.change import (
    Article,
    Change,
    article_change,
    canonical_beside,
    description,
    is_linked,
    objects,
    parsed_article,
)
from kg.store.rdf_text import triples_of
from kg.store.requests import change_request, descriptions_queries, graph_change, replacement

_SOMEBODY = ox.NamedNode("urn:x-somebody")


class SparqlStore(ABC):
    """A store that is asked and written in SPARQL; each change is one request."""

    listing = "SELECT ?g WHERE { GRAPH ?g {} FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }"

    @abstractmethod
    def graph(self, graph: str) -> bytes:
        """Give the canonical N-Triples of one graph; empty if there is none."""

    @abstractmethod
    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query."""

    @abstractmethod
    def update(self, text: str) -> None:
        """Run a SPARQL update in one transaction."""

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> bool:
        """Set each graph to exactly these N-Triples, all in one request; False if nothing changed.

        :raises kg.errors.RdfError: for bytes that do not parse; nothing is written.
        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        wanted = {graph: triples_of(data, graph) for graph, data in graphs.items()}
        fresh = {graph: triples for graph, triples in wanted.items() if self._held(graph) != triples}
        if not fresh:
            return False
        self._replace(fresh)
        return True

    def put_article(
        self, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
    ) -> bool:
        """Replace an article's graph and keep the entity graph in step, in one request.

        What this makes superfluous in the entity graph is judged by the server, in the same transaction.

        :raises kg.errors.RdfError: for bytes that do not parse, or with blank nodes; nothing is written.
        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        article = parsed_article(graph, triples, entities, descriptions)
        shadow = self._shadow(article)
        change = article_change(shadow, article)
        if not change:
            return False
        self._put(shadow, article, change)
        return True

    def change_graph(self, graph: str, gone: Collection[str], new: Collection[str]) -> None:
        """Take statements out of a graph and put others in, in one request; all are lines of N-Triples.

        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        if gone or new:
            self._apply(graph_change(graph, gone, new))

    def graphs(self) -> list[str]:
        """Give the IRIs of all graphs that hold a triple, sorted."""
        rows = json.loads(self.query(self.listing).body)["results"]["bindings"]
        return sorted(row["g"]["value"] for row in rows if row["g"]["type"] == "uri")

    def _apply(self, text: str) -> None:
        """Run an update of ours, which may come twice without harm."""
        self.update(text)

    def _replace(self, graphs: Mapping[str, set[ox.Quad]]) -> None:
        self._apply(replacement(graphs))

    def _put(self, shadow: ox.Store, article: Article, change: Change) -> None:
        self._apply(change_request(shadow, article, change))

    def _held(self, graph: str) -> set[ox.Quad]:
        return triples_of(self.graph(graph), graph)

    def _shadow(self, article: Article) -> ox.Store:
        """Give what the server holds that bears on an article: its graph, and the entities led to from it."""
        shadow = ox.Store()
        held = self._held(article.graph.value)
        shadow.extend(held)
        waiting, seen = objects(held) | set(article.told), set[ox.NamedNode]()
        while waiting := waiting - seen:
            seen |= waiting
            found = self._descriptions(waiting, article.entities)
            shadow.extend(found)
            waiting = objects(found)
        shadow.extend(self._leads_elsewhere(article, shadow))
        return shadow

    def _leads_elsewhere(self, article: Article, shadow: ox.Store) -> Iterator[ox.Quad]:
        """Give a statement that stands for all others that lead to an entity whose description may change."""
        for entity, told in article.told.items():
            known = description(shadow, entity, article.entities)
            if not known or known == told or is_linked(told):
                continue
            text = f"""ASK {{ GRAPH ?g {{ ?s ?p {entity} }}
              FILTER (?g NOT IN ({article.graph}, {canonical_beside(article.entities)})
                && (?g != {article.entities} || ?s != {entity})) }}"""
            if json.loads(self.query(text).body)["boolean"]:
                yield ox.Quad(_SOMEBODY, _SOMEBODY, entity, _SOMEBODY)

    def _descriptions(self, entities: Iterable[ox.NamedNode], graph: ox.NamedNode) -> set[ox.Quad]:
        found: set[ox.Quad] = set()
        for text in descriptions_queries(entities, graph):
            found |= triples_of(self.query(text).body, graph.value)
        return found
