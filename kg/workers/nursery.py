"""The parent's side of the zygote: has workers forked, and learns how they ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from threading import Lock
from typing import TYPE_CHECKING, Any

from kg.errors import WorkerError

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Outcome
    from kg.workers.zygote import Start


# Some hundred times what the longest article that is read takes: a worker that needs longer never ends.
TASK_SECONDS = 600.0


class WorkerEnded(Exception):
    """A worker is gone; the text says how it ended."""


class Worker:
    """A process that reads, and the line to it."""

    def __init__(self, id: int, line: socket.socket) -> None:
        self.id = id
        self._line: Connection[Any, Any] = Connection(line.detach())

    def read(self, articles: list[Article]) -> list[Outcome]:
        """Have some articles read.

        :raises EOFError: or OSError, if the worker is gone, or is not done after ``TASK_SECONDS``.
        """
        self._line.send(articles)
        if not self._line.poll(TASK_SECONDS):
            raise EOFError
        outcomes: list[Outcome] = self._line.recv()
        return outcomes

    def close(self) -> None:
        """Close the line; an idle worker ends at it."""
        self._line.close()


class Nursery:
    """Has workers forked, one at a time, from a zygote that begins to load at once; one that died is replaced."""

    def __init__(self, settings: Settings, start: Start) -> None:
        self._loaded = (start, settings)
        self._lock = Lock()
        self._is_closed = False
        self._is_ready = False
        self._alive: set[int] = set()
        self._begin()

    def born(self) -> Worker:
        """Give a new worker.

        :raises kg.errors.WorkerError: if none can be started.
        :raises kg.errors.KgError: what was wrong when the model was loaded.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                worker = Worker(self._ordered({}, [theirs.fileno()]), ours)
            except BaseException:
                ours.close()
                raise
        self._alive.add(worker.id)
        return worker

    def ended(self, worker: Worker) -> str:
        """End a worker if it has not ended, have the system forget it, and say how it ended."""
        worker.close()
        self._alive.discard(worker.id)
        try:
            code = self._ordered({"ended": worker.id}, [])
        except WorkerError:
            return "the process that it was forked from ended"
        if code < 0:
            with contextlib.suppress(ValueError):
                return f"signal {-code}, {signal.Signals(-code).name}"
        return f"exit code {code}"

    def close(self) -> None:
        """End all workers at once."""
        self._is_closed = True
        for worker in self._alive.copy():
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._control.close()

    def _begin(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.workers.zygote", str(number)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[number],
                # One thread a worker; the more workers, the less do threads of the matrices' own give.
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            )
        self._is_ready = False
        with contextlib.suppress(OSError), Connection(os.dup(self._control.fileno())) as line:
            line.send(sys.path)
            line.send(self._loaded)

    def _await_ready(self) -> None:
        if not self._is_ready:
            with Connection(os.dup(self._control.fileno())) as line:
                if error := line.recv():
                    raise error
            self._is_ready = True

    def _ordered(self, order: dict[str, int], lines: list[int]) -> int:
        with self._lock:
            for _ in range(2):
                with contextlib.suppress(OSError, EOFError):
                    self._await_ready()
                    socket.send_fds(self._control, [json.dumps(order).encode()], lines)
                    if said := self._control.recv(64):
                        return int(said)
                if "ended" in order or self._is_closed:
                    break
                self._end()
                self._begin()
        raise WorkerError(
            "no process can be started to read in", todo="See whether the machine has memory left."
        )
