"""Somebody who asks a server ten times a second while others do what they should not, and notes what he waits.

He is a process of his own, and each time asks a control too: a server of a few lines beside him. What the machine
itself was too busy for shows there, and is taken off; what is left is what the server made him wait. This file is
run as a program too, so it imports nothing but the standard library.
"""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

EVERY = 0.1
PATIENCE = 10.0
# He asks so often at least, so that he is there when a short attack shows its effect.
LEAST = 4
# An address of this machine that nobody attacks from.
ADDRESS = "127.0.0.2"


@dataclass(slots=True)
class Noticed:
    """What a bystander noticed: when he asked (``time.monotonic``), and the seconds that he waited, less the control's.

    ``failures`` tells when, and why, an answer was none, or not 200.
    """

    waits: list[tuple[float, float]] = field(default_factory=list)
    failures: list[tuple[float, str]] = field(default_factory=list)

    def slowest(self, begin: float = 0.0, end: float = float("inf")) -> float:
        """Give the longest wait of those who asked in a stretch of time, in seconds; 0 if nobody did."""
        return max((wait for when, wait in self.waits if begin <= when <= end), default=0.0)


@contextmanager
def bystander(host: str, path: str = "/health", accept: str = "*/*") -> Iterator[Noticed]:
    """Have somebody ask a path of the server at ``host`` (``127.0.0.1:8000``); he is heard when the context ends."""
    noticed = Noticed()
    command = [sys.executable, __file__, host, path, accept]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        assert process.stdout.readline() == "asking\n"
        yield noticed
    finally:
        try:
            said, _ = process.communicate("stop\n", timeout=4 * PATIENCE)
            found = json.loads(said)
            noticed.waits += map(tuple, found["waits"])
            noticed.failures += map(tuple, found["failures"])
        finally:
            process.kill()
            process.wait()


def _asked(address: tuple[str, int], path: str, accept: str) -> tuple[float, str]:
    """Give the seconds that an answer took, on a connection of its own, and its first line."""
    began = time.perf_counter()
    with socket.create_connection(address, PATIENCE, source_address=(ADDRESS, 0)) as connection:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        said = b""
        while piece := connection.recv(65_536):
            said += piece
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError("the answer does not end")
    return time.perf_counter() - began, said.split(b"\r\n")[0].decode()


def _control() -> None:
    """Answer whoever asks, until the process is ended."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def _ask(host: str, path: str, accept: str) -> None:
    """Ask until a line comes in, and print what was noticed."""
    name, _, port = host.rpartition(":")
    command = [sys.executable, __file__]
    noticed, control = Noticed(), subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert control.stdout
    try:
        beside = ("127.0.0.1", int(control.stdout.readline()))
        print("asking", flush=True)
        is_over = False
        while not (is_over and len(noticed.waits) + len(noticed.failures) >= LEAST):
            is_over = bool(select.select([sys.stdin], [], [], 0)[0])
            time.sleep(EVERY)
            _note(noticed, beside, (name, int(port)), path, accept)
    finally:
        control.kill()
        control.wait()
    print(json.dumps({"waits": noticed.waits, "failures": noticed.failures}))


def _note(noticed: Noticed, beside: tuple[str, int], server: tuple[str, int], path: str, accept: str) -> None:
    when = time.monotonic()
    before, _ = _asked(beside, "/", accept)
    try:
        took, said = _asked(server, path, accept)
    except OSError as error:
        noticed.failures.append((when, f"{type(error).__name__}: {error}"))
        return
    after, _ = _asked(beside, "/", accept)
    noticed.waits.append((when, max(0.0, took - max(before, after))))
    if " 200 " not in f"{said} ":
        noticed.failures.append((when, said or "closed without an answer"))


if __name__ == "__main__":
    _ask(*sys.argv[1:]) if len(sys.argv) > 1 else _control()
