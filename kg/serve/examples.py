"""Example questions for the query page: the named queries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.query.named import named_queries

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

    name: str
    summary: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """Give the named questions, in the order of their names; each asks for all where it could ask for one."""
    return tuple(Example(each.name, each.summary, _bare(each.text)) for each in named_queries())


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()
