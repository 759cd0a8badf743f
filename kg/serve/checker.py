"""A process of its own for work on what strangers send: it reaches nothing, and is killed at a deadline.

Shapes may hold SPARQL, and rdflib runs it: SERVICE connects to any address, FROM reads files of this machine.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any

from kg.errors import KgError, StoreError, TooLarge

DEADLINE = 60.0
MOST_MEMORY = 4 * 2**30
_REACHING_OUT = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.bind",
        "socket.sendto",
        "urllib.Request",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.fork",
    }
)
_log = logging.getLogger(__name__)


class Checker:
    """Runs calls in one other process, one after the other. The process starts with the first call."""

    def __init__(self, deadline: float = DEADLINE, memory: int = MOST_MEMORY) -> None:
        """Set the seconds that a call may take, and the bytes of memory that the process may address."""
        self.deadline, self.memory = deadline, memory
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def run[T](self, call: Callable[..., T], *args: Any) -> T:
        """Give what the call gives; call and arguments must be picklable.

        :raises kg.errors.KgError: what the call raises, if it is one of ours.
        :raises kg.errors.TooLarge: if it is not done at the deadline, or needs more memory than it may have.
        :raises kg.errors.StoreError: if the process ended.
        """
        with self._lock:
            try:
                pipe = self._started()
                pipe.send((call, args))
                if not pipe.poll(self.deadline):
                    self._end()
                    raise TooLarge(
                        f"this took longer than {self.deadline:g} seconds",
                        where="the body of the request",
                        todo="Send less at a time.",
                    )
                done, result = pipe.recv()
            except (EOFError, OSError):
                self._end()
                raise StoreError(
                    "the process that did this ended early", todo="Send less at a time, or try again."
                ) from None
        if not done:
            raise result
        value: T = result
        return value

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _started(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._pipe
        self._end()
        # Spawned, not forked: the server has threads, and a forked copy would inherit their locks held.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self.memory), daemon=True, name="kg-checker"
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _work(pipe: Connection, memory: int) -> None:
    _lock_in(memory)
    while True:
        try:
            call, args = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_result(call, args))


def _result(call: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, call(*args)
    except KgError as error:
        return False, error
    except MemoryError:
        return False, TooLarge(
            "this needed more memory than it may have",
            where="the body of the request",
            todo="Send less at a time.",
        )
    except Exception as error:
        _log.exception("a call failed")
        return False, KgError(f"the program failed: {type(error).__name__}", todo="The log tells more.")


def _lock_in(memory: int) -> None:
    """Take from this process, for good, what reaches out of it: connections, programs, files by FROM; bound it."""
    import resource
    import sys

    from rdflib.plugins.sparql.sparql import QueryContext

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError("nothing is fetched during a validation")

    def watch(event: str, _args: tuple[Any, ...]) -> None:
        if event in _REACHING_OUT:
            refuse()

    QueryContext.load = refuse  # type: ignore[method-assign]
    sys.addaudithook(watch)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
