"""Writes the outcome of the W3C's suites as EARL, which the service shows at ``/conformance``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

SHIPPED = Path(__file__).parent.parent / "kg" / "data" / "conformance" / "sparql.ttl"
_EARL, _DCTERMS = "http://www.w3.org/ns/earl#", "http://purl.org/dc/terms/"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SOFTWARE = ox.NamedNode("https://w3id.org/diplomacy-kg/software")
_HERE = "https://w3id.org/diplomacy-kg/conformance#"
_PREFIXES = {"": _HERE, "earl": _EARL, "dcterms": _DCTERMS, "kg": "https://w3id.org/diplomacy-kg/"}


class Outcome(NamedTuple):
    """What became of one test; ``said`` is empty if it passed."""

    category: str
    iri: str
    name: str
    said: str


def report(outcomes: Iterable[Outcome], causes: Mapping[str, str]) -> bytes:
    """Give an assertion for each test in Turtle; a failure has its cause."""
    triples = [ox.Triple(_SOFTWARE, _RDF_TYPE, _earl("TestSubject"))]
    for outcome in outcomes:
        triples += _assertion(outcome, causes.get(outcome.name, ""))
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)


def _assertion(outcome: Outcome, cause: str) -> list[ox.Triple]:
    node = ox.NamedNode(_HERE + outcome.name.replace("/", "."))
    result, test = ox.NamedNode(f"{node.value}.result"), ox.NamedNode(outcome.iri)
    found = [
        ox.Triple(node, _RDF_TYPE, _earl("Assertion")),
        ox.Triple(node, _earl("assertedBy"), _SOFTWARE),
        ox.Triple(node, _earl("subject"), _SOFTWARE),
        ox.Triple(node, _earl("test"), test),
        ox.Triple(node, ox.NamedNode(f"{_DCTERMS}isPartOf"), ox.Literal(outcome.category)),
        ox.Triple(node, _earl("mode"), _earl("automatic")),
        ox.Triple(node, _earl("result"), result),
        ox.Triple(result, _RDF_TYPE, _earl("TestResult")),
        ox.Triple(result, _earl("outcome"), _earl("failed" if outcome.said else "passed")),
    ]
    if outcome.said and cause:
        found.append(ox.Triple(result, _earl("info"), ox.Literal(cause, language="en")))
    return found


def _earl(name: str) -> ox.NamedNode:
    return ox.NamedNode(_EARL + name)
