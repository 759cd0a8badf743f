"""``/sparql``: the query half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import EncodingError
from kg.serve.answers import data
from kg.serve.body import (
    FORM,
    Parameters,
    address_parameters,
    form_parameters,
    media_type,
    read_body,
    read_text,
)
from kg.serve.compression import coding_of
from kg.serve.conditional import etag, matches
from kg.serve.description import OPERATION, describe_service
from kg.serve.media import GRAPHS, RESULTS, wanted, with_charset
from kg.serve.negotiation import negotiate
from kg.serve.querying import Question, begun, question_of, seconds_for, snapshot_for
from kg.serve.revisions import HEADER
from kg.serve.service import service_of
from kg.serve.streaming import StreamedAnswer, whole
from kg.store.answers import transcribed

router = APIRouter(tags=["SPARQL"])
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ASKING = ("query", "update", "default-graph-uri", "named-graph-uri")
# What gives something else each time; a word in a string that looks like it costs the cache only.
_CHANGES = re.compile(r"\b(?:now|rand|uuid|struuid|bnode|service)\b", re.IGNORECASE)


@router.get("/sparql", summary="Ask a SPARQL query", openapi_extra=OPERATION)
async def query_by_address(request: Request) -> Response:
    """Answer the query in the address; without one, describe the service; send browsers to the query page."""
    parameters = address_parameters(request)
    accept, name = request.headers.get("accept"), parameters.one("format")
    if not name and _is_browser(accept):
        pairs = urlencode([("query", text) for text in parameters.all("query")])
        address = request.scope.get("root_path", "") + "/query" + (f"?{pairs}" if pairs else "")
        return RedirectResponse(address, 303, {"vary": "Accept"})
    if not any(asked in parameters for asked in ASKING):
        return _description(request, accept, name)
    return await _answer(request, question_of(parameters), parameters)


@router.post("/sparql", summary="Ask a SPARQL query", openapi_extra=OPERATION)
async def query_by_post(request: Request) -> Response:
    """Answer the query in a form, or in a body of its own."""
    sent = media_type(request)
    if sent == FORM:
        parameters = form_parameters(request, await read_body(request))
        return await _answer(request, question_of(parameters), parameters)
    if sent == QUERY:
        parameters = address_parameters(request)
        return await _answer(request, question_of(parameters, await read_text(request)), parameters)
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


async def _answer(request: Request, question: Question, parameters: Parameters) -> Response:
    service = service_of(request)
    said, form = wanted(request.headers.get("accept"), parameters.one("format"), question.forms)
    seconds = seconds_for(request, parameters, service)
    snapshot = await snapshot_for(request, service)
    coding = coding_of(request.headers.get("accept-encoding"))
    revision = service.revisions.name(snapshot.revision)
    headers = {
        "content-type": with_charset(said),
        "vary": "Accept, Accept-Encoding",
        "cache-control": "no-cache",
        HEADER: revision,
    }
    is_same = not _CHANGES.search(question.text)
    key = (question, form.media_type, revision)
    if is_same and request.method == "GET":
        headers["etag"] = tag = etag(question, said, revision, coding)
        if matches(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers=headers)
    if is_same and (kept := service.cache.get(key)) is not None:
        return whole(kept, headers, coding)
    asked = await begun(request, question, form, snapshot, seconds)
    answer = StreamedAnswer(asked, headers, coding, service.pool.release)
    if is_same and service.cache.largest:
        answer.kept_in(service.cache, key)
    return answer


def _is_browser(accept: str | None) -> bool:
    offered = (*(form.media_type for form in (*RESULTS, *GRAPHS)), "text/html")
    return bool(accept) and negotiate(accept, offered) == "text/html"


def _description(request: Request, accept: str | None, name: str | None) -> Response:
    said, form = wanted(accept, name, GRAPHS)
    endpoint = str(request.url.replace(query=""))
    return data(transcribed(describe_service(endpoint, service_of(request).settings), form), said)
