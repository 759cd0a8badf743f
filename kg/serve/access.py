"""Who may write over HTTP: the holder of the one token, if one is set."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from kg.errors import AccessError, Forbidden
from kg.serve.service import service_of


def require_token(request: Request) -> None:
    """Let a request pass that shows the token.

    :raises kg.errors.Forbidden: if no token is set, so that nobody can write.
    :raises kg.errors.AccessError: if the request shows none, or a wrong one.
    """
    secret = service_of(request).settings.admin_token
    token = secret.get_secret_value() if secret else ""
    if not token:
        raise Forbidden(
            "writing over HTTP is switched off",
            where=f"{request.method} {request.url.path}",
            todo="Set KG_ADMIN_TOKEN on the server and send 'Authorization: Bearer <its value>'.",
        )
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not shown.strip():
        raise AccessError(
            "writing needs a token",
            where=f"{request.method} {request.url.path}",
            todo="Send 'Authorization: Bearer <the value of KG_ADMIN_TOKEN>'.",
        )
    # Headers reach us as Latin-1; bytes of the same length of work whether or not they are equal.
    if not hmac.compare_digest(shown.strip().encode("latin-1"), token.encode()):
        raise AccessError(
            "the token is not the right one",
            where=f"{request.method} {request.url.path}",
            todo="Compare it with KG_ADMIN_TOKEN on the server.",
        )
