"""What a measurement gives back."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one run; ``rows`` are name, value, unit, and what it is measured against."""

    name: str
    rows: tuple[tuple[str, float, str, str], ...]

    def held(self, most: float) -> bool:
        """Tell of a siege whether all clients were answered, and within so many ms."""
        found = {name: value for name, value, _, _ in self.rows}
        waits = [value for name, value in found.items() if name.startswith("longest wait")]
        return max(waits, default=0.0) <= most and not found.get("not answered", 0.0)


def peak_rss() -> float:
    """Give the most memory that this process has held so far, in MB (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # there ru_maxrss is also what the process that started this one held
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
