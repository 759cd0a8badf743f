"""``/update``: the update half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.access import require
from kg.serve.body import FORM
from kg.serve.querying import seconds_for
from kg.serve.service import Service, service_of
from kg.serve.trial import Trial, tried
from kg.serve.update_text import UPDATE, Update, update_sent
from kg.store.base_of_text import based

router = APIRouter(tags=["SPARQL"])
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
    found, service = await update_sent(request), service_of(request)
    trial = Trial(seconds_for(request, found.wishes, service))
    if not found.is_plain:
        trial = await tried(request, found, trial.seconds)
    while not await service.write_freely(trial.seconds, _run, service, found, trial):
        trial = await tried(request, found, trial.seconds)
    return Response(status_code=204)


def _run(service: Service, found: Update, trial: Trial) -> bool:
    """Write what the trial found, or run the text; False if others wrote since, and there is time to try it again."""
    if trial.change and service.store.revision == trial.revision:
        service.store.update(trial.change)
    elif trial.change and 2 * trial.took < trial.seconds:
        return False
    else:
        with based(found.text, service.settings.base_iri, has_relative=found.has_relative) as whole:
            service.store.update(whole)
    return True
