"""Has what a request carries read in a process of its own, so that neither its size nor its form harms others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import ClientDisconnect, Request

from kg.readers.pool import ClientLeft
from kg.serve.body import address_parameters, client_left, read_body
from kg.serve.checker import By
from kg.serve.payload import Payload, triples
from kg.serve.querying import seconds_for
from kg.serve.revisions import client_of
from kg.serve.service import Service


async def triples_sent(request: Request, graph: str) -> bytes:
    """Give the triples of a request as canonical N-Triples; relative IRIs are relative to the graph.

    :raises kg.errors.EncodingError: for a media type or a charset that is not read.
    :raises kg.errors.RdfError: if they do not parse, with the line, or nest too deep.
    """
    return await checked(request, triples, await payload_of(request), graph, by="writers")


async def payload_of(request: Request) -> Payload:
    """Give what a request carries.

    :raises kg.errors.EncodingError: if it is compressed.
    """
    body = await read_body(request)
    return Payload(body, request.headers.get("content-type", ""), request.scope["query_string"])


async def checked[T](request: Request, call: Callable[..., T], *args: Any, by: By = "anybody") -> T:
    """Give what a call gives in a process of its own, which ends when the client leaves or its time is over.

    :raises kg.errors.KgError: what it raises, if too many wait, or if it takes too long or too much.
    :raises starlette.requests.ClientDisconnect: if the client has left.
    """
    service: Service = request.app.state.service
    seconds = seconds_for(request, address_parameters(request), service)
    client, left = client_of(request.scope), partial(client_left, request)
    try:
        return await service.checkers.run(call, *args, seconds=seconds, by=by, client=client, left=left)
    except ClientLeft:
        raise ClientDisconnect from None
