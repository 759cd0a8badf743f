"""Files as targets: of N-Quads or TriG, whole, in shards, or what changed; or a folder with Turtle for each graph."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

from kg.errors import InputError, StoreError, UsageError
from kg.push import journal
from kg.rdf.serialise import Format, serialise
from kg.store.answers import transcribed
from kg.store.base import Store
from kg.store.media import TURTLE
from kg.store.packing import packing
from kg.store.rdf_text import canonical_bytes, named

_SYNTAXES: dict[str, Format] = {".nq": "nquads", ".trig": "trig"}
_PACKED = (".gz", ".zst")
JOURNAL = ".journal"
DROPS = ".drop.ru"


class Folder:
    """A folder with one Turtle file for each graph, called as the graph is, percent-encoded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, graph: str, triples: bytes) -> None:
        """Write a graph's file, whole or not at all.

        :raises kg.errors.StoreError: if it cannot be written.
        """
        with _written(self._file(graph)) as file:
            file.write(transcribed(triples, TURTLE))

    def delete(self, graph: str) -> None:
        """Take a graph's file away."""
        self._file(graph).unlink(missing_ok=True)

    def get(self, graph: str) -> bytes:
        """Give the N-Triples of a graph; empty if it has no file."""
        from pyoxigraph import RdfFormat, parse

        try:
            found = self._file(graph).read_bytes()
        except FileNotFoundError:
            return b""
        return canonical_bytes(parse(found, format=RdfFormat.TURTLE))

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def _file(self, graph: str) -> Path:
        return self.path / f"{quote(graph, safe='')}.ttl"


def syntax_of(path: Path) -> Format | None:
    """Give the syntax of a file by its suffix (``.nq``, ``.trig``, also with ``.gz``, ``.zst``); None for a folder.

    :raises kg.errors.UsageError: for another suffix.
    """
    _, suffix, _ = _parts(path)
    if path.is_dir() or not path.suffix:
        return None
    if suffix not in _SYNTAXES:
        raise UsageError(
            "a file to push to is .nq or .trig, or a folder",
            where=str(path),
            todo="All also with .gz or .zst.",
        )
    return _SYNTAXES[suffix]


def journal_beside(path: Path) -> dict[str, str]:
    """Give the revision that a push wrote to a file: the digest of each graph, from the journal beside it.

    :raises kg.errors.InputError: if there is none.
    """
    beside = path if path.name.endswith(JOURNAL) else path.with_name(path.name + JOURNAL)
    try:
        return journal.read(beside.read_bytes(), str(beside))
    except OSError as error:
        raise InputError(
            f"the journal of an earlier push cannot be read: {error.strerror}",
            where=str(beside),
            todo="Name a file that 'kg push' has written.",
        ) from None


@dataclass(slots=True)
class Filed:
    """What was written: how many graphs, into which files; and the graphs that are gone since the revision."""

    graphs: int = 0
    files: list[Path] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def write_file(
    store: Store,
    graphs: list[str],
    path: Path,
    syntax: Format,
    *,
    since: Mapping[str, str] | None = None,
    shard_quads: int | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Filed:
    """Write graphs into one file, or into shards of so many quads, with a journal of their digests beside it.

    A shard holds whole graphs, and more quads only if one graph alone has more. With ``since``, a journal, only
    the graphs that differ are written, and beside them an update that drops what these replace and what is gone:
    run it before they are loaded.

    :raises kg.errors.StoreError: if one cannot be written; what was there before stays, but for whole shards.
    """
    digests, report = dict[str, str](), Filed()
    changed: list[str] = []
    with _Shards(path, syntax, shard_quads) as shards:
        for graph in graphs:
            triples = store.graph(graph)
            digests[graph] = journal.digest(triples)
            if (since or {}).get(graph) != digests[graph]:
                shards.add(graph, triples)
                changed.append(graph)
                report.graphs += 1
            step(graph)
        report.files = shards.finish()
    if since is not None:
        report.gone = sorted(since.keys() - digests.keys())
        drops = " ;\n".join(f"DROP SILENT GRAPH {named(graph)}" for graph in sorted({*report.gone, *changed}))
        with _written(path.with_name(path.name + DROPS)) as file:
            file.write(drops.encode())
    with _written(path.with_name(path.name + JOURNAL)) as file:
        file.write(journal.written(digests))
    return report


class _Shards:
    """Writes graphs into a file, or into files of so many quads each: ``all.nq.gz``, or ``all-00001.nq.gz``, ..."""

    def __init__(self, path: Path, syntax: Format, quads: int | None) -> None:
        self._path, self._syntax, self._quads = path, syntax, quads
        self._open = ExitStack()
        self._file: IO[bytes] | None = None
        self._held = 0
        self._files: list[Path] = []

    def __enter__(self) -> _Shards:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._open.__exit__(kind, error, None)

    def add(self, graph: str, triples: bytes) -> None:
        """Write a graph."""
        count = triples.count(b"\n")
        if self._file is None or (self._quads and self._held and self._held + count > self._quads):
            self._next()
        assert self._file is not None
        self._file.write(serialise({graph: triples}, self._syntax))
        self._held += count

    def finish(self) -> list[Path]:
        """Close the last file, take away shards of an earlier push, and give the files."""
        if self._file is None:
            self._next()
        self._open.close()
        if self._quads:
            stem, suffix, packed = _parts(self._path)
            name = re.compile(re.escape(stem) + r"-\d{5,}" + re.escape(suffix + packed))
            for path in self._path.parent.iterdir():
                if name.fullmatch(path.name) and path not in self._files:
                    path.unlink()
        return self._files

    def _next(self) -> None:
        self._open.close()
        path, (stem, suffix, packed) = self._path, _parts(self._path)
        if self._quads:
            path = path.with_name(f"{stem}-{len(self._files) + 1:05}{suffix}{packed}")
        raw = self._open.enter_context(_written(path))
        self._file = self._open.enter_context(packing(raw, path))
        self._held = 0
        self._files.append(path)


def _parts(path: Path) -> tuple[str, str, str]:
    """Give a file's name in three: ``all``, ``.nq`` and ``.gz``."""
    plain = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    return plain.stem, plain.suffix.lower(), path.name[len(plain.name) :]


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    beside = path.with_name(f".{path.name[:200]}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # What was left behind goes; a link that somebody put there is followed by nobody.
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            yield cast("IO[bytes]", file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"the file cannot be written: {error.strerror or error}", where=str(path), todo="Check the path."
        ) from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
