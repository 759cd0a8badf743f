"""Offices of several people at once, and offices told by "counterpart"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.annotate.document import OfficePhrase
from kg.annotate.named import POSSESSIVE, Named
from kg.annotate.office_phrases import FoundOffice
from kg.annotate.office_words import DEPARTMENTS
from kg.model import EntityKind, TenureStatus

JOINT = "office.shared"
_COUNTERPARTS = frozenset("counterpart counterparts homologue opposite-number".split())


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person (referent) in a list, with the country or body behind the name."""

    person: int
    of: int | None


def shared_out(named: Named, found: FoundOffice) -> list[OfficePhrase]:
    """Give the plural office to each holder: "Presidents A of C and B of D", "the presidents of C and D, A and B"."""
    phrase = found.phrase
    bracketed = _bracketed(named, found)
    if bracketed:
        return _shared(phrase, bracketed)
    end, bodies = _bodies(named, found)
    place = named.skip_styles(end)
    if named.lower(place) in (",", "–", "—", "(", ":") and named.is_person(named.skip_styles(place + 1)):
        place = named.skip_styles(place + 1)
    if named.is_person(place):
        return _shared(phrase, _paired(named, place, bodies))
    before = _people_before(named, _start_of_countries(named, phrase.start))
    if len(before) < 2:
        return []
    owned = [person for person in before if person.of is not None]
    zipped = before if owned else _zipped([person.person for person in before], bodies)
    return _shared(phrase, zipped)


def _shared(phrase: OfficePhrase, holders: Sequence[_Holder]) -> list[OfficePhrase]:
    titles = _titles(phrase.title, len(holders))
    return [
        replace(phrase, title=title, holder=holder.person, of=holder.of, method=JOINT)
        for title, holder in zip(titles, holders, strict=True)
    ]


def _titles(title: str, count: int) -> list[str]:
    """Give a title for each: "defence and foreign minister" is two of them for two people."""
    words = title.split()
    if count == 2 and len(words) == 4 and words[1] == "and" and words[0].casefold() in DEPARTMENTS:
        return [f"{words[0]} {words[3]}", f"{words[2]} {words[3]}"]
    return [title] * count


def _paired(named: Named, place: int, bodies: list[int]) -> list[_Holder]:
    """Give the people from ``place`` on with their bodies, told one by one, in a list behind, or before."""
    people, behind = _list_of_people(named, place)
    if len(behind) > 1 and len(behind) == len(people):
        return [_Holder(person.person, of) for person, of in zip(people, behind, strict=True)]
    told = [person.of for person in people if person.of is not None]
    if len(told) == 1 and len(people) > 1 and people[-1].of is not None:
        return [_Holder(person.person, told[0]) for person in people]
    return people if told else _zipped([person.person for person in people], bodies)


def _zipped(people: list[int], bodies: list[int]) -> list[_Holder]:
    if len(bodies) == len(people):
        return [_Holder(person, of) for person, of in zip(people, bodies, strict=True)]
    one = bodies[0] if len(bodies) == 1 else None
    return [_Holder(person, one) for person in people]


def _list_of_people(named: Named, place: int) -> tuple[list[_Holder], list[int]]:
    """Give the people of a list with their own bodies, and the bodies in the list behind the last "of"."""
    people: list[_Holder] = []
    behind: list[int] = []
    while named.is_person(place):
        person, place = named.at[place], named.end_of_name(place)
        of = None
        if named.lower(place) in ("of", "(", "from"):
            of = named.agent_behind(place + 1)
            if of is not None:
                place, behind = _list_of_bodies(named, place + 1)
                place += named.lower(place) == ")"
        people.append(_Holder(person, of))
        while named.lower(place) in (",", "and", "&"):
            place += 1
        place = named.skip_styles(place)
    return people, behind


def _list_of_bodies(named: Named, place: int) -> tuple[int, list[int]]:
    """Give the end of a list of countries or bodies, and its members."""
    bodies: list[int] = []
    end = place
    while (of := named.agent_behind(place)) is not None:
        bodies.append(of)
        while not named.is_agent(place):
            place += 1
        end = place = named.end_of_name(place)
        while named.lower(place) in (",", "and", "&"):
            place += 1
    return end, bodies


def _bodies(named: Named, found: FoundOffice) -> tuple[int, list[int]]:
    """Give the end of the phrase and the countries of a plural office: "the presidents of C and D", "the Greek and Bulgarian ministers"."""
    phrase = found.phrase
    for place in range(found.head + 1, phrase.end):
        if named.lower(place) == "of" and named.agent_behind(place + 1) is not None:
            return _list_of_bodies(named, place + 1)
    return phrase.end, countries_before(named, _first_country(named, phrase))


def _bracketed(named: Named, found: FoundOffice) -> list[_Holder]:
    """Give the holders of "the ministers of C (A), D (B) and E (F)", "of C, A, and D, B"."""
    holders: list[_Holder] = []
    place = found.phrase.end
    of = named.at.get(place - 1)
    while (
        of is not None and named.lower(place) in ("(", ",") and named.is_person(named.skip_styles(place + 1))
    ):
        name = named.skip_styles(place + 1)
        holders.append(_Holder(named.at[name], of))
        place = named.end_of_name(name)
        place += named.lower(place) == ")"
        while named.lower(place) in (",", "and", "the", "&"):
            place += 1
        of = named.at[place] if named.is_agent(place) else None
        place = named.end_of_name(place) if of is not None else place
    return holders if len(holders) > 1 else []


def _first_country(named: Named, phrase: OfficePhrase) -> int:
    """Give the end of the first country in the phrase, so that the ones before it can be read backwards."""
    for place in range(phrase.start, phrase.end):
        if named.is_agent(place):
            return named.end_of_name(place)
    return phrase.start


def countries_before(named: Named, place: int) -> list[int]:
    """Give the countries of a list that ends before ``place``: "Greek, French and Italian"."""
    found: list[int] = []
    place -= 1
    while named.is_agent(place) or named.lower(place) in (",", "and", *POSSESSIVE):
        if named.is_agent(place) and named.at[place] not in found[:1]:
            found.insert(0, named.at[place])
        place -= 1
    return list(dict.fromkeys(found))


def _start_of_countries(named: Named, start: int) -> int:
    """Give where the list of countries begins in front of an office: "the Angolan and Portuguese | ministers"."""
    while named.lower(start - 1) in ("and", ",") and named.is_agent(start - 2):
        start = named.start_of_name(start - 2)
    return start


def _people_before(named: Named, start: int) -> list[_Holder]:
    """Give the people named before ", the presidents of"."""
    place = start - 1
    while named.lower(place) in ("the", "respectively", "both", "two", "three"):
        place -= 1
    if named.lower(place) not in (",", "–", "—", "("):
        return []
    found: list[_Holder] = []
    place -= 1
    while named.is_person(place):
        first = named.start_of_name(place)
        owned = named.lower(first - 1) in POSSESSIVE and named.is_agent(first - 2)
        found.insert(0, _Holder(named.at[place], named.at[first - 2] if owned else None))
        place = (named.start_of_name(first - 2) if owned else first) - 1
        while named.lower(place) in (",", "and", "&"):
            place -= 1
    return found


class Counterparts:
    """Reads "his Greek and French counterparts, A and B, respectively" in one document."""

    def __init__(self, named: Named, phrases: Sequence[OfficePhrase]) -> None:
        self.named, self.doc = named, named.doc
        self.phrases = [phrase for phrase in phrases if phrase.holder is not None]

    def found(self) -> list[OfficePhrase]:
        """Give the offices told by "counterpart", each with its holder."""
        found: list[OfficePhrase] = []
        for token in self.doc:
            opposite = token.lower_ in ("number", "numbers") and self.named.lower(token.i - 1) == "opposite"
            if token.lower_ in _COUNTERPARTS or opposite:
                found += self._at(token.i)
        return found

    def _at(self, place: int) -> list[OfficePhrase]:
        office = self._office_before(place)
        if office is None:
            return []
        countries = countries_before(self.named, place - (self.named.lower(place - 1) == "opposite"))
        holders = self._behind(place, countries) or self._before(place, countries)
        if countries and len(holders) != len(countries):
            holders = holders[:1] if len(countries) == 1 else []
        return [
            OfficePhrase(
                place,
                place + 1,
                office.title,
                TenureStatus.CURRENT,
                holder.of if holder.of is not None else countries[order] if countries else None,
                holder.person,
                "office.counterpart",
                head=place,
            )
            for order, holder in enumerate(holders)
            if holder.person != office.holder
        ]

    def _office_before(self, place: int) -> OfficePhrase | None:
        """Give the office that the counterpart shares: of the subject of the clause, or the last one named."""
        before = [phrase for phrase in self.phrases if phrase.end <= place]
        start = self.doc[place].sent.start
        here = [phrase for phrase in before if phrase.start >= start]
        subjects = [phrase for phrase in here if self._is_subject(phrase, place)]
        chosen = subjects or before
        return chosen[-1] if chosen else None

    def _is_subject(self, phrase: OfficePhrase, place: int) -> bool:
        verb = self.doc[place]
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None:
            return False
        members = [subject, *(child for child in subject.children if child.dep_ == "appos")]
        return any(
            self.named.at.get(token.i) == phrase.holder or phrase.start <= token.i < phrase.end
            for token in members
        )

    def _behind(self, place: int, countries: list[int]) -> list[_Holder]:
        """Read "counterpart A", "counterparts, A and B", "counterpart from C, A", "counterpart in D, A"."""
        counterpart = place
        place += 1
        if [self.named.lower(place + each) for each in range(3)] == ["at", "the", "time"]:
            place += 3
        of = None
        if self.named.lower(place) in ("from", "in", "of"):
            of = self.named.agent_behind(place + 1)
            if of is None and self.named.kind(place + 1) is not EntityKind.PLACE:
                return []
            place += 1
            while self.named.kind(place) is None:
                place += 1
            place = self.named.end_of_name(place)
        if self.named.lower(place) in (",", "–", "—", "("):
            place += 1
        place = self.named.skip_styles(place)
        if not self.named.is_person(place):
            return []
        people, _ = _list_of_people(self.named, place)
        if self.named.lower(counterpart) != "counterparts" or countries:
            people = people[: max(len(countries), 1)]
        return [_Holder(person.person, person.of if person.of is not None else of) for person in people]

    def _before(self, place: int, countries: list[int]) -> list[_Holder]:
        """Read "A, her Croatian counterpart," and "Croatia's A, his counterpart"."""
        place -= 1
        while self.named.is_agent(place) or self.named.lower(place) in (
            "his",
            "her",
            "its",
            "their",
            "'s",
            "’s",
            "opposite",
        ):
            place -= 1
        if self.named.lower(place) != "," or not self.named.is_person(place - 1):
            return []
        start = self.named.start_of_name(place - 1)
        beside = self.named.lower(start - 1) in POSSESSIVE and self.named.is_agent(start - 2)
        of = self.named.at[start - 2] if beside and not countries else None
        return [_Holder(self.named.at[place - 1], of)]
