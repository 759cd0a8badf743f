"""All sources, and reading by file name or media type."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.errors import EncodingError, InputError
from kg.model import Article
from kg.source.base import Given, Reading, Source
from kg.source.markdown import Markdown
from kg.source.plain import PlainText
from kg.source.records import Json, JsonLines

if TYPE_CHECKING:
    from kg.config import Settings

SOURCES: tuple[Source, ...] = (PlainText(), Markdown(), Json(), JsonLines())


def read(
    path: Path,
    settings: Settings,
    *,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    today: date | None = None,
) -> Iterator[Article]:
    """Give the articles of a file in its order; its suffix says how it is read, ``.gz`` is unpacked.

    :raises kg.errors.InputError: at the first record that cannot be read, naming file and line.
    """
    for record in read_records(path, settings, title=title, published=published, url=url, today=today):
        if isinstance(record, InputError):
            raise record
        yield record


def read_records(
    path: Path,
    settings: Settings,
    *,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    today: date | None = None,
) -> Iterator[Article | InputError]:
    """Give for each record of a file the article or the error that it has; the rest still follows."""
    reading = Reading(settings, str(path), Given(title, published, url), today)
    try:
        source = _by_suffix(path)
        with _opened(path) as stream:
            yield from _unpacking(source, stream, reading)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(
            f"the file cannot be read: {error.strerror or error}", where=str(path), todo="Check the path."
        )


def read_bytes(
    data: bytes,
    media_type: str,
    settings: Settings,
    *,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    given_id: str | None = None,
    today: date | None = None,
    place: str = "the text given",
) -> Iterator[Article | InputError]:
    """Give, for each record of the bytes, the article or the error that it has.

    :raises kg.errors.EncodingError: if the media type is none of ours, or its charset not UTF-8.
    """
    source = _by_media_type(media_type, place)
    reading = Reading(settings, place, Given(title, published, url, given_id), today)
    return source.records(io.BytesIO(data), reading)


def is_readable(path: Path) -> bool:
    """Tell whether the name of a file has a suffix that a source reads."""
    return _suffix(path) in {suffix for source in SOURCES for suffix in source.suffixes}


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def _by_suffix(path: Path) -> Source:
    suffix = _suffix(path)
    for source in SOURCES:
        if suffix in source.suffixes:
            return source
    known = " ".join(suffix for source in SOURCES for suffix in source.suffixes)
    raise InputError(
        f"no source reads files named {suffix or 'without a suffix'}",
        where=str(path),
        todo=f"Known suffixes: {known} (and each with .gz).",
    )


def _by_media_type(media_type: str, place: str) -> Source:
    essence, _, parameters = media_type.partition(";")
    essence = essence.strip().lower()
    for parameter in parameters.lower().split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise EncodingError(
                f"the charset {value.strip()} is not read", where=place, todo="Send the text in UTF-8."
            )
    for source in SOURCES:
        if essence in source.media_types:
            return source
    known = ", ".join(source.media_types[0] for source in SOURCES)
    raise EncodingError(
        f"the media type {essence or '(none)'} is not read", where=place, todo=f"Known: {known}."
    )


def _opened(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _unpacking(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
    try:
        yield from source.records(stream, reading)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield EncodingError(f"the gzip file is broken: {error}", where=reading.place, todo="Make it again.")
