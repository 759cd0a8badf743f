"""``kg restore``: a store from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session


def restore(
    session: Session,
    source: Annotated[Path, typer.Argument(metavar="DIR", help="What 'kg backup' has written.")],
) -> None:
    """Check a backup and make the store from it, in a directory (--store) that is new or empty."""
    from kg.store import local_directory
    from kg.store.backup import restore

    directory = local_directory(session.settings())
    print(f"{restore(source, directory).quads:,} quads in {directory}")
