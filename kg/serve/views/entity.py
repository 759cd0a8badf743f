"""All that the articles say of a person, a country, an organisation, a place or an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.views.article import web_address
from kg.serve.views.facts import Named
from kg.serve.views.headings import headings
from kg.serve.views.home import EventLine, event_lines
from kg.serve.views.rows import Row, bracketed, first, rows, value
from kg.serve.views.triples import Triples
from kg.serve.views.wording import class_name, compact, concept, own_class
from kg.store.base import Queryable

LIMIT = 100
_IDENTITIES = (
    ("skos:exactMatch", "same"),
    ("owl:sameAs", "same"),
    ("skos:closeMatch", "close"),
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """The thing under the name of another catalogue; ``certain`` unless it is only a close match."""

    iri: str
    label: str
    certain: bool


@dataclass(frozen=True, slots=True)
class TenureLine:
    """A claim of an article that somebody holds an office."""

    tenure: str
    person: Named
    title: str
    of: Named | None
    status: str
    article: Named


@dataclass(frozen=True, slots=True)
class PartLine:
    """An event and the part that the thing has in it."""

    line: EventLine
    role: str
    mode: str
    attendance: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """Words said by the thing, or about it."""

    statement: Named
    speaker: Named
    quote: str
    quote_kind: str
    article: Named


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A thing with its names, identifiers, offices, events and words; each list is cut at ``LIMIT``."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    country: Named | None
    identifiers: tuple[Identifier, ...]
    tenures: tuple[TenureLine, ...]
    events: tuple[PartLine, ...]
    places: tuple[EventLine, ...]
    said: tuple[StatementLine, ...]
    about: tuple[StatementLine, ...]
    articles: tuple[Named, ...]


def entity_page(store: Queryable, iri: str, own: Triples) -> EntityPage:
    """Give the page of a thing; ``own`` are the triples that describe it."""
    country = own.one(iri, "dip:country") or own.one(iri, "dip:of")
    node = bracketed(iri)
    return EntityPage(
        iri=iri,
        kind=class_name(own_class(own.all(iri, "rdf:type")) or "thing"),
        label=own.one(iri, "rdfs:label") or compact(iri),
        names=own.all(iri, "skos:altLabel"),
        codes=own.all(iri, "dip:iso2") + own.all(iri, "dip:iso3"),
        country=_named_country(store, country),
        identifiers=_identifiers(iri, own),
        tenures=_tenures(store, node),
        events=_events(store, node),
        places=_places(store, node),
        said=_statements(store, f"?statement dip:speaker {node} ."),
        about=_statements(store, f"?statement dip:about|dip:addressee {node} ."),
        articles=_articles(store, node),
    )


def _named_country(store: Queryable, iri: str | None) -> Named | None:
    if not iri:
        return None
    row = first(rows(store, f"SELECT ?label {{ {bracketed(iri)} rdfs:label ?label }}"))
    return Named(iri, value(row, "label") or compact(iri))


def _identifiers(iri: str, own: Triples) -> tuple[Identifier, ...]:
    found: dict[str, Identifier] = {}
    for name, kind in _IDENTITIES:
        for other in own.all(iri, name):
            if web_address(other):
                found.setdefault(other, Identifier(other, compact(other), kind == "same"))
    return tuple(found.values())


def _tenures(store: Queryable, node: str) -> tuple[TenureLine, ...]:
    text = f"""
    SELECT DISTINCT ?tenure ?person ?name ?title ?of ?whose ?status ?article ?issued {{
      ?tenure dip:person|dip:of|dip:office {node} ; a dip:Tenure ; dip:person ?person ; dip:officeTitle ?title ;
        dip:tenureStatus ?status ; dip:evidence/oa:hasSource/dip:versionOf ?article .
      OPTIONAL {{ ?person rdfs:label ?name }}
      OPTIONAL {{ ?tenure dip:of ?of . ?of rdfs:label ?whose }}
      OPTIONAL {{ ?article dcterms:issued ?issued }}
    }} ORDER BY DESC(?issued) ?tenure LIMIT {LIMIT}"""
    return tuple(_tenure(row, article) for row, article in _told(store, rows(store, text)))


def _tenure(row: Row, article: Named) -> TenureLine:
    return TenureLine(
        tenure=value(row, "tenure"),
        person=_named(row, "person", "name"),
        title=value(row, "title"),
        of=_named(row, "of", "whose") if value(row, "of") else None,
        status=concept(value(row, "status")),
        article=article,
    )


def _events(store: Queryable, node: str) -> tuple[PartLine, ...]:
    text = f"""
    SELECT DISTINCT * {{
      ?part dip:agent {node} ; dip:role ?role ; dip:attendance ?attendance .
      ?event dip:hasParticipation ?part ; {_EVENT_TAIL}
      OPTIONAL {{ ?part dip:mode ?mode }}
    }} ORDER BY DESC(?latest) ?event LIMIT {LIMIT}"""
    found = rows(store, text)
    return tuple(
        PartLine(
            line, concept(value(row, "role")), concept(value(row, "mode")), concept(value(row, "attendance"))
        )
        for row, line in zip(found, event_lines(store, found), strict=True)
    )


_EVENT_TAIL = """rdfs:label ?label ; dip:factuality ?factuality ; dip:assertedBy ?article .
      OPTIONAL { ?event dip:earliest ?earliest ; dip:latest ?latest
        OPTIONAL { ?event dip:precision ?precision } }
      OPTIONAL { ?event dip:place/rdfs:label ?place }"""


def _places(store: Queryable, node: str) -> tuple[EventLine, ...]:
    text = f"""
    SELECT DISTINCT * {{ ?event dip:place {node} ; {_EVENT_TAIL} }}
    ORDER BY DESC(?latest) ?event LIMIT {LIMIT}"""
    return event_lines(store, rows(store, text))


def _statements(store: Queryable, pattern: str) -> tuple[StatementLine, ...]:
    text = f"""
    SELECT DISTINCT ?statement ?label ?speaker ?name ?quote ?kind ?article ?issued {{
      {pattern}
      ?statement rdfs:label ?label ; dip:speaker ?speaker ; dip:quoteText ?quote ; dip:quoteKind ?kind ;
        dip:assertedBy ?article .
      OPTIONAL {{ ?speaker rdfs:label ?name }}
      OPTIONAL {{ ?article dcterms:issued ?issued }}
    }} ORDER BY DESC(?issued) ?statement LIMIT {LIMIT}"""
    return tuple(_statement(row, article) for row, article in _told(store, rows(store, text)))


def _statement(row: Row, article: Named) -> StatementLine:
    return StatementLine(
        statement=Named(value(row, "statement"), value(row, "label")),
        speaker=_named(row, "speaker", "name"),
        quote=value(row, "quote"),
        quote_kind=concept(value(row, "kind")),
        article=article,
    )


def _articles(store: Queryable, node: str) -> tuple[Named, ...]:
    text = f"""
    SELECT DISTINCT ?article ?issued {{
      ?link dip:entity {node} ; dip:evidence/oa:hasSource/dip:versionOf ?article .
      OPTIONAL {{ ?article dcterms:issued ?issued }}
    }} ORDER BY DESC(?issued) ?article LIMIT {LIMIT}"""
    return tuple(article for _, article in _told(store, rows(store, text)))


def _named(row: Row, iri: str, label: str) -> Named:
    return Named(value(row, iri), value(row, label) or compact(value(row, iri)))


def _told(store: Queryable, found: Sequence[Row]) -> list[tuple[Row, Named]]:
    """Give each row with the article that tells it."""
    named = headings(store, (value(row, "article") for row in found), dated=True)
    return [(row, named[value(row, "article")]) for row in found]
