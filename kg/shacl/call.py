"""A validation as Python asks for it: a graph in, a report out, and nothing passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.shacl import engine as engines
from kg.shacl.admission import Admitted, admitted
from kg.shacl.emptiness import refuse_empty_report
from kg.shacl.engines import REFERENCE
from kg.shacl.meta import WARN, known_check
from kg.shacl.origins import Origins
from kg.shacl.report import Report
from kg.shacl.shape_sets import load_shapes

if TYPE_CHECKING:
    from rdflib import Graph


def validate(
    data: bytes | Graph,
    *,
    shapes: Graph | None = None,
    focus_prefix: str | None = None,
    whole_graph: bool = False,
    engine: str = REFERENCE,
    advanced: bool = False,
    allow_empty: bool = False,
    shapes_check: str = WARN,
) -> Report:
    """Give what shapes say of data, N-Triples or a graph, with coverage; without ``shapes`` they are ours.

    ``advanced``, ``allow_empty`` and ``shapes_check`` are those of ``kg.shacl.job.Options``, the rest those of
    ``kg.shacl.validate``.

    :raises kg.errors.RdfError: if the data do not parse.
    :raises kg.errors.InputError: if the shapes can't be evaluated, or nothing is looked at.
    :raises kg.errors.UsageError: if there is no such engine or check.
    """
    check = known_check(shapes_check)
    rules = Admitted(None)
    if shapes is not None:
        origins = Origins(shapes)
        rules = admitted(
            shapes, origins, "the shapes", advanced=advanced, allow_empty=allow_empty, check=check
        )
    report = engines.validate(
        data,
        shapes=rules.shapes,
        focus_prefix=focus_prefix,
        whole_graph=whole_graph,
        engine=engine,
        covered=True,
        advanced=advanced,
    )
    if not allow_empty:
        refuse_empty_report(report, load_shapes() if rules.shapes is None else rules.shapes)
    return rules.told(report)
