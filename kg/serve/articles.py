"""``/articles``: POST reads, checks and stores articles; GET lists them; DELETE takes one out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import ArticleError, InputError, KgError, NotConforming, UnknownName
from kg.model import Article
from kg.pipeline import Outcome
from kg.rdf.mint import article_iri
from kg.serve.access import require
from kg.serve.answers import JSON, html, json_answer
from kg.serve.body import Parameters, address_parameters, read_body
from kg.serve.inquiry import viewed
from kg.serve.negotiation import choose
from kg.serve.pages import Links, render
from kg.serve.problems import problem_of, problem_response
from kg.serve.service import QUARANTINE, Service, service_of
from kg.serve.views.home import ArticleLine, article_count, articles
from kg.source import read_bytes
from kg.store.base import Queryable

router = APIRouter(tags=["Articles"])
MOST_LISTED = 500
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
    service, parameters = service_of(request), address_parameters(request)
    body = await read_body(request)
    sent = request.headers.get("content-type", "")
    records = await service.read(_records, service, body, sent, parameters)
    if len(records) == 1:
        return await _one(request, service, records[0])
    found = []
    for record in records:
        # One at a time through the writing thread, so that other writers get their turn between.
        found.append(await service.write(_settled, service, record))
    return json_answer({"articles": found}, _status_of(found))


def _records(service: Service, body: bytes, sent: str, parameters: Parameters) -> list[Article | InputError]:
    records = list(
        read_bytes(
            body,
            sent,
            service.settings,
            title=parameters.one("title") or None,
            published=parameters.one("published") or None,
            url=parameters.one("url") or None,
            place="the body",
        )
    )
    if not records:
        raise ArticleError("there is no article in the body", where="the body", todo="Send at least one.")
    return records


async def _one(request: Request, service: Service, record: Article | InputError) -> Response:
    if isinstance(record, KgError):
        raise record
    outcome = await service.write(_ingest, service, record)
    if outcome.error:
        raise outcome.error
    line = _line(outcome)
    if outcome.status == "refused":
        todo = f"See its report, here and at {line['quarantine']}, where the article is kept."
        error = NotConforming("the article's graph breaks a shape", where=line["iri"], todo=todo)
        return problem_response(request.scope, error, articles=[line], quarantine=line["quarantine"])
    headers = {"location": Links(request.scope).to(line["iri"])}
    return json_answer({"articles": [line]}, 201 if outcome.status == "stored" else 200, headers)


def _ingest(service: Service, article: Article) -> Outcome:
    pipeline, store = service.pipeline(), service.store
    (outcome,) = pipeline.ingest([article], store)
    return outcome


def _settled(service: Service, record: Article | InputError) -> dict[str, Any]:
    if isinstance(record, KgError):
        return {"status": "failed", "error": problem_of(record)}
    return _line(_ingest(service, record))


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

    if not retract(service.store, service.authority(), service.settings, key):
        raise UnknownName("there is no such article", where=key, todo="See /articles.")
