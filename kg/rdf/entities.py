"""Describes the entities that articles share: people, countries, organisations, places and offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.authority.records import Authority, Known
from kg.model import Entity, EntityKind, Facts, LinkStatus, Tenure
from kg.rdf import labels
from kg.rdf.mint import entity_iri, office_id
from kg.rdf.ntriples import Writer, english, node, string
from kg.rdf.terms import iri

_MINOR_WORDS = frozenset(["a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "the", "to", "with"])


def descriptions(facts: Facts, authority: Authority, base: str) -> dict[str, bytes]:
    """Give the IRI and the canonical N-Triples of each entity that the article's graph leads to.

    A known entity is described by its authority record alone, so that its description is the same whichever
    article named it. The countries that described entities belong to are described too.

    :raises KeyError: if the facts speak of an entity that neither they nor the authority data have.
    """
    scribe = _Scribe(facts, authority, base)
    written: dict[str, bytes] = {}
    waiting = sorted(referenced(facts))
    while waiting:
        id = waiting.pop()
        if (name := entity_iri(base, id)) not in written:
            written[name], country = scribe.entity(id)
            waiting += [country] if country else []
    for tenure in sorted(facts.tenures, key=repr):
        written.setdefault(entity_iri(base, office_id(tenure.office, tenure.of)), scribe.office(tenure))
    return dict(sorted(written.items()))


def referenced(facts: Facts) -> set[str]:
    """Give the ids of all entities that the article's graph points at."""
    return {id for id in _ids(facts) if id}


def _ids(facts: Facts) -> Iterator[str | None]:
    for link in facts.links:
        yield link.entity
    for tenure in facts.tenures:
        yield from (tenure.person, tenure.of)
    for event in facts.events:
        yield from (event.place, event.attributed_to)
        for part in event.participations:
            yield from (part.agent, part.on_behalf_of)
    for statement in facts.statements:
        yield from (statement.speaker, statement.addressee, *statement.about)


@dataclass(slots=True)
class _Scribe:
    facts: Facts
    authority: Authority
    base: str

    def entity(self, id: str) -> tuple[bytes, str | None]:
        """Give the description of an entity and the id of its country."""
        known = self.authority.known.get(id)
        if known:
            return self._known(known)
        return self._unknown(self.facts.entity(id)), None

    def office(self, tenure: Tenure) -> bytes:
        """Give the description of the office of a tenure."""
        out = Writer()
        subject = node(entity_iri(self.base, office_id(tenure.office, tenure.of)))
        out.types(subject, "dip:Office")
        title = office_title(tenure.office)
        out.add(subject, "rdfs:label", english(labels.office(title, self._name(tenure.of))))
        if tenure.of:
            out.add(subject, "dip:of", node(entity_iri(self.base, tenure.of)))
        return out.canonical()

    def _name(self, id: str | None) -> str | None:
        if id is None:
            return None
        known = self.authority.known.get(id)
        return known.name if known else self.facts.entity(id).name

    def _known(self, known: Known) -> tuple[bytes, str | None]:
        out = Writer()
        subject = node(entity_iri(self.base, known.id))
        _classify(out, subject, known.kind, known.subclass)
        out.add(subject, "rdfs:label", english(known.name))
        out.add(subject, "skos:altLabel", *(english(n) for n in known.names[1:] if n != known.name))
        _same(out, subject, *known.same_as)
        out.add(subject, "skos:closeMatch", *(node(match) for match in known.close))
        if known.kind is EntityKind.COUNTRY:
            _codes(out, subject, known.codes)
        country = known.country if known.country in self.authority.known else None
        if country and country != known.id:
            out.add(subject, "dip:country", node(entity_iri(self.base, country)))
        return out.canonical(), country

    def _unknown(self, entity: Entity) -> bytes:
        out = Writer()
        subject = node(entity_iri(self.base, entity.id))
        _classify(out, subject, entity.kind, entity.subclass)
        out.add(subject, "rdfs:label", english(entity.name))
        link = next((link for link in self.facts.links if link.entity == entity.id), None)
        if entity.wikidata and (link is None or link.status is LinkStatus.ACCEPTED):
            _same(out, subject, iri(f"wd:{entity.wikidata}"))
        if link:
            out.add(subject, "skos:closeMatch", *map(node, link.candidates))
        return out.canonical()


def office_title(title: str) -> str:
    """Give a title with capitals: ``Minister of Foreign Affairs`` for ``minister of foreign affairs``.

    The office's label must not depend on the capitals of the article that named it first.
    """
    words = [
        word if word in _MINOR_WORDS and position else word[:1].upper() + word[1:]
        for position, word in enumerate(title.split())
    ]
    return " ".join(words)


def _classify(out: Writer, subject: str, kind: EntityKind, subclass: str | None) -> None:
    out.types(subject, f"dip:{kind}", *([f"dip:{subclass}"] if subclass else []))


def _same(out: Writer, subject: str, *identifiers: str) -> None:
    for verb in ("owl:sameAs", "skos:exactMatch"):
        out.add(subject, verb, *map(node, identifiers))


def _codes(out: Writer, subject: str, codes: tuple[str, ...]) -> None:
    for code in codes:
        if code.isalpha() and code.isupper() and len(code) in (2, 3):
            out.add(subject, f"dip:iso{len(code)}", string(code))
