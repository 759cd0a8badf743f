"""``/events`` and ``/entities``: what all articles together tell of, and of whom; each with its sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UsageError
from kg.events import EVENTS
from kg.model import Factuality
from kg.query.naming import find_iri
from kg.rdf.terms import concept
from kg.serve.answers import JSON, data, html, json_answer
from kg.serve.body import Parameters, address_parameters
from kg.serve.inquiry import viewed
from kg.serve.media import GRAPHS, named_form
from kg.serve.negotiation import choose
from kg.serve.pages import render
from kg.serve.service import service_of
from kg.serve.views.canonical import EventFilter, canonical_events, event_count
from kg.serve.views.describe import describe_each
from kg.serve.views.entity_list import KINDS, entities, entity_count
from kg.serve.views.wording import local_name
from kg.store.answers import transcribed
from kg.store.base import Queryable

router = APIRouter(tags=["Lists"])
MOST_LISTED = 500
# The lines of a page, and how many there are in all.
type Listed = tuple[tuple[Any, ...], int]
_FORMS = (JSON, "text/html", *(form.media_type for form in GRAPHS))
_PAGING = (("limit", "How many at most; 50 if not said."), ("offset", "How many to pass over."))
_EVENT_FILTERS = (
    ("who", "A participant: a name, a Wikidata id or an IRI."),
    ("place", "Where: a place, or a country with all its places."),
    ("class", "The class of the event: Summit, Visit, Attack, ..."),
    ("factuality", "happened, planned, denied, ..."),
    ("from", "The first day, 2026-01-31."),
    ("to", "The last day."),
    ("q", "Letters in the label."),
    ("articles", "At least so many articles tell of it."),
)
_ENTITY_FILTERS = (("kind", f"One of {', '.join(KINDS)}."), ("q", "Letters in a name."))


def _described(filters: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": words,
                "schema": {"type": "string"},
            }
            for name, words in (*filters, *_PAGING)
        ]
    }


@router.get("/events", summary="List events over all articles", openapi_extra=_described(_EVENT_FILTERS))
async def events(request: Request) -> Response:
    """List canonical events, the newest first, with the articles that tell of each."""
    service, parameters = service_of(request), address_parameters(request)
    base = service.settings.base_iri

    def listed(store: Queryable, limit: int, offset: int) -> Listed:
        wanted = _event_filter(store, base, parameters)
        return canonical_events(store, wanted, limit, offset), event_count(store, wanted)

    return await _listing(request, "events", listed, lambda line: line.event.iri)


@router.get("/entities", summary="List people, countries, ...", openapi_extra=_described(_ENTITY_FILTERS))
async def things(request: Request) -> Response:
    """List entities with their identifiers elsewhere, those that most articles name in front."""
    parameters = address_parameters(request)
    kind, words = _one_of(parameters, "kind", KINDS), _words(parameters)

    def listed(store: Queryable, limit: int, offset: int) -> Listed:
        return entities(store, kind, words, limit, offset), entity_count(store, kind, words)

    return await _listing(request, "entities", listed, lambda line: line.entity.iri)


async def _listing(
    request: Request,
    name: str,
    listed: Callable[[Queryable, int, int], Listed],
    iri_of: Callable[[Any], str],
) -> Response:
    parameters = address_parameters(request)
    limit, offset = parameters.whole("limit", 50, 1, MOST_LISTED), parameters.whole("offset", 0, 0, 10**9)
    said = choose(request.headers.get("accept"), _FORMS)
    form = None if said in (JSON, "text/html") else named_form(said, GRAPHS)

    def found(store: Queryable) -> tuple[Listed, bytes]:
        lines, total = listed(store, limit, offset)
        triples = describe_each(store, map(iri_of, lines)) if form else b""
        return (lines, total), transcribed(triples, form) if form else b""

    (lines, total), body = await viewed(request, found)
    if said == "text/html":
        filters = {each: parameters.one(each) or "" for each, _ in (*_EVENT_FILTERS, *_ENTITY_FILTERS)}
        chosen = {each: said for each, said in filters.items() if said}
        values = {
            "lines": lines,
            "total": total,
            "limit": limit,
            "offset": offset,
            "filters": filters,
            "chosen": chosen,
        }
        more = {"classes": _CLASSES, "factualities": [each.value for each in Factuality], "kinds": KINDS}
        return html(render(request.scope, f"{name}.html", title=name.capitalize(), **values, **more))
    if form:
        return data(body, said)
    return json_answer({"total": total, "limit": limit, "offset": offset, name: lines})


_CLASSES = tuple(sorted(frame.name for frame in EVENTS))


def _event_filter(store: Queryable, base: str, parameters: Parameters) -> EventFilter:
    def thing(name: str) -> str:
        said = (parameters.one(name) or "").strip()
        return find_iri(store, said[:500], base) if said else ""

    factuality = _one_of(parameters, "factuality", tuple(each.value for each in Factuality))
    return EventFilter(
        who=thing("who"),
        place=thing("place"),
        kind=_one_of(parameters, "class", _CLASSES),
        factuality=local_name(concept(Factuality(factuality))) if factuality else "",
        first=_day(parameters, "from"),
        last=_day(parameters, "to"),
        words=_words(parameters),
        least_articles=parameters.whole("articles", 1, 1, 10**6),
    )


def _one_of(parameters: Parameters, name: str, known: tuple[str, ...]) -> str:
    said = (parameters.one(name) or "").strip()
    found = next((each for each in known if each.lower() == said.lower()), "")
    if said and not found:
        raise UsageError(f"{said[:40]!r} is not known", where=name, todo=f"Known: {', '.join(known)}.")
    return found


def _day(parameters: Parameters, name: str) -> str:
    said = (parameters.one(name) or "").strip()
    try:
        return date.fromisoformat(said).isoformat() if said else ""
    except ValueError:
        raise UsageError(f"{said[:40]!r} is no day", where=name, todo="Write it as 2026-01-31.") from None


def _words(parameters: Parameters) -> str:
    return " ".join((parameters.one("q") or "").split())[:200]
