"""Gives every answer its safe headers, opens reading to pages of other origins, and answers HEAD as GET."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_READ_METHODS = "GET, HEAD, OPTIONS"
_OPEN_TO_POST = ("/sparql", "/validate")


class HeadAsGet:
    """Answers HEAD with the headers of GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)


class SafeAnswers:
    """Adds the headers against sniffing, framing and foreign content, and opens reading to other origins."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer a preflight here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_open = scope["method"] in ("GET", "HEAD", "OPTIONS") or scope["path"].startswith(_OPEN_TO_POST)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
                if is_open:
                    headers["access-control-allow-origin"] = "*"
                    headers["access-control-expose-headers"] = "Link, Location, Content-Disposition"
            await send(message)

        if scope["method"] == "OPTIONS":
            await _options(scope["path"])(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _options(path: str) -> Response:
    methods = f"{_READ_METHODS}, POST" if path.startswith(_OPEN_TO_POST) else _READ_METHODS
    return Response(
        status_code=204,
        headers={
            "allow": methods,
            "access-control-allow-methods": methods,
            # Not Authorization: a page of another origin may read, never write.
            "access-control-allow-headers": "Accept, Content-Type",
            "access-control-max-age": "86400",
        },
    )
