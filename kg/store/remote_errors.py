"""Turns what a server says against a request into the error that it means."""

from __future__ import annotations

import json

from kg.errors import (
    AccessError,
    Forbidden,
    KgError,
    NotAcceptable,
    RemoteError,
    TooLarge,
    UnknownName,
    UsageError,
)

_BY_STATUS: dict[int, type[KgError]] = {
    400: UsageError,
    401: AccessError,
    403: Forbidden,
    404: UnknownName,
    406: NotAcceptable,
    413: TooLarge,
}
_MOST_SHOWN = 300
_TOKEN = "Set the same KG_ADMIN_TOKEN for the server and for this command, or stop the server."


def error_of(status: int, body: bytes, where: str) -> KgError:
    """Give the error for an answer that is none: by our code in its problem document, or by its status."""
    said = _problem(body)
    kind = _kinds().get(str(said.get("code"))) or _BY_STATUS.get(status, RemoteError)
    what = str(said.get("detail") or "").rstrip(".") or _first_words(body) or f"the server answered {status}"
    if issubclass(kind, AccessError):
        return kind(what, where=where, todo=_TOKEN)
    if 300 <= status < 400:
        return RemoteError(
            "the server sends elsewhere; a token is not sent on", where=where, todo="Name the final address."
        )
    return kind(what, where=str(said.get("where") or where), todo=str(said.get("todo") or ""))


def unreachable(reason: object, where: str) -> RemoteError:
    """Give the error for a server that cannot be reached, or does not answer in time."""
    said = str(reason) or type(reason).__name__
    return RemoteError(
        f"the server does not answer: {said}", where=where, todo="See that it runs, and try again."
    )


def _problem(body: bytes) -> dict[str, object]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _first_words(body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    return "" if text.startswith(("<", "{")) else " ".join(text.split())[:_MOST_SHOWN]


def _kinds() -> dict[str, type[KgError]]:
    found: dict[str, type[KgError]] = {}
    waiting = [KgError]
    while waiting:
        kind = waiting.pop()
        found[kind.code] = kind
        waiting += kind.__subclasses__()
    return found
