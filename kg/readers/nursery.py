"""The web process's side of the zygote: has readers forked, and forgets those that ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from kg.errors import StoreError
from kg.readers.consumption import is_stopped

# A fork takes some ms, what is loaded before it some seconds; a zygote that takes so long is replaced.
_ORDER_SECONDS = 60


class Nursery:
    """Has processes forked, one at a time; a zygote that died is replaced.

    They reach nothing of the network but ``port`` of this machine, if it is not 0.
    """

    def __init__(self, zygote: str = "kg.readers.zygote", *, port: int = 0) -> None:
        """Have processes forked by a program; nothing is started before it is asked."""
        self._zygote = zygote
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = asyncio.Lock()

    async def born(self, snapshot: Path, memory: int) -> tuple[int, socket.socket]:
        """Give the process id of a new reader and the socket to talk to it.

        :raises kg.errors.StoreError: if none can be started.
        """
        return await self.forked({"snapshot": str(snapshot), "memory": memory})

    async def forked(self, order: dict[str, object]) -> tuple[int, socket.socket]:
        """Give the process id of a new process that works as an order says, and the socket to talk to it.

        Whoever waits must not be cancelled. :raises kg.errors.StoreError: if none can be started.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            try:
                return await self._ordered(order, [theirs.fileno()]), ours
            except BaseException:
                ours.close()
                raise

    async def end(self, reader: int) -> None:
        """Kill a reader at once, and have the system forget it."""
        if self._process is None or self._process.poll() is not None:
            return  # its readers went with it
        with contextlib.suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)
        with contextlib.suppress(StoreError):
            await self._ordered({"ended": reader}, [])

    def close(self) -> None:
        """End the zygote, and with it its readers."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._control = self._process = None

    async def _ordered(self, order: dict[str, object], lines: list[int]) -> int:
        async with self._lock:
            for attempt in (1, 2):
                control = self._started()
                try:
                    socket.send_fds(control, [json.dumps(order).encode()], lines)
                    said = await self._said(control)
                except OSError:
                    said = b""
                if said:
                    return int(said)
                self.close()
                if "ended" in order or attempt == 2:
                    break
        raise StoreError("no reader can be started", todo="See whether the machine has memory left.")

    async def _said(self, control: socket.socket) -> bytes:
        """Give what the zygote answers, nothing if it does not in time; one that was stopped is let go on."""
        answer = asyncio.ensure_future(asyncio.get_running_loop().sock_recv(control, 64))
        try:
            for _ in range(_ORDER_SECONDS):
                done, _ = await asyncio.wait({answer}, timeout=1)
                if done:
                    return answer.result()
                if self._process and is_stopped(self._process.pid):
                    self._process.send_signal(signal.SIGCONT)
        finally:
            answer.cancel()
        return b""

    def _started(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            self._control.setblocking(False)
            with theirs:
                number = theirs.fileno()
                self._process = subprocess.Popen(
                    [sys.executable, "-m", self._zygote, str(number), str(self._port)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    pass_fds=[number],
                )
        return self._control
