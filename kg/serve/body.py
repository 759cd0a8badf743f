"""Reads what a request carries: parameters, forms and bodies, with nothing guessed."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.errors import EncodingError, QueryError, UsageError

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
# The W3C's tests have it that anything else is refused.
_CHARSETS = frozenset({"utf-8", "ascii"})


class Parameters:
    """The parameters of a request in their order, from its address and from its form."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = tuple(pairs)

    def __contains__(self, name: str) -> bool:
        return any(name == key for key, _ in self._pairs)

    def all(self, name: str) -> list[str]:
        """Give every value of a parameter."""
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str | None:
        """Give the value of a parameter that may be given once, or None.

        :raises kg.errors.UsageError: if it is given more often.
        """
        values = self.all(name)
        if len(values) > 1:
            raise UsageError(
                f"the parameter '{name}' is given {len(values)} times", where=name, todo="Give it once."
            )
        return values[0] if values else None

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """Give a parameter as a whole number between two bounds.

        :raises kg.errors.UsageError: if it is none, or out of bounds.
        """
        text = self.one(name)
        if text is None or text == "":
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most):
            raise UsageError(
                f"the parameter '{name}' must be a whole number from {least} to {most}",
                where=f"{name}={text[:40]}",
            )
        return int(text)


def address_parameters(request: Request) -> Parameters:
    """Give the parameters in the address.

    :raises kg.errors.UsageError: if they are not percent-encoded UTF-8.
    """
    return Parameters(_pairs(request.scope["query_string"], "utf-8", "the address"))


def form_parameters(request: Request, body: bytes) -> Parameters:
    """Give the parameters in the address and in a URL-encoded form, in this order."""
    pairs = _pairs(request.scope["query_string"], "utf-8", "the address")
    return Parameters([*pairs, *_pairs(body, "utf-8", "the form")])


def _pairs(encoded: bytes, charset: str, place: str) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, encoding=charset, errors="strict", max_num_fields=1000)
    except ValueError:
        raise UsageError(
            "the parameters are not percent-encoded UTF-8", where=place, todo="Encode them as UTF-8."
        ) from None


def media_type(request: Request) -> str:
    """Give the media type of the body in lower case without its parameters; empty if it has none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def charset_of(content_type: str, known: Collection[str] = _CHARSETS) -> str:
    """Give the Python name of the charset in a Content-Type, UTF-8 if it names none.

    :raises kg.errors.EncodingError: for one that is not known.
    """
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        value = value.strip().strip('"')
        if name.strip().lower() == "charset":
            try:
                found = codecs.lookup(value).name
            except (LookupError, ValueError):
                found = ""
            if found not in known:
                raise EncodingError(
                    f"the charset {value[:40]!r} is not read", where="Content-Type", todo="Send UTF-8."
                )
            return found
    return "utf-8"


async def read_body(request: Request) -> bytes:
    """Give the body.

    :raises kg.errors.EncodingError: if it is compressed.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise EncodingError(
            f"the content coding {coding[:40]!r} is not read", where="Content-Encoding", todo="Send it plain."
        )
    return await request.body()


async def read_text(request: Request) -> str:
    """Give the body as SPARQL text.

    :raises kg.errors.QueryError: if the bytes are not text in the charset that they claim.
    """
    body, name = await read_body(request), charset_of(request.headers.get("content-type", ""))
    try:
        return body.decode(name)
    except UnicodeDecodeError as error:
        raise QueryError(
            f"the text is not {name.upper()}", where=f"byte {error.start}", todo="Send UTF-8."
        ) from None
