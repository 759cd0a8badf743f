"""RDF documents as streams, decompressed as they are read, so that a large one never stands in memory whole."""

from __future__ import annotations

import io
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.cli.rdf_input import content_of, media_type_of, names_of, unpacked
from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from kg.cli.rdf_sifting import Sifter


class RdfStream(io.RawIOBase):
    """A document that is read once, from its beginning: ``name`` is what the user calls it.

    With a ``sifter`` lines that are no statements are left out. ``read`` raises ``kg.errors.InputError`` if the file cannot be read or decompressed.
    """

    def __init__(
        self, name: str, media_type: str, raw: IO[bytes], size: int, sifter: Sifter | None = None
    ) -> None:
        from kg.store.packing import Pieces

        self.name, self.media_type, self.size = name, media_type, size
        self.sifter = sifter
        self._raw = raw
        plain = unpacked(raw, name)
        # What is packed comes in pieces.
        self.is_compressed = isinstance(getattr(plain, "raw", None), Pieces)
        self._marked: IO[bytes] | None = plain
        self._plain = sifter.sifted(plain) if sifter else plain
        self._step: Callable[[str], None] | None = None
        self._percent = 0

    def tell_each_percent(self, step: Callable[[str], None]) -> None:
        """Call ``step`` with the name whenever one more percent of the file has been read."""
        self._step = step

    def close(self) -> None:
        """Let go of the file."""
        if self._raw is not sys.stdin.buffer:
            self._raw.close()
        super().close()

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes, decompressed."""
        from kg.store.packing import ERRORS

        try:
            self._skip_mark()
            found = self._plain.read(size)
        except ERRORS as error:
            raise InputError(
                f"the file cannot be read or decompressed: {error}",
                where=self.name,
                todo="Check that it is whole.",
            ) from None
        if self._step and self.size:
            read = min(100 * self._raw.tell() // self.size, 100)
            for _ in range(self._percent, read):
                self._step(self.name)
            self._percent = read
        return found

    def _skip_mark(self) -> None:
        """Leave out the byte order mark that some editors put before a text."""
        plain, self._marked = self._marked, None
        if isinstance(plain, io.BufferedReader) and plain.peek(len(BOM_UTF8)).startswith(BOM_UTF8):
            plain.read(len(BOM_UTF8))


def streams(sources: list[str], format: str | None = None, *, lenient: bool = False) -> Iterator[RdfStream]:
    """Open each document that files, patterns, addresses or ``-`` for stdin name, in order.

    :raises kg.errors.InputError: if one cannot be read, or a pattern fits no file.
    :raises kg.errors.UsageError: if neither the format nor the suffix tells the syntax, or ``lenient`` is asked
        of one in which a mistake cannot be stepped over.
    """
    from kg.cli.rdf_sifting import Sifter

    for source in sources:
        for name in names_of(source):
            raw, told, size = _opened(name)
            try:
                media_type = media_type_of(name, format, told)
                sifter = Sifter(name, media_type) if lenient else None
                stream = RdfStream(name, media_type, raw, size, sifter)
            except KgError:
                raw.close()
                raise
            yield stream


def _opened(name: str) -> tuple[IO[bytes], str, int]:
    if name == "-":
        return sys.stdin.buffer, "", 0
    if "://" in name:
        content, told = content_of(name)
        return io.BytesIO(content), told, len(content)
    try:
        return Path(name).open("rb"), "", Path(name).stat().st_size
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror}", where=name, todo="Check the path."
        ) from None
