"""Bytes packed and unpacked as they go: gzip, bzip2, zstd; and bytes in pieces read as a file."""

from __future__ import annotations

import bz2
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SUFFIXES = (".gz", ".bz2", ".zst")
# What reading packed bytes that are damaged or cut off raises.
ERRORS = (OSError, EOFError, ValueError, zlib.error, zstd.ZstdError)
_MAGIC = 4


def unpacking(raw: IO[bytes]) -> IO[bytes]:
    """Give the plain bytes of gzip, bzip2, zstd or neither, told by how they begin."""
    buffered = cast("io.BufferedReader", raw if hasattr(raw, "peek") else io.BufferedReader(raw))
    beginning = buffered.peek(_MAGIC)[:_MAGIC]
    if beginning.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=buffered))
    if beginning.startswith(b"BZh"):
        return bz2.BZ2File(buffered)
    if beginning == b"\x28\xb5\x2f\xfd":
        return cast("IO[bytes]", zstd.ZstdFile(buffered))
    return buffered


@contextmanager
def packing(raw: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    """Give where to write what a file is to hold, packed if it is called ``.gz`` or ``.zst``."""
    suffix = path.suffix.lower()
    if suffix == ".gz":
        # The same bytes give the same file: no time and no name in the header.
        with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
            yield cast("IO[bytes]", packed)
    elif suffix == ".zst":
        with zstd.ZstdFile(raw, "wb") as file:
            yield cast("IO[bytes]", file)
    else:
        yield raw


class Pieces(io.RawIOBase):
    """Bytes that come in pieces of any size, as ``following`` gives them until it gives none, read as a file."""

    def __init__(self, following: Callable[[], bytes]) -> None:
        self._following = following
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill a buffer as far as the present piece goes; give how far."""
        if not self._rest:
            self._rest = memoryview(self._following())
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
