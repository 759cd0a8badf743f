"""The lines of a file in which nodes are described, as far as its syntax lets them be found.

Parsers give no lines for what they read well, so the text is looked through for the node as a subject:
exactly in N-Triples and N-Quads, by a small lexer in Turtle and TriG, by the first mention as identifier in
RDF/XML and JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

_LINE = re.compile(rb"[ \t]*(?:<([^>]*)>|(_:\S+))")
_TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|(?!""").)*"""|\'\'\'(?:\\.|(?!\'\'\').)*\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    r"|(?P<iri><[^<>\s]*>)|(?P<blank>_:[\w.-]*[\w-])|(?P<name>[\w.-]*:(?:(?:\\.|%[0-9A-Fa-f]{2}|[\w:.-])*(?:\\.|%[0-9A-Fa-f]{2}|[\w:-]))?)"
    r"|[+-]?[\d.]*\d(?:[eE][+-]?\d+)?"
    r"|(?P<word>@?[A-Za-z]\w*)|(?P<mark>[.;,\[\](){}])",
    re.DOTALL,
)
_DIRECTIVES = frozenset({"@prefix", "prefix", "@base", "base"})
_ATTRIBUTE = re.compile(r'rdf:(?:about|nodeID|ID)\s*=\s*["\']([^"\']*)')
_MEMBER = re.compile(r'"@id"\s*:\s*"((?:\\.|[^"\\])*)"')


def subject_lines(content: bytes, media_type: str, base: str) -> dict[str, int]:
    """Give the line (from 1) of the first description of each subject: an IRI, or ``_:`` and a label."""
    if media_type in ("application/n-triples", "application/n-quads"):
        return _of_lines(content)
    text = content.decode("utf-8", "replace")
    if media_type in ("text/turtle", "application/trig", "text/n3"):
        found = _subjects(text, base)
    else:
        pattern = _ATTRIBUTE if "xml" in media_type else _MEMBER
        found = ((match.start(), urljoin(base, match[1])) for match in pattern.finditer(text))
    return _numbered(text, found)


def _of_lines(content: bytes) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(content.split(b"\n"), 1):
        if (match := _LINE.match(line)) is not None:
            lines.setdefault(
                (match[1] if match[1] is not None else match[2]).decode("utf-8", "replace"), number
            )
    return lines


def _numbered(text: str, found: Iterator[tuple[int, str]]) -> dict[str, int]:
    lines: dict[str, int] = {}
    number, reached = 1, 0
    for start, node in found:
        number += text.count("\n", reached, start)
        reached = start
        lines.setdefault(node, number)
    return lines


def _subjects(text: str, base: str) -> Iterator[tuple[int, str]]:
    """Give where each subject stands: the first term of a statement outside brackets."""
    prefixes: dict[str, str] = {}
    directive: list[str] | None = None
    depth, first = 0, True
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup, match[0]
        if directive is not None and kind in ("iri", "name"):
            directive.append(token)
            if kind == "iri":
                base = _declared(prefixes, directive, base)
                directive, first = None, True
        elif kind == "word" and token.lower() in _DIRECTIVES and depth == 0 and first:
            directive = []
        elif kind == "mark":
            depth += (token in "[(") - (token in "])")
            first = depth == 0 and (token in ".{}" or (first and token not in ";,"))
        elif kind in ("iri", "name", "blank"):
            if first and depth == 0:
                yield match.start(), _expanded(token, prefixes, base)
            first = False
        elif kind == "word":
            first = first and token.upper() == "GRAPH"


def _declared(prefixes: dict[str, str], directive: list[str], base: str) -> str:
    """Take in a declaration; give the base that holds from there on."""
    address = urljoin(base, directive[-1][1:-1])
    if len(directive) == 1:
        return address
    prefixes[directive[0].rstrip(":")] = address
    return base


def _expanded(token: str, prefixes: Mapping[str, str], base: str) -> str:
    if token.startswith("<"):
        return urljoin(base, token[1:-1])
    if token.startswith("_:"):
        return token
    prefix, _, local = token.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + re.sub(r"\\(.)", r"\1", local)
