"""Reads an article's graph into the facts that its page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.serve.views.facts import (
    ArticlePage,
    Event,
    Heading,
    Link,
    Named,
    Participation,
    Statement,
    Support,
    Tenure,
    Words,
)
from kg.serve.views.headings import called
from kg.serve.views.marks import Mark, blocks, cut
from kg.serve.views.triples import Triples
from kg.serve.views.wording import class_name, compact, concept, days, own_class

Fact = Event | Statement | Tenure | Link


class ArticleGraph:
    """One article's graph, read fact by fact. ``label`` gives the name of an entity by its IRI."""

    def __init__(self, article: str, triples: Triples, label: Callable[[str], str]) -> None:
        self.article = article
        self.triples = triples
        self._label = label
        self.version = triples.one(article, "dip:currentVersion") or ""
        self.text = triples.one(self.version, "dip:text") or ""

    def page(self) -> ArticlePage:
        """Give all that the article's page shows."""
        one = self.triples.one
        title = one(self.article, "dcterms:title") or ""
        issued = one(self.article, "dcterms:issued") or ""
        page = ArticlePage(
            iri=self.article,
            key=self.article.rsplit("/", 1)[-1],
            title=title or _untitled(issued),
            issued=issued,
            date=days(issued, issued),
            url=web_address(one(self.article, "schema:url")),
            version=self.version,
            extractor=one(self.version, "dip:extractor") or "",
            text=self.text,
            blocks=(),
            events=self._in_order(self.events()),
            statements=self._in_order(self.statements()),
            tenures=self._in_order(self.tenures()),
            links=self._in_order(self.links()),
        )
        return replace(page, blocks=blocks(self.text, self._marks(page), title))

    def heading(self) -> Heading:
        """Give what names the article above its facts."""
        one = self.triples.one
        issued = one(self.article, "dcterms:issued") or ""
        title = called(one(self.article, "dcterms:title") or "", self.text)
        return Heading(
            self.article, title, days(issued, issued), web_address(one(self.article, "schema:url"))
        )

    def events(self) -> Iterator[Event]:
        """Give the events that are not speech acts."""
        return (self.event(iri) for iri in self._events() if self.triples.one(iri, "dip:speaker") is None)

    def statements(self) -> Iterator[Statement]:
        """Give the speech acts."""
        return (self.statement(iri) for iri in self._events() if self.triples.one(iri, "dip:speaker"))

    def tenures(self) -> Iterator[Tenure]:
        """Give the claims about offices."""
        return (self.tenure(iri) for iri in self.triples.of_class("dip:Tenure"))

    def links(self) -> Iterator[Link]:
        """Give the identifications of entities."""
        return (self.link(iri) for iri in self.triples.of_class("dip:EntityLink"))

    def event(self, iri: str) -> Event:
        """Give an event with its participations."""
        one, count = self.triples.one, self.triples.count
        earliest = one(iri, "dip:earliest") or ""
        parts = (self.participation(part) for part in self.triples.all(iri, "dip:hasParticipation"))
        return Event(
            iri=iri,
            kind=self._kind(iri),
            label=self._name(iri),
            factuality=concept(one(iri, "dip:factuality")),
            when=days(earliest, one(iri, "dip:latest"), one(iri, "dip:precision")),
            precision=concept(one(iri, "dip:precision")),
            date_text=one(iri, "dip:dateText") or "",
            earliest=earliest,
            place=self._named(one(iri, "dip:place")),
            attributed_to=self._named(one(iri, "dip:attributedTo")),
            purpose=one(iri, "dip:purpose") or "",
            topic=one(iri, "dip:topic") or "",
            killed=count(iri, "dip:killed"),
            injured=count(iri, "dip:injured"),
            amount=self._amount(iri),
            participations=self._in_order(parts),
            support=self._support(iri),
        )

    def participation(self, iri: str) -> Participation:
        """Give one agent's part in an event."""
        one = self.triples.one
        tenure = one(iri, "dip:inCapacity")
        return Participation(
            iri=iri,
            agent=self._named(one(iri, "dip:agent")) or Named("", "somebody"),
            role=concept(one(iri, "dip:role")),
            mode=concept(one(iri, "dip:mode")),
            attendance=concept(one(iri, "dip:attendance")),
            capacity=self.tenure(tenure) if tenure and tenure in self.triples else None,
            on_behalf_of=self._named(one(iri, "dip:onBehalfOf")),
            support=self._support(iri),
        )

    def tenure(self, iri: str) -> Tenure:
        """Give a claim about an office."""
        one = self.triples.one
        return Tenure(
            iri=iri,
            person=self._named(one(iri, "dip:person")) or Named("", "somebody"),
            title=one(iri, "dip:officeTitle") or "",
            office=self._named(one(iri, "dip:office")),
            of=self._named(one(iri, "dip:of")),
            status=concept(one(iri, "dip:tenureStatus")),
            since=days(one(iri, "dip:from"), None),
            until=days(one(iri, "dip:until"), None),
            support=self._support(iri),
        )

    def statement(self, iri: str) -> Statement:
        """Give the words of a speaker."""
        one = self.triples.one
        content = one(iri, "dip:hasContent")
        about = (self._named(thing) for thing in self.triples.all(iri, "dip:about"))
        return Statement(
            iri=iri,
            kind=self._kind(iri),
            label=self._name(iri),
            speaker=self._named(one(iri, "dip:speaker")),
            quote=one(iri, "dip:quoteText") or "",
            quote_kind=concept(one(iri, "dip:quoteKind")),
            addressee=self._named(one(iri, "dip:addressee")),
            about=tuple(named for named in about if named),
            content=Named(content, self._name(content)) if content else None,
            when=days(one(iri, "dip:earliest"), one(iri, "dip:latest"), one(iri, "dip:precision")),
            support=self._support(iri),
        )

    def link(self, iri: str) -> Link:
        """Give the identification of an entity."""
        one = self.triples.one
        return Link(
            iri=iri,
            entity=self._named(one(iri, "dip:entity")) or Named("", "something"),
            status=concept(one(iri, "dip:linkStatus")),
            score=one(iri, "dip:score") or "",
            forms=self.triples.all(iri, "dip:surfaceForm"),
            support=self._support(iri),
        )

    def fact(self, part: str, iri: str) -> Fact:
        """Give an ``event``, ``statement``, ``tenure`` or ``link``."""
        read: dict[str, Callable[[str], Fact]] = {
            "event": self.event,
            "statement": self.statement,
            "tenure": self.tenure,
            "link": self.link,
        }
        return read[part](iri)

    def _events(self) -> Iterator[str]:
        return self.triples.of_class("dip:Event")

    def _kind(self, iri: str) -> str:
        return class_name(own_class(self.triples.all(iri, "rdf:type")) or "event")

    def _name(self, iri: str) -> str:
        return self.triples.one(iri, "rdfs:label") or compact(iri)

    def _named(self, iri: str | None) -> Named | None:
        return Named(iri, self._label(iri)) if iri else None

    def _amount(self, iri: str) -> str:
        value, currency = self.triples.one(iri, "dip:amount"), self.triples.one(iri, "dip:currency")
        return " ".join(part for part in (value, currency) if part)

    def _support(self, iri: str) -> Support:
        words = (self._words(evidence) for evidence in self.triples.all(iri, "dip:evidence"))
        one = self.triples.one
        return Support(
            words=tuple(sorted((each for each in words if each), key=lambda each: (each.start, each.end))),
            confidence=one(iri, "dip:confidence") or "",
            method=one(iri, "dip:method") or "",
        )

    def _words(self, iri: str) -> Words | None:
        start, end = self.triples.count(iri, "oa:start"), self.triples.count(iri, "oa:end")
        if start is None or end is None or not 0 <= start < end <= len(self.text):
            return None
        mark = Mark(start, end, "", "", "words", "")
        left, right = self._sentence(iri, start, end)
        return Words(iri, start, end, self.text[start:end], cut(self.text, [mark], left, right))

    def _sentence(self, iri: str, start: int, end: int) -> tuple[int, int]:
        sentence = self.triples.one(iri, "dip:sentence") or ""
        # The same sentence may stand in the text twice: take the one around the words.
        left = self.text.rfind(sentence, 0, start + len(sentence)) if sentence else -1
        if left < 0 or not left <= start < left + len(sentence):
            return start, end
        return left, max(left + len(sentence), end)

    def _in_order[T: Event | Statement | Tenure | Link | Participation](
        self, facts: Iterator[T]
    ) -> tuple[T, ...]:
        def first(fact: T) -> tuple[int, str]:
            return (fact.support.words[0].start if fact.support.words else len(self.text), fact.iri)

        return tuple(sorted(facts, key=first))

    def _marks(self, page: ArticlePage) -> Iterator[Mark]:
        for event in page.events:
            yield from _of(event.iri, "event", f"{event.kind}: {event.label}", event.support)
            for part in event.participations:
                yield from _of(part.iri, "part", f"{part.role} in {event.label}", part.support)
        for statement in page.statements:
            yield from _of(statement.iri, "speech", statement.label, statement.support)
        for tenure in page.tenures:
            yield from _of(tenure.iri, "tenure", f"{tenure.person.label}: {tenure.title}", tenure.support)
        for link in page.links:
            yield from _of(link.iri, "name", link.entity.label, link.support)


def _of(iri: str, kind: str, label: str, support: Support) -> Iterator[Mark]:
    for words in support.words:
        yield Mark(words.start, words.end, words.anchor, anchor(iri), kind, label)


def _untitled(issued: str) -> str:
    return f"Article of {days(issued, issued)}" if issued else "Article without title and date"


def anchor(iri: str) -> str:
    """Give the anchor of a fact on its article's page: ``event-1a2b`` for ``.../event/1a2b``."""
    return "-".join(iri.split("/id/article/", 1)[-1].split("/")[1:]) or "top"


def title_of(fact: Fact) -> str:
    """Give a line that names a fact."""
    if isinstance(fact, Tenure):
        return f"{fact.person.label}, {fact.title}"
    if isinstance(fact, Link):
        return fact.entity.label
    return fact.label


def web_address(iri: str | None) -> str:
    """Give an IRI that a browser may be sent to: http and https only, so no script hides in a link."""
    return iri if iri and iri.lower().startswith(("http://", "https://")) else ""
