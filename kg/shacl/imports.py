"""What documents import (``owl:imports``): found among the documents that are there, never fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from kg.rdf.documents import Document
from kg.shacl.graphs import added, read_graph, united
from kg.shacl.origins import Origins
from kg.shacl.report import Note

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# What every engine knows anyway.
_KNOWN = ("http://www.w3.org/ns/shacl", "https://www.w3.org/ns/shacl")


def imports_told(shapes: Graph, names: Iterable[str], origins: Origins) -> tuple[Note, ...]:
    """Give a note for each ontology that shapes import and that is not among the documents of these names."""
    return tuple(
        Note(
            f"not followed: owl:imports <{iri}>; give its file as shapes too, or --imports DIR",
            origins.place(subject),
        )
        for subject, iri in missing(shapes, names)
    )


def missing(graph: Graph, names: Iterable[str]) -> list[tuple[Node, str]]:
    """Give what a graph imports and does not hold, each with who imports it; ``names`` are those of its documents.

    An ontology is there if the graph calls it one, or if a document is called like the end of its IRI.
    """
    from rdflib import OWL, RDF

    held = {_plain(str(each)) for each in graph.subjects(RDF.type, OWL.Ontology)}
    files = {name.replace("\\", "/").rpartition("/")[2] for name in names}
    return sorted(
        (subject, str(value))
        for subject, value in graph.subject_objects(OWL.imports)
        if (iri := _plain(str(value))) not in held
        and iri not in _KNOWN
        and iri.rpartition("/")[2] not in files
    )


def completed(documents: Sequence[Document], found: Callable[[str], Document | None]) -> tuple[Document, ...]:
    """Give the documents that these import, and those that they import in turn, as far as they are ``found``."""
    from kg.shacl.job import merged

    every, new = list(documents), list(documents)
    whole, asked = united(), set[str]()
    while new:
        added(whole, merged(new))
        wanted = {iri for _, iri in missing(whole, [each.name for each in every])} - asked
        asked |= wanted
        named = {each.name for each in every}
        new = []
        for iri in sorted(wanted):
            document = found(iri)
            if document is not None and document.name not in named:
                new.append(document)
                named.add(document.name)
        every += new
    return tuple(every[len(documents) :])


def ontologies(document: Document) -> set[str]:
    """Give the IRIs of the ontologies that a document is.

    :raises kg.errors.RdfError: if it does not parse.
    """
    from rdflib import OWL, RDF

    graph = read_graph(document.content, document.media_type, what=document.name)
    return {_plain(str(each)) for each in graph.subjects(RDF.type, OWL.Ontology)}


def _plain(iri: str) -> str:
    return iri.rstrip("#/")
