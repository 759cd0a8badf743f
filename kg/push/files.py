"""Files as targets: one of N-Quads or TriG, or a folder with a Turtle file for each graph."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

from kg.errors import StoreError, UsageError
from kg.rdf.serialise import Format, serialise
from kg.store.answers import transcribed
from kg.store.base import Store
from kg.store.media import TURTLE
from kg.store.rdf_text import canonical_bytes

_SYNTAXES: dict[str, Format] = {".nq": "nquads", ".trig": "trig"}


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
    """Give the syntax of a file by its suffix (``.nq``, ``.trig``, each also with ``.gz``); None for a folder.

    :raises kg.errors.UsageError: for another suffix.
    """
    name = path.name.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    if path.is_dir() or not suffix:
        return None
    if suffix not in _SYNTAXES:
        raise UsageError(
            "a file to push to is .nq or .trig, or a folder", where=str(path), todo="All also with .gz."
        )
    return _SYNTAXES[suffix]


def write_file(store: Store, graphs: list[str], path: Path, syntax: Format) -> None:
    """Write graphs into one file, one after another, compressed if it is called ``.gz``.

    :raises kg.errors.StoreError: if it cannot be written; what was there before stays.
    """
    with _written(path) as raw:
        # The same graphs give the same bytes: no time and no name in the header.
        packed = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if path.suffix.lower() == ".gz" else raw
        for graph in graphs:
            packed.write(serialise({graph: store.graph(graph)}, syntax))
        if packed is not raw:
            packed.close()


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    beside = path.with_name(f".{path.name[:200]}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            yield cast("IO[bytes]", file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"the file cannot be written: {error.strerror or error}", where=str(path), todo="Check the path."
        ) from None
