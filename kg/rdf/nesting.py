"""How deep a document nests: what nests deeper than the limit never reaches a parser.

The engine ends the process at some 15,000 levels of triple terms or of JSON, takes time with the square of the
levels of JSON and XML, and once stored, a deep triple term fails every query that looks at it. Brackets that
only make blank nodes and lists are read in linear time and stay flat, so they are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from kg.errors import RdfError

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

MOST_DEPTH = 128
# What the entities of an XML document may hold in all, in characters: namespaces, abbreviated.
MOST_ENTITIES = 10_000
_TODO = f"Nest at most {MOST_DEPTH} deep; give what is inside a node of its own."


@dataclass(frozen=True, slots=True)
class _Syntax:
    """What nests in a syntax: its name, the marks that go down and up, and all that is skipped between them.

    What is skipped ends before a token that is not whole. Where ``has_lines``, every line end but one in a long
    string stands between two tokens.
    """

    what: str
    skipped: re.Pattern[bytes]
    marks: Mapping[bytes, int]
    width: int
    has_lines: bool = True


_TERMS = _Syntax(
    "triple terms",
    re.compile(
        rb"""(?:[^"'\#<)\\]++ | <(?!<)[^>]*+> | <<(?!\() | \)(?!>>) | \\. | \#[^\r\n]*+
        | "(?!"")(?:[^"\\]++|\\.)*+" | '(?!'')(?:[^'\\]++|\\.)*+'
        | \"{3}(?:[^"\\]++|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]++|\\.|'(?!''))*+'{3})*+""",
        re.DOTALL | re.VERBOSE,
    ),
    {b"<<(": 1, b")>>": -1},
    3,
)
_JSON = _Syntax(
    "objects and lists",
    re.compile(rb"""(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+""", re.DOTALL),
    {b"{": 1, b"[": 1, b"}": -1, b"]": -1},
    1,
    has_lines=False,
)


def check_nesting(data: bytes, form: RdfFormat) -> None:
    """Refuse a document that nests too deep.

    :raises kg.errors.RdfError: if it does, with the line; also for RDF/XML that is no XML or whose entities nest.
    """
    if form.name == "RDF/XML":
        check_xml(data)
    else:
        Nesting(form).scan(data)


class Nesting:
    """Counts how deep a document nests that comes in blocks, in any syntax but RDF/XML."""

    def __init__(self, form: RdfFormat) -> None:
        """Begin to count."""
        self._syntax = _JSON if form.name == "JSON-LD" else _TERMS
        # There every line stands for itself, and most have no triple term.
        self._is_of_lines = form.name in ("N-Triples", "N-Quads")
        self._depth, self._line = 0, 1
        self._held = b""
        self._enough = 0

    def passed(self, block: bytes) -> bytes:
        """Take the next block; give what can be passed on, which ends between two tokens.

        :raises kg.errors.RdfError: if it nests too deep, with the line.
        """
        self._held += block
        if len(self._held) < self._enough:
            return b""
        end = self._held.rfind(b"\n") + 1 if self._syntax.has_lines else len(self._held)
        passed = self._held[: self.scan(self._held[:end])]
        self._held = self._held[len(passed) :]
        # A long token is not looked through again for each block of it.
        self._enough = 2 * len(self._held)
        return passed

    def rest(self) -> bytes:
        """Give what is left when there are no more blocks.

        :raises kg.errors.RdfError: if it nests too deep, with the line.
        """
        rest, self._held = self._held, b""
        self.scan(rest)
        return rest

    def scan(self, data: bytes) -> int:
        """Count through what begins between two tokens; give where the last whole token ends.

        :raises kg.errors.RdfError: if it nests too deep.
        """
        if self._is_of_lines and b"<<(" not in data:
            return self._passed(data, len(data))
        skipped, marks, width = self._syntax.skipped, self._syntax.marks, self._syntax.width
        at = 0
        while True:
            found = skipped.match(data, at)
            at = found.end() if found else at
            step = marks.get(data[at : at + width])
            if step is None:
                return self._passed(data, at)
            self._depth = max(self._depth + step, 0)
            if self._depth > MOST_DEPTH:
                raise _too_deep(self._syntax.what, f"line {self._line + data.count(b'\n', 0, at)}")
            at += width

    def _passed(self, data: bytes, end: int) -> int:
        self._line += data.count(b"\n", 0, end)
        return end


def check_xml(data: bytes) -> None:
    """Refuse RDF/XML that is no whole XML document, nests too deep, or whose entities nest or are large.

    The engine takes a file that was cut off for a whole one, and expands entities where they are declared.

    :raises kg.errors.RdfError: with the line.
    """
    # As the engine reads it, whatever encoding the document claims.
    parser = expat.ParserCreate("utf-8")
    depth, held = 0, 0

    def where() -> str:
        return f"line {parser.CurrentLineNumber}, column {parser.CurrentColumnNumber + 1}"

    def down(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise _too_deep("elements", where())

    def up(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(_name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        nonlocal held
        held += len(value or "")
        if is_parameter or "&" in (value or "") or held > MOST_ENTITIES:
            raise RdfError(
                "the entities of the RDF/XML are parameters, hold others, or are too large",
                where=where(),
                todo=f"Declare plain ones, {MOST_ENTITIES:,} characters in all; nothing was stored.",
            )

    parser.StartElementHandler, parser.EndElementHandler = down, up
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise RdfError(
            f"the RDF/XML is no XML: {expat.ErrorString(error.code)}",
            where=f"line {error.lineno}, column {error.offset + 1}",
            todo="Mend it there; nothing was stored.",
        ) from None


def _too_deep(what: str, where: str) -> RdfError:
    return RdfError(f"the {what} of the document nest too deep", where=where, todo=_TODO)
