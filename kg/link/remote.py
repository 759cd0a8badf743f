"""Looks up at Wikidata and DBpedia whom authority data lacks, and ranks what they answer as our own data is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.authority import Authority, Known, fold
from kg.authority.index import indexed
from kg.authority.vocabulary import WIKIDATA
from kg.link import questions
from kg.link.answers_kept import KeptAnswers
from kg.link.endpoint import Endpoint
from kg.link.people import PeopleRanking
from kg.link.query import LinkQuery
from kg.link.ranking import AuthorityLinker
from kg.link.remote_records import Item, item_of
from kg.model import EntityKind, LinkStatus


@dataclass(frozen=True, slots=True)
class Proposal:
    """An identifier for an entity, with a score between 0 and 1 and the reasons for it.

    ``exact`` tells that name and kind fit and that office, country or date leave nobody else; otherwise it is
    a candidate. ``also`` are other IRIs of the same thing.
    """

    iri: str
    name: str
    score: float
    reason: str
    exact: bool = False
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class Reconciler:
    """Asks public endpoints for bearers of names; None stands for one that is switched off."""

    authority: Authority
    wikidata: Endpoint | None
    dbpedia: Endpoint | None
    kept: KeptAnswers
    _items: dict[str, Item] = field(default_factory=dict)

    def propose(self, queries: Mapping[str, LinkQuery]) -> dict[str, tuple[Proposal, ...]]:
        """Give what each entity (by id) may be, the best first; nothing is a good answer.

        :raises kg.errors.RemoteError: if an endpoint does not answer; what it said before is kept.
        """
        names = sorted({name for query in queries.values() for name in _asked(query)})
        bearers, also = self._wikidata_bearers(names), dict[str, list[str]]()
        alone = self._dbpedia_bearers(names, bearers, also)
        self._describe(sorted({item for _, some in bearers.items() for item in some}))
        found = {}
        for id, query in queries.items():
            ranked = [*self._ranked(query, bearers, also), *_candidates(query, alone)]
            found[id] = tuple(sorted(ranked, key=lambda one: (not one.exact, -one.score, one.iri)))
        return found

    # What the endpoints say

    def _wikidata_bearers(self, names: list[str]) -> dict[str, dict[str, set[EntityKind]]]:
        """Give the items that bear each folded name, each with its kinds."""
        bearers: dict[str, dict[str, set[EntityKind]]] = {}
        for some in questions.batches(names if self.wikidata else [], questions.NAMES_AT_ONCE):
            assert self.wikidata is not None
            for row in self.kept.select(self.wikidata, questions.wikidata_bearers(some)):
                kind = questions.WIKIDATA_CLASSES.get(_tail(row.get("class", "")))
                item = _tail(row.get("item", ""))
                if kind and item.startswith("Q"):
                    bearers.setdefault(fold(row["name"]), {}).setdefault(item, set()).add(kind)
        return bearers

    def _dbpedia_bearers(
        self,
        names: list[str],
        bearers: dict[str, dict[str, set[EntityKind]]],
        also: dict[str, list[str]],
    ) -> dict[str, dict[str, set[EntityKind]]]:
        """Add the items that DBpedia knows, and give the things that have none."""
        alone: dict[str, dict[str, set[EntityKind]]] = {}
        for some in questions.batches(names if self.dbpedia else [], questions.NAMES_AT_ONCE):
            assert self.dbpedia is not None
            for row in self.kept.select(self.dbpedia, questions.dbpedia_bearers(some)):
                kind = questions.DBPEDIA_CLASSES.get(_tail(row.get("class", "")))
                item = _tail(row.get("same", ""))
                if kind is None:
                    continue
                target, key = (bearers, item) if item.startswith("Q") else (alone, row["item"])
                target.setdefault(fold(row["name"]), {}).setdefault(key, set()).add(kind)
                if target is bearers and row["item"] not in also.setdefault(item, []):
                    also[item].append(row["item"])
        return alone

    def _describe(self, items: list[str]) -> None:
        """Read what Wikidata says of items that are not known yet."""
        new = [item for item in items if item not in self._items]
        for some in questions.batches(new, questions.ITEMS_AT_ONCE):
            rows = self.kept.select(self.wikidata, questions.wikidata_records(some)) if self.wikidata else []
            for item in some:
                self._items[item] = item_of(item, [row for row in rows if _tail(row["item"]) == item])

    # What they are worth

    def _ranked(
        self,
        query: LinkQuery,
        bearers: Mapping[str, Mapping[str, set[EntityKind]]],
        also: Mapping[str, list[str]],
    ) -> Iterator[Proposal]:
        some = {
            item: kind
            for name in _asked(query)
            for item, kinds in bearers.get(fold(name), {}).items()
            if (kind := _fitting(kinds, query.kind))
        }
        if not some:
            return
        records = {item: self._items[item].known(kind, _asked(query)) for item, kind in some.items()}
        small = self._authority(records)
        best, people = AuthorityLinker(small).link(query), PeopleRanking(small)
        for item, one in records.items():
            why = list(self._evidence(one, self._items[item], query, people))
            taken = best.status is LinkStatus.ACCEPTED and best.id == one.id
            against = not why and _contradicted(self._items[item], query)
            score = best.score if taken and why else 0.2 if against else 0.5 if why else 0.4
            more = (*self._items[item].also, *also.get(item, ()))
            reason = ", ".join(["name and kind", *why, *(["against: another country"] if against else [])])
            yield Proposal(WIKIDATA + item, one.name, score, reason, taken and bool(why), more)

    def _authority(self, records: Mapping[str, Known]) -> Authority:
        """Give the records as authority data, beside the countries that we know."""
        known = {id: one for id, one in self.authority.known.items() if one.kind is EntityKind.COUNTRY}
        known |= {one.id: one for one in records.values()}
        tenures = tuple(held for item, one in records.items() for held in self._items[item].tenures(one.id))
        return indexed(known, tenures, {})

    def _evidence(self, one: Known, item: Item, query: LinkQuery, people: PeopleRanking) -> Iterator[str]:
        """Give what beside name and kind says that an item is meant."""
        if people.has_held(one, query):
            yield "office"
        if item.countries & _countries_of(query):
            yield "country"
        day = query.published
        if day and any(held.start and held.covers(day) for held in item.tenures(one.id)):
            yield "in office on that day"


def _tail(iri: str) -> str:
    return iri.rpartition("/")[2]


def _asked(query: LinkQuery) -> list[str]:
    """Give the names to ask for: a person's surname alone finds hundreds and tells nothing."""
    whole = [name for name in query.names if query.kind is not EntityKind.PERSON or " " in fold(name)]
    return [name for name in dict.fromkeys(whole) if fold(name)]


def _fitting(kinds: set[EntityKind], wanted: EntityKind | None) -> EntityKind | None:
    """Give the kind under which an item is what is wanted; a country is a place and an organisation, too."""
    for kind in (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANIZATION, EntityKind.PLACE):
        if kind in kinds and (
            wanted in (None, kind) or (wanted, kind) == (EntityKind.PLACE, EntityKind.COUNTRY)
        ):
            return kind
    return None


def _countries_of(query: LinkQuery) -> set[str]:
    near = {id for id in query.near if id.startswith("country/")}
    return near | {of for _, of in query.offices if of}


def _contradicted(item: Item, query: LinkQuery) -> bool:
    owners = {of for _, of in query.offices if of and of.startswith("country/")}
    return bool(owners and item.countries and not owners & item.countries)


def _candidates(
    query: LinkQuery, alone: Mapping[str, Mapping[str, Iterable[EntityKind]]]
) -> Iterator[Proposal]:
    """Give the things that DBpedia knows under no Wikidata item: candidates, no more."""
    for name in _asked(query):
        for iri, kinds in alone.get(fold(name), {}).items():
            if _fitting(set(kinds), query.kind):
                yield Proposal(iri, name, 0.3, "name and kind")
