"""Writes what happens in a store down as parts of a commit, and makes a commit again from its parts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from typing import IO, cast

import pyoxigraph as ox

from kg.archive import Commit, Draft, Part, Ref
from kg.archive.archive import PIECE_BYTES
from kg.store.bulk import Document, load_bulk, load_named
from kg.store.change import Change, graphs_change, make
from kg.store.rdf_text import has_blank_node

_FEW, _LARGE_BYTES = 2_000, 1_000_000

type Content = Callable[[Iterable[Ref]], Iterator[bytes]]


def parts_of(draft: Draft, change: Change, whole: Mapping[str, bytes]) -> list[Part]:
    """Give a change as parts: graphs that are known whole by their content, the rest as what goes and comes."""
    unnamed = {quad.graph_name for quad in change.gone | change.new if has_blank_node(quad)}
    touched = {quad.graph_name for quad in change.gone | change.new}
    few = len(change.gone) + len(change.new) < _FEW
    # A little of a large graph is written down as that, not as the whole graph once more.
    whole = {graph: data for graph, data in whole.items() if not (few and len(data) > _LARGE_BYTES)}
    kept = {name: data for graph, data in whole.items() if (name := ox.NamedNode(graph)) in touched - unnamed}
    parts = [Part("set", draft.pieces(data), name.value) for name, data in sorted(kept.items(), key=str)]
    rest = Change(*({q for q in quads if q.graph_name not in kept} for quads in (change.gone, change.new)))
    return parts + difference_parts(draft, rest)


def difference_parts(draft: Draft, change: Change) -> list[Part]:
    """Give a change as what goes and what comes."""
    parts = [Part("gone", draft.pieces(written(change.gone)))] if change.gone else []
    return [*parts, Part("new", draft.pieces(written(change.new)))] if change.new else parts


def written(quads: Iterable[ox.Quad]) -> bytes:
    """Give statements as N-Quads, sorted; blank nodes keep their names."""
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def dumped(draft: Draft, db: ox.Store) -> tuple[Ref, ...]:
    """Give all that a store holds as pieces of N-Quads."""
    sink = Pieces(draft)
    db.dump(output=cast("IO[bytes]", sink), format=ox.RdfFormat.N_QUADS)
    return sink.end()


def replay(db: ox.Store, commit: Commit, content: Content) -> None:
    """Make a commit again; what of it is there already does no harm."""
    for part in commit.parts:
        match part.does:
            case "set":
                make(db, graphs_change(db, {part.graph or "": b"".join(content(part.content))}))
            case "gone":
                for quad in quads_of(part, content):
                    db.remove(quad)
            case "new":
                db.extend(quads_of(part, content))
            case "load":
                load_again(db, [part], content)
            case "all":
                db.clear()
                db.bulk_extend(ox.parse(stream_of(part, content), format=ox.RdfFormat.N_QUADS))


def quads_of(part: Part, content: Content) -> set[ox.Quad]:
    """Give the statements of a part that holds N-Quads."""
    return set(ox.parse(b"".join(content(part.content)), format=ox.RdfFormat.N_QUADS))


def stream_of(part: Part, content: Content) -> IO[bytes]:
    """Give the content of a part as a stream."""
    return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", Stream(content(part.content)))))


def load_again(db: ox.Store, parts: Iterable[Part], content: Content, names: Iterable[str] = ()) -> None:
    """Load documents that are in the archive, together; ``names`` is what the user calls them."""
    loads = list(parts)
    called = [*names] or [f"archived {part.media_type}" for part in loads]
    sources = [
        Document(name, part.media_type, stream_of(part, content))
        for name, part in zip(called, loads, strict=True)
    ]
    if len(loads) == 1 and not loads[0].names:
        load_bulk(db, sources, loads[0].graph)
    else:
        each = zip(sources, loads, strict=True)
        load_named(db, [(source, part.graph, part.names) for source, part in each])


def difference(before: Iterable[ox.Quad], after: Iterable[ox.Quad], most: float = inf) -> Change:
    """Give what went and what came.

    Both come in the same order, that of the database, so that little of what is in both has to be remembered.

    :raises OverflowError: if there are more than ``most``.
    """
    change, old, new = Change(), iter(before), iter(after)
    while True:
        gone, come = next(old, None), next(new, None)
        if gone is None and come is None:
            return change
        if gone == come:
            continue
        if gone is not None:
            _cancel(gone, change.gone, change.new)
        if come is not None:
            _cancel(come, change.new, change.gone)
        if len(change.gone) + len(change.new) > most:
            raise OverflowError


def _cancel(quad: ox.Quad, own: set[ox.Quad], other: set[ox.Quad]) -> None:
    if quad in other:
        other.remove(quad)
    else:
        own.add(quad)


class Pieces(io.RawIOBase):
    """Takes bytes and puts them into the archive piece by piece."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._held = bytearray()
        self._refs: list[Ref] = []

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Take some bytes."""
        self._held += data
        while len(self._held) >= PIECE_BYTES:
            self._refs += self._draft.pieces(bytes(self._held[:PIECE_BYTES]))
            del self._held[:PIECE_BYTES]
        return len(data)

    def end(self) -> tuple[Ref, ...]:
        """Give the pieces of all that was written."""
        self._refs += self._draft.pieces(bytes(self._held))
        self._held.clear()
        return tuple(self._refs)


class Stream(io.RawIOBase):
    """The pieces of a content as one stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        """Give the next bytes."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = piece
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size
