"""A store behind a running server: SPARQLWrapper reads, httpx writes, each change in one request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import httpx
import pyoxigraph as ox

from kg.errors import RemoteError, StoreError, UnknownName
from kg.rdf.ntriples import canonical
from kg.store.base import Answer, AnswerKind
from kg.store.change import (
    Article,
    article_change,
    canonical_beside,
    description,
    is_linked,
    objects,
    parsed_article,
)
from kg.store.health import health
from kg.store.media import JSON, NTRIPLES
from kg.store.owner import is_here
from kg.store.rdf_text import canonical_bytes, named, quads_of, triples_of
from kg.store.remote_errors import error_of, unreachable
from kg.store.requests import change_request, descriptions_queries, insertion, replacement
from kg.store.syntax import outline
from kg.store.wrapper import ask, opener

QUERY_SECONDS = 300
_SOMEBODY = ox.NamedNode("urn:x-somebody")
_KINDS: dict[str, AnswerKind] = {"ask": "boolean", "construct": "graph", "describe": "graph"}


class ServerStore:
    """The store of a ``kg serve`` at ``url``; ``token`` is what its KG_ADMIN_TOKEN is.

    :raises kg.errors.RemoteError: if nothing answers there as our server does.
    """

    def __init__(self, url: str, token: str | None = None, *, timeout: float = 60.0) -> None:
        self.url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._use_proxies = not is_here(self.url)
        self._opener = opener(use_proxies=self._use_proxies)
        self._is_closed = False
        self._token, self._timeout = token, timeout
        self._quarantine: ServerStore | None = None
        said = health(self.url, min(timeout, 10.0), trust_env=self._use_proxies, headers=self._headers)
        if not isinstance(said.get("store"), str):
            raise RemoteError(
                "no server of this program answers", where=f"{self.url}/health", todo="See that it runs."
            )
        self.id: str = said["store"]
        self._client = httpx.Client(
            base_url=self.url,
            headers=self._headers,
            timeout=httpx.Timeout(timeout, connect=10.0),
            trust_env=self._use_proxies,
        )

    def __repr__(self) -> str:
        return f"<ServerStore {self.url}>"

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> bool:
        """Set each graph to exactly these N-Triples, all in one request; False if nothing changed.

        :raises kg.errors.RdfError: for bytes that do not parse; nothing is written.
        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        wanted = {graph: triples_of(data, graph) for graph, data in graphs.items()}
        if all(self._held(graph) == triples for graph, triples in wanted.items()):
            return False
        self.update(replacement(wanted))
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
        self.update(change_request(shadow, article, change))
        return True

    def graphs(self) -> list[str]:
        """Give the IRIs of all graphs that hold a triple, sorted."""
        text = "SELECT ?g WHERE { GRAPH ?g {} FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }"
        rows = json.loads(self.query(text).body)["results"]["bindings"]
        return sorted(row["g"]["value"] for row in rows if row["g"]["type"] == "uri")

    def graph(self, graph: str) -> bytes:
        """Give the canonical N-Triples of one graph; empty if there is none."""
        named(graph)
        try:
            body = self._send("GET", "/graphs", params={"graph": graph}, accept=NTRIPLES.media_type)
        except UnknownName:
            return b""
        return canonical(body.decode().split("\n")[:-1])

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query.

        :raises kg.errors.QueryError: with the place, if the text does not parse or cannot be run.
        :raises kg.errors.NotAcceptable: if the kind of answer has no such media type.
        """
        self._check_open()
        kind = _KINDS.get(outline(text).form, "solutions")
        wanted = media_type or (NTRIPLES if kind == "graph" else JSON).media_type
        graphs = [("default-graph-uri", graph) for graph in default_graphs or ()]
        graphs += [("named-graph-uri", graph) for graph in named_graphs or ()]
        got, body = ask(
            self._opener,
            f"{self.url}/sparql",
            text,
            wanted,
            graphs,
            headers=self._headers,
            timeout=QUERY_SECONDS,
        )
        if got != wanted.partition(";")[0].strip().lower():
            raise RemoteError(f"the server answered {got} instead of {wanted}", where=f"{self.url}/sparql")
        return Answer(kind, got, body)

    def update(self, text: str) -> None:
        """Run a SPARQL update in one transaction.

        :raises kg.errors.QueryError: if the text does not parse or fails; nothing is written.
        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        self._send("POST", "/update", body=text.encode(), media_type="application/sparql-update")

    def load(self, data: bytes, *, media_type: str, graph: str | None = None) -> int:
        """Add RDF in one request, triples into ``graph``; give the number of new quads.

        Where others write at the same time, theirs are counted too.

        :raises kg.errors.RdfError: with the line, if it does not parse; nothing is written.
        :raises kg.errors.AccessError: if the server does not let this program write.
        """
        quads = quads_of(data, media_type, graph)
        if not quads:
            return 0
        before = self.count()
        if {quad.graph_name for quad in quads} == ({ox.NamedNode(graph)} if graph else None):
            self._send(
                "POST",
                "/graphs",
                params={"graph": graph or ""},
                body=canonical_bytes(quads),
                media_type=NTRIPLES.media_type,
            )
        else:
            self.update(insertion(quads))
        return max(self.count() - before, 0)

    def count(self) -> int:
        """Give the number of quads."""
        said = json.loads(self._send("GET", "/health", params={"count": "now"}, accept="application/json"))
        return int(said["quads"])

    def quarantine(self, *, make: bool = False) -> ServerStore | None:
        """Give the store of what the server refused; None if it has none yet, unless it is to be made.

        :raises kg.errors.StoreError: if the server does not answer.
        """
        if self._quarantine is None:
            if not make and not self._holds_refused():
                return None
            self._quarantine = ServerStore(f"{self.url}/quarantine", self._token, timeout=self._timeout)
        return self._quarantine

    def close(self) -> None:
        """Let go of the connection; further calls fail."""
        self._is_closed = True
        self._client.close()
        if self._quarantine:
            self._quarantine.close()

    def _holds_refused(self) -> bool:
        said = self._send("GET", "/quarantine", params={"limit": "1"}, accept="application/json")
        return bool(json.loads(said)["total"])

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

    def _check_open(self) -> None:
        if self._is_closed:
            raise StoreError("the store is closed", todo="Open it again.")

    def _send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
        media_type: str | None = None,
        accept: str = "application/json",
    ) -> bytes:
        self._check_open()
        headers = {"Accept": accept, **({"Content-Type": media_type} if media_type else {})}
        try:
            answer = self._client.request(method, path, params=params, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise unreachable(error, f"{self.url}{path}") from None
        if not answer.is_success:
            raise error_of(answer.status_code, answer.content, f"{self.url}{path}")
        return answer.content
