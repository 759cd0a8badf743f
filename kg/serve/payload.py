"""RDF that a request carried, read where it can do no harm: a body, or the parts of a form, in UTF-8 or UTF-16."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from kg.config import Settings
from kg.errors import ArticleError, InputError, RdfError, TooLarge, UsageError
from kg.model import Article
from kg.serve.body import MULTIPART, address_parameters, charset_of, media_type
from kg.serve.media import GRAPHS, Form, sent_form
from kg.store.media import RDFXML, TURTLE, with_media_type
from kg.store.rdf_text import canonical_bytes, quads_of

RDF_CHARSETS = frozenset({"utf-8", "ascii", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1"})
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOST_PARTS = 100
_MOST_ARTICLES = 10_000
_PLACE = "the body"

type Document = tuple[bytes, Form]


@dataclass(frozen=True, slots=True)
class Payload:
    """What a request carried: its body, the Content-Type, and the parameters of its address."""

    body: bytes
    content_type: str
    query: bytes = b""

    def request(self) -> Request:
        """Give a request that carries it, to be read again."""
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/",
            "query_string": self.query,
            "headers": [(b"content-type", self.content_type.encode("latin-1", "replace"))],
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": self.body, "more_body": False}

        return Request(scope, receive)


def triples(payload: Payload, graph: str) -> bytes:
    """Give the triples of a payload as canonical N-Triples; relative IRIs are relative to the graph.

    :raises kg.errors.EncodingError: for a media type or a charset that is not read.
    :raises kg.errors.RdfError: if they do not parse, with the line, or nest too deep.
    """
    documents = asyncio.run(_documents(payload.request()))
    found = [quads_of(body, form.media_type, graph or None) for body, form in documents]
    return canonical_bytes(quad for quads in found for quad in quads)


def articles_in(payload: Payload, settings: Settings) -> list[Article | InputError]:
    """Give the articles of a payload in order, those that cannot be read as their errors.

    :raises kg.errors.ArticleError: if there is none.
    :raises kg.errors.TooLarge: if there are too many.
    """
    from kg.source import read_bytes

    given = address_parameters(payload.request())
    title, published, url = (given.one(name) or None for name in ("title", "published", "url"))
    found = read_bytes(
        payload.body, payload.content_type, settings, title=title, published=published, url=url, place=_PLACE
    )
    records = list(islice(found, _MOST_ARTICLES + 1))
    if not records:
        raise ArticleError("there is no article in the body", where=_PLACE, todo="Send at least one.")
    if len(records) > _MOST_ARTICLES:
        raise TooLarge(
            f"there are more than {_MOST_ARTICLES:,} articles in the body",
            where=_PLACE,
            todo="Send fewer at once.",
        )
    return records


async def _documents(request: Request) -> list[Document]:
    if media_type(request) == MULTIPART:
        return await _parts(request)
    form = sent_form(media_type(request), GRAPHS)
    charset = charset_of(request.headers.get("content-type", ""), RDF_CHARSETS)
    return [(as_utf8(await request.body(), charset, form), form)]


async def _parts(request: Request) -> list[Document]:
    found = []
    async with form_of(request, _MOST_PARTS) as fields:
        for _, part in fields.multi_items():
            if isinstance(part, UploadFile):
                said = part.content_type or ""
                form = _form_of(said, part.filename or "")
                found.append((as_utf8(await part.read(), charset_of(said, RDF_CHARSETS), form), form))
            elif part.strip():
                found.append((part.encode(), TURTLE))
    if not found:
        raise UsageError("the form has no part", where="the body", todo="Send RDF as a part of the form.")
    return found


@asynccontextmanager
async def form_of(request: Request, most: int) -> AsyncIterator[FormData]:
    """Give the fields of a form that a request carries, ``most`` of them.

    :raises kg.errors.UsageError: if it does not parse, or has more.
    """
    try:
        async with request.form(max_files=most, max_fields=most, max_part_size=2**31) as fields:
            yield fields
    except MultiPartException as error:
        raise UsageError(
            f"the form does not parse: {error.message}",
            where="the body",
            todo="Send it as the standard has it.",
        ) from None


def _form_of(said: str, name: str) -> Form:
    """Give the form of a part: by its media type, else by its suffix; a browser may know neither."""
    suffix = name.rpartition(".")[2].lower()
    by_suffix = next((form for form in GRAPHS if suffix in form.suffixes), None)
    if by_suffix and said.partition(";")[0].strip().lower() in ("", "text/plain", "application/octet-stream"):
        return by_suffix
    return with_media_type(said, GRAPHS) or sent_form(said or TURTLE.media_type, GRAPHS)


def as_utf8(body: bytes, charset: str, form: Form) -> bytes:
    """Give RDF in UTF-8, whatever it came in; what its first bytes mark wins over what was said.

    :raises kg.errors.RdfError: if it is not in its charset.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            body, charset = body[len(mark) :], name
            break
    if charset in ("utf-8", "ascii"):
        return body
    try:
        text = body.decode(charset)
    except UnicodeDecodeError as error:
        raise RdfError(
            f"the RDF is not {charset.upper()}", where=f"byte {error.start}", todo="Send UTF-8."
        ) from None
    return (_undeclared(text) if form is RDFXML else text).encode()


def _undeclared(text: str) -> str:
    """Give an XML document without its declaration, which says an encoding that it no longer has."""
    start = text.lstrip()
    if not start.startswith("<?xml") or (end := start.find("?>")) < 0:
        return text
    return start[end + 2 :]
