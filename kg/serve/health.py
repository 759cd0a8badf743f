"""``/health``: whether the service can answer."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.serve.access import shown
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
            "description": "'now' counts the quads for this answer, for who shows a token: that takes its time.",
            "schema": {"type": "string"},
        }
    ]
}


@router.get("/health", summary="Whether the service can answer", openapi_extra=_PARAMETER)
async def health(request: Request) -> Response:
    """Give the state of the service: its store, the number of quads when they were last counted, the version."""
    service = service_of(request)
    if address_parameters(request).one("count") == "now":
        shown(request, "read", "counting now needs a token")
        quads: int | None = await service.quads.now()
    else:
        quads = service.quads.known()
    state = {"status": "ok", "store": service.id, "quads": quads, "version": __version__}
    if stale := service.snapshots.stale():
        state |= {"status": "degraded", "reason": stale.reason, "stale_seconds": round(stale.seconds)}
    return json_answer(state, headers={"cache-control": "no-store"})
