"""Who owns a store's directory: a running server says so in a small file, the system says who locks it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.store.directory import write_whole

NOTICE = "server.json"
PATIENCE = 2.0
_LONGEST_NOTICE = 4_000


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that holds a store: where it answers, its process and machine, the store and its directory.

    ``began`` tells the process from a later one with the same number, ``inode`` the directory from a copy.
    """

    url: str
    pid: int
    began: str
    host: str
    store: str
    inode: int


@contextmanager
def announced(directory: Path, url: str, store: str) -> Iterator[RunningServer]:
    """Tell other commands that this process serves the store, for as long as the context lasts.

    ``url`` must be one that this machine reaches: for a server on all addresses take 127.0.0.1.
    """
    notice = directory / NOTICE
    server = RunningServer(
        url.rstrip("/"),
        os.getpid(),
        _began(os.getpid()),
        socket.gethostname(),
        store,
        directory.stat().st_ino,
    )
    write_whole(notice, asdict(server), 0o600)
    try:
        yield server
    finally:
        if _read(notice) == server:
            _remove(notice)


def find_server(directory: Path, *, patience: float = PATIENCE) -> RunningServer | None:
    """Give the server that holds the store in a directory, or None; takes ``patience`` seconds at most.

    Only a server that answers with this store's id counts. What one left behind that died is cleaned up.
    """
    from kg.store.health import health

    notice = directory / NOTICE
    server = _read(notice)
    if server is None or server.inode != directory.stat().st_ino:
        return None
    if is_here(server.url) and health(server.url, patience).get("store") == server.store:
        return server
    if server.host == socket.gethostname() and not _lives(server):
        _remove(notice)
    return None


def lock_holder(lock: Path) -> int | None:
    """Give the id of the process that holds a lock file, or None if the system does not tell.

    The file is not opened for this: closing it would end a lock that this very process has on it.
    """
    try:
        wanted = str(lock.stat().st_ino)
        for line in Path("/proc/locks").read_text().splitlines():
            fields = line.split()
            if "->" not in fields and fields[5].rpartition(":")[2] == wanted:
                return int(fields[4]) if int(fields[4]) > 0 else None
    except (OSError, ValueError, IndexError):
        pass
    return None


def _read(notice: Path) -> RunningServer | None:
    """Give what a notice says; one that others may have written does not count: a token is sent there."""
    try:
        with notice.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid not in (0, os.geteuid()) or status.st_mode & 0o022:
                return None
            said = json.loads(file.read(_LONGEST_NOTICE))
        return RunningServer(
            str(said["url"]),
            int(said["pid"]),
            str(said["began"]),
            str(said["host"]),
            str(said["store"]),
            int(said["inode"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remove(notice: Path) -> None:
    with contextlib.suppress(OSError):
        notice.unlink()


def _lives(server: RunningServer) -> bool:
    try:
        os.kill(server.pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return not server.began or not (now := _began(server.pid)) or now == server.began


def _began(pid: int) -> str:
    """Give when a process began, in ticks since the machine started; empty if the system does not tell."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def is_here(url: str) -> bool:
    """Tell whether a URL names this machine: the token goes nowhere else because of a file in a directory."""
    host = urlsplit(url).hostname
    if not host:
        return False
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                probe.bind(address)
    except OSError:
        return False
    return True
