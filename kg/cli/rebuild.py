"""``kg rebuild``: the store anew from its archive."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.store.rebuilding import Summary


def rebuild(
    session: Session,
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Read the whole archive and compare; change nothing. 1 if they differ."),
    ] = False,
    until: Annotated[
        datetime | None,
        typer.Option(help="Leave out what was written later (UTC); with --to."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Make a new store there, and leave this one as it is."),
    ] = None,
) -> None:
    """Make the store anew from its archive: what was ingested, loaded, updated and deleted, in that order.

    No other process may have the store open; with --check or --to, a server may run.
    """
    from kg.errors import UsageError
    from kg.store import local_directory, rebuilding

    directory = local_directory(session.settings())
    if until is not None and to is None:
        raise UsageError(
            "--until needs a place for the older state", where="--until", todo="Name it with --to DIR."
        )
    if to is not None:
        _tell(session, rebuilding.rebuild_elsewhere(directory, to, until=until), None, str(to))
        return
    if check:
        new, old = rebuilding.compare(directory)
        _tell(session, new, old, str(directory))
        if new != old:
            raise typer.Exit(NOT_FOUND)
        return
    done = rebuilding.rebuild(directory)
    _tell(session, done.new, done.old, str(directory))
    if done.aside:
        session.warn(f"the old database is damaged; it was put aside, and can be deleted: {done.aside}")


def _tell(session: Session, new: Summary, old: Summary | None, where: str) -> None:
    print(f"{new.quads} quads from the archive  sha256-sum {new.digest[:16]}  {where}")
    if old and new == old:
        print("the same as in the store")
    elif old:
        session.warn(f"the store held something else: {old.quads} quads, sha256-sum {old.digest[:16]}")
