"""What must be the same on each machine, so that an article gives the same bytes wherever it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.resources import folder

if TYPE_CHECKING:
    from kg.config import Settings

_PACKAGE = Path(__file__).resolve().parent.parent


def likeness(settings: Settings) -> dict[str, str]:
    """Give what bears on the reading here: versions, and digests of the files that it rests on, by their names."""
    program = sorted(_PACKAGE.rglob("*.py"))
    data = [path for name in ("ontology", "shapes") for path in sorted(folder(name).rglob("*.ttl"))]
    return {
        "diplomacy-kg": f"{__version__} ({_digest([*program, *data])})",
        "spacy": version("spacy"),
        f"the model {settings.model}": _model(settings.model),
        f"the file of authority data {settings.authority or ''}".rstrip(): _digest([settings.authority]),
        f"the file of decisions {settings.decisions}": _digest([settings.decisions]),
    }


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """Say what differs."""
    return [
        f"{name}: {here.get(name, 'missing')}, not {value}"
        for name, value in there.items()
        if here.get(name) != value
    ]


def _digest(paths: Iterable[Path | None]) -> str:
    """Give a short digest of files, ``missing`` if one is not there."""
    found = hashlib.sha256()
    for path in paths:
        if path is None:
            continue
        if not path.is_file():
            return "missing"
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def _model(name: str) -> str:
    meta = Path(name) / "meta.json"
    if meta.is_file():
        return _digest([meta])
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
