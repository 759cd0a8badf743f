"""Has what strangers send checked in processes of their own: a few at once, in turns, each with an end.

Each check is a process that is forked for it and ended behind it. What anybody may ask for waits in another
line than what writes, so that a flood of the one never holds up the other.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from socket import socket
from typing import Any, Literal

from kg.errors import Busy, KgError, QueryTimeout, StoreError, TooLarge
from kg.readers.lanes import Lane, gives_way
from kg.readers.nursery import Nursery
from kg.readers.pool import ClientLeft
from kg.store.media import TURTLE

MOST_MEMORY = 2 * 2**30
MOST_WAITING = 10
# Writers are few, and known; but one of them never takes all places.
WRITERS_AT_ONCE = 2
# The processor is given to queries first, and to checks for strangers last.
_NICENESS = {"anybody": 15, "writers": 10, "own": 0}

_LOADING_SECONDS = 60.0

# Who asks: anybody, who may write, or the thread that writes, for which nobody waits.
type By = Literal["anybody", "writers", "own"]


class Checkers:
    """Runs calls in other processes. All of it belongs to one event loop; nothing is started before it is asked."""

    def __init__(self, at_once: int, memory: int = MOST_MEMORY, waiting: int = MOST_WAITING) -> None:
        """Set how many calls run at once for anybody, the bytes that each may address, and how many may wait."""
        self.memory = memory
        self._nursery = Nursery("kg.serve.confinement")
        self._lines = {"anybody": _Line(at_once, waiting), "writers": _Line(WRITERS_AT_ONCE, waiting)}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run[T](
        self,
        call: Callable[..., T],
        *args: Any,
        seconds: float,
        by: By = "own",
        client: str = "",
        left: Callable[[], Awaitable[None]] | None = None,
    ) -> T:
        """Give what the call gives; call and arguments must be picklable.

        It may take so many ``seconds`` from now on, waiting for its turn included. ``left`` returns when the
        client has left, which ends the call.

        :raises kg.errors.KgError: what the call raises, if it is one of ours.
        :raises kg.errors.Busy: if too many wait, or its turn did not come.
        :raises kg.errors.QueryTimeout: if it takes too long and anybody asked for it, which is a validation.
        :raises kg.errors.TooLarge: if it takes too long else, or needs more memory than it may have.
        :raises kg.errors.StoreError: if its process ended, or none can be started.
        :raises kg.readers.pool.ClientLeft: if the client has left.
        """
        turn = _Turn(client)
        work = asyncio.ensure_future(self._answered(call, args, turn, by, seconds))
        gone = asyncio.ensure_future(left()) if left else None
        try:
            await asyncio.wait(
                {work, gone} if gone else {work}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if not work.done():
                raise ClientLeft if gone and gone.done() else _late(turn, seconds, by)
            done, result = work.result()
        finally:
            for task in (work, gone):
                if task:
                    task.cancel()
        if not done:
            raise result
        value: T = result
        return value

    def prepare(self) -> None:
        """Begin to load what the first check of shapes would have to wait for."""
        self._later(self._loaded())

    def close(self) -> None:
        """End all processes."""
        for task in self._tasks:
            task.cancel()
        self._nursery.close()

    async def _loaded(self) -> None:
        from kg.rdf.documents import Document
        from kg.serve.validate import Order, carry_out
        from kg.shacl.job import Options

        order = Order(Document("data", b"", TURTLE.media_type), options=Options(allow_empty=True))
        with suppress(KgError):
            await self.run(carry_out, order, seconds=_LOADING_SECONDS)

    async def _answered(
        self, call: Callable[..., Any], args: tuple[Any, ...], turn: _Turn, by: By, seconds: float
    ) -> tuple[bool, Any]:
        async with nullcontext() if by == "own" else self._lines[by].place(turn):
            turn.has_come.set()
            order = {
                "module": call.__module__,
                "path": sys.path,
                "memory": self.memory,
                "seconds": seconds,
                "niceness": _NICENESS[by],
            }
            process, line = await self._forked(order)
            try:
                reader, writer = await asyncio.open_unix_connection(sock=line)
                try:
                    writer.write(pickle.dumps((call, args)))
                    writer.write_eof()
                    answer: tuple[bool, Any] = pickle.loads(await reader.read())
                finally:
                    writer.close()
            except (OSError, EOFError, pickle.UnpicklingError):
                raise StoreError(
                    "the process that did this ended early", todo="Send less at a time, or try again."
                ) from None
            finally:
                self._later(self._nursery.end(process))
            return answer

    async def _forked(self, order: dict[str, object]) -> tuple[int, socket]:
        birth = asyncio.ensure_future(self._nursery.forked(order))
        try:
            return await asyncio.shield(birth)
        except asyncio.CancelledError:
            self._later(self._unwanted(birth))
            raise

    async def _unwanted(self, birth: asyncio.Future[tuple[int, socket]]) -> None:
        process, line = await birth
        line.close()
        await self._nursery.end(process)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


@dataclass(eq=False, slots=True)
class _Turn:
    """One call: whose it is, and whether its turn has come."""

    client: str
    has_come: asyncio.Event = field(default_factory=asyncio.Event)
    refused: Busy | None = None


class _Line:
    """A line in which clients wait in turns for a place."""

    def __init__(self, places: int, waiting: int) -> None:
        self._lane = Lane[_Turn](places)
        self._waiting = waiting

    @asynccontextmanager
    async def place(self, turn: _Turn) -> AsyncIterator[None]:
        """Have the turn wait, and hold its place.

        :raises kg.errors.Busy: if too many wait.
        """
        self._make_room(turn.client)
        self._lane.add(turn)
        self._call()
        try:
            await turn.has_come.wait()
            if turn.refused:
                raise turn.refused
            yield
        finally:
            if not turn.has_come.is_set():
                self._lane.remove(turn)
            elif not turn.refused:
                self._lane.leave(turn.client)
            self._call()

    def _call(self) -> None:
        while turn := self._lane.next():
            turn.has_come.set()

    def _make_room(self, client: str) -> None:
        """Have one more wait; a full line sends away who has the most in it."""
        if len(self._lane) < self._waiting:
            return
        error = Busy("too many checks wait for their turn", todo="Ask again in some seconds.")
        last = gives_way(list(self._lane), client)
        if last is None:
            raise error
        self._lane.remove(last)
        last.refused = error
        last.has_come.set()


def _late(turn: _Turn, seconds: float, by: By) -> Busy | QueryTimeout | TooLarge:
    if not turn.has_come.is_set():
        return Busy("the check waited for its turn until its time was over", todo="Ask again later.")
    if by == "anybody":
        return QueryTimeout(
            f"the validation took longer than {seconds:g} s",
            todo="Ask for more time with ?timeout=SECONDS, or for fewer shapes with shape=NAME.",
        )
    return TooLarge(
        f"this took longer than {seconds:g} seconds",
        where="the body of the request",
        todo="Send less at a time, or ask for more time with ?timeout=SECONDS.",
    )
