"""``/conformance``: how the program does in the W3C's SPARQL and SHACL suites, as a page and as EARL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg.rdf.ntriples import canonical
from kg.resources import folder
from kg.serve.answers import data, html, wanted_form
from kg.serve.body import address_parameters
from kg.serve.media import HTML, Form
from kg.serve.pages import render
from kg.serve.service import service_of
from kg.store.answers import transcribed
from kg.store.media import TURTLE

router = APIRouter(tags=["Vocabulary"])
_EARL = "http://www.w3.org/ns/earl#"
_PART = ox.NamedNode("http://purl.org/dc/terms/isPartOf")


@dataclass(frozen=True, slots=True)
class SuiteLine:
    """A suite: how many of its tests pass, and the causes of the failures with the names of the tests."""

    name: str
    passed: int
    total: int
    failures: tuple[tuple[str, tuple[str, ...]], ...]


@router.get("/conformance", summary="How it does in the W3C's SPARQL and SHACL suites")
async def conformance(request: Request) -> Response:
    """Give the counts and each failure with its cause as a page, or the report in EARL."""
    said, form = wanted_form(request, None, address_parameters(request))
    service = service_of(request)
    if form is not HTML:
        return data(await service.read(_written, form), said)
    suites = await service.read(suite_lines)
    return html(render(request.scope, "conformance.html", title="Conformance", suites=suites))


@cache
def _written(form: Form) -> bytes:
    turtle = _report()
    if form is TURTLE:
        return turtle
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return transcribed(canonical(f"{quad.triple} ." for quad in quads), form)


@cache
def suite_lines() -> tuple[SuiteLine, ...]:
    """Give the suites in the order of the report."""
    told = ox.Store()
    told.extend(ox.parse(_report(), format=ox.RdfFormat.TURTLE))
    tests: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for quad in told.quads_for_pattern(None, _PART, None, None):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal)
        name = quad.subject.value.rpartition("#")[2]
        tests[quad.object.value].append((name, _cause(told, quad.subject)))
    return tuple(_line(suite, tests[suite]) for suite in sorted(tests))


def _report() -> bytes:
    return b"".join((folder("conformance") / f"{suite}.ttl").read_bytes() for suite in ("sparql", "shacl"))


def _cause(told: ox.Store, assertion: ox.NamedNode) -> str:
    """Give why a test failed, empty if it passed."""
    result = ox.NamedNode(f"{assertion.value}.result")
    causes = told.quads_for_pattern(result, ox.NamedNode(f"{_EARL}info"), None, None)
    return next((quad.object.value for quad in causes if isinstance(quad.object, ox.Literal)), "")


def _line(suite: str, tests: list[tuple[str, str]]) -> SuiteLine:
    failures: dict[str, list[str]] = defaultdict(list)
    for name, cause in sorted(tests):
        if cause:
            failures[cause].append(name)
    failed = sum(map(len, failures.values()))
    return SuiteLine(
        suite,
        len(tests) - failed,
        len(tests),
        tuple((cause, tuple(names)) for cause, names in failures.items()),
    )
