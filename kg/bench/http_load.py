"""Asks a server over some connections at once, each sending its next request when the last is answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from urllib.parse import quote, urlsplit

from kg.errors import RemoteError


@dataclass(frozen=True, slots=True)
class Load:
    """What a server answered in a stretch of time: requests a second, and the slowest hundredth's seconds."""

    per_second: float
    p99: float


def loaded(
    url: str, query: Callable[[int], str], *, connections: int, seconds: float, least: int = 1
) -> Load:
    """Ask ``query(0)``, ``query(1)``, ... for so many seconds, and at least so many times on each connection.

    :raises kg.errors.RemoteError: if an answer is not 200.
    """
    return asyncio.run(_loaded(url, query, connections, seconds, least))


async def _loaded(
    url: str, query: Callable[[int], str], connections: int, seconds: float, least: int
) -> Load:
    parts, numbers = urlsplit(url), count()
    clients = [_Client(parts.netloc, parts.path, query, numbers) for _ in range(connections)]
    loop = asyncio.get_running_loop()
    for client in clients:
        await loop.create_connection(partial(_same, client), parts.hostname or "", parts.port or 80)
    began = time.perf_counter()
    await asyncio.gather(*(client.ask_until(began + seconds, least) for client in clients))
    spent = time.perf_counter() - began
    times = sorted(each for client in clients for each in client.times)
    for client in clients:
        client.close()
    return Load(len(times) / spent, times[max(0, -(-99 * len(times) // 100) - 1)])


def _same(client: _Client) -> _Client:
    return client


class _Client(asyncio.Protocol):
    """One connection that is kept alive; answers have a Content-Length or come in chunks."""

    def __init__(self, host: str, path: str, query: Callable[[int], str], numbers: count[int]) -> None:
        self.times: list[float] = []
        self._head = f" HTTP/1.1\r\nHost: {host}\r\nAccept: application/sparql-results+json\r\n\r\n"
        self._path, self._query, self._numbers = path, query, numbers
        self._transport: asyncio.Transport | None = None
        self._answered: asyncio.Future[None] | None = None
        self._reset()

    def _reset(self) -> None:
        self._start, self._tail, self._got, self._wanted = b"", b"", 0, -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    async def ask_until(self, end: float, least: int) -> None:
        assert self._transport
        while time.perf_counter() < end or len(self.times) < least:
            text = quote(self._query(next(self._numbers)), safe="")
            self._answered = asyncio.get_running_loop().create_future()
            began = time.perf_counter()
            self._transport.write(f"GET {self._path}?query={text}{self._head}".encode())
            await self._answered
            self.times.append(time.perf_counter() - began)

    def data_received(self, data: bytes) -> None:
        if self._wanted < 0:
            self._start += data
            head, gap, data = self._start.partition(b"\r\n\r\n")
            if not gap:
                return
            self._read_head(head)
        self._got += len(data)
        self._tail = (self._tail + data)[-5:]
        if self._got == self._wanted if self._wanted else self._tail == b"0\r\n\r\n":
            self._reset()
            self._end(None)

    def _read_head(self, head: bytes) -> None:
        if b" 200 " not in head.partition(b"\r\n")[0] + b" ":
            self._end(RemoteError(f"a query was answered with {head[:60]!r}"))
        _, found, length = head.lower().partition(b"content-length:")
        # 0 stands for an answer in chunks: none of the answers asked for here is empty.
        self._wanted = int(length.partition(b"\r\n")[0]) if found else 0

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(RemoteError("the server closed a connection"))

    def _end(self, error: Exception | None) -> None:
        if self._answered and not self._answered.done():
            if error:
                self._answered.set_exception(error)
            else:
                self._answered.set_result(None)

    def close(self) -> None:
        assert self._transport
        self._transport.close()
