"""Events as all articles together tell of them: lists, and the page of one with its sources, history and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.serve.views.facts import Named
from kg.serve.views.headings import headings
from kg.serve.views.rows import Row, bracketed, names, quoted, rows, value
from kg.serve.views.triples import Triples
from kg.serve.views.wording import class_name, compact, concept, days
from kg.store.base import Queryable


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which canonical events are wanted; IRIs, days as YYYY-MM-DD, a class without prefix; empty wants all.

    Days are compared with the event's own, or, where it has none, with those of its articles.
    """

    who: str = ""
    place: str = ""
    kind: str = ""
    factuality: str = ""
    first: str = ""
    last: str = ""
    words: str = ""
    least_articles: int = 1

    def pattern(self) -> str:
        """Give the conditions as a group of SPARQL with ``?event``."""
        parts = [f"?event dip:participant {bracketed(self.who)} ." if self.who else ""]
        if self.place:
            node = bracketed(self.place)
            parts.append(
                f"?event dip:place ?where . FILTER(?where = {node} || EXISTS {{ ?where dip:country {node} }})"
            )
        if self.kind:
            parts.append(f"?event dip:eventClass dip:{self.kind} .")
        if self.factuality:
            parts.append(f"?event dip:factuality dip:{self.factuality} .")
        if self.words:
            parts.append(f"FILTER(CONTAINS(LCASE(?label), LCASE({quoted(self.words)})))")
        if self.least_articles > 1:
            parts.append(f"FILTER(?articles >= {self.least_articles})")
        if self.first:
            parts.append(f'FILTER(COALESCE(?latest, ?told) >= "{self.first}"^^xsd:date)')
        if self.last:
            parts.append(f'FILTER(COALESCE(?earliest, ?told) <= "{self.last}"^^xsd:date)')
        return "\n".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class CanonicalLine:
    """An event in a list, with how many articles and publishers tell of it, and the articles themselves."""

    event: Named
    kind: str
    factuality: str
    earliest: str
    latest: str
    when: str
    place: Named | None
    articles: int
    publishers: int
    disputed: tuple[str, ...]
    sources: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MentionLine:
    """What one article tells of the event: its claim, the words and the sentence, and why it is this event."""

    claim: Named
    article: Named
    factuality: str
    when: str
    words: str
    sentence: str
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A value that articles give, since when until when: a stage of the history, or a side of a dispute."""

    what: str
    value: str
    first: str
    last: str
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class CanonicalPage:
    """An event with all that is told of it."""

    iri: str
    label: str
    kind: str
    factuality: str
    when: str
    earliest: str
    place: Named | None
    participants: tuple[Named, ...]
    figures: tuple[tuple[str, str], ...]
    publishers: int
    mentions: tuple[MentionLine, ...]
    history: tuple[ToldLine, ...]
    disputes: tuple[ToldLine, ...]


_EVENT = """?event a dip:CanonicalEvent ; rdfs:label ?label ; dip:eventClass ?kind ; dip:factuality ?factuality ;
    dip:numberOfArticles ?articles ; dip:numberOfPublishers ?publishers .
  OPTIONAL { ?event dip:earliest ?earliest ; dip:latest ?latest ; dip:precision ?precision }
  OPTIONAL { ?event dip:lastTold ?told }"""


def event_count(store: Queryable, wanted: EventFilter) -> int:
    """Give how many canonical events there are."""
    found = rows(store, f"SELECT (COUNT(DISTINCT ?event) AS ?n) {{ {_EVENT} {wanted.pattern()} }}")
    return int(value(found[0], "n") or 0) if found else 0


def canonical_events(
    store: Queryable, wanted: EventFilter, limit: int, offset: int
) -> tuple[CanonicalLine, ...]:
    """Give a page of the list of canonical events, the newest first, each with its articles."""
    text = f"""
    SELECT DISTINCT ?event ?label ?kind ?factuality ?articles ?publishers ?earliest ?latest ?precision ?place {{
      {_EVENT} {wanted.pattern()}
      OPTIONAL {{ ?event dip:place ?place }}
      BIND(COALESCE(?latest, ?told) AS ?day)
    }} ORDER BY DESC(?day) ?event LIMIT {limit} OFFSET {offset}"""
    found = rows(store, text)
    events = [value(row, "event") for row in found]
    sources, disputed = (
        _listed(store, events, "dip:toldBy"),
        _listed(store, events, "dip:disputed/dip:disputedProperty"),
    )
    called = headings(store, {article for each in sources.values() for article in each}, dated=True)
    places = names(store, {value(row, "place") for row in found} - {""})
    return tuple(_line(row, sources, disputed, called, places) for row in found)


def _line(
    row: Row,
    sources: dict[str, list[str]],
    disputed: dict[str, list[str]],
    called: dict[str, Named],
    places: dict[str, str],
) -> CanonicalLine:
    event, place = value(row, "event"), value(row, "place")
    return CanonicalLine(
        event=Named(event, value(row, "label")),
        kind=class_name(value(row, "kind")),
        factuality=concept(value(row, "factuality")),
        earliest=value(row, "earliest"),
        latest=value(row, "latest"),
        when=_days(row),
        place=Named(place, places.get(place) or compact(place)) if place else None,
        articles=int(value(row, "articles")),
        publishers=int(value(row, "publishers")),
        disputed=tuple(compact(each).rpartition(":")[2] for each in disputed.get(event, ())),
        sources=tuple(called[each] for each in sources.get(event, ()) if each in called),
    )


def _days(row: Row) -> str:
    return days(value(row, "earliest"), value(row, "latest"), value(row, "precision"))


def _listed(store: Queryable, subjects: Sequence[str], path: str) -> dict[str, list[str]]:
    """Give for each subject what a path leads to, sorted."""
    if not subjects:
        return {}
    wanted = " ".join(map(bracketed, subjects))
    found: dict[str, list[str]] = {}
    text = f"SELECT DISTINCT ?s ?o {{ VALUES ?s {{ {wanted} }} ?s {path} ?o }} ORDER BY ?s ?o"
    for row in rows(store, text):
        found.setdefault(value(row, "s"), []).append(value(row, "o"))
    return found


def canonical_page(store: Queryable, iri: str, own: Triples) -> CanonicalPage:
    """Give the page of a canonical event; ``own`` are the triples that describe it."""
    place, around = own.one(iri, "dip:place"), own.all(iri, "dip:participant")
    labels = names(store, {*around, *([place] if place else [])})
    earliest, latest = own.one(iri, "dip:earliest") or "", own.one(iri, "dip:latest") or ""
    known = (("killed", "dip:killed"), ("injured", "dip:injured"), ("amount", "dip:amount"))
    return CanonicalPage(
        iri=iri,
        label=own.one(iri, "rdfs:label") or compact(iri),
        kind=class_name(own.one(iri, "dip:eventClass") or "dip:Event"),
        factuality=concept(own.one(iri, "dip:factuality") or ""),
        when=days(earliest, latest, own.one(iri, "dip:precision") or ""),
        earliest=earliest,
        place=Named(place, labels.get(place) or compact(place)) if place else None,
        participants=tuple(Named(each, labels.get(each) or compact(each)) for each in around),
        figures=tuple((name, said) for name, term in known if (said := own.one(iri, term)) is not None),
        publishers=own.count(iri, "dip:numberOfPublishers") or 0,
        mentions=mentions(store, iri),
        history=_stages(store, iri),
        disputes=_disputes(store, iri),
    )


def mentions(store: Queryable, event: str) -> tuple[MentionLine, ...]:
    """Give what each article tells of a canonical event, the oldest article first."""
    text = f"""
    SELECT ?mention ?claim ?label ?factuality ?score ?article ?issued ?earliest ?latest ?precision
           (MIN(?told) AS ?reason) (MIN(?place) AS ?first) {{
      {bracketed(event)} dip:hasMention ?mention . ?mention dip:claim ?claim ; dip:score ?score ; dip:reason ?told .
      ?claim rdfs:label ?label ; dip:factuality ?factuality ; dip:assertedBy ?article ; dip:evidence ?evidence .
      ?evidence oa:start ?start .
      BIND(CONCAT(SUBSTR("000000000", 1 + STRLEN(STR(?start))), STR(?start), " ", STR(?evidence)) AS ?place)
      OPTIONAL {{ ?article dcterms:issued ?issued }}
      OPTIONAL {{ ?claim dip:earliest ?earliest ; dip:latest ?latest ; dip:precision ?precision }}
    }} GROUP BY ?mention ?claim ?label ?factuality ?score ?article ?issued ?earliest ?latest ?precision
    ORDER BY ?issued ?claim"""
    found = rows(store, text)
    called = headings(store, (value(row, "article") for row in found), dated=True)
    reasons = _listed(store, [value(row, "mention") for row in found], "dip:reason")
    evidence = {value(row, "claim"): value(row, "first").partition(" ")[2] for row in found}
    words = _listed(store, list(evidence.values()), "oa:exact")
    sentences = _listed(store, list(evidence.values()), "dip:sentence")
    return tuple(
        MentionLine(
            claim=Named(value(row, "claim"), value(row, "label")),
            article=called[value(row, "article")],
            factuality=concept(value(row, "factuality")),
            when=_days(row),
            words=next(iter(words.get(evidence[value(row, "claim")], ())), ""),
            sentence=next(iter(sentences.get(evidence[value(row, "claim")], ())), ""),
            score=value(row, "score"),
            reasons=tuple(reasons.get(value(row, "mention"), ())),
        )
        for row in found
    )


def _stages(store: Queryable, event: str) -> tuple[ToldLine, ...]:
    text = f"""
    SELECT ?node ?value ?from ?until {{
      {bracketed(event)} dip:hasFactualityStage ?node . ?node dip:factuality ?value .
      OPTIONAL {{ ?node dip:firstTold ?from ; dip:lastTold ?until }}
    }} ORDER BY ?from ?node"""
    return _told(store, rows(store, text), "factuality")


def _disputes(store: Queryable, event: str) -> tuple[ToldLine, ...]:
    text = f"""
    SELECT ?node ?property ?value ?from ?until {{
      {bracketed(event)} dip:disputed ?dispute . ?dispute dip:disputedProperty ?property ; dip:hasDisputedVersion ?node .
      ?node dip:claimedValue ?value . OPTIONAL {{ ?node dip:firstTold ?from ; dip:lastTold ?until }}
    }} ORDER BY ?property ?from ?value"""
    return _told(store, rows(store, text), "")


def _told(store: Queryable, found: Iterable[Row], what: str) -> tuple[ToldLine, ...]:
    kept = list(found)
    articles = _listed(store, [value(row, "node") for row in kept], "dip:toldBy")
    called = headings(store, {each for told in articles.values() for each in told}, dated=True)
    return tuple(
        ToldLine(
            what=what or compact(value(row, "property")).rpartition(":")[2],
            value=concept(value(row, "value")) if what else value(row, "value"),
            first=value(row, "from"),
            last=value(row, "until"),
            articles=tuple(called[each] for each in articles.get(value(row, "node"), ())),
        )
        for row in kept
    )
