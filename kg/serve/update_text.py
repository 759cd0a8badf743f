"""The text of an update, read as a whole before any of it is run; a long one where nobody waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request

from kg.errors import EncodingError, Forbidden, QueryError
from kg.serve.audit import note
from kg.serve.body import FORM, Parameters, address_parameters, form_parameters, media_type, read_text
from kg.serve.managed import kept_from
from kg.serve.payload import Payload
from kg.serve.rewriting import with_dataset, without_silent_loads
from kg.serve.sent import checked, payload_of
from kg.serve.service import service_of
from kg.store.base_of_text import has_relative
from kg.store.guard import TextLimits, check
from kg.store.syntax import place, unescaped
from kg.store.written import written_graphs

UPDATE = "application/sparql-update"
# Larger bodies are read in a process of their own.
_MOST_AT_ONCE = 8_000
# So much of a body is told in the audit log when it cannot be read.
_TOLD = 2_000
_TODO = "Write to graphs of your own, named by IRIs; or send articles to /articles; or take a token with the scope admin."


@dataclass(frozen=True, slots=True)
class Rules:
    """What an update may be: its limits, the base of its relative IRIs, and where it may write.

    ``kept`` is what the names of graphs begin with that it may not write to, None if it may write to all; the
    store may be one of others, whose engine reads and resolves in ways of its own.
    """

    limits: TextLimits
    base: str
    kept: str | None
    is_foreign: bool


@dataclass(frozen=True, slots=True)
class Update:
    """An update that may be run: its text, and what was read in it; ``shape`` as of a query.

    ``wishes`` are the parameters that say how long it may take. One that is not plain data may take any time.
    """

    text: str
    wishes: Parameters
    has_relative: bool
    is_plain: bool
    shape: str


async def update_sent(request: Request, *, of_one_graph: bool = False) -> Update:
    """Give the update that a request carries, in a form or as its body; it touches ``of_one_graph`` only, or many.

    :raises kg.errors.EncodingError: for another media type.
    :raises kg.errors.QueryError: if there is not just one, or it may not be run.
    :raises kg.errors.Forbidden: if it writes to graphs that the holder of the token may not write to, or to
        graphs that cannot be told beforehand.
    """
    service, payload = service_of(request), await payload_of(request)
    if media_type(request) not in ((UPDATE,) if of_one_graph else (FORM, UPDATE)):
        raise EncodingError(
            f"the media type {media_type(request)[:80] or '(none)'} is no update",
            where="Content-Type",
            todo=f"Send {UPDATE}." if of_one_graph else f"Send {FORM} with 'update', or {UPDATE}.",
        )
    note(request, update=payload.body[:_TOLD].decode(errors="replace"))
    kept = None if of_one_graph else kept_from(request)
    rules = Rules(service.limits, service.settings.base_iri, kept, service.store.is_shared)
    if len(payload.body) > _MOST_AT_ONCE:
        found = await checked(request, _read_apart, payload, rules, by="writers")
    else:
        found = _read(*await _text(request), rules)
    note(request, update=found.text)
    return found


def _read_apart(payload: Payload, rules: Rules) -> Update:
    return _read(*asyncio.run(_text(payload.request())), rules)


async def _text(request: Request) -> tuple[str, Parameters]:
    if media_type(request) == FORM:
        parameters = await form_parameters(request)
        texts = parameters.all("update")
    else:
        parameters = address_parameters(request)
        texts = [await read_text(request), *parameters.all("update")]
    if len(texts) != 1:
        todo = "Send a query to /sparql." if "query" in parameters else "Send one."
        raise QueryError(f"there are {len(texts) or 'no'} updates", where="update", todo=todo)
    text = texts[0].removeprefix("\ufeff")
    graphs = parameters.all("using-graph-uri"), parameters.all("using-named-graph-uri")
    wishes = [("timeout", seconds) for seconds in parameters.all("timeout")]
    return with_dataset(text, *graphs), Parameters(wishes)


def _read(sent: str, wishes: Parameters, rules: Rules) -> Update:
    text = without_silent_loads(sent)
    reading = check(text, rules.limits, update=True)
    if rules.kept is not None:
        _check_graphs(text, rules, rules.kept)
    return Update(text, wishes, has_relative(text), reading.is_plain, reading.shape)


def _check_graphs(text: str, rules: Rules, kept: str) -> None:
    for each in _readings(text, is_foreign=rules.is_foreign):
        for graph, start in written_graphs(each, rules.base, resolves=not rules.is_foreign):
            if graph is None:
                what = "it cannot be told which graphs this update writes to"
            elif graph.startswith(kept):
                what = f"the service keeps the graph {graph[:200]} itself"
            else:
                continue
            raise Forbidden(what, where=place(each, start), todo=_TODO)


def _readings(text: str, *, is_foreign: bool) -> tuple[str, ...]:
    r"""Give the text as engines may read it: those of others may take ``\uXXXX`` anywhere (SPARQL 1.1, 19.2)."""
    return (text, unescaped(text)) if is_foreign and "\\" in text else (text,)
