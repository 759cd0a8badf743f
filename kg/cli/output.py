"""Answers on their way out: to stdout or into a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kg.errors import StoreError


def write(data: bytes | str, target: Path | None = None) -> None:
    """Write to the file, or to stdout as UTF-8 bytes.

    :raises StoreError: if the file cannot be written.
    """
    encoded = data.encode() if isinstance(data, str) else data
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded)
        sys.stdout.buffer.flush()
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(encoded)
    except OSError as error:
        raise StoreError(f"the file cannot be written: {error.strerror}", where=str(target)) from None


def is_terminal() -> bool:
    """Tell whether a person reads stdout."""
    return sys.stdout.isatty()


def is_styled() -> bool:
    """Tell whether stdout shows bold letters."""
    return is_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def bold(text: str) -> str:
    """Give the text in bold for a terminal."""
    return f"\x1b[1m{text}\x1b[0m"
