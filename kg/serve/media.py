"""Which form a client wants an answer in, and what form it sent something in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.errors import EncodingError, NotAcceptable
from kg.serve.negotiation import choose
from kg.store.media import GRAPHS, JSON, JSONLD, RDF, RDFXML, RESULTS, XML, Form, with_media_type

HTML = Form("html", "graph", "text/html", ("html",))
THINGS = (*GRAPHS, HTML)
# A yes or no has no form in CSV and TSV.
VERDICTS = (JSON, XML)
_LOOSE_NAMES = {"json": (JSON, JSONLD), "xml": (XML, RDFXML)}

__all__ = ["GRAPHS", "HTML", "RDF", "RESULTS", "THINGS", "VERDICTS", "Form"]


def with_charset(media_type: str) -> str:
    """Give a media type for a header: text has its charset named."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


@lru_cache(maxsize=256)
def wanted(accept: str | None, name: str | None, forms: tuple[Form, ...]) -> tuple[str, Form]:
    """Give the media type to answer with and its form: by ``?format=`` if it is given, else by Accept.

    :raises kg.errors.NotAcceptable: if the answer has no such form.
    """
    if name:
        form = named_form(name, forms)
        return form.media_type, form
    offered = _offered(forms)
    said = choose(accept, tuple(offered))
    return said, offered[said]


def named_form(name: str, forms: Iterable[Form]) -> Form:
    """Give the form that a name, a suffix or a media type means.

    :raises kg.errors.NotAcceptable: if it is none of these.
    """
    offered, word = tuple(forms), name.strip().lower()
    for form in offered:
        if word in (form.name, form.media_type, *form.other_names, *form.suffixes):
            return form
    for form in _LOOSE_NAMES.get(word, ()):
        if form in offered:
            return form
    raise NotAcceptable(
        "the answer has no such form",
        where=f"format={name[:40]}",
        todo=f"Known: {', '.join(form.name for form in offered)}.",
    )


def _offered(forms: Iterable[Form]) -> Mapping[str, Form]:
    """Give the forms by all their media types, the proper ones first: ties go to the first."""
    kept = tuple(forms)
    proper = {form.media_type: form for form in kept}
    return proper | {
        other: form for form in reversed(kept) for other in form.other_types if other not in proper
    }


def sent_form(media_type: str, forms: Iterable[Form] = RDF) -> Form:
    """Give the form of RDF that was sent.

    :raises kg.errors.EncodingError: for a media type that is not read here.
    """
    kept = tuple(forms)
    form = with_media_type(media_type, kept)
    if form is None:
        raise EncodingError(
            f"the media type {media_type[:80] or '(none)'} is not read here",
            where="Content-Type",
            todo=f"Known: {', '.join(form.media_type for form in kept)}.",
        )
    return form
