"""Gives SPARQL text the base of its relative IRIs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.store.syntax import tokens

_RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.\-]*+:)[^<>\"{}|^`\x00-\x20]*+>")
_FIRST_LINE = re.compile(r"\bline 1, column (\d+)")


def has_relative(text: str) -> bool:
    """Tell whether the text has relative IRIs."""
    return any(token.kind in ("iri", "ground") and _RELATIVE.search(token.text) for token in tokens(text))


@contextmanager
def based(text: str, base: str, *, has_relative: bool) -> Iterator[str]:
    """Give the text with a BASE before it, if it has relative IRIs; errors name places in the text itself."""
    if not has_relative:
        yield text
        return
    head = f"BASE {NamedNode(base)} "
    try:
        yield head + text
    except QueryError as error:
        # What the store quotes of the text before the place may be a piece of our head.
        bare, _, _ = error.where.partition(", behind ")
        where = _FIRST_LINE.sub(lambda found: f"line 1, column {max(1, int(found[1]) - len(head))}", bare)
        raise QueryError(error.what, where=where, todo=error.todo) from None
