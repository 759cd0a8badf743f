"""The one table of the forms that answers and RDF come in: name, media types, suffixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.errors import NotAcceptable, RdfError

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

type Holds = Literal["results", "graph", "dataset"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form to write or read: what it holds, its media type, and the other names that it goes by."""

    name: str
    holds: Holds
    media_type: str
    suffixes: tuple[str, ...]
    other_names: tuple[str, ...] = ()
    other_types: tuple[str, ...] = ()


JSON = Form("json", "results", "application/sparql-results+json", ("srj", "json"), (), ("application/json",))
XML = Form(
    "xml", "results", "application/sparql-results+xml", ("srx", "xml"), (), ("application/xml", "text/xml")
)
CSV = Form("csv", "results", "text/csv", ("csv",))
TSV = Form("tsv", "results", "text/tab-separated-values", ("tsv",))
TURTLE = Form("turtle", "graph", "text/turtle", ("ttl",), ("ttl",), ("application/x-turtle",))
NTRIPLES = Form("ntriples", "graph", "application/n-triples", ("nt",), ("nt", "n-triples"), ("text/plain",))
JSONLD = Form("jsonld", "graph", "application/ld+json", ("jsonld",), ("json-ld",), ("application/json",))
RDFXML = Form(
    "rdfxml",
    "graph",
    "application/rdf+xml",
    ("rdf", "owl"),
    ("rdf", "rdf/xml"),
    ("application/xml", "text/xml"),
)
NQUADS = Form("nquads", "dataset", "application/n-quads", ("nq",), ("nq", "n-quads"), ("text/x-nquads",))
TRIG = Form("trig", "dataset", "application/trig", ("trig",), (), ("application/x-trig",))

RESULTS = (JSON, XML, CSV, TSV)
GRAPHS = (TURTLE, NTRIPLES, JSONLD, RDFXML)
DATASETS = (NQUADS, TRIG)
RDF = GRAPHS + DATASETS


def with_media_type(media_type: str, forms: tuple[Form, ...]) -> Form | None:
    """Give the form with a media type (its parameters do not count), or None."""
    wanted = media_type.partition(";")[0].strip().lower()
    for form in forms:
        if wanted == form.media_type:
            return form
    return next((form for form in forms if wanted in form.other_types), None)


def acceptable(media_type: str, forms: tuple[Form, ...], kind: str) -> Form:
    """Give the form with a media type among those that this kind of answer has.

    :raises kg.errors.NotAcceptable: if there is none.
    """
    form = with_media_type(media_type, forms)
    if form is None:
        raise NotAcceptable(
            f"{kind} cannot be written as {media_type}",
            where="media type",
            todo=f"Offered: {', '.join(form.media_type for form in forms)}.",
        )
    return form


def readable(media_type: str) -> Form:
    """Give the form of RDF with a media type.

    :raises kg.errors.RdfError: if it is none that is read.
    """
    form = with_media_type(media_type, RDF)
    if form is None:
        raise RdfError(
            f"RDF is not read from {media_type or 'a body without media type'}",
            where="media type",
            todo=f"Read: {', '.join(form.media_type for form in RDF)}.",
        )
    return form


def engine_format(form: Form) -> RdfFormat:
    """Give what the engine calls a form of RDF."""
    from pyoxigraph import RdfFormat

    found = RdfFormat.from_media_type(form.media_type)
    assert found is not None
    return found
