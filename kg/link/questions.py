"""Words the questions to Wikidata and DBpedia: many names, or many items, in one query.

Properties and classes of Wikidata as its community uses them for people in office: instance of (P31), subclass
of (P279), country (P17), citizenship (P27), position held (P39) with start (P580) and end (P582), VIAF ID
(P214), GeoNames ID (P1566); human (Q5), country (Q6256), organization (Q43229), geographic location (Q2221906).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import EntityKind

NAMES_AT_ONCE = 25
ITEMS_AT_ONCE = 50
MOST_ROWS = 2_000

WIKIDATA_CLASSES: dict[str, EntityKind] = {
    "Q5": EntityKind.PERSON,
    "Q6256": EntityKind.COUNTRY,
    "Q43229": EntityKind.ORGANIZATION,
    "Q2221906": EntityKind.PLACE,
}
DBPEDIA_CLASSES: dict[str, EntityKind] = {
    "Person": EntityKind.PERSON,
    "Country": EntityKind.COUNTRY,
    "Organisation": EntityKind.ORGANIZATION,
    "Place": EntityKind.PLACE,
}
_WIKIDATA_PROLOGUE = """PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DBPEDIA_PROLOGUE = """PREFIX dbo: <http://dbpedia.org/ontology/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def batches[T](things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give the things in lists of at most ``size``."""
    some = list(things)
    return (some[start : start + size] for start in range(0, len(some), size))


def literal(name: str, language: str) -> str:
    """Give a name as a literal in SPARQL."""
    plain = _CONTROL.sub(" ", name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"@{language}'


def wikidata_bearers(names: Sequence[str]) -> str:
    """Give the query for the items that bear one of the names, with the kind of each.

    A label that is the same in all languages is kept under the code "mul".
    """
    values = " ".join(literal(name, language) for name in names for language in ("en", "mul"))
    classes = " ".join(f"wd:{one}" for one in WIKIDATA_CLASSES)
    return f"""{_WIKIDATA_PROLOGUE}SELECT DISTINCT ?name ?item ?class WHERE {{
  VALUES ?name {{ {values} }}
  ?item rdfs:label|skos:altLabel ?name .
  VALUES ?class {{ {classes} }}
  ?item wdt:P31/wdt:P279* ?class .
}} ORDER BY ?name ?item ?class LIMIT {MOST_ROWS}"""


def wikidata_records(items: Sequence[str]) -> str:
    """Give the query for what Wikidata says of items (``Q42``) that tells one from another."""
    values = " ".join(f"wd:{item}" for item in items)
    english = 'FILTER (LANG(?value) IN ("en", "mul"))'
    return f"""{_WIKIDATA_PROLOGUE}SELECT DISTINCT ?item ?what ?value ?from ?until ?of WHERE {{
  VALUES ?item {{ {values} }}
  {{ ?item rdfs:label ?value {english} BIND ("label" AS ?what) }}
  UNION {{ ?item skos:altLabel ?value {english} BIND ("alias" AS ?what) }}
  UNION {{ ?item wdt:P27|wdt:P17 ?value BIND ("country" AS ?what) }}
  UNION {{ ?item wdt:P214 ?value BIND ("viaf" AS ?what) }}
  UNION {{ ?item wdt:P1566 ?value BIND ("geonames" AS ?what) }}
  UNION {{
    ?item p:P39 ?held . ?held ps:P39 ?office . ?office rdfs:label ?value {english}
    BIND ("office" AS ?what)
    OPTIONAL {{ ?held pq:P580 ?from }} OPTIONAL {{ ?held pq:P582 ?until }} OPTIONAL {{ ?office wdt:P17 ?of }}
  }}
}} ORDER BY ?item ?what ?value ?from ?until ?of"""


def dbpedia_bearers(names: Sequence[str]) -> str:
    """Give the query for the things that bear one of the names, with kind and Wikidata item."""
    values = " ".join(literal(name, "en") for name in names)
    classes = " ".join(f"dbo:{one}" for one in DBPEDIA_CLASSES)
    return f"""{_DBPEDIA_PROLOGUE}SELECT DISTINCT ?name ?item ?class ?same WHERE {{
  VALUES ?name {{ {values} }}
  ?item rdfs:label ?name .
  VALUES ?class {{ {classes} }}
  ?item a ?class .
  FILTER (STRSTARTS(STR(?item), "http://dbpedia.org/resource/"))
  OPTIONAL {{ ?item owl:sameAs ?same FILTER (STRSTARTS(STR(?same), "http://www.wikidata.org/entity/")) }}
}} ORDER BY ?name ?item ?class ?same LIMIT {MOST_ROWS}"""
