"""A store behind a running server: SPARQLWrapper reads, httpx writes, each change in one request."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

import httpx
import pyoxigraph as ox

from kg.errors import AccessError, RemoteError, StoreError, UnknownName
from kg.rdf.ntriples import canonical
from kg.store.base import Answer, AnswerKind
from kg.store.health import health
from kg.store.media import JSON, NTRIPLES
from kg.store.owner import is_here
from kg.store.rdf_text import canonical_bytes, named, quads_of
from kg.store.remote_errors import error_of, unreachable
from kg.store.requests import insertion
from kg.store.sparql_store import SparqlStore
from kg.store.syntax import outline
from kg.store.wrapper import ask, opener

QUERY_SECONDS = 300
_COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_KINDS: dict[str, AnswerKind] = {"ask": "boolean", "construct": "graph", "describe": "graph"}


class ServerStore(SparqlStore):
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
        """Give the number of quads; without a token that the server knows, of those in graphs with a name."""
        if self._token:
            with suppress(AccessError):
                said = json.loads(self._send("GET", "/health", params={"count": "now"}))
                return int(said["quads"])
        found = self.query(_COUNT, media_type="application/sparql-results+json").body
        return int(json.loads(found)["results"]["bindings"][0]["n"]["value"])

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
