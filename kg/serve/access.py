"""Who may do what over HTTP: each operation needs a scope, each token has some."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Depends
from fastapi.security import HTTPBearer
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Connection

from kg.errors import AccessError, Forbidden, KgError
from kg.serve.problems import problem_response
from kg.serve.service import service_of
from kg.serve.tokens import Scope, Token, Tokens

# What must answer everybody: whether the server lives, and what a login page would be made of.
_OPEN = ("/health", "/static/")


# So that the description of the API tells of it.
_BEARER = HTTPBearer(auto_error=False, scheme_name="token", description="A token of the operator.")


def require(scope: Scope) -> Callable[[Request], Token]:
    """Give the dependency of an operation that writes: it lets pass who holds a token with the scope.

    It raises ``Forbidden`` if the server knows no token at all or this one may not, ``AccessError`` if the
    request shows none or an unknown one. The holder is kept as ``request.state.holder``.
    """

    def required(request: Request, _: object = Depends(_BEARER)) -> Token:
        tokens = service_of(request).tokens
        where = f"{request.method} {request.url.path}"
        if not tokens.all():
            raise Forbidden(
                "writing over HTTP is switched off",
                where=where,
                todo="Set KG_ADMIN_TOKEN or KG_TOKENS on the server and send 'Authorization: Bearer <token>'.",
            )
        holder = _allowed(tokens, request.headers, scope, where, "writing needs a token")
        request.state.holder = holder
        return holder

    return required


def shown(request: Request, scope: Scope, otherwise: str) -> Token:
    """Give the token that a request shows.

    :raises kg.errors.AccessError: saying what is ``otherwise``, if it shows none that is known.
    :raises kg.errors.Forbidden: if it has not the scope.
    """
    where = f"{request.method} {request.url.path}"
    return _allowed(service_of(request).tokens, request.headers, scope, where, otherwise)


def _allowed(tokens: Tokens, headers: Headers, scope: Scope, where: str, otherwise: str) -> Token:
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not shown.strip():
        raise AccessError(
            otherwise, where=where, todo="Send 'Authorization: Bearer <token>'; the operator gives you one."
        )
    # Headers reach us as Latin-1; what was sent as UTF-8 is read as that.
    raw = shown.strip().encode("latin-1")
    holder = tokens.holder(raw.decode("utf-8", "replace"))
    if holder is None:
        raise AccessError(
            "the token is not known here",
            where=where,
            todo="Compare it with KG_ADMIN_TOKEN on the server, or with 'kg token list'.",
        )
    if not holder.allows(scope):
        raise Forbidden(
            f"the token {holder.name!r} has not the scope {scope!r} that this needs",
            where=where,
            todo=f"Ask for one: 'kg token new NAME --scope {scope}'.",
        )
    return holder


class ReadAccess:
    """Where reading is for token holders only, lets pass who shows one; all else is refused here."""

    def __init__(self, app: ASGIApp, tokens: Tokens) -> None:
        self.app = app
        self.tokens = tokens

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] != "OPTIONS" and not scope["path"].startswith(_OPEN):
            where = f"{scope['method']} {scope['path']}"
            try:
                _allowed(self.tokens, Headers(scope=scope), "read", where, "reading needs a token here")
            except KgError as error:
                await problem_response(scope, error)(scope, receive, send)
                return
        await self.app(scope, receive, send)
