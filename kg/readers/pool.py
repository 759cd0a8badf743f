"""Shares the readers out among the questions: quick ones first, everybody's turn, nothing without an end.

There are three lanes, each with its places: for questions that were quick before, for new ones, and for long
ones. One that takes longer than it should goes on in the long lane; when that is full and nothing of its answer
has been sent it goes back to wait, and is begun again when there is a place. So a storm of long questions leaves
the quick lane free. One whose client does not take its answer is set aside, and gives its place to others.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from kg.errors import Busy, KgError, QueryCrash, QueryTimeout
from kg.readers.consumption import is_stopped, memory_held, seconds_run
from kg.readers.frames import Question
from kg.readers.lanes import History, Lane, gives_way
from kg.readers.line import Asked, Line
from kg.readers.nursery import Nursery
from kg.readers.snapshots import Snapshot, Snapshots

_TICK_SECONDS = 0.05
_LONG_SECONDS = 0.1
# One that has waited for its client for so long is set aside.
_STALLED_SECONDS = 1.0
# From then on the processor is given to others first.
_YIELDING_SECONDS = 0.25
_NICENESS = 10
_SPARE = 2
_FULL = "too many queries wait for their turn"
# Idle readers let go of an old snapshot after this, or end.
_TIDY_SECONDS = 5.0


class ClientLeft(Exception):
    """The client has left: nobody waits for the answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a pool may take: readers in each lane, questions that wait, bytes of memory of one reader.

    Of the network a reader may ask the TCP ``port`` alone, nothing if it is 0.
    """

    readers: int
    waiting: int
    memory: int
    port: int = 0


class Pool:
    """The readers of one store. All of it belongs to one event loop; nothing is started before it is asked."""

    def __init__(self, snapshots: Snapshots, limits: Limits) -> None:
        self._snapshots = snapshots
        self._limits = limits
        self._nursery = Nursery(port=limits.port)
        self._quick, self._new, self._long = (Lane[Asked](limits.readers) for _ in range(3))
        self._aside = Lane[Asked](2 * limits.readers)
        self._history = History()
        self._running: set[Asked] = set()
        self._lines: set[Line] = set()
        self._idle: list[Line] = []
        self._starting = 0
        self._ticking: asyncio.TimerHandle | None = None
        self._tidying: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closed = False

    async def ask(
        self,
        question: Question,
        snapshot: Snapshot,
        *,
        client: str,
        seconds: float,
        left: Callable[[], Awaitable[None]] | None = None,
    ) -> Asked:
        """Give the answer to a question once its first block is there; whoever asks must ``release`` it.

        ``left`` returns when the client leaves, which ends the answer.

        :raises kg.errors.KgError: if it is refused, takes too long, or ends its reader before that.
        :raises ClientLeft: if the client has left.
        """
        self._make_room(client)
        loop = asyncio.get_running_loop()
        asked = Asked(
            question,
            self._snapshots.used(snapshot),
            client=client,
            lane=self._lane_for(question),
            deadline=loop.time() + seconds,
            left=left,
        )
        asked.lane.add(asked)
        self._dispatch()
        if self._ticking is None:
            self._ticking = loop.call_later(_TICK_SECONDS, self._tick)
        try:
            await asked.begun()
        except BaseException:
            self.release(asked)
            raise
        return asked

    def _make_room(self, client: str) -> None:
        """Have one question more wait; a full queue sends away who has the most in it."""
        if self._count_waiting() < self._limits.waiting and not self._is_closed:
            return
        error = Busy(_FULL, todo="Ask again in some seconds.")
        last = None if self._is_closed else gives_way(self._all_waiting(), client)
        if last is None:
            raise error
        self._stop(last, error)

    def prepare(self) -> None:
        """Begin to start readers, so that the first question need not wait for that."""
        self._dispatch()

    def release(self, asked: Asked) -> None:
        """Let go of an answer; one that is not whole is stopped."""
        if not asked.is_over:
            self._stop(asked, ClientLeft())
        if asked.watch:
            asked.watch.cancel()
        self._snapshots.unused(asked.snapshot)

    def close(self) -> None:
        """End all readers."""
        self._is_closed = True
        for handle in (self._ticking, self._tidying):
            if handle:
                handle.cancel()
        for asked in [*self._running, *self._all_waiting()]:
            self._stop(asked, Busy("the server ends", todo="Ask again when it is back."))
        for task in self._tasks:
            task.cancel()
        for line in self._lines:
            line.close()
        self._nursery.close()

    # What the lines tell.

    def answered(self, line: Line) -> None:
        """Take a reader back that has answered."""
        asked = self._parted(line)
        if asked and self._age(asked) < _LONG_SECONDS:
            self._history.note(asked.question, is_long=False)
        line.hold(reading=True)
        if line.is_yielding:
            self._end(line)
        else:
            self._idle.append(line)
        self._dispatch()

    def lost(self, line: Line) -> None:
        """Replace a reader that is gone, and end the answer that it was at."""
        if asked := self._parted(line):
            asked.end(
                QueryCrash(
                    "the query ended the process that answered it",
                    todo="Ask for less at once: it may nest too deep, or need too much memory.",
                )
            )
        if line in self._lines:
            self._end(line)
            if not self._is_closed:
                self._dispatch()

    def moved(self, old: Snapshot) -> None:
        """Note that a reader has closed a snapshot."""
        self._snapshots.unused(old)

    # Beginning and ending.

    def _dispatch(self) -> None:
        # Of who has long questions waiting, the new ones are likely to be long too.
        likely = self._long.clients
        while self._idle and (asked := self._quick.next() or self._new.next(likely) or self._long.next()):
            asked.started = asked.taken = asyncio.get_running_loop().time()
            self._running.add(asked)
            line = self._idle.pop()
            line.ask(asked)
            if asked.lane is self._new and asked.client in likely:
                _give_way(line)
        # With a reader idle, those that wait may not begin yet.
        waiting = 0 if self._idle else self._count_waiting()
        wanted = max(_SPARE, min(self._limits.readers, waiting))
        for _ in range(wanted - len(self._idle) - self._starting):
            self._starting += 1
            self._later(self._fork())

    async def _fork(self) -> None:
        try:
            snapshot = self._snapshots.used(await self._snapshots.newest())
            try:
                reader, end = await self._nursery.born(snapshot.path, self._limits.memory)
                line = Line(reader, snapshot, self)
                await asyncio.get_running_loop().create_unix_connection(lambda: line, sock=end)
            except BaseException:
                self._snapshots.unused(snapshot)
                raise
        except (KgError, OSError) as error:
            self._starting -= 1
            if not self._lines:
                for asked in self._all_waiting():
                    self._stop(asked, error)
            return
        self._starting -= 1
        self._lines.add(line)
        self._idle.append(line)
        self._dispatch()

    def _lane_for(self, question: Question) -> Lane[Asked]:
        was_long = self._history.was_long(question)
        return self._new if was_long is None else self._long if was_long else self._quick

    def _count_waiting(self) -> int:
        return len(self._quick) + len(self._new) + len(self._long)

    def _all_waiting(self) -> list[Asked]:
        return [*self._quick, *self._new, *self._long]

    def _parted(self, line: Line) -> Asked | None:
        """Part a line from its question, and free its place."""
        asked, line.asked = line.asked, None
        if asked:
            asked.line = None
            self._running.discard(asked)
            asked.lane.leave(asked.client)
        return asked

    def _stop(self, asked: Asked, error: Exception) -> None:
        """End an answer with an error, wherever it stands."""
        asked.end(error)
        if line := asked.line:
            self._parted(line)
            self._end(line)
            self._dispatch_unless_closed()
        else:
            asked.lane.remove(asked)

    def _dispatch_unless_closed(self) -> None:
        if not self._is_closed:
            self._dispatch()

    def _end(self, line: Line) -> None:
        self._lines.discard(line)
        if line in self._idle:
            self._idle.remove(line)
        line.close()
        while line.snapshots:
            self._snapshots.unused(line.snapshots.pop())
        if not self._is_closed:
            self._later(self._nursery.end(line.reader))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # Time and memory.

    def _age(self, asked: Asked) -> float:
        return asyncio.get_running_loop().time() - asked.started

    def _tick(self) -> None:
        """Look after the questions that take longer than a tick."""
        loop = asyncio.get_running_loop()
        for asked in [*self._running, *self._all_waiting()]:
            self._watch(asked)
            if loop.time() > asked.deadline:
                self._stop(asked, self._too_late(asked))
            elif line := asked.line:
                self._look_after(asked, line)
        busy = self._running or self._all_waiting()
        self._ticking = loop.call_later(_TICK_SECONDS, self._tick) if busy else None
        if self._tidying is None:
            self._tidying = loop.call_later(_TIDY_SECONDS, self._tidy)

    def _too_late(self, asked: Asked) -> KgError:
        if asked.line is None:
            return Busy("the query waited for its turn until its time was over", todo="Ask again later.")
        return QueryTimeout(
            "the query took longer than it may", todo="Ask for less, take LIMIT, or send ?timeout=SECONDS."
        )

    def _look_after(self, asked: Asked, line: Line) -> None:
        if is_stopped(line.reader):
            self._replace(asked, line)
        elif memory_held(line.reader) > self._limits.memory:
            todo = "Ask for less at once, or take LIMIT."
            self._stop(asked, QueryCrash("the query needs more memory than it may", todo=todo))
        elif self._has_stalled(asked, line):
            self._set_aside(asked)
        elif asked.lane in (self._quick, self._new):
            if self._spent(asked, line) > _LONG_SECONDS:
                self._lengthen(asked, line)
        elif not line.is_yielding and self._spent(asked, line) > _YIELDING_SECONDS:
            _give_way(line)

    def _spent(self, asked: Asked, line: Line) -> float:
        """Give how long the reader has been on a processor for a question: on a busy machine all take long."""
        run = seconds_run(line.reader)
        if run is None:
            return self._age(asked)
        if asked.run_before is None:
            asked.run_before = run
        return run - asked.run_before

    def _has_stalled(self, asked: Asked, line: Line) -> bool:
        if not line.is_held:
            asked.stalled = None
            return False
        now = asyncio.get_running_loop().time()
        asked.stalled = asked.stalled or now
        return now - asked.stalled > _STALLED_SECONDS

    def _set_aside(self, asked: Asked) -> None:
        """Free the place of an answer that waits for its client; of too many, the one that stands still is cut."""
        if asked.lane is self._aside:
            return
        if not self._aside.enter(asked.client):
            others = [each for each in self._running if each.lane is self._aside]
            same = [each for each in others if each.client == asked.client]
            longest = min(same or others, key=lambda each: each.taken)
            if asyncio.get_running_loop().time() - longest.taken < _STALLED_SECONDS:
                return  # all take theirs, if slowly
            todo = "Take the answer as it comes, or ask for less."
            self._stop(
                longest, QueryTimeout("others wait, and the client does not take the answer", todo=todo)
            )
            self._aside.enter(asked.client)
        asked.lane.leave(asked.client)
        asked.lane = self._aside
        self._dispatch()

    def _lengthen(self, asked: Asked, line: Line) -> None:
        self._history.note(asked.question, is_long=True)
        for alike in [*self._quick.taken_out(asked.question), *self._new.taken_out(asked.question)]:
            alike.lane = self._long
            self._long.add(alike)
        if self._long.enter(asked.client):
            asked.lane.leave(asked.client)
            asked.lane = self._long
        elif not asked.has_begun:
            self._begin_again(asked, line, self._long)
        self._dispatch()

    def _begin_again(self, asked: Asked, line: Line, lane: Lane[Asked]) -> None:
        """Have a question wait for another reader, before the others of its client."""
        self._parted(line)
        self._end(line)
        asked.run_before = None
        asked.lane = lane
        lane.add(asked, first=True)

    def _replace(self, asked: Asked, line: Line) -> None:
        """Have another reader answer, in the place of one that stands still; an answer in which it does is cut."""
        if asked.has_begun:
            self._stop(asked, QueryCrash("the process that answered stands still", todo="Ask again."))
        else:
            self._begin_again(asked, line, asked.lane)
            self._dispatch()

    def _watch(self, asked: Asked) -> None:
        if asked.left and asked.watch is None:
            asked.watch = asyncio.ensure_future(asked.left())
            asked.watch.add_done_callback(lambda watch: self._has_left(asked, watch))

    def _has_left(self, asked: Asked, watch: asyncio.Future[None]) -> None:
        if not watch.cancelled() and not asked.is_over:
            self._stop(asked, ClientLeft())

    def _tidy(self) -> None:
        """End idle readers that are too many, and have the others close old snapshots, so that these can be removed."""
        self._tidying = None
        # Not as soon as one is too many: the next questions would have others started.
        for line in self._idle[: -(self._limits.readers + _SPARE)]:
            self._end(line)
        if newest := self._snapshots.current:
            for line in self._idle:
                if line.snapshots[-1] is not newest:
                    line.open(newest)


def _give_way(line: Line) -> None:
    """Have the system give the processor to others first; no process may take that back."""
    line.is_yielding = True
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, line.reader, _NICENESS)
