"""The process that readers are forked from: it has loaded the engine, opened nothing, and has one thread.

A fork takes 2 ms where a start takes 200. It takes one order after the other over its socket, and answers
each: ``{"snapshot": path, "memory": bytes}`` with the reader's end of a socket is answered by the id of the new
process, ``{"ended": id}`` by the exit code of that process (minus the signal that ended it) once it is gone. A process that died stays known to the
system until then, so its id means no other one. When the socket is closed all readers are ended.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from kg.readers.reader import serve
from kg.readers.walls import cut_off

type Work = Callable[[socket.socket, dict[str, Any]], None]
type Prepare = Callable[[dict[str, Any]], None]


def main() -> None:
    """Take orders over the socket whose number is the first argument; the second is a port that may be asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    cut_off(int(sys.argv[2]))
    end_with_parent()
    take_orders(control, lambda line, order: serve(line, order["snapshot"], order["memory"]))


def take_orders(control: socket.socket, work: Work, prepare: Prepare = lambda _: None) -> None:
    """Fork and end processes as the orders say, until the socket is closed; each is given its line and its order.

    ``prepare`` is called before each fork with the order, for what all later processes are to share.
    """
    gc.collect()
    gc.freeze()
    children: set[int] = set()
    try:
        while True:
            message, lines, _, _ = socket.recv_fds(control, 65_536, 1)
            if not message:
                break
            control.sendall(b"%d\n" % _obeyed(json.loads(message), lines, control, children, work, prepare))
    except OSError:
        pass  # the web process is gone
    for child in children:
        _end(child)


def _obeyed(
    order: dict[str, Any],
    lines: list[int],
    control: socket.socket,
    children: set[int],
    work: Work,
    prepare: Prepare,
) -> int:
    if "ended" in order:
        child = int(order["ended"])
        if child not in children:
            return 0
        children.remove(child)
        return _end(child)
    prepare(order)
    child = os.fork()
    if not child:
        _be_child(socket.socket(fileno=lines[0]), control, order, work)
    os.close(lines[0])
    children.add(child)
    return child


def _be_child(line: socket.socket, control: socket.socket, order: dict[str, Any], work: Work) -> None:
    status = 1
    try:
        control.close()
        end_with_parent()
        work(line, order)
        status = 0
    except BaseException as error:
        print(f"a process ended: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def _end(child: int) -> int:
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return 0


def end_with_parent() -> None:
    """Have the system end this process when its parent ends; elsewhere than on Linux the socket must do."""
    if sys.platform == "linux":
        import ctypes

        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


if __name__ == "__main__":
    main()
