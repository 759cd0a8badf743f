"""``/health``: whether the service can answer."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.serve.answers import json_answer
from kg.serve.body import address_parameters
from kg.serve.service import service_of

router = APIRouter(tags=["Pages"])


_PARAMETER = {
    "parameters": [
        {
            "name": "count",
            "in": "query",
            "required": False,
            "description": "'now' counts the quads for this answer, which walks through the whole store.",
            "schema": {"type": "string"},
        }
    ]
}


@router.get("/health", summary="Whether the service can answer", openapi_extra=_PARAMETER)
async def health(request: Request) -> Response:
    """Give the state of the service: its store, the number of quads (a minute old at most), the version."""
    service = service_of(request)
    quads = await service.read(service.quads, now=address_parameters(request).one("count") == "now")
    state = {"status": "ok", "store": service.id, "quads": quads, "version": __version__}
    return json_answer(state, headers={"cache-control": "no-store"})
