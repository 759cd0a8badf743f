"""Snapshots of a store: made when somebody needs a newer one, removed when nobody reads them any more."""

from __future__ import annotations

import asyncio
import itertools
import logging
import shutil
import tempfile
import time
from pathlib import Path
from typing import Protocol

from kg.errors import KgError

FOLDER = "snapshots"
# Under a stream of writes, those who did not write see what was there at most this long ago.
YOUNG_SECONDS = 1.0
# Nor is more than this part of the time spent on making them.
_SHARE = 0.05
# How long they wait for a newer one while something large is being written.
PATIENCE_SECONDS = 0.25
_log = logging.getLogger(__name__)


class Snapshotted(Protocol):
    """A store that can be copied while it is in use."""

    @property
    def revision(self) -> int:
        """Give the number of changes so far."""
        ...

    def snapshot(self, target: Path) -> int:
        """Copy the database to a path where nothing is yet; give its revision."""
        ...


class Snapshot:
    """A copy of the store at a revision, and how many use it."""

    def __init__(self, path: Path, revision: int, cost: float) -> None:
        self.path = path
        self.revision = revision
        self.cost = cost
        self.users = 0
        self.made = time.monotonic()


class Snapshots:
    """Makes snapshots of a store in a folder of its own, below ``directory`` or else a temporary one."""

    def __init__(self, store: Snapshotted, directory: Path | None) -> None:
        self._store = store
        self._temporary = directory is None
        self._folder = Path(tempfile.mkdtemp(prefix="kg-")) if directory is None else directory / FOLDER
        self._numbers = itertools.count(1)
        self.current: Snapshot | None = None
        self._making: asyncio.Task[None] | None = None
        # What a server left behind that was killed; the store's lock says that it is no other's.
        shutil.rmtree(self._folder, ignore_errors=True)

    async def newest(self, at_least: int = 0) -> Snapshot:
        """Give a snapshot of revision ``at_least``, else of what was there ``YOUNG_SECONDS`` ago or later.

        :raises kg.errors.StoreError: if there is none and none can be made.
        """
        while self.current is None or self.current.revision < min(at_least, self._store.revision):
            await asyncio.shield(self._make())
        current = self.current
        is_old = time.monotonic() - current.made > max(YOUNG_SECONDS, current.cost / _SHARE)
        if current.revision < self._store.revision and is_old:
            done, _ = await asyncio.wait({self._make()}, timeout=PATIENCE_SECONDS)
            for task in done:
                if error := task.exception():
                    _log.error("answering from an older snapshot: %s", error)
        return self.current

    def used(self, snapshot: Snapshot) -> Snapshot:
        """Note that somebody reads a snapshot."""
        snapshot.users += 1
        return snapshot

    def unused(self, snapshot: Snapshot) -> None:
        """Note that somebody reads it no more."""
        snapshot.users -= 1
        self._remove_if_idle(snapshot)

    def close(self) -> None:
        """Remove all snapshots."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self) -> asyncio.Task[None]:
        if self._making is None:
            self._making = asyncio.get_running_loop().create_task(self._made())
            self._making.add_done_callback(self._finished)
        return self._making

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._making = None
        if not task.cancelled():
            task.exception()  # told to those who waited

    async def _made(self) -> None:
        path = self._folder / str(next(self._numbers))
        # The store's disk holds it, and its rights are those of the store.
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        began = time.monotonic()
        try:
            revision = await asyncio.to_thread(self._store.snapshot, path)
        except KgError:
            _remove(path)
            raise
        old, self.current = self.current, Snapshot(path, revision, time.monotonic() - began)
        if old:
            self._remove_if_idle(old)

    def _remove_if_idle(self, snapshot: Snapshot) -> None:
        if snapshot.users == 0 and snapshot is not self.current:
            _remove(snapshot.path)


def _remove(snapshot: Path) -> None:
    """Remove a snapshot: a directory of links to files, or a file."""
    if snapshot.is_file():
        snapshot.unlink(missing_ok=True)
    else:
        shutil.rmtree(snapshot, ignore_errors=True)
