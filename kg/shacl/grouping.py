"""Results that are one fault: those of a severity and a rule, which is a shape, a property and a component."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from kg.shacl.report import Report, Result, gravity


@dataclass(frozen=True, slots=True)
class Group:
    """The results of a severity and a rule, and how many there are in all, also of those that are not shown."""

    results: tuple[Result, ...]
    number: int

    @property
    def first(self) -> Result:
        """Give the result that stands for all where they have something in common."""
        return self.results[0]

    @property
    def has_one_message(self) -> bool:
        """Tell whether the shape says the same of all."""
        return len({result.message for result in self.results}) == 1

    @property
    def headline(self) -> str:
        """Give what all have in common: the message, else what is expected, else the name of the rule."""
        first = self.first
        if self.has_one_message or not first.expected:
            return first.message if self.has_one_message else first.rule
        return f"{first.property_name}: {first.expected}" if first.property_name else _begun(first.expected)

    @property
    def shape(self) -> str:
        """Give the name of the shape that owns the rule."""
        return self.first.rule.partition(" / ")[0]


def groups(report: Report) -> tuple[Group, ...]:
    """Give the groups of a report, the gravest first, then by rule; in each the results by file and line."""
    numbers = {(kind.severity, kind.rule): kind.number for kind in report.kinds}
    ranked = sorted(sorted(report.results, key=_by_place), key=_by_rule)
    return tuple(
        Group(tuple(results), numbers[severity, rule])
        for (_, severity, rule), results in groupby(ranked, key=_by_rule)
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _by_place(result: Result) -> tuple[str, int, tuple[str, ...]]:
    place = result.place
    return ("", 0, result.rank) if place is None else (place.file, place.line or 0, result.rank)


def _by_rule(result: Result) -> tuple[tuple[int, str], str, str]:
    return gravity(result.severity), result.severity, result.rule
