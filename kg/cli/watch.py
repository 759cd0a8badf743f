"""``kg validate --watch``: again whenever a file changes, until somebody breaks off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.shacl import Report

type State = dict[str, tuple[int, int] | None]

# Half a second is not noticed by who saves a file, and costs nothing.
PAUSE_SECONDS = 0.5
_FILES = ("data", "shapes", "ontology", "baseline", "suppress")


def watch(
    asked: Mapping[str, Any], run: Callable[[], Report], keep: Callable[[Report], None] | None
) -> NoReturn:
    """Validate, and again each time that a file changes that is ``asked`` for by name; tell time and verdict.

    ``keep`` takes the report; where there is none, what is wrong is told too. An error is told, and does not end it.

    :raises kg.errors.UsageError: if there is no file to watch, or one of them would be written.
    """
    if not asked["data"] or "-" in asked["data"] or asked["update_baseline"]:
        raise UsageError(
            "only files can be watched, and only be read",
            where="--watch",
            todo="Name files; leave out - and --update-baseline.",
        )
    sources = [str(each) for name in _FILES for each in _listed(asked[name])]
    before: State | None = None
    while True:
        now = _state(sources)
        if now != before:
            before = now
            _tell(run, keep)
        time.sleep(PAUSE_SECONDS)


def _tell(run: Callable[[], Report], keep: Callable[[Report], None] | None) -> None:
    from kg.cli import failure
    from kg.shacl.text import report_text, verdict

    try:
        report = run()
        if keep is not None:
            keep(report)
        text = verdict(report) if keep or report.is_clear else report_text(report)
    except KgError as error:
        text = failure.line(error)
    print(f"{datetime.now():%H:%M:%S}  {text}", flush=True)


def _listed(named: object) -> Iterable[object]:
    return named if isinstance(named, list) else [] if named is None else [named]


def _state(sources: Iterable[str]) -> State:
    """Give time and size of each file; None for one that is not there, or an address."""
    from kg.cli.rdf_input import names_of

    found: State = {}
    for source in sources:
        try:
            names = names_of(source)
        except KgError:  # a pattern that fits no file now
            names = [source]
        for name in names:
            try:
                file = Path(name).stat()
                found[name] = (file.st_mtime_ns, file.st_size)
            except OSError:
                found[name] = None
    return found
