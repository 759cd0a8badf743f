"""Stores inside of this process: on disk, in a directory that this process alone owns, or in memory."""

from __future__ import annotations

import os
import secrets
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pyoxigraph as ox

from kg.archive import Commit
from kg.archive.archive import FOLDER, has_segments, is_behind, set_behind
from kg.errors import DatabaseDamaged, StoreError, StoreLocked
from kg.store.bulk import Source
from kg.store.change import Change
from kg.store.directory import (
    DATABASE,
    QUARANTINE,
    damaged,
    is_full,
    is_store,
    opened_directory,
    unusable,
)
from kg.store.owner import lock_holder
from kg.store.oxigraph import OxigraphStore
from kg.store.rebuilding import put_in_place
from kg.store.recorder import Recorder, database_lost

_PAUSE = 0.05


class MemoryStore(OxigraphStore):
    """A store that is gone when the process ends."""

    def __init__(self) -> None:
        super().__init__(ox.Store(), secrets.token_hex(8))

    def _beside(self, *, make: bool) -> OxigraphStore | None:
        return MemoryStore() if make else None


class EmbeddedStore(OxigraphStore):
    """A store on disk. What a method has written outlives kill -9 and a loss of power.

    With ``writing=False`` it is opened for reading, beside another process that may write: it shows what was
    there when it was opened. With ``archive``, all that is written is archived first (``kg.archive``).

    :raises kg.errors.StoreLocked: if another process has it open for writing, after ``patience`` seconds.
    :raises kg.errors.ArchiveDamaged: if the archive is damaged where it has to be read.
    :raises kg.errors.StoreError: if the directory cannot be used, with the reason.
    """

    def __init__(
        self, directory: Path, *, writing: bool = True, patience: float = 2.0, archive: bool = True
    ) -> None:
        self.directory = directory
        self.writing = writing
        self._stuck: StoreError | None = None
        self._logs: frozenset[str] = frozenset()
        self._recorder: Recorder | None = None
        id = opened_directory(directory, create=writing)
        put_in_place(directory)
        if error := database_lost(directory):
            raise error
        super().__init__(self._open(patience), id)
        if writing:
            self._open_archive(archive)

    def keep_text(self, graph: str, text: bytes) -> None:
        """Archive the article, as JSON, that a graph is about to be read from.

        :raises kg.errors.StoreError: if the disk is full.
        """
        if self._recorder:
            with self._writer():
                self._recorder.keep_text(graph, text)

    def tell(self, listener: Callable[[Commit], None], since: int | None) -> None:
        """Tell a listener of each commit of the archive, if there is one, in the thread that writes it.

        First it is told of those after ``since``, or else of those that this process found unmarked.

        :raises kg.errors.ArchiveDamaged: if the archive is damaged where it has to be read.
        """
        if self._recorder:
            self._recorder.tell(listener, since)

    def close(self) -> None:
        """Let go of the store; further calls fail."""
        with self._writing:
            if self._recorder:
                self._recorder.close()
                self._recorder = None
            super().close()

    def _open_archive(self, wanted: bool) -> None:
        folder = self.directory / FOLDER
        try:
            with self._reading() as db:
                if wanted:
                    self._recorder = Recorder.beside(self.directory, self.id, db, self._sync)
                elif has_segments(folder) and not is_behind(folder):
                    # What the store may have lost is made again before it goes on without the archive.
                    Recorder.beside(self.directory, self.id, db, self._sync).close()
                    set_behind(folder)
        except OSError as error:
            self._db = None
            raise unusable(error, self.directory) from None
        except BaseException:
            self._db = None
            raise

    @contextmanager
    def _recorded(self, db: ox.Store, change: Change, whole: Mapping[str, bytes]) -> Iterator[None]:
        with self._recorder.recorded(db, change, whole) if self._recorder else nullcontext():
            yield

    def _update(self, db: ox.Store, text: str) -> None:
        if self._recorder:
            self._recorder.update(db, text)
        else:
            super()._update(db, text)

    def _load(self, db: ox.Store, sources: Sequence[Source], graph: str | None) -> None:
        if self._recorder:
            self._recorder.load(db, sources, graph)
        else:
            super()._load(db, sources, graph)

    def _open(self, patience: float) -> ox.Store:
        path, deadline = self.directory / DATABASE, time.monotonic() + patience
        while True:
            files = _names(path)
            try:
                return ox.Store(path) if self.writing else ox.Store.read_only(str(path))
            except (RuntimeError, FileNotFoundError) as error:
                if isinstance(error, OSError) and not path.exists():
                    raise unusable(error, self.directory) from None
                # Otherwise who writes has merged files, and taken away some that this was about to read.
                if self.writing or _names(path) == files or time.monotonic() >= deadline:
                    raise self._damaged(error) from None
            except OSError as error:
                if not _is_locked(error):
                    raise unusable(error, self.directory) from None
                if time.monotonic() >= deadline:
                    raise locked(self.directory) from None
            time.sleep(_PAUSE)

    def _beside(self, *, make: bool) -> OxigraphStore | None:
        directory = self.directory / QUARANTINE
        wanted, archived = is_store(directory) or (make and self.writing), self._recorder is not None
        return EmbeddedStore(directory, writing=self.writing, archive=archived) if wanted else None

    def _copy(self, db: ox.Store, target: Path) -> None:
        # Hard links to the database's files, which are never changed: some ms, whatever the size.
        db.backup(str(target))

    def _prepare_to_write(self) -> None:
        """Open the database anew after the disk was full: until then it refuses to write."""
        if not self._stuck:
            return
        self._db = None
        # Whoever keeps the error keeps the frames that it went through, and they keep the database open.
        for error in (self._stuck, self._stuck.__cause__):
            traceback.clear_frames(error.__traceback__ if error else None)
        try:
            self._db = self._open(patience=2.0)
        except StoreError:
            self._db = ox.Store.read_only(str(self.directory / DATABASE))
            raise
        if self._recorder:
            try:
                self._recorder.catch_up(self._db)
            except OSError as error:
                raise self._not_written(error) from error
        self._stuck = None

    def _make_durable(self) -> None:
        if self._recorder:
            self._recorder.made_durable()  # what was written is in the archive
        elif self.writing:
            self._sync()

    def _sync(self) -> None:
        """Sync the database's log: the engine leaves that to the system, and only syncs its tables."""
        folder = self.directory / DATABASE
        logs = frozenset(path.name for path in folder.glob("*.log"))
        for path in [folder / name for name in logs] + ([folder] if logs != self._logs else []):
            try:
                file = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                continue  # its table has been written, and synced by the engine
            try:
                os.fsync(file)
            finally:
                os.close(file)
        self._logs = logs

    def _damaged(self, error: Exception) -> DatabaseDamaged:
        return damaged(error, self.directory)

    def _not_written(self, error: OSError) -> StoreError:
        if is_full(error):
            self._stuck = StoreError(
                "the disk is full; nothing of this was written, what was stored can be read",
                where=str(self.directory),
                todo="Free some space and try again.",
            )
            return self._stuck
        return StoreError(f"the store cannot be written: {error}", where=str(self.directory))

    def _not_copied(self, error: OSError, target: Path) -> StoreError:
        failed = super()._not_copied(error, target)
        if is_full(error):
            self._stuck = failed
        return failed


def _names(folder: Path) -> set[Path]:
    return set(folder.iterdir()) if folder.is_dir() else set()


def _is_locked(error: OSError) -> bool:
    said = str(error)
    return "lock file" in said or "lock hold by current process" in said


def locked(directory: Path) -> StoreLocked:
    """Give the error for a store that another process holds, naming the process if that can be seen."""
    holder = lock_holder(directory / DATABASE / "LOCK")
    if holder == os.getpid():
        return StoreLocked(
            "this process has the store open already", where=str(directory), todo="Close it, or use that one."
        )
    who = f"process {holder}" if holder else "another process"
    return StoreLocked(
        f"{who} has the store open",
        where=str(directory),
        todo="Wait until it has ended; or run 'kg serve', and every command goes through the server.",
    )
