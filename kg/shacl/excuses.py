"""Results that do not count: known from before, or suppressed by somebody who says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.shacl.report import Report, Result


@dataclass(frozen=True, slots=True)
class Excused:
    """A result that does not count, and why."""

    result: Result
    reason: str


def excused(report: Report, reason: Callable[[Result], str | None]) -> Report:
    """Give a whole report in which a result does not count if there is a reason; its verdict is made anew.

    ``conforms`` and the RDF form stay what the specification says.
    """
    counted: list[Result] = []
    aside: list[Excused] = []
    for result in report.results:
        why = reason(result)
        if why is None:
            counted.append(result)
        else:
            aside.append(Excused(result, why))
    counts = Counter(dict(report.excused))
    counts.update(each.reason for each in aside)
    return replace(
        report,
        results=tuple(counted),
        accepted=not any(result.refuses(report.refuse) for result in counted),
        excused=tuple(sorted(counts.items())),
        suppressed=(*report.suppressed, *aside),
    )
