"""``/graphs``: the SPARQL 1.1 Graph Store HTTP Protocol, each graph by its name in ``?graph=``."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UnknownName, UsageError
from kg.serve.access import require
from kg.serve.answers import data
from kg.serve.audit import note
from kg.serve.body import Parameters, address_parameters, media_type, read_body
from kg.serve.media import GRAPHS, Form, sent_form, wanted
from kg.serve.service import Service, service_of
from kg.serve.views.rows import bracketed
from kg.store.answers import transcribed
from kg.store.media import NTRIPLES
from kg.store.rdf_text import canonical_bytes, quads_of

router = APIRouter(tags=["Graphs"])
WRITING = [Depends(require("update"))]


def named_graph(parameters: Parameters) -> str:
    """Give the graph that a request names.

    :raises kg.errors.UsageError: if it names none, or the default graph, which here is the union of all.
    """
    graph = parameters.one("graph")
    if graph and "default" not in parameters:
        bracketed(graph)
        return graph
    if "default" in parameters and not graph:
        raise UsageError(
            "this service has no default graph of its own: in queries it is the union of all graphs",
            where="?default",
            todo="Name a graph with ?graph=IRI, or ask /sparql with CONSTRUCT.",
        )
    raise UsageError("the request must name one graph", where="?graph=", todo="Send ?graph=IRI.")


@router.get("/graphs", summary="Read a graph")
async def read(request: Request) -> Response:
    """Give the triples of a graph."""
    parameters = address_parameters(request)
    graph, service = named_graph(parameters), service_of(request)
    said, form = wanted(request.headers.get("accept"), parameters.one("format"), GRAPHS)
    return data(await service.read(written_graph, service, graph, form), said)


def written_graph(service: Service, graph: str, form: Form) -> bytes:
    """Give a graph in a form.

    :raises kg.errors.UnknownName: if there is no such graph.
    """
    triples = service.store.graph(graph)
    if not triples:
        raise _unknown(graph)
    return transcribed(triples, form)


def _unknown(graph: str) -> UnknownName:
    return UnknownName(
        "there is no such graph", where=graph, todo="Ask SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }."
    )


@router.put("/graphs", summary="Replace a graph", status_code=204, dependencies=WRITING)
async def put(request: Request) -> Response:
    """Make a graph hold exactly the triples of the body."""
    graph, triples = await _sent(request)
    note(request, graph=graph)
    service = service_of(request)
    was_there = await service.write(_replace, service, graph, triples)
    return Response(status_code=204 if was_there else 201)


def _replace(service: Service, graph: str, triples: bytes) -> bool:
    was_there = bool(service.store.graph(graph))
    service.store.replace_graphs({graph: triples})
    return was_there


@router.post("/graphs", summary="Add to a graph", status_code=204, dependencies=WRITING)
async def post(request: Request) -> Response:
    """Add the triples of the body to a graph."""
    graph, triples = await _sent(request)
    note(request, graph=graph)
    service = service_of(request)
    was_there = await service.write(_add, service, graph, triples)
    return Response(status_code=204 if was_there else 201)


def _add(service: Service, graph: str, triples: bytes) -> bool:
    was_there = bool(service.store.graph(graph))
    service.store.load(triples, media_type=NTRIPLES.media_type, graph=graph)
    return was_there


@router.delete("/graphs", summary="Delete a graph", status_code=204, dependencies=WRITING)
async def delete(request: Request) -> Response:
    """Take a graph out."""
    graph, service = named_graph(address_parameters(request)), service_of(request)
    note(request, graph=graph)
    await service.write(_drop, service, graph)
    return Response(status_code=204)


def _drop(service: Service, graph: str) -> None:
    if not service.store.graph(graph):
        raise _unknown(graph)
    service.store.replace_graphs({graph: b""})


async def _sent(request: Request) -> tuple[str, bytes]:
    graph, form = named_graph(address_parameters(request)), sent_form(media_type(request), GRAPHS)
    body = await read_body(request)
    return graph, await service_of(request).read(_read, body, form, graph)


def _read(body: bytes, form: Form, graph: str) -> bytes:
    return canonical_bytes(quads_of(body, form.media_type, graph))
