"""Keeps the archive of a store on disk in step with it: before each change, and at the opening; see ``kg.archive``."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.archive import Archive, Commit, Draft, Part
from kg.archive.archive import FOLDER, commits_since, has_segments
from kg.errors import DatabaseDamaged, QueryError
from kg.rdf.terms import PREFIXES
from kg.store.bulk import Source, load_bulk
from kg.store.change import Change
from kg.store.directory import DATABASE, damaged
from kg.store.known_updates import known_change
from kg.store.media import NQUADS, NTRIPLES, readable
from kg.store.rdf_text import has_blank_node
from kg.store.recording import Pieces, difference, difference_parts, dumped, load_again, parts_of, replay
from kg.store.written import written_graphs

_SNAPSHOT = "before-"
_log = logging.getLogger(__name__)


class Recorder:
    """The archive of a store whose database this process writes; ``sync`` waits until the disk has the database."""

    def __init__(self, archive: Archive, sync: Callable[[], None]) -> None:
        self._archive, self._sync = archive, sync
        self._listener: Callable[[Commit], None] | None = None

    @classmethod
    def beside(cls, directory: Path, store: str, db: ox.Store, sync: Callable[[], None]) -> Recorder:
        """Open the archive of a store, or begin one, and bring both to the same state.

        :raises kg.errors.ArchiveDamaged: if the archive is damaged where it has to be read.
        :raises kg.errors.StoreError: if another process writes it.
        :raises OSError: if the disk does not take what has to be written.
        """
        archive = Archive(directory / FOLDER, store)
        recorder = cls(archive, sync)
        try:
            recorder.catch_up(db)
        except BaseException:
            archive.close()
            raise
        return recorder

    def catch_up(self, db: ox.Store) -> None:
        """Make again what the store may have lost, and write down what the archive has not.

        :raises OSError: if the disk does not take it.
        """
        archive = self._archive
        if archive.is_behind or (archive.is_empty and next(iter(db), None)):
            self._write_all(db)
            archive.caught_up()
        else:
            for commit in archive.pending:
                replay(db, commit, archive.content)
            if begun := self._begun():
                self._end_update(db, begun, archive.pending[-1].who)
        self._mark()
        for left in archive.folder.glob(f"{_SNAPSHOT}*"):
            shutil.rmtree(left, ignore_errors=True)

    @contextmanager
    def recorded(self, db: ox.Store, change: Change, whole: Mapping[str, bytes]) -> Iterator[None]:
        """Write a change down that is made within the context; ``whole`` has graphs as they will be."""
        if change.gone and any(map(has_blank_node, change.new)):
            # The engine gives them new names.
            with self._found_out(db, tuple(whole)):
                yield
            return
        with self._draft() as draft:
            if parts := parts_of(draft, change, whole):
                draft.commit(parts)
            yield

    def keep_text(self, graph: str, text: bytes) -> None:
        """Write down the article that a graph is read from; it is on the disk with the next change.

        :raises OSError: if the disk does not take it.
        """
        with self._draft() as draft:
            pieces = draft.pieces(text)
            if self._archive.text(graph) != pieces[0]:
                draft.commit([Part("text", pieces, graph)], sync=False)

    def update(self, db: ox.Store, text: str) -> None:
        """Run an update and write down what it changes.

        :raises SyntaxError, RuntimeError, ValueError, OSError: as the engine does; nothing is changed.
        """
        change = known_change(db, text)
        known = self.recorded(db, change, {}) if change is not None else None
        with known or self._found_out(db, _written_graphs(text)):
            db.update(text, prefixes=dict(PREFIXES))

    def load(self, db: ox.Store, sources: Sequence[Source], graph: str | None) -> None:
        """Add documents and write them down.

        :raises kg.errors.RdfError: if one does not parse; nothing is changed.
        """
        with self._draft() as draft:
            only = sources[0] if len(sources) == 1 else None
            if only is None or readable(only.media_type) not in (NQUADS, NTRIPLES):
                self._load_kept(db, draft, [_Kept(source, draft) for source in sources], graph)
                return
            kept = _Kept(only, draft)
            kept.at_end = lambda: draft.commit([kept.part(graph)])
            try:
                load_bulk(db, [kept], graph)
            except _BlankNode:
                # The engine would give it a name by chance.
                kept.at_end = None
                self._load_kept(db, draft, [kept], graph)
        self._mark()

    def _load_kept(self, db: ox.Store, draft: Draft, kept: Sequence[_Kept], graph: str | None) -> None:
        parts = []
        for each in kept:
            each.read_whole()
            parts.append(each.part(graph, secrets.token_hex(16)))
        draft.commit(parts)
        load_again(db, parts, self._archive.content, [each.name for each in kept])

    def tell(self, listener: Callable[[Commit], None], since: int | None) -> None:
        """Tell a listener of each commit, in order; first of those after a number, or since the last mark found.

        :raises kg.errors.ArchiveDamaged: if the archive is damaged where it has to be read.
        """
        self._listener, archive = listener, self._archive
        start = archive.marked if since is None or since > archive.commits else since
        for commit in commits_since(archive.folder, start) if start < archive.commits else ():
            listener(commit)

    def made_durable(self) -> None:
        """Set a mark if it is time.

        :raises OSError: if the disk does not take the database.
        """
        if self._archive.wants_mark:
            self._mark()

    def close(self) -> None:
        """Let go of the archive, all marked if the disk takes it."""
        try:
            self._mark()
        except OSError:
            _log.warning("the store could not be synced; what is not there is made again", exc_info=True)
        self._archive.close()

    def _mark(self) -> None:
        if self._archive.pending and not self._begun():
            self._sync()
            with suppress(OSError):  # a mark that is not there only costs time
                self._archive.mark()

    @contextmanager
    def _draft(self) -> Iterator[Draft]:
        draft = self._archive.draft()
        try:
            yield draft
        except BaseException:
            draft.undo()
            raise
        draft.done()
        if self._listener and draft.made:
            self._listener(draft.made)

    @contextmanager
    def _found_out(self, db: ox.Store, graphs: tuple[str, ...]) -> Iterator[None]:
        """Find out afterwards what was changed within the context, in some graphs or, without any, in all."""
        self._mark()
        snapshot = self._archive.folder / f"{_SNAPSHOT}{self._archive.commits}"
        shutil.rmtree(snapshot, ignore_errors=True)
        db.backup(str(snapshot))
        begun = Part("begin", names=snapshot.name, graphs=graphs)
        try:
            with self._draft() as draft:
                draft.commit([begun])
                yield
        except BaseException:
            shutil.rmtree(snapshot, ignore_errors=True)
            raise
        self._end_update(db, begun)

    def _begun(self) -> Part | None:
        """Give the update that had begun last, if it is not known how it ended."""
        last = self._archive.pending[-1].parts if self._archive.pending else ()
        return next((part for part in last if part.does == "begin"), None)

    def _end_update(self, db: ox.Store, begun: Part, who: Mapping[str, Any] | None = None) -> None:
        """Write down what an update has changed, if it did, and ``who`` made it."""
        snapshot = self._archive.folder / begun.names
        try:
            before = ox.Store.read_only(str(snapshot))
        except OSError:
            self._write_all(db, who)
            return
        change = _changed(before, db, begun.graphs)
        del before
        with self._draft() as draft:
            draft.commit(difference_parts(draft, change), who=who)
        shutil.rmtree(snapshot, ignore_errors=True)

    def _write_all(self, db: ox.Store, who: Mapping[str, Any] | None = None) -> None:
        _log.info("the archive is begun with all that the store holds")
        with self._draft() as draft:
            draft.commit([Part("all", dumped(draft, db))], who=who)


def _changed(before: ox.Store, db: ox.Store, graphs: Sequence[str]) -> Change:
    if not graphs:
        return difference(before, db)
    change = Change()
    names: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph(), *map(ox.NamedNode, graphs)]
    for graph in names:
        old, new = (each.quads_for_pattern(None, None, None, graph) for each in (before, db))
        part = difference(old, new)
        change.gone |= part.gone
        change.new |= part.new
    return change


def _written_graphs(text: str) -> tuple[str, ...]:
    """Give the graphs that an update names to write to; none if it may write to others."""
    try:
        found = {graph for graph, _ in written_graphs(text)}
        return () if None in found else tuple(sorted(ox.NamedNode(str(graph)).value for graph in found))
    except (QueryError, ValueError):
        return ()


class _BlankNode(Exception):
    """A document has a blank node."""


class _Kept:
    """A document that is archived while it is read; ``at_end`` is called once when all has been read."""

    def __init__(self, source: Source, draft: Draft) -> None:
        self.name, self.media_type = source.name, source.media_type
        self.at_end: Callable[[], None] | None = None
        self._source, self._pieces = source, Pieces(draft)
        self._last = b""

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        data = self._source.read(size)
        self._pieces.write(data)
        if self.at_end and b"_:" in self._last + data:
            raise _BlankNode
        self._last = data[-1:]
        if not data and self.at_end:
            self._content = self._pieces.end()
            at_end, self.at_end = self.at_end, None
            at_end()
        return data

    def read_whole(self) -> None:
        """Read what is left."""
        while self.read(1 << 20):
            pass
        self._content = self._pieces.end()

    def part(self, graph: str | None, names: str = "") -> Part:
        """Give what to write down of it."""
        return Part("load", self._content, graph, self.media_type, names)


def database_lost(directory: Path) -> DatabaseDamaged | None:
    """Give the error for a store of which the archive is there and the database, or its first file, is not."""
    if (directory / DATABASE / "CURRENT").exists() or not has_segments(directory / FOLDER):
        return None
    return damaged("the database is gone, and the archive is there", directory)
