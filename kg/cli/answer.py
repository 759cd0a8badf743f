"""An answer in the form that the user asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import NotAcceptable

if TYPE_CHECKING:
    from kg.store.base import Answer

TABLE = "table"
_NO_ROWS = {
    "application/sparql-results+json": re.compile(rb'"bindings"\s*:\s*\[\s*\]|"boolean"\s*:\s*false'),
    "application/sparql-results+xml": re.compile(rb"<results\s*/>|<results>\s*</results>|<boolean>\s*false"),
}


def media_type_for(format: str | None, form: str, *, person: bool) -> str | None:
    """Give the media type to ask the store for, or None for a table made here.

    ``form`` is the query's (``select``, ``ask``, ``construct``, ``describe``). Without a format a person gets
    a table or Turtle, a program TSV, N-Triples, or JSON for a yes or no.

    :raises kg.errors.NotAcceptable: if that kind of answer has no such form.
    """
    from kg.store.media import GRAPHS, JSON, NTRIPLES, RESULTS, TSV, TURTLE, XML

    is_graph = form in ("construct", "describe")
    if format is None:
        if is_graph:
            return (TURTLE if person else NTRIPLES).media_type
        return None if person else (JSON if form == "ask" else TSV).media_type
    if format == TABLE and not is_graph:
        return None
    forms = GRAPHS if is_graph else (JSON, XML) if form == "ask" else RESULTS
    for offered in forms:
        if format in (offered.name, *offered.other_names):
            return offered.media_type
    names = [*([] if is_graph else [TABLE]), *(offered.name for offered in forms)]
    raise NotAcceptable(
        f"the answer to {form.upper()} cannot be written as {format!r}", todo=f"Known: {', '.join(names)}."
    )


def is_nothing(answer: Answer) -> bool:
    """Tell whether the answer has no row, says no, or is an empty graph."""
    if pattern := _NO_ROWS.get(answer.media_type):
        return pattern.search(answer.body) is not None
    if answer.kind == "solutions":
        return len(answer.body.splitlines()) <= 1
    from pyoxigraph import RdfFormat, parse

    return next(parse(answer.body, format=RdfFormat.from_media_type(answer.media_type)), None) is None
