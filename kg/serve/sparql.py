"""``/sparql``: the query half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

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
from kg.serve.description import OPERATION, describe_service
from kg.serve.media import GRAPHS, RESULTS, wanted
from kg.serve.negotiation import negotiate
from kg.serve.querying import Question, ask, question_of
from kg.serve.service import service_of
from kg.store.answers import transcribed

router = APIRouter(tags=["SPARQL"])
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


@router.get("/sparql", summary="Ask a SPARQL query", openapi_extra=OPERATION)
async def query_by_address(request: Request) -> Response:
    """Answer the query in the address; without one, describe the service; send browsers to the query page."""
    parameters = address_parameters(request)
    accept, name = request.headers.get("accept"), parameters.one("format")
    if not name and _is_browser(accept):
        pairs = urlencode([("query", text) for text in parameters.all("query")])
        address = request.scope.get("root_path", "") + "/query" + (f"?{pairs}" if pairs else "")
        return RedirectResponse(address, 303, {"vary": "Accept"})
    if "query" not in parameters and "update" not in parameters:
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


async def _answer(request: Request, question: Question, parameters: Parameters) -> Response:
    service = service_of(request)
    said, form = wanted(request.headers.get("accept"), parameters.one("format"), question.forms)
    timed = await service.read(ask, service, question, form)
    return data(timed.answer.body, said)


def _is_browser(accept: str | None) -> bool:
    offered = (*(form.media_type for form in (*RESULTS, *GRAPHS)), "text/html")
    return bool(accept) and negotiate(accept, offered) == "text/html"


def _description(request: Request, accept: str | None, name: str | None) -> Response:
    said, form = wanted(accept, name, GRAPHS)
    endpoint = str(request.url.replace(query=""))
    return data(transcribed(describe_service(endpoint, service_of(request).settings), form), said)
