"""``/.well-known/void``: the dataset in numbers, for programs that look for data (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.config import Settings
from kg.query.describe import Holdings, holdings
from kg.rdf.ntriples import canonical
from kg.rdf.terms import ONTOLOGY, PREFIXES, iri
from kg.serve.answers import data
from kg.serve.body import address_parameters
from kg.serve.inquiry import viewed
from kg.serve.media import GRAPHS, wanted
from kg.serve.service import service_of
from kg.store.answers import transcribed

router = APIRouter(tags=["SPARQL"])
PATH = "/.well-known/void"
_VOID = PREFIXES["void"]
_FOAF = PREFIXES["foaf"]
_FORMATS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")


@router.get(PATH, summary="The dataset in numbers (VoID)")
async def void(request: Request) -> Response:
    """Give what the dataset holds: triples, things, classes and how many of each; a minute old at most."""
    said, form = wanted(request.headers.get("accept"), address_parameters(request).one("format"), GRAPHS)
    service = service_of(request)

    async def counted() -> Holdings:
        return await viewed(request, holdings, await service.quads.now())

    held = await service.held.get(counted)
    lines = describe_dataset(str(request.base_url).rstrip("/"), held, service.settings)
    return data(transcribed(canonical(list(lines)), form), said)


def describe_dataset(origin: str, held: Holdings, settings: Settings) -> Iterator[str]:
    """Give the description of the dataset of the service at ``origin`` as lines of N-Triples."""
    document = NamedNode(origin + PATH)
    dataset = NamedNode(f"{origin}{PATH}#dataset")
    yield _line(document, iri("rdf:type"), NamedNode(f"{_VOID}DatasetDescription"))
    yield _line(document, f"{_FOAF}primaryTopic", dataset)
    yield _line(dataset, iri("rdf:type"), NamedNode(f"{_VOID}Dataset"))
    yield _line(dataset, f"{_VOID}sparqlEndpoint", NamedNode(f"{origin}/sparql"))
    yield _line(dataset, f"{_VOID}uriSpace", Literal(f"{settings.base_iri}id/"))
    yield _line(dataset, f"{_VOID}vocabulary", NamedNode(ONTOLOGY))
    for name in _FORMATS:
        yield _line(dataset, f"{_VOID}feature", NamedNode(f"http://www.w3.org/ns/formats/{name}"))
    for name, count in (("triples", held.quads), ("entities", held.things), ("classes", len(held.classes))):
        yield _line(dataset, _VOID + name, Literal(count))
    for number, (name, count) in enumerate(held.classes.items(), 1):
        part = NamedNode(f"{origin}{PATH}#class-{number}")
        yield _line(dataset, f"{_VOID}classPartition", part)
        yield _line(part, f"{_VOID}class", NamedNode(name))
        yield _line(part, f"{_VOID}entities", Literal(count))


def _line(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> str:
    return f"{subject} {NamedNode(predicate)} {value} ."
