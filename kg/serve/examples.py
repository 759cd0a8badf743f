"""Example questions for the query page: the named queries that need no parameter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

FIRST_QUERY = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?date ?what ?who ?event {
  ?event a dip:Event ; rdfs:label ?what ; dip:factuality dip:happened ; dip:participant/rdfs:label ?who .
  OPTIONAL { ?event dip:earliest ?date }
}
ORDER BY DESC(?date) LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words and in SPARQL."""

    summary: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """Give the example questions, in the order of their names."""
    return ()
