"""Who and what is known: lists of people, countries, organisations, places and offices, with their identifiers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.views.facts import Named
from kg.serve.views.rows import bracketed, quoted, rows, value
from kg.serve.views.wording import class_name, own_class
from kg.store.base import Queryable

KINDS = ("Person", "Country", "Organization", "Place", "Office")
_SCHEMES = ("skos:exactMatch", "owl:sameAs", "skos:closeMatch")


@dataclass(frozen=True, slots=True)
class EntityLine:
    """A thing in a list: what articles call it, its identifiers elsewhere, and how many articles name it.

    ``same`` are accepted identifiers, ``candidates`` those that one source alone shows.
    """

    entity: Named
    kind: str
    articles: int
    same: tuple[str, ...]
    candidates: tuple[str, ...]


def entity_count(store: Queryable, kind: str, words: str) -> int:
    """Give how many things there are of a kind (empty: any), with these letters in a name."""
    found = rows(store, f"SELECT (COUNT(DISTINCT ?thing) AS ?n) {{ {_wanted(kind, words)} }}")
    return int(value(found[0], "n") or 0) if found else 0


def entities(store: Queryable, kind: str, words: str, limit: int, offset: int) -> tuple[EntityLine, ...]:
    """Give a page of the list, what most articles name in front."""
    text = f"""
    SELECT ?thing (SAMPLE(?label) AS ?name) (COUNT(DISTINCT ?article) AS ?articles) {{
      {_wanted(kind, words)}
      OPTIONAL {{ ?link dip:entity ?thing ; dip:evidence/oa:hasSource/dip:versionOf ?article }}
    }} GROUP BY ?thing ORDER BY DESC(?articles) ?name ?thing LIMIT {limit} OFFSET {offset}"""
    found = [row for row in rows(store, text) if value(row, "thing")]
    said = _facts(store, [value(row, "thing") for row in found])
    return tuple(
        EntityLine(
            entity=Named(thing, value(row, "name")),
            kind=class_name(own_class(said.get((thing, "rdf:type"), ())) or "thing"),
            articles=int(value(row, "articles") or 0),
            same=tuple(sorted({*said.get((thing, _SCHEMES[0]), ()), *said.get((thing, _SCHEMES[1]), ())})),
            candidates=tuple(sorted(said.get((thing, _SCHEMES[2]), ()))),
        )
        for row in found
        for thing in [value(row, "thing")]
    )


def _wanted(kind: str, words: str) -> str:
    classes = " ".join(f"dip:{each}" for each in ([kind] if kind else KINDS))
    named = f"FILTER(CONTAINS(LCASE(?called), LCASE({quoted(words)})))" if words else ""
    other = "?thing rdfs:label|skos:altLabel ?called ." if words else ""
    return f"VALUES ?class {{ {classes} }} ?thing a ?class ; rdfs:label ?label . {other} {named}"


def _facts(store: Queryable, things: list[str]) -> dict[tuple[str, str], list[str]]:
    """Give the classes and identifiers of each thing."""
    if not things:
        return {}
    wanted = " ".join(map(bracketed, things))
    found: dict[tuple[str, str], list[str]] = {}
    for name in ("rdf:type", *_SCHEMES):
        for row in rows(store, f"SELECT ?s ?o {{ VALUES ?s {{ {wanted} }} ?s {name} ?o }}"):
            found.setdefault((value(row, "s"), name), []).append(value(row, "o"))
    return found
