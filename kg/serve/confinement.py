"""The process that checks of what strangers send are forked from, each into one that reaches nothing.

Shapes may hold SPARQL, and rdflib runs it: SERVICE connects to any address, FROM reads files of this machine.
A check gets one call over its socket, answers it and ends; it is held to its memory and its time by the system,
so that it ends also when nobody is left who would end it.
"""

from __future__ import annotations

import gc
import logging
import math
import os
import pickle
import resource
import signal
import socket
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from kg.errors import KgError, TooLarge
from kg.readers.walls import cut_off
from kg.readers.zygote import end_with_parent, take_orders

# What an answer may have in bytes: whoever asked holds it in memory.
MOST_ANSWER = 2**27
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
# What runs SPARQL, for which much is loaded; and what surely runs none.
_SHAPES = ("kg.serve.validate", "kg.shacl.engine")
_PLAIN = ("kg.serve.payload",)
_log = logging.getLogger(__name__)


def main() -> None:
    """Take orders over the socket whose number is the first argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    cut_off()
    end_with_parent()
    take_orders(control, _work, _prepare)


def _prepare(order: dict[str, Any]) -> None:
    """Load what a call needs once, for all checks to come."""
    module = str(order["module"])
    if module.startswith("kg.") and module not in sys.modules:
        import_module(module)
        if module in _SHAPES:
            _read_shapes()
        gc.freeze()


@cache
def _read_shapes() -> None:
    from kg.shacl import validate

    validate(b"")


def _work(line: socket.socket, order: dict[str, Any]) -> None:
    sys.path[:] = order["path"]
    _confine(order["memory"], order["seconds"], order["niceness"])
    if order["module"] not in _PLAIN:
        _read_no_files()
    with line, line.makefile("rb") as asked:
        call, args = pickle.load(asked)
        line.sendall(_answer(call, args))


def _answer(call: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    """Give what a call gives or raises, pickled."""
    try:
        answer = pickle.dumps((True, call(*args)))
        return answer if len(answer) <= MOST_ANSWER else _refused("this gives more than an answer may have")
    except KgError as error:
        return pickle.dumps((False, error))
    except MemoryError:
        return _refused("this needed more memory than it may have")
    except Exception as error:
        _log.exception("a call failed")
        failed = KgError(f"the program failed: {type(error).__name__}", todo="The log tells more.")
        return pickle.dumps((False, failed))


def _refused(what: str) -> bytes:
    return pickle.dumps((False, TooLarge(what, where="the body of the request", todo="Send less at a time.")))


def _confine(memory: int, seconds: float, niceness: int) -> None:
    """Bound this process, and take from it for good what reaches out of it: connections and programs."""
    os.nice(niceness)
    limit = math.ceil(seconds) + 1
    signal.alarm(limit)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    def watch(event: str, _args: tuple[Any, ...]) -> None:
        if event in _REACHING_OUT:
            refuse()

    sys.addaudithook(watch)


def _read_no_files() -> None:
    from rdflib.plugins.sparql.sparql import QueryContext

    QueryContext.load = refuse  # type: ignore[method-assign]


def refuse(*_: Any, **__: Any) -> None:
    """Refuse what would reach out.

    :raises PermissionError: always.
    """
    raise PermissionError("nothing is fetched during a check")


if __name__ == "__main__":
    main()
