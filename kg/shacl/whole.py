"""Validates a whole store in bounded memory: slice by slice, with the results of validating it all at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.shacl.course import Course
from kg.shacl.engine import Keep, prepared
from kg.shacl.engines import REFERENCE
from kg.shacl.report import Report
from kg.shacl.slices import SLICE_TRIPLES, Graphs, Slicing

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

type Told = Callable[[int, str], None]


def validate_store(
    store: Graphs,
    *,
    shapes: Graph | None = None,
    whole_graph: bool = True,
    engine: str = REFERENCE,
    most: int = SLICE_TRIPLES,
    told: Told = lambda read, note: None,
) -> Report:
    """Give what shapes say of the union of all graphs of a store, with coverage.

    The memory that it takes is that of ``most`` triples and of what shapes look at from them, of the text of
    the largest graph, and of the results. ``told`` is called behind each slice with the number of triples that
    were read for it and what they are.

    :raises kg.errors.UsageError: if there is no such engine, or the shapes can't be evaluated in slices.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    judge = prepared(shapes, whole_graph, engine)
    slicing = Slicing(store, judge.told, judge.classes, most, light=judge.light)
    return sliced(slicing, Course([judge]), told=told)


def sliced(
    slicing: Slicing, course: Course, keep: Keep = None, *, told: Told = lambda read, note: None
) -> Report:
    """Give the report of a course over all slices; ``keep`` tells which focus nodes count.

    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    for part in slicing:
        course.take(part.data, _both(part.own.__contains__, keep))
        if course.is_cut:
            break
        told(part.read, part.note)
    return course.report()


def _both(own: Callable[[Node], bool], keep: Keep) -> Callable[[Node], bool]:
    return own if keep is None else lambda node: own(node) and keep(node)
