"""Snapshots of a store: made when somebody needs a newer one, removed when nobody reads them any more."""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.errors import KgError, StoreError

FOLDER = "snapshots"
# Under a stream of writes, those who did not write see what was there at most this long ago.
YOUNG_SECONDS = 1.0
# Nor is more than this part of the time spent on making them.
_SHARE = 0.05
# How long the first of them wait for a newer one while something large is being written; the others do not.
PATIENCE_SECONDS = 0.1
# When none could be made, as on a full disk, it is tried again after this.
RETRY_SECONDS = 2.0
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


@dataclass(frozen=True, slots=True)
class Stale:
    """Why no snapshot can be made of what was written, and since when, in seconds of the monotonic clock."""

    reason: str
    since: float

    @property
    def seconds(self) -> float:
        """Give how long ago that began."""
        return time.monotonic() - self.since


class Snapshots:
    """Makes snapshots of a store in a folder of its own, below ``directory`` or else a temporary one.

    While none can be made, questions are answered from the last one, for ``most_stale`` seconds.
    """

    def __init__(self, store: Snapshotted, directory: Path | None, most_stale: float = math.inf) -> None:
        self._most_stale = most_stale
        self._failed: Stale | None = None
        self._retry: asyncio.TimerHandle | None = None
        self._store = store
        self._temporary = directory is None
        self._folder = Path(tempfile.mkdtemp(prefix="kg-")) if directory is None else directory / FOLDER
        self._numbers = itertools.count(1)
        self.current: Snapshot | None = None
        self._making: asyncio.Task[None] | None = None
        # When that was begun.
        self._since = 0.0
        # What a server left behind that was killed; the store's lock says that it is no other's.
        shutil.rmtree(self._folder, ignore_errors=True)

    async def newest(self, at_least: int = 0) -> Snapshot:
        """Give a snapshot of revision ``at_least``, else of what was there ``YOUNG_SECONDS`` ago or later.

        :raises kg.errors.StoreError: if there is none and none can be made.
        """
        while self.current is None or self.current.revision < min(at_least, self._store.revision):
            if self._retry:
                raise self._cannot()
            await asyncio.shield(self._make())
        current = self.current
        is_old = time.monotonic() - current.made > max(YOUNG_SECONDS, current.cost / _SHARE)
        if current.revision < self._store.revision and is_old and not self._retry:
            making = self._make()
            left = PATIENCE_SECONDS - (time.monotonic() - self._since)
            await asyncio.wait({making}, timeout=max(left, 0.0))
        if (stale := self.stale()) and stale.seconds > self._most_stale:
            raise self._cannot()
        return self.current

    def stale(self) -> Stale | None:
        """Give why readers do not see what was written, and since when; None if they do, or soon will."""
        is_behind = self.current is None or self.current.revision < self._store.revision
        return self._failed if is_behind else None

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
        if self._retry:
            self._retry.cancel()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self) -> asyncio.Task[None]:
        if self._making is None:
            self._making = asyncio.get_running_loop().create_task(self._made())
            self._making.add_done_callback(self._finished)
            self._since = time.monotonic()
        return self._making

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._making = None
        error = None if task.cancelled() else task.exception()  # told to those who waited
        if error is None:
            self._failed = None
            return
        _log.error("no newer snapshot can be made: %s", error)
        what = error.what if isinstance(error, KgError) else str(error)
        # The error itself would keep the database open that it comes from.
        self._failed = Stale(what, self._failed.since if self._failed else time.monotonic())
        self._retry = task.get_loop().call_later(RETRY_SECONDS, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        self._make()

    def _cannot(self) -> StoreError:
        what = self._failed.reason if self._failed else "no snapshot can be made"
        return StoreError(what, todo="Free some space on the disk of the store; it is tried again by itself.")

    async def _made(self) -> None:
        path = self._folder / str(next(self._numbers))
        began = time.monotonic()
        try:
            # The store's disk holds it, and its rights are those of the store.
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            revision = await asyncio.to_thread(self._store.snapshot, path)
        except (KgError, OSError):
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
