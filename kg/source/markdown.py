"""Markdown-like text: a small front matter, headings, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import ArticleError, InputError
from kg.model import Article
from kg.source.base import Given, Reading
from kg.source.plain import read_text

_FENCE = re.compile(r"---[ \t]*")
_FIRST_HEADING = re.compile(r"\s*+# ++(?P<title>[^\n]*+)(?:\n|$)")
_KEYS = {"title": "title", "published": "published", "date": "published", "url": "url", "id": "given_id"}


class Markdown:
    """Text with an optional front matter between ``---`` lines (``title published url id``).

    Without a title the first ``# `` heading is it. Headings stay in the text as lines.
    """

    name = "Markdown"
    suffixes = (".md", ".markdown")
    media_types = ("text/markdown", "text/x-markdown")

    def records(self, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
        """Give the one article."""
        try:
            yield self._article(read_text(stream, reading), reading)
        except InputError as error:
            yield error

    def _article(self, text: str, reading: Reading) -> Article:
        stated, body = front_matter(text, reading.place)
        given = reading.given.over(stated)
        heading = _FIRST_HEADING.match(body)
        title = heading["title"].rstrip(" \t").rstrip("#").rstrip(" \t") if heading else ""
        if heading and title and given.title in (None, title):
            given, body = given.over(Given(title=title)), body[heading.end() :]
        return reading.article(body, given)


def front_matter(text: str, place: str) -> tuple[Given, str]:
    """Give what the front matter states, and the text after it; unknown keys are passed over.

    :raises ArticleError: naming the line that is no ``key: value``, says a key twice, or has no end.
    """
    lines = text.splitlines(keepends=True)
    if not lines or not _FENCE.fullmatch(lines[0].rstrip("\r\n")):
        return Given(), text
    stated: dict[str, str] = {}
    for number, raw in enumerate(lines[1:], start=2):
        line = raw.strip()
        if _FENCE.fullmatch(line):
            return Given(**stated), "".join(lines[number:])
        if line and not line.startswith("#"):
            _note(line, stated, f"{place}, line {number}")
    raise ArticleError(
        "the front matter has no end", where=f"{place}, line 1", todo="Close it with a line '---'."
    )


def _note(line: str, stated: dict[str, str], where: str) -> None:
    key, colon, value = line.partition(":")
    if not colon:
        raise ArticleError(
            f"{line[:60]!r} in the front matter is no 'key: value'",
            where=where,
            todo="Known keys: title, published, url, id.",
        )
    name = _KEYS.get(key.strip().lower())
    if name is None:
        return
    if name in stated:
        raise ArticleError(f"the front matter states {key.strip()!r} twice", where=where, todo="Leave one.")
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if value and value not in ("null", "~"):
        stated[name] = value
