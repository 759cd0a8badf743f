"""Answers with a page for browsers and data for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.body import Parameters
from kg.serve.media import THINGS, Form, named_form, wanted, with_charset

JSON = "application/json"
SUFFIXES = ("ttl", "jsonld", "json", "nt", "rdf", "html")


def html(page: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Give a page as the answer."""
    return Response(page, status, {"vary": "Accept", **(headers or {})}, "text/html; charset=utf-8")


def data(body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Give RDF or results as the answer."""
    return Response(
        body, 200, {"content-type": with_charset(media_type), "vary": "Accept", **(headers or {})}
    )


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Give a value as JSON; frozen values become objects."""
    body = json.dumps(value, default=_plain, ensure_ascii=False, indent=1).encode()
    return Response(body, status, {"vary": "Accept", **(headers or {})}, JSON)


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)


def split_suffix(path: str) -> tuple[str, str | None]:
    """Give a path without the name of a form behind it, and that name if there is one."""
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and stem and suffix in SUFFIXES else (path, None)


def wanted_form(request: Request, suffix: str | None, parameters: Parameters) -> tuple[str, Form]:
    """Give the media type to answer with and its form: by suffix, by ``?format=``, or by Accept.

    :raises kg.errors.NotAcceptable: if the thing has no such form.
    """
    if suffix:
        form = named_form(suffix, THINGS)
        return form.media_type, form
    return wanted(request.headers.get("accept"), parameters.one("format"), THINGS)
