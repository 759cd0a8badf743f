"""The number of quads, for whoever asks how the server is: he waits for no count."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from kg import readers
from kg.errors import KgError
from kg.query.solutions import solutions
from kg.serve.streaming import collected

if TYPE_CHECKING:
    from kg.serve.service import Service

SECONDS = 60.0
_MOST_BYTES = 10_000
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
        service, seconds = self._service, self._service.settings.max_query_seconds
        snapshot = await service.snapshot(service.store.revision, seconds)
        question = readers.Question(service.store.counting, union=False)
        asked = await service.pool.ask(question, snapshot, client="", seconds=seconds)
        answer = await collected(asked, service.pool.release, _MOST_BYTES)
        self._count, self._when = int(solutions(answer).rows[0]["n"].value), time.monotonic()
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
