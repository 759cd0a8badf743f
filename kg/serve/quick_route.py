"""Answers one path before the framework's routes: small answers take half the time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError
from kg.serve.problems import kg_error


class QuickRoute:
    """Gives GET and POST of a path to ``respond``; the route that is registered for it describes it."""

    def __init__(self, app: ASGIApp, path: str, respond: Callable[[Request], Awaitable[Response]]) -> None:
        self.app = app
        self.path = path
        self.respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or pass it on."""
        if (
            scope["type"] != "http"
            or scope["path"].removeprefix(scope.get("root_path", "")) != self.path
            or scope["method"] not in ("GET", "POST")
        ):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await self.respond(request)
        except ClientDisconnect:
            return
        except KgError as error:
            response = await kg_error(request, error)
        await response(scope, receive, send)
