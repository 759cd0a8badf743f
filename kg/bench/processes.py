"""Servers as processes of their own, and the memory that they hold."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def process(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a command, its output in a pipe, and end it with the context."""
    found = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(environment)
    )
    try:
        yield found
    finally:
        found.terminate()
        try:
            found.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            found.kill()
            found.communicate()


def proportional_mb(process: int) -> float:
    """Give the memory of a process and of those below it, in MB (10^6 bytes).

    What several of them share is counted once (proportional set size); 0 where the system does not tell.
    """
    return sum(map(_pss, below(process))) / 1e6


def seconds_of_all(process: int) -> float:
    """Give how long a process and those below it have been on a processor, in seconds; 0 where nobody tells."""
    return sum(map(_seconds, below(process)))


def below(process: int) -> list[int]:
    """Give the ids of a process and of those below it that have not ended; of itself alone where none are told."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = status.read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if state != "Z":
            children.setdefault(int(parent), []).append(int(status.parent.name))
    found = [process]
    for each in found:
        found += children.get(each, [])
    return found


def _seconds(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _pss(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
