"""JSON and JSON Lines: one object an article, with the keys ``id title published text url``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import ArticleError, InputError, TooLarge, UsageError
from kg.model import Article
from kg.source.base import Given, Reading
from kg.source.clean import decode

_MAX_JSON_BYTES = 256_000_000
_NAMES = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
}


class Json:
    """A JSON object, or an array of them."""

    name = "JSON"
    suffixes = (".json",)
    media_types = ("application/json", "text/json")

    def records(self, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
        """Give an article for each object."""
        try:
            value = _load(_all_of(stream, reading), reading.place)
        except InputError as error:
            yield error
            return
        if isinstance(value, list):
            _refuse_one_for_many(reading)
            for number, record in enumerate(value, start=1):
                yield _one(record, reading, f"{reading.place}, record {number}", many=True)
        else:
            yield _one(value, reading, reading.place, many=False)


class JsonLines:
    """A JSON object in each line, read line by line; empty lines are passed over."""

    name = "JSON Lines"
    suffixes = (".jsonl", ".ndjson")
    media_types = ("application/x-ndjson", "application/jsonl", "application/x-jsonlines")

    def records(self, stream: BinaryIO, reading: Reading) -> Iterator[Article | InputError]:
        """Give an article for each line."""
        _refuse_one_for_many(reading)
        for number, line in enumerate(_lines(stream, reading), start=1):
            place = f"{reading.place}, line {number}"
            if isinstance(line, InputError):
                yield line
            elif line.strip():
                try:
                    record = _load(line, place, line=number)
                except InputError as error:
                    yield error
                else:
                    yield _one(record, reading, place, many=True)


def _one(record: Any, reading: Reading, place: str, *, many: bool) -> Article | InputError:
    try:
        stated = _stated(record, place)
        given = stated.over(reading.given) if many else reading.given.over(stated)
        return reading.article(record["text"], given, place)
    except InputError as error:
        return error


def _stated(record: Any, place: str) -> Given:
    if not isinstance(record, dict):
        raise ArticleError(
            f"an object with the key 'text' is expected, not {_NAMES.get(type(record), 'null')}",
            where=place,
            todo='Write {"title": ..., "published": "YYYY-MM-DD", "text": ...}.',
        )
    for key, kinds in (
        ("text", (str,)),
        ("title", (str,)),
        ("published", (str,)),
        ("url", (str,)),
        ("id", (str, int)),
    ):
        value = record.get(key)
        if (value is None and key == "text") or (value is not None and not isinstance(value, kinds)):
            problem = "is missing" if value is None else f"is {_NAMES.get(type(value), 'of a wrong kind')}"
            raise ArticleError(f"the key {key!r} {problem}; a text is expected", where=place)
    given_id = record.get("id")
    return Given(
        title=record.get("title"),
        published=record.get("published"),
        url=record.get("url"),
        given_id=None if given_id is None else str(given_id),
    )


def _load(data: bytes, place: str, line: int | None = None) -> Any:
    text = decode(data, place)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        spot = f"column {error.colno}" if line else f"line {error.lineno}, column {error.colno}"
        what = f"this is not JSON: {error.msg} in {spot}"
    except (ValueError, RecursionError):
        what = "this JSON is nested too deep or has a number too long"
    raise InputError(what, where=place, todo="Check the file with 'python -m json.tool'.")


def _refuse_one_for_many(reading: Reading) -> None:
    given = reading.given
    if given.title or given.url or given.given_id:
        raise UsageError(
            "a title, an address or an id belongs to one article, and here may be many",
            where=reading.place,
            todo="Put it into the records.",
        )


def _all_of(stream: BinaryIO, reading: Reading) -> bytes:
    data = stream.read(_MAX_JSON_BYTES + 1)
    if len(data) > _MAX_JSON_BYTES:
        raise TooLarge(
            f"the JSON file has more than {_MAX_JSON_BYTES:,} bytes",
            where=reading.place,
            todo="Use JSON Lines.",
        )
    return data


def _lines(stream: BinaryIO, reading: Reading) -> Iterator[bytes | InputError]:
    # JSON may spend 6 bytes on a character of the Basic Multilingual Plane and 12 on another
    limit = 12 * reading.settings.max_article_chars + 100_000
    number = 0
    while line := stream.readline(limit):
        number += 1
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while rest := stream.readline(limit):
            if rest.endswith(b"\n"):
                break
        yield TooLarge(
            f"the record has more than {limit:,} bytes; the limit of an article is "
            f"{reading.settings.max_article_chars:,} characters",
            where=f"{reading.place}, line {number}",
            todo="Split it into articles, or raise KG_MAX_ARTICLE_CHARS.",
        )
