"""``/quarantine``: what was refused, and why; below it that dataset is served as the store itself is."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UnknownName
from kg.rdf.mint import article_iri
from kg.serve import graphs, health, query_page, sparql, update
from kg.serve.answers import JSON, html, json_answer
from kg.serve.body import address_parameters
from kg.serve.inquiry import inquiry
from kg.serve.negotiation import choose
from kg.serve.pages import render
from kg.serve.service import QUARANTINE, over_quarantine, service_of
from kg.serve.views.refused import RefusedLine, refused, refused_count
from kg.store.base import Queryable

router = APIRouter(tags=["Quarantine"])
MOST_LISTED = 200
_PARAMETERS: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
        for name, words in (
            ("article", "This one only: its key or IRI."),
            ("limit", "How many at most; 20 if not said."),
            ("offset", "How many to pass over."),
        )
    ]
}


@router.get(QUARANTINE, summary="List refused articles", openapi_extra=_PARAMETERS)
async def listing(request: Request) -> Response:
    """List the articles that broke a shape, the newest first, each with the results of its validation."""
    service, parameters = service_of(request), address_parameters(request)
    limit, offset = parameters.whole("limit", 20, 1, MOST_LISTED), parameters.whole("offset", 0, 0, 10**9)
    form = choose(request.headers.get("accept"), (JSON, "text/html"))
    named = (parameters.one("article") or "").strip()
    async with inquiry(request) as asked:
        store = await asked.of(service.beside) if service.beside else None
        total, lines = await asked.view(_listed, store, service.settings.base_iri, named, limit, offset)
    if form == JSON:
        return json_answer({"total": total, "limit": limit, "offset": offset, "refused": lines})
    values = {"lines": lines, "total": total, "limit": limit, "offset": offset, "named": named}
    return html(render(request.scope, "quarantine.html", title="Quarantine", **values))


def _listed(
    store: Queryable | None, base: str, named: str, limit: int, offset: int
) -> tuple[int, tuple[RefusedLine, ...]]:
    article = article_iri(base, named.removeprefix(article_iri(base, ""))) if named else ""
    lines = refused(store, base, limit, offset, article) if store else ()
    if named and not lines:
        raise UnknownName(
            "there is no such article in quarantine", where=named[:200], todo="See /quarantine."
        )
    return (refused_count(store) if store and not named else len(lines)), lines


# In the description of the API there are those that people need; the others are for the program's own commands.
for _feature, _is_told in (
    (sparql, True),
    (query_page, False),
    (update, False),
    (graphs, False),
    (health, False),
):
    router.include_router(
        _feature.router,
        prefix=QUARANTINE,
        dependencies=[Depends(over_quarantine)],
        include_in_schema=_is_told,
    )
