"""Somebody who asks ``/health`` ten times a second while others do what they should not, and notes what he waits.

He is a process of his own, and each time asks a control too: a server of a few lines beside him. What the machine
itself was too busy for shows there, and is taken off; what is left is what the server made him wait.
"""

import json
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

EVERY = 0.1
# He asks so often at least, so that he is there when a short attack shows its effect.
LEAST = 4
PATIENCE = 10.0
# What nobody may notice, in seconds.
MOST = 0.1


class Noticed:
    """What a bystander noticed: ``waits`` are seconds, those of the control taken off; ``failures`` are words."""

    def __init__(self):
        self.waits, self.failures = [], []

    @property
    def slowest(self):
        return max(self.waits, default=0.0)

    def assert_nothing(self, most=MOST):
        """Hold that he was always answered, and never waited longer than ``most`` seconds."""
        assert self.failures == []
        assert len(self.waits) >= LEAST
        assert self.slowest < most, f"{self.slowest:.2f} s of {len(self.waits)}: {sorted(self.waits)[-5:]}"


@contextmanager
def bystander(host, path="/health"):
    """Have somebody ask a path of the server at ``host`` (``127.0.0.1:8000``); he is heard when the context ends."""
    noticed = Noticed()
    process = subprocess.Popen(
        [sys.executable, __file__, host, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline() == "asking\n"
        yield noticed
    finally:
        try:
            said, _ = process.communicate("stop\n", timeout=3 * PATIENCE)
            found = json.loads(said)
            noticed.waits += found["waits"]
            noticed.failures += found["failures"]
        finally:
            process.kill()
            process.wait()


def _asked(address, path):
    """Give the seconds that an answer took, on a connection of its own, and its first line."""
    began = time.perf_counter()
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        connection.settimeout(PATIENCE)
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        said = b""
        while piece := connection.recv(65_536):
            said += piece
    return time.perf_counter() - began, said.split(b"\r\n")[0].decode()


def _control():
    """Answer whoever asks, until the process is ended."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def _ask_on(host, path):
    import select

    name, _, port = host.rpartition(":")
    waits, failures = [], []
    control = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
    try:
        beside = ("127.0.0.1", int(control.stdout.readline()))
        print("asking", flush=True)
        is_over = False
        while not (is_over and len(waits) + len(failures) >= LEAST):
            is_over = bool(select.select([sys.stdin], [], [], 0)[0])
            time.sleep(EVERY)
            before, _ = _asked(beside, "/")
            try:
                took, said = _asked((name, int(port)), path)
            except OSError as error:
                failures.append(f"{type(error).__name__}: {error}")
                continue
            after, _ = _asked(beside, "/")
            waits.append(took - max(before, after))
            if " 200 " not in f"{said} ":
                failures.append(said)
    finally:
        control.kill()
        control.wait()
    print(json.dumps({"waits": waits, "failures": failures}))


if __name__ == "__main__":
    _ask_on(*sys.argv[1:]) if len(sys.argv) > 1 else _control()
