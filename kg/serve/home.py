"""``/``: the counts, the newest events, and a form to ask; ``/docs`` and ``/errors`` explain the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg import errors
from kg.serve.answers import JSON, html, json_answer
from kg.serve.examples import FIRST_QUERY, examples
from kg.serve.inquiry import Inquiry, inquiry
from kg.serve.negotiation import choose
from kg.serve.pages import render
from kg.serve.service import Service, service_of
from kg.serve.views.home import EventLine, announced_events, counts, newest_events
from kg.serve.views.refused import refused_count
from kg.store.base import Queryable

router = APIRouter(tags=["Pages"])


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    counts: dict[str, int]
    events: tuple[EventLine, ...]
    announced: tuple[EventLine, ...]
    refused: int


@router.get("/", summary="Counts and newest events")
async def home(request: Request) -> Response:
    """Give the first page, or its numbers and events as JSON."""
    form = choose(request.headers.get("accept"), ("text/html", JSON))
    async with inquiry(request) as asked:
        view = await _overview(asked, service_of(request))
    if form == JSON:
        return json_answer(view)
    page = render(
        request.scope,
        "home.html",
        title="Home",
        counts=view.counts,
        events=view.events,
        announced=view.announced,
        refused=view.refused,
        text=FIRST_QUERY,
        asked=False,
        examples=examples(),
    )
    return html(page)


async def _overview(asked: Inquiry, service: Service) -> Overview:
    """Ask for all parts at once: none of them waits until the others are through the line."""
    store = await asked.of(service)
    beside = await asked.of(service.beside) if service.beside else None
    counted = asyncio.ensure_future(asked.view(counts, store))
    newest = asyncio.ensure_future(asked.view(newest_events, store))
    announced = asyncio.ensure_future(asked.view(announced_events, store))
    refused = asyncio.ensure_future(asked.view(_refused, beside))
    await asyncio.gather(counted, newest, announced, refused, return_exceptions=True)
    return Overview(counted.result(), newest.result(), announced.result(), refused.result())


def _refused(beside: Queryable | None) -> int:
    return refused_count(beside) if beside else 0


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """An error of the tree as the page lists it."""

    code: str
    meaning: str
    status: int
    exit: int


@router.get("/errors", summary="What errors mean")
async def error_list(request: Request) -> Response:
    """Give the codes of all errors with their meaning."""
    lines = tuple(sorted(_error_lines(errors.KgError), key=lambda line: line.code))
    if choose(request.headers.get("accept"), ("text/html", JSON)) == JSON:
        return json_answer(lines)
    return html(render(request.scope, "errors.html", title="Errors", errors=lines))


def _error_lines(kind: type[errors.KgError]) -> Iterator[ErrorLine]:
    # A subclass that says nothing of itself shares the code of its parent.
    if "code" in vars(kind):
        yield ErrorLine(kind.code, (kind.__doc__ or "").splitlines()[0], kind.http_status, kind.exit_code)
    for child in kind.__subclasses__():
        yield from _error_lines(child)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as the page of the API lists it."""

    tag: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[dict[str, Any], ...]


@router.get("/docs", summary="The API for people")
async def docs(request: Request) -> Response:
    """Give the operations of the service as a page."""
    found = sorted(_operations(request.app.openapi()), key=lambda each: (each.tag, each.path, each.method))
    groups = [(tag, tuple(each)) for tag, each in groupby(found, key=lambda each: each.tag)]
    can_write = bool(service_of(request).tokens.all())
    origin = str(request.base_url).rstrip("/")
    return html(
        render(request.scope, "docs.html", title="API", groups=groups, can_write=can_write, origin=origin)
    )


def _operations(document: dict[str, Any]) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        for method, each in item.items():
            yield Operation(
                tag=each.get("tags", ["Other"])[0],
                method=method.upper(),
                path=path,
                summary=each.get("summary", ""),
                description=each.get("description", "").replace("``", ""),
                parameters=tuple(
                    {"name": one["name"], "description": one.get("description", "")}
                    for one in each.get("parameters", ())
                ),
            )
