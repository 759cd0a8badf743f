"""Errors as answers: RFC 9457 problem documents for programs, a page for browsers, never a traceback."""

from __future__ import annotations

import json
import logging
import re
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Scope

from kg.errors import AccessError, Busy, KgError, UsageError
from kg.serve.headers import SAFE_HEADERS, allowed_methods
from kg.serve.negotiation import prefers_html

RETRY_AFTER_SECONDS = "5"
_log = logging.getLogger(__name__)
_POSITION = re.compile(r"\bline (\d{1,9})\b(?:,? column (\d{1,9})\b)?")

Problem = dict[str, Any]


def problem_of(error: KgError) -> Problem:
    """Give the problem document of one of our errors."""
    document: Problem = {
        "type": f"/errors#{error.code}",
        "title": (type(error).__doc__ or "Error").splitlines()[0].rstrip("."),
        "status": error.http_status,
        "detail": f"{error.what}." if error.what[-1:] not in ".!?" else error.what,
        "code": error.code,
        "where": error.where,
        "todo": error.todo,
    }
    if position := _POSITION.search(error.where):
        document["line"] = int(position[1])
        if position[2]:
            document["column"] = int(position[2])
    return document


def problem_response(scope: Scope, error: KgError, **extra: Any) -> Response:
    """Give the answer for one of our errors; ``extra`` members go into the document."""
    headers = {}
    if isinstance(error, AccessError) and error.http_status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = 'Bearer realm="diplomacy-kg"'
    if isinstance(error, Busy):
        headers["retry-after"] = RETRY_AFTER_SECONDS
    return answer(scope, {**problem_of(error), **extra}, headers)


def answer(scope: Scope, document: Problem, headers: dict[str, str] | None = None) -> Response:
    """Give a problem document in the form that the client reads."""
    status = int(document["status"])
    if prefers_html(Headers(scope=scope).get("accept")) and scope["method"] in ("GET", "HEAD", "POST"):
        from kg.serve.pages import render

        page = render(scope, "error.html", problem=document, title=document["title"])
        return Response(page, status, headers, "text/html; charset=utf-8")
    body = json.dumps(document, ensure_ascii=False).encode()
    return Response(body, status, headers, "application/problem+json")


def handle_errors(app: FastAPI) -> None:
    """Make every error of the application a problem document."""
    app.add_exception_handler(KgError, kg_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_parameters)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _fault)


async def kg_error(request: Request, error: Exception) -> Response:
    """Give the answer for one of our errors, and log it if it is the server's."""
    assert isinstance(error, KgError)
    if error.http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s %s: %s", request.method, request.url.path, error)
    return problem_response(request.scope, error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    detail, todo = f"{error.detail}.", ""
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["allow"] = ", ".join(allowed_methods(request.scope))
        detail, todo = f"{request.method} is not done here.", f"Allowed: {headers['allow']}."
    elif error.status_code == HTTPStatus.NOT_FOUND:
        detail, todo = "there is no such page.", "See / for what there is."
    document = {
        "type": "about:blank",
        "title": HTTPStatus(error.status_code).phrase,
        "status": error.status_code,
        "detail": detail,
        "code": "",
        "where": request.url.path,
        "todo": todo,
    }
    return answer(request.scope, document, headers)


async def _bad_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return problem_response(
        request.scope,
        UsageError(f"the parameter is not allowed: {first['msg']}", where=place, todo="See /docs."),
    )


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=400)


async def _fault(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    document = {
        "type": "about:blank",
        "title": "The server failed",
        "status": 500,
        "detail": "This is a fault of the program.",
        "code": "",
        "where": request.url.path,
        "todo": "The log of the server tells more.",
    }
    # This answer is made outside of the middleware that adds them.
    return answer(request.scope, document, dict(SAFE_HEADERS))
