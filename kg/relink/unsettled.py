"""Lists the entities of a store that have no identifier, or only candidates, by how often they occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.link import LinkQuery
from kg.model import EntityKind
from kg.query.solutions import Term, select
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from kg.link.decisions import Decisions
    from kg.store.base import Store

_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_AT_ONCE = 200

type Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An entity (id) that is not linked, with how many articles name it and what they say of it.

    ``candidates`` are IRIs that it may be, ``offices`` titles with the id of their owner, ``near`` the ids of
    countries and organisations that the same articles name, ``newest`` the day of the newest of them.
    """

    entity: str
    name: str
    kind: EntityKind
    articles: int
    score: float
    methods: tuple[str, ...]
    forms: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    offices: tuple[tuple[str, str | None], ...] = ()
    near: frozenset[str] = frozenset()
    newest: date | None = None

    @property
    def query(self) -> LinkQuery:
        """Give what to ask a linker about it."""
        names = tuple(dict.fromkeys([self.name, *self.forms]))
        return LinkQuery(names, self.kind, self.offices, self.near, self.newest)


def unsettled(store: Store, base: str, decisions: Decisions, *, most: int = 50) -> list[Unsettled]:
    """Give the unlinked and disputed entities about which nothing is decided, the most frequent first.

    :raises kg.errors.StoreError: if the store fails.
    """
    skipped = sum(1 for one in decisions if decisions.settled(one.entity))
    rows = [
        row
        for row in select(store, _PROLOGUE + _OPEN.format(most=most + skipped))
        if decisions.settled(_id(row["entity"], base)) is None
    ][:most]
    found = _Details(store, base, [row["entity"].value for row in rows])
    return [one for row in rows if (one := found.of(row))]


def queries(some: Iterable[Unsettled]) -> dict[str, LinkQuery]:
    """Give what to ask a linker about each entity, by id."""
    return {one.entity: one.query for one in some}


_OPEN = """
SELECT ?entity (COUNT(DISTINCT ?link) AS ?links) (MAX(?score) AS ?best) (MAX(?day) AS ?newest) WHERE {{
  ?link a dip:EntityLink ; dip:entity ?entity ; dip:linkStatus ?status ; dip:score ?score .
  FILTER (?status IN (dip:candidateLink, dip:unlinkedLink))
  OPTIONAL {{ ?link dip:evidence/oa:hasSource/dip:versionOf/dcterms:issued ?day }}
}} GROUP BY ?entity ORDER BY DESC(?links) ?entity LIMIT {most}
"""
_TEXTS = """
SELECT DISTINCT ?entity ?what ?value WHERE {{
  VALUES ?entity {{ {entities} }}
  {{ ?entity rdfs:label ?value BIND ("label" AS ?what) }}
  UNION {{ ?entity a ?value BIND ("class" AS ?what) }}
  UNION {{ ?link dip:entity ?entity ; dip:surfaceForm ?value BIND ("form" AS ?what) }}
  UNION {{ ?link dip:entity ?entity ; dip:candidate ?value BIND ("candidate" AS ?what) }}
  UNION {{ ?link dip:entity ?entity ; dip:method ?value BIND ("method" AS ?what) }}
}} ORDER BY ?entity ?what ?value
"""
_OFFICES = """
SELECT DISTINCT ?entity ?title ?of WHERE {{
  VALUES ?entity {{ {entities} }}
  ?tenure dip:person ?entity ; dip:officeTitle ?title OPTIONAL {{ ?tenure dip:of ?of }}
}} ORDER BY ?entity ?title ?of
"""
_NEAR = """
SELECT DISTINCT ?entity ?other WHERE {{
  VALUES ?entity {{ {entities} }}
  ?link a dip:EntityLink ; dip:entity ?entity ; dip:evidence/oa:hasSource/^oa:hasSource/^dip:evidence ?beside .
  ?beside a dip:EntityLink ; dip:entity ?other ; dip:linkStatus dip:acceptedLink .
  FILTER (STRSTARTS(STR(?other), "{base}id/country/") || STRSTARTS(STR(?other), "{base}id/organization/"))
}} ORDER BY ?entity ?other
"""


class _Details:
    """What the store says of some entities."""

    def __init__(self, store: Store, base: str, entities: Sequence[str]) -> None:
        self.base = base
        self._texts: dict[str, dict[str, list[str]]] = {}
        for row in self._rows(store, _TEXTS, entities):
            said = self._texts.setdefault(row["entity"].value, {})
            said.setdefault(row["what"].value, []).append(row["value"].value)
        self._offices: dict[str, list[tuple[str, str | None]]] = {}
        for row in self._rows(store, _OFFICES, entities):
            owner = _id(row["of"], base) if "of" in row else None
            self._offices.setdefault(row["entity"].value, []).append((row["title"].value, owner))
        self._near: dict[str, set[str]] = {}
        for row in self._rows(store, _NEAR, entities):
            self._near.setdefault(row["entity"].value, set()).add(_id(row["other"], base))

    def _rows(self, store: Store, text: str, entities: Sequence[str]) -> Iterator[Row]:
        for start in range(0, len(entities), _AT_ONCE):
            values = " ".join(f"<{entity}>" for entity in entities[start : start + _AT_ONCE])
            yield from select(store, _PROLOGUE + text.format(entities=values, base=self.base))

    def of(self, row: Row) -> Unsettled | None:
        """Give an entity, or None if it is none of a kind that is linked."""
        iri = row["entity"].value
        said = self._texts.get(iri, {})
        kind = next(
            (kind for kind in EntityKind if f"{PREFIXES['dip']}{kind}" in said.get("class", ())), None
        )
        if kind is None:
            return None
        return Unsettled(
            _id(row["entity"], self.base),
            said.get("label", [iri])[0],
            kind,
            int(row["links"].value),
            float(row["best"].value),
            tuple(said.get("method", ())),
            tuple(said.get("form", ())),
            tuple(said.get("candidate", ())),
            tuple(self._offices.get(iri, ())),
            frozenset(self._near.get(iri, ())),
            date.fromisoformat(row["newest"].value) if "newest" in row else None,
        )


def _id(term: Term, base: str) -> str:
    return term.value.removeprefix(f"{base}id/")
