"""Tries an update out over a copy, and tells how what it changes is written at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Quad

from kg.store.change import Change, blocks
from kg.store.oxigraph import OxigraphStore
from kg.store.recording import difference

# An update that took less is run again.
SLOW_SECONDS = 1.0
# What changes more, in statements or in characters, takes its time too when it is written as that.
MOST_STATEMENTS, MOST_CHARS = 50_000, 8_000_000


class _TooMuch(Exception):
    """There is no time to find out what was changed, or it is too much."""


def tried(store: OxigraphStore, copy: OxigraphStore, text: str, until: float) -> str:
    """Run an update over a copy of a store; give one that writes what it changed, "" if it is as well run again.

    There is none for what blank nodes are in: in an update they have no names. Finding it out takes no longer than
    the update did, and is left off at ``until``, in the time of ``time.monotonic``.

    :raises kg.errors.QueryError: if the update does not parse or fails.
    """
    began = time.monotonic()
    copy.update(text)
    now = time.monotonic()
    if now - began < SLOW_SECONDS or "create" in text.lower():  # an empty graph is no statement
        return ""
    end = min(2 * now - began, until)
    try:
        change = difference(_within(end, store.quads()), _within(end, copy.quads()), MOST_STATEMENTS)
    except (_TooMuch, OverflowError, MemoryError):
        return ""
    found = _written(change, set(copy.graphs()))
    return "" if len(found) > MOST_CHARS or "_:" in found else found


def _within(end: float, quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        if time.monotonic() > end:
            raise _TooMuch
        yield quad


def _written(change: Change, graphs: set[str]) -> str:
    """Give the update that makes a change; graphs that hold nothing any more are dropped."""
    touched = {quad.graph_name for quad in change.gone if not isinstance(quad.graph_name, DefaultGraph)}
    emptied = {graph for graph in touched if graph.value not in graphs}
    rest = [quad for quad in change.gone if quad.graph_name not in emptied]
    drops = [f"DROP SILENT GRAPH {graph}" for graph in sorted(emptied, key=str)]
    return " ;\n".join([*drops, f"DELETE DATA {{{blocks(rest)}}}", f"INSERT DATA {{{blocks(change.new)}}}"])
