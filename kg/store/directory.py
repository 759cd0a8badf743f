"""The directory of a store: what lies in it, which store it is, and who holds it.

``store.json`` names the store and the layout, ``oxigraph/`` is the database, ``quarantine/`` a store of its own
for what was refused, ``server.json`` is there while a server runs.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
from pathlib import Path

from kg.archive.archive import FOLDER, has_segments
from kg.errors import DatabaseDamaged, StoreError

FORMAT = 1
CARD = "store.json"
DATABASE = "oxigraph"
QUARANTINE = "quarantine"
_STRANGERS_ALLOWED = frozenset({"lost+found", ".DS_Store", ".gitignore", ".gitkeep"})


def is_store(directory: Path) -> bool:
    """Tell whether a directory holds a store."""
    return (directory / CARD).is_file()


def opened_directory(directory: Path, *, create: bool) -> str:
    """Give the id of the store in a directory; with ``create`` a new one is begun if there is none.

    :raises kg.errors.StoreError: if it is a file, holds something else, is of another format, may not be
        entered, or is not there.
    """
    try:
        if directory.exists() and not directory.is_dir():
            raise StoreError(
                "the store is a file, not a directory", where=str(directory), todo="Name another."
            )
        if is_store(directory):
            return _id_in(directory / CARD)
        if not create:
            raise _absent(directory)
        directory.mkdir(parents=True, exist_ok=True)
        if strangers := sorted({path.name for path in directory.iterdir()} - _STRANGERS_ALLOWED):
            raise StoreError(
                f"the directory holds other files and is no store ({', '.join(strangers[:3])}, ...)",
                where=str(directory),
                todo="Name an empty directory, or one that does not exist yet.",
            )
        return _begin(directory)
    except OSError as error:
        raise unusable(error, directory) from None


def unusable(error: OSError, directory: Path) -> StoreError:
    """Give the error for a directory that the system refuses."""
    said = str(error)
    if is_full(error):
        return StoreError("the disk is full", where=str(directory), todo="Free some space and try again.")
    if isinstance(error, PermissionError) or "Permission denied" in said:
        return StoreError(
            "the store may not be read and written by this user",
            where=str(directory),
            todo="Change its rights.",
        )
    if error.errno == errno.EROFS or "Read-only file system" in said:
        return StoreError("the store is on a read-only disk", where=str(directory), todo="Name another.")
    return StoreError(f"the store cannot be opened: {said}", where=str(directory))


def is_damage(error: BaseException) -> bool:
    """Tell whether an error of the engine means that the database is not as it was written."""
    said = str(error)
    return said.startswith("Corruption") or "Column family not found" in said


def damaged(said: object, directory: Path | None = None) -> DatabaseDamaged:
    """Give the error for a database that the engine cannot read; it names the command that mends it."""
    named = f" --store {directory}" if directory else ""
    todo = f"End what has the store open, and run 'kg rebuild{named}': it makes the database anew from the archive."
    if directory and not has_segments(directory / FOLDER):
        todo = "There is no archive to make it anew from: restore a backup by 'kg restore'."
    where = str(directory / DATABASE) if directory else ""
    return DatabaseDamaged(f"the store's database is damaged: {said}", where=where, todo=todo)


def is_full(error: OSError) -> bool:
    """Tell whether an error of the system or of the database means that the disk, or a quota, is full."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return True
    return any(os.strerror(code) in str(error) for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def _absent(directory: Path) -> StoreError:
    what = "there is no store in this directory" if directory.is_dir() else "there is no such store"
    return StoreError(
        what, where=str(directory), todo="Ingest an article first, or name a store with --store or KG_STORE."
    )


def _begin(directory: Path) -> str:
    id = secrets.token_hex(8)
    write_whole(directory / CARD, {"format": FORMAT, "id": id})
    return _id_in(directory / CARD)


def _id_in(card: Path) -> str:
    try:
        said = json.loads(card.read_bytes())
        format, id = said["format"], said["id"]
    except (ValueError, KeyError, TypeError):
        raise StoreError(
            "the store's card is damaged", where=str(card), todo="Restore it from a backup."
        ) from None
    if format != FORMAT or not isinstance(id, str):
        raise StoreError(
            f"the store has format {format}; this program reads format {FORMAT}",
            where=str(card),
            todo="Use the program's version that wrote it, export it there and load it here.",
        )
    return id


def write_whole(path: Path, value: object, mode: int = 0o644) -> None:
    """Write JSON so that nobody ever sees half a file."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(json.dumps(value).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
