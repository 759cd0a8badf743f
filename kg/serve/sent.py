"""RDF that a request carries: a body, or the parts of a form, in any form and in UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from starlette.datastructures import UploadFile
from starlette.requests import Request

from kg.errors import RdfError, UsageError
from kg.serve.body import MULTIPART, charset_of, media_type, read_body
from kg.serve.media import GRAPHS, Form, sent_form
from kg.serve.service import service_of
from kg.store.media import RDFXML, TURTLE, with_media_type
from kg.store.rdf_text import canonical_bytes, quads_of

RDF_CHARSETS = frozenset({"utf-8", "ascii", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1"})
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
_MOST_PARTS = 100

type Document = tuple[bytes, Form]


async def triples_sent(request: Request, graph: str) -> bytes:
    """Give the triples of a request as N-Triples; relative IRIs are relative to the graph.

    :raises kg.errors.EncodingError: for a media type or a charset that is not read.
    :raises kg.errors.RdfError: if they do not parse, with the line.
    """
    documents = await _documents(request)
    return await service_of(request).read(_merged, documents, graph)


def _merged(documents: Iterable[Document], graph: str) -> bytes:
    found = [quads_of(body, form.media_type, graph or None) for body, form in documents]
    return canonical_bytes(quad for quads in found for quad in quads)


async def _documents(request: Request) -> list[Document]:
    if media_type(request) == MULTIPART:
        return await _parts(request)
    form = sent_form(media_type(request), GRAPHS)
    charset = charset_of(request.headers.get("content-type", ""), RDF_CHARSETS)
    return [(as_utf8(await read_body(request), charset, form), form)]


async def _parts(request: Request) -> list[Document]:
    found = []
    async with request.form(max_files=_MOST_PARTS, max_fields=_MOST_PARTS, max_part_size=2**31) as fields:
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
    if form is RDFXML:
        text = _DECLARED.sub(r"\1", text)
    return text.encode()
