"""Writes what the engine found in the form that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import batched
from typing import IO, Protocol, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from kg.errors import NotAcceptable
from kg.rdf.ntriples import canonical
from kg.rdf.terms import PREFIXES, iri
from kg.store.base import AnswerKind
from kg.store.media import (
    JSON,
    NQUADS,
    NTRIPLES,
    RDF,
    RDFXML,
    RESULTS,
    TRIG,
    TURTLE,
    XML,
    Form,
    acceptable,
    engine_format,
)

_TYPE = f" <{iri('rdf:type')}> "
# One document behind another is a document; JSON-LD and RDF/XML have a last word.
_GOES_ON = (NTRIPLES, NQUADS, TURTLE, TRIG)
_SORTED = 10_000
_ELEMENT_NAME = re.compile(r"(?<![\w.\-])[\d.\-]*+[^\W\d][\w.\-]*+\Z")


class Sink(Protocol):
    """What an answer is written into."""

    def write(self, data: bytes, /) -> int:
        """Take bytes; give how many."""
        ...


def write(found: QuerySolutions | QueryBoolean, media_type: str | None, sink: Sink) -> tuple[AnswerKind, str]:
    """Write solutions or a yes or no (default: SPARQL JSON results); give the kind and the media type.

    :raises kg.errors.NotAcceptable: for a form that they do not have; CSV and TSV have no yes or no.
    """
    if isinstance(found, QueryBoolean):
        kind: AnswerKind = "boolean"
        form = acceptable(media_type or JSON.media_type, (JSON, XML), "a yes or no")
    else:
        kind = "solutions"
        form = acceptable(media_type or JSON.media_type, RESULTS, "a table of solutions")
    found.serialize(cast("IO[bytes]", sink), format=QueryResultsFormat.from_media_type(form.media_type))
    return kind, form.media_type


def write_graph(triples: Iterable[Triple], media_type: str | None, sink: Sink) -> tuple[AnswerKind, str]:
    """Write triples, of which none comes twice, sorted by subject (default: N-Triples).

    Where a form allows it (all but JSON-LD and RDF/XML), more than ``_SORTED`` are written as they come, and
    sorted by so many: neither time nor memory grows with the answer before its first byte.

    :raises kg.errors.NotAcceptable: for a form that a graph does not have.
    """
    form = acceptable(media_type or NTRIPLES.media_type, RDF, "a graph")
    parts: Iterable[Iterable[Triple]] = batched(triples, _SORTED) if form in _GOES_ON else [triples]
    for part in parts:
        lines = (serialize(part, format=RdfFormat.N_TRIPLES) or b"").decode().split("\n")[:-1]
        sink.write(transcribed(canonical(lines), form))
    return "graph", form.media_type


def transcribed(triples: bytes, form: Form) -> bytes:
    """Give canonical N-Triples in another form, with our prefixes where it has prefixes.

    :raises kg.errors.NotAcceptable: if RDF/XML cannot say a property.
    """
    if form is NTRIPLES:
        return triples
    text = triples.decode()
    lines = text.split("\n")[:-1]
    ordered = "\n".join(sorted(lines, key=_type_first)).encode() + b"\n"
    found = [quad.triple for quad in parse(ordered, format=RdfFormat.N_TRIPLES)]
    if form is RDFXML:
        _check_elements(found)
    used = {prefix: name for prefix, name in PREFIXES.items() if f"<{name}" in text}
    body = serialize(found, format=engine_format(form), prefixes=used) or b""
    return _with_sorted_prefixes(body, len(used)) if form is TURTLE else body


def _type_first(line: str) -> tuple[str, bool, str]:
    subject = line.partition(" ")[0]
    return subject, not line.startswith(subject + _TYPE), line


def _with_sorted_prefixes(turtle: bytes, count: int) -> bytes:
    """Put the prefixes in order: the engine writes them in an order of chance."""
    lines = turtle.split(b"\n")
    head = [line for line in sorted(lines[:count]) if line.startswith(b"@prefix ")]
    return b"\n".join([*head, *lines[len(head) :]])


def _check_elements(triples: Iterable[Triple]) -> None:
    """Refuse properties that end in no XML name: the engine would write broken XML for them."""
    for triple in triples:
        predicate = triple.predicate
        if isinstance(predicate, NamedNode) and not _ELEMENT_NAME.search(predicate.value):
            raise NotAcceptable(
                "RDF/XML cannot say a property whose IRI does not end in a name",
                where=predicate.value,
                todo="Ask for text/turtle.",
            )
