"""Finds ``ontology/``, ``shapes/`` and ``queries/``, packed in the wheel or beside ``kg/``; reads files that are named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Give the folder ``ontology``, ``shapes``, ``queries`` or ``samples`` as an existing path.

    :raises InputError: if the installation has no such folder.
    """
    for candidate in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise InputError(
        f"the installation has no folder {name!r}", where=str(_PACKAGE), todo="Install it again."
    )


def read_file(path: Path | str, todo: str = "Check the path.") -> bytes:
    """Give the bytes of a file that somebody named.

    :raises InputError: with the reason, if it cannot be read; ``todo`` says what to do.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(path), todo=todo) from None
