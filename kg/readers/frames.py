"""What the web process and a reader say to each other: frames of one letter, a length and bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from functools import cached_property
from socket import socket

from kg import errors
from kg.store.guard import TextLimits, check

HEADER = struct.Struct("!cI")
# How much of an answer goes into one frame.
BLOCK = 65_536


class Frame(bytes, Enum):
    """The kinds of frames: two go to a reader, the rest come from it."""

    QUESTION = b"Q"
    OPEN = b"O"
    OPENED = b"K"
    BLOCK = b"B"
    END = b"E"
    ERROR = b"X"


@dataclass(frozen=True)
class Question:
    """A query that was checked, with the dataset that it asks and the media type to answer in.

    Without graphs it asks the union of all graphs (the store's own default graph without ``union``), and every
    graph by its name. Questions of one ``shape`` are expected to take about the same time.
    Relative IRIs in the text are relative to ``base``. With ``limits`` it was not read yet: a long one would hold
    up all others. With ``trial``, a directory, the text is an update that is run over a copy made in there, and
    forgotten, all of it ``until`` then, in the time of ``time.monotonic``; with ``patch``, a graph, over that graph
    only. With ``graph`` the text asks for all of that graph, which is read as it is kept: the engine would remember
    each triple of a CONSTRUCT.
    """

    text: str
    media_type: str | None = None
    default_graphs: Sequence[str] | None = None
    named_graphs: Sequence[str] | None = None
    union: bool = True
    shape: str = ""
    trial: str = ""
    until: float = 0
    patch: str | None = None
    limits: TextLimits | None = None
    base: str = ""
    graph: str | None = None

    @cached_property
    def packed(self) -> bytes:
        """Give the question as bytes."""
        return json.dumps([getattr(self, name) for name in _FIELDS]).encode()

    @classmethod
    def unpacked(cls, data: bytes) -> Question:
        """Give the question that ``packed`` made bytes of."""
        found = dict(zip(_FIELDS, json.loads(data), strict=True))
        return cls(**found | {"limits": TextLimits(*found["limits"]) if found["limits"] else None})

    def check(self) -> None:
        """Read the text, if it was not read before.

        :raises kg.errors.QueryError: if it may not be run.
        """
        if self.limits:
            check(self.text, self.limits, update=False)


_FIELDS = [field.name for field in fields(Question)]


def frame(kind: Frame, body: bytes = b"") -> bytes:
    """Give a frame as bytes."""
    return HEADER.pack(kind.value, len(body)) + body


def received(connection: socket) -> Iterator[tuple[Frame, bytes]]:
    """Give the frames that come over a connection until the other side closes it."""
    file = connection.makefile("rb")
    while head := file.read(HEADER.size):
        kind, length = HEADER.unpack(head)
        yield Frame(kind), file.read(length)


class FrameBuffer:
    """Puts frames together from the pieces that they come in."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, piece: bytes) -> Iterator[tuple[Frame, bytes]]:
        """Give the frames that a piece makes whole."""
        held = self._bytes
        held += piece
        start = 0
        while len(held) - start >= HEADER.size:
            kind, length = HEADER.unpack_from(held, start)
            end = start + HEADER.size + length
            if len(held) < end:
                break
            yield Frame(kind), bytes(memoryview(held)[start + HEADER.size : end])
            start = end
        del held[:start]


def packed_error(error: errors.KgError) -> bytes:
    """Give one of our errors as bytes."""
    return json.dumps([type(error).__name__, error.what, error.where, error.todo]).encode()


def unpacked_error(data: bytes) -> errors.KgError:
    """Give the error that ``packed_error`` made bytes of."""
    name, what, where, todo = json.loads(data)
    kind = getattr(errors, name, errors.StoreError)
    if not (isinstance(kind, type) and issubclass(kind, errors.KgError)):
        kind = errors.StoreError
    return kind(what, where=where, todo=todo)
