"""``/query``: a form, and the answer as a table; programs get what ``/sparql`` gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KgError
from kg.query.solutions import Term
from kg.serve.answers import html
from kg.serve.body import FORM, Parameters, address_parameters, form_parameters, media_type, most_bytes
from kg.serve.examples import FIRST_QUERY, examples
from kg.serve.media import RDF, VERDICTS
from kg.serve.negotiation import prefers_html
from kg.serve.pages import render
from kg.serve.problems import problem_of
from kg.serve.querying import Question, Timed, answer_for_page, question_of
from kg.serve.service import service_of
from kg.serve.sparql import query_by_address, query_by_post

router = APIRouter(tags=["Pages"])
MOST_ROWS = 1000
_SOLUTION_FORMS = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
_GRAPH_FORMS = (("ttl", "Turtle"), ("nt", "N-Triples"), ("jsonld", "JSON-LD"), ("rdf", "RDF/XML"))


@dataclass(frozen=True, slots=True)
class ResultTable:
    """An answer as a table, at most ``MOST_ROWS`` of its ``total`` rows; or yes or no."""

    variables: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]
    total: int
    boolean: bool | None
    is_graph: bool
    milliseconds: str
    note: str = ""

    @property
    def downloads(self) -> tuple[tuple[str, str], ...]:
        """Give the other forms of the answer: name and words."""
        return _GRAPH_FORMS if self.is_graph else _SOLUTION_FORMS


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line of a query, with the character at which it went wrong."""

    number: int
    before: str
    at: str = ""
    after: str = ""


@router.get("/query", summary="Ask on a page")
async def query_page(request: Request) -> Response:
    """Give the form, with the answer below it if the address has a query."""
    if not prefers_html(request.headers.get("accept")):
        return await query_by_address(request)
    return await _page(request, address_parameters(request))


@router.post("/query", summary="Ask on a page")
async def query_page_by_post(request: Request) -> Response:
    """Give the page for a query in a form, for one too long for an address."""
    if not prefers_html(request.headers.get("accept")) or media_type(request) != FORM:
        return await query_by_post(request)
    most = most_bytes(service_of(request).limits.query_chars)
    return await _page(request, await form_parameters(request, most))


async def _page(request: Request, parameters: Parameters) -> Response:
    service, result, problem, status = service_of(request), None, None, 200
    given = [text for text in parameters.all("query") if text.strip()]
    if given:
        try:
            question = question_of(parameters, service.limits)
            timed = await answer_for_page(request, question, parameters, MOST_ROWS + 1)
            result = table_of(question, timed)
        except KgError as error:
            problem, status = problem_of(error), error.http_status
    text = given[0] if given else FIRST_QUERY
    page = render(
        request.scope,
        "query.html",
        title="Query the quarantine" if service.place else "Query",
        place=service.place,
        text=text,
        asked=bool(given),
        result=result,
        problem=problem,
        excerpt=excerpt(text, problem) if problem else (),
        examples=examples(),
    )
    return html(page, status)


def table_of(question: Question, timed: Timed) -> ResultTable:
    """Give the table for an answer."""
    milliseconds = f"{timed.seconds * 1000:,.1f}"
    if question.forms is VERDICTS:
        is_so = bool(json.loads(timed.body)["boolean"])
        return ResultTable((), (), 1, is_so, False, milliseconds, timed.note)
    is_graph = question.forms is RDF
    names, rows = _triples(timed.body) if is_graph else _rows(timed.body)
    total = timed.lines if is_graph else timed.lines - 1
    return ResultTable(names, rows, total, None, is_graph, milliseconds, timed.note)


def _rows(body: bytes) -> tuple[tuple[str, ...], tuple[Mapping[str, Term], ...]]:
    """Give the variables and the rows of an answer in TSV; rows without variables are not shown."""
    if body.startswith(b"\n"):
        return (), ()
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    names = tuple(each.value for each in found.variables)
    rows = [
        {name: _term(term) for name, term in zip(names, row, strict=True) if term is not None}
        for row in found
    ]
    return names, tuple(rows)


def _triples(body: bytes) -> tuple[tuple[str, ...], tuple[Mapping[str, Term], ...]]:
    names = ("subject", "predicate", "object")
    quads = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)][:MOST_ROWS]
    return names, tuple(dict(zip(names, map(_term, triple), strict=True)) for triple in quads)


def _term(term: object) -> Term:
    if isinstance(term, ox.NamedNode):
        return Term(term.value, "uri")
    if isinstance(term, ox.BlankNode):
        return Term(term.value, "bnode")
    if isinstance(term, ox.Literal):
        return Term(term.value, "literal", term.datatype.value, term.language)
    return Term(str(term), "literal")


def excerpt(text: str, problem: Mapping[str, object]) -> tuple[ExcerptLine, ...]:
    """Give the lines around the place where a query went wrong; empty if the problem names none."""
    line, column = problem.get("line"), problem.get("column")
    lines = text.split("\n")
    if not isinstance(line, int) or not 1 <= line <= len(lines):
        return ()
    found = []
    for number in range(max(1, line - 2), min(len(lines), line + 1) + 1):
        words = lines[number - 1]
        if number == line and isinstance(column, int):
            at = max(0, column - 1)
            found.append(ExcerptLine(number, words[:at], words[at : at + 1] or " ", words[at + 1 :]))
        else:
            found.append(ExcerptLine(number, words))
    return tuple(found)
