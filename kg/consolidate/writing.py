"""Writes the canonical layer as statements; every term is in ``ontology/diplomacy.ttl``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.consolidate.canonical import Canonical, Version
from kg.consolidate.clustering import Mention
from kg.model import Factuality
from kg.rdf.mint import digest
from kg.rdf.ntriples import Writer, day, decimal, english, integer, node, string
from kg.rdf.terms import concept, iri


def event_iri(base: str, id: str) -> str:
    """Give the IRI of a canonical event."""
    return f"{base}id/event/{id}"


def pair_iri(base: str, one: str, other: str) -> str:
    """Give the IRI of the summary of how often two agents (ids, in order) met."""
    return f"{base}id/co-participation/{digest(one, other)}"


def event_lines(event: Canonical, base: str) -> set[str]:
    """Give the statements about a canonical event and all nodes below it."""
    scribe = _Scribe(base, Writer())
    scribe.event(event)
    return scribe.out.lines


@dataclass(frozen=True, slots=True)
class _Scribe:
    base: str
    out: Writer

    def event(self, event: Canonical) -> None:
        name, add = event_iri(self.base, event.id), self.out.add
        subject = node(name)
        self.out.types(subject, "dip:CanonicalEvent")
        add(subject, "dip:eventClass", node(iri(f"dip:{event.kind}")))
        add(subject, "rdfs:label", english(event.label))
        add(subject, "dip:factuality", node(concept(event.factuality)))
        if event.earliest and event.latest and event.precision:
            add(subject, "dip:earliest", day(event.earliest))
            add(subject, "dip:latest", day(event.latest))
            add(subject, "dip:precision", node(concept(event.precision)))
        add(subject, "dip:participant", *map(self._entity, event.participants))
        if event.place:
            add(subject, "dip:place", self._entity(event.place))
        self._figures(subject, event)
        add(subject, "dip:toldBy", *map(node, event.articles))
        add(subject, "dip:numberOfArticles", integer(len(event.articles)))
        add(subject, "dip:numberOfPublishers", integer(event.publishers))
        self._told(subject, event.told)
        for mention in event.mentions:
            self._mention(name, mention)
        if len(event.stages) > 1:
            for stage in event.stages:
                self._stage(name, stage)
        for term, versions in event.disputed.items():
            self._dispute(name, term, versions)

    def _figures(self, subject: str, event: Canonical) -> None:
        for count, verb in ((event.killed, "dip:killed"), (event.injured, "dip:injured")):
            if count is not None:
                self.out.add(subject, verb, integer(count))
        if event.money:
            self.out.add(subject, "dip:amount", decimal(event.money[0]))
            if event.money[1]:
                self.out.add(subject, "dip:currency", string(event.money[1]))

    def _told(self, subject: str, days: tuple[date | None, date | None] | None) -> None:
        if days and days[0] and days[1]:
            self.out.add(subject, "dip:firstTold", day(days[0]))
            self.out.add(subject, "dip:lastTold", day(days[1]))

    def _mention(self, event: str, mention: Mention) -> None:
        claim = node(mention.claim.iri)
        subject = node(f"{event}/mention/{digest(mention.claim.iri)}")
        self.out.add(claim, "dip:mentionOf", node(event))
        self.out.add(node(event), "dip:hasMention", subject)
        self.out.types(subject, "dip:Mention")
        self.out.add(subject, "dip:claim", claim)
        self.out.add(subject, "dip:score", decimal(mention.points / 100))
        self.out.add(subject, "dip:reason", *map(string, mention.reasons))

    def _stage(self, event: str, stage: Version) -> None:
        subject = node(f"{event}/factuality/{stage.value}")
        self.out.add(node(event), "dip:hasFactualityStage", subject)
        self.out.types(subject, "dip:FactualityStage")
        self.out.add(subject, "dip:factuality", node(concept(Factuality(stage.value))))
        self.out.add(subject, "dip:toldBy", *map(node, stage.articles))
        self._told(subject, (stage.first, stage.last))

    def _dispute(self, event: str, term: str, versions: Iterable[Version]) -> None:
        name = f"{event}/disputed/{term.partition(':')[2]}"
        self.out.add(node(event), "dip:disputed", node(name))
        self.out.types(node(name), "dip:Dispute")
        self.out.add(node(name), "dip:disputedProperty", node(iri(term)))
        for version in versions:
            subject = node(f"{name}/{digest(version.value)}")
            self.out.add(node(name), "dip:hasDisputedVersion", subject)
            self.out.types(subject, "dip:DisputedVersion")
            self.out.add(subject, "dip:claimedValue", string(version.value))
            self.out.add(subject, "dip:toldBy", *map(node, version.articles))
            self._told(subject, (version.first, version.last))

    def _entity(self, id: str) -> str:
        return node(f"{self.base}id/{id}")


@dataclass(frozen=True, slots=True)
class CoParticipation:
    """How often two agents (ids) met, and when first and last as far as that is known."""

    one: str
    other: str
    count: int
    first: date | None = None
    last: date | None = None


def pair_lines(pair: CoParticipation, base: str) -> set[str]:
    """Give the statements about two agents that met: a node with the numbers, and the shortcut both ways."""
    out = Writer()
    subject = node(pair_iri(base, pair.one, pair.other))
    one, other = (node(f"{base}id/{id}") for id in (pair.one, pair.other))
    out.types(subject, "dip:CoParticipation")
    out.add(subject, "dip:between", one, other)
    out.add(subject, "dip:numberOfEncounters", integer(pair.count))
    if pair.first and pair.last:
        out.add(subject, "dip:firstEncounter", day(pair.first))
        out.add(subject, "dip:lastEncounter", day(pair.last))
    out.add(one, "dip:metWith", other)
    out.add(other, "dip:metWith", one)
    return out.lines


def encounter_line(base: str, one: str, other: str, event: str) -> str:
    """Give the statement that two agents met at a canonical event (id)."""
    return _line(node(pair_iri(base, one, other)), "dip:encounter", node(event_iri(base, event)))


def claim_lines(article: str, claim: str, keys: Iterable[str]) -> set[str]:
    """Give the statements by which a claim of an article is found again."""
    out = Writer()
    out.add(node(article), "dip:consolidatedClaim", node(claim))
    out.add(node(claim), "dip:blockKey", *map(string, keys))
    return out.lines


def known_person_lines(article: str, tenure: str, person: str, key: str, base: str) -> set[str]:
    """Give the statements by which a person (id) is found by the name and office that a tenure claims."""
    out = Writer()
    out.add(node(article), "dip:consolidatedClaim", node(tenure))
    out.add(node(tenure), "dip:personKey", string(key))
    out.add(node(tenure), "dip:keyOf", node(f"{base}id/{person}"))
    return out.lines


def mark_lines(article: str, version: str, digest: str) -> set[str]:
    """Give the statements that say which version of an article is consolidated."""
    out = Writer()
    out.add(node(article), "dip:consolidatedVersion", node(version))
    out.add(node(article), "dip:consolidatedDigest", string(digest))
    return out.lines


def person_lines(persons: Mapping[str, str], base: str) -> set[str]:
    """Give the statements that say which people are one, for those who are not the one themselves."""
    out = Writer()
    for person, canonical in persons.items():
        if person != canonical:
            out.add(node(f"{base}id/{person}"), "dip:canonicalEntity", node(f"{base}id/{canonical}"))
    return out.lines


def _line(subject: str, predicate: str, value: str) -> str:
    out = Writer()
    out.add(subject, predicate, value)
    return next(iter(out.lines))
