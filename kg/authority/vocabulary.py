"""The terms of authority files; ``ontology/authority/terms.ttl`` defines our own ones."""

from __future__ import annotations

import re

from kg.model import EntityKind

ONTOLOGY = "https://w3id.org/diplomacy-kg/ontology#"
IDS = "https://w3id.org/diplomacy-kg/id/"
LOCAL = "https://w3id.org/diplomacy-kg/authority#"
SOURCES = "https://w3id.org/diplomacy-kg/authority/source/"
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
DBPEDIA = "http://dbpedia.org/resource/"
VIAF = "http://viaf.org/viaf/"
WIKIPEDIA = "https://en.wikipedia.org/wiki/"

IRI_FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    # "Concept URI" of an item's page; https://www.wikidata.org/wiki/Wikidata:Data_access
    "Wikidata": (
        re.compile(r"http://www\.wikidata\.org/entity/[QLP][1-9]\d*"),
        "http://www.wikidata.org/entity/Q…",
    ),
    # https://www.geonames.org/ontology/documentation.html: the concept, with the stroke at the end
    "GeoNames": (re.compile(r"https://sws\.geonames\.org/[1-9]\d*/"), "https://sws.geonames.org/…/"),
    # https://www.dbpedia.org/resources/linked-data/ names the thing; /page/ and /data/ are documents about it
    "DBpedia": (re.compile(r"http://dbpedia\.org/resource/[^\s<>?#]+"), "http://dbpedia.org/resource/…"),
    # https://www.oclc.org/developer/api/oclc-apis/viaf/authority-cluster.en.html, "Identify"
    "VIAF": (re.compile(r"http://viaf\.org/viaf/[1-9]\d*"), "http://viaf.org/viaf/…"),
}
"""The IRI that stands for the thing itself, as each authority documents it, with an example."""

SCHEME_HOSTS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"https?://(?:[\w-]+\.)*{host}\.org/")
    for name, host in (
        ("Wikidata", "wikidata"),
        ("GeoNames", "geonames"),
        ("DBpedia", "dbpedia"),
        ("VIAF", "viaf"),
    )
}
"""What the identifiers of an authority begin with, also wrongly written ones."""

PREFIXES: dict[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "dip": ONTOLOGY,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": WIKIDATA,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
} | {kind: f"{IDS}{kind}/" for kind in ("country", "organization", "person", "place", "office", "tenure")}


def full(curie: str) -> str:
    """Give the IRI of a compact one: ``full('dip:Country')``.

    :raises KeyError: for a prefix that is not in ``PREFIXES``.
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


KINDS: dict[str, tuple[EntityKind, str | None]] = {
    full("dip:Country"): (EntityKind.COUNTRY, None),
    full("dip:Organization"): (EntityKind.ORGANIZATION, None),
    full("dip:InternationalOrganization"): (EntityKind.ORGANIZATION, "InternationalOrganization"),
    full("dip:Government"): (EntityKind.ORGANIZATION, "Government"),
    full("dip:ArmedGroup"): (EntityKind.ORGANIZATION, "ArmedGroup"),
    full("dip:Person"): (EntityKind.PERSON, None),
    full("dip:Place"): (EntityKind.PLACE, None),
}
"""The kind and the narrower class that an ``rdf:type`` stands for."""
