"""``/update``: the update half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import EncodingError, QueryError
from kg.serve.access import require
from kg.serve.audit import note
from kg.serve.body import (
    FORM,
    Parameters,
    address_parameters,
    form_parameters,
    media_type,
    read_text,
)
from kg.serve.managed import may_update
from kg.serve.querying import seconds_for
from kg.serve.rewriting import with_dataset, without_silent_loads
from kg.serve.service import Service, service_of
from kg.serve.trial import is_costly, tried
from kg.store.base_of_text import based, has_relative
from kg.store.guard import check

router = APIRouter(tags=["SPARQL"])
UPDATE = "application/sparql-update"
_GRAPHS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_TEXT = {"type": "string"}
_EXAMPLE = "INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> 'c' } }"
_FIELDS = {"update": _TEXT, "using-graph-uri": _GRAPHS, "using-named-graph-uri": _GRAPHS}
OPERATION: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "description": "For a body that is the update.", "schema": _GRAPHS}
        for name in ("using-graph-uri", "using-named-graph-uri")
    ],
    "requestBody": {
        "required": True,
        "content": {
            UPDATE: {"schema": _TEXT, "example": _EXAMPLE},
            FORM: {
                "schema": {"type": "object", "required": ["update"], "properties": _FIELDS},
                "example": {"update": _EXAMPLE},
            },
        },
    },
}


@router.post(
    "/update",
    summary="Run a SPARQL update",
    status_code=204,
    dependencies=[Depends(require("update"))],
    openapi_extra=OPERATION,
)
async def update(request: Request) -> Response:
    """Run the update in a form, or in a body of its own, in one transaction."""
    sent = media_type(request)
    if sent == FORM:
        parameters = await form_parameters(request)
        texts = parameters.all("update")
    elif sent == UPDATE:
        parameters = address_parameters(request)
        texts = [await read_text(request), *parameters.all("update")]
    else:
        raise EncodingError(
            f"the media type {sent or '(none)'} is no update",
            where="Content-Type",
            todo=f"Send {FORM} with 'update', or {UPDATE}.",
        )
    text = _one_update(texts, parameters)
    note(request, update=text)
    service = service_of(request)
    seconds = seconds_for(request, parameters, service)
    text = await service.read(_checked, request, service, text)
    if is_costly(text):
        with based(text, service.settings.base_iri, has_relative=has_relative(text)) as whole:
            await tried(request, whole, seconds)
    await service.write_freely(_run, service, text)
    return Response(status_code=204)


def _one_update(texts: list[str], parameters: Parameters) -> str:
    if len(texts) != 1:
        todo = "Send a query to /sparql." if "query" in parameters else "Send one."
        raise QueryError(f"there are {len(texts) or 'no'} updates", where="update", todo=todo)
    return with_dataset(texts[0], parameters.all("using-graph-uri"), parameters.all("using-named-graph-uri"))


def _checked(request: Request, service: Service, text: str) -> str:
    """Give the update as it may be run."""
    text = without_silent_loads(text)
    check(text, service.limits, update=True)
    may_update(request, text)
    return text


def _run(service: Service, text: str) -> None:
    with based(text, service.settings.base_iri, has_relative=has_relative(text)) as whole:
        service.store.update(whole)
