"""The numbers of the store, counted again only when they have changed, and not too often."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from kg.query.describe import Holdings
from kg.store.base import ServedStore

SECONDS = 60.0


class HeldCounts:
    """Counts walk through the whole store: so they are kept, of one revision, for a minute at least."""

    def __init__(self, store: ServedStore) -> None:
        self._store = store
        self._counting = asyncio.Lock()
        self._kept: tuple[float, int, Holdings] | None = None

    async def get(self, count: Callable[[], Awaitable[Holdings]]) -> Holdings:
        """Give the numbers: those of the present revision, or some that are a minute old at most."""
        async with self._counting:
            if self._kept:
                when, revision, found = self._kept
                is_same = revision == self._store.revision and not self._store.is_shared
                if is_same or time.monotonic() - when < SECONDS:
                    return found
            revision = self._store.revision
            found = await count()
            self._kept = (time.monotonic(), revision, found)
            return found
