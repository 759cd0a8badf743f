"""Lets shapes of others in: what can't be evaluated is refused or told, before anything is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.shacl.advanced import refuse_advanced
from kg.shacl.emptiness import refuse_empty_shapes
from kg.shacl.meta import check_shapes
from kg.shacl.origins import Origins
from kg.shacl.report import Note, Report

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Admitted:
    """Shapes that can be evaluated, None for ours, and what must be told of them."""

    shapes: Graph | None
    notes: tuple[Note, ...] = ()

    def told(self, report: Report) -> Report:
        """Give a report that tells it."""
        return replace(report, notes=(*self.notes, *report.notes))


def admitted(
    shapes: Graph, origins: Origins, where: str, *, advanced: bool = False, allow_empty: bool = False
) -> Admitted:
    """Give shapes as they are evaluated; ``where`` is what their documents are called.

    :raises kg.errors.InputError: if they are ill-formed, use Advanced Features without ``advanced``, or have no
        target, unless that is allowed.
    """
    refuse_advanced(shapes, origins, advanced=advanced)
    if not allow_empty:
        refuse_empty_shapes(shapes, where)
    check_shapes(shapes, where)
    return Admitted(shapes)
