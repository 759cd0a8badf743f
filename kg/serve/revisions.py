"""Revisions of the store: who wrote sees what they wrote, answers say what they were read at."""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, ip_address, ip_network

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.store.base import ServedStore

HEADER = "kg-revision"
_MOST_WRITERS = 1000
_NUMBER = re.compile(r"[0-9]{1,18}")
# What one household or machine is given of IPv6, in bits.
_ONES_NETWORK = 64


@dataclass(slots=True)
class Caller:
    """Who made the request that is under way; ``revision`` is that of what it wrote."""

    client: str
    revision: str | None = None


_CALLER: ContextVar[Caller | None] = ContextVar("caller", default=None)


def client_of(scope: Scope) -> str:
    """Give who a request comes from: an address, or the network of an IPv6 address, as one has all that is in it."""
    return _client_at((scope.get("client") or ("",))[0])


@lru_cache(4096)
def _client_at(host: str) -> str:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv4Address):
        return host
    return str(address.ipv4_mapped or ip_network((address, _ONES_NETWORK), strict=False))


def revision_written() -> str | None:
    """Give the revision that the request under way has written, or None."""
    caller = _CALLER.get()
    return caller.revision if caller else None


class Revisions:
    """Names the revisions of this run of the server, and remembers who wrote up to which."""

    def __init__(self, store: ServedStore, *, always_newest: bool = False) -> None:
        self._store = store
        self._always_newest = always_newest
        self._run = secrets.token_hex(4)
        self._writers: OrderedDict[str, int] = OrderedDict()

    def name(self, revision: int) -> str:
        """Give the name of a revision: no other run of the server uses it."""
        return f"{self._run}-{revision}"

    def needed(self, client: str, named: str | None = None) -> int:
        """Give the revision that a client must see: the one that it names, and the last that it wrote.

        What another run of the server named is on disk since before this one began.
        """
        run, _, number = (named or "").partition("-")
        if self._always_newest:
            return self._store.revision
        wanted = int(number) if run == self._run and _NUMBER.fullmatch(number) else 0
        return max(wanted, self._writers.get(client, 0))

    def written(self) -> None:
        """Note that the caller of the request under way has written."""
        caller = _CALLER.get()
        if caller is None:
            return
        caller.revision = self.name(self._store.revision)
        self._writers[caller.client] = self._store.revision
        self._writers.move_to_end(caller.client)
        if len(self._writers) > _MOST_WRITERS:
            self._writers.popitem(last=False)


class Revised:
    """Puts the revision that a request wrote into the header of its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope["method"] == "GET":
            await self.app(scope, receive, send)
            return
        caller = Caller(client_of(scope))
        _CALLER.set(caller)

        async def with_revision(message: Message) -> None:
            if message["type"] == "http.response.start" and caller.revision:
                MutableHeaders(scope=message)[HEADER] = caller.revision
            await send(message)

        await self.app(scope, receive, with_revision)
