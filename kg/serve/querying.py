"""Reads a query request, and answers it; the pages and ``/sparql`` share this."""

from __future__ import annotations

import time
from dataclasses import dataclass

from kg.errors import QueryError
from kg.query.guard import check
from kg.serve.body import Parameters
from kg.serve.media import GRAPHS, RESULTS, VERDICTS, Form
from kg.serve.rewriting import based
from kg.serve.service import Service
from kg.store.base import Answer
from kg.store.syntax import outline


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the dataset that it asks, and its form (``select``, ``ask``, ``construct``, ``describe``).

    Without graphs it asks the union of all graphs, and every graph by its name.
    """

    text: str
    form: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """Give the forms that its answer can have."""
        if self.form in ("construct", "describe"):
            return GRAPHS
        return VERDICTS if self.form == "ask" else RESULTS


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer and the seconds that it took."""

    answer: Answer
    seconds: float


def question_of(parameters: Parameters, text: str | None = None) -> Question:
    """Give the question that the parameters ask; ``text`` is the query if it was the body itself.

    :raises kg.errors.QueryError: if there is no query, more than one, or an update instead.
    """
    texts = ([] if text is None else [text]) + parameters.all("query")
    if len(texts) != 1:
        raise _not_one(texts, parameters)
    form = outline(texts[0]).form
    if form == "update":
        raise _is_update()
    return Question(
        texts[0], form, tuple(parameters.all("default-graph-uri")), tuple(parameters.all("named-graph-uri"))
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


def ask(service: Service, question: Question, form: Form | None = None) -> Timed:
    """Give the answer to a question, with the time that it took.

    :raises kg.errors.QueryError: if the text is refused, or does not parse.
    """
    gateway, base = service.gateway, service.settings.base_iri
    calls = check(question.text, service.settings, update=False, endpoints=gateway.endpoints)
    started = time.perf_counter()
    with gateway.routed(question.text, calls) as routed, based(routed, base) as text:
        answer = service.store.query(
            text,
            media_type=form.media_type if form else None,
            default_graphs=question.default_graphs or None,
            named_graphs=question.named_graphs or None,
        )
    return Timed(answer, time.perf_counter() - started)
