"""Turns at a number of threads: one client has some of them at most, and nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread

from kg.errors import Busy
from kg.readers.lanes import Lane
from kg.readers.pool import ClientLeft

# One client has one in so many of the places, and of those who may wait.
_SHARE = 4


@dataclass(eq=False, slots=True)
class _Waiting:
    client: str
    turn: asyncio.Future[None]


class Turns:
    """So many threads; ``waiting`` is how many may wait for one. All of it belongs to one event loop."""

    def __init__(self, threads: int, waiting: int) -> None:
        self._lane = Lane[_Waiting](threads, max(threads // _SHARE, 1))
        self._most = waiting
        self._threads = CapacityLimiter(threads)

    async def run[T](
        self, call: Callable[[], T], client: str, seconds: float, left: Callable[[], asyncio.Future[None]]
    ) -> T:
        """Give what a call gives, made in a thread; ``left`` gives what is done when the client has left.

        :raises kg.errors.Busy: if too many wait, or no thread was free for so many seconds.
        :raises kg.readers.pool.ClientLeft: if the client left before there was one.
        """
        if not self._lane.enter(client):
            await self._turn(client, seconds, left)
        try:
            return await to_thread.run_sync(call, limiter=self._threads)
        finally:
            self._leave(client)

    async def _turn(self, client: str, seconds: float, left: Callable[[], asyncio.Future[None]]) -> None:
        if len(self._lane) >= self._most or self._lane.waiting(client) >= self._most // _SHARE:
            raise Busy("too many wait for pages", todo="Ask again in some seconds.")
        one = _Waiting(client, asyncio.get_running_loop().create_future())
        self._lane.add(one)
        try:
            gone = left()
            await asyncio.wait({one.turn, gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        except BaseException:
            self._give_up(one)
            raise
        if one.turn.done():
            return
        self._give_up(one)
        if gone.done():
            raise ClientLeft
        raise Busy("the page waited for its turn until its time was over", todo="Ask again later.")

    def _give_up(self, one: _Waiting) -> None:
        if one.turn.done():
            self._leave(one.client)
        else:
            self._lane.remove(one)

    def _leave(self, client: str) -> None:
        self._lane.leave(client)
        if one := self._lane.next():
            one.turn.set_result(None)
