"""Ranks known countries, organisations and places for a name."""

from __future__ import annotations

from kg.authority import Authority, Known, fold
from kg.link.people import Choice
from kg.link.query import LinkQuery
from kg.model import EntityKind

_FIRST_KINDS: dict[EntityKind | None, tuple[EntityKind, ...]] = {
    EntityKind.COUNTRY: (EntityKind.COUNTRY,),
    EntityKind.ORGANIZATION: (EntityKind.ORGANIZATION,),
    EntityKind.PLACE: (EntityKind.PLACE, EntityKind.COUNTRY),
    EntityKind.PERSON: (),
    None: (EntityKind.COUNTRY, EntityKind.ORGANIZATION, EntityKind.PLACE),
}


class ThingRanking:
    """Finds the known country, organisation or place that is meant."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        # A state that shares its name with a city of the country, and is never meant by the name alone.
        self._shadows = {
            (fold(name), one.country)
            for one in authority.known.values()
            for name in one.ambiguous
            if name not in one.names
        }

    def choose(self, query: LinkQuery) -> Choice:
        """Give what a query means: by name; a country also by demonym or seat of government."""
        found = self._by_name(query, _FIRST_KINDS[query.kind])
        if not found.people and query.kind in (EntityKind.COUNTRY, None):
            found = self._by_word(query)
        return found if found.people else self._by_name(query, ())

    def _by_name(self, query: LinkQuery, kinds: tuple[EntityKind, ...]) -> Choice:
        doubtful = Choice()
        for name in query.names:
            some = self._bearers(name, kinds)
            found = self._among(some, fold(name), query) if some else doubtful
            if found.accepted:
                return found
            doubtful = max(doubtful, found, key=lambda one: one.score)
        return doubtful

    def _bearers(self, name: str, kinds: tuple[EntityKind, ...]) -> list[Known]:
        """Give who bears the name and is of the first kind that has one; without kinds, of any.

        An ambiguous name brings its bearers of other kinds along, as rivals.
        """
        some = [self.authority.known[id] for id in self.authority.named(name)]
        things = [one for one in some if one.kind is not EntityKind.PERSON]
        mine = [one for one in things if one.own] or things
        ambiguous = fold(name) in self.authority.ambiguous
        for kind in kinds:
            if fitting := [one for one in mine if one.kind is kind]:
                return fitting + [one for one in mine if ambiguous and one.kind is not kind]
        return [] if kinds or ambiguous else mine

    def _among(self, some: list[Known], key: str, query: LinkQuery) -> Choice:
        if len(some) == 1 and key not in self.authority.ambiguous:
            return Choice((some[0],), True, 0.97 if fold(some[0].name) == key else 0.95, "name")
        fit = [one for one in some if self._supported(one, some, key, query)]
        if len(fit) == 1:
            return Choice(
                (fit[0], *(one for one in some if one is not fit[0])), True, 0.9, "name and context"
            )
        sure = [one for one in fit if one.sure]
        first = [one for one in fit if fold(one.name) == key]
        if len(sure) == 1 and first in ([], sure):
            return Choice((sure[0],), True, 0.9, "name")
        return Choice(tuple(some), False, 0.4, "ambiguous name")

    def _supported(self, one: Known, some: list[Known], key: str, query: LinkQuery) -> bool:
        """Tell whether the article says that this bearer of an ambiguous name is meant.

        A country is meant where a country is asked for, unless the article speaks of a single other country
        in which a namesake lies: "Georgia" beside the United States alone. Of two countries of one name
        ("Congo") it is the one that the article calls by another name, too. A city that shares its name with
        a state of its country ("Washington") is meant where the article is about other countries as well.
        """
        if key not in self.authority.ambiguous:
            return True
        countries = {id for id in query.near if id.startswith("country/")}
        states = [other for other in some if other.kind is EntityKind.COUNTRY and other is not one]
        rivals = [other.country for other in some if other is not one and other.country]
        if one.kind is EntityKind.COUNTRY:
            beside = any(countries == {rival} for rival in rivals)
            told = query.kind is EntityKind.COUNTRY and not beside and not states
            return one.id in query.near or told
        if (key, one.country) in self._shadows and countries == {one.country}:
            return False
        return one.country in countries and (not states or countries == {one.country})

    def _by_word(self, query: LinkQuery) -> Choice:
        for words, score, method in (
            (self.authority.demonyms, 0.95, "demonym"),
            (self.authority.seats, 0.85, "seat of government"),
        ):
            for name in query.names:
                ids = words.get(fold(name), ()) if any(map(str.isupper, name)) else ()
                near = [id for id in ids if id in query.near]
                if len(ids) == 1 or len(near) == 1:
                    return Choice((self.authority.known[(near or ids)[0]],), True, score, method)
        return Choice()
