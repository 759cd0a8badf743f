"""The lines of nodes and properties in JSON-LD and RDF/XML, as far as the syntax itself tells them.

What only the meaning tells, such as a term that a context defines within another one, has no line of its own: then
the node has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|[^\s{}\[\]:,"]++')


class PropertyLine(NamedTuple):
    """The line (from 1) at which a node, or with a ``predicate`` a property of it, is written.

    ``subject`` is a reference as it is written: relative, or ``_:`` and a label.
    """

    subject: str
    predicate: str | None
    line: int


@dataclass(slots=True)
class _Object:
    """An object that is open: its name and where that stands, and the members that were met."""

    name: str | None = None
    line: int = 0
    key: str = ""
    members: list[tuple[str, int]] = field(default_factory=list)


def json_lines(content: bytes) -> Iterator[PropertyLine]:
    """Give the nodes of a JSON-LD document that have an ``@id``, and their properties."""
    text = content.decode("utf-8", "replace")
    expand = _Terms(json.loads(text))
    levels: list[_Object | None] = []  # None for an array
    number, reached, last = 1, 0, ""
    for match in _TOKEN.finditer(text):
        number += text.count("\n", reached, match.start())
        reached, token = match.start(), match[0]
        top = levels[-1] if levels else None
        if token in "{[":
            levels.append(_Object() if token == "{" else None)
        elif token in "}]":
            levels.pop()
            if top is not None:
                yield from _told(top, expand)
        elif top is not None and token == ":":
            top.key = json.loads(last)
            top.members.append((top.key, number))
        elif top is not None and token == ",":
            top.key = ""
        elif top is not None and top.key == "@id" and token.startswith('"'):
            top.name, top.line = json.loads(token), number
        last = token


def _told(found: _Object, expand: _Terms) -> Iterator[PropertyLine]:
    if found.name is None:
        return
    subject = expand.reference(found.name)
    yield PropertyLine(subject, None, found.line)
    for name, line in found.members:
        if name != "@id":
            yield PropertyLine(subject, expand(name), line)


class _Terms:
    """What the members of objects mean, by the context of the document."""

    def __init__(self, document: Any) -> None:
        first = document[0] if isinstance(document, list) and document else document
        context = first.get("@context") if isinstance(first, dict) else None
        self._known: dict[str, Any] = {}
        for each in context if isinstance(context, list) else [context]:
            self._known |= each if isinstance(each, dict) else {}

    def reference(self, written: str) -> str:
        """Give what names a node, with its prefix written out."""
        return self(written) if written.partition(":")[0] in self._known and ":" in written else written

    def __call__(self, name: str, depth: int = 3) -> str:
        """Give the IRI of a member, or what comes nearest."""
        if name == "@type":
            return f"{_RDF}type"
        known = self._known.get(name)
        meant = known.get("@id") if isinstance(known, dict) else known
        if isinstance(meant, str) and depth:
            return self(meant, depth - 1)
        prefix, colon, local = name.partition(":")
        if colon:
            return f"{self(prefix, depth - 1)}{local}" if prefix in self._known and depth else name
        return f"{self._known.get('@vocab') or ''}{name}"


def xml_lines(content: bytes) -> Iterator[PropertyLine]:
    """Give the nodes of an RDF/XML document that have a name, and their properties."""
    reading = _Elements()
    # What the other parser has taken is read as far as this one takes it.
    with suppress(ExpatError):
        reading.parser.Parse(content, True)
    yield from reading.found


class _Elements:
    """The elements that are open: those of nodes and of their properties by turns (RDF/XML, section 2.2)."""

    def __init__(self) -> None:
        self.found: list[PropertyLine] = []
        self.parser = ParserCreate(namespace_separator="")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda name: self._open.pop()
        # For an element of a node True and its name, if it has one.
        self._open: list[tuple[bool, str | None]] = []

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        is_node, subject = self._open[-1] if self._open else (False, None)
        if name == f"{_RDF}RDF":
            self._open.append((False, None))
        elif is_node:
            self._add(subject, name)
            self._open.append((attributes.get(f"{_RDF}parseType") == "Resource", None))
        else:
            subject = _subject(attributes)
            self._add(subject, None)
            for each in (*attributes, *(() if name == f"{_RDF}Description" else (f"{_RDF}type",))):
                self._add(subject, each)
            self._open.append((True, subject))

    def _add(self, subject: str | None, predicate: str | None) -> None:
        if subject is not None:
            self.found.append(PropertyLine(subject, predicate, self.parser.CurrentLineNumber))


def _subject(attributes: Mapping[str, str]) -> str | None:
    for name, mark in (("about", ""), ("ID", "#"), ("nodeID", "_:")):
        if (said := attributes.get(f"{_RDF}{name}")) is not None:
            return f"{mark}{said}"
    return None
