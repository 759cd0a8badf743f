"""``/explain``: the sentences that a fact comes from, for any IRI."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import UsageError
from kg.query.explain import Explanation, explain
from kg.query.naming import find_iri
from kg.serve.answers import JSON, json_answer
from kg.serve.body import address_parameters
from kg.serve.inquiry import viewed
from kg.serve.negotiation import choose
from kg.serve.pages import Links
from kg.serve.service import service_of
from kg.store.base import Queryable

router = APIRouter(tags=["Things"])
_PARAMETER = {
    "parameters": [
        {
            "name": "iri",
            "in": "query",
            "required": True,
            "description": "An IRI, a path below the base, a Wikidata id, or a name.",
            "schema": {"type": "string"},
        }
    ]
}


@router.get("/explain", summary="Explain a fact", openapi_extra=_PARAMETER)
async def explanation(request: Request) -> Response:
    """Give the supporting sentences, the rule and the confidence; send browsers to the page."""
    service, words = service_of(request), address_parameters(request).one("iri") or ""
    if not words.strip():
        raise UsageError("the request must name something", where="?iri=", todo="Send ?iri=IRI.")
    form = choose(request.headers.get("accept"), (JSON, "text/html"))
    iri, found = await viewed(request, _explained, words, service.settings.base_iri)
    address = Links(request.scope).to(iri)
    if form == JSON or not address:
        return json_answer(found)
    return RedirectResponse(address, 303, {"vary": "Accept"})


def _explained(store: Queryable, words: str, base: str) -> tuple[str, Explanation]:
    iri = find_iri(store, words, base)
    return iri, explain(store, iri, base)
