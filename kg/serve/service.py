"""What every feature of the server needs: the store, the settings, and the threads that work is done in."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from starlette.requests import HTTPConnection, Request

from kg.config import Settings
from kg.errors import Busy, KgError, StoreError
from kg.quarantine import Quarantine
from kg.readers.pool import Limits, Pool
from kg.readers.snapshots import Snapshot, Snapshots
from kg.serve.cache import Recent, ResultCache
from kg.serve.checker import Checkers
from kg.serve.counting import QuadCount
from kg.serve.federation import Gateway
from kg.serve.held import HeldCounts
from kg.serve.proxy import Present, Proxy
from kg.serve.reporters import Reporters
from kg.serve.revisions import Revisions
from kg.serve.tokens import Tokens
from kg.serve.turns import Turns
from kg.store.base import ServedStore
from kg.store.embedded import MemoryStore
from kg.store.guard import TextLimits
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from kg.pipeline import Pipeline
    from kg.serve.ready import Ready

_log = logging.getLogger(__name__)
QUARANTINE = "/quarantine"
SERVICE = "kg.service"
_LATER = "Ask again later."
READERS = 8
# How many pages are made at once; most of the time they wait for answers.
PAGES = 16


class Service:
    """The store behind the server. The event loop itself never touches it."""

    def __init__(
        self, store: ServedStore, settings: Settings, pipeline: Pipeline | None = None, place: str = ""
    ) -> None:
        self.store = store
        # What stands before the paths of what this service answers.
        self.place = place
        store.union = settings.default_graph == "union"
        self.settings = settings
        self.limits = TextLimits.of(settings)
        # Long texts that must be read here are read one at a time, in a thread.
        self.reading_long = asyncio.Lock()
        # The first revision in which there are only graphs that the service keeps; None if there are others.
        self._only_ours = self._ours_from(store.revision)
        # By its id a command tells whether the server that it found holds the store that it looks for.
        self.id = store.id
        self.checkers = Checkers(settings.checkers)
        # A store elsewhere cannot ask a gateway that is here.
        self.gateway = Gateway.of(
            settings.model_copy(update={"services": ""}) if store.is_shared else settings
        )
        self.tokens = Tokens(settings)
        self.snapshots, self.pool = _answering(
            store,
            Limits(
                settings.readers,
                settings.max_waiting_queries,
                settings.reader_memory_mb * 1_000_000,
                self.gateway.port,
            ),
            settings.stale_seconds,
        )
        # What was refused is seen at once: who sent it wrote to another store.
        self.revisions = Revisions(store, always_newest=bool(place))
        self.beside: Service | None = None
        self._beginning = threading.Lock()
        self.cache = ResultCache(settings.result_cache)
        self.ready: Recent[Ready] = Recent()
        self.quads = QuadCount(self)
        self.held = HeldCounts(store)
        self.reporters = Reporters(settings, pipeline)
        self._readers = CapacityLimiter(READERS)
        self.turns = Turns(PAGES, settings.max_waiting_queries)
        # One thread does all that writes, one thing after the other: who reads his own answer sees what he wrote.
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kg-writer")
        self._look_beside()

    async def snapshot(self, at_least: int, seconds: float) -> Snapshot:
        """Give a snapshot of a revision or a newer one.

        :raises kg.errors.Busy: if there is none after so many seconds.
        """
        try:
            async with asyncio.timeout(seconds):
                return await self.snapshots.newest(at_least)
        except TimeoutError:
            raise Busy("something large is being written", todo=_LATER) from None

    async def read[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give what a call gives that reads the store, made in a thread of the pool."""
        return await to_thread.run_sync(partial(call, *args, **kwargs), limiter=self._readers)

    async def write[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give what a call gives that writes, made in the one thread that writes.

        :raises kg.errors.Busy: if its turn does not come in the time that a query has; then it is never made.
        """
        return await self._written(self.settings.query_seconds, partial(call, *args, **kwargs))

    async def _written[T](self, seconds: float, call: Callable[[], T]) -> T:
        # In the context of the request: so the store's archive learns who writes.
        work = self._writer.submit(copy_context().run, self._made, call)
        waiting = asyncio.wrap_future(work)
        try:
            await asyncio.wait({waiting}, timeout=max(seconds, 0))
            if not waiting.done() and work.cancel():
                raise Busy("others write, and its turn did not come in its time", todo=_LATER)
            # What has begun to be written is finished, also when the client has left.
            return await asyncio.shield(waiting)
        finally:
            self.revisions.written()

    def _made[T](self, call: Callable[[], T]) -> T:
        try:
            return call()
        finally:
            self._look_beside()

    async def write_freely[**P, T](
        self, seconds: float, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Give what ``write`` gives, of a call that may write other graphs than those that the service keeps.

        :raises kg.errors.Busy: if its turn does not come in so many seconds; then it is never made.
        """

        def written() -> T:
            try:
                return call(*args, **kwargs)
            finally:
                now = self._ours_from(self.store.revision)
                if now is None or self._only_ours is None:
                    self._only_ours = now

        return await self._written(seconds, written)

    def _ours_from(self, revision: int) -> int | None:
        return None if self.store.has_graph_outside(f"{self.settings.base_iri}graph/") else revision

    def may_share_triples(self, snapshot: Snapshot) -> bool:
        """Tell whether two graphs may hold one triple: of those that the service keeps itself, none do."""
        return self._only_ours is None or snapshot.revision < self._only_ours

    async def catch_up(self) -> None:
        """Consolidate what was stored elsewhere and not consolidated; a store of ours is brought up before it is served."""
        from kg.pipeline import caught_up_if_behind

        if self.store.is_shared:
            try:
                await self.write(caught_up_if_behind, self.store, self.settings)
            except KgError as error:
                _log.error("what was stored before is not consolidated: %s", error)

    def quarantine(self) -> Service:
        """Give the service over what was refused; a store for it is made, if there is none yet."""
        with self._beginning:
            if self.beside is None:
                beside = Quarantine(self.store, self.settings.base_iri).store(make=True)
                self._begin(beside if isinstance(beside, OxigraphStore) else MemoryStore())
            assert self.beside
            return self.beside

    def _look_beside(self) -> None:
        """Begin the service over what was refused, once there is such a store."""
        if self.beside is None and not self.place:
            with suppress(StoreError), self._beginning:
                beside = Quarantine(self.store, self.settings.base_iri).store()
                if isinstance(beside, OxigraphStore):
                    self._begin(beside)

    def _begin(self, beside: OxigraphStore) -> None:
        few = self.settings.model_copy(update={"readers": 2, "default_graph": "union"})
        self.beside = Service(beside, few, place=QUARANTINE)

    async def close(self) -> None:
        """Finish what is being written and end the workers; the store stays open."""
        if isinstance(self.pool, Proxy):
            await self.pool.disconnect()
        await asyncio.to_thread(self.reporters.close)
        await asyncio.to_thread(self._writer.shutdown, wait=True)
        self.quads.close()
        if self.beside:
            await self.beside.close()
        self.pool.close()
        self.snapshots.close()
        self.checkers.close()
        self.gateway.close()


def _answering(
    store: ServedStore, limits: Limits, most_stale: float
) -> tuple[Snapshots | Present, Pool | Proxy]:
    """Give what queries are answered from, and who answers them."""
    if isinstance(store, OxigraphStore):
        snapshots = Snapshots(store, getattr(store, "directory", None), most_stale)
        return snapshots, Pool(snapshots, limits)
    assert isinstance(store, RemoteStore)
    return Present(store), Proxy(store, limits)


def service_of(connection: HTTPConnection) -> Service:
    """Give the service behind a request: the one over quarantine, if the request is for it."""
    service: Service = connection.scope.get(SERVICE) or connection.app.state.service
    return service


async def over_quarantine(request: Request) -> None:
    """Have a request answered from quarantine; a dependency of what is served both there and here."""
    service = service_of(request)
    try:
        async with asyncio.timeout(service.settings.query_seconds):
            # Where a store is made for it, that waits for what is being written.
            request.scope[SERVICE] = service.beside or await service.write(service.quarantine)
    except TimeoutError:
        raise Busy("something large is being written", todo=_LATER) from None
