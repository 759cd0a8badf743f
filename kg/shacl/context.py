"""What people know a node by: its label, and the sentences of articles that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf.terms import iri
from kg.shacl.languages import ENGLISH, chosen
from kg.shacl.report import Sentence

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

LABELS = (
    "rdfs:label",
    "skos:prefLabel",
    "dcterms:title",
    "schema:name",
    "dip:surfaceForm",
    "dip:officeTitle",
)


def label(data: Graph, node: Node, languages: tuple[str, ...] = ENGLISH) -> str:
    """Give a label of a node in the best language there is; empty if there is none."""
    from rdflib import URIRef

    for name in LABELS:
        if found := chosen(data.objects(node, URIRef(iri(name))), languages):
            return found
    return ""


def sentence(data: Graph, node: Node) -> Sentence | None:
    """Give the sentence of an article that a node rests on, the first of the text if there are several."""
    from rdflib import URIRef

    evidence = [node, *data.objects(node, URIRef(iri("dip:evidence")))]
    found = [each for each in evidence if (each, URIRef(iri("dip:sentence")), None) in data]
    if not found:
        return None
    first = min(found, key=lambda each: (_start(data, each), str(each)))
    source = _least(data, first, "oa:hasSource")
    article = _least(data, source, "dip:versionOf") if source is not None else None
    return Sentence(
        text=str(_least(data, first, "dip:sentence")),
        words=str(_least(data, first, "oa:exact") or ""),
        article=str(article or source or ""),
        title=label(data, article) if article is not None else "",
    )


def _least(data: Graph, node: Node, property: str) -> Node | None:
    """Give a value of a property, the same one each time if there are several; None if there is none."""
    from rdflib import URIRef

    return min(data.objects(node, URIRef(iri(property))), key=str, default=None)


def _start(data: Graph, evidence: Node) -> int:
    said = str(_least(data, evidence, "oa:start") or "")
    return int(said) if said.isdecimal() else 0
