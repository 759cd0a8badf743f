"""Says which shape can't be evaluated and why, from what an engine raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.shacl.literals.patterns import objection
from kg.shacl.naming import Rules
from kg.shacl.paths import property_path
from kg.shacl.prefixes import prefixes_of

if TYPE_CHECKING:
    from rdflib import Graph

_MOST = 300


def fault(error: BaseException, shapes: Graph) -> str:
    """Give in one line what is wrong, with the shape where pySHACL met it if that can be told."""
    shape = _shape(error)
    if shape is None:
        return _reason(error)
    name = Rules(shapes, prefixes_of(shapes)).rule(shape.node, _path(shape), "")
    return f"{_reason(error).rstrip('.')}, in {name}"


def one_line(error: BaseException) -> str:
    """Give what an error says in one line that is not too long."""
    text = re.sub(
        r": expected one of .*", "", " ".join(str(error).split())
    )  # turbo's SPARQL parser lists bytes
    return _short(text)


def _shape(error: BaseException) -> Any:
    """Give pySHACL's shape that was at work when it raised, the innermost."""
    from pyshacl.shape import Shape

    found, trace = None, error.__traceback__
    while trace is not None:
        worker = trace.tb_frame.f_locals.get("self")
        shape = getattr(worker, "shape", worker)
        found = shape if isinstance(shape, Shape) else found
        trace = trace.tb_next
    return found


def _path(shape: Any) -> str | None:
    path = shape.path()
    return None if path is None else property_path(shape.sg.graph, path)


def _reason(error: BaseException) -> str:
    from pyparsing import ParseException
    from pyshacl.errors import ConstraintLoadError, RuleLoadError, ShapeLoadError

    if isinstance(error, re.error):
        pattern = str(error.pattern)
        return f"the pattern “{_short(pattern)}” can't be read: {objection(pattern) or error.msg}"
    if isinstance(error, ParseException):
        rest = error.line[error.col - 1 :]
        return (
            f"the SPARQL can't be read {f'from “{_short(rest)}” on' if rest else 'to its end'}: {error.msg}"
        )
    if isinstance(error, (ConstraintLoadError, RuleLoadError, ShapeLoadError)):
        return str(error.args[0])
    return one_line(error)


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"
