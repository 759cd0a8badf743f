"""How long each shape took, as a table: the slowest first."""

from __future__ import annotations

from collections.abc import Iterable

from kg.shacl.coverage import Coverage

_HEAD = ("seconds", "nodes", "results", "shape")


def profile_lines(coverage: Iterable[Coverage]) -> list[str]:
    """Give the lines of the table, none if nothing was measured."""
    measured = sorted(
        ((each.seconds, each) for each in coverage if each.seconds is not None),
        key=lambda pair: (-pair[0], pair[1].shape),
    )
    rows = [
        (f"{seconds:.3f}", str(each.targets), str(each.results), _name(each)) for seconds, each in measured
    ]
    widths = [max(map(len, column)) for column in zip(_HEAD, *rows, strict=True)]
    lines = ["  ".join((*map(str.rjust, row[:-1], widths), row[-1])) for row in (_HEAD, *rows)]
    return lines if rows else []


def _name(covered: Coverage) -> str:
    return f"{covered.title or covered.shape}{f' ({covered.name})' if covered.name else ''}"
