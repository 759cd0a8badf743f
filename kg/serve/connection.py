"""Holds what comes over a connection to its size before the parser has gathered it: heads, trailers, chunks."""

from __future__ import annotations

import json
from http import HTTPStatus

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from kg.errors import AddressTooLong, HeadTooLarge, KgError, TooLarge, UsageError
from kg.serve.headers import SAFE_HEADERS
from kg.serve.problems import problem_of

MOST_HEADERS = 100
# So many bytes are parsed between two looks at the limits: thousands of chunks may stand in them.
_STEP = 16_384
# Requests that a client may send before it has the answer to the first; none that is in use sends that many.
MOST_PIPELINED = 100
# How long, and how many bytes, a refused client may go on sending, so that it comes to read why it was refused.
LINGER_SECONDS = 2.0
LINGER_BYTES = 1_000_000


class _Refused(Exception):
    """Stops the parser where it is."""


class Connection(HttpToolsProtocol):
    """A connection that counts what it receives, and refuses heads and trailers above ``most_head`` bytes.

    What of a body in chunks is no body (sizes, extensions, trailers) may be as much more than the body itself.
    """

    most_head = 65_536
    received = 0
    requests = 0
    # Bytes that came since the parser has last told of anything: it keeps them.
    _untold = 0
    # Bytes of the head of the message and of its trailers; of its body without what it carries.
    _head = 0
    _beside = 0
    _is_in_body = False
    _is_over = False
    _refusal: KgError | None = None
    _answered: RequestResponseCycle | None = None

    @property
    def head_bytes(self) -> int:
        """Give how many bytes of a head are held at most, 0 if none has begun."""
        known = self._head + self._untold
        return known + _STEP if known else 0

    def data_received(self, data: bytes) -> None:
        """Count the bytes and read them; what a client sends that was refused is left unread."""
        if self._is_over:
            self._untold += len(data)
            if self._untold > LINGER_BYTES:
                self.transport.abort()
            return
        self.received += len(data)
        for start in range(0, len(data), _STEP):
            if self._is_over:
                return
            piece = data[start : start + _STEP]
            self._untold += len(piece)
            self._beside += len(piece) if self._is_in_body else 0
            super().data_received(piece)
            if not self._is_over and max(self._untold, self._beside) > self.most_head:
                self._refuse(self._too_large())

    def send_400_response(self, msg: str) -> None:
        """Tell why the parser has stopped."""
        self._refuse(self._refusal or UsageError("this is no request of HTTP", todo="Send HTTP/1.1."))

    def on_message_begin(self) -> None:
        """Begin to count."""
        self._untold = self._head = self._beside = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take a part of the address, up to its limit."""
        self._untold = 0
        self._head += len(url)
        if self._head > self.most_head:
            raise self._stopped(
                AddressTooLong(
                    f"the address has more than {self.most_head:,} bytes",
                    where="the address of the request",
                    todo="Send a query by POST, or raise KG_MAX_HEAD_BYTES on the server.",
                )
            )
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header, up to the limits; of a trailer take nothing, it is no header."""
        self._untold = 0
        self._head += len(name) + len(value) + 4
        if self._head > self.most_head or len(self.headers) >= MOST_HEADERS:
            raise self._stopped(self._too_large())
        if not self._is_in_body:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Count the request and begin to answer it."""
        self._untold = 0
        self.requests += 1
        if len(self.pipeline) >= MOST_PIPELINED:
            raise self._stopped(UsageError("too many requests wait for their answers on one connection"))
        super().on_headers_complete()
        self._is_in_body = True

    def on_chunk_header(self) -> None:
        """Note that the parser has read the size of a chunk."""
        self._untold = 0

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self._untold = 0
        self._beside = max(0, self._beside - 2 * len(body))
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the next is the head of another request."""
        self._untold = self._head = 0
        self._is_in_body = False
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the client has gone."""
        self._leave()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._answered = cycle
        super()._start_asgi_task(cycle, app)

    def _leave(self) -> None:
        """Tell who answers that the client has gone; with several requests it is not who answers the last."""
        if self._answered and not self._answered.response_complete:
            self._answered.disconnected = True
            self._answered.message_event.set()

    def _too_large(self) -> KgError:
        if self._is_in_body:
            return TooLarge(
                "the trailers, or what stands beside the chunks of the body, are too large",
                where="the body of the request",
                todo="Send the body alone.",
            )
        return HeadTooLarge(
            f"the head of the request has more than {MOST_HEADERS} headers or {self.most_head:,} bytes",
            where="the headers of the request",
            todo="Send fewer, or raise KG_MAX_HEAD_BYTES on the server.",
        )

    def _stopped(self, error: KgError) -> _Refused:
        self._refusal = error
        return _Refused()

    def _refuse(self, error: KgError) -> None:
        """Answer with an error if no other answer is under way, read nothing more, and close."""
        self._is_over = True
        cycle = self.cycle
        is_asked = cycle is not None and not cycle.response_complete
        is_other = self.pipeline or is_asked != self._is_in_body or (is_asked and cycle.response_started)
        self._leave()
        if is_other:
            self.transport.abort()
            return
        self.transport.write(_answer(error))
        self.transport.write_eof()
        self.flow.resume_reading()
        self.loop.call_later(LINGER_SECONDS, self.transport.abort)


def bounded(most_head: int) -> type[Connection]:
    """Give the kind of connection that has these limits, in bytes."""
    return type("BoundedConnection", (Connection,), {"most_head": most_head})


def _answer(error: KgError) -> bytes:
    body = json.dumps(problem_of(error), ensure_ascii=False).encode()
    headers = {
        **SAFE_HEADERS,
        "content-type": "application/problem+json",
        "content-length": str(len(body)),
        "connection": "close",
    }
    lines = [f"HTTP/1.1 {error.http_status} {HTTPStatus(error.http_status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body
