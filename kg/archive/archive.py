"""The archive of one store: what was committed, in order, and what is about to be."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from kg.archive.frames import Kind, digest_of
from kg.archive.index import Index
from kg.archive.parts import AUTHOR, Commit, Part, Ref, read_commit, written
from kg.archive.segments import (
    BEGINNING,
    Position,
    Record,
    Writer,
    content_of,
    damaged,
    record_at,
    records,
    segment_numbers,
    segment_path,
    sync_folder,
)
from kg.errors import ArchiveDamaged, StoreLocked

FOLDER = "archive"
MARK_EVERY = 256
PIECE_BYTES = 4_000_000
_BEHIND = "behind"
_LOCK = "lock"
_log = logging.getLogger(__name__)


class Archive:
    """An archive that this process writes. Who holds the store's lock holds it, one thread at a time.

    ``pending`` are the commits of which it is not known whether the store has kept them, ``marked`` is how many
    there were when the last mark was set that was found.

    :raises kg.errors.StoreLocked: if another process writes it.
    :raises kg.errors.ArchiveDamaged: if what came since the last mark is damaged.
    :raises OSError: if the disk does not take it.
    """

    def __init__(self, folder: Path, store: str) -> None:
        self.folder = folder
        if not folder.exists():
            folder.mkdir()
            sync_folder(folder.parent)
        with ExitStack() as opened:
            lock = _locked(folder)
            opened.callback(os.close, lock)
            self._index = Index(folder)
            opened.callback(self._index.close)
            self.commits = self.marked = 0
            self.pending: list[Commit] = []
            self._writer = Writer(folder, store, self._read_on(store))
            opened.callback(self._writer.close)
            # Also for a store that nobody has closed: the lock would hold until the process ends.
            self._release = weakref.finalize(self, opened.pop_all().close)

    def _read_on(self, store: str) -> Position | None:
        """Read what came since the last mark; give where the archive ends, None for a new one."""
        if not segment_numbers(self.folder):
            return None
        self.commits, start = self._index.mark
        self.marked = self.commits
        end = start
        for record in records(self.folder, start):
            end = record.end
            if record.kind is Kind.SEGMENT:
                _check_owner(self.folder, record, store)
            elif record.kind is Kind.PIECE:
                self._index.note([Ref(record.header.digest, *record.at)])
            elif record.kind is Kind.COMMIT:
                commit = _commit(self.folder, record, self.commits)
                self.commits = commit.number
                self.pending.append(commit)
                self._index.note((), _texts(commit.parts))
            elif record.kind is Kind.MARK:
                self.commits = json.loads(content_of(self.folder, record))["commits"]
                self.marked = self.commits
                self.pending.clear()
        lost = segment_path(self.folder, end.segment).stat().st_size - end.offset
        if lost:
            _log.warning(
                "%d bytes at the end of the archive were never wholly written; they are cut off", lost
            )
        return None if end == BEGINNING else end

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was ever committed."""
        return self.commits == 0

    @property
    def is_behind(self) -> bool:
        """Tell whether the store may have been written while the archive was switched off."""
        return is_behind(self.folder)

    def caught_up(self) -> None:
        """Note that the archive holds what the store holds."""
        (self.folder / _BEHIND).unlink(missing_ok=True)

    def draft(self) -> Draft:
        """Begin a commit."""
        return Draft(self, self._writer, self._index)

    @property
    def wants_mark(self) -> bool:
        """Tell whether it is time to sync the store and set a mark."""
        return len(self.pending) >= MARK_EVERY

    def mark(self) -> None:
        """Note that the store has kept all commits: it must have been synced.

        :raises OSError: if the disk does not take it.
        """
        if self.pending:
            self._writer.add(Kind.MARK, json.dumps({"commits": self.commits}).encode())
            # The index must not be on the disk before what it speaks of.
            self._writer.sync()
            self.pending.clear()
            self._index.keep(self.commits, self._writer.end)

    def text(self, graph: str) -> Ref | None:
        """Give where the newest text of an article lies."""
        return self._index.text(graph)

    def texts(self) -> list[tuple[str, Ref]]:
        """Give the graph of each article of which there is a text, with where it lies, sorted."""
        return self._index.texts()

    def content(self, pieces: Iterable[Ref]) -> Iterator[bytes]:
        """Give the content of pieces.

        :raises kg.errors.ArchiveDamaged: if one is not what it was.
        """
        return contents(self.folder, pieces)

    def close(self) -> None:
        """Let go of the archive."""
        self._release()


class Draft:
    """A commit that is being written: first its pieces, then itself. What was not committed can be undone."""

    def __init__(self, archive: Archive, writer: Writer, index: Index) -> None:
        self._archive, self._writer, self._index = archive, writer, index
        self._start = writer.end
        self._fresh: dict[bytes, Ref] = {}
        self._texts: list[tuple[str, Ref]] = []
        self._was = archive.commits
        self.made: Commit | None = None

    def pieces(self, content: bytes) -> tuple[Ref, ...]:
        """Add a content, unless it is there already; give its pieces.

        :raises OSError: if the disk does not take it.
        """
        starts = range(0, len(content), PIECE_BYTES)
        return tuple(self._piece(content[start : start + PIECE_BYTES]) for start in starts)

    def _piece(self, content: bytes) -> Ref:
        digest = digest_of(content)
        known = self._fresh.get(digest) or self._index.piece(digest)
        if known and _is_there(self._archive.folder, known):
            return known
        ref = Ref(digest, *self._writer.add(Kind.PIECE, content, digest))
        self._fresh[digest] = ref
        return ref

    def commit(
        self, parts: Sequence[Part], *, sync: bool = True, who: Mapping[str, Any] | None = None
    ) -> None:
        """Write the commit and wait until it is on the disk; without ``sync`` the next one waits for both.

        ``who`` made it is, if nobody is named, the author of the context.

        :raises OSError: if the disk does not take it; ``undo`` it then.
        """
        number = self._archive.commits + 1
        author = AUTHOR.get()
        content = written(number, parts, who or (author() if author else {}))
        self._writer.add(Kind.COMMIT, content)
        if sync:
            self._writer.sync()
        self._archive.commits = number
        self.made = read_commit(content)
        self._archive.pending.append(self.made)
        self._texts = _texts(parts)

    def done(self) -> None:
        """Note that the store has it, too."""
        self._index.note(self._fresh.values(), self._texts)

    def undo(self) -> None:
        """Take out all that this draft has written, as nothing of it came into the store.

        :raises OSError: if the disk does not let it.
        """
        if self._archive.commits > self._was:
            self._archive.commits = self._was
            self._archive.pending.pop()
        self._writer.cut(self._start)


def commits(folder: Path) -> Iterator[Commit]:
    """Give all commits of an archive in order; all records are checked on the way.

    :raises kg.errors.ArchiveDamaged: where it is damaged, or a commit is missing.
    """
    last = 0
    for record in records(folder):
        if record.kind is Kind.COMMIT:
            commit = _commit(folder, record, last)
            last = commit.number
            yield commit


def commits_since(folder: Path, number: int) -> list[Commit]:
    """Give the commits of an archive after a number, in order; only the segments that hold them are read.

    :raises kg.errors.ArchiveDamaged: if one of these is damaged.
    """
    found: list[Commit] = []
    for segment in reversed(segment_numbers(folder)):
        behind = records(folder, Position(segment, 0))
        found = [read_commit(content_of(folder, record)) for record in behind if record.kind is Kind.COMMIT]
        if found and found[0].number <= number + 1:
            break
    return [commit for commit in found if commit.number > number]


def contents(folder: Path, pieces: Iterable[Ref]) -> Iterator[bytes]:
    """Give the content of pieces of an archive.

    :raises kg.errors.ArchiveDamaged: if one is not what it was.
    """
    for ref in pieces:
        record = record_at(folder, Position(ref.segment, ref.offset))
        if record.header.digest != ref.digest:
            raise damaged(folder, record.at, "another piece stands there")
        yield content_of(folder, record)


def has_segments(folder: Path) -> bool:
    """Tell whether there is an archive in a folder."""
    return bool(segment_numbers(folder))


def is_behind(folder: Path) -> bool:
    """Tell whether a store may have been written while its archive was switched off."""
    return (folder / _BEHIND).exists()


def set_behind(folder: Path) -> None:
    """Note at an archive that its store is written without it."""
    os.close(os.open(folder / _BEHIND, os.O_WRONLY | os.O_CREAT, 0o644))
    sync_folder(folder)


def _commit(folder: Path, record: Record, last: int) -> Commit:
    commit = read_commit(content_of(folder, record))
    if commit.number != last + 1:
        raise damaged(folder, record.at, f"commit {commit.number} follows commit {last}")
    return commit


def _check_owner(folder: Path, record: Record, store: str) -> None:
    said = json.loads(content_of(folder, record))
    if said["store"] != store or said["segment"] != record.at.segment:
        raise ArchiveDamaged(
            f"the archive is that of another store ({said['store']}), not of this one ({store})",
            where=str(segment_path(folder, record.at.segment)),
            todo="Put this store's own archive there, or none: a new one is begun with what the store holds.",
        )


def _texts(parts: Iterable[Part]) -> list[tuple[str, Ref]]:
    return [(part.graph or "", part.content[0]) for part in parts if part.does == "text" and part.content]


def _is_there(folder: Path, ref: Ref) -> bool:
    try:
        return record_at(folder, Position(ref.segment, ref.offset)).header.digest == ref.digest
    except Exception:
        return False


def _locked(folder: Path) -> int:
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise StoreLocked(
            "another process writes the store's archive", where=str(folder), todo="Wait until it has ended."
        ) from None
    except OSError:
        with suppress(OSError):
            os.close(lock)
        raise
    return lock
