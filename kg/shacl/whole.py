"""Validates a whole store in bounded memory: slice by slice, with the results of validating it all at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.shacl.coverage import Coverage
from kg.shacl.engine import prepared
from kg.shacl.engines import REFERENCE
from kg.shacl.report import Report, Result
from kg.shacl.slices import SLICE_TRIPLES, Graphs, Slicing

if TYPE_CHECKING:
    from rdflib import Graph

type Told = Callable[[int, str], None]

_BLANK = re.compile(rb"^_:b(?=\d)|(?<= )_:b(?=\d+ \.$)", re.MULTILINE)


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
    gathered = _Gathered()
    for part in Slicing(store, judge.told, judge.classes, most, light=judge.light):
        gathered.add(judge(part.data, part.own.__contains__, covered=True))
        told(part.read, part.note)
    return gathered.report()


class _Gathered:
    """The reports of slices as one."""

    def __init__(self) -> None:
        self._results: list[Result] = []
        self._broken: set[bytes] = set()
        self._sound: set[bytes] = set()
        self._covered: dict[str, Coverage] = {}
        self._slices = 0

    def add(self, report: Report) -> None:
        """Take in the report of a slice."""
        self._slices += 1
        self._results += report.results
        for each in report.coverage:
            before = self._covered.get(each.shape, replace(each, targets=0, results=0))
            self._covered[each.shape] = replace(
                each, targets=before.targets + each.targets, results=before.results + each.results
            )
        lines = self._broken if report.results else self._sound
        lines.update(_BLANK.sub(b"_:s%db" % self._slices, report.graph).splitlines())

    def report(self) -> Report:
        """Give the report of all that was taken in."""
        results = tuple(sorted(self._results, key=lambda each: each.rank))
        lines = sorted(self._broken or self._sound)
        return Report(
            conforms=not results,
            accepted=not any(result.refuses() for result in results),
            results=results,
            graph=b"\n".join(lines) + b"\n",
            coverage=tuple(self._covered[shape] for shape in sorted(self._covered)),
        )
