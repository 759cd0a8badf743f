"""The counts and the newest events that the first page shows, and lists of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.views.facts import Named
from kg.serve.views.headings import headings
from kg.serve.views.rows import Row, first, rows, value
from kg.serve.views.wording import class_name, concept, days, own_class
from kg.store.base import Queryable

_COUNTS = (
    ("articles", "?x a dip:Article"),
    ("events", "?x a dip:Event FILTER NOT EXISTS { ?x dip:speaker ?speaker }"),
    ("statements", "?x dip:speaker ?speaker"),
    ("people", "?x a dip:Person"),
    ("offices held", "?x a dip:Tenure"),
    ("passages", "?x a dip:Evidence"),
)
_EVENT = """
  ?event a dip:Event ; rdfs:label ?label ; dip:factuality ?factuality ; dip:assertedBy ?article .
  FILTER NOT EXISTS { ?event dip:speaker ?speaker }
  OPTIONAL { ?event dip:earliest ?earliest ; dip:latest ?latest OPTIONAL { ?event dip:precision ?precision } }
  OPTIONAL { ?event dip:place/rdfs:label ?place }
"""


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list: what, when, where, and the article that says so."""

    event: Named
    kind: str
    factuality: str
    when: str
    earliest: str
    place: str
    article: Named


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list, with the number of events and statements that it states."""

    article: Named
    issued: str
    date: str
    events: int


def counts(store: Queryable) -> dict[str, int]:
    """Give how many articles, events, statements, people, tenures and passages the store holds."""
    each = (
        f"{{ SELECT (COUNT(DISTINCT ?x) AS ?n{place}) {{ {pattern} }} }}"
        for place, (_, pattern) in enumerate(_COUNTS)
    )
    row = first(rows(store, f"SELECT * {{ {' '.join(each)} }}"))
    return {name: int(value(row, f"n{place}") or 0) for place, (name, _) in enumerate(_COUNTS)}


def _number(store: Queryable, pattern: str) -> int:
    row = first(rows(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"))
    return int(value(row, "n") or 0)


def newest_events(store: Queryable, limit: int = 10) -> tuple[EventLine, ...]:
    """Give the events that happened or are under way, the newest first."""
    return _events(store, "FILTER(?factuality IN (dip:happened, dip:ongoing) && BOUND(?earliest))", limit)


def announced_events(store: Queryable, limit: int = 5) -> tuple[EventLine, ...]:
    """Give the events that are planned or proposed, those farthest ahead first."""
    return _events(store, "FILTER(?factuality IN (dip:planned, dip:proposed))", limit)


def _events(store: Queryable, condition: str, limit: int) -> tuple[EventLine, ...]:
    text = f"SELECT DISTINCT * {{ {_EVENT} {condition} }} ORDER BY DESC(?latest) ?event LIMIT {limit}"
    return event_lines(store, rows(store, text))


def event_lines(store: Queryable, found: Sequence[Row]) -> tuple[EventLine, ...]:
    """Give the lines of events from rows with their variables, in the same order."""
    kinds = _kinds(store, [value(row, "event") for row in found])
    named = headings(store, (value(row, "article") for row in found))
    return tuple(_event_line(row, kinds, named) for row in found)


def _kinds(store: Queryable, events: list[str]) -> dict[str, str]:
    if not events:
        return {}
    wanted = " ".join(f"<{event}>" for event in events)
    types: dict[str, list[str]] = {}
    for row in rows(store, f"SELECT ?event ?class {{ VALUES ?event {{ {wanted} }} ?event a ?class }}"):
        types.setdefault(value(row, "event"), []).append(value(row, "class"))
    return {event: class_name(own_class(found)) for event, found in types.items()}


def _event_line(row: Row, kinds: dict[str, str], named: dict[str, Named]) -> EventLine:
    event, article = value(row, "event"), value(row, "article")
    return EventLine(
        event=Named(event, value(row, "label") or "event"),
        kind=kinds.get(event, "event"),
        factuality=concept(value(row, "factuality")),
        when=days(value(row, "earliest"), value(row, "latest"), value(row, "precision")),
        earliest=value(row, "earliest"),
        place=value(row, "place"),
        article=named.get(article, Named(article, "an article")),
    )


def articles(store: Queryable, limit: int, offset: int) -> tuple[ArticleLine, ...]:
    """Give a page of the list of articles, the newest first; those without a date come last."""
    text = f"""
    SELECT ?article (SAMPLE(?d) AS ?issued) (COUNT(DISTINCT ?event) AS ?events) {{
      {{ SELECT ?article {{
          ?article a dip:Article OPTIONAL {{ ?article dcterms:issued ?day }}
        }} ORDER BY DESC(?day) ?article LIMIT {limit} OFFSET {offset} }}
      OPTIONAL {{ ?article dcterms:issued ?d }}
      OPTIONAL {{ ?event dip:assertedBy ?article }}
    }} GROUP BY ?article ORDER BY DESC(?issued) ?article"""
    # An aggregate over nothing is one row without a binding.
    found = [row for row in rows(store, text) if value(row, "article")]
    named = headings(store, (value(row, "article") for row in found))
    return tuple(_article_line(row, named[value(row, "article")]) for row in found)


def _article_line(row: Row, article: Named) -> ArticleLine:
    issued = value(row, "issued")
    return ArticleLine(article, issued, days(issued, issued), int(value(row, "events") or 0))


def article_count(store: Queryable) -> int:
    """Give the number of articles."""
    return _number(store, "?x a dip:Article")
