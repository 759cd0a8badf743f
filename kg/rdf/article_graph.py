"""Maps all that an article states to the statements of its graph.

Every subject lies under the article's IRI, so that the graph can be replaced or
dropped with nothing left over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from kg import __version__
from kg.model import (
    Attendance,
    EntityLink,
    Event,
    Evidence,
    Facts,
    Factuality,
    Participation,
    Span,
    Statement,
    Tenure,
    When,
)
from kg.rdf import labels
from kg.rdf.mint import ArticleIris, entity_iri, office_id, web_address
from kg.rdf.ntriples import Writer, day, decimal, english, integer, node, string
from kg.rdf.terms import concept
from kg.rdf.unify import by_iri

CONTEXT_CHARS = 32
_TAKES_PART = (Attendance.ATTENDED, Attendance.EXPECTED)


def article_graph(facts: Facts, base: str, model: str = "") -> bytes:
    """Give the canonical N-Triples of the article's graph.

    ``base`` starts every IRI; ``model`` is the name or path of the language model that read the article.

    :raises ValueError: if the facts point outside of the text, or at what is not there.
    """
    return _Graph(facts, base, ArticleIris.of(base, facts.article)).write(model)


@dataclass(slots=True)
class _Graph:
    facts: Facts
    base: str
    iris: ArticleIris
    out: Writer = field(default_factory=Writer)
    passages: dict[Span, Span] = field(default_factory=dict)

    def write(self, model: str) -> bytes:
        self._article(model)
        for iri_, tenure in by_iri(self.facts.tenures, self.iris.tenure).items():
            self._tenure(node(iri_), tenure)
        for iri_, event in by_iri(self.facts.events, self.iris.event).items():
            self._event(iri_, event)
        for iri_, statement in by_iri(self.facts.statements, self.iris.statement).items():
            self._statement(node(iri_), statement)
        for iri_, link in by_iri(self.facts.links, self.iris.link).items():
            self._link(node(iri_), link)
        for span, sentence in self.passages.items():
            self._passage(span, sentence)
        return self.out.canonical()

    def _article(self, model: str) -> None:
        article, add = self.facts.article, self.out.add
        subject, version = node(self.iris.article), node(self.iris.version)
        self.out.types(subject, "dip:Article", "schema:NewsArticle")
        add(subject, "dip:currentVersion", version)
        add(subject, "dcterms:language", string(article.language))
        if article.title:
            add(subject, "dcterms:title", english(article.title))
        if article.published:
            add(subject, "dcterms:issued", day(article.published))
        if address := web_address(article.url):
            add(subject, "schema:url", node(address))
        if article.given_id:
            add(subject, "dcterms:identifier", string(article.given_id))
        self.out.types(version, "dip:ArticleVersion")
        add(version, "dip:versionOf", subject)
        add(version, "dip:text", string(article.content))
        add(version, "dip:extractor", string(extractor(model)))

    def _tenure(self, subject: str, tenure: Tenure) -> None:
        add = self.out.add
        self.out.types(subject, "dip:Tenure")
        add(subject, "rdfs:label", english(labels.tenure(self.facts, tenure)))
        add(subject, "dip:person", self._entity(tenure.person))
        add(subject, "dip:office", self._entity(office_id(tenure.office, tenure.of)))
        if tenure.of:
            add(subject, "dip:of", self._entity(tenure.of))
        add(subject, "dip:officeTitle", string(tenure.office))
        add(subject, "dip:tenureStatus", node(concept(tenure.status)))
        if tenure.since:
            add(subject, "dip:from", day(tenure.since.earliest))
        if tenure.until:
            add(subject, "dip:until", day(tenure.until.latest))
        self._evidenced(subject, tenure)

    def _event(self, event_iri: str, event: Event) -> None:
        subject, add = node(event_iri), self.out.add
        self.out.types(subject, f"dip:{event.kind}", "dip:Event")
        add(subject, "rdfs:label", english(event.label))
        add(subject, "dip:factuality", node(concept(event.factuality)))
        add(subject, "dip:assertedBy", node(self.iris.article))
        for entity, verb in ((event.place, "dip:place"), (event.attributed_to, "dip:attributedTo")):
            if entity:
                add(subject, verb, self._entity(entity))
        for text, verb in ((event.purpose, "dip:purpose"), (event.topic, "dip:topic")):
            if text:
                add(subject, verb, english(text))
        for count, verb in ((event.killed, "dip:killed"), (event.injured, "dip:injured")):
            if count is not None:
                add(subject, verb, integer(count))
        if event.amount:
            add(subject, "dip:amount", decimal(event.amount.value))
            add(subject, "dip:currency", string(event.amount.currency))
        self._when(subject, event.when)
        self._evidenced(subject, event)
        # A town that is hit is where it happens; only persons, organisations and countries take part.
        agents = [part for part in event.participations if not part.agent.startswith("place/")]
        parts = by_iri(agents, lambda part: self.iris.participation(event_iri, part))
        for part_iri, part in parts.items():
            add(subject, "dip:hasParticipation", node(part_iri))
            if part.attendance in _TAKES_PART:
                add(subject, "dip:participant", self._entity(part.agent))
            self._participation(node(part_iri), part)

    def _participation(self, subject: str, part: Participation) -> None:
        add = self.out.add
        self.out.types(subject, "dip:Participation")
        add(subject, "dip:agent", self._entity(part.agent))
        add(subject, "dip:role", node(concept(part.role)))
        add(subject, "dip:attendance", node(concept(part.attendance)))
        if part.mode:
            add(subject, "dip:mode", node(concept(part.mode)))
        if part.in_capacity is not None:
            tenure = _at(self.facts.tenures, part.in_capacity, "tenure")
            add(subject, "dip:inCapacity", node(self.iris.tenure(tenure)))
        if part.on_behalf_of:
            add(subject, "dip:onBehalfOf", self._entity(part.on_behalf_of))
        self._evidenced(subject, part)

    def _statement(self, subject: str, statement: Statement) -> None:
        add = self.out.add
        self.out.types(subject, f"dip:{statement.kind}", "dip:Event")
        add(subject, "rdfs:label", english(labels.statement(self.facts, statement)))
        add(subject, "dip:speaker", self._entity(statement.speaker))
        add(subject, "dip:quoteText", string(statement.text))
        add(subject, "dip:quoteKind", node(concept(statement.quote_kind)))
        if statement.addressee:
            add(subject, "dip:addressee", self._entity(statement.addressee))
        add(subject, "dip:about", *map(self._entity, statement.about))
        if statement.content is not None:
            event = _at(self.facts.events, statement.content, "event")
            add(subject, "dip:hasContent", node(self.iris.event(event)))
        add(subject, "dip:factuality", node(concept(Factuality.HAPPENED)))
        add(subject, "dip:assertedBy", node(self.iris.article))
        self._when(subject, statement.when)
        self._evidenced(subject, statement)

    def _link(self, subject: str, link: EntityLink) -> None:
        add = self.out.add
        self.out.types(subject, "dip:EntityLink")
        add(subject, "dip:entity", self._entity(link.entity))
        add(subject, "dip:linkStatus", node(concept(link.status)))
        add(subject, "dip:score", decimal(link.score))
        add(subject, "dip:surfaceForm", *map(string, link.surface_forms))
        add(subject, "dip:method", string(link.method))
        add(subject, "dip:candidate", *map(node, link.candidates))
        self._evidence(subject, link.evidence)

    def _when(self, subject: str, when: When | None) -> None:
        if when is None:
            return
        self.out.add(subject, "dip:earliest", day(when.earliest))
        self.out.add(subject, "dip:latest", day(when.latest))
        self.out.add(subject, "dip:precision", node(concept(when.precision)))
        if when.text:
            self.out.add(subject, "dip:dateText", string(when.text))

    def _evidenced(self, subject: str, fact: Tenure | Event | Participation | Statement) -> None:
        self.out.add(subject, "dip:confidence", decimal(fact.confidence))
        self.out.add(subject, "dip:method", string(fact.method))
        self._evidence(subject, fact.evidence)

    def _evidence(self, subject: str, evidence: Iterable[Evidence]) -> None:
        for piece in evidence:
            self.out.add(subject, "dip:evidence", node(self.iris.evidence(piece.span)))
            known = self.passages.get(piece.span)
            if known is None or _breadth(piece.sentence) > _breadth(known):
                self.passages[piece.span] = piece.sentence

    def _passage(self, span: Span, sentence: Span) -> None:
        article, add = self.facts.article, self.out.add
        for stretch in (span, sentence):
            if not 0 <= stretch.start < stretch.end <= len(article.content):
                raise ValueError(f"the evidence {stretch} lies outside of the article {article.key}")
        subject = node(self.iris.evidence(span))
        self.out.types(subject, "dip:Evidence")
        add(subject, "oa:hasSource", node(self.iris.version))
        add(subject, "oa:start", integer(span.start))
        add(subject, "oa:end", integer(span.end))
        add(subject, "oa:exact", string(article.words(span)))
        add(subject, "dip:sentence", string(article.words(sentence)))
        if before := article.content[max(0, span.start - CONTEXT_CHARS) : span.start]:
            add(subject, "oa:prefix", string(before))
        if after := article.content[span.end : span.end + CONTEXT_CHARS]:
            add(subject, "oa:suffix", string(after))

    def _entity(self, id: str) -> str:
        return node(entity_iri(self.base, id))


def extractor(model: str) -> str:
    """Give the name of the program that reads: name, version, and the model by its last name only."""
    return f"diplomacy-kg {__version__}" + (f" ({PurePath(model).name})" if model else "")


def _breadth(span: Span) -> tuple[int, int]:
    return span.end - span.start, -span.start


def _at[T](values: tuple[T, ...], position: int, what: str) -> T:
    if not 0 <= position < len(values):
        raise ValueError(f"a fact points at {what} {position} of {len(values)}")
    return values[position]
