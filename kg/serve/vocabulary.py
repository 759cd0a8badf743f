"""``/ontology`` and ``/shapes``: the terms with their definitions, and what the shapes demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg.rdf.ntriples import canonical
from kg.rdf.terms import CONCEPT_SUFFIX, ONTOLOGY
from kg.resources import folder
from kg.serve.answers import data, html, wanted_form
from kg.serve.body import address_parameters
from kg.serve.media import HTML, Form
from kg.serve.pages import render
from kg.serve.service import service_of
from kg.serve.views.triples import Triples
from kg.shacl import load_shapes
from kg.shacl.documentation import ShapeDoc, shape_docs
from kg.store.answers import transcribed
from kg.store.media import TURTLE

router = APIRouter(tags=["Vocabulary"])
_KINDS = (
    ("Classes", "owl:Class"),
    ("Relations", "owl:ObjectProperty"),
    ("Attributes", "owl:DatatypeProperty"),
)


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term of the ontology as the page lists it."""

    name: str
    label: str
    definition: str
    example: str
    broader: tuple[str, ...]


@router.get("/ontology{suffix}", include_in_schema=False)
@router.get("/ontology", summary="The ontology")
async def ontology(request: Request) -> Response:
    """Give the terms as a page, or the ontology as RDF."""
    said, form = wanted_form(
        request, _suffix(request.path_params.get("suffix", "")), address_parameters(request)
    )
    service = service_of(request)
    if form is not HTML:
        return data(await service.read(_written, "ontology", form), said)
    return html(await service.read(_ontology_page, request))


@router.get("/shapes{suffix}", include_in_schema=False)
@router.get("/shapes", summary="The shapes")
async def shapes(request: Request) -> Response:
    """Give the shapes as a page, or as RDF."""
    said, form = wanted_form(
        request, _suffix(request.path_params.get("suffix", "")), address_parameters(request)
    )
    service = service_of(request)
    if form is not HTML:
        return data(await service.read(_written, "shapes", form), said)
    docs = await service.read(_shape_docs)
    return html(render(request.scope, "shapes.html", title="Shapes", docs=docs))


def _suffix(suffix: str) -> str | None:
    return suffix.removeprefix(".") or None


def _ontology_page(request: Request) -> str:
    triples = Triples(_triples("ontology"))
    whole = next(triples.of_class("owl:Ontology"), "")
    return render(
        request.scope,
        "ontology.html",
        title=triples.one(whole, "dcterms:title") or "Ontology",
        about=triples.one(whole, "dcterms:description") or "",
        groups=term_groups(triples),
    )


def term_groups(triples: Triples) -> list[tuple[str, list[TermLine]]]:
    """Give the terms of the ontology: classes, relations, attributes, and the concepts of each list."""
    groups = [(name, list(_terms(triples, kind))) for name, kind in _KINDS]
    groups += [(f"{name} values", list(_terms(triples, f"dip:{name}"))) for name in CONCEPT_SUFFIX]
    return [(name, lines) for name, lines in groups if lines]


def _terms(triples: Triples, kind: str) -> Iterator[TermLine]:
    for iri in triples.of_class(kind):
        if iri.startswith(ONTOLOGY):
            broader = triples.all(iri, "rdfs:subClassOf") + triples.all(iri, "rdfs:subPropertyOf")
            yield TermLine(
                name=iri[len(ONTOLOGY) :],
                label=triples.one(iri, "rdfs:label") or "",
                definition=triples.one(iri, "skos:definition") or "",
                example=triples.one(iri, "skos:example") or "",
                broader=broader,
            )


@cache
def _shape_docs() -> tuple[ShapeDoc, ...]:
    return shape_docs(load_shapes() + load_shapes(whole_graph=True))


@cache
def _written(name: str, form: Form) -> bytes:
    # Turtle is given as it was written, with its comments; several files follow one another.
    if form is TURTLE:
        return b"\n".join(path.read_bytes() for path in sorted(folder(name).glob("*.ttl")))
    return transcribed(_triples(name), form)


@cache
def _triples(name: str) -> bytes:
    lines: list[str] = []
    for path in sorted(folder(name).glob("*.ttl")):
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        lines += [f"{quad.triple} ." for quad in quads]
    return canonical(lines)
