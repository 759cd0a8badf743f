"""The answer to a query as it goes out: in one piece if it is small, else in blocks as the reader finds them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.errors import KgError
from kg.readers.line import Asked
from kg.readers.pool import ClientLeft
from kg.serve.cache import ResultCache
from kg.serve.compression import SMALLEST, Compression

_log = logging.getLogger(__name__)


class StreamedAnswer(Response):
    """An answer whose first block is there.

    If it breaks off, the response is left without its end, so that the server cuts the connection: an answer
    that is not whole never looks whole.
    """

    def __init__(
        self,
        asked: Asked,
        headers: dict[str, str],
        coding: str,
        release: Callable[[Asked], None],
    ) -> None:
        super().__init__(headers=headers)
        del self.headers["content-length"]
        self._asked = asked
        self._coding = coding
        self._release = release
        self._cache: ResultCache | None = None
        self._key: Hashable = None

    def kept_in(self, cache: ResultCache, key: Hashable) -> None:
        """Have the answer kept under a key once it is whole, if it is small enough."""
        self._cache, self._key = cache, key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        try:
            if self._asked.is_here:
                body = await self._asked.block() or b""
                if self._cache:
                    self._cache.put(self._key, body)
                await whole(body, dict(self.headers), self._coding)(scope, receive, send)
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
            self.headers["content-encoding"] = self._coding
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        compression, kept, most = Compression(self._coding), bytearray(), 0
        if self._cache:
            most = self._cache.largest
        while (block := await self._asked.block()) is not None:
            if len(kept) <= most:
                kept += block
            if piece := compression.add(block):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": compression.end(), "more_body": False})
        if self._cache:
            self._cache.put(self._key, bytes(kept))


def whole(body: bytes, headers: dict[str, str], coding: str) -> Response:
    """Give the response for an answer that is there as a whole."""
    if coding and len(body) >= SMALLEST:
        compression = Compression(coding)
        body = compression.add(body) + compression.end()
        headers = {**headers, "content-encoding": coding}
    return Response(body, headers=headers)
