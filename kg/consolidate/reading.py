"""Reads claims back from the graphs of articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.authority.names import fold
from kg.authority.records import Authority
from kg.consolidate.claim import Claim, Part
from kg.consolidate.class_groups import family
from kg.consolidate.people import person_key
from kg.consolidate.publisher import publisher
from kg.model import Attendance, Factuality, Precision, Role
from kg.rdf.terms import ONTOLOGY, PREFIXES, concept, iri
from kg.store.base import Store

AT_ONCE = 100
PROLOGUE = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())
_LITTLE_WORDS = frozenset("a about an and as at by for from in into of on or over the their to with".split())
_WORD = re.compile(r"\w+")
_JSON = "application/sparql-results+json"

type Node = dict[str, list[str]]

# One pattern for each property, and none with VALUES for it: the engine joins two VALUES by reading everything.
_NODES = """CONSTRUCT { ?s ?p ?o } WHERE {
  { %(claims)s ?claim ?p ?o BIND (?claim AS ?s) }
  UNION { %(claims)s ?claim dip:hasParticipation ?s . ?s ?p ?o }
  UNION { %(claims)s ?claim dip:hasParticipation/dip:inCapacity ?s . ?s ?p ?o }
  UNION { %(claims)s ?claim dip:assertedBy ?s . ?s dcterms:issued ?o BIND (dcterms:issued AS ?p) }
  UNION { %(claims)s ?claim dip:assertedBy ?s . ?s schema:url ?o BIND (schema:url AS ?p) }
  UNION { %(claims)s ?claim dip:hasParticipation/dip:agent ?s . FILTER CONTAINS(STR(?s), "/id/person/x-")
    ?s rdfs:label ?o BIND (rdfs:label AS ?p) }
}"""


@dataclass(frozen=True, slots=True)
class ClaimReader:
    """Reads claims from a store; ``base`` starts every IRI."""

    store: Store
    authority: Authority
    base: str

    def of_articles(self, articles: Iterable[str]) -> dict[str, Claim]:
        """Give the claims of some articles (IRIs) by their own IRI."""
        return self._found(articles, "VALUES ?article {{ {} }} ?claim dip:assertedBy ?article .")

    def named(self, claims: Iterable[str]) -> dict[str, Claim]:
        """Give the claims with these IRIs, as far as they are there."""
        return self._found(claims, "VALUES ?claim {{ {} }}")

    def _found(self, iris: Iterable[str], pattern: str) -> dict[str, Claim]:
        found: dict[str, Claim] = {}
        for some in batches(sorted(set(iris))):
            text = _NODES % {"claims": pattern.format(values(some))}
            data = self.store.query(PROLOGUE + text).body
            found |= claims_in(nodes_in(data), self.authority, self.base)
        return found


def nodes_in(data: bytes) -> dict[str, Node]:
    """Give the nodes of N-Triples: their properties (IRIs) with the values as plain text."""
    nodes: dict[str, Node] = {}
    for quad in parse(data, format=RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, NamedNode) and not hasattr(quad.object, "subject"):
            node = nodes.setdefault(quad.subject.value, {})
            node.setdefault(quad.predicate.value, []).append(quad.object.value)
    return nodes


def claims_in(nodes: dict[str, Node], authority: Authority, base: str) -> dict[str, Claim]:
    """Give the claims among nodes: events of the families that are consolidated, no speech acts."""
    found = {}
    for name, node in nodes.items():
        article = _one(node, "dip:assertedBy")
        kind = _kind(node)
        if article and kind and family(kind) and not _one(node, "dip:speaker"):
            found[name] = _claim(name, node, kind, article, nodes, authority, base)
    return found


def _claim(
    name: str, node: Node, kind: str, article: str, nodes: dict[str, Node], authority: Authority, base: str
) -> Claim:
    told = nodes.get(article, {})
    published = _day(_one(told, "dcterms:issued"))
    place = _id(_one(node, "dip:place"), base)
    known = authority.known.get(place) if place else None
    day = _day(_one(node, "dip:earliest")) or published
    parts = [
        _part(nodes[each], nodes, authority, base, day)
        for each in sorted(node.get(iri("dip:hasParticipation"), ()))
        if each in nodes
    ]
    about = " ".join([*node.get(iri("dip:topic"), ()), *node.get(iri("dip:purpose"), ())])
    amount = _one(node, "dip:amount")
    return Claim(
        iri=name,
        article=article,
        kind=kind,
        factuality=_value(Factuality, _one(node, "dip:factuality")) or Factuality.HAPPENED,
        label=_one(node, "rdfs:label") or kind,
        parts=tuple(parts),
        earliest=_day(_one(node, "dip:earliest")),
        latest=_day(_one(node, "dip:latest")),
        precision=_value(Precision, _one(node, "dip:precision")),
        place=place,
        place_in=known.country if known and known.country != place else None,
        killed=_number(_one(node, "dip:killed")),
        injured=_number(_one(node, "dip:injured")),
        amount=Decimal(amount) if amount else None,
        currency=_one(node, "dip:currency"),
        published=published,
        publisher=publisher(_one(told, "schema:url"), article),
        about=frozenset(word for word in _WORD.findall(fold(about)) if word not in _LITTLE_WORDS),
    )


def _part(node: Node, nodes: dict[str, Node], authority: Authority, base: str, day: date | None) -> Part:
    agent = _id(_one(node, "dip:agent"), base) or ""
    tenure = nodes.get(_one(node, "dip:inCapacity") or "", {})
    of = _id(_one(tenure, "dip:of"), base)
    stood_for = {_id(_one(node, "dip:onBehalfOf"), base), of, *_known_for(agent, authority, day)}
    label = _one(nodes.get(f"{base}id/{agent}", {}), "rdfs:label")
    key = person_key(agent, label, _one(tenure, "dip:officeTitle"), of)
    return Part(
        agent,
        _value(Role, _one(node, "dip:role")) or Role.ATTENDEE,
        _value(Attendance, _one(node, "dip:attendance")) or Attendance.ATTENDED,
        frozenset(id for id in stood_for if id and id != agent),
        frozenset([key] if key else ()),
    )


def _known_for(agent: str, authority: Authority, day: date | None) -> Iterator[str]:
    """Give whom authority data say that an agent acts for."""
    known = authority.known.get(agent)
    if known and known.country and (agent.startswith("person/") or known.subclass == "Government"):
        yield known.country
    for tenure in authority.tenures_of.get(agent, ()):
        if day and tenure.covers(day):
            yield tenure.of


def _kind(node: Node) -> str | None:
    """Give the class of an event: the one beside ``dip:Event``."""
    event = iri("dip:Event")
    kinds = node.get(iri("rdf:type"), ())
    own = sorted(kind.removeprefix(ONTOLOGY) for kind in kinds if kind.startswith(ONTOLOGY) and kind != event)
    return own[0] if own and event in kinds else None


def _one(node: Node, term: str) -> str | None:
    found = node.get(iri(term))
    return min(found) if found else None


@lru_cache(maxsize=256)
def _value_of[T: StrEnum](values: type[T], name: str) -> T | None:
    return next((each for each in values if concept(each) == name), None)


def _value[T: StrEnum](values: type[T], name: str | None) -> T | None:
    return _value_of(values, name) if name else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _id(name: str | None, base: str) -> str | None:
    return name.removeprefix(f"{base}id/") if name else None


def rows(store: Store, text: str) -> list[dict[str, str]]:
    """Give the rows of a SELECT query, each value as plain text."""
    found = json.loads(store.query(PROLOGUE + text, media_type=_JSON).body)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


def values(iris: Iterable[str]) -> str:
    """Give IRIs as they stand in VALUES."""
    return " ".join(str(NamedNode(each)) for each in iris)


def batches[T](items: Sequence[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``."""
    source = iter(items)
    while some := list(islice(source, size)):
        yield some
