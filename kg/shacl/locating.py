"""Where results stand in the documents: the line of the triple that is meant, else that of the node.

Exactly in Turtle, TriG, N-Triples and N-Quads; in RDF/XML and JSON-LD for nodes with a name and their properties.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.rdf.documents import Document
from kg.shacl.document_lines import json_lines, xml_lines
from kg.shacl.graphs import apart, document_base, format_of, joined, labels, without_mark
from kg.shacl.report import Place, Result
from kg.shacl.turtle_lines import TripleLines, triple_lines

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

_FIRST_STEP = re.compile(r"\(*+(\^?)\(*+<([^<>]*+)>")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OF_LISTS = (f"{_RDF}first", f"{_RDF}rest")
# By the extensions of their files.
_LINES = ("nt", "nq")
_TEXTS = ("ttl", "trig", "n3")


def located(
    results: Sequence[Result], documents: Sequence[Document], *, shapes: bool = False
) -> tuple[Result, ...]:
    """Give results with the places of what they are about, the first one if several documents tell.

    What a single document does not speak of still has it as its place. ``shapes`` tells that the documents are
    shapes, which results of ``kg.shacl.lint`` are about.
    """
    places = _Places({node for each in _all(results) for node in (each.focus, each.start)}, shapes=shapes)
    for number, each in enumerate(documents if results else ()):
        places.read(each, number)
    whole = Place(documents[0].name) if len(documents) == 1 else None
    return tuple(_placed(each, places, whole) for each in results)


def node_places(
    nodes: Collection[str], documents: Sequence[Document], *, shapes: bool = False
) -> dict[str, Place]:
    """Give where nodes (IRIs, or ``_:`` and the label in ``kg.shacl.job.merged``) are described or named."""
    places = _Places(nodes, shapes=shapes)
    for number, each in enumerate(documents if nodes else ()):
        places.read(each, number)
    return {node: place for node in nodes if (place := places.of_node(node)) is not None}


def _all(results: Iterable[Result]) -> Iterator[Result]:
    for each in results:
        yield each
        yield from _all(each.details)


def _placed(result: Result, places: _Places, whole: Place | None) -> Result:
    details = tuple(_placed(each, places, whole) for each in result.details)
    return replace(result, place=places.of(result) or whole, details=details)


class _Places:
    """Places of the nodes that are wanted, and of the triples in which they stand."""

    def __init__(self, wanted: Collection[str], *, shapes: bool = False) -> None:
        self._wanted, self._shapes = wanted, shapes
        self._nodes: dict[str, Place] = {}
        self._mentions: dict[str, Place] = {}
        self._triples: dict[tuple[str, ...], Place] = {}

    def of(self, result: Result) -> Place | None:
        """Give the place of the triple that a result is about, else of its node, else of the IRI above that."""
        return self._of_triple(result) or self.of_node(result.focus) or self.of_node(result.start)

    def of_node(self, node: str) -> Place | None:
        """Give the place where a node is described, else where it is named first."""
        return self._nodes.get(node) or self._mentions.get(node)

    def _of_triple(self, result: Result) -> Place | None:
        path = result.path or ""
        step = _FIRST_STEP.match(path)
        key = (result.focus, step[1], step[2]) if step is not None else (result.focus, "", path)
        exact = self._triples.get((*key, result.value)) if result.value is not None else None
        return exact or self._triples.get(key)

    def read(self, document: Document, number: int) -> None:
        """Take in a document: the how-manieth it is tells its blank nodes from those of others."""
        form = format_of(document.media_type)
        if form.file_extension not in (*_LINES, *_TEXTS):
            return self._written(document, form)
        text = _texts(labels(document.content, form, shapes=self._shapes), number)
        for quad, lines in _lined(document, form):
            self._triple(document.name, quad, lines, text)
        return None

    def _triple(self, file: str, quad: Quad, lines: TripleLines, text: Callable[[object], str]) -> None:
        subject, predicate, value = text(quad.subject), quad.predicate.value, text(quad.object)
        if subject in self._wanted:
            at = Place(file, lines.predicate or lines.subject)
            self._nodes.setdefault(subject, Place(file, lines.subject))
            self._triples.setdefault((subject, "", predicate), at)
            self._triples.setdefault((subject, "", predicate, value), Place(file, lines.object))
        if value in self._wanted:
            at = Place(file, lines.object)
            self._mentions.setdefault(value, at)
            self._triples.setdefault((value, "^", predicate), at)
            self._triples.setdefault((value, "^", predicate, subject), at)

    def _written(self, document: Document, form: RdfFormat) -> None:
        """Take in a document in a form that says more than its triples: lines of properties, not of values."""
        base = document_base(document.name)
        lines = xml_lines if form.file_extension == "rdf" else json_lines
        for written, predicate, line in lines(without_mark(document.content)):
            subject = written if written.startswith("_:") else joined(base, written)
            if subject not in self._wanted:
                continue
            place = Place(document.name, line)
            if predicate is None:
                self._mentions.setdefault(subject, place)
            else:
                self._nodes.setdefault(subject, self._mentions[subject])
                self._triples.setdefault((subject, "", predicate), place)


def _lined(document: Document, form: RdfFormat) -> Iterator[tuple[Quad, TripleLines]]:
    """Give the triples of a document with their lines, as far as the two walks through it agree."""
    from pyoxigraph import parse

    content = without_mark(document.content)
    quads = parse(content, format=form, base_iri=document_base(document.name))
    if form.file_extension in _LINES:
        yield from zip(quads, _numbers(content), strict=False)
        return
    text = content.decode("utf-8", "replace")
    for quad, lines in zip(quads, triple_lines(text), strict=False):
        if lines.predicate is None and quad.predicate.value not in _OF_LISTS:
            return
        yield quad, lines


def _numbers(content: bytes) -> Iterator[TripleLines]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if (plain := line.strip()) and not plain.startswith(b"#"):
            yield TripleLines(number, number, number)


def _texts(label: Callable[[str], str], number: int) -> Callable[[object], str]:
    """Give what writes terms as in results on the document of this number; see ``kg.shacl.job.merged``."""
    from pyoxigraph import BlankNode

    def text(term: object) -> str:
        if isinstance(term, BlankNode):
            return f"_:{apart(label(term.value), number)}"
        return str(getattr(term, "value", ""))

    return text
