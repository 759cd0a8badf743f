"""Reads what a request carries: parameters, forms and bodies, with nothing guessed."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from urllib.parse import unquote_to_bytes

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import Request

from kg.errors import EncodingError, QueryError, TooLarge, UsageError

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
# The W3C's tests have it that anything else is refused.
_CHARSETS = frozenset({"utf-8", "ascii"})
_MOST_FIELDS = 1000
# A form of more bytes is taken apart in a thread, by steps of so many.
_MOST_AT_ONCE = _STEP = 65_536
# A number of more digits is no size that anything here has.
_DIGITS = 18


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
    return Parameters(_pairs(request.scope["query_string"], "the address"))


async def form_parameters(request: Request, most: int | None = None) -> Parameters:
    """Give the parameters in the address and in a URL-encoded form of at most so many bytes, in this order.

    :raises kg.errors.UsageError: if they are not percent-encoded UTF-8.
    :raises kg.errors.TooLarge: if the form is larger.
    """
    body = await read_body(request, most)
    if len(body) > _MOST_AT_ONCE:
        pairs = await to_thread.run_sync(_pairs, body, "the form", limiter=_one_at_a_time())
    else:
        pairs = _pairs(body, "the form")
    return Parameters([*_pairs(request.scope["query_string"], "the address"), *pairs])


@cache
def _one_at_a_time() -> CapacityLimiter:
    """Give the place of the one thread that takes large forms apart: several would keep the event loop waiting."""
    return CapacityLimiter(1)


def _pairs(encoded: bytes, place: str) -> list[tuple[str, str]]:
    parts = encoded.split(b"&", _MOST_FIELDS)
    if len(parts) > _MOST_FIELDS:
        raise UsageError(f"there are more than {_MOST_FIELDS} parameters", where=place, todo="Send fewer.")
    try:
        return [(_decoded(name), _decoded(value)) for name, _, value in _named(parts)]
    except ValueError:
        raise UsageError(
            "the parameters are not percent-encoded UTF-8", where=place, todo="Encode them as UTF-8."
        ) from None


def _named(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    return (part.partition(b"=") for part in parts if part)


def _decoded(encoded: bytes) -> str:
    """Give what percent-encoded UTF-8 says, in steps that are short: no other thread runs during one."""
    if b"%" not in encoded and b"+" not in encoded:
        return encoded.decode("ascii")
    found, start = bytearray(), 0
    while start < len(encoded):
        # No step ends inside of a %XX.
        end = start + _STEP
        end -= next((back for back in (1, 2) if encoded[end - back : end - back + 1] == b"%"), 0)
        piece = encoded[start:end]
        piece.decode("ascii")
        found += unquote_to_bytes(piece.replace(b"+", b" "))
        start = end
    return found.decode()


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


def most_bytes(characters: int) -> int:
    """Give how many bytes a form may have whose field has so many characters: each has four bytes of ``%XX``."""
    return 12 * characters + _STEP


async def read_body(request: Request, most: int | None = None) -> bytes:
    """Give the body; more than ``most`` bytes are not read.

    :raises kg.errors.EncodingError: if it is compressed.
    :raises kg.errors.TooLarge: if it is larger.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise EncodingError(
            f"the content coding {coding[:40]!r} is not read", where="Content-Encoding", todo="Send it plain."
        )
    if most is None:
        return await request.body()
    if says_more(request.headers, most):
        raise _too_large(most)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def says_more(headers: Headers, most: int) -> bool:
    """Tell whether a request says that its body has more than ``most`` bytes."""
    said = headers.get("content-length", "")
    return said.isascii() and said.isdigit() and (len(said) > _DIGITS or int(said) > most)


def _too_large(most: int) -> TooLarge:
    return TooLarge(
        f"the body is larger than {most:,} bytes, and a query never is",
        where="the body of the request",
        todo="Shorten the query, or raise KG_MAX_QUERY_CHARS on the server.",
    )


async def read_text(request: Request, most: int | None = None) -> str:
    """Give the body, of at most so many bytes, as SPARQL text.

    :raises kg.errors.TooLarge: if it is larger.
    :raises kg.errors.QueryError: if the bytes are not text in the charset that they claim.
    """
    body, name = await read_body(request, most), charset_of(request.headers.get("content-type", ""))
    try:
        return body.decode(name)
    except UnicodeDecodeError as error:
        raise QueryError(
            f"the text is not {name.upper()}", where=f"byte {error.start}", todo="Send UTF-8."
        ) from None


async def client_left(request: Request) -> None:
    """Return when the client has left; what it still sends is not read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
