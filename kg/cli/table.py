"""Rows for the eye: aligned columns, IRIs shortened."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from kg.query.solutions import Solutions, Term

GAP = "  "
NARROWEST = 12


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int | None = None,
    whole: Sequence[str] = (),
) -> str:
    """Give the rows as lines of aligned columns under their heads.

    With ``width`` the widest columns are cut until a line has no more characters than that; the columns named
    in ``whole`` are not cut.
    """
    cells = [[_flat(cell) for cell in row] for row in rows]
    widths = [max([_width(head), *(_width(row[i]) for row in cells)]) for i, head in enumerate(heads)]
    if width is not None:
        kept = [head in whole for head in heads]
        widths = _fit(widths, kept, width - len(GAP) * (len(widths) - 1))
    lines = [heads, ["-" * size for size in widths], *cells]
    return "".join(_line(line, widths) for line in lines)


def solutions_table(found: Solutions, base: str, width: int | None = None) -> str:
    """Give the rows of an answer as a table; the columns that are empty in all rows are left out."""
    shown = [name for name in found.variables if any(name in row for row in found)] or found.variables
    rows = ([_term(row[name], base) if name in row else "" for name in shown] for row in found)
    # an IRI that is cut cannot be asked for
    iris = [name for name in shown if any(name in row and row[name].kind == "uri" for row in found)]
    return table(shown, rows, width, iris)


def terminal_width() -> int:
    """Give the number of columns of the terminal."""
    return shutil.get_terminal_size((120, 40)).columns


def short(iri: str, base: str) -> str:
    """Give an IRI as ``person/wd-Q1``, ``dip:Summit`` or, if neither fits, as it is."""
    if iri.startswith(f"{base}id/"):
        return iri.removeprefix(f"{base}id/")
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.isidentifier():
            return f"{prefix}:{name}"
    return iri


def _term(term: Term, base: str) -> str:
    return short(term.value, base) if term.kind == "uri" else term.value


def _fit(widths: list[int], kept: list[bool], room: int) -> list[int]:
    widths = list(widths)
    while sum(widths) > room:
        size, place = max(
            (0 if keep else size, place) for place, (size, keep) in enumerate(zip(widths, kept, strict=True))
        )
        if size <= NARROWEST:
            break
        widths[place] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (_pad(_cut(cell, size), size) for cell, size in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip() + "\n"


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _cut(cell: str, size: int) -> str:
    if _width(cell) <= size:
        return cell
    while cell and _width(cell) > size - 1:
        cell = cell[:-1]
    return f"{cell.rstrip()}…"


def _pad(cell: str, size: int) -> str:
    return cell + " " * (size - _width(cell))


def _width(text: str) -> int:
    """Give how many columns the text takes on a terminal."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
