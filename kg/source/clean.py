"""Bytes and text in one form: UTF-8, NFC, Unix line ends, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from kg.errors import ArticleError, EncodingError

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_DROPPED = re.compile(f"[{_CONTROL}{_INVISIBLE}{_SURROGATES}{_NONCHARACTERS}]")
_STRANGE = re.compile(f"[{_CONTROL}{_SURROGATES}{_PRIVATE}{_NONCHARACTERS}\ufffd]")
# White space inside a line that is more than one space: it says nothing, and readers of words stumble over it.
_WIDE = re.compile("(?<=\\S)[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]{2,}(?=\\S)")
_MAX_COMBINING = 30  # as in the Stream-Safe Text Format of Unicode; NFC of longer runs takes quadratic time

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (a .docx or .odt is one, too)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)


def decode(data: bytes, where: str) -> str:
    """Give the text of UTF-8 bytes, without a byte order mark.

    :raises EncodingError: for binary data and broken UTF-8, with the offset of the first bad byte.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise EncodingError(
                f"this is {kind}, not UTF-8 text", where=where, todo="Extract its text first."
            )
    if (zero := data.find(b"\x00")) >= 0:
        raise EncodingError(
            f"this is binary data, not text: byte {zero} is NUL",
            where=where,
            todo="Give a text file in UTF-8.",
        )
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            f"broken UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}, line {line}",
            where=where,
            todo="Save the file as UTF-8, e.g. with 'iconv -f WINDOWS-1252 -t UTF-8'.",
        ) from None


def normalise(text: str, where: str) -> str:
    """Give the text in NFC, with Unix line ends, without control and invisible characters and needless space.

    :raises ArticleError: for text that is in truth binary data.
    """
    _refuse_binary(text, where)
    text = _LINE_END.sub("\n", text.replace("\u2029", "\n\n"))
    text = _DROPPED.sub("", text)
    if not text.isascii():
        _refuse_piled_marks(text, where)
        text = unicodedata.normalize("NFC", text)
    return _WIDE.sub(" ", text).strip()


def one_line(text: str | None, where: str) -> str | None:
    """Give a title or an identifier in normal form and in one line; None if nothing is left."""
    return " ".join(normalise(text, where).split()) or None if text else None


def _refuse_binary(text: str, where: str) -> None:
    strange = len(text) - len(_STRANGE.sub("", text))
    if "\x00" in text or strange > max(2, len(text) / 10):
        raise ArticleError(
            f"this is binary data or wrongly decoded, not text: {strange:,} of {len(text):,} characters are"
            " control, private-use or replacement characters",
            where=where,
            todo="Give plain text in UTF-8.",
        )


def _refuse_piled_marks(text: str, where: str) -> None:
    runs = (len(list(run)) for mark, run in groupby(map(unicodedata.combining, text), key=bool) if mark)
    if (longest := max(runs, default=0)) > _MAX_COMBINING:
        raise ArticleError(
            f"this is not readable text: {longest:,} combining marks stand on one letter",
            where=where,
            todo="Give plain text in UTF-8.",
        )
