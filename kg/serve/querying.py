"""Reads a query request, and has a reader answer it; the pages and ``/sparql`` share this."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import ClientDisconnect, Request

from kg import readers
from kg.errors import QueryError, UsageError
from kg.readers.line import Asked
from kg.readers.pool import ClientLeft
from kg.readers.snapshots import Snapshot
from kg.serve.body import Parameters, client_left
from kg.serve.media import RDF, RESULTS, VERDICTS, Form
from kg.serve.revisions import HEADER, client_of
from kg.serve.service import Service, service_of
from kg.serve.streaming import beginning
from kg.store.guard import MOST_REMEMBERED, Reading, TextLimits, check, check_size
from kg.store.media import TSV
from kg.store.syntax import Outline, outline

# What a page does not show of an answer is counted, up to here.
MOST_PAGE_BYTES = 16_000_000
# The engine merges graphs without looking whether a triple came already (oxigraph issue 1919).
MERGED_NOTE = "a triple that stands in two of the graphs gives two rows, and counts twice"
_WAIT = re.compile(r"\bwait\s*=\s*\"?(\d+(?:\.\d+)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the dataset that it asks, and what its beginning tells.

    Without graphs it asks the union of all graphs, and every graph by its name.
    """

    text: str
    outline: Outline
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """Give the forms that its answer can have."""
        if self.outline.form in ("construct", "describe"):
            return RDF
        return VERDICTS if self.outline.form == "ask" else RESULTS

    def is_merged(self, *, union: bool) -> bool:
        """Tell whether it is answered from several graphs as one; ``union`` is what it sees that names none."""
        if self.default_graphs or self.named_graphs:
            return len(self.default_graphs) > 1
        sources = self.outline.dataset
        return sum(not each.is_named for each in sources) > 1 if sources else union


@dataclass(frozen=True, slots=True)
class Timed:
    """The first lines of an answer, how many it has, the seconds that it took, and what to know of it.

    Rows are in TSV, below a line of names; a graph is in N-Triples, a yes or no in JSON.
    """

    body: bytes
    lines: int
    seconds: float
    note: str = ""


def question_of(parameters: Parameters, limits: TextLimits, text: str | None = None) -> Question:
    """Give the question that the parameters ask; ``text`` is the query if it was the body itself.

    :raises kg.errors.QueryError: if there is no query, more than one, an update instead, or too long a text.
    """
    texts = ([] if text is None else [text]) + parameters.all("query")
    if len(texts) != 1:
        raise _not_one(texts, parameters)
    # Windows writes a mark before UTF-8.
    asked = texts[0].removeprefix("\ufeff")
    check_size(asked, limits)
    beginning = outline(asked)
    if beginning.form == "update":
        raise _is_update()
    return Question(
        asked, beginning, tuple(parameters.all("default-graph-uri")), tuple(parameters.all("named-graph-uri"))
    )


def _not_one(texts: list[str], parameters: Parameters) -> QueryError:
    if texts:
        return QueryError(f"there are {len(texts)} queries", where="query", todo="Send one.")
    if "update" in parameters:
        return _is_update()
    return QueryError(
        "there is no query", where="query", todo="Send it as the parameter 'query' or as the body."
    )


def _is_update() -> QueryError:
    return QueryError("this is an update, not a query", where="query", todo="Send it to /update.")


def seconds_for(request: Request, parameters: Parameters, service: Service) -> float:
    """Give how long an answer may take: ``?timeout=``, ``Prefer: wait=``, or the default; never above the most.

    :raises kg.errors.UsageError: if ``?timeout=`` is no number of seconds above 0.
    """
    said, settings = parameters.one("timeout"), service.settings
    if said:
        if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", said, re.ASCII) or float(said) == 0:
            raise UsageError("'timeout' must be a number of seconds", where=f"timeout={said[:40]}")
        wanted = float(said)
    else:
        preferred = _WAIT.search(request.headers.get("prefer", ""))
        wanted = float(preferred[1]) if preferred else settings.query_seconds
    return min(wanted, settings.max_query_seconds)


async def snapshot_for(request: Request, service: Service, seconds: float) -> Snapshot:
    """Give the snapshot to answer a request from: its client sees what it wrote, and what it names.

    :raises kg.errors.Busy: if there is none after so many seconds.
    """
    named = request.headers.get(HEADER)
    return await service.snapshot(service.revisions.needed(client_of(request.scope), named), seconds)


@dataclass(frozen=True, slots=True)
class Checked:
    """A question that may be run, the form of its answer, and what was read in it.

    ``sent`` is what a reader gets, if nothing in the text must be replaced for that. A long text is read there,
    and refused there if it may not be run.
    """

    question: Question
    form: Form | None
    reading: Reading
    sent: readers.Question | None


async def checked(question: Question, form: Form | None, service: Service) -> Checked:
    """Give the question if it may be run.

    :raises kg.errors.QueryError: if it is refused.
    """
    text, limits, endpoints = question.text, service.limits, service.gateway.endpoints
    if len(text) <= MOST_REMEMBERED:
        reading = check(text, limits, update=False, endpoints=endpoints)
    elif endpoints and "service" in text.lower():
        async with service.reading_long:
            reading = await asyncio.to_thread(check, text, limits, update=False, endpoints=endpoints)
    else:
        return Checked(question, form, Reading(), _sent(question, form, text, service, limits=limits))
    sent = None if reading.calls else _sent(question, form, text, service, shape=reading.shape)
    return Checked(question, form, reading, sent)


def _sent(
    question: Question, form: Form | None, text: str, service: Service, **more: Any
) -> readers.Question:
    return readers.Question(
        text,
        form.media_type if form else None,
        question.default_graphs or None,
        question.named_graphs or None,
        service.store.union,
        base=service.settings.base_iri,
        **more,
    )


async def begun(request: Request, asked: Checked, snapshot: Snapshot, seconds: float) -> Asked:
    """Give the answer to a question once its first block is there; whoever asks must release it to the pool.

    :raises kg.errors.QueryError: if the text does not parse, or cannot be run.
    :raises kg.errors.StoreError: if it takes too long or ends its reader, or too many wait.
    :raises starlette.requests.ClientDisconnect: if the client has left.
    """
    service, client, left = service_of(request), client_of(request.scope), partial(client_left, request)
    try:
        if asked.sent:
            return await service.pool.ask(asked.sent, snapshot, client=client, seconds=seconds, left=left)
        reading = asked.reading
        with service.gateway.routed(asked.question.text, reading.calls) as routed:
            sent = _sent(asked.question, asked.form, routed, service, shape=reading.shape)
            return await service.pool.ask(sent, snapshot, client=client, seconds=seconds, left=left)
    except ClientLeft:
        raise ClientDisconnect from None


async def answer_for_page(request: Request, question: Question, parameters: Parameters, lines: int) -> Timed:
    """Give the first lines of an answer, with the time that it took.

    :raises kg.errors.TooLarge: if it is too large for a page.
    """
    service, started = service_of(request), time.perf_counter()
    seconds = seconds_for(request, parameters, service)
    snapshot = await snapshot_for(request, service, seconds)
    seconds -= time.perf_counter() - started
    form = TSV if question.forms is RESULTS else None
    asked = await begun(request, await checked(question, form, service), snapshot, seconds)
    found = await beginning(asked, service.pool.release, lines, MOST_PAGE_BYTES)
    is_doubtful = question.is_merged(union=service.store.union) and service.may_share_triples(snapshot)
    return Timed(*found, time.perf_counter() - started, MERGED_NOTE if is_doubtful else "")
