"""One record of a segment: a header with lengths and checksums, and the content, compressed."""

from __future__ import annotations

import hashlib
import struct
import sys
import zlib
from dataclasses import dataclass
from enum import StrEnum

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Magic number, kind, how it is compressed; length as stored, length of the content; CRC-32 of what is stored;
# SHA-256 of the content. Behind it comes the CRC-32 of the header itself: a length can be trusted or is damage.
_FIELDS = struct.Struct("<4s1sBxxIII32s")
_CHECK = struct.Struct("<I")
HEADER = _FIELDS.size + _CHECK.size
_MAGIC = b"KGA1"
_PLAIN, _ZSTD = 0, 1
_LEVEL = 3
# A file system that lost what was written to a new block gives zeros from there to the end; so a record never
# ends in one.
_ZERO, _END = b"\0", b"\n"


class Kind(StrEnum):
    """What a record is."""

    SEGMENT = "s"
    PIECE = "p"
    COMMIT = "c"
    MARK = "m"


class Unfinished(Exception):
    """A record that was not wholly written."""


class Damaged(Exception):
    """A record that does not fit its checksum."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a record: its kind, lengths and checksums."""

    kind: Kind
    packing: int
    stored: int
    length: int
    check: int
    digest: bytes

    @property
    def size(self) -> int:
        """Give the bytes that the whole record takes."""
        return HEADER + self.stored


def digest_of(content: bytes) -> bytes:
    """Give the name of a content: its SHA-256."""
    return hashlib.sha256(content).digest()


def packed(kind: Kind, content: bytes, digest: bytes | None = None) -> bytes:
    """Give a content (below 4 GB) as a record."""
    stored, packing = zstd.compress(content, _LEVEL), _ZSTD
    if len(stored) >= len(content):
        stored, packing = content, _PLAIN
    stored += _END
    fields = _FIELDS.pack(
        _MAGIC,
        kind.encode(),
        packing,
        len(stored),
        len(content),
        zlib.crc32(stored),
        digest or digest_of(content),
    )
    return fields + _CHECK.pack(zlib.crc32(fields)) + stored


def header_of(data: bytes) -> Header:
    """Read a header.

    :raises Unfinished: if it is cut off, or is none and ends in zeros.
    :raises Damaged: if it is no header.
    """
    if len(data) < HEADER:
        raise Unfinished
    fields = data[: _FIELDS.size]
    if _CHECK.unpack_from(data, _FIELDS.size)[0] != zlib.crc32(fields):
        raise Unfinished if data.endswith(_ZERO) else Damaged
    magic, kind, packing, stored, length, check, digest = _FIELDS.unpack(fields)
    if magic != _MAGIC:
        raise Damaged
    return Header(Kind(kind.decode()), packing, stored, length, check, digest)


def checked(header: Header, stored: bytes) -> bytes:
    """Give what is stored back.

    :raises Unfinished: if it is cut off, or ends in zeros and does not fit its checksum.
    :raises Damaged: if it does not fit its checksum.
    """
    if len(stored) < header.stored:
        raise Unfinished
    if zlib.crc32(stored) != header.check:
        raise Unfinished if stored.endswith(_ZERO) else Damaged
    return stored


def unpacked(header: Header, stored: bytes) -> bytes:
    """Give the content of a record.

    :raises Damaged: if it is not the content that its digest names.
    """
    try:
        content = zstd.decompress(stored[:-1]) if header.packing == _ZSTD else stored[:-1]
    except zstd.ZstdError:
        raise Damaged from None
    if digest_of(content) != header.digest:
        raise Damaged
    return content
