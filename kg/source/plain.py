"""Plain text: one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article
from kg.source.base import Reading
from kg.source.clean import decode
from kg.source.gate import refuse_size

_HEAD_BYTES = 100_000  # room for what is no text of the article: front matter, a byte order mark


def read_text(stream: BinaryIO, reading: Reading) -> str:
    """Give the text of a stream, but never read much more than the longest article.

    :raises InputError: if it is no UTF-8, or longer than the limit.
    """
    limit = reading.settings.max_article_chars
    most = 4 * limit + _HEAD_BYTES
    data = stream.read(most + 1)
    if len(data) > most:
        refuse_size(len(data) // 4, limit, reading.place, exact=False)
    return decode(data, reading.place)


class PlainText:
    """Plain text in UTF-8; title, date and address come from the caller."""

    name = "plain text"
    suffixes = (".txt", ".text")
    media_types = ("text/plain",)

    def records(self, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
        """Give the one article."""
        try:
            yield reading.article(read_text(stream, reading), reading.given)
        except InputError as error:
            yield error
