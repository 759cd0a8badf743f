"""``kg backup``: a copy of the store that can be restored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session


def backup(
    session: Session,
    target: Annotated[
        Path, typer.Argument(metavar="DIR", help="An empty folder, or that of the last backup.")
    ],
) -> None:
    """Copy the store's archive, from which 'kg restore' makes the store; a server may run meanwhile.

    Into the folder of the last backup, only what has come since is copied.
    """
    from kg.store import local_directory
    from kg.store.backup import backup

    done = backup(local_directory(session.settings()), target)
    print(f"{done.total:,} bytes in {target}, {done.copied:,} of them new")
