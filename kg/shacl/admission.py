"""Lets shapes of others in: what can't be evaluated is refused or told, before anything is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.shacl.advanced import refuse_advanced
from kg.shacl.emptiness import refuse_empty_shapes
from kg.shacl.entailment import refuse_entailment
from kg.shacl.meta import REFUSE, WARN, check_shapes, without_ill_formed
from kg.shacl.origins import Origins
from kg.shacl.report import Note, Report
from kg.shacl.vocabulary import unknown_terms

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
    shapes: Graph,
    origins: Origins,
    where: str,
    *,
    advanced: bool = False,
    inference: str | None = None,
    allow_empty: bool = False,
    check: str = WARN,
) -> Admitted:
    """Give shapes as they are evaluated; ``where`` is what their documents are called.

    By the ``check`` those that are ill-formed are refused, left out (warn), or taken as they are (off).

    :raises kg.errors.InputError: if they are ill-formed and are to be refused for it, use Advanced Features without
        ``advanced`` or an entailment regime without the ``inference``, or have no target, unless that is allowed.
    """
    refuse_advanced(shapes, origins, advanced=advanced)
    refuse_entailment(shapes, origins, inference)
    if not allow_empty:
        refuse_empty_shapes(shapes, where)
    unknown = tuple(
        Note(str(term), next(filter(None, map(origins.place, term.nodes)), None))
        for term in unknown_terms(shapes)
    )
    if check == REFUSE:
        check_shapes(shapes, where, origins)
    kept, left = without_ill_formed(shapes, origins) if check == WARN else (shapes, ())
    return Admitted(kept, (*unknown, *left))
