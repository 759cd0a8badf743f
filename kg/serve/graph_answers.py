"""Graphs as they are read: each is the answer to a query, and goes out as such answers do."""

from __future__ import annotations

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

from kg import readers
from kg.errors import UnknownName
from kg.serve.body import address_parameters
from kg.serve.inquiry import viewed
from kg.serve.media import Form, with_charset
from kg.serve.querying import Checked, Question, seconds_for
from kg.serve.ready import Ready
from kg.serve.service import service_of
from kg.serve.sparql import answered
from kg.serve.views.rows import bracketed, rows
from kg.store.base import Queryable
from kg.store.guard import Reading
from kg.store.media import JSONLD, RDFXML
from kg.store.patching import DEFAULT
from kg.store.syntax import Outline


async def graph_answer(request: Request, graph: str, media_type: str, form: Form) -> Response:
    """Give the triples of a graph in a form, called ``media_type``.

    :raises kg.errors.UnknownName: if there is no such graph; the default graph is always there.
    """
    # In these also an empty graph has some bytes.
    if graph != DEFAULT and form in (JSONLD, RDFXML) and not await viewed(request, _is_there, graph):
        raise no_such_graph(graph)
    nothing = None if graph == DEFAULT else no_such_graph(graph)
    ready = _ready(request, graph, media_type, form)
    return await answered(request, ready, dict(request.scope["headers"]), nothing)


def no_such_graph(graph: str) -> UnknownName:
    """Give the error for a graph that is not there."""
    return UnknownName(
        "there is no such graph", where=graph, todo="Ask SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }."
    )


def _ready(request: Request, graph: str, media_type: str, form: Form) -> Ready:
    service, all_of = service_of(request), "?s ?p ?o"
    pattern = all_of if graph == DEFAULT else f"GRAPH {bracketed(graph)} {{ {all_of} }}"
    text = f"CONSTRUCT {{ {all_of} }} WHERE {{ {pattern} }}"
    sent = readers.Question(text, form.media_type, union=service.store.union, graph=graph)
    return Ready(
        Checked(Question(text, Outline("construct")), form, Reading(), sent),
        seconds_for(request, address_parameters(request), service),
        not service.store.is_shared,
        False,
        blake2b(repr((text, media_type)).encode("utf-8", "replace"), digest_size=16).hexdigest(),
        (
            (b"content-type", with_charset(media_type).encode()),
            (b"vary", b"Accept, Accept-Encoding"),
            (b"cache-control", b"no-cache"),
        ),
    )


def _is_there(store: Queryable, graph: str) -> bool:
    return bool(rows(store, f"SELECT * {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} }} LIMIT 1"))
