"""The process that workers are forked from: it has loaded the model once, for all of them.

It says first whether that went well: an empty message, or the pickled error.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, WorkerError
from kg.readers.zygote import take_orders

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.pipeline import Engine

type Start = Callable[[Settings], Engine]


def main() -> None:
    """Load what the parent sends over the socket whose number is the first argument, and take its orders."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    with Connection(os.dup(control.fileno())) as line:
        sys.path[:] = line.recv()
        try:
            start, settings = line.recv()
            engine = start(settings)
        except Exception as error:
            line.send(error if isinstance(error, KgError) else _as_ours(error))
            return
        line.send(None)
    take_orders(control, lambda worker, _: _work(engine, worker))


def _as_ours(error: Exception) -> KgError:
    return WorkerError(f"what reads articles cannot be loaded: {type(error).__name__}: {error}")


def _work(engine: Engine, line: socket.socket) -> None:
    """Read the articles that come over a line, task by task, until the parent closes it."""
    connection: Connection[Any, Any] = Connection(line.detach())
    try:
        while True:
            connection.send([*engine.outcomes(connection.recv())])
    except (EOFError, ConnectionError):
        pass  # nobody asks any more


if __name__ == "__main__":
    main()
