"""Compresses answers for clients that take it."""

from __future__ import annotations

import zlib

# Less is not worth the header.
SMALLEST = 1_000
_GZIP_WINDOW = 31
_LEVEL = 1


def coding_of(accept_encoding: str | None) -> str:
    """Give the content coding for an Accept-Encoding header: ``gzip``, or empty for none."""
    qualities: dict[str, bool] = {}
    for item in (accept_encoding or "").lower().split(","):
        name, *parameters = (part.strip().replace(" ", "") for part in item.split(";"))
        qualities[name] = not any(part in ("q=0", "q=0.0", "q=0.00", "q=0.000") for part in parameters)
    return "gzip" if qualities.get("gzip", qualities.get("*", False)) else ""


class Compression:
    """A stream of bytes under compression; without a coding it stays as it is."""

    def __init__(self, coding: str) -> None:
        self._zip = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_WINDOW) if coding else None

    def add(self, block: bytes) -> bytes:
        """Give what is ready after a block, which may be nothing."""
        return self._zip.compress(block) if self._zip else block

    def end(self) -> bytes:
        """Give the rest."""
        return self._zip.flush() if self._zip else b""
