"""Finds ``ontology/``, ``shapes/`` and ``queries/``: packed in the wheel, or beside ``kg/`` in a checkout."""

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
