"""The number of quads, for whoever asks how the server is: he waits for no count."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING

from anyio import to_thread

from kg import readers
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.serve.service import Service

SECONDS = 60.0
# A count walks through the whole store; in this process it would hold all others up.
_COUNT = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
_log = logging.getLogger(__name__)


class QuadCount:
    """Remembers how many quads there were when they were last counted, and counts them behind."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._when, self._count = float("-inf"), -1
        self._counting: asyncio.Task[None] | None = None

    def known(self) -> int | None:
        """Give the number that is known, None if none is yet; it is counted again if a minute has gone by."""
        if self._counting is None and time.monotonic() - self._when > SECONDS:
            self._counting = asyncio.ensure_future(self._refresh())
        return self._count if self._count >= 0 else None

    async def now(self) -> int:
        """Give the number that there is now.

        :raises kg.errors.StoreError: if it cannot be counted in time.
        """
        service = self._service
        if service.store.is_shared:
            self._count = await to_thread.run_sync(service.store.count)
        else:
            self._count = await self._asked()
        self._when = time.monotonic()
        return self._count

    def close(self) -> None:
        """Leave off counting."""
        if self._counting:
            self._counting.cancel()

    async def _refresh(self) -> None:
        try:
            await self.now()
        except KgError as error:
            self._when = time.monotonic()
            _log.warning("the quads were not counted: %s", error)
        finally:
            self._counting = None

    async def _asked(self) -> int:
        service, body = self._service, bytearray()
        snapshot = await service.snapshots.newest(service.store.revision)
        asked = await service.pool.ask(
            readers.Question(_COUNT, union=False),
            snapshot,
            client="",
            seconds=service.settings.max_query_seconds,
        )
        try:
            while (block := await asked.block()) is not None:
                body += block
        finally:
            service.pool.release(asked)
        return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])
