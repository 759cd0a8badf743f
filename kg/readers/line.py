"""The web process's end of the socket to a reader, and the answer that comes over it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol, cast

from kg.errors import KgError
from kg.readers.frames import Frame, FrameBuffer, Question, frame, unpacked_error
from kg.readers.lanes import Lane
from kg.readers.snapshots import Snapshot
from kg.store.base import AnswerKind

# How many blocks of an answer may wait here for the client to take them.
MOST_HELD = 8


class Asked:
    """A question under way and the part of its answer that has come so far.

    ``left`` returns when the client has left; ``deadline`` is in the event loop's time.
    """

    def __init__(
        self,
        question: Question,
        snapshot: Snapshot,
        *,
        client: str,
        lane: Lane[Asked],
        deadline: float,
        left: Callable[[], Awaitable[None]] | None,
    ) -> None:
        self.question = question
        self.snapshot = snapshot
        self.lane = lane
        self.client = client
        self.deadline = deadline
        self.left = left
        self.line: Line | None = None
        self.started = 0.0
        # What the reader had run when it was first looked at during this question.
        self.run_before: float | None = None
        # Since when the reader waits for the client; None while it does not. When the client last took a block.
        self.stalled: float | None = None
        self.taken = 0.0
        self.has_begun = False
        self.kind: AnswerKind = "solutions"
        self.media_type = ""
        self.watch: asyncio.Future[None] | None = None
        self.is_whole = False
        self.error: Exception | None = None
        self._blocks: deque[bytes] = deque()
        self._waiter: asyncio.Future[None] | None = None

    async def begun(self) -> None:
        """Wait until the first block is there, or the whole of an answer.

        :raises kg.errors.KgError: if the question is refused, takes too long, or ends the reader.
        """
        while not (self._blocks or self.is_whole or self.error):
            await self._wait()
        if self.error and not self._blocks:
            raise self.error

    async def block(self) -> bytes | None:
        """Give the next block, None behind the last.

        :raises kg.errors.KgError: if the answer ends before it is whole.
        """
        while not self._blocks:
            if self.error:
                raise self.error
            if self.is_whole:
                return None
            await self._wait()
        found = self._blocks.popleft()
        self.taken = asyncio.get_running_loop().time()
        if self.line and len(self._blocks) < MOST_HELD // 2:
            self.line.hold(reading=True)
        return found

    def take(self, block: bytes) -> None:
        """Take a block from the reader."""
        self.has_begun = True
        self._blocks.append(block)
        if self.line and len(self._blocks) >= MOST_HELD:
            self.line.hold(reading=False)
        self._wake()

    def end(self, error: Exception | None = None) -> None:
        """Note that nothing more comes: the answer is whole, or there is an error."""
        if not (self.is_whole or self.error):
            self.error, self.is_whole = error, error is None
        self._wake()

    @property
    def is_here(self) -> bool:
        """Tell whether all that is left of a whole answer is one block."""
        return self.is_whole and len(self._blocks) <= 1

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is left of a whole answer."""
        return self.is_whole and not self._blocks

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more comes."""
        return self.is_whole or self.error is not None

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    async def _wait(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter


class Keeper(Protocol):
    """Who keeps the lines to the readers, and is told what becomes of them."""

    def answered(self, line: Line) -> None:
        """Take a reader back that has answered."""

    def lost(self, line: Line) -> None:
        """Note that a reader is gone."""

    def moved(self, old: Snapshot) -> None:
        """Note that a reader has closed a snapshot."""


class Line(asyncio.Protocol):
    """The line to one reader."""

    def __init__(self, reader: int, snapshot: Snapshot, keeper: Keeper) -> None:
        self.reader = reader
        self.asked: Asked | None = None
        self.is_yielding = False
        # The last is what it opens, those before what it has not closed yet.
        self.snapshots = deque([snapshot])
        self._keeper = keeper
        self._buffer = FrameBuffer()
        self._transport: asyncio.Transport | None = None
        self._is_reading = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def ask(self, asked: Asked) -> None:
        """Send a question; the reader moves to its snapshot first."""
        self.asked, asked.line = asked, self
        if asked.snapshot is not self.snapshots[-1]:
            self.open(asked.snapshot)
        self._send(frame(Frame.QUESTION, asked.question.packed))

    def open(self, snapshot: Snapshot) -> None:
        """Have the reader open another snapshot; the caller has noted that it is used."""
        snapshot.users += 1
        self.snapshots.append(snapshot)
        self._send(frame(Frame.OPEN, str(snapshot.path).encode()))

    @property
    def is_held(self) -> bool:
        """Tell whether the reader waits for the client to take what it has sent."""
        return not self._is_reading

    def hold(self, *, reading: bool) -> None:
        """Read on, or leave what comes with the system, so that the reader waits."""
        if reading != self._is_reading and self._transport:
            self._is_reading = reading
            (self._transport.resume_reading if reading else self._transport.pause_reading)()

    def close(self) -> None:
        """Close the line at once."""
        if self._transport:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Hand on what the reader sends."""
        for kind, body in self._buffer.add(data):
            self._take(kind, body)

    def _take(self, sort: Frame, body: bytes) -> None:
        if sort is Frame.OPENED:
            self._keeper.moved(self.snapshots.popleft())
            return
        asked = self.asked
        if asked is None:
            return
        if sort is Frame.BLOCK:
            asked.take(body)
            return
        error: KgError | None = unpacked_error(body) if sort is Frame.ERROR else None
        if error is None:
            kind, _, asked.media_type = body.decode().partition(" ")
            asked.kind = cast("AnswerKind", kind)
        self._keeper.answered(self)
        asked.end(error)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell that the reader is gone."""
        self._keeper.lost(self)

    def _send(self, data: bytes) -> None:
        assert self._transport is not None
        self._transport.write(data)
