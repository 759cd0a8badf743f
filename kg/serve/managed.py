"""The graphs that the service itself keeps (of articles, entities, canonical events): not written by accident."""

from __future__ import annotations

from starlette.requests import Request

from kg.errors import Forbidden
from kg.serve.service import service_of
from kg.serve.tokens import Token
from kg.store.syntax import place, unescaped
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
    service = service_of(request)
    kept, base, is_ours = _kept(request), service.settings.base_iri, not service.store.is_shared
    for each in _readings(text, is_foreign=not is_ours):
        for graph, start in written_graphs(each, base, resolves=is_ours):
            if graph is None:
                raise _forbidden("it cannot be told which graphs this update writes to", place(each, start))
            if graph.startswith(kept):
                raise _forbidden(f"the service keeps the graph {graph[:200]} itself", place(each, start))


def _readings(text: str, *, is_foreign: bool) -> tuple[str, ...]:
    r"""Give the text as engines may read it: those of others may take ``\uXXXX`` anywhere (SPARQL 1.1, 19.2)."""
    return (text, unescaped(text)) if is_foreign and "\\" in text else (text,)


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
