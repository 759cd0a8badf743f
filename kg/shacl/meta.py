"""Checks shapes themselves, by the shapes for shapes of the working group (SHACL, appendix C)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shacl.engines import REFERENCE, engine_of
from kg.shacl.findings import report_of
from kg.shacl.graphs import read_graph
from kg.shacl.report import Result, compact, compact_path

if TYPE_CHECKING:
    from rdflib import Graph

_SPECIFICATION = "https://www.w3.org/TR/shacl/#syntax-rule-"
# Where the specification has one rule for many parameters: appendix A, multiple-parameters.
_SINGLE = frozenset(
    "closed ignoredProperties pattern flags qualifiedMaxCount qualifiedMinCount qualifiedValueShape"
    " qualifiedValueShapesDisjoint".split()
)
MOST_TOLD = 5


def check_shapes(shapes: Graph, where: str = "the shapes") -> None:
    """Return if shapes are well-formed, as far as the specification's own shapes can tell.

    :raises kg.errors.InputError: naming each shape that is not, what is wrong and the rule it breaks.
    """
    told = list(dict.fromkeys(map(fault, faults(shapes))))
    if not told:
        return
    more = f" (and {len(told) - MOST_TOLD} more)" if len(told) > MOST_TOLD else ""
    raise InputError(
        f"the shapes are ill-formed: {'; '.join(told[:MOST_TOLD])}{more}",
        where=where,
        todo="Mend them; the rules are in appendix A of the SHACL specification.",
    )


def faults(shapes: Graph) -> tuple[Result, ...]:
    """Give what the specification's own shapes find in shapes: results whose focus nodes are shapes."""
    rules = _rules()
    return report_of(engine_of(REFERENCE).prepare(rules, False)(shapes), None, shapes, rules).results


@cache
def _rules() -> Graph:
    content = (files("pyshacl") / "assets" / "shacl-shacl.ttl").read_bytes()
    return read_graph(content, "turtle", what="shacl-shacl.ttl", shapes=True)


def fault(result: Result) -> str:
    """Give in words, with the rule that is broken, what ``faults`` found."""
    shape = compact(result.focus) if not result.focus.startswith("_:") else "a shape without an IRI"
    if result.path is None:
        return f"{shape} is neither a well-formed node shape nor a well-formed property shape"
    found = f", found {result.found}" if result.found else ""
    said = f"{compact_path(result.path)} of {shape}: {result.expected or result.message}{found}"
    return f"{said} ({_SPECIFICATION}{rule})" if (rule := _rule(result)) else said


def _rule(result: Result) -> str:
    """Give the name of the syntax rule that a result is about, empty if it can't be told."""
    parameter = compact(result.path or "").removeprefix("sh:")
    kind = result.component.rpartition("#")[2].removesuffix("ConstraintComponent")
    if not parameter.isalpha():
        return ""
    if kind == "MaxCount" and parameter in _SINGLE:
        return "multiple-parameters"
    return f"{parameter}-{kind[:1].lower()}{kind[1:]}"
