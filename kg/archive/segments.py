"""The segments of an archive: files that only grow, numbered from 1."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from kg.archive.frames import HEADER, Damaged, Header, Kind, Unfinished, checked, header_of, packed, unpacked
from kg.errors import ArchiveDamaged

SEGMENT_BYTES = 64_000_000
_SUFFIX = ".kga"
_AT_ONCE = 1 << 20


class Position(NamedTuple):
    """A place in the archive: segment and byte."""

    segment: int
    offset: int


BEGINNING = Position(1, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it was found: what it is, where it begins and ends, and its bytes, which fit their checksum."""

    header: Header
    at: Position
    stored: bytes

    @property
    def kind(self) -> Kind:
        """Tell what it is."""
        return self.header.kind

    @property
    def end(self) -> Position:
        """Give the place behind it."""
        return Position(self.at.segment, self.at.offset + self.header.size)


def segment_path(folder: Path, number: int) -> Path:
    """Give the file of a segment."""
    return folder / f"{number:08}{_SUFFIX}"


def segment_numbers(folder: Path) -> list[int]:
    """Give the numbers of the segments that are there, in order."""
    return sorted(int(path.stem) for path in folder.glob(f"*{_SUFFIX}") if path.stem.isdecimal())


def records(folder: Path, start: Position = BEGINNING) -> Iterator[Record]:
    """Give the records from a place on, up to the end or to where the newest segment was cut off.

    :raises kg.errors.ArchiveDamaged: for one that does not fit its checksum, or if a segment is missing.
    """
    numbers = [number for number in segment_numbers(folder) if number >= start.segment]
    if numbers != list(range(start.segment, start.segment + len(numbers))) or not numbers:
        gone = next(
            (n for n in range(start.segment, start.segment + len(numbers)) if n not in numbers), start.segment
        )
        raise damaged(folder, Position(gone, 0), "a segment is missing")
    for number in numbers:
        offset = start.offset if number == start.segment else 0
        yield from _records_of(folder, number, offset, is_newest=number == numbers[-1])


def _records_of(folder: Path, number: int, offset: int, *, is_newest: bool) -> Iterator[Record]:
    with segment_path(folder, number).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        file.seek(offset)
        if offset > size:
            raise damaged(folder, Position(number, size), "the segment is shorter than it was")
        while offset < size:
            try:
                head = file.read(HEADER)
                header = header_of(head)
                stored = checked(header, file.read(header.stored))
            except Unfinished:
                if is_newest and _is_end(file):
                    return
                raise damaged(folder, Position(number, offset)) from None
            except Damaged:
                raise damaged(folder, Position(number, offset)) from None
            yield Record(header, Position(number, offset), stored)
            offset += header.size


def _is_end(file: IO[bytes]) -> bool:
    """Tell whether nothing but zeros comes behind what was read."""
    while data := file.read(_AT_ONCE):
        if any(data):
            return False
    return True


def record_at(folder: Path, at: Position) -> Record:
    """Give the record that begins at a place.

    :raises kg.errors.ArchiveDamaged: if there is none, or it does not fit its checksum.
    """
    try:
        with segment_path(folder, at.segment).open("rb") as file:
            file.seek(at.offset)
            header = header_of(file.read(HEADER))
            return Record(header, at, checked(header, file.read(header.stored)))
    except FileNotFoundError:
        raise damaged(folder, Position(at.segment, 0), "a segment is missing") from None
    except (Unfinished, Damaged):
        raise damaged(folder, at) from None


def content_of(folder: Path, record: Record) -> bytes:
    """Give the content of a record.

    :raises kg.errors.ArchiveDamaged: if it is not what its digest names.
    """
    try:
        return unpacked(record.header, record.stored)
    except Damaged:
        raise damaged(folder, record.at) from None


def damaged(folder: Path, at: Position, what: str = "a record does not fit its checksum") -> ArchiveDamaged:
    """Give the error for a place of the archive where something is wrong."""
    return ArchiveDamaged(
        f"the archive is damaged: {what}",
        where=f"{segment_path(folder, at.segment)}, byte {at.offset}",
        todo="Put this segment back from a backup; or, if the store itself is whole, move the archive's folder "
        "away: a new one is begun with what the store holds.",
    )


class Writer:
    """Writes at the end of the newest segment, and begins a new one when it is full."""

    def __init__(self, folder: Path, store: str, end: Position | None) -> None:
        """Go on at ``end``, what is behind it is cut off; without, begin the first segment."""
        self.folder, self._store = folder, store
        self._file = -1
        self.end = end or BEGINNING
        if end is None:
            self._begin(1)
        else:
            self._file = os.open(segment_path(folder, end.segment), os.O_RDWR)
            self.cut(end)

    def add(self, kind: Kind, content: bytes, digest: bytes | None = None) -> Position:
        """Add a record; give where it begins.

        :raises OSError: if the disk does not take it.
        """
        if self.end.offset >= SEGMENT_BYTES and kind is not Kind.MARK:
            self._begin(self.end.segment + 1)
        at, record = self.end, packed(kind, content, digest)
        rest = memoryview(record)
        try:
            while rest:
                rest = rest[os.pwrite(self._file, rest, at.offset + len(record) - len(rest)) :]
        except OSError:
            self.cut(at)
            raise
        self.end = Position(at.segment, at.offset + len(record))
        return at

    def sync(self) -> None:
        """Wait until what was added is on the disk."""
        os.fsync(self._file)

    def cut(self, end: Position) -> None:
        """Take out what stands behind a place, for good."""
        for number in segment_numbers(self.folder):
            if number > end.segment:
                segment_path(self.folder, number).unlink()
        if end.segment != self.end.segment:
            os.close(self._file)
            self._file = os.open(segment_path(self.folder, end.segment), os.O_RDWR)
        self.end = end
        if os.fstat(self._file).st_size != end.offset:
            os.ftruncate(self._file, end.offset)
            os.fsync(self._file)

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _begin(self, number: int) -> None:
        if self._file >= 0:
            self.sync()
            os.close(self._file)
        path = segment_path(self.folder, number)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        sync_folder(self.folder)
        self.end = Position(number, 0)
        said = {"format": 1, "store": self._store, "segment": number}
        self.add(Kind.SEGMENT, json.dumps(said).encode())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
