"""RDF documents that a command line names: files, patterns, addresses, standard input; compressed or not."""

from __future__ import annotations

import glob
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast
from urllib.parse import urlsplit

from kg.errors import InputError, TooLarge, UsageError
from kg.rdf.documents import Document
from kg.resources import read_file

SCHEMES = ("http", "https")
MOST_BYTES = 2**30
SECONDS = 60.0
_PIECE_BYTES = 1_000_000


def documents(sources: list[str], format: str | None = None) -> Iterator[Document]:
    """Read each document that files, patterns (``data/*.ttl``), addresses or ``-`` for stdin name, in order.

    :raises kg.errors.InputError: if one cannot be read, or a pattern fits no file.
    :raises kg.errors.UsageError: if neither the format nor the suffix tells the syntax, or an address has a
        scheme other than http and https.
    """
    for source in sources:
        for name in names_of(source):
            content, told = content_of(name)
            yield Document(name, content, media_type_of(name, format or _json_ld(name, content), told))


def _json_ld(name: str, content: bytes) -> str | None:
    """Give the format of a JSON file that says itself how it is RDF; None for any other."""
    return "jsonld" if ".json" in Path(name.lower()).suffixes and b'"@context"' in content else None


def names_of(source: str) -> list[str]:
    """Give the files, or the address, that a source names."""
    if source == "-" or "://" in source or Path(source).exists() or not glob.has_magic(source):
        return [source]
    found = sorted(name for name in glob.glob(source, recursive=True) if Path(name).is_file())  # noqa: PTH207
    if not found:
        raise InputError("no file fits the pattern", where=source, todo="Check it.")
    return found


def content_of(name: str) -> tuple[bytes, str]:
    """Give the bytes, decompressed, and the media type that came with them, if any did."""
    if name == "-":
        return _decompressed(sys.stdin.buffer.read(), name), ""
    if "://" in name:
        return _fetched(name)
    return _decompressed(read_file(name), name), ""


def _decompressed(data: bytes, name: str) -> bytes:
    from kg.store.packing import ERRORS

    try:
        return unpacked(io.BytesIO(data), name).read()
    except ERRORS as error:
        raise InputError(
            f"the file cannot be decompressed: {error}", where=name, todo="Check that it is whole."
        ) from None


def unpacked(raw: IO[bytes], name: str) -> IO[bytes]:
    """Give the plain bytes of a document, which is packed or not.

    Reading raises ``kg.errors.TooLarge`` if it unpacks to more than the setting allows.
    """
    from kg.config import load_settings
    from kg.store.packing import Pieces, unpacking

    plain = unpacking(raw)
    if isinstance(plain, io.BufferedReader):
        return plain
    most, count = load_settings().max_unpacked_bytes, 0

    def following() -> bytes:
        nonlocal count
        piece = plain.read(_PIECE_BYTES)
        count += len(piece)
        if count > most:
            raise TooLarge(
                f"it unpacks to more than {most:,} bytes",
                where=name,
                todo="Set KG_MAX_UNPACKED_BYTES higher if it is what you think it is.",
            )
        return piece

    return cast("IO[bytes]", io.BufferedReader(Pieces(following)))


def _fetched(address: str) -> tuple[bytes, str]:
    import httpx

    if urlsplit(address).scheme not in SCHEMES:
        raise UsageError("this scheme is not fetched", where=address, todo=f"Use {' or '.join(SCHEMES)}.")
    content = bytearray()
    try:
        with httpx.stream(
            "GET", address, timeout=SECONDS, follow_redirects=True, headers=_wanted()
        ) as answer:
            answer.raise_for_status()
            for block in answer.iter_bytes():
                content += block
                if len(content) > MOST_BYTES:
                    raise TooLarge(
                        f"it has more than {MOST_BYTES} bytes", where=address, todo="Fetch it yourself."
                    )
            return _decompressed(bytes(content), address), answer.headers.get("content-type", "")
    except httpx.HTTPStatusError as error:
        what = f"the server answered {error.response.status_code}"
        raise InputError(what, where=address, todo="Check the address.") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(f"it cannot be fetched: {error}", where=address, todo="Check the address.") from None


def _wanted() -> dict[str, str]:
    from kg.store.media import RDF

    return {"Accept": ", ".join(dict.fromkeys(form.media_type for form in RDF)) + ", */*;q=0.1"}


def media_type_of(name: str, format: str | None, told: str) -> str:
    """Give the media type of a document: by the format named, by what came with it, or by its suffix."""
    from kg.store.media import RDF, with_media_type
    from kg.store.packing import SUFFIXES

    path = urlsplit(name).path if "://" in name else name
    plain = path.lower()
    for packed in SUFFIXES:
        plain = plain.removesuffix(packed)
    suffix = Path(plain).suffix.lstrip(".")
    if format is None and (form := with_media_type(told, RDF)) is not None:
        return form.media_type
    for form in RDF:
        if format in (form.name, *form.other_names) or (format is None and suffix in form.suffixes):
            return form.media_type
    raise UsageError(
        f"{format!r} is no RDF syntax" if format else "the syntax of the file is not known",
        where=name,
        todo=f"Give {'one of' if format else 'the format:'} {', '.join(form.name for form in RDF)}.",
    )
