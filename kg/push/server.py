"""A graph store over HTTP: whole graphs in, out and away, tried again where that does no harm."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from itertools import batched

import httpx

from kg.errors import AccessError, KgError, RemoteError, TooLarge
from kg.link.endpoint import retry_after
from kg.push.access import Access, Login
from kg.push.dialects import Addresses, Dialect
from kg.push.values import values
from kg.rdf.ntriples import statements
from kg.store.media import NTRIPLES
from kg.store.owner import is_here
from kg.store.rdf_text import named

TRIES = 5
LONGEST_WAIT = 60.0
_LATER = frozenset((429, 502, 503, 504))
_MOST_SHOWN = 300
_ACCESS = "Set KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN, or add the host to netrc."


class Unreachable(RemoteError):
    """A server that did not answer after several tries: nothing more is sent to it."""


class Server:
    """A graph store at ``addresses``; several threads may use it at once."""

    def __init__(
        self,
        dialect: Dialect,
        addresses: Addresses,
        access: Access,
        *,
        timeout: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.dialect, self.addresses = dialect, addresses
        self._sleep = sleep
        self._client = httpx.Client(
            auth=Login(access),
            timeout=httpx.Timeout(timeout, connect=10.0),
            follow_redirects=False,
            trust_env=not is_here(addresses.query),
            headers={"User-Agent": "diplomacy-kg"},
        )

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph hold exactly these canonical N-Triples.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        if self.addresses.graph_store:
            self._whole(graph, "PUT", triples)
            return
        for number, batch in enumerate(batched(statements(triples), self.dialect.triples)):
            self._update(graph, _insertion(graph, batch, is_first=number == 0))

    def delete(self, graph: str) -> None:
        """Take a graph away; none is fine.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        if self.addresses.graph_store:
            self._whole(graph, "DELETE")
        else:
            self._update(graph, f"DROP SILENT GRAPH {named(graph)}")

    def get(self, graph: str) -> bytes:
        """Give the N-Triples of a graph, in the server's forms; empty if there is none.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        if self.addresses.graph_store:
            return self._whole(graph, "GET")
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {named(graph)} {{ ?s ?p ?o }} }}"
        return self._send(
            graph,
            "POST",
            self.addresses.query,
            content=text.encode(),
            headers={"Content-Type": "application/sparql-query", "Accept": NTRIPLES.media_type},
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _whole(self, graph: str, method: str, triples: bytes | None = None) -> bytes:
        assert self.addresses.graph_store is not None
        kind = {"Accept": NTRIPLES.media_type} if method == "GET" else {"Content-Type": NTRIPLES.media_type}
        return self._send(
            graph,
            method,
            self.addresses.graph_store,
            params={"graph": graph},
            content=triples,
            headers=kind,
        )

    def _update(self, graph: str, text: str) -> None:
        self._send(
            graph,
            "POST",
            self.addresses.update,
            content=text.encode(),
            headers={"Content-Type": "application/sparql-update"},
        )

    def _send(self, graph: str, method: str, url: str, **request: object) -> bytes:
        """Send a request until it is answered; all of ours may come twice without harm."""
        for pause in _pauses():
            try:
                answer = self._client.request(method, url, **request)  # type: ignore[arg-type]
            except httpx.TransportError as error:
                failure: KgError = Unreachable(
                    f"the server does not answer: {str(error) or type(error).__name__}",
                    where=f"{graph}, {method} {url}",
                    todo="See that it runs, and push again: what was sent stays.",
                )
                wait = None
            else:
                if answer.is_success:
                    return answer.content
                if answer.status_code == httpx.codes.NOT_FOUND and method in ("GET", "DELETE"):
                    return b""  # there is no such graph
                failure = _refusal(answer, f"{graph}, {method} {url}")
                if answer.status_code not in _LATER:
                    raise failure
                wait = retry_after(answer.headers.get("retry-after"))
            if pause is None:
                raise failure
            self._sleep(min(pause if wait is None else max(wait, 0.0), LONGEST_WAIT))
        raise AssertionError  # the last pause is None


def _pauses() -> Iterator[float | None]:
    for number in range(TRIES - 1):
        yield 2**number * random.uniform(0.25, 0.5)  # so that threads do not come back all at once
    yield None


def _insertion(graph: str, lines: tuple[str, ...], *, is_first: bool) -> str:
    """Give the update that sets a graph (the first) or adds to it; without blank nodes it may come twice."""
    text = "\n".join(lines)
    if any(kind == ("blank", "") for each in values(text.encode(), graph) for kind in each):
        raise RemoteError(
            "a graph with blank nodes cannot be sent safely by SPARQL Update",
            where=graph,
            todo="Name the server's graph store with --graph-store.",
        )
    name = named(graph)
    cleared = f"DROP SILENT GRAPH {name} ;\n" if is_first else ""
    return f"{cleared}INSERT DATA {{ GRAPH {name} {{\n{text}\n}} }}"


def _refusal(answer: httpx.Response, where: str) -> KgError:
    said = " ".join(answer.text.split())[:_MOST_SHOWN]
    what = f"the server answered {answer.status_code}{': ' + said if said else ''}".rstrip(".")
    if answer.status_code in (401, 403):
        return AccessError(what, where=where, todo=_ACCESS)
    if answer.is_redirect:
        return AccessError(
            f"the server sends elsewhere ({answer.status_code})", where=where, todo="Name the final address."
        )
    if answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        return TooLarge(what, where=where, todo="Raise the server's limit for a request.")
    if answer.status_code in _LATER:
        return Unreachable(what, where=where, todo="Push again later: what was sent stays.")
    return RemoteError(what, where=where)
