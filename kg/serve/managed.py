"""The graphs that the service itself keeps (of articles, entities, canonical events): not written by accident."""

from __future__ import annotations

from starlette.requests import Request

from kg.errors import Forbidden
from kg.serve.service import service_of
from kg.serve.tokens import Token
from kg.store.written import written_graphs


def may_write(request: Request, graph: str) -> None:
    """Let the holder of the request's token write to a graph.

    :raises kg.errors.Forbidden: if the service keeps it, and the token's scope is not ``admin``.
    """
    if graph.startswith(_kept(request)) and not _is_admin(request):
        raise _forbidden(f"the service keeps the graph {graph[:200]} itself", "?graph=")


def may_update(request: Request, text: str) -> None:
    """Let the holder of the request's token run an update.

    :raises kg.errors.Forbidden: if the token's scope is not ``admin``, and the text writes to a graph that
        the service keeps, or to graphs that cannot be told beforehand.
    """
    if _is_admin(request):
        return
    for graph, where in written_graphs(text, service_of(request).settings.base_iri):
        if graph is None:
            raise _forbidden("it cannot be told which graphs this update writes to", where)
        if graph.startswith(_kept(request)):
            raise _forbidden(f"the service keeps the graph {graph[:200]} itself", where)


def _kept(request: Request) -> str:
    return f"{service_of(request).settings.base_iri}graph/"


def _is_admin(request: Request) -> bool:
    holder: Token = request.state.holder
    return holder.allows("admin")


def _forbidden(what: str, where: str) -> Forbidden:
    return Forbidden(
        what,
        where=where,
        todo="Write to graphs of your own, named by IRIs; or send articles to /articles; or take a token with "
        "the scope admin.",
    )
