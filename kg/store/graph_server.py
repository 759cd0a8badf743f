"""A graph store of others over HTTP: asked, updated, whole graphs in and out; tried again where it does no harm."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any
from urllib.parse import urlencode

import httpx

from kg.errors import AccessError, KgError, QueryTimeout, RemoteError, TooLarge
from kg.link.endpoint import retry_after
from kg.rdf.ntriples import statements
from kg.store.access import Access, Login
from kg.store.dialects import Addresses, Dialect
from kg.store.media import NTRIPLES
from kg.store.owner import is_here
from kg.store.rdf_text import named
from kg.store.values import values

TRIES = 5
LONGEST_WAIT = 60.0
FORM = "application/x-www-form-urlencoded"
_LATER = frozenset((429, 502, 503, 504))
# With these the server has done nothing yet.
_UNTOUCHED = frozenset((429, 503))
_MOST_SHOWN, _MOST_READ = 300, 10_000
_TAG = re.compile(r"<(title|head)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LINE = re.compile(r"\bline:? (\d+)", re.IGNORECASE)


class Unreachable(RemoteError):
    """A server that did not answer after several tries: nothing more is sent to it."""


class Refused(RemoteError):
    """A request that the server cannot make sense of (400); ``said`` is what it said, whole."""

    said = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a server answered."""

    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """Give the media type of the body, without its parameters."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()


class GraphServer:
    """A graph store at ``addresses``; several threads may use it at once.

    ``timeout`` is how long an answer may take, in seconds.
    """

    def __init__(
        self,
        dialect: Dialect,
        addresses: Addresses,
        access: Access,
        *,
        timeout: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.dialect, self.addresses, self.access = dialect, addresses, access
        self.timeout = timeout
        self._sleep = sleep
        self._client = httpx.Client(**client_options(addresses, access))

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph hold exactly these canonical N-Triples.

        :raises kg.errors.KgError: with the graph, the line if the server names one, and what the server said.
        """
        if self.addresses.graph_store:
            self._whole(graph, "PUT", triples)
            return
        lines = statements(triples)
        if _has_blank_node(triples, graph):
            raise RemoteError(
                "a graph with blank nodes cannot be sent safely by SPARQL Update",
                where=graph,
                todo="Name the address of the server's graph store.",
            )
        dropped = f"DROP SILENT GRAPH {named(graph)} ;\n"
        for number, batch in enumerate(batched(lines, self.dialect.triples)):
            self.update(f"{dropped if number == 0 else ''}{_data('INSERT', graph, batch)}", where=graph)

    def add(self, graph: str, triples: bytes) -> None:
        """Add canonical N-Triples to a graph.

        :raises kg.errors.KgError: as ``put``.
        """
        if self.addresses.graph_store and _has_blank_node(triples, graph):
            self._whole(graph, "POST", triples, again=False)
        else:
            self.change(graph, "INSERT", statements(triples))

    def change(self, graph: str, verb: str, lines: Iterable[str]) -> None:
        """INSERT statements into a graph, or DELETE them from it: without blank nodes, some at a time.

        :raises kg.errors.KgError: as ``put``.
        """
        for batch in batched(lines, self.dialect.triples):
            self.update(_data(verb, graph, batch), where=graph)

    def delete(self, graph: str) -> None:
        """Take a graph away; none is fine.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        if self.addresses.graph_store:
            self._whole(graph, "DELETE")
        else:
            self.update(f"DROP SILENT GRAPH {named(graph)}", where=graph)

    def get(self, graph: str) -> bytes:
        """Give the N-Triples of a graph, in the server's forms; empty if there is none.

        :raises kg.errors.KgError: with the graph and what the server said.
        """
        if self.addresses.graph_store:
            return self._whole(graph, "GET")
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {named(graph)} {{ ?s ?p ?o }} }}"
        return self.ask([("query", text)], NTRIPLES.media_type, where=graph).body

    def ask(
        self,
        parameters: Sequence[tuple[str, str]],
        accept: str,
        *,
        where: str = "",
        seconds: float | None = None,
        tries: int = TRIES,
    ) -> Said:
        """Give the answer to a query: ``parameters`` are those of the SPARQL Protocol.

        :raises Refused: if the server cannot make sense of it.
        :raises kg.errors.KgError: with what the server said, or if it does not answer.
        """
        return self._send(
            where,
            "POST",
            self.addresses.query,
            tries=tries,
            seconds=seconds,
            content=urlencode(parameters).encode(),
            headers={"Content-Type": FORM, "Accept": accept},
        )

    def update(self, text: str, *, where: str = "", again: bool = True) -> None:
        """Run an update; ``again`` says that it may come twice without harm.

        :raises kg.errors.KgError: as ``ask``.
        """
        self._send(
            where,
            "POST",
            self.addresses.update,
            again=again,
            content=text.encode(),
            headers={"Content-Type": "application/sparql-update"},
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _whole(self, graph: str, method: str, triples: bytes | None = None, *, again: bool = True) -> bytes:
        assert self.addresses.graph_store is not None
        kind = {"Accept": NTRIPLES.media_type} if method == "GET" else {"Content-Type": NTRIPLES.media_type}
        found = self._send(
            graph,
            method,
            self.addresses.graph_store,
            again=again,
            params={"graph": graph},
            content=triples,
            headers=kind,
        )
        return found.body if found.status != httpx.codes.NOT_FOUND else b""

    def _send(
        self,
        where: str,
        method: str,
        url: str,
        *,
        again: bool = True,
        tries: int = TRIES,
        seconds: float | None = None,
        **request: Any,
    ) -> Said:
        """Send a request until it is answered; one that may not come ``again`` only if nothing was done yet."""
        place = f"{where}, {method} {url}".removeprefix(", ")
        for pause in _pauses(tries):
            wait: float | None = None
            try:
                said = self._once(method, url, seconds or self.timeout, request)
            except httpx.TransportError as error:
                if isinstance(error, httpx.ReadTimeout) and method == "POST" and _is_query(request):
                    raise late(place) from None
                failure: KgError = unreachable(error, place, was_sent=not again)
                goes_on = again or isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            else:
                is_gone = said.status == httpx.codes.NOT_FOUND and method in ("GET", "DELETE")
                if 200 <= said.status < 300 or is_gone:
                    return said
                failure = refusal(said, place, self.access, request.get("content") or b"")
                goes_on = said.status in (_LATER if again else _UNTOUCHED)
                wait = retry_after(said.headers.get("retry-after"))
            if pause is None or not goes_on:
                raise failure
            self._sleep(min(pause if wait is None else max(wait, 0.0), LONGEST_WAIT))
        raise AssertionError  # the last pause is None

    def _once(self, method: str, url: str, seconds: float, request: dict[str, Any]) -> Said:
        """Send a request and read the answer in pieces: one that drips would hold us for ever."""
        deadline, body = time.monotonic() + seconds, bytearray()
        timeout = httpx.Timeout(seconds, connect=min(seconds, 10.0))
        with self._client.stream(method, url, timeout=timeout, **request) as answer:
            for piece in answer.iter_bytes():
                body += piece
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("its answer takes too long")
            return Said(answer.status_code, answer.headers, bytes(body))


def client_options(addresses: Addresses, access: Access) -> dict[str, Any]:
    """Give how a client of httpx talks to a server: who it is, no redirects, certificates verified."""
    return {
        "auth": Login(access),
        "follow_redirects": False,
        "trust_env": not is_here(addresses.query),
        # What SSL_CERT_FILE names is trusted wherever the server is; without proxies httpx would not look there.
        "verify": httpx.create_ssl_context(),
        "headers": {"User-Agent": "diplomacy-kg"},
    }


def _is_query(request: dict[str, Any]) -> bool:
    return bool((request.get("content") or b"").startswith(b"query="))


def late(where: str) -> QueryTimeout:
    """Give the error for a query that takes longer than it may."""
    return QueryTimeout("the query took longer than it may", where=where, todo="Ask for less, or take LIMIT.")


def unreachable(error: httpx.TransportError, where: str, *, was_sent: bool = False) -> KgError:
    """Give the error for a server that does not answer, or too slowly."""
    said = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in said or "certificate verify failed" in said:
        return AccessError(
            f"the server's certificate is not trusted: {said.rpartition(': ')[2]}",
            where=where,
            todo="Name the file of the certificate that signed it in SSL_CERT_FILE.",
        )
    if isinstance(error, httpx.ReadTimeout):
        said = f"not within its time ({said})"
    todo = "See that it runs, and try again: what was sent stays."
    if was_sent and not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        todo = "It may have done what was asked: look before you send it again."
    return Unreachable(f"the server does not answer: {said}", where=where, todo=todo)


def refusal(said: Said, where: str, access: Access, sent: bytes = b"") -> KgError:
    """Give the error for an answer that is none; a line of what was ``sent`` that the server names is shown."""
    text = said.body.decode("utf-8", "replace")
    plain = _TAG.sub(" ", text[:_MOST_READ]) if text.lstrip().startswith("<") else text
    words = " ".join(plain.split())[:_MOST_SHOWN]
    what = f"the server answered {said.status}{': ' + words if words else ''}".rstrip(".")
    if said.status in (401, 403):
        return AccessError(what, where=where, todo=access.todo)
    if 300 <= said.status < 400:
        return AccessError(
            f"the server sends elsewhere ({said.status})", where=where, todo="Name the final address."
        )
    if said.status == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        return TooLarge(what, where=where, todo="Raise the server's limit for a request.")
    is_query = sent.startswith(b"query=")
    if said.status == httpx.codes.GATEWAY_TIMEOUT and is_query:
        return QueryTimeout(what, where=where, todo="Ask for less, or try again later.")
    if said.status in _LATER:
        return Unreachable(what, where=where, todo="Try again later: what was sent stays.")
    if (found := _LINE.search(words)) and sent and not is_query:
        where = f"{where}, line {found[1]}{_shown(sent, int(found[1]))}"
    if said.status == httpx.codes.BAD_REQUEST:
        refused = Refused(what, where=where)
        refused.said = text
        return refused
    return RemoteError(what, where=where)


def _shown(sent: bytes, number: int) -> str:
    lines = sent.decode("utf-8", "replace").split("\n")
    return f": {lines[number - 1][:_MOST_SHOWN]}" if 0 < number <= len(lines) else ""


def _pauses(tries: int) -> Iterator[float | None]:
    for number in range(tries - 1):
        yield 2**number * random.uniform(0.25, 0.5)  # so that threads do not come back all at once
    yield None


def _data(verb: str, graph: str, lines: Iterable[str]) -> str:
    return f"{verb} DATA {{ GRAPH {named(graph)} {{\n{'\n'.join(lines)}\n}} }}"


def _has_blank_node(triples: bytes, graph: str) -> bool:
    return any(term == ("blank", "") for each in values(triples, graph) for term in each)
