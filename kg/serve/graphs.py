"""``/graphs``: the SPARQL 1.1 Graph Store HTTP Protocol.

A graph is named by ``?graph=`` (indirectly), or by the address itself (``/graphs/mine`` is the graph with just
that IRI). What is written here is written as it is: it passes no shapes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UsageError
from kg.serve.access import require
from kg.serve.audit import note
from kg.serve.body import address_parameters
from kg.serve.graph_answers import graph_answer, no_such_graph
from kg.serve.managed import may_write
from kg.serve.media import GRAPHS, wanted
from kg.serve.querying import seconds_for
from kg.serve.sent import triples_sent
from kg.serve.service import Service, service_of
from kg.serve.trial import tried
from kg.serve.update_text import UPDATE, update_sent
from kg.serve.views.rows import bracketed
from kg.store.media import JSONLD, NTRIPLES, TURTLE
from kg.store.patching import DEFAULT, patched, triples_in

router = APIRouter(tags=["Graphs"])
WRITING = [Depends(require("update"))]
_NAME = {
    "parameters": [
        {
            "name": "graph",
            "in": "query",
            "description": "The graph's IRI.",
            "schema": {"type": "string"},
            "example": "urn:mine",
        },
        {"name": "default", "in": "query", "description": "The default graph.", "schema": {"type": "string"}},
    ]
}
_DIRECT = {
    "parameters": [
        {
            "name": "name",
            "in": "path",
            "required": True,
            "description": "The rest of the graph's address.",
            "schema": {"type": "string", "minLength": 1},
        }
    ]
}
_RDF = {
    "content": {
        **{form.media_type: {"schema": {"type": "string"}} for form in GRAPHS},
        # A string in JSON-LD would be quoted.
        JSONLD.media_type: {"schema": {}},
        TURTLE.media_type: {"schema": {"type": "string"}, "example": "<urn:a> <urn:b> 'c' ."},
    }
}
_MADE: dict[int | str, dict[str, Any]] = {201: {"description": "The graph was not there before."}}
_BODY = {"requestBody": {"required": True, **_RDF}}
_PATCH = {
    "requestBody": {
        "required": True,
        "content": {UPDATE: {"schema": {"type": "string"}, "example": "INSERT DATA { <urn:a> <urn:b> 'c' }"}},
    }
}


def graph_of(request: Request) -> str:
    """Give the graph that a request is about; ``DEFAULT`` for the default graph.

    :raises kg.errors.UsageError: if it names none, more than one, or the default graph where there is none.
    """
    parameters, service = address_parameters(request), service_of(request)
    graph, is_default = parameters.one("graph"), "default" in parameters
    direct = str(request.url.replace(query="")) if request.path_params.get("name") else None
    named = [each for each in (graph, direct) if each]
    if len(named) + is_default != 1 or graph == "":
        raise UsageError(
            "the request must name one graph", where="?graph=", todo="Send ?graph=IRI, or ask /graphs/NAME."
        )
    if is_default and getattr(service.settings, "default_graph", "union") != "own":
        raise UsageError(
            "this service has no default graph of its own: in queries it is the union of all graphs",
            where="?default",
            todo="Name a graph with ?graph=IRI, or ask /sparql with CONSTRUCT.",
        )
    if is_default:
        return DEFAULT
    bracketed(named[0])
    return named[0]


def _at(method: str, summary: str, **more: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the decorator that puts an operation at both kinds of address."""

    def put(operation: Callable[..., Any]) -> Callable[..., Any]:
        extra = more.pop("openapi_extra", {})
        router.add_api_route(
            "/graphs", operation, methods=[method], summary=summary, openapi_extra=_NAME | extra, **more
        )
        router.add_api_route(
            "/graphs/{name:path}",
            operation,
            methods=[method],
            summary=summary,
            openapi_extra=_DIRECT | extra,
            **more,
        )
        return operation

    return put


@_at("GET", "Read a graph")
async def read(request: Request) -> Response:
    """Give the triples of a graph."""
    graph = graph_of(request)
    said, form = wanted(request.headers.get("accept"), address_parameters(request).one("format"), GRAPHS)
    return await graph_answer(request, graph, said, form)


@_at("PUT", "Replace a graph", status_code=204, responses=_MADE, dependencies=WRITING, openapi_extra=_BODY)
async def put(request: Request) -> Response:
    """Make a graph hold exactly the triples of the body."""
    graph, service = _to_write(request), service_of(request)
    triples = await triples_sent(request, graph)
    was_there = await service.write_freely(_seconds(request), _replace, service, graph, triples)
    return Response(status_code=204 if was_there else 201)


def _to_write(request: Request) -> str:
    graph = graph_of(request)
    may_write(request, graph)
    note(request, graph=graph or "default")
    return graph


def _seconds(request: Request) -> float:
    return seconds_for(request, address_parameters(request), service_of(request))


def _is_there(service: Service, graph: str) -> bool:
    if graph == DEFAULT:
        return True
    return service.store.query(f"ASK {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} }}").body.endswith(b"true}")


def _replace(service: Service, graph: str, triples: bytes) -> bool:
    was_there = _is_there(service, graph)
    if graph == DEFAULT:
        service.store.update(f"CLEAR DEFAULT ; INSERT DATA {{ {triples.decode()} }}")
    else:
        service.store.replace_graphs({graph: triples})
    return was_there


@_at("POST", "Add to a graph", status_code=204, responses=_MADE, dependencies=WRITING, openapi_extra=_BODY)
async def post(request: Request) -> Response:
    """Add the triples of the body to a graph; without a name, make a graph for them and tell its address."""
    service, headers = service_of(request), {}
    if request.scope["query_string"] or request.path_params.get("name"):
        graph = _to_write(request)
    else:
        graph = f"{str(request.url).rstrip('/')}/{secrets.token_hex(8)}"
        headers = {"location": graph}
        note(request, graph=graph)
    triples = await triples_sent(request, graph)
    was_there = await service.write_freely(_seconds(request), _add, service, graph, triples)
    return Response(status_code=204 if was_there else 201, headers=headers)


def _add(service: Service, graph: str, triples: bytes) -> bool:
    was_there = _is_there(service, graph)
    service.store.load(triples, media_type=NTRIPLES.media_type, graph=graph or None)
    return was_there


@_at(
    "PATCH",
    "Change a graph by an update",
    status_code=204,
    responses=_MADE,
    dependencies=WRITING,
    openapi_extra=_PATCH,
)
async def patch(request: Request) -> Response:
    """Run a SPARQL update over one graph, which it sees as its default graph; it can touch no other."""
    graph, service = _to_write(request), service_of(request)
    found = await update_sent(request, of_one_graph=True)
    seconds = seconds_for(request, found.wishes, service)
    if not found.is_plain:
        seconds = (await tried(request, found, seconds, graph)).seconds
    was_there = await service.write_freely(seconds, _patch, service, graph, found.text)
    return Response(status_code=204 if was_there else 201)


def _patch(service: Service, graph: str, text: str) -> bool:
    before = triples_in(service.store, graph)
    triples = patched(before, text)
    if not before and not triples and graph != DEFAULT:
        raise no_such_graph(graph)
    return _replace(service, graph, triples)


@_at("DELETE", "Delete a graph", status_code=204, dependencies=WRITING)
async def delete(request: Request) -> Response:
    """Take a graph out."""
    graph, service = _to_write(request), service_of(request)
    await service.write_freely(_seconds(request), _drop, service, graph)
    return Response(status_code=204)


def _drop(service: Service, graph: str) -> None:
    if not _replace(service, graph, b""):
        raise no_such_graph(graph)
