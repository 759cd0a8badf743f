"""What an update changes, told beforehand: for updates without WHERE, whose outcome the text and the graphs tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.store.change import Change
from kg.store.syntax import tokens

_PROLOGUE = ("prefix", "base")
_PLAIN = re.compile(r"<[^<>\\]*>")


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation: its words outside of brackets in small letters, what declares prefixes for it, and its text."""

    words: tuple[str, ...]
    prologue: str
    text: str


def known_change(db: Store, text: str) -> Change | None:
    """Give what comes and goes when an update is run, or None if it has to be run to know that.

    What is there already may be among what comes, and what is not there among what goes. Known are ``INSERT DATA`` and ``DELETE DATA`` without blank nodes, ``DROP`` and ``CLEAR`` of a named graph
    or of the default graph.
    """
    change = Change()
    try:
        if not all(_add(db, operation, change) for operation in _operations(text)):
            return None
    except (SyntaxError, QueryError):
        return None  # the engine says what is wrong with it
    return change


def _add(db: Store, operation: _Operation, change: Change) -> bool:
    """Add what an operation does; tell whether that is known."""
    match operation.words:
        case ("insert", "data"):
            quads = _data(operation.prologue, operation.text)
            change.new |= quads
            change.gone -= quads
            return not any("_:" in str(quad) for quad in quads)
        case ("delete", "data"):
            quads = _data(operation.prologue, f"INSERT{operation.text[len('delete') :]}")
            change.new -= quads
            change.gone |= quads
            return True
        case ("drop" | "clear", *_):
            graph = _cleared(operation)
            if graph is not None:
                change.new = {quad for quad in change.new if quad.graph_name != graph}
                change.gone.update(db.quads_for_pattern(None, None, None, graph))
            return graph is not None
    return False


def _data(prologue: str, text: str) -> set[Quad]:
    staged = Store()
    staged.update(f"{prologue}\n{text}", prefixes=dict(PREFIXES))
    return set(staged)


def _cleared(operation: _Operation) -> NamedNode | DefaultGraph | None:
    """Give the graph that an operation empties, or None if there are several or its name is not plain."""
    words = tuple(word for word in operation.words[1:] if word != "silent")
    target = operation.text.split()[-1]
    if words == ("default",):
        return DefaultGraph()
    # A name that the prologue may bear on, or with an escape, is left to the engine.
    if words != ("graph",) or operation.prologue.strip() or not _PLAIN.fullmatch(target):
        return None
    try:
        return NamedNode(target[1:-1])
    except ValueError:
        return None


def _operations(text: str) -> Iterator[_Operation]:
    """Cut an update at the semicolons between its operations."""
    prologue, words, begin, start, end, depth = "", list[str](), 0, -1, 0, 0
    for token in tokens(text):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.text == ";":
            if start >= 0:
                yield _Operation(tuple(words), prologue, text[start:end])
            words, begin, start = [], token.start + 1, -1
            continue
        if depth == 0 and token.kind == "word":
            word = token.text.lower()
            if start < 0 and word not in _PROLOGUE:
                prologue += text[begin : token.start]
                start = token.start
            if start >= 0:
                words.append(word)
        end = token.start + len(token.text)
    if start >= 0:
        yield _Operation(tuple(words), prologue, text[start:end])
