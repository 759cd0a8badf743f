"""The articles that the user names: files, folders, or standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import failure
from kg.errors import InputError, KgError, UsageError
from kg.resources import read_file

if TYPE_CHECKING:
    from kg.cli.session import Session
    from kg.config import Settings
    from kg.model import Article

STDIN = Path("-")
MEDIA_TYPES = {
    "text": "text/plain",
    "md": "text/markdown",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


@dataclass(slots=True)
class Inputs:
    """Reads what the user named, article by article; a record that cannot be read is told and passed over.

    ``worst`` is the highest exit code of what went wrong so far, ``unreadable`` counts the records.
    """

    session: Session
    settings: Settings
    paths: list[Path]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    input_format: str | None = None
    worst: int = 0
    unreadable: int = 0
    read: int = 0
    _found: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Look the files up at once, so that a wrong path costs no waiting.

        :raises UsageError: for an unknown input format.
        """
        if self.input_format not in (None, *MEDIA_TYPES):
            raise UsageError(
                f"{self.input_format!r} is no input format", todo=f"Known: {', '.join(MEDIA_TYPES)}."
            )
        for path in self.paths:
            self._found += self._in_folder(path) if path != STDIN and path.is_dir() else [path]

    @property
    def expected(self) -> int | None:
        """Give the number of articles if every file holds one, else None."""
        many = any(path == STDIN or _suffix(path) in (".jsonl", ".ndjson") for path in self._found)
        return None if many else len(self._found)

    def articles(self) -> Iterator[Article]:
        """Give the articles that can be read."""
        for path in self._found:
            for record in self._records(path):
                if isinstance(record, InputError):
                    self._amiss(record, path)
                else:
                    self.read += 1
                    yield record

    def failed(self, error: KgError) -> None:
        """Tell of an article that could not be read, and go on."""
        self.unreadable += 1
        self.worst = max(self.worst, failure.report(error))

    def _amiss(self, error: InputError, path: Path) -> None:
        if path not in self.paths and _is_no_article(path):
            self.session.warn(f"{path} holds no article (no key 'text'); passed over")
        else:
            self.failed(error)

    def _records(self, path: Path) -> Iterator[Article | InputError]:
        from kg.source import read_bytes, read_records

        if path != STDIN and not self.input_format:
            return read_records(path, self.settings, title=self.title, published=self.published, url=self.url)
        data = sys.stdin.buffer.read() if path == STDIN else read_file(path)
        return read_bytes(
            data,
            MEDIA_TYPES[self.input_format or guess_format(data)],
            self.settings,
            title=self.title,
            published=self.published,
            url=self.url,
            place="standard input" if path == STDIN else str(path),
        )

    def _in_folder(self, folder: Path) -> list[Path]:
        from kg.source import is_readable

        found = sorted(path for path in folder.rglob("*") if path.is_file() and is_readable(path))
        if not found:
            self.failed(
                InputError(
                    "the folder has no file that can be read",
                    where=str(folder),
                    todo="See 'kg ingest --help'.",
                )
            )
        return found


def guess_format(data: bytes) -> str:
    """Give ``json``, ``jsonl``, ``md`` or ``text`` by how the bytes begin."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"["):
        first, _, rest = head.partition(b"\n")
        return "jsonl" if _is_object(first) and rest.strip() else "json"
    return "md" if head.startswith((b"---\n", b"---\r\n", b"# ")) else "text"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _is_no_article(path: Path) -> bool:
    """Tell whether a JSON file is whole, and no record in it so much as tries to be an article."""
    if _suffix(path) != ".json" or path.suffix == ".gz":
        return False
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    records = value if isinstance(value, list) else [value]
    return not any(isinstance(record, dict) and "text" in record for record in records)


def _suffix(path: Path) -> str:
    return Path(path.name.lower().removesuffix(".gz")).suffix
