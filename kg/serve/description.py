"""The SPARQL service, described in RDF for programs and in OpenAPI for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal

from kg.config import Settings
from kg.rdf.terms import PREFIXES
from kg.serve.examples import examples
from kg.store.syntax import outline

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
    "N-Quads",
    "TriG",
)
_UNION = "The default graph is the union of all graphs."
_OWN = "The default graph is the store's own; other graphs are asked by GRAPH or FROM."


def describe_service(endpoint: str, settings: Settings) -> bytes:
    """Give the description of the endpoint (its IRI) as N-Triples."""
    service, dataset = f"<{endpoint}>", f"<{endpoint}#dataset>"
    graph, rdf_type = f"<{endpoint}#union>", f"<{PREFIXES['rdf']}type>"
    is_union = settings.default_graph == "union"
    lines = [
        f"{service} {rdf_type} <{_SD}Service> .",
        f"{service} <{_SD}endpoint> {service} .",
        f"{service} <{_SD}supportedLanguage> <{_SD}SPARQL11Query> .",
        f"{service} <{_SD}supportedLanguage> <{_SD}SPARQL11Update> .",
        *([f"{service} <{_SD}feature> <{_SD}UnionDefaultGraph> ."] if is_union else []),
        f"{service} <{_SD}defaultDataset> {dataset} .",
        f"{dataset} {rdf_type} <{_SD}Dataset> .",
        f"{dataset} <{_SD}defaultGraph> {graph} .",
        f"{graph} {rdf_type} <{_SD}Graph> .",
        f'{service} <{PREFIXES["rdfs"]}comment> "{_UNION if is_union else _OWN}"@en .',
        f"{service} <{PREFIXES['rdfs']}seeAlso> <{settings.base_iri}ontology> .",
        *(f"{service} <{_SD}resultFormat> <{_FORMATS}{name}> ." for name in _OFFERED),
        *_prefixes(service),
        *(_examples(endpoint) if is_union else ()),
    ]
    return "".join(line + "\n" for line in lines).encode()


def _prefixes(service: str) -> Iterator[str]:
    """Tell which prefixes a query may use without declaring them (SHACL, section 5.2.1)."""
    yield f"{service} <{PREFIXES['sh']}prefixes> {service} ."
    for prefix, namespace in PREFIXES.items():
        node = f"{service[:-1]}#prefix-{prefix}>"
        yield f"{service} <{PREFIXES['sh']}declare> {node} ."
        yield f"{node} <{PREFIXES['sh']}prefix> {_literal(prefix)} ."
        yield f"{node} <{PREFIXES['sh']}namespace> {_literal(namespace)}^^<{PREFIXES['xsd']}anyURI> ."


def _examples(endpoint: str) -> Iterator[str]:
    """Tell the named questions, as https://www.w3.org/TR/shacl-af/ tells SPARQL that can be run."""
    sh, rdf_type = PREFIXES["sh"], f"<{PREFIXES['rdf']}type>"
    for example in examples():
        node, form = f"<{endpoint}#example-{example.name}>", outline(example.text).form
        kind = {"select": "Select", "ask": "Ask", "construct": "Construct"}.get(form)
        yield f"{node} {rdf_type} <{sh}SPARQLExecutable> ."
        if kind:
            yield f"{node} {rdf_type} <{sh}SPARQL{kind}Executable> ."
            yield f"{node} <{sh}{form}> {_literal(example.text)} ."
        yield f"{node} <{sh}prefixes> <{endpoint}> ."
        yield f"{node} <{PREFIXES['rdfs']}comment> {_literal(example.summary)}@en ."
        yield f"{node} <https://schema.org/target> <{endpoint}> ."


def _literal(text: str) -> str:
    return str(Literal(text))


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
