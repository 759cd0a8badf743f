"""Gives every answer its safe headers, opens reading to pages of other origins, and answers HEAD as GET."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")
# They are open to POST from all origins, because it only reads.
_OPEN_TO_POST = ("/sparql", "/validate")
_EXPOSED = b"Link, Location, Content-Disposition, ETag, KG-Note, KG-Revision, Retry-After, WWW-Authenticate"
_SAFE = [(name.encode(), value.encode()) for name, value in SAFE_HEADERS.items()]
# Headers that are lists: said twice they mean what one means that holds both (RFC 9110, section 5.3).
_LISTS = frozenset({b"accept", b"accept-encoding", b"if-none-match", b"prefer"})
_ASKING = "Accept, Content-Type, Prefer, If-None-Match, KG-Revision"


class HeadAsGet:
    """Answers HEAD with the headers of GET, without the body; what would go on to make one is told that nobody waits."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        is_over = False

        async def without_body(message: Message) -> None:
            nonlocal is_over
            if message["type"] != "http.response.body":
                await send(message)
            elif not is_over:
                is_over = True
                await send({"type": "http.response.body", "body": b""})

        await self.app({**scope, "method": "GET"}, receive, without_body)


class SafeAnswers:
    """Adds the headers against sniffing, framing and foreign content, and says which origins may do what.

    Pages of the origins ``readers`` may read, ``*`` for all; those of ``writers`` may also send a token, and write.
    """

    def __init__(self, app: ASGIApp, writers: str = "", readers: str = "") -> None:
        self.app = app
        self.writers, self.readers = _origins(writers), _origins(readers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer a preflight here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["headers"] = _joined(scope["headers"])
        shared = self._shared(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                safe = (pair for pair in _SAFE if pair[0] not in given)
                message["headers"] = [*message["headers"], *safe, *shared]
                if self.writers or self.readers - {"*"}:
                    MutableHeaders(scope=message).add_vary_header("Origin")
            await send(message)

        if scope["method"] == "OPTIONS":
            await self._options(scope)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)

    def _shared(self, scope: Scope) -> tuple[tuple[bytes, bytes], ...]:
        """Give the headers that open the answer to the page that asks."""
        origin = Headers(scope=scope).get("origin", "")
        reads = scope["method"] in ("GET", "HEAD", "OPTIONS") or scope["path"].startswith(_OPEN_TO_POST)
        if origin in self.writers or (reads and origin in self.readers):
            allowed = origin
        elif reads and "*" in self.readers:
            allowed = "*"
        else:
            return ()
        return (b"access-control-allow-origin", allowed.encode()), (
            b"access-control-expose-headers",
            _EXPOSED,
        )

    def _options(self, scope: Scope) -> Response:
        methods = [*allowed_methods(scope), "OPTIONS"]
        may_write = Headers(scope=scope).get("origin", "") in self.writers
        is_open = may_write or scope["path"].startswith(_OPEN_TO_POST)
        open_ones = methods if is_open else [each for each in methods if each in ("GET", "HEAD", "OPTIONS")]
        return Response(
            status_code=204,
            headers={
                "allow": ", ".join(methods),
                "access-control-allow-methods": ", ".join(open_ones),
                # Authorization for those origins only: pages of others may read, never write.
                "access-control-allow-headers": _ASKING + ", Authorization" * may_write,
                "access-control-max-age": "86400",
            },
        )


def _joined(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Give headers of which no list comes twice, so that all who read them read the same."""
    names = [name for name, _ in headers]
    if len(names) == len(set(names)):
        return headers
    lists: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        if name in _LISTS:
            lists.setdefault(name, []).append(value)
    others = [(name, value) for name, value in headers if name not in _LISTS]
    return [*others, *((name, b", ".join(values)) for name, values in lists.items())]


def _origins(setting: str) -> frozenset[str]:
    return frozenset(part.strip().rstrip("/") for part in setting.split(",") if part.strip())


def allowed_methods(scope: Scope) -> list[str]:
    """Give the methods that the path of a request has, besides OPTIONS."""
    routes = scope["app"].router.routes
    found = [
        method
        for method in _METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    return ["GET", "HEAD", *found[1:]] if "GET" in found else found
