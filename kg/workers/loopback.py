"""A Dask cluster of this machine alone, on its loopback: to try out, and to test, what a real one does."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from socket import socket

from kg.errors import UsageError, WorkerError

_START_SECONDS = 60.0


@dataclass(slots=True)
class LoopbackCluster:
    """A scheduler and its workers, as processes that were started here."""

    port: int
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Give the address for the setting ``engine``."""
        return f"dask://127.0.0.1:{self.port}"


@contextmanager
def loopback_cluster(workers: int) -> Iterator[LoopbackCluster]:
    """Start a scheduler and some workers by Dask's own commands, and end them with the context.

    :raises kg.errors.WorkerError: if they do not start.
    :raises kg.errors.UsageError: if Dask is not installed.
    """
    require_dask()
    with ExitStack() as ends:
        port = free_port()
        cluster = LoopbackCluster(port, ends.enter_context(scheduler_at(port)))
        for _ in range(workers):
            cluster.workers.append(ends.enter_context(worker_of(cluster)))
        _await_workers(cluster)
        yield cluster


def require_dask() -> None:
    """See to it that Dask is installed.

    :raises kg.errors.UsageError: if it is not.
    """
    if find_spec("distributed") is None:
        raise UsageError(
            "a Dask cluster needs the package 'distributed'",
            todo="Install diplomacy-kg with its extra [dask].",
        )


def free_port() -> int:
    """Give a port of the loopback that is free now."""
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def scheduler_at(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a scheduler that listens on a port of the loopback."""
    with _process("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-show") as found:
        yield found


@contextmanager
def worker_of(cluster: LoopbackCluster) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker with one thread."""
    options = ("--host", "127.0.0.1", "--nthreads", "1", "--memory-limit", "0", "--no-nanny")
    with tempfile.TemporaryDirectory(prefix="kg-worker-") as folder:
        where = ("--local-directory", folder, "--death-timeout", str(int(_START_SECONDS)))
        with _process("dask_worker", f"tcp://127.0.0.1:{cluster.port}", *options, *where) as found:
            yield found


@contextmanager
def _process(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    null = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=null, stdout=null, stderr=null) as found:
        try:
            yield found
        finally:
            found.kill()


def _await_workers(cluster: LoopbackCluster) -> None:
    from distributed import Client

    end = time.monotonic() + _START_SECONDS
    with Client(f"tcp://127.0.0.1:{cluster.port}", timeout=_START_SECONDS, set_as_default=False) as client:
        while len(client.nthreads()) < len(cluster.workers):
            if time.monotonic() > end:
                raise WorkerError(
                    "the workers do not start", todo="See whether 'dask worker' runs by itself."
                )
            time.sleep(0.05)
