"""Refuses a validation that looks at nothing: what nobody looked at is not sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shacl.advanced import is_active
from kg.shacl.coverage import targeting
from kg.shacl.prefixes import prefixes_of
from kg.shacl.report import Report

if TYPE_CHECKING:
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"
_OTHERWISE = "say --allow-empty (allow_empty=true) if that is as it should be"
# What drafts called it: the Recommendation of 2017 has other words for all of these.
_OF_DRAFTS = ("scopeClass", "scopeNode", "scope", "scopeProperty", "Shape", "shape", "constraint")
_MOST_TOLD = 3


def refuse_empty_shapes(shapes: Graph, where: str) -> None:
    """Return if there is a shape with a target.

    :raises kg.errors.InputError: saying whether there is no shape at all, or none with a target.
    """
    from rdflib import RDF, SH

    if targeting(shapes) or any(is_active(shapes, each) for each in shapes.subjects(SH.target, None)):
        return
    is_shape = ((None, RDF.type, SH.NodeShape), (None, RDF.type, SH.PropertyShape), (None, SH.property, None))
    if any(pattern in shapes for pattern in is_shape) and not (hint := _hint(shapes)):
        what = "no shape has a target, so nothing would be looked at"
        hint = "Give a shape a target (sh:targetClass)"
    else:
        what, hint = "there is no shape", _hint(shapes) or "Check that this is the file that holds the shapes"
    raise InputError(what, where=where, todo=f"{hint}, or {_OTHERWISE}.")


def refuse_empty_report(report: Report, shapes: Graph, data: Graph | None = None) -> None:
    """Return if a shape found a node to look at.

    :raises kg.errors.InputError: if none did; naming targets of the shapes and classes of the data.
    """
    if any(each.targets for each in report.coverage):
        return
    from rdflib import RDF

    prefixes = prefixes_of(shapes, *([data] if data is not None else ()))
    wanted = sorted(
        {f"{prefixes.compact(term)} {prefixes.compact(value)}" for term, value in _targets(shapes)}
    )
    held = (
        () if data is None else sorted({prefixes.compact(str(each)) for each in data.objects(None, RDF.type)})
    )
    told = f"; they look for {_some(wanted)}" if wanted else ""
    if data is not None:
        told += f", the data have {_some(held) or 'no class'}"
    raise InputError(
        f"no shape found a node to look at{told}",
        where="the data",
        todo=f"Check the classes in the data and the targets of the shapes, or {_OTHERWISE}.",
    )


def _targets(shapes: Graph) -> set[tuple[str, str]]:
    from rdflib import SH, BNode

    found = {
        (str(term), str(value))
        for term in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        for value in shapes.objects(None, term)
    }
    if not found:
        found = {("class", str(shape)) for shape in targeting(shapes) if not isinstance(shape, BNode)}
    return found


def _some(words: list[str] | tuple[str, ...]) -> str:
    more = f" and {len(words) - _MOST_TOLD} more" if len(words) > _MOST_TOLD else ""
    return ", ".join(words[:_MOST_TOLD]) + more


def _hint(shapes: Graph) -> str:
    """Give what may be wrong with shapes that have no target, empty if nothing tells."""
    from rdflib import URIRef

    old = [name for name in _OF_DRAFTS if any(URIRef(_SH + name) in triple for triple in shapes)]
    if old:
        return (
            f"It is written in SHACL as drafts of 2016 had it (sh:{old[0]}); bring it to the Recommendation, "
            "where sh:scopeClass is sh:targetClass and sh:predicate is sh:path"
        )
    others = {
        str(term)
        for triple in shapes
        for term in triple
        if isinstance(term, URIRef) and "w3.org/ns/shacl" in term and not term.startswith(_SH)
    }
    return f"Its terms are not those of SHACL, <{_SH}...>, but <{min(others)}>" if others else ""
