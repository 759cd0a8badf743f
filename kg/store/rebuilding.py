"""Makes a store's database anew from its archive."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.archive import Archive, Commit
from kg.archive.archive import FOLDER, commits, contents, has_segments
from kg.errors import StoreError
from kg.store.directory import DATABASE, damaged, is_store, opened_directory, unusable
from kg.store.rdf_text import triples_of
from kg.store.recording import Content, quads_of, replay

# Made whole, and not yet in its place: the next opening puts it there.
REBUILT = "oxigraph.rebuilt"
_DRAFT = "oxigraph.draft"
_AT_ONCE = 200_000

type Step = Callable[[Commit], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a database holds: the number of quads, and a digest that does not depend on their order."""

    quads: int
    digest: str


class Rebuilt(NamedTuple):
    """What the new database holds and what the old one held.

    Of an old one that could not be read this is None; it was put ``aside``, unless there was none.
    """

    new: Summary
    old: Summary | None
    aside: Path | None = None


def rebuild(directory: Path, *, step: Step = lambda commit: None) -> Rebuilt:
    """Make a store's database anew from its archive and put it in the old one's place.

    ``step`` is told each commit. The old database is there until the new one is whole, and afterwards, beside it,
    if it is damaged. No process may have the store open.

    :raises kg.errors.StoreError: if there is no archive, a process has the store open, or the disk is full.
    :raises kg.errors.ArchiveDamaged: if the archive is damaged; the store is as it was.
    """
    id = opened_directory(directory, create=False)
    check_archive(directory)
    try:
        archive = Archive(directory / FOLDER, id)
        try:
            _check_owned(directory, archive)
            put_in_place(directory)
            old = _summary_of(directory / DATABASE)
            draft = directory / _DRAFT
            shutil.rmtree(draft, ignore_errors=True)
            new = build(archive.folder, draft, step=step)
            draft.rename(directory / REBUILT)
            aside = _put_away(directory / DATABASE, is_damaged=old is None)
            put_in_place(directory)
            archive.mark()
        finally:
            archive.close()
    except OSError as error:
        raise unusable(error, directory) from None
    return Rebuilt(new, old, aside)


def compare(directory: Path) -> tuple[Summary, Summary]:
    """Give what a store would hold that is made anew from its archive, and what it holds; nothing is changed.

    :raises kg.errors.StoreError: if there is no archive, or the store cannot be read.
    :raises kg.errors.ArchiveDamaged: if the archive is damaged.
    """
    check_archive(directory)
    draft = directory / f"{_DRAFT}.{os.getpid()}"
    try:
        new = build(directory / FOLDER, draft)
        return new, summary(ox.Store.read_only(str(directory / DATABASE)))
    except RuntimeError as error:
        raise damaged(error, directory) from None
    except OSError as error:
        raise unusable(error, directory) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def rebuild_elsewhere(directory: Path, target: Path, *, until: datetime | None = None) -> Summary:
    """Make a new store in another directory from the archive of a store, as of a time; give what it holds.

    :raises kg.errors.StoreError: if there is no archive, or the other directory is not empty.
    :raises kg.errors.ArchiveDamaged: if the archive is damaged.
    """
    check_archive(directory)
    if is_store(target):
        raise StoreError("there is a store already", where=str(target), todo="Name an empty directory.")
    opened_directory(target, create=True)
    moment = until.replace(tzinfo=UTC) if until and until.tzinfo is None else until
    try:
        return build(directory / FOLDER, target / DATABASE, until=moment)
    except OSError as error:
        raise unusable(error, target) from None


def build(
    archive: Path, target: Path, *, until: datetime | None = None, step: Step = lambda commit: None
) -> Summary:
    """Make a new database from the commits of an archive, those after ``until`` left out; give what it holds.

    :raises kg.errors.ArchiveDamaged: if the archive is damaged.
    """
    db = ox.Store(str(target))
    building = _Building(db, partial(contents, archive))
    for commit in commits(archive):
        if until is not None and commit.at > until:
            break
        building.add(commit)
        step(commit)
    building.flush()
    db.flush()
    return summary(db)


def check_archive(directory: Path) -> None:
    """Refuse a store without archive.

    :raises kg.errors.StoreError: if there is none.
    """
    if not has_segments(directory / FOLDER):
        raise StoreError(
            "the store has no archive",
            where=str(directory / FOLDER),
            todo="One is begun with the next write, unless KG_ARCHIVE is off.",
        )


def _check_owned(directory: Path, archive: Archive) -> None:
    from kg.store.embedded import locked
    from kg.store.owner import lock_holder

    if lock_holder(directory / DATABASE / "LOCK"):
        raise locked(directory)
    if archive.is_behind:
        raise StoreError(
            "the store was written while its archive was off, so the archive lacks something",
            where=str(archive.folder / "behind"),
            todo="Write to the store with KG_ARCHIVE on, and the archive catches up; or delete this file to do without.",
        )


def put_in_place(directory: Path) -> None:
    """Put a database that was made anew into its place, if a rebuild ended between the two."""
    if (directory / REBUILT).exists() and not (directory / DATABASE).exists():
        (directory / REBUILT).rename(directory / DATABASE)


def summary(db: Iterable[ox.Quad]) -> Summary:
    """Give what a database holds."""
    total = quads = 0
    for quad in db:
        total += int.from_bytes(hashlib.sha256(str(quad).encode()).digest())
        quads += 1
    return Summary(quads, f"{total % (1 << 256):064x}")


def _summary_of(database: Path) -> Summary | None:
    try:
        return summary(ox.Store.read_only(str(database)))
    except (OSError, RuntimeError, ValueError):
        return None


def _put_away(database: Path, *, is_damaged: bool) -> Path | None:
    """Take a database out of its place; give where a damaged one is now."""
    if not is_damaged or not database.exists():
        shutil.rmtree(database, ignore_errors=True)
        return None
    names = (database.with_name(f"{database.name}.damaged-{number}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    database.rename(aside)
    return aside


@dataclass(slots=True)
class _Building:
    """Gathers what many commits come to, and writes it together.

    ``pending`` says of the statements of a graph whether they are to be there, where the database differs.
    """

    db: ox.Store
    content: Content
    pending: dict[object, dict[ox.Quad, bool]] = field(default_factory=dict)
    size: int = 0

    def add(self, commit: Commit) -> None:
        """Add a commit."""
        for part in commit.parts:
            if part.does == "set":
                self._set(ox.NamedNode(part.graph or ""), b"".join(self.content(part.content)))
            elif part.does in ("gone", "new"):
                for quad in quads_of(part, self.content):
                    self.pending.setdefault(quad.graph_name, {})[quad] = part.does == "new"
                    self.size += 1
            elif part.does in ("load", "all"):
                self.flush()
                replay(self.db, Commit(commit.number, commit.at, (part,)), self.content)
        if self.size >= _AT_ONCE:
            self.flush()

    def _set(self, graph: ox.NamedNode, triples: bytes) -> None:
        held, wanted = (
            set(self.db.quads_for_pattern(None, None, None, graph)),
            triples_of(triples, graph.value),
        )
        self.pending[graph] = dict.fromkeys(held - wanted, False) | dict.fromkeys(wanted - held, True)
        self.size += len(self.pending[graph])

    def flush(self) -> None:
        """Write what was gathered."""
        for quad, is_there in self._gathered():
            if not is_there:
                self.db.remove(quad)
        self.db.bulk_extend(quad for quad, is_there in self._gathered() if is_there)
        self.pending.clear()
        self.size = 0

    def _gathered(self) -> Iterator[tuple[ox.Quad, bool]]:
        return (item for graph in self.pending.values() for item in graph.items())
