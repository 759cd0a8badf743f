"""Answers queries over a graph store of others: sends them there, and passes on what comes as it comes.

It has the ways of the readers of an embedded store (``kg.readers``): an answer begins once its first block is
there, is ended at its time, and when its client leaves, also over there, as the connection is closed. What the
server sends is read and written anew (``kg.store.remote_query``): so all forms are there with every server, and
an answer that the server cut off is cut off here, and never looks whole.
"""

from __future__ import annotations

import asyncio
import io
import traceback
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import httpx

from kg.errors import AccessError, Busy, KgError, RemoteError, StoreError
from kg.readers.frames import BLOCK, Question
from kg.readers.lanes import Lane
from kg.readers.line import MOST_HELD, Asked
from kg.readers.pool import ClientLeft, Limits
from kg.readers.snapshots import Snapshot
from kg.store.base import AnswerKind
from kg.store.base_of_text import based, has_relative
from kg.store.graph_server import FORM, Refused, Said, client_options, late, refusal, unreachable
from kg.store.packing import Pieces
from kg.store.remote import RemoteStore
from kg.store.remote_query import RemoteQuery, checked, refused, remote_query, rewritten

CONNECT_SECONDS = 10.0


class Present:
    """The state of a store that others write to, in the place of snapshots: there is but the present one."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    async def newest(self, _at_least: int = 0) -> Snapshot:
        """Give the present state: who wrote through this server is seen by who asks afterwards."""
        return Snapshot(Path(), self._store.revision, 0.0)

    def used(self, snapshot: Snapshot) -> Snapshot:
        """Give it back."""
        return snapshot

    def unused(self, _snapshot: Snapshot) -> None:
        """Do nothing."""

    def stale(self) -> None:
        """Give None: it is never an old one."""

    def close(self) -> None:
        """Do nothing."""


class _Passed(Asked):
    """An answer that comes from another server."""

    work: asyncio.Task[None] | None = None

    def __init__(self, question: Question, snapshot: Snapshot, client: str, deadline: float) -> None:
        super().__init__(question, snapshot, client=client, lane=Lane(1), deadline=deadline, left=None)
        self._room = asyncio.Event()
        self._room.set()

    async def offer(self, block: bytes) -> None:
        """Take a block as soon as the client has taken enough of those before."""
        await self._room.wait()
        self.take(block)
        if len(self._blocks) >= MOST_HELD:
            self._room.clear()

    def make_room(self) -> None:
        """Let who waits to offer a block go on: nobody takes more."""
        self._room.set()

    async def block(self) -> bytes | None:
        """Give the next block, None behind the last."""
        found = await super().block()
        if len(self._blocks) < MOST_HELD // 2:
            self._room.set()
        return found


class Proxy:
    """Asks a remote store; all of it belongs to one event loop. No more than twice ``readers`` at once."""

    def __init__(self, store: RemoteStore, limits: Limits) -> None:
        self._store = store
        self._address = store.server.addresses.query
        self._limits = limits
        self._places = asyncio.Semaphore(2 * limits.readers)
        self._asked = 0
        self._threads = ThreadPoolExecutor(2 * limits.readers, thread_name_prefix="kg-proxy")
        self._client: httpx.AsyncClient | None = None

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

        :raises kg.errors.KgError: if it is refused or takes too long, or the server does not answer.
        :raises ClientLeft: if the client has left.
        """
        if self._asked >= self._limits.waiting + 2 * self._limits.readers:
            raise Busy("too many queries wait for their turn", todo="Ask again in some seconds.")
        asked = _Passed(question, snapshot, client, asyncio.get_running_loop().time() + seconds)
        self._asked += 1
        asked.work = asyncio.create_task(self._work(asked, seconds))
        if left:
            asked.watch = asyncio.ensure_future(left())
            asked.watch.add_done_callback(lambda _: self._end(asked))
        try:
            await asked.begun()
        except BaseException:
            self.release(asked)
            raise
        return asked

    def prepare(self) -> None:
        """Do nothing: there is nothing to start."""

    def release(self, asked: Asked) -> None:
        """Let go of an answer; one that is not whole is stopped."""
        self._end(cast("_Passed", asked))
        if asked.watch:
            asked.watch.cancel()

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def disconnect(self) -> None:
        """Close the connections."""
        if self._client:
            await self._client.aclose()

    def _end(self, asked: _Passed) -> None:
        if not asked.is_over and asked.work:
            asked.work.cancel()

    async def _work(self, asked: _Passed, seconds: float) -> None:
        """See an answer through, and note how it ended."""
        try:
            async with asyncio.timeout(seconds), self._places:
                question = asked.question
                is_relative = await self._in_thread(_is_relative, question)
                with based(question.text, question.base, has_relative=is_relative) as text:
                    asked.question = replace(question, text=text)
                    await self._pass_on(asked, seconds)
            asked.end()
        except TimeoutError:
            asked.end(late(self._address))
        except asyncio.CancelledError:
            asked.end(ClientLeft())
        except AccessError as error:  # it is we who are refused, not the client
            asked.end(RemoteError(error.what, where=error.where, todo=error.todo))
        except (KgError, OSError) as error:
            asked.end(error)
        except Exception as error:
            asked.end(StoreError(f"the answer cannot be read: {error}", where=self._address))
        finally:
            self._asked -= 1

    async def _in_thread[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        work = partial(call, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _pass_on(self, asked: _Passed, seconds: float) -> None:
        question = asked.question
        query = remote_query(
            question.text,
            self._store.dialect,
            question.media_type,
            question.default_graphs,
            question.named_graphs,
            union=question.union,
        )
        if query.form == "describe":
            await self._describe(asked)
            return
        headers = {"Content-Type": FORM, "Accept": query.accept}
        timeout = httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS))
        content = urlencode(query.parameters).encode()
        try:
            async with self._opened().stream(
                "POST", self._address, content=content, headers=headers, timeout=timeout
            ) as answer:
                await self._check(query, answer)
                await self._rewrite(asked, query, answer)
        except httpx.TransportError as error:
            raise unreachable(error, self._address) from None

    async def _check(self, query: RemoteQuery, answer: httpx.Response) -> None:
        """Refuse an answer that is none."""
        if answer.is_success:
            checked(Said(answer.status_code, answer.headers, b""), query, self._address)
            return
        said = Said(answer.status_code, answer.headers, await answer.aread())
        failure = refusal(said, self._address, self._store.server.access, b"query=")
        raise refused(query.text, failure) if isinstance(failure, Refused) else failure

    async def _rewrite(self, asked: _Passed, query: RemoteQuery, answer: httpx.Response) -> None:
        """Have a thread write the answer anew, while this loop brings its pieces and takes its blocks."""
        bridge, chunks = _Bridge(asyncio.get_running_loop()), answer.aiter_bytes()

        async def piece() -> bytes:
            return await anext(chunks, b"")

        def written() -> tuple[AnswerKind, str] | None:
            source, sink = Pieces(lambda: bridge.run(piece())), _Sink(asked, bridge)
            try:
                found = rewritten(
                    io.BufferedReader(source),
                    query.form,
                    self._store.dialect,
                    asked.question.media_type,
                    sink,
                )
                sink.finish()
            except CancelledError:
                return None
            except Exception as error:
                # What the engine reads with belongs to this thread; the error would take it to another.
                for each in (error, error.__context__):
                    traceback.clear_frames(each.__traceback__ if each else None)
                raise
            return found

        work = asyncio.get_running_loop().run_in_executor(self._threads, written)
        try:
            if found := await asyncio.shield(work):
                asked.kind, asked.media_type = found
        finally:
            bridge.stop()
            asked.make_room()

    async def _describe(self, asked: _Passed) -> None:
        """Answer DESCRIBE, which takes several queries."""
        question = asked.question
        answer = await self._in_thread(
            self._store.query,
            question.text,
            media_type=question.media_type,
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
        )
        asked.kind, asked.media_type = answer.kind, answer.media_type
        asked.take(answer.body)

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            server = self._store.server
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=2 * self._limits.readers)
            self._client = httpx.AsyncClient(limits=limits, **client_options(server.addresses, server.access))
        return self._client


def _is_relative(question: Question) -> bool:
    """Tell whether a text has relative IRIs; one that was not read before is read.

    :raises kg.errors.QueryError: if it may not be run.
    """
    question.check()
    return has_relative(question.text)


class _Bridge:
    """Lets a thread wait for what the loop does, until it is stopped."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._pending: Future[Any] | None = None
        self._is_stopped = False

    def run[T](self, work: Coroutine[Any, Any, T]) -> T:
        """Give what the loop makes of some work; called in the thread."""
        if self._is_stopped:
            work.close()
            raise CancelledError
        self._pending = asyncio.run_coroutine_threadsafe(work, self._loop)
        found: T = self._pending.result()
        return found

    def stop(self) -> None:
        """Have the thread end; called in the loop."""
        self._is_stopped = True
        if self._pending:
            self._pending.cancel()


class _Sink:
    """Gathers what is written into blocks, and waits until there is room for them."""

    def __init__(self, asked: _Passed, bridge: _Bridge) -> None:
        self._asked, self._bridge = asked, bridge
        self._held = bytearray()

    def write(self, data: bytes, /) -> int:
        """Take bytes; give how many."""
        self._held += data
        if len(self._held) >= BLOCK:
            self.finish()
        return len(data)

    def flush(self) -> None:
        """Do nothing: blocks go when they are full."""

    def finish(self) -> None:
        """Send what is held."""
        if self._held:
            block, self._held = bytes(self._held), bytearray()
            self._bridge.run(self._asked.offer(block))
