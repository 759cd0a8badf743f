"""The course of a validation: shapes over parts of the data, to the end or until enough is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shacl.engine import Judge, Keep
from kg.shacl.gathered import Gathered
from kg.shacl.report import Note, Place, Report, Result

if TYPE_CHECKING:
    from rdflib import Graph

_CUT = "It was broken off when enough was found: not all shapes have looked at all nodes."


@dataclass(slots=True)
class Enough:
    """When a validation has found enough: ``most`` results, or with ``abort`` one that refuses the data.

    ``counts`` tells which results count.
    """

    most: int | None = None
    abort: bool = False
    counts: Callable[[Result], bool] = lambda result: True
    found: int = 0

    def reached(self, report: Report) -> bool:
        """Tell whether it is reached with this report, on top of those before."""
        counted = [result for result in report.results if self.counts(result)]
        self.found += len(counted)
        is_refused = self.abort and any(result.refuses() for result in counted)
        return is_refused or (self.most is not None and self.found >= self.most)


@dataclass(slots=True)
class Course:
    """A validation under way; ``judges`` have the shapes, together or each one of them.

    ``measured`` has the coverage tell how long each shape took. ``is_cut`` tells that something was left out. In a
    ``lenient`` one, for shapes of that place, those that can't be evaluated are left out and told, unless none can be.
    """

    judges: Sequence[Judge]
    enough: Enough = field(default_factory=Enough)
    measured: bool = False
    lenient: Place | None = None
    is_cut: bool = False
    _left: list[Note] = field(default_factory=list)
    _is_over: bool = False
    _gathered: Gathered = field(default_factory=Gathered)

    def take(self, data: Graph, keep: Keep = None) -> None:
        """Evaluate the shapes over a part of the data, which hold the classes; ``keep`` tells which nodes count."""
        for judge in self.judges:
            if self._is_over:
                self.is_cut = True
                return
            began = perf_counter()
            try:
                report = judge(data, keep, covered=True)
            except InputError as error:
                self._left.append(Note(f"left out: {error.what}", self.lenient))
                if not self.lenient or len(self._left) == len(self.judges):
                    raise
                continue
            if self.measured:
                report = _timed(report, perf_counter() - began)
            self._gathered.add(report)
            self._is_over = self.enough.reached(report)

    def report(self) -> Report:
        """Give the report on what was taken."""
        return self._gathered.report()

    def closed(self, report: Report) -> Report:
        """Give the report that is made of it; what was cut short is not accepted, and says so."""
        report = replace(report, notes=(*report.notes, *self._left))
        if not self.is_cut:
            return report
        return replace(report, accepted=False, notes=(*report.notes, Note(_CUT)))


def _timed(report: Report, seconds: float) -> Report:
    return replace(report, coverage=tuple(replace(each, seconds=seconds) for each in report.coverage))
