"""Where each piece of an archive lies: made from the segments, and thrown away when it does not work."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.archive.parts import Ref
from kg.archive.segments import BEGINNING, Position

_FILE = "index.db"
_TABLES = """
CREATE TABLE IF NOT EXISTS piece (digest BLOB PRIMARY KEY, segment INTEGER, offset INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (graph TEXT PRIMARY KEY, digest BLOB, segment INTEGER, offset INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mark (commits INTEGER, segment INTEGER, offset INTEGER);
"""
_log = logging.getLogger(__name__)


class Index:
    """Finds pieces by their digest and the newest text of an article by its graph.

    What was noted since the last ``keep`` is held in memory: the next opening reads it from the segments.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._pieces: dict[bytes, Ref] = {}
        self._texts: dict[str, Ref] = {}
        self._db: sqlite3.Connection | None = None
        try:
            self._open()
        except sqlite3.Error:
            self._throw_away()
            self._open()

    def _open(self) -> None:
        # One thread at a time uses it; not always the same.
        self._db = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_TABLES)

    @property
    def mark(self) -> tuple[int, Position]:
        """Give up to where all is kept here and in the store: how many commits, and the place."""
        rows = self._rows("SELECT commits, segment, offset FROM mark")
        return (rows[0][0], Position(rows[0][1], rows[0][2])) if rows else (0, BEGINNING)

    def piece(self, digest: bytes) -> Ref | None:
        """Give where a piece lies, if it is known."""
        if found := self._pieces.get(digest):
            return found
        rows = self._rows("SELECT segment, offset FROM piece WHERE digest = ?", digest)
        return Ref(digest, *rows[0]) if rows else None

    def text(self, graph: str) -> Ref | None:
        """Give where the newest text of an article lies."""
        if found := self._texts.get(graph):
            return found
        rows = self._rows("SELECT digest, segment, offset FROM article WHERE graph = ?", graph)
        return Ref(*rows[0]) if rows else None

    def texts(self) -> list[tuple[str, Ref]]:
        """Give the graph of each article with where its newest text lies."""
        kept = self._rows("SELECT graph, digest, segment, offset FROM article")
        return sorted(({graph: Ref(*rest) for graph, *rest in kept} | self._texts).items())

    def note(self, pieces: Iterable[Ref], texts: Iterable[tuple[str, Ref]] = ()) -> None:
        """Note where pieces lie, and which are the texts of articles."""
        self._pieces.update((ref.digest, ref) for ref in pieces)
        self._texts.update(texts)

    def keep(self, commits: int, end: Position) -> None:
        """Keep what was noted, and that all up to ``end`` is kept here and in the store."""
        db = self._db
        if db is None:
            return
        try:
            db.execute("BEGIN")
            db.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?, ?)", self._pieces.values())
            rows = ((graph, *ref) for graph, ref in self._texts.items())
            db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", rows)
            db.execute("DELETE FROM mark")
            db.execute("INSERT INTO mark VALUES (?, ?, ?)", (commits, *end))
            db.execute("COMMIT")
        except sqlite3.Error:
            _log.warning("the index of the archive cannot be written; it is made anew later", exc_info=True)
            self._throw_away()
            return
        self._pieces.clear()
        self._texts.clear()

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _rows(self, query: str, *values: bytes | str) -> list[tuple[Any, ...]]:
        if self._db is None:
            return []
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error:
            self._throw_away()
            return []

    def _throw_away(self) -> None:
        with suppress(sqlite3.Error):
            self.close()
        self._db = None
        for path in self._path.parent.glob(f"{_FILE}*"):
            path.unlink(missing_ok=True)
