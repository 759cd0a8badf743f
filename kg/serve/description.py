"""The SPARQL service, described in RDF for programs and in OpenAPI for people."""

from __future__ import annotations

from typing import Any

from kg.config import Settings
from kg.rdf.terms import PREFIXES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe_service(endpoint: str, settings: Settings) -> bytes:
    """Give the description of the endpoint (its IRI) as N-Triples."""
    service, dataset = f"<{endpoint}>", f"<{endpoint}#dataset>"
    graph, rdf_type = f"<{endpoint}#union>", f"<{PREFIXES['rdf']}type>"
    lines = [
        f"{service} {rdf_type} <{_SD}Service> .",
        f"{service} <{_SD}endpoint> {service} .",
        f"{service} <{_SD}supportedLanguage> <{_SD}SPARQL11Query> .",
        f"{service} <{_SD}feature> <{_SD}UnionDefaultGraph> .",
        f"{service} <{_SD}defaultDataset> {dataset} .",
        f"{dataset} {rdf_type} <{_SD}Dataset> .",
        f"{dataset} <{_SD}defaultGraph> {graph} .",
        f"{graph} {rdf_type} <{_SD}Graph> .",
        f'{service} <{PREFIXES["rdfs"]}comment> "The default graph is the union of all graphs."@en .',
        f"{service} <{PREFIXES['rdfs']}seeAlso> <{settings.base_iri}ontology> .",
        *(f"{service} <{_SD}resultFormat> <{_FORMATS}{name}> ." for name in _OFFERED),
    ]
    return "".join(line + "\n" for line in lines).encode()


def _parameter(name: str, description: str, *, many: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if many:
        schema = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return {"name": name, "in": "query", "description": description, "required": False, "schema": schema}


OPERATION: dict[str, Any] = {
    "parameters": [
        _parameter("query", "The SPARQL query; without it, the service is described."),
        _parameter("default-graph-uri", "A graph of the default graph.", many=True),
        _parameter("named-graph-uri", "A named graph.", many=True),
        _parameter("format", "json, xml, csv, tsv; for graphs ttl, nt, jsonld, rdf. Wins over Accept."),
    ],
    "responses": {
        "200": {
            "description": "The answer.",
            "content": {
                "application/sparql-results+json": {},
                "application/sparql-results+xml": {},
                "text/csv": {},
                "text/tab-separated-values": {},
                "text/turtle": {},
                "application/n-triples": {},
                "application/ld+json": {},
                "application/rdf+xml": {},
            },
        },
        "400": {"description": "The query cannot be run.", "content": {"application/problem+json": {}}},
        "406": {"description": "No such form.", "content": {"application/problem+json": {}}},
    },
}
