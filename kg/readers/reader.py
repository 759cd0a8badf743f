"""A reader: opens a snapshot and answers one question after the other, until the web process closes the line."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from socket import socket

from kg.errors import KgError, QueryCrash, StoreError
from kg.readers.frames import BLOCK, Frame, Question, frame, packed_error, received
from kg.store.oxigraph import OxigraphStore, opened_copy, opened_snapshot
from kg.store.patching import patched, triples_in
from kg.store.trying import tried

_NICENESS = 3


def serve(connection: socket, snapshot: str, memory: int) -> None:
    """Answer what comes over a connection; ``memory`` is the most bytes that the process may hold."""
    store = opened_snapshot(Path(snapshot))
    _limit(memory)
    # Who hands out questions and answers goes before who answers them.
    os.nice(_NICENESS)
    for kind, body in received(connection):
        if kind is Frame.OPEN:
            del store  # so that never two snapshots are open
            snapshot = body.decode()
            store = opened_snapshot(Path(snapshot))
            connection.sendall(frame(Frame.OPENED))
        else:
            _answer(store, Path(snapshot), Question.unpacked(body), connection)


def _limit(memory: int) -> None:
    """Hold the process to its memory; the system counts what is written to, not what is mapped."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Blocks:
    """Gathers the small pieces that the engine writes, and sends them in blocks.

    Sending waits while the other side reads slowly, and so the engine waits.
    """

    def __init__(self, connection: socket) -> None:
        self._connection = connection
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._held += data
        while len(self._held) >= BLOCK:
            self._send(frame(Frame.BLOCK, bytes(self._held[:BLOCK])))
            del self._held[:BLOCK]
        return len(data)

    def flush(self) -> None:
        """Send nothing: only whole blocks are worth a message."""

    def end(self, kind: Frame, body: bytes) -> None:
        """Send what is left, and the last frame, in one piece."""
        rest = frame(Frame.BLOCK, bytes(self._held)) if self._held and kind is Frame.END else b""
        self._held.clear()
        self._send(rest + frame(kind, body))

    def _send(self, data: bytes) -> None:
        try:
            self._connection.sendall(data)
        except OSError:
            # Nobody reads any more; the engine would make another error of the exception.
            os._exit(0)


def _tried(store: OxigraphStore, snapshot: Path, question: Question) -> str:
    """Run an update over a copy of the snapshot; the process may be ended at it, and the store knows nothing."""
    if question.patch is not None:
        patched(triples_in(store, question.patch), question.text)
        return ""
    # Begun again in another process, it needs another place.
    copy = opened_copy(snapshot, Path(question.trial) / str(os.getpid()))
    return tried(store, copy, question.text, question.until)


def _answer(store: OxigraphStore, snapshot: Path, question: Question, connection: socket) -> None:
    sink = Blocks(connection)
    store.union = question.union
    try:
        if question.trial:
            sink.write(_tried(store, snapshot, question).encode())
            sink.end(Frame.END, b"boolean ")
            return
        if question.graph is not None:
            kind, said = store.graph_into(sink, question.graph, media_type=question.media_type)
            sink.end(Frame.END, f"{kind} {said}".encode())
            return
        question.check()
        kind, said = store.query_into(
            sink,
            question.text,
            media_type=question.media_type,
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
            base=question.base or None,
        )
        sink.end(Frame.END, f"{kind} {said}".encode())
    except KgError as error:
        sink.end(Frame.ERROR, packed_error(error))
    except MemoryError:
        todo = "Ask for less at once, or take LIMIT."
        sink.end(Frame.ERROR, packed_error(QueryCrash("the query needs more memory than it may", todo=todo)))
        os._exit(1)
    except Exception as fault:
        said = f"the reader failed: {type(fault).__name__}: {fault}"
        sink.end(Frame.ERROR, packed_error(StoreError(said, todo="This is a fault of the program.")))
