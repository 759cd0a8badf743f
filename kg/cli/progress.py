"""A progress bar on stderr, for people only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Work:
    """Long work that says how far it is; without a bar it only passes lines on."""

    def __init__(self, bar: Progress | None = None, task: TaskID | None = None) -> None:
        self._bar, self._task = bar, task

    def step(self, note: str, pieces: int = 1) -> None:
        """Count a piece of work, or more, as done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=pieces, description=note)

    def say(self, line: str) -> None:
        """Write a line to stdout, above the bar if that is on the same terminal."""
        if self._bar is not None and sys.stdout.isatty():
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, flush=True)


@contextmanager
def progress(
    total: int | None, *, shown: bool, beginning: str = "loading the language model"
) -> Iterator[Work]:
    """Show a bar on stderr, unless that is no terminal, while the work goes on."""
    if not shown or not sys.stderr.isatty():
        yield Work()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *((TextColumn("left"), TimeRemainingColumn()) if total else ()),
        TextColumn("{task.description}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        yield Work(bar, bar.add_task(beginning, total=total))
