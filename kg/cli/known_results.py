"""The files of results that do not count: known ones, and those that somebody decided to live with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.resources import read_file

if TYPE_CHECKING:
    from kg.shacl import Report
    from kg.shacl.baseline import Baseline
    from kg.shacl.job import Options
    from kg.shacl.suppressions import Suppression


def known_results(path: Path | None) -> Baseline | None:
    """Give the baseline of a file.

    :raises kg.errors.InputError: if it cannot be read, or is none.
    """
    from kg.shacl.baseline import read_baseline

    if path is None:
        return None
    return read_baseline(read_file(path, "Check the path, or make it: --update-baseline."), str(path))


def suppressions_of(path: Path | None) -> tuple[Suppression, ...]:
    """Give the suppressions of a file.

    :raises kg.errors.InputError: if it cannot be read, or holds something else.
    """
    from kg.shacl.suppressions import read_suppressions

    return () if path is None else read_suppressions(read_file(path), str(path))


def brought_up(path: Path | None, options: Options, run: Callable[[Options], Report]) -> Report:
    """Write all results of a run as the baseline; give the report in which they are known.

    :raises kg.errors.UsageError: if there is no name for the file, or only a part of the results is asked for.
    """
    from kg.cli.output import write
    from kg.shacl.baseline import baseline_of

    if path is None:
        raise UsageError("the baseline has no name", where="--update-baseline", todo="Give --baseline FILE.")
    if options.is_partial:
        raise UsageError(
            "a baseline knows the results of all shapes about all nodes",
            where="--update-baseline",
            todo="Leave out --focus, --shape, --abort and --max-results.",
        )
    report = run(replace(options, severity=None, limit=None, limit_per_shape=None))
    known = baseline_of(report)
    write(known.written(), path)
    return replace(options, baseline=known, suppress=()).settled(report)
