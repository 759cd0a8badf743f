"""``SERVICE`` to the endpoints that the operator allows: the engine asks a gateway of ours, never the network.

The engine follows redirects and looks names up by itself, so that no check before it could hold. So the IRI
behind SERVICE is replaced by an address of this process, which asks the endpoint: at an address that was
checked and is then kept to, without redirects, within limits of time and size.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kg.config import Settings
from kg.errors import KgError, QueryError, RemoteError, UsageError
from kg.serve.outward import RESULTS, Limits, asked
from kg.store.guard import Outgoing
from kg.store.syntax import place

_ENDPOINT = re.compile(r"(?:(?P<name>[A-Za-z][A-Za-z0-9_\-]*)=)?(?P<url>https?://[^\s<>\"{}|^`\\,]+)")
_PLACE = re.compile(r"\bline (\d+), column (\d+)")
_AT_ONCE = 4


def endpoints_of(settings: Settings) -> dict[str, str]:
    """Give the URLs of the endpoints that SERVICE may ask, by their names and by themselves.

    :raises kg.errors.UsageError: if the setting is no list of them.
    """
    found: dict[str, str] = {}
    for part in settings.services.split(","):
        match = _ENDPOINT.fullmatch(part.strip())
        if match:
            found |= {name: match["url"] for name in (match["name"], match["url"]) if name}
        elif part.strip():
            raise UsageError(
                f"{part.strip()[:80]!r} is no endpoint",
                where="KG_SERVICES",
                todo="Write name=https://..., with commas between.",
            )
    return found


class Gateway:
    """Answers for the endpoints on an address of this machine that only this process knows."""

    def __init__(self, endpoints: Mapping[str, str], limits: Limits) -> None:
        self.endpoints = dict(endpoints)
        self._names = tuple(self.endpoints)
        self._secret = secrets.token_urlsafe(16)
        self._server: ThreadingHTTPServer | None = None
        if endpoints:
            self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, limits))
            threading.Thread(target=self._server.serve_forever, daemon=True, name="kg-gateway").start()

    @classmethod
    def of(cls, settings: Settings) -> Gateway:
        """Give the gateway that the settings allow; without endpoints it listens nowhere."""
        limits = Limits(
            settings.services_seconds,
            settings.services_max_bytes,
            settings.services_private,
            settings.reconcile_contact,
        )
        return cls(endpoints_of(settings), limits)

    @property
    def port(self) -> int:
        """Give the port of this machine that it listens on, 0 if it does not."""
        return self._server.server_port if self._server else 0

    def close(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def url_at(self, path: str) -> str | None:
        """Give the URL of the endpoint that a path of ours stands for."""
        secret, _, index = path.removeprefix("/").partition("/")
        if not secrets.compare_digest(secret.encode(), self._secret.encode()) or not index.isdecimal():
            return None
        return self.endpoints[self._names[int(index)]] if int(index) < len(self._names) else None

    @contextmanager
    def routed(self, text: str, calls: Sequence[Outgoing]) -> Iterator[str]:
        """Give the text with our addresses in the places of the endpoints.

        Errors raised inside come out with the places in the text itself, and tell which endpoint failed.
        """
        if not calls:
            yield text
            return
        parts, done = [], 0
        for call in calls:
            parts += [text[done : call.start], f"<{self._address(call.endpoint)}>"]
            done = call.end
        routed = "".join([*parts, text[done:]])
        try:
            yield routed
        except QueryError as error:
            where = _PLACE.search(error.where)
            if not where:
                raise self._told(error) from None
            offset = self._offset(routed, calls, int(where[1]), int(where[2]))
            raise QueryError(error.what, where=place(text, offset), todo=error.todo) from None
        except KgError as error:
            raise self._told(error) from None

    def _address(self, name: str) -> str:
        assert self._server
        return f"{self._base}/{self._names.index(name)}"

    @property
    def _base(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self._secret}"

    def _offset(self, routed: str, calls: Sequence[Outgoing], line: int, column: int) -> int:
        """Give where a place in the routed text stands in the text itself."""
        offset = sum(len(each) + 1 for each in routed.split("\n")[: line - 1]) + column - 1
        for call in calls:
            ours = len(self._address(call.endpoint)) + 2
            if offset >= call.start + ours:
                offset += call.end - call.start - ours
            else:
                return min(offset, max(call.start, min(offset, call.end)))
        return offset

    def _told(self, error: KgError) -> KgError:
        """Give the error of the endpoint if it is one, and nothing of our own address."""
        match = re.search(rf"{re.escape(self._base)}/(\d+)(?: with payload:\s*(.*))?", error.what, re.DOTALL)
        if not match:
            return error
        name = self._names[int(match[1])]
        what = match[2] or "it answered with what is no result of a query"
        return RemoteError(
            f"the endpoint <{name}> could not be asked: {what.strip()}",
            where=f"SERVICE <{name}>",
            todo="Try later, ask it for less, or write SERVICE SILENT.",
        )


def _handler(gateway: Gateway, limits: Limits) -> type[BaseHTTPRequestHandler]:
    turns = threading.BoundedSemaphore(_AT_ONCE)

    class Handler(BaseHTTPRequestHandler):
        """Takes the engine's question and hands back the endpoint's answer, whole or not at all."""

        timeout = 30

        def do_POST(self) -> None:
            url = gateway.url_at(self.path)
            length = self.headers.get("content-length", "")
            if url is None or not length.isdecimal():
                self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")
                return
            query = self.rfile.read(int(length))
            if not turns.acquire(timeout=limits.seconds):
                self._answer(
                    HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", b"too many ask other endpoints now"
                )
                return
            try:
                body = asked(url, query, limits)
            except KgError as error:
                self._answer(HTTPStatus.BAD_GATEWAY, "text/plain; charset=utf-8", error.what.encode())
            else:
                self._answer(HTTPStatus.OK, RESULTS, body)
            finally:
                turns.release()

        def _answer(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet: the address is a secret."""

    return Handler
