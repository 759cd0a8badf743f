"""The linker that works from authority data alone."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.authority import Authority, Known, fold, unlinked_id
from kg.authority.vocabulary import WIKIDATA
from kg.link.people import Choice, PeopleRanking
from kg.link.query import Linked, LinkQuery
from kg.link.things import ThingRanking
from kg.model import EntityKind, LinkStatus

__all__ = ["AuthorityLinker", "LinkQuery", "Linked"]

# Words of bodies that every country has: the name alone tells nothing apart.
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        """administration affairs air and armed army assembly bank cabinet central commission committee
        congress constitutional council court defence defense department embassy exterior external federal
        finance for force forces foreign general government high house intelligence interior justice lower
        military ministry national navy of office parliament police presidential security senate service state
        supreme the treasury upper""",
    )
)


class AuthorityLinker:
    """Links the things that an article names to authority data.

    Precision comes first: an accepted link is one that name and, where the name is not enough, office,
    country and date agree on. A record whose identifier has one source only is accepted if a tenure of it
    agrees with the article's title, country and date (that is a second witness); else it is a candidate.
    ``described`` is the authority data that describe what is linked.
    """

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.described = authority
        self._people = PeopleRanking(authority)
        self._things = ThingRanking(authority)

    def link(self, query: LinkQuery) -> Linked:
        """Give the entity that a query means; the same query gives the same answer in every process."""
        for name in query.names:
            if known := self.authority.known.get(name):
                return self._answer(Choice((known,), True, 1.0, "id"), query)
        ranking = self._people if query.kind is EntityKind.PERSON else self._things
        choice = ranking.choose(query)
        if query.kind is None and not choice.people:
            choice = self._people.choose(query)
        return self._answer(choice, query)

    def _answer(self, choice: Choice, query: LinkQuery) -> Linked:
        if not choice.accepted:
            return self._doubtful(choice, query)
        one = choice.people[0]
        own = (*one.same_as, *one.close)[:1]
        if one.sure or (one.kind is EntityKind.PERSON and own):
            return Linked(one.id, one, LinkStatus.ACCEPTED, choice.score, choice.method, own)
        if own:
            return self._unconfirmed(one, choice, own)
        return Linked(one.id, one, LinkStatus.UNLINKED, 0.0, choice.method)

    def _doubtful(self, choice: Choice, query: LinkQuery) -> Linked:
        first = [iri for one in choice.people for iri in (*one.same_as, *one.close)[:1]]
        namesakes = [WIKIDATA + other for one in choice.people for other in one.different]
        candidates = tuple(dict.fromkeys(first + namesakes))
        kind = query.kind or (choice.people[0].kind if choice.people else EntityKind.ORGANIZATION)
        id = self._unlinked(query, kind)
        if candidates:
            return Linked(id, None, LinkStatus.CANDIDATE, choice.score, choice.method, candidates)
        return Linked(id, None, LinkStatus.UNLINKED, 0.0, choice.method)

    @staticmethod
    def _unconfirmed(one: Known, choice: Choice, candidates: tuple[str, ...]) -> Linked:
        """Say what a thing is, but not that its identifier is right: it has one source."""
        id = unlinked_id(one.kind, one.name, one.country)
        known = replace(one, id=id, wikidata=None, same_as=(), close=one.close)
        return Linked(id, known, LinkStatus.CANDIDATE, 0.5, f"{choice.method}, one source", candidates)

    def _unlinked(self, query: LinkQuery, kind: EntityKind) -> str:
        """Give the id of something unknown.

        Its country tells it from its namesakes. Where a name says too little, a surname alone or "the
        Parliament", and no office names a country, the countries of the article stand in its place, with its
        date unless it is one country.
        """
        name = query.names[0] if query.names else ""
        owners = [of for _, of in query.offices if of and of.startswith("country/")]
        country = owners[0] if owners else None
        if country is None and self._says_little(name, kind):
            about = sorted(id for id in query.near if id.startswith("country/"))
            country = " ".join(
                [*about, *([query.published.isoformat()] if len(about) != 1 and query.published else [])]
            )
        return unlinked_id(kind, name, country)

    @staticmethod
    def _says_little(name: str, kind: EntityKind) -> bool:
        words = fold(name).split()
        if kind is EntityKind.PERSON:
            return len(words) < 2
        return kind is EntityKind.ORGANIZATION and all(word in _GENERIC for word in words)
