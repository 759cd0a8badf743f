"""``/articles``: POST reads, checks and stores articles; GET lists them; DELETE takes one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import batched
from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.config import without_secrets
from kg.errors import InputError, KgError, NotConforming, UnknownName
from kg.model import Article
from kg.pipeline import Outcome, settled
from kg.rdf.mint import article_iri
from kg.serve.access import require
from kg.serve.answers import JSON, html, json_answer
from kg.serve.body import address_parameters
from kg.serve.inquiry import viewed
from kg.serve.negotiation import choose
from kg.serve.pages import Links, render
from kg.serve.payload import articles_in
from kg.serve.problems import problem_of, problem_response
from kg.serve.sent import checked, payload_of
from kg.serve.service import QUARANTINE, Service, service_of
from kg.serve.views.home import ArticleLine, article_count, articles
from kg.store.base import Queryable

router = APIRouter(tags=["Articles"])
MOST_LISTED = 500
_AT_ONCE = 4
_TO_WRITE = [Depends(require("ingest"))]
_LINES = {"application/json": {"schema": {"type": "object", "required": ["articles"]}}}
_BODY = {
    "responses": {
        str(status): {"description": words, "content": _LINES}
        for status, words in (
            (200, "All was known before."),
            (201, "Something was stored."),
            (207, "Some articles failed."),
        )
    }
    | {
        "422": {
            "description": "All articles failed.",
            "content": {**_LINES, "application/problem+json": {}, "text/html": {}},
        }
    },
    "requestBody": {
        "required": True,
        "content": {
            "text/plain": {"schema": {"type": "string"}},
            "text/markdown": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "object"}},
            "application/x-ndjson": {"schema": {"type": "string"}},
        },
    },
    "parameters": [
        {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
        for name, words in (
            ("title", "The title, for text."),
            ("published", "The day of publication, 2026-01-31, for text."),
            ("url", "The address, for text."),
        )
    ],
}


@router.post("/articles", summary="Ingest articles", dependencies=_TO_WRITE, openapi_extra=_BODY)
async def ingest(request: Request) -> Response:
    """Read the articles in the body, check them against the shapes and store those that conform."""
    service, settings = service_of(request), without_secrets(service_of(request).settings)
    records = await checked(request, articles_in, await payload_of(request), settings, by="writers")
    if len(records) == 1:
        return await _one(request, service, records[0])
    found = []
    # Some at a time through the writing thread, so that other writers get their turn between.
    for some in batched(records, _AT_ONCE):
        found += [_told(outcome) for outcome in await _stored(service, some)]
    return json_answer({"articles": found}, _status_of(found))


async def _stored(service: Service, records: Sequence[Article | InputError]) -> list[Outcome | InputError]:
    """Have some articles read and stored; give what came of each, in order."""
    good = [each for each in records if isinstance(each, Article)]
    if not good:  # nothing is started for it: neither the model nor the authority data
        return [each for each in records if not isinstance(each, Article)]
    read = await service.reporters.outcomes(good)
    stored = iter(await service.write(_settled, service, read))
    return [next(stored) if isinstance(each, Article) else each for each in records]


def _settled(service: Service, read: Sequence[Outcome]) -> list[Outcome]:
    return list(settled(read, service.store, service.settings, service.reporters.authority))


async def _one(request: Request, service: Service, record: Article | InputError) -> Response:
    (outcome,) = await _stored(service, [record])
    if isinstance(outcome, KgError):
        raise outcome
    if outcome.error:
        raise outcome.error
    line = _line(outcome)
    if outcome.status == "refused":
        todo = f"See its report, here and at {line['quarantine']}, where the article is kept."
        error = NotConforming("the article's graph breaks a shape", where=line["iri"], todo=todo)
        return problem_response(request.scope, error, articles=[line], quarantine=line["quarantine"])
    headers = {"location": Links(request.scope).to(line["iri"])}
    return json_answer({"articles": [line]}, 201 if outcome.status == "stored" else 200, headers)


def _told(outcome: Outcome | InputError) -> dict[str, Any]:
    if isinstance(outcome, KgError):
        return {"status": "failed", "error": problem_of(outcome)}
    return _line(outcome)


def _line(outcome: Outcome) -> dict[str, Any]:
    base = outcome.graph.rsplit("graph/article/", 1)[0]
    line: dict[str, Any] = {
        "iri": article_iri(base, outcome.article.key),
        "status": outcome.status,
        "title": outcome.article.title,
        "version": outcome.article.version,
        "graph": outcome.graph,
    }
    if outcome.error:
        return {**line, "error": problem_of(outcome.error)}
    facts = outcome.facts
    line["counts"] = {
        "entities": len(facts.entities),
        "tenures": len(facts.tenures),
        "events": len(facts.events),
        "statements": len(facts.statements),
        "triples": outcome.triples.count(b"\n"),
    }
    if outcome.report:
        report = outcome.report
        line["report"] = {
            "conforms": report.conforms,
            "accepted": report.accepted,
            "counts": report.counts,
            "results": [asdict(result) for result in report.results],
        }
    if outcome.status == "refused":
        line["quarantine"] = f"{QUARANTINE}?article={outcome.article.key}"
    return line


def _status_of(found: list[dict[str, Any]]) -> int:
    """Give 201 if something was stored, 200 if all was known or skipped; 207 if some failed, 422 if all did."""
    good = [line["status"] for line in found if line["status"] in ("stored", "unchanged", "skipped")]
    if len(good) < len(found):
        return 207 if good else 422
    return 201 if "stored" in good else 200


@router.get("/articles", summary="List articles")
async def listing(request: Request) -> Response:
    """List the articles, the newest first, ``limit`` of them from the ``offset``."""
    parameters = address_parameters(request)
    limit, offset = parameters.whole("limit", 50, 1, MOST_LISTED), parameters.whole("offset", 0, 0, 10**9)
    form = choose(request.headers.get("accept"), (JSON, "text/html"))
    lines, total = await viewed(request, _listed, limit, offset)
    if form == "text/html":
        values = {"articles": lines, "total": total, "limit": limit, "offset": offset, "title": "Articles"}
        return html(render(request.scope, "articles.html", **values))
    plain = [
        {
            "iri": line.article.iri,
            "title": line.article.label,
            "published": line.issued or None,
            "events": line.events,
        }
        for line in lines
    ]
    return json_answer({"total": total, "limit": limit, "offset": offset, "articles": plain})


def _listed(store: Queryable, limit: int, offset: int) -> tuple[tuple[ArticleLine, ...], int]:
    return articles(store, limit, offset), article_count(store)


@router.get("/articles/{key}", summary="Go to an article")
async def one(request: Request, key: str) -> Response:
    """Send to the article with this key."""
    return RedirectResponse(Links(request.scope).page(f"/id/article/{key}"), 303)


@router.delete("/articles/{key}", summary="Delete an article", status_code=204, dependencies=_TO_WRITE)
async def delete(request: Request, key: str) -> Response:
    """Take out an article with all that it states."""
    service = service_of(request)
    await service.write(_delete, service, key)
    return Response(status_code=204)


def _delete(service: Service, key: str) -> None:
    from kg.quarantine import retract

    if not retract(service.store, service.reporters.authority, service.settings, key):
        raise UnknownName("there is no such article", where=key, todo="See /articles.")
