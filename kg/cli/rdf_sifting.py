"""N-Triples and N-Quads with mistakes: the lines that parse go on, the others are told."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import IO, cast

from kg.errors import UsageError

_SOME_BYTES = 1_000_000
_MOST_KEPT = 10


class Sifter:
    """Lets the lines of a document through that are statements; ``left_out`` counts the others.

    ``complaints`` are the first of them: the number of the line and what is wrong with it.

    :raises kg.errors.UsageError: for a syntax in which a mistake cannot be stepped over.
    """

    def __init__(self, name: str, media_type: str) -> None:
        from pyoxigraph import RdfFormat

        from kg.store.media import NQUADS, NTRIPLES, with_media_type

        if with_media_type(media_type, (NTRIPLES, NQUADS)) is None:
            raise UsageError(
                "only N-Triples and N-Quads can be read past a mistake",
                where=f"{name} is {media_type}",
                todo="Leave --lenient out.",
            )
        self.left_out = 0
        self.complaints: list[tuple[int, str]] = []
        self._format = RdfFormat.N_QUADS
        self._number = 0

    def sifted(self, plain: IO[bytes]) -> IO[bytes]:
        """Give the document without the lines that are no statements."""
        from kg.store.packing import Pieces

        def some() -> bytes:
            while lines := plain.readlines(_SOME_BYTES):
                if found := self._good(lines):
                    return found
            return b""

        return cast("IO[bytes]", io.BufferedReader(Pieces(some)))

    def _good(self, lines: list[bytes]) -> bytes:
        whole = b"".join(lines)
        if self._complaint(whole) is None:
            self._number += len(lines)
            return whole
        return b"".join(self._each(lines))

    def _each(self, lines: Iterable[bytes]) -> Iterable[bytes]:
        for line in lines:
            self._number += 1
            said = self._complaint(line)
            if said is None:
                yield line
                continue
            self.left_out += 1
            if len(self.complaints) < _MOST_KEPT:
                self.complaints.append((self._number, said))

    def _complaint(self, data: bytes) -> str | None:
        from pyoxigraph import parse

        from kg.errors import RdfError
        from kg.rdf.nesting import check_nesting
        from kg.store.rdf_text import rdf_error

        try:
            check_nesting(data, self._format)
            for _ in parse(data, format=self._format):
                pass
        except RdfError as error:
            return error.what
        except SyntaxError as error:
            return rdf_error(error).what
        return None
