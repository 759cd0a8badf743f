"""Puts into the text of an update what stands outside of it: a dataset; and takes out what is not done here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.errors import QueryError
from kg.serve.views.rows import bracketed
from kg.store.syntax import Token, place, tokens

_NO_WORK = "INSERT DATA{}"
_NOT_A_SPACE = re.compile(r"[^\r\n]")


def without_silent_loads(text: str) -> str:
    """Give the update with an operation that does nothing in place of each ``LOAD SILENT``, places kept.

    Nothing is fetched here, so each would fail; and what fails under SILENT counts as done (SPARQL 1.1 Update,
    3.1.4). An address must be written out as an IRI. The guard must look at what is given, not at ``text``.
    """
    if "load" not in text.lower():
        return text
    outside, parts, done = list(_outside(text)), [], 0
    for index in range(len(outside)):
        if last := _end_of_load(outside[index : index + 6]):
            start, end = outside[index].start, last.start + len(last.text)
            parts += [text[done:start], _NO_WORK, _NOT_A_SPACE.sub(" ", text[start + len(_NO_WORK) : end])]
            done = end
    return "".join([*parts, text[done:]])


def _outside(text: str) -> Iterator[Token]:
    """Give the tokens that stand in no bracket, and the brackets around the others."""
    depth = 0
    for token in tokens(text):
        depth += token.kind == "open"
        if depth <= 1 and (depth == 0 or token.kind in ("open", "close")):
            yield token
        depth -= token.kind == "close"


def _end_of_load(run: Sequence[Token]) -> Token | None:
    """Give the last token of a LOAD SILENT that a run begins with, or None."""
    said = tuple(token.kind if token.kind == "iri" else token.text.lower() for token in run)
    if said[:3] != ("load", "silent", "iri"):
        return None
    return run[5] if said[3:] == ("into", "graph", "iri") else run[2]


def with_dataset(text: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """Give the update with USING before each WHERE, for ``using-graph-uri`` and ``using-named-graph-uri``.

    :raises kg.errors.QueryError: if the update names a dataset itself, or has a DELETE WHERE, which cannot.
    """
    clauses = [f"USING {bracketed(graph)} " for graph in default_graphs]
    clauses += [f"USING NAMED {bracketed(graph)} " for graph in named_graphs]
    if not clauses:
        return text
    parts, done = [], 0
    for start in _wheres(text):
        parts += [text[done:start], *clauses]
        done = start
    return "".join([*parts, text[done:]])


def _wheres(text: str) -> list[int]:
    found, depth, last = [], 0, ""
    for token in tokens(text):
        word = token.text.lower() if token.kind == "word" else ""
        if word in ("using", "with") and depth == 0:
            raise QueryError(
                "both the update and the request name a dataset",
                where=place(text, token.start),
                todo="Name it in one of the two.",
            )
        if word == "where" and depth == 0:
            if last == "delete":
                raise QueryError(
                    "DELETE WHERE has no dataset of its own",
                    where=place(text, token.start),
                    todo="Write DELETE { ... } WHERE { ... }.",
                )
            found.append(token.start)
        depth += (token.kind == "open") - (token.kind == "close")
        last = word
    return found
