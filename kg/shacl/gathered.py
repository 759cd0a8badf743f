"""Reports on parts of the data, or of the shapes, as the one report that the whole would give."""

from __future__ import annotations

import re

from kg.shacl.coverage import Coverage
from kg.shacl.report import Note, Report, Result

# Of the report itself there is one node; those of results and paths are each part's own.
_BLANK = re.compile(rb"^_:(?!report )|(?<= )_:(?=\w+ \.$)", re.MULTILINE)


class Gathered:
    """The reports of parts as one; of a single part it is that part's own."""

    def __init__(self) -> None:
        self._first: Report | None = None
        self._results: list[Result] = []
        self._broken: set[bytes] = set()
        self._sound: set[bytes] = set()
        self._covered: dict[str, Coverage] = {}
        self._notes: dict[Note, None] = {}
        self._parts = 0

    def add(self, report: Report) -> None:
        """Take in the report on a part."""
        self._parts += 1
        self._first = self._first or report
        self._results += report.results
        self._notes |= dict.fromkeys(report.notes)
        for each in report.coverage:
            before = self._covered.get(each.shape)
            self._covered[each.shape] = each if before is None else before.joined(each)
        lines = self._broken if report.results else self._sound
        lines.update(_BLANK.sub(b"_:s%d" % self._parts, report.graph).splitlines())

    def report(self) -> Report:
        """Give the report of all that was taken in."""
        if self._first is not None and self._parts == 1:
            return self._first
        results = tuple(sorted(self._results, key=lambda each: each.rank))
        lines = sorted(self._broken or self._sound)
        return Report(
            conforms=not results,
            accepted=not any(result.refuses() for result in results),
            results=results,
            graph=b"\n".join(lines) + b"\n",
            coverage=tuple(self._covered[shape] for shape in sorted(self._covered)),
            notes=tuple(self._notes),
        )
