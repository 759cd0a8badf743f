"""Namespaces and the terms of the ontology, as text; ``ontology/diplomacy.ttl`` defines them."""

from __future__ import annotations

from enum import StrEnum

ONTOLOGY = "https://w3id.org/diplomacy-kg/ontology#"

PREFIXES: dict[str, str] = {
    "dip": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(curie: str) -> str:
    """Expand a compact IRI: ``iri('dip:Summit')``.

    :raises KeyError: for a prefix that is not in ``PREFIXES``.
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


# The local name of the concept that stands for a value of kg.model.vocabulary is the value itself,
# with a word behind it where the bare value would be the name of a property or says too little.
CONCEPT_SUFFIX: dict[str, str] = {
    "Role": "Role",
    "Mode": "",
    "Attendance": "",
    "Factuality": "",
    "Precision": "Precision",
    "QuoteKind": "Quote",
    "TenureStatus": "Tenure",
    "LinkStatus": "Link",
}


def concept(value: StrEnum) -> str:
    """Give the IRI of the concept for a value: ``concept(Role.HOST)`` is ``dip:hostRole``."""
    return f"{ONTOLOGY}{value}{CONCEPT_SUFFIX[type(value).__name__]}"
