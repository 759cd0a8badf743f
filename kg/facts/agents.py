"""Who is meant by a noun phrase: a named thing, a group, officials of a country, a capital for its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate import Annotations, OfficePhrase
from kg.authority import Authority, fold
from kg.facts.clauses import coordinated
from kg.model import EntityKind

_STAFF = frozenset(
    """official officials diplomat representative delegation government authority minister ministry envoy
    negotiator troop force soldier army military navy air police state regime administration spokesman spokesperson
    leadership lawmaker parliament warship jet fighter drone missile company firm airline side team leader member
    counterpart ambassador president premier aircraft citizen national embassy people personnel general commander
    group side foreign secretary aide adviser advisor mediator cabinet court security intelligence
    reporter journalist correspondent ship vessel militant militia rebel base city capital territory
    warplane plane helicopter gunboat artillery tank submarine frigate paramilitary guard gunner delegate deputy
    senator legislator voter electorate senate assembly congress chamber house junta leader chief head king queen
    prince sheikh emir sultan chancellor consul attaché doctor engineer trainer peacekeeper police officer fighter
    commando marine bomber pilot crew firm bank gunman gunner insurgent jihadist separatist saboteur operative
    attacker assailant extremist terrorist guerrilla bomber negotiator colleague chairman mayor governor judge
    fleet brigade battalion regiment contingent unit rocket howitzer leader president minister party coalition exporter importer producer lender regulator watchdog camp
    affiliate branch wing offshoot faction loyalist supporter sympathiser coalition alliance cell""".split()
)
_OF_WHOM = ("of", "from", "for")
_BOUND = frozenset("loyal allied ally aligned align affiliated affiliate linked link faithful".split())
_LED = frozenset("delegation team mission group contingent party deputation".split())
_SITTING_IN = frozenset(
    """lawmaker parliament legislator voter deputy senator assembly senate authority court police government ministry
    leadership regime cabinet official""".split()
)


@dataclass(frozen=True, slots=True)
class Agent:
    """A referent taken as one who acts; ``method`` says how the words lead to it, ``confidence`` how surely."""

    referent: int
    method: str
    confidence: float


class AgentReader:
    """Reads noun phrases of one article as agents and places."""

    def __init__(self, notes: Annotations, authority: Authority) -> None:
        self.notes, self.authority = notes, authority
        self.offices: dict[int, OfficePhrase] = {
            token: phrase for phrase in notes.offices for token in range(phrase.start, phrase.end)
        }
        self._countries = {
            referent.known: place
            for place, referent in enumerate(notes.referents)
            if referent.kind is EntityKind.COUNTRY
        }

    def agents(self, head: Token) -> list[Agent]:
        """Give the agents that one noun stands for; empty if it names none."""
        named = self._named(head)
        if named:
            return named
        if head.i in self.notes.groups:
            return [Agent(member, "group", 0.6) for member in self.notes.groups[head.i]]
        return self._of_office(head) or [*self._by_nationality(head), *self._led_by(head)]

    def people_and_bodies(self, heads: tuple[Token, ...]) -> list[Agent]:
        """Give the agents of several nouns, each referent once."""
        found: dict[int, Agent] = {}
        for head in heads:
            for agent in self.agents(head):
                found.setdefault(agent.referent, agent)
        return list(found.values())

    def kind(self, referent: int) -> EntityKind:
        """Give the kind of a referent."""
        return self.notes.referents[referent].kind

    def _named(self, head: Token) -> list[Agent]:
        place = self._referent_of(head)
        if place is None:
            return []
        if self.kind(place) is EntityKind.PLACE:
            country = self.country_of_capital(place)
            return [] if country is None else [Agent(country, "capital", 0.7)]
        how = next(
            (
                mention.method
                for mention in self.notes.referents[place].mentions
                if mention.start <= head.i < mention.end
            ),
            "name",
        )
        return [Agent(place, how, {"pronoun": 0.6, "first person": 0.7, "description": 0.7}.get(how, 0.9))]

    def _referent_of(self, head: Token) -> int | None:
        """Give what a token names; for a head noun with a name in apposition ("airline Mahan") that name."""
        place = self.notes.at.get(head.i)
        if place is not None and not self._only_an_adjective(head, place):
            return place
        for child in head.children:
            if child.dep_ == "appos" and (inner := self.notes.at.get(child.i)) is not None:
                return inner
        phrase = self.offices.get(head.i)
        holder = phrase.holder if phrase else None
        return holder if holder is not None else self._named_behind(head)

    def _named_behind(self, head: Token) -> int | None:
        """Give X of "the leader of Kiribati, X", where the parser hung X on the country."""
        if head.pos_ != "NOUN":
            return None
        for prep in head.children:
            for noun in prep.children if prep.lower_ == "of" else ():
                for child in noun.children:
                    inner = self.notes.at.get(child.i) if child.dep_ == "appos" else None
                    if inner is not None and self.kind(inner) is EntityKind.PERSON:
                        return inner
        return None

    def _only_an_adjective(self, head: Token, place: int) -> bool:
        mention = (
            next(
                mention
                for mention in self.notes.referents[place].mentions
                if mention.start <= head.i < mention.end
            )
            if any(mention.start <= head.i < mention.end for mention in self.notes.referents[place].mentions)
            else None
        )
        return (
            mention is not None
            and mention.method == "demonym"
            and head.pos_ == "ADJ"
            and head.dep_ in ("amod", "compound")
        )

    def _of_office(self, head: Token) -> list[Agent]:
        """Take an office without a name for its country: "the Libyan ambassador"."""
        phrase = self.offices.get(head.i)
        if phrase is None or phrase.of is None:
            return []
        return [Agent(phrase.of, "office", 0.6)]

    def _by_nationality(self, head: Token) -> list[Agent]:
        """Take "Russian forces" and "officials from Iran" for the country."""
        if head.lemma_.lower() not in _STAFF and head.lower_ not in _STAFF:
            return []
        found = []
        for child in head.children:
            place = self.notes.at.get(child.i)
            if child.dep_ in ("amod", "compound", "poss", "nmod") and place is not None:
                for token in _with_conjuncts(child):
                    inner = self.notes.at.get(token.i)
                    if inner is not None and self.kind(inner) in (
                        EntityKind.COUNTRY,
                        EntityKind.ORGANIZATION,
                    ):
                        found.append(Agent(inner, "nationality", 0.6))
            elif child.dep_ == "prep" and child.lower_ in _OF_WHOM:
                found += self._of_whom(child)
            elif child.dep_ in ("amod", "acl"):
                found += self._at_the_head(child) or self._bound_to(child)
            elif child.dep_ == "prep" and child.lower_ == "in" and head.lemma_.lower() in _SITTING_IN:
                found += self._of_whom(child) or self._of_capital(child)
        return found

    def _of_whom(self, preposition: Token) -> list[Agent]:
        """Give the states and bodies behind "of", "from" or "for", also in a list, also "the group"."""
        return [
            Agent(inner, "nationality", 0.6)
            for grand in preposition.children
            if grand.dep_ in ("pobj", "conj")
            for token in _spelt_out(grand)
            for inner in self._behind(token)
            if self.kind(inner) in (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
        ]

    def _at_the_head(self, participle: Token) -> list[Agent]:
        """Give X of "the X-led coalition"."""
        if participle.lower_ != "led":
            return []
        inner = [self.notes.at.get(child.i) for child in participle.children if child.i < participle.i]
        return [Agent(place, "nationality", 0.6) for place in inner if place is not None]

    def _bound_to(self, adjective: Token) -> list[Agent]:
        """Give X of "fighters loyal to X", "militias allied with X"."""
        if adjective.lower_ not in _BOUND:
            return []
        return [
            Agent(inner, "allegiance", 0.5)
            for prep in adjective.children
            if prep.lower_ in ("to", "with")
            for noun in prep.children
            if noun.dep_ == "pobj"
            for inner in self._behind(noun)
            if self.kind(inner) is not EntityKind.PLACE
        ]

    def _behind(self, token: Token) -> tuple[int, ...]:
        inner = self.notes.at.get(token.i)
        return (inner,) if inner is not None else self.notes.groups.get(token.i, ())

    def _of_capital(self, preposition: Token) -> list[Agent]:
        """Give the state of "the authorities in Ankara"."""
        places = [self.notes.at.get(child.i) for child in preposition.children if child.dep_ == "pobj"]
        states = [self.country_of_capital(place) for place in places if place is not None]
        return [Agent(state, "capital", 0.6) for state in states if state is not None]

    def _led_by(self, head: Token) -> list[Agent]:
        """Give X of "a Japanese delegation led by X"."""
        if head.lemma_.lower() not in _LED:
            return []
        leaders = [
            grand
            for child in head.children
            if child.dep_ in ("acl", "relcl") and child.lemma_ in ("lead", "head")
            for by in child.children
            if by.dep_ in ("agent", "prep") and by.lower_ == "by"
            for grand in by.children
            if grand.dep_ == "pobj"
        ]
        return [agent for leader in leaders for agent in self._named(leader)]

    # -- places -------------------------------------------------------------------------------------------

    def place_at(self, head: Token) -> int | None:
        """Give the place or country that a noun names, or None."""
        place = self.notes.at.get(head.i)
        if place is None or self.kind(place) not in (EntityKind.PLACE, EntityKind.COUNTRY):
            return None
        return place

    def country_of_capital(self, place: int) -> int | None:
        """Give the referent of the country whose capital or seat of government a place is, or None."""
        referent = self.notes.referents[place]
        ids = {referent.known} if referent.known else set()
        for name in referent.names:
            ids.update(self.authority.seats.get(fold(name), ()))
        for id in ids:
            if id in self._countries:
                return self._countries[id]
            for country, position in self._countries.items():
                if country and self.authority.known[country].capital == id:
                    return position
        return None


def _spelt_out(noun: Token) -> list[Token]:
    """Give a noun with its conjuncts; of "countries such as A and B" the names too."""
    return coordinated(noun) if noun.tag_ == "NNS" else list(_with_conjuncts(noun))


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _with_conjuncts(child)
