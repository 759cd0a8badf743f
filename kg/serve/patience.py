"""Cuts connections that hold the server without getting on: half-open ones, and drops that never make a request.

The server closes a connection that is idle between two requests; one that has begun a request, or an answer
that nobody takes, it would keep for ever.
"""

from __future__ import annotations

import contextlib
import resource
import time
from collections.abc import Collection
from typing import Any

from kg.serve.connection import Connection

# How long the head of a request may take, from the connection or the last answer on.
HEAD_SECONDS = 15.0
# What heads that are not whole may hold of all connections together; the largest are cut above it.
MOST_HEAD_BYTES = 256_000_000
# How long the next so many bytes of a body may take, and how many.
BODY_SECONDS = 30.0
BODY_BYTES = 10_000
# How long the system may take nothing of an answer: the client has not read for so long.
ANSWER_SECONDS = 30.0
# Each connection is an open file.
MOST_FILES = 65_536


class Patience:
    """Remembers how far each connection is, and since when; to be asked about once a second."""

    def __init__(self) -> None:
        self._seen: dict[Connection, tuple[tuple[str, int], float]] = {}

    def look(self, connections: Collection[Any]) -> None:
        """Cut those that are where they were too long ago."""
        now, before, self._seen = time.monotonic(), self._seen, {}
        for connection in list(connections):
            if found := _stands_at(connection):
                allowed, point = found
                known, since = before.get(connection, (None, now))
                if known != point:
                    since = now
                elif now - since > allowed:
                    connection.transport.abort()
                    continue
                self._seen[connection] = point, since
        self._make_room()

    def _make_room(self) -> None:
        """Cut the largest of the heads that are not whole, if they are too much together."""
        waiting = [each for each, (point, _) in self._seen.items() if point[0] == "head"]
        held = sum(each.head_bytes for each in waiting)
        for largest in sorted(waiting, key=lambda each: each.head_bytes, reverse=True):
            if held <= MOST_HEAD_BYTES:
                return
            held -= largest.head_bytes
            largest.transport.abort()


def _stands_at(connection: Connection) -> tuple[float, tuple[str, int]] | None:
    """Give how long a connection may stay where it is, and where that is; None while it waits for us."""
    cycle = connection.cycle
    if unsent := connection.transport.get_write_buffer_size():
        return ANSWER_SECONDS, ("answer", unsent)
    if cycle is None or cycle.response_complete:
        return HEAD_SECONDS, ("head", connection.requests)
    if cycle.more_body and not connection.flow.read_paused:
        return BODY_SECONDS, ("body", connection.received // BODY_BYTES)
    return None


def as_many_as_allowed() -> None:
    """Have the system let this process open as many connections as it may, up to ``MOST_FILES``."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
