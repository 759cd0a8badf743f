"""Holds every request to its size."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import TooLarge
from kg.serve.body import says_more
from kg.serve.problems import problem_response


class BodyLimit:
    """Refuses a body of more than ``most`` bytes, also one that comes in chunks and does not say its size."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if says_more(Headers(scope=scope), self.most):
            await problem_response(scope, self._too_large())(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > self.most:
                    raise self._too_large()
            return message

        await self.app(scope, counted, send)

    def _too_large(self) -> TooLarge:
        return TooLarge(
            f"the body is larger than {self.most:,} bytes",
            where="the body of the request",
            todo="Send it in parts, or raise KG_MAX_BODY_BYTES on the server.",
        )
