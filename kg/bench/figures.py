"""What a measurement gives back."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one run; ``rows`` are name, value, unit, and what it is measured against."""

    name: str
    rows: tuple[tuple[str, float, str, str], ...]


def peak_rss() -> float:
    """Give the most memory that this process has held so far, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
