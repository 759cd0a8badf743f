"""Backups of a store: its archive, which the store is made anew from, and what lies beside it.

A backup is a folder: ``backup.json`` says of which store it is and which bytes of which file count, with their
SHA-256; it is written last. A backup into the same folder again copies what has come since.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.archive.archive import FOLDER, is_behind
from kg.archive.copying import Copied, check_copy, copy_archive, copy_segments, segments_in, segments_out
from kg.errors import ArchiveDamaged, StoreError
from kg.store.directory import CARD, QUARANTINE, is_store, opened_directory, unusable, write_whole
from kg.store.rebuilding import Summary, check_archive, rebuild

_LIST = "backup.json"
_FORMAT = 1
# The folders of stores in a backup; no others are written, whatever its list says.
_STORES = {".", QUARANTINE}
# Beside the archive: the audit log, and the card that names the store.
_FILES = (CARD, "audit.jsonl")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup came to: bytes in all, and how many of them were copied this time."""

    total: int
    copied: int


def backup(directory: Path, target: Path) -> BackedUp:
    """Copy a store, with its quarantine, to a folder that is empty or holds its last backup.

    A server may serve the store, and others may write to it: what was committed at one moment is copied.

    :raises kg.errors.StoreError: if the store has no archive, the folder holds something else, or is full.
    :raises kg.errors.ArchiveDamaged: if the archive is damaged; the last backup stays as it was.
    """
    id = opened_directory(directory, create=False)
    stores = list(_stores(directory))
    for each in stores:
        check_archive(each)
        _check_in_step(each)
    try:
        before = _last(target, id)
        target.mkdir(parents=True, exist_ok=True)
        listed: dict[str, Any] = {}
        total = copied = 0
        # The quarantine last: an article that goes from it into the store in between is in one at least.
        for each in stores:
            name = str(each.relative_to(directory))
            segments, fresh = _copy(each, target / name, before.get(name, {}))
            listed[name] = segments_out(segments)
            total, copied = total + sum(one.size for one in segments.values()), copied + fresh
        said = {"format": _FORMAT, "store": id, "at": datetime.now(UTC).isoformat(), "stores": listed}
        write_whole(target / _LIST, said)
    except OSError as error:
        raise unusable(error, target) from None
    return BackedUp(total, copied)


def restore(source: Path, directory: Path) -> Summary:
    """Make a store from a backup, in a directory that is empty or not there; give what it holds.

    :raises kg.errors.StoreError: if it is no backup, the directory is not empty, or the disk is full.
    :raises kg.errors.ArchiveDamaged: if the backup is not as it was written; nothing is made.
    """
    said, directory = _list_of(source), directory.resolve()
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise StoreError(
            "there is something already", where=str(directory), todo="Name an empty directory, or a new one."
        )
    stores = {name: segments_in(one) for name, one in said["stores"].items()}
    for name, segments in stores.items():
        check_copy(source / name / FOLDER, segments)
    draft = directory.with_name(f".{directory.name}.restoring")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        found = {name: _restored(source / name, draft / name, segments) for name, segments in stores.items()}
        if directory.exists():
            directory.rmdir()
        draft.rename(directory)
    except OSError as error:
        raise unusable(error, directory) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return found["."]


def _stores(directory: Path) -> Iterator[Path]:
    yield directory
    if is_store(directory / QUARANTINE):
        yield directory / QUARANTINE


def _check_in_step(directory: Path) -> None:
    if is_behind(directory / FOLDER):
        raise StoreError(
            "the store was written while its archive was off, so the archive lacks something",
            where=str(directory),
            todo="Write to the store with KG_ARCHIVE on, and the archive catches up; then try again.",
        )


def _last(target: Path, id: str) -> dict[str, dict[int, Copied]]:
    """Give the segments of the last backup in a folder; none if it is empty."""
    if not target.exists() or not any(target.iterdir()):
        return {}
    said = _list_of(target)
    if said["store"] != id:
        raise StoreError(
            f"the folder holds a backup of another store ({said['store']})",
            where=str(target),
            todo="Name an empty folder, or that of this store's last backup.",
        )
    return {name: segments_in(one) for name, one in said["stores"].items()}


def _list_of(folder: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads((folder / _LIST).read_bytes())
    except FileNotFoundError:
        raise StoreError(
            "the folder holds no whole backup",
            where=str(folder),
            todo="Name one that 'kg backup' has written.",
        ) from None
    except (OSError, ValueError):
        raise ArchiveDamaged(
            "the backup's list cannot be read", where=str(folder / _LIST), todo="Take another backup."
        ) from None
    if said.get("format") != _FORMAT:
        raise StoreError(
            f"the backup has format {said.get('format')}; this program reads format {_FORMAT}",
            where=str(folder / _LIST),
            todo="Use the program's version that wrote it.",
        )
    if not isinstance(said.get("stores"), dict) or not {"."} <= said["stores"].keys() <= _STORES:
        raise ArchiveDamaged(
            "the backup's list names stores that are none of ours",
            where=str(folder / _LIST),
            todo="Take another backup.",
        )
    return said


def _copy(store: Path, target: Path, before: dict[int, Copied]) -> tuple[dict[int, Copied], int]:
    (target / FOLDER).mkdir(parents=True, exist_ok=True)
    segments = copy_archive(store / FOLDER, target / FOLDER, before)
    for name in _FILES:
        if (store / name).exists():
            shutil.copyfile(store / name, target / name)
    fresh = sum(one.size - _kept(before.get(number), one) for number, one in segments.items())
    return segments, fresh


def _kept(before: Copied | None, now: Copied) -> int:
    return before.size if before and before.size <= now.size else 0


def _restored(source: Path, target: Path, segments: dict[int, Copied]) -> Summary:
    (target / FOLDER).mkdir(parents=True)
    copy_segments(source / FOLDER, target / FOLDER, segments)
    for name in _FILES:
        if (source / name).exists():
            shutil.copyfile(source / name, target / name)
    return rebuild(target).new
