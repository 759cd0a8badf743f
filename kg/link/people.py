"""Ranks known people for the names and offices that an article gives to a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.authority import Authority, Known, KnownTenure
from kg.link.query import LinkQuery
from kg.link.spelling import alike, begins, ends, name_words, same_but_middle, within
from kg.link.titles import TOP, Title, in_time, means, read_title, tenure_roles
from kg.model import EntityKind

# Where the family name comes first, also in English.
_FAMILY_FIRST = frozenset(("CN", "HK", "KH", "KP", "KR", "TW", "VN", "SG"))

Words = tuple[str, ...]
Offices = list[tuple[Title, str | None]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the ranking says: the people it may be, whether the first one is meant, how sure, and why."""

    people: tuple[Known, ...] = ()
    accepted: bool = False
    score: float = 0.0
    method: str = "no match"


class PeopleRanking:
    """Finds the known person that is meant; answers with none rather than with the wrong one."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        people = [one for one in authority.known.values() if one.kind is EntityKind.PERSON]
        self._names = {one.id: tuple(_landless(name_words(name)) for name in one.names) for one in people}
        self._edges: dict[tuple[str, str], list[str]] = {}
        for id, names in self._names.items():
            for words in names:
                some = self._edges.setdefault((words[0], words[-1]), [])
                if id not in some:
                    some.append(id)

    def choose(self, query: LinkQuery) -> Choice:
        """Give the person that a query means.

        A full name decides unless others bear it, too; then office and country must agree with a tenure.
        A surname never decides alone.
        """
        names = [words for name in query.names if (words := name_words(name))]
        offices = [(read_title(title), of) for title, of in query.offices]
        for words in names:
            people = self._named(" ".join(words))
            if people and (len(words) > 1 or people[0].own):
                return self._full(people, query, offices, "name")
        full = [words for words in names if len(words) > 1]
        for words in full:
            people = [self.authority.known[id] for id in self._spelled(words)]
            if people:
                return self._full(people, query, offices, "name without middle names", needs_context=True)
        if full:
            found = self._surname(full[0], query, offices)
            return found if found.accepted else self._fuzzy(full, query, offices) or found
        found = self._surname(names[0], query, offices) if names else Choice()
        return found if found.people or not names else self._mononym(names[0], query)

    def _named(self, folded: str) -> list[Known]:
        some = (self.authority.known[id] for id in self.authority.by_name.get(folded, ()))
        people = [one for one in some if one.kind is EntityKind.PERSON]
        return [one for one in people if one.own] or people

    def _spelled(self, words: Words) -> list[str]:
        some = self._edges.get((words[0], words[-1]), [])
        return [id for id in some if any(same_but_middle(words, name) for name in self._names[id])]

    def has_held(self, one: Known, query: LinkQuery) -> bool:
        """Tell whether a person held one of the offices of a query at its time."""
        return self._held(one, query, [(read_title(title), of) for title, of in query.offices])

    # A full name

    def _full(
        self,
        people: list[Known],
        query: LinkQuery,
        offices: Offices,
        method: str,
        *,
        needs_context: bool = False,
    ) -> Choice:
        held = [one for one in people if self._held(one, query, offices)]
        if len(held) == 1:
            return Choice((held[0],), True, 0.97 if held[0].sure else 0.8, f"{method} and office")
        before = [one for one in people if one.sure and self._held(one, query, offices, at_any_time=True)]
        if len(before) == 1:
            return Choice((before[0],), True, 0.75, f"{method} and office at another time")
        free = [one for one in people if not self._contradicted(one, offices)]
        one = free[0] if len(free) == 1 else None
        if one is None or not (one.sure or one.own) or one.different or (len(people) > 1 and not one.own):
            return Choice(tuple(people), False, 0.4 if free else 0.2, method)
        if self._countries(one) & query.near:
            return Choice((one,), True, 0.93, f"{method} and country")
        shared = needs_context or "(" in (one.wikipedia or "")
        return Choice((one,), not shared, 0.4 if shared else 0.85, method)

    def _held(self, one: Known, query: LinkQuery, offices: Offices, *, at_any_time: bool = False) -> bool:
        """Tell whether a title fits a tenure of the person; at any time, the text must name the owner.

        Tenures end in the data when the last source saw them end, and people come back to an office.
        """
        return any(
            self._is_of(tenure, of, one, query)
            and means(title, tenure)
            and (in_time(title, tenure, query.published) or (at_any_time and of is not None))
            for title, of in offices
            for tenure in self.authority.tenures_of.get(one.id, ())
        )

    def _is_of(self, tenure: KnownTenure, of: str | None, one: Known, query: LinkQuery) -> bool:
        """Tell whether the office that a text names can be the tenure's by its owner."""
        if of is None:
            return one.sure or tenure.of in query.near
        owner = self.authority.known.get(of)
        return tenure.of in (of, owner.country if owner else None)

    def _contradicted(self, one: Known, offices: Offices) -> bool:
        """Tell whether every office in the text is of a country with which the person has nothing to do."""
        owners = [of for title, of in offices if of and of.startswith("country/") and not title.elsewhere]
        own = self._countries(one)
        return bool(owners) and bool(own) and not own & set(owners)

    def _countries(self, one: Known) -> set[str]:
        """Give the ids of all that a person belongs to: the country, and the owners of the offices held."""
        owners = {tenure.of for tenure in self.authority.tenures_of.get(one.id, ())}
        return owners | {one.country} if one.country else owners

    # A surname, or another part of a name

    def _surname(self, words: Words, query: LinkQuery, offices: Offices) -> Choice:
        bearers = dict.fromkeys(self._bearers(words))
        for title, of in offices:
            found = list(self._holders(words, title, of, query, bearers))
            near = [pair for pair in found if pair[1] in query.near]
            people = dict.fromkeys(id for id, _ in (near if of is None and near else found))
            if len(people) == 1 and (near or not title.bare or of is not None):
                return self._by_office(next(iter(people)), of, near=bool(near))
        return Choice() if offices else self._by_top_office(bearers, query)

    def _bearers(self, words: Words) -> Iterator[str]:
        for word in dict.fromkeys((words[0], words[-1])):
            for id in self.authority.by_surname.get(word, ()):
                names, first = self._names[id], self._family_first(id)
                if any(words == one or ends(words, one) or (first and begins(words, one)) for one in names):
                    yield id

    def _family_first(self, id: str) -> bool:
        country = self.authority.known.get(self.authority.known[id].country or "")
        return bool(country and country.codes and country.codes[0] in _FAMILY_FIRST)

    def _holders(
        self, words: Words, title: Title, of: str | None, query: LinkQuery, bearers: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """Give people of that surname whose tenure fits, each with the owner of the office.

        If the text names the owner, any part of a name will do ("Prime Minister Anwar").
        """
        if of is not None:
            for tenure in self._block(title, of, query):
                if any(set(words) <= set(name) for name in self._names.get(tenure.person, ())):
                    yield tenure.person, tenure.of
            return
        namesakes = self.authority.by_surname.get(words[0], ()) if title.royal else ()
        royal = [id for id in namesakes if any(begins(words, name) for name in self._names[id])]
        for id in (*bearers, *royal):
            for tenure in self.authority.tenures_of.get(id, ()):
                if means(title, tenure) and in_time(title, tenure, query.published):
                    yield id, tenure.of

    def _block(self, title: Title, of: str, query: LinkQuery) -> Iterator[KnownTenure]:
        """Give the tenures that the title, its owner and the date allow."""
        owner = self.authority.known.get(of)
        owners = [one for one in (of, owner.country if owner else None) if one]
        for (_, whose), tenures in self.authority.holders.items():
            if whose in owners:
                for one in tenures:
                    if means(title, one) and in_time(title, one, query.published):
                        yield one

    def _by_office(self, id: str, of: str | None, *, near: bool) -> Choice:
        one = self.authority.known[id]
        if of is not None:
            return Choice((one,), True, 0.92 if one.sure else 0.8, "surname, office and country")
        if near:
            return Choice((one,), True, 0.88 if one.sure else 0.75, "surname, office and country named")
        return Choice((one,), one.sure, 0.8 if one.sure else 0.4, "surname and office")

    def _by_top_office(self, bearers: Iterable[str], query: LinkQuery) -> Choice:
        """Accept a bare surname only of the one leader of that day whose country the article names."""
        leaders = [self.authority.known[id] for id in bearers if self._leads(id, query.published)]
        near = [one for one in leaders if self._countries(one) & query.near]
        if len(leaders) == 1 and near and near[0].sure:
            return Choice((near[0],), True, 0.78, "surname of the leader of a country named")
        return Choice(tuple(near), False, 0.3, "surname of a leader") if near else Choice()

    def _leads(self, id: str, day: date | None) -> bool:
        tenures = self.authority.tenures_of.get(id, ())
        return day is not None and any(tenure_roles(one) & TOP and one.covers(day) for one in tenures)

    def _mononym(self, words: Words, query: LinkQuery) -> Choice:
        """Offer the one person of a country named whose whole name is one word; others may bear it, too."""
        people = [one for one in self._named(words[0]) if self._names[one.id][0] == words]
        near = [one for one in people if self._countries(one) & query.near]
        return Choice((near[0],), False, 0.4, "one-word name and country") if len(near) == 1 else Choice()

    # Another spelling

    def _fuzzy(self, names: list[Words], query: LinkQuery, offices: Offices) -> Choice | None:
        """Look for another spelling among those who held the office of that country on that day."""
        for title, of in offices:
            if of is None:
                continue
            found = {
                tenure.person
                for tenure in self._block(title, of, query)
                for known in self._names.get(tenure.person, ())
                for words in names
                if alike(words, known) or within(words, known) or within(known, words)
            }
            if len(found) == 1:
                one = self.authority.known[found.pop()]
                return Choice((one,), True, 0.82 if one.sure else 0.7, "spelling, office and country")
        return None


def _landless(words: Words) -> Words:
    """Give a name without the land behind it: "Abdullah II of Jordan" is nobody called Jordan."""
    return words[: words.index("of")] if "of" in words[1:] else words
