"""The graphs that the service itself keeps (of articles, entities, canonical events): not written by accident."""

from __future__ import annotations

from starlette.requests import Request

from kg.errors import Forbidden
from kg.serve.service import service_of
from kg.serve.tokens import Token


def may_write(request: Request, graph: str) -> None:
    """Let the holder of the request's token write to a graph.

    :raises kg.errors.Forbidden: if the service keeps it, and the token's scope is not ``admin``.
    """
    kept = kept_from(request)
    if kept is not None and graph.startswith(kept):
        raise Forbidden(
            f"the service keeps the graph {graph[:200]} itself",
            where="?graph=",
            todo="Write to graphs of your own; or send articles to /articles; or take a token with the scope admin.",
        )


def kept_from(request: Request) -> str | None:
    """Give what the names of the graphs begin with that the holder of the request's token may not write; or None."""
    holder: Token = request.state.holder
    return None if holder.allows("admin") else f"{service_of(request).settings.base_iri}graph/"
