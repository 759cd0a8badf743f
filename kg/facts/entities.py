"""Entities: the referents of an article with the identity that linking gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.annotate import Annotations, Mention, Referent
from kg.link import AuthorityLinker, Linked, LinkQuery
from kg.model import Entity, EntityKind, EntityLink, Evidence


@dataclass(frozen=True, slots=True)
class Identified:
    """The entities and links of an article, and the entity id of each referent by position."""

    entities: tuple[Entity, ...]
    links: tuple[EntityLink, ...]
    ids: dict[int, str]


def identify(notes: Annotations, linker: AuthorityLinker) -> Identified:
    """Link every referent; referents that turn out to be one thing become one entity."""
    linked: dict[int, Linked] = {}
    for bodies_first in (False, True):
        for place, referent in enumerate(notes.referents):
            if (referent.kind is EntityKind.PERSON) is bodies_first:
                linked[place] = linker.link(_query(notes, place, referent, linked))
    return _gather(notes, linked)


def _query(notes: Annotations, place: int, referent: Referent, linked: Mapping[int, Linked]) -> LinkQuery:
    offices = tuple(
        dict.fromkeys(
            (phrase.title, linked[phrase.of].id if phrase.of is not None and phrase.of in linked else None)
            for phrase in notes.offices
            if phrase.holder == place
        )
    )
    near = frozenset(
        found.id
        for other, found in linked.items()
        if notes.referents[other].kind in (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
    )
    names = referent.names
    if referent.known and not names:
        names = (referent.known,)
    return LinkQuery(names, referent.kind, offices, near, notes.article.published)


def _gather(notes: Annotations, linked: Mapping[int, Linked]) -> Identified:
    ids = {place: found.id for place, found in linked.items()}
    members: dict[str, list[int]] = {}
    for place in sorted(ids):
        members.setdefault(ids[place], []).append(place)
    entities, links = [], []
    for id, places in members.items():
        found = linked[places[0]]
        mentions = sorted(
            (mention for place in places for mention in notes.referents[place].mentions),
            key=lambda mention: mention.start,
        )
        written = (_as_written(notes, mention) for mention in mentions if mention.is_name)
        forms = tuple(dict.fromkeys(written)) or (_as_written(notes, mentions[0]),)
        unnamed = all(mention.method == "capital" for mention in mentions)
        names = [name for place in places for name in notes.referents[place].names]
        known = found.known
        kind = known.kind if known else notes.referents[places[0]].kind
        entities.append(
            Entity(
                id=id,
                kind=kind,
                name=known.name if known else names[0] if names else forms[0],
                surface_forms=() if unnamed else forms,
                wikidata=known.wikidata if known else None,
                subclass=known.subclass if known else None,
            )
        )
        if unnamed:
            continue  # a state that acts by its capital: the text does not name it
        links.append(
            EntityLink(
                id,
                found.status,
                found.score,
                found.method,
                forms,
                _evidence(notes, mentions),
                found.candidates,
            )
        )
    return Identified(tuple(entities), tuple(links), ids)


def _as_written(notes: Annotations, mention: Mention) -> str:
    """Give the words of the article, which has other apostrophes than the text that the model reads."""
    return " ".join(notes.article.words(notes.span(mention.start, mention.end)).split())


def _evidence(notes: Annotations, mentions: Sequence[Mention]) -> tuple[Evidence, ...]:
    """Give the first naming mentions as evidence; all of them would tell nothing more."""
    named = [mention for mention in mentions if mention.is_name] or list(mentions)
    return tuple(notes.evidence(mention.start, mention.end) for mention in named[:5])
