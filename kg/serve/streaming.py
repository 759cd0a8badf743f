"""The answer to a query as it goes out: in one piece if it is small, else in blocks as the reader finds them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Hashable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.errors import KgError, TooLarge
from kg.readers.line import Asked
from kg.readers.pool import ClientLeft
from kg.serve.cache import ResultCache
from kg.serve.compression import SMALLEST, Compression
from kg.store.base import Answer

_log = logging.getLogger(__name__)
type Headers = list[tuple[bytes, bytes]]


async def collected(asked: Asked, release: Callable[[Asked], None], most: int) -> Answer:
    """Give the whole of an answer, and release it.

    :raises kg.errors.TooLarge: if it has more than ``most`` bytes.
    """
    body = b"".join([block async for block in _blocks(asked, release, most)])
    return Answer(asked.kind, asked.media_type, body)


async def beginning(
    asked: Asked, release: Callable[[Asked], None], lines: int, most: int
) -> tuple[bytes, int]:
    """Give the first lines of an answer that has lines, and how many it has; no more is held. It is released.

    :raises kg.errors.TooLarge: if it has more than ``most`` bytes.
    """
    kept, whole_lines = bytearray(), 0
    async for block in _blocks(asked, release, most):
        if whole_lines < lines:
            kept += block
        whole_lines += block.count(b"\n")
    return b"".join(kept.splitlines(keepends=True)[:lines]), whole_lines


async def _blocks(asked: Asked, release: Callable[[Asked], None], most: int) -> AsyncIterator[bytes]:
    """Give an answer block by block; it is released when that is over."""
    size = 0
    try:
        while (block := await asked.block()) is not None:
            size += len(block)
            if size > most:
                raise TooLarge(
                    f"the answer has more than {most:,} bytes, too many for a page",
                    todo="Take LIMIT, or ask /sparql for it.",
                )
            yield block
    finally:
        release(asked)


class RawAnswer(Response):
    """An answer that is there as a whole, its headers as they are sent."""

    def __init__(self, status: int, headers: Headers, body: bytes = b"") -> None:
        self.status_code = status
        self.raw_headers = headers
        self.body = body
        self.background = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body})


def whole(body: bytes, headers: Headers, coding: str) -> RawAnswer:
    """Give the response for an answer that is there as a whole."""
    if coding and len(body) >= SMALLEST:
        compression = Compression(coding)
        body = compression.add(body) + compression.end()
        headers.append((b"content-encoding", coding.encode()))
    headers.append((b"content-length", b"%d" % len(body)))
    return RawAnswer(200, headers, body)


class StreamedAnswer(RawAnswer):
    """An answer whose first block is there; it is kept in a cache, if there is one, once it is whole.

    If it breaks off, the response is left without its end, so that the server cuts the connection: an answer
    that is not whole never looks whole.
    """

    def __init__(
        self,
        asked: Asked,
        headers: Headers,
        coding: str,
        release: Callable[[Asked], None],
        cache: ResultCache | None,
        key: Hashable,
    ) -> None:
        super().__init__(200, headers)
        self._asked = asked
        self._coding = coding
        self._release = release
        self._cache = cache
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        try:
            if self._asked.is_here:
                body = await self._asked.block() or b""
                self._keep(body)
                await whole(body, self.raw_headers, self._coding)(scope, receive, send)
            else:
                await self._stream(send)
        except ClientLeft:
            pass
        except KgError as error:
            _log.warning("an answer was cut: %s", error)
        finally:
            self._release(self._asked)

    async def _stream(self, send: Send) -> None:
        if self._coding:
            self.raw_headers.append((b"content-encoding", self._coding.encode()))
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        compression, kept = Compression(self._coding), bytearray()
        most = self._cache.largest if self._cache else -1
        while (block := await self._asked.block()) is not None:
            if len(kept) <= most:
                kept += block
            if piece := compression.add(block):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": compression.end(), "more_body": False})
        self._keep(bytes(kept))

    def _keep(self, body: bytes) -> None:
        if self._cache:
            self._cache.put(self._key, body)
