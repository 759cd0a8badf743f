"""Cuts SPARQL text into tokens, in one pass and without recursion, exactly where the engine would.

Oxigraph's parser has no tokens of its own: what a ``<`` or a ``?`` means depends on where it stands, keywords
need no space behind them (``SERVICESILENT``), and where a long string is wrong it reads three quotes as an
empty string and a quote. A text that is cut differently here than there could hide a SERVICE from the guard;
so this module follows the grammar's contexts, and refuses what could be read in two ways.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from kg.errors import QueryError

type Kind = Literal[
    "iri",
    "string",
    "name",
    "blank",
    "variable",
    "language",
    "number",
    "word",
    "open",
    "close",
    "sign",
    "ground",
]

_IRI = r"""<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>"""
_ESCAPE = r"""\\(?:[tbnrf"'\\]|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U00(?:10|0[1-9A-Fa-f])[0-9A-Fa-f]{4}
    |U0000(?![dD][89A-Fa-f])[0-9A-Fa-f]{4})"""
_STRING = rf'''"""(?:[^"\\]++|{_ESCAPE}|"(?!""))*+"""|\'\'\'(?:[^'\\]++|{_ESCAPE}|'(?!''))*+\'\'\'
    |"(?:[^"\\\r\n]++|{_ESCAPE})*+"|'(?:[^'\\\r\n]++|{_ESCAPE})*+\''''
_TOKEN = re.compile(
    rf"""(?P<iri>{_IRI})
    |(?P<string>{_STRING})
    |(?P<variable>[?$]\w++)
    |(?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    |(?P<blank>_:\w(?:[\w.\-]*\w)?)
    |(?P<name>(?:[^\W\d_][\w.\-]{{0,127}}+(?<!\.))?:(?:[\w:.\-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?\#@%\-])*+)
    |(?P<number>[0-9]++(?:\.[0-9]++)?(?:[eE][+\-]?[0-9]++)?|\.[0-9]++(?:[eE][+\-]?[0-9]++)?)
    |(?P<word>[^\W\d]\w*+)
    |(?P<open><<\(?|[({{\[])
    |(?P<close>\)>>|>>|[)}}\]])
    |(?P<sign>\^\^|&&|\|\||[!<>]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)++")
# What INSERT DATA and DELETE DATA hold, taken in stretches: an article's graph has some thousand terms.
_GROUND = re.compile(
    rf"""(?:[ \t\r\n]++|{_IRI}|"(?:[^"\\\r\n]++|{_ESCAPE})*+"(?!")|@[A-Za-z]++(?:-[A-Za-z0-9]++)*+
    |\^\^|[.;,])++""",
    re.VERBOSE,
)
_REMEMBERED_CHARS = 4_000
_PARTNER = {")": "(", "}": "{", "]": "[", ">>": "<<", ")>>": "<<("}
_OPERANDS = frozenset({"iri", "string", "variable", "language", "number", "name", "close", "blank"})
_FUNCTION_WORDS = ("filter", "having", "by")
# How many tokens stand before the first group at most; in what has more, no group is looked for.
_BEGINNING = 400
FORMS = ("select", "ask", "construct", "describe")
UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with")


class Token(NamedTuple):
    """A piece of SPARQL text that is no space and no comment: ``start`` counts characters.

    ``in_expression`` tells of an opening bracket whether it holds an expression, where ``*`` multiplies.
    """

    kind: Kind
    text: str
    start: int
    in_expression: bool = False


@dataclass(slots=True)
class _Frame:
    """An open bracket: whether it holds an expression, ground data, or a SELECT or ORDER BY clause."""

    opening: str
    start: int
    is_expression: bool = False
    is_data: bool = False
    in_clause: bool = False


class Source(NamedTuple):
    """A graph that FROM names, as it is written there, and whether it is a named one of the dataset."""

    graph: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What the beginning of a text tells: its form (``select`` ... ``update``; empty if there is none).

    ``prologue`` is the text before the form, ``dataset`` the graphs that FROM names.
    """

    form: str
    prologue: str = ""
    dataset: tuple[Source, ...] = ()

    @property
    def clauses(self) -> str:
        """Give the FROM clauses."""
        return " ".join(f"FROM {'NAMED ' * each.is_named}{each.graph}" for each in self.dataset)


def place(text: str, offset: int) -> str:
    """Give ``line 3, column 5`` for an offset: both count from 1, columns in characters."""
    before = text[:offset]
    return f"line {before.count('\n') + 1}, column {offset - before.rfind('\n')}"


def tokens(text: str) -> Iterator[Token]:
    """Cut the text into tokens; one that is not long is remembered, as the next that reads it comes soon.

    :raises kg.errors.QueryError: with the place, for a string without end or a bracket without its partner.
    """
    if len(text) <= _REMEMBERED_CHARS:
        with contextlib.suppress(QueryError):
            return iter(_remembered(text))
    return _cut(text)


@lru_cache(maxsize=64)
def _remembered(text: str) -> tuple[Token, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Token]:
    frames = [_Frame("", 0)]
    last, before_last = Token("sign", "", 0), Token("sign", "", 0)
    position, end = 0, len(text)
    while position < end:
        top = frames[-1]
        match = _GROUND.match(text, position) if top.is_data else None
        if match:
            yield Token("ground", match[0], position)
            position = match.end()
            continue
        if space := _SPACE.match(text, position):
            position = space.end()
            continue
        token = _next(text, position, top, last)
        position += len(token.text)
        _follow(text, token, frames, last, before_last)
        if token.kind == "open" and frames[-1].is_expression:
            token = token._replace(in_expression=True)
        yield token
        last, before_last = token, last
    if len(frames) > 1:
        raise _unclosed(text, frames[-1])


def _next(text: str, position: int, top: _Frame, last: Token) -> Token:
    char = text[position]
    if char == "<" and top.is_expression and _ends_operand(last):
        size = 2 if text.startswith("<=", position) else 1
        return Token("sign", text[position : position + size], position)
    if char == ">" and top.opening != "<<":
        return Token("sign", ">=" if text.startswith(">=", position) else ">", position)
    if char == ")" and top.opening != "<<(":
        return Token("close", ")", position)
    if char == "?" and last.kind in ("iri", "name", "close") and last.start + len(last.text) == position:
        # Behind a path, this may be its modifier and no variable (<p>?true).
        return Token("sign", "?", position)
    match = _TOKEN.match(text, position)
    assert match is not None
    assert match.lastgroup is not None
    if match.lastgroup == "sign" and char in "\"'":
        raise _bad_string(text, position)
    found = match[0]
    if match.lastgroup == "name" and found.endswith("."):
        bare = found.rstrip(".")
        found = bare + "." if bare.endswith("\\") else bare
    return Token(match.lastgroup, found, position)  # type: ignore[arg-type]


def _ends_operand(last: Token) -> bool:
    return last.kind in _OPERANDS or (last.kind == "word" and last.text.lower().endswith(("true", "false")))


def _follow(text: str, token: Token, frames: list[_Frame], last: Token, before_last: Token) -> None:
    """Keep the stack of open brackets."""
    top = frames[-1]
    if token.kind == "word":
        word = token.text.lower()
        if word in ("select", "order", "group", "having", "by"):
            top.in_clause = True
    elif token.kind == "open":
        is_data = token.text == "{" and (top.is_data or last.text.lower().endswith("data"))
        frames.append(
            _Frame(token.text, token.start, _opens_expression(token, top, last, before_last), is_data)
        )
    elif token.kind == "close":
        if top.opening != _PARTNER[token.text]:
            raise _unopened(text, token, top)
        frames.pop()


def _opens_expression(token: Token, top: _Frame, last: Token, before_last: Token) -> bool:
    """Tell whether ``(`` opens an expression, not a collection, a path or the variables of VALUES."""
    if token.text != "(":
        return False
    if last.kind == "word":
        return last.text.lower() != "a" and not last.text.lower().endswith(("values", "true", "false"))
    if top.is_expression or top.in_clause:
        return True
    is_function = last.kind in ("iri", "name") and before_last.kind == "word"
    return is_function and before_last.text.lower().endswith(_FUNCTION_WORDS)


# What most texts begin with, in one step: a prologue, a form, and up to the first group nothing that needs care.
_PLAIN_BEGINNING = re.compile(
    rf"""((?:[ \t\r\n]*+PREFIX[ \t\r\n]++(?:[a-z][a-z0-9\-]*+)?:[ \t\r\n]*+{_IRI})*+[ \t\r\n]*+)
    (SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[ \t\r\n*({{?$])(?:(?!FROM)[^{{}}<>"'\#\\])*+\{{""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def outline(text: str) -> Outline:
    """Tell what kind of query or update a text is, from its beginning; never raises."""
    if match := _PLAIN_BEGINNING.match(text):
        return Outline(match[2].lower(), match[1])
    return _outlined(text)


def _outlined(text: str) -> Outline:
    form, start, dataset = "", 0, []
    try:
        source = ""
        # Not the remembered ones: the beginning is enough.
        for token in islice(_cut(text), _BEGINNING):
            word = token.text.lower() if token.kind == "word" else ""
            if not form:
                form = _form_of(word)
                start = token.start
            elif token.text == "{" or word == "where":
                break
            elif word.startswith("from"):
                source = word
            elif source and token.kind in ("iri", "name"):
                dataset.append(Source(token.text, source.endswith("named")))
                source = ""
            elif source and word:
                source += word
    except QueryError:
        pass
    return Outline(form, text[:start] if form else "", tuple(dataset))


def _form_of(word: str) -> str:
    if not word or word in ("prefix", "base", "version"):
        return ""
    for form in FORMS:
        if word.startswith(form):
            return form
    return "update" if word.startswith(UPDATES) else "unknown"


_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


def unescaped(text: str) -> str:
    r"""Give the text with the characters that ``\uXXXX`` and ``\UXXXXXXXX`` stand for, wherever they are."""
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def _bad_string(text: str, position: int) -> QueryError:
    return QueryError(
        "a string is not closed, or has a backslash that escapes nothing",
        where=place(text, position),
        todo="Close it on its line, or take three quotes; write a backslash as \\\\.",
    )


def _unclosed(text: str, frame: _Frame) -> QueryError:
    return QueryError(f"'{frame.opening}' is not closed", where=place(text, frame.start), todo="Close it.")


def _unopened(text: str, token: Token, top: _Frame) -> QueryError:
    what = f"'{token.text}' closes nothing"
    if top.opening:
        what = f"'{token.text}' does not close the '{top.opening}' of {place(text, top.start)}"
    return QueryError(what, where=place(text, token.start), todo="Mend the brackets.")
