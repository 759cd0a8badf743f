"""Refuses requests to names that are not this server's.

A page of the open network may have its own name lead to the loopback, and would then read what listens there as
its own (DNS rebinding). It cannot do so by an address, nor by a name without a dot, which is nobody's out there.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.config import Settings
from kg.errors import ForeignHost
from kg.serve.problems import problem_response

ANY = "*"


def is_loopback(host: str) -> bool:
    """Tell whether the server that listens on a host is asked from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return _name(host) == "localhost"


def is_local(name: str) -> bool:
    """Tell whether a name is nobody's in the open network: an address, a name without a dot, below localhost."""
    last = name.rpartition(".")[2]
    return last == name or last.isdecimal() or last == "localhost" or name.startswith("[")


class KnownHosts:
    """Lets pass what is asked by a name of ``settings.hosts``, or by a local one.

    Without any, a server on the loopback is asked by local names only, and another by all.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._names = {_name(part) for part in settings.hosts.split(",") if part.strip()}
        self._all = ANY in self._names or not (self._names or is_loopback(settings.host))
        self._is_known = lru_cache(1000)(self._known)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and not self._all:
            for header, value in scope["headers"]:
                if header == b"host" and not self._is_known(value):
                    await problem_response(scope, _foreign(value))(scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def _known(self, host: bytes) -> bool:
        name = _name(host.decode("latin-1"))
        return is_local(name) or name in self._names


def _name(host: str) -> str:
    """Give the name in a Host header: without its port, and without the dot of the root."""
    name, _, port = host.strip().lower().rpartition(":")
    return (name if name and port.isdecimal() else host.strip().lower()).rstrip(".")


def _foreign(host: bytes) -> ForeignHost:
    return ForeignHost(
        "this server is not known by that name",
        where=f"Host: {host.decode('latin-1')[:80]}",
        todo="Ask it by its address, or name it in KG_HOSTS on the server.",
    )
