"""What a page asks of a store: its queries go to the processes that answer queries, all over one snapshot.

Views run in threads and ask as if it were the store; each question is handed to the event loop, to which those
processes belong. So a page has the time, the memory and the turns that ``/sparql`` has, and no query runs in the
process that writes.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager
from functools import partial
from typing import Concatenate, cast

from starlette.requests import ClientDisconnect, Request

from kg import readers
from kg.errors import Busy, QueryTimeout
from kg.readers.line import Asked
from kg.readers.pool import ClientLeft
from kg.readers.snapshots import Snapshot
from kg.serve.body import address_parameters, client_left
from kg.serve.querying import MOST_PAGE_BYTES, seconds_for, snapshot_for
from kg.serve.revisions import client_of
from kg.serve.service import Service, service_of
from kg.serve.streaming import collected
from kg.store.base import Answer, AnswerKind, Queryable

# What differs between two questions of one view: IRIs, words, numbers.
_VALUES = re.compile(r'(?:<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\d+)\s*')
# The loop ends each question at its time; whoever waits for a loop that is gone gives up so long after it.
_GRACE_SECONDS = 10.0


class Inquiry:
    """The questions of one request, which share its time, and the bytes that a page may hold."""

    def __init__(self, request: Request, service: Service, seconds: float) -> None:
        self.loop = asyncio.get_running_loop()
        self.client = client_of(request.scope)
        self.room = MOST_PAGE_BYTES
        self._deadline = self.loop.time() + seconds
        self._request = request
        self._turns = service.turns
        self._watch: asyncio.Task[None] | None = None
        self._held: list[tuple[Service, Snapshot]] = []

    @property
    def seconds(self) -> float:
        """Give how many seconds are left.

        :raises kg.errors.QueryTimeout: if none are.
        """
        left = self._deadline - self.loop.time()
        if left <= 0:
            todo = "Ask for less, or send ?timeout=SECONDS."
            raise QueryTimeout("the page took longer than it may", todo=todo)
        return left

    def left(self) -> asyncio.Task[None]:
        """Give what is done when the client has left."""
        if self._watch is None:
            self._watch = self.loop.create_task(client_left(self._request))
        return self._watch

    async def of(self, service: Service) -> Asking:
        """Give a service's store to ask, as it is now."""
        snapshot = await snapshot_for(self._request, service, self.seconds)
        self._held.append((service, service.snapshots.used(snapshot)))
        return Asking(self, service, snapshot)

    async def view[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give what a call gives that asks, made in a thread.

        :raises kg.errors.KgError: if a question is refused, takes too long, or needs too much.
        :raises starlette.requests.ClientDisconnect: if the client has left.
        """
        try:
            return await self._turns.run(partial(call, *args, **kwargs), self.client, self.seconds, self.left)
        except ClientLeft:
            raise ClientDisconnect from None

    def end(self) -> None:
        """Let go of all."""
        if self._watch:
            self._watch.cancel()
        for service, snapshot in self._held:
            service.snapshots.unused(snapshot)


class Asking:
    """A store as a view asks it."""

    def __init__(self, inquiry: Inquiry, service: Service, snapshot: Snapshot) -> None:
        self._inquiry, self._service, self._snapshot = inquiry, service, snapshot

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; called in a thread, never in the event loop."""
        union, shape, seconds = self._service.store.union, _VALUES.sub("", text), self._inquiry.seconds
        question = readers.Question(text, media_type, default_graphs, named_graphs, union, shape)
        work = asyncio.run_coroutine_threadsafe(self._answer(question), self._inquiry.loop)
        try:
            return work.result(seconds + _GRACE_SECONDS)
        except (CancelledError, TimeoutError):
            work.cancel()
            raise Busy("the server ends", todo="Ask again when it is back.") from None

    def close(self) -> None:
        """Do nothing: it ends with the request."""

    async def _answer(self, question: readers.Question) -> Answer:
        """Give the answer that is kept, or that a query process gives."""
        inquiry, service = self._inquiry, self._service
        key = (question.packed, service.revisions.name(self._snapshot.revision))
        if kept := service.cache.get(key):
            answer = _unpacked(kept)
        else:
            answer = await collected(await self._begun(question), service.pool.release, inquiry.room)
            if not service.store.is_shared:
                service.cache.put(key, _packed(answer))
        inquiry.room -= len(answer.body)
        return answer

    async def _begun(self, question: readers.Question) -> Asked:
        inquiry = self._inquiry

        async def left() -> None:
            await asyncio.shield(inquiry.left())

        return await self._service.pool.ask(
            question, self._snapshot, client=inquiry.client, seconds=inquiry.seconds, left=left
        )


def _packed(answer: Answer) -> bytes:
    return f"{answer.kind} {answer.media_type}\n".encode() + answer.body


def _unpacked(kept: bytes) -> Answer:
    head, _, body = kept.partition(b"\n")
    kind, _, media_type = head.decode().partition(" ")
    return Answer(cast("AnswerKind", kind), media_type, body)


@asynccontextmanager
async def inquiry(request: Request) -> AsyncIterator[Inquiry]:
    """Give the questions of a request; their time is that of a query (``?timeout=``, ``Prefer: wait=``)."""
    service = service_of(request)
    found = Inquiry(request, service, seconds_for(request, address_parameters(request), service))
    try:
        yield found
    finally:
        found.end()


async def viewed[**P, T](
    request: Request, view: Callable[Concatenate[Queryable, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Give what a view makes of the store that a request is for."""
    async with inquiry(request) as asked:
        return await asked.view(view, await asked.of(service_of(request)), *args, **kwargs)
