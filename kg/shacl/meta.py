"""Checks shapes themselves: those that are ill-formed are refused, or left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError, UsageError
from kg.shacl.graphs import united
from kg.shacl.origins import Origins
from kg.shacl.references import references
from kg.shacl.report import Note
from kg.shacl.syntax import Flaw, Lists, flaws

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

REFUSE, WARN, OFF = CHECKS = ("refuse", "warn", "off")
_SPECIFICATION = "https://www.w3.org/TR/shacl/#syntax-rule-"
_SH = "http://www.w3.org/ns/shacl#"
# What a shape that is left out can't answer: whether a value does not have it, or how many have.
_NEGATIVE = ("not", "xone", "qualifiedValueShape")
_QUALIFIED = ("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint")
MOST_TOLD = 5


def known_check(name: str) -> str:
    """Give the name of a way to check shapes.

    :raises kg.errors.UsageError: if there is none.
    """
    if name not in CHECKS:
        raise UsageError(
            f"{name!r} is no check of shapes", where="shapes_check", todo=f"Known: {', '.join(CHECKS)}."
        )
    return name


def check_shapes(shapes: Graph, where: str = "the shapes", origins: Origins | None = None) -> None:
    """Return if shapes are well-formed, as far as the specification's own shapes can tell.

    :raises kg.errors.InputError: naming each shape that is not, what is wrong and the rule it breaks.
    """
    found = list(flaws(shapes))
    if not found:
        return
    known = origins or Origins(shapes)
    told = list(dict.fromkeys(in_words(flaw, known, placed=True) for flaw in found))
    more = f" (and {len(told) - MOST_TOLD} more)" if len(told) > MOST_TOLD else ""
    raise InputError(
        f"the shapes are ill-formed: {'; '.join(told[:MOST_TOLD])}{more}",
        where=where,
        todo="Mend them (appendix A of the SHACL specification has the rules), or say --shapes-check warn.",
    )


def without_ill_formed(shapes: Graph, origins: Origins) -> tuple[Graph, tuple[Note, ...]]:
    """Give shapes without what is ill-formed in them, and what was left out.

    A shape that is left out holds for every node, and keeps its path: where others refer to it they ask for less,
    never for more. Where it would be for more (``sh:not``), the constraint of the other shape is left out too.
    """
    found = list(flaws(shapes))
    if not found:
        return shapes, ()
    kept = united(shapes)
    notes = [Note(f"left out: {in_words(flaw, origins)}", origins.place(flaw.shape)) for flaw in found]
    out = {flaw.shape for flaw in found}
    for flaw in found:
        _empty(kept, flaw)
    for shape, name in _undecided(kept, out):
        for each in _QUALIFIED if name in _QUALIFIED else (name,):
            kept.remove((shape, _sh(each), None))
        notes.append(
            Note(
                f"left out: sh:{name} of {origins.name(shape)}, which rests on what was left out",
                origins.place(shape),
            )
        )
    return kept, tuple(dict.fromkeys(notes))


def _empty(shapes: Graph, flaw: Flaw) -> None:
    """Take from shapes all that a shape says, but for its path if that is well-formed."""
    from rdflib import RDF, SH

    if flaw.parameter in ("shapesGraph", "entailment"):
        shapes.remove((flaw.shape, _sh(flaw.parameter), None))
        return
    paths = list(shapes.objects(flaw.shape, SH.path))
    is_path = len(paths) == 1 and Lists(shapes).is_path(paths[0])
    is_node = (flaw.shape, RDF.type, SH.NodeShape) in shapes
    shapes.remove((flaw.shape, None, None))
    if is_path and not is_node:
        shapes.add((flaw.shape, SH.path, paths[0]))
    else:
        shapes.remove((None, SH.property, flaw.shape))
        shapes.add((flaw.shape, RDF.type, SH.NodeShape))


def _undecided(shapes: Graph, out: set[Node]) -> list[tuple[Node, str]]:
    """Give the constraints that would ask for more if the shapes that they rest on ask for less."""
    rests: dict[Node, set[tuple[Node, str]]] = {}
    for shape, name, other in references(shapes):
        rests.setdefault(other, set()).add((shape, name))
    waiting, seen = list(out), set(out)
    found: set[tuple[Node, str]] = set()
    while waiting:
        for shape, name in rests.get(waiting.pop(), ()):
            if name in _NEGATIVE:
                found.add((shape, name))
            if shape not in seen:
                seen.add(shape)
                waiting.append(shape)
    return sorted(found, key=str)


def _sh(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(_SH + name)


def in_words(flaw: Flaw, origins: Origins, *, placed: bool = False) -> str:
    """Give what is ill-formed in words, with the rule that is broken, and where it stands if it is to be ``placed``."""
    name = origins.told(flaw.shape) if placed else origins.name(flaw.shape)
    link = f" ({_SPECIFICATION}{flaw.rule})" if flaw.rule else ""
    return f"{f'sh:{flaw.parameter} of ' if flaw.parameter else ''}{name}: {flaw.demand}, found {flaw.found}{link}"
