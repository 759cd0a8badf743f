"""The line of each triple of a Turtle or TriG document, in the order in which Oxigraph's parser gives them.

A parser gives no lines for what it reads well. So the text is taken apart beside it, by its brackets alone: who
walks through both at once has term and line together, also for nodes in brackets, which have no name in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = r"\s<>\"'()\[\]{};,#.@^"
_TOKEN = re.compile(
    r'#[^\n]*+|(?P<string>"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\]++|\\.)*+"|\'(?:[^\'\\]++|\\.)*+\')'
    r"|(?P<at>@[A-Za-z0-9-]++)|(?P<typed>\^\^)|(?P<iri><[^<>\s]*+>)"
    rf"|(?P<name>(?:[^\\{_END}]|\\.|\.(?=\d))(?:[^\\{_END}]|\\.|\.++(?=[^{_END}]))*+)"
    r"|(?P<mark>[.;,\[\](){}])",
    re.DOTALL,
)
# How many terms a directive takes.
_DIRECTIVES = {"@prefix": 2, "prefix": 2, "@base": 1, "base": 1, "@version": 1, "version": 1}


class TripleLines(NamedTuple):
    """The lines (from 1) of the terms of a triple; the predicates of lists are not written, so they have none."""

    subject: int
    predicate: int | None
    object: int


def triple_lines(text: str) -> Iterator[TripleLines]:
    """Give the lines of each triple of a document that a parser has taken."""
    reading = _Reading()
    number, reached = 1, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup is None:
            continue
        number += text.count("\n", reached, match.start())
        reached = match.start()
        reading.take(match.lastgroup, match[0], number)
        # What one token ends is given last first.
        yield from reversed(reading.ended)
        reading.ended.clear()


class _Level:
    """A statement, or a bracket in it: where its subject and predicate stand, as far as they are known."""

    __slots__ = ("is_list", "predicate", "subject")

    def __init__(self, subject: int | None = None, *, is_list: bool = False) -> None:
        self.subject, self.is_list = subject, is_list
        self.predicate: int | None = None


class _Reading:
    """Where in the brackets of the text the reading is."""

    def __init__(self) -> None:
        self.ended: list[TripleLines] = []
        self._levels = [_Level()]
        self._skipped = 0  # terms of a directive that are to come
        self._string: int | None = None  # the line of a string whose datatype may be to come
        self._is_typed = False

    def take(self, kind: str, token: str, line: int) -> None:
        """Take a token."""
        if kind == "typed":
            self._is_typed = True
            return
        if self._string is not None:
            begun, suffixed = self._string, kind == "at" or self._is_typed
            self._string, self._is_typed = None, False
            self._term(begun)
            if suffixed:
                return
        if self._skipped:
            self._skipped -= kind in ("iri", "name", "string")
        elif kind == "mark":
            self._mark(token, line)
        elif kind in ("name", "at") and self._opens(token):
            self._skipped = _DIRECTIVES.get(token.lower(), 0)
        else:
            self._begin(line)
            if kind == "string":
                self._string = line
            else:
                self._term(line)

    def _opens(self, token: str) -> bool:
        """Tell whether a word opens a directive or a graph."""
        top = self._levels[-1]
        is_first = len(self._levels) == 1 and top.subject is None
        return is_first and (token.lower() in _DIRECTIVES or token.lower() == "graph")

    def _mark(self, token: str, line: int) -> None:
        top = self._levels[-1]
        if token == "[":
            self._begin(line)
            self._levels.append(_Level(line))
        elif token == "(":
            self._begin(line)
            self._levels.append(_Level(is_list=True))
        elif token == "]":
            self._levels.pop()
            self._term(top.subject or line)
        elif token == ")":
            self._levels.pop()
            if top.subject is None:
                self._term(line)
            else:
                self.ended.append(TripleLines(top.subject, None, line))
        elif token == ";":
            top.predicate = None
        elif token in ".{}":
            self._levels = [_Level()]

    def _begin(self, line: int) -> None:
        """Open a cell where an item of a list begins: what leads to the cell is a triple."""
        top = self._levels[-1]
        if not top.is_list:
            return
        before, top.subject = top.subject, line
        if before is not None:
            self.ended.append(TripleLines(before, None, line))
        else:
            self._term(line, level=-2)

    def _term(self, line: int, level: int = -1) -> None:
        """Take a term that is whole: as subject, as predicate, or as object, which ends a triple."""
        top = self._levels[level]
        if top.subject is None:
            top.subject = line
        elif top.predicate is None and not top.is_list:
            top.predicate = line
        else:
            self.ended.append(TripleLines(top.subject, top.predicate, line))
