"""``/sparql``: the query half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.config import Settings
from kg.errors import EncodingError, KgError
from kg.serve import void
from kg.serve.answers import data
from kg.serve.body import (
    FORM,
    Parameters,
    address_parameters,
    form_parameters,
    media_type,
    most_bytes,
    read_text,
)
from kg.serve.compression import coding_of
from kg.serve.conditional import matches
from kg.serve.description import OPERATION, describe_service
from kg.serve.media import GRAPHS, RDF, RESULTS, Form, wanted
from kg.serve.negotiation import negotiate
from kg.serve.querying import MERGED_NOTE, Question, begun, question_of, snapshot_for
from kg.serve.ready import Ready, readied
from kg.serve.revisions import HEADER
from kg.serve.service import service_of
from kg.serve.streaming import RawAnswer, StreamedAnswer, whole
from kg.store.answers import transcribed

router = APIRouter(tags=["SPARQL"])
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ASKING = ("query", "update", "default-graph-uri", "named-graph-uri")
REVISION = HEADER.encode()
_NOTE = (b"kg-note", MERGED_NOTE.encode())


@router.get("/sparql", summary="Ask a SPARQL query", openapi_extra=OPERATION)
async def query_by_address(request: Request) -> Response:
    """Answer the query in the address; without one, describe the service; send browsers to the query page."""
    service, headers = service_of(request), dict(request.scope["headers"])
    key = (request.scope["query_string"], headers.get(b"accept"), headers.get(b"prefer"))
    if ready := service.ready.get(key):
        return await answered(request, ready, headers)
    parameters = address_parameters(request)
    accept, name = request.headers.get("accept"), parameters.one("format")
    if not name and _is_browser(accept):
        pairs = urlencode([("query", text) for text in parameters.all("query")])
        root = request.scope.get("root_path", "") + service.place
        address = f"{root}/query" + (f"?{pairs}" if pairs else "")
        return RedirectResponse(address, 303, {"vary": "Accept"})
    if not any(asked in parameters for asked in ASKING):
        return await _description(request, accept, name)
    ready = await readied(request, question_of(parameters, service.limits), parameters)
    service.ready.keep(key, ready)
    return await answered(request, ready, headers)


@router.post("/sparql", summary="Ask a SPARQL query", openapi_extra=OPERATION)
async def query_by_post(request: Request) -> Response:
    """Answer the query in a form, or in a body of its own."""
    sent, limits = media_type(request), service_of(request).limits
    most = most_bytes(limits.query_chars)
    if sent == FORM:
        parameters = await form_parameters(request, most)
        return await _post(request, question_of(parameters, limits), parameters)
    if sent == QUERY:
        parameters, text = address_parameters(request), await read_text(request, most)
        return await _post(request, question_of(parameters, limits, text), parameters)
    raise EncodingError(
        "an update cannot be sent here"
        if sent == UPDATE
        else f"the media type {sent or '(none)'} is no query",
        where="Content-Type",
        todo="Send an update to /update." if sent == UPDATE else f"Send {FORM} with 'query', or {QUERY}.",
    )


async def respond(request: Request) -> Response:
    """Answer a GET or POST of ``/sparql``."""
    return await (query_by_post if request.method == "POST" else query_by_address)(request)


async def _post(request: Request, question: Question, parameters: Parameters) -> Response:
    ready = await readied(request, question, parameters)
    return await answered(request, ready, dict(request.scope["headers"]))


async def answered(
    request: Request, ready: Ready, sent: Mapping[bytes, bytes], nothing: KgError | None = None
) -> Response:
    """Answer a question from the reader, from the cache, or with the word that the client has the answer.

    :raises kg.errors.KgError: ``nothing``, if it is given, for an answer without a byte.
    """
    service, began = service_of(request), time.monotonic()
    snapshot = await snapshot_for(request, service, ready.seconds)
    coding = coding_of(sent.get(b"accept-encoding", b"").decode("latin-1"))
    revision = service.revisions.name(snapshot.revision)
    headers = [*ready.headers, (REVISION, revision.encode())]
    if ready.is_merged and service.may_share_triples(snapshot):
        headers.append(_NOTE)
    if ready.is_same and request.method == "GET":
        tag = f'"{revision}-{ready.digest}{coding and "-" + coding}"'
        headers.append((b"etag", tag.encode()))
        if matches(sent.get(b"if-none-match", b"").decode("latin-1"), tag):
            return RawAnswer(304, headers)
    key = (ready.digest, revision)
    if ready.is_same and (kept := service.cache.get(key)) is not None:
        return whole(kept, headers, coding)
    asked = await begun(request, ready.checked, snapshot, ready.seconds - (time.monotonic() - began))
    if nothing and asked.is_empty:
        service.pool.release(asked)
        raise nothing
    cache = service.cache if ready.is_same and service.cache.largest else None
    return StreamedAnswer(asked, headers, coding, service.pool.release, cache, key)


def _is_browser(accept: str | None) -> bool:
    offered = (*(form.media_type for form in (*RESULTS, *RDF)), "text/html")
    return bool(accept) and negotiate(accept, offered) == "text/html"


async def _description(request: Request, accept: str | None, name: str | None) -> Response:
    said, form = wanted(accept, name, GRAPHS)
    endpoint = str(request.url.replace(query=""))
    link = f'<{request.scope.get("root_path", "")}{void.PATH}>; rel="describedby"'
    service = service_of(request)
    body = await service.read(_described, endpoint, service.settings, form)
    return data(body, said, {"link": link})


@lru_cache(32)
def _described(endpoint: str, settings: Settings, form: Form) -> bytes:
    return transcribed(describe_service(endpoint, settings), form)
