"""Copies an archive while it grows, and checks a copy."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.archive.frames import Kind
from kg.archive.segments import BEGINNING, Position, records, segment_numbers, segment_path, sync_folder
from kg.errors import ArchiveDamaged

_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """A segment of a copy: how much of it counts, and the SHA-256 of that."""

    size: int
    sha256: str


def copy_archive(source: Path, target: Path, before: Mapping[int, Copied]) -> dict[int, Copied]:
    """Bring a copy of an archive up to date, also while the archive is written; give its segments.

    ``before`` are the segments that the copy has. Only what has come since is copied, whole commits, and checked
    on the way; a segment that is not what it was is copied anew.

    :raises kg.errors.ArchiveDamaged: if the archive is damaged.
    :raises OSError: if the disk does not take it.
    """
    kept = {number: one for number, one in before.items() if _is_prefix(source, target, number, one)}
    last = max((n for n in kept if all(m in kept for m in range(1, n + 1))), default=0)
    start = Position(last, kept[last].size) if last else BEGINNING
    end = _end_of_commits(source, start)
    found = {}
    for number in segment_numbers(source):
        if number > end.segment:
            break
        size = end.offset if number == end.segment else segment_path(source, number).stat().st_size
        found[number] = kept.get(number) or Copied(0, "")
        if found[number].size != size:
            found[number] = _copied(source, target, number, found[number].size, size)
    sync_folder(target)
    return found


def copy_segments(source: Path, target: Path, segments: Mapping[int, Copied]) -> None:
    """Copy what counts of the segments of a copy, and check it.

    :raises kg.errors.ArchiveDamaged: with the segment that is not as it was written.
    :raises OSError: if the disk does not take it.
    """
    for number, one in sorted(segments.items()):
        _copied(source, target, number, 0, one.size)
    check_copy(target, segments)


def check_copy(folder: Path, segments: Mapping[int, Copied]) -> None:
    """Check that a copy is as it was written.

    :raises kg.errors.ArchiveDamaged: with the segment that is not.
    """
    for number, one in sorted(segments.items()):
        path = segment_path(folder, number)
        if not path.exists() or _sha256(path, one.size) != one.sha256:
            raise ArchiveDamaged(
                "the backup is damaged: a segment is missing, or not as it was written",
                where=str(path),
                todo="Take another backup, or put this file back into it.",
            )


def segments_in(said: Mapping[str, Any]) -> dict[int, Copied]:
    """Read the list of segments that ``segments_out`` wrote."""
    return {int(number): Copied(int(one["bytes"]), str(one["sha256"])) for number, one in said.items()}


def segments_out(segments: Mapping[int, Copied]) -> dict[str, Any]:
    """Give a list of segments as JSON has it."""
    return {str(number): {"bytes": one.size, "sha256": one.sha256} for number, one in segments.items()}


def _end_of_commits(source: Path, start: Position) -> Position:
    end = start
    for record in records(source, start):
        if record.kind in (Kind.COMMIT, Kind.MARK):
            end = record.end
    return end


def _is_prefix(source: Path, target: Path, number: int, one: Copied) -> bool:
    """Tell whether a segment has gone on from what was copied of it, and the copy is there."""
    path, copy = segment_path(source, number), segment_path(target, number)
    if not path.exists() or not copy.exists() or copy.stat().st_size < one.size:
        return False
    return path.stat().st_size >= one.size and _sha256(path, one.size) == one.sha256


def _copied(source: Path, target: Path, number: int, start: int, size: int) -> Copied:
    path = segment_path(target, number)
    with segment_path(source, number).open("rb") as old, path.open("r+b" if start else "wb") as new:
        new.truncate(start)
        old.seek(start)
        new.seek(start)
        for data in _read(old, size - start):
            new.write(data)
        new.flush()
        os.fsync(new.fileno())
    return Copied(size, _sha256(path, size))


def _sha256(path: Path, size: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for data in _read(file, size):
            digest.update(data)
    return digest.hexdigest()


def _read(file: Any, size: int) -> Iterator[bytes]:
    while size > 0 and (data := file.read(min(_AT_ONCE, size))):
        size -= len(data)
        yield data
