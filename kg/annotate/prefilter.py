"""Tells fast whether an article can be about diplomacy at all, so that the others never reach the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.authority import Authority, Known
from kg.events import EVENTS
from kg.model import EntityKind

_REACH = 250  # characters: an event and those who take part stand about that close together
_REST = re.compile(r"[^\W\d_]{0,5}")
_NOUN_ENDINGS = frozenset(["", "s", "es", "y", "ies"])
_VERB_ENDINGS = frozenset(
    [
        "",
        *"s es d ed e y ies ied ing".split(),
        *(letter + end for letter in "dglmnprt" for end in ("ed", "ing")),
    ]
)
_IRREGULAR = {
    "meet": "met", "speak": "spoke", "strike": "struck", "break": "broke", "withdraw": "withdrew", "freeze": "froze",
    "swear": "sworn",
}  # fmt: skip
# Verbs that say too little by themselves; what they tell of stands in a noun beside them.
_PLAIN = frozenset(
    "have make take hold give go say see end face leave call open pay lend send hit name fire sit down return "
    "launch shoot receive provide gather start begin win add lead travel arrive supply place raise back fly "
    "post order request ask tell promise think claim point signal charge comment appeal support".split()
)
_OFFICE = "office"  # what all words for offices and governments count as
_OFFICE_WORDS = (
    "president", "prime minister", "foreign minister", "defence minister", "defense minister", "secretary of state",
    "secretary-general", "secretary general", "chancellor", "premier", "ambassador", "envoy", "diplomat",
    "diplomatic", "foreign ministry", "embassy", "consulate", "head of state", "heads of state", "foreign secretary",
    "foreign affairs", "minister", "troops", "rebels",
)  # fmt: skip


class Prefilter:
    """Looks for words of events near two agents: states, organisations, offices (Aho and Corasick 1975)."""

    def __init__(self, authority: Authority) -> None:
        self._endings = dict(_triggers())
        self._agents = {name.lower(): (name, agent) for name, agent in _agents(authority)}
        self._patterns = sorted(self._endings.keys() | self._agents.keys())
        self._search = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def passes(self, text: str) -> bool:
        """Tell whether an event word stands near two agents, of which one is a state, a place or an organisation."""
        trigger, agents = -_REACH - 1, dict[str, int]()
        for place, agent in self._found(text):
            if agent is None:
                trigger = place
            else:
                agents[agent] = place
            if place - trigger > _REACH:
                continue
            near = {each for each, last in agents.items() if place - last <= _REACH}
            if len(near) > 1:
                return True
        return False

    def _found(self, text: str) -> Iterator[tuple[int, str | None]]:
        """Give the place of each word of an event (None) and of each agent (what it counts as)."""
        lower = text.lower()
        same_places = len(lower) == len(text)
        for number, start, end in self._search.find_matches_as_indexes(lower):
            rest = _REST.match(lower, end)
            if rest is None or (start and lower[start - 1].isalnum()):
                continue
            pattern = self._patterns[number]
            if rest[0] in self._endings.get(pattern, ()):
                yield start, None
            elif pattern in self._agents and rest[0] in _NOUN_ENDINGS:
                name, agent = self._agents[pattern]
                if not (name.isupper() and same_places and not text[start:end].isupper()):
                    yield start, agent


def _triggers() -> Iterator[tuple[str, frozenset[str]]]:
    """Give the stem of each word that tells of an event, with the endings that it takes."""
    for frame in EVENTS:
        if frame.name == "Statement":  # anybody says something
            continue
        for lemma in {pattern.lemma for pattern in frame.verbs} - _PLAIN:
            yield lemma.removesuffix("e").removesuffix("y"), _VERB_ENDINGS
            if lemma in _IRREGULAR:
                yield _IRREGULAR[lemma], _NOUN_ENDINGS
        for noun in frame.nouns - {pattern.lemma for pattern in frame.verbs}:
            yield noun.removesuffix("y"), _NOUN_ENDINGS


def _agents(authority: Authority) -> Iterator[tuple[str, str]]:
    """Give each name of a state, organisation or place with what it counts as: a place counts as its country."""
    for known in authority.known.values():
        if known.kind is not EntityKind.PERSON:
            for name in (*known.names, *known.demonyms, *known.seats):
                if len(name) > 2 or name.isupper():
                    yield name, _counts_as(known)
    for word in _OFFICE_WORDS:
        yield word, _OFFICE


def _counts_as(known: Known) -> str:
    return known.country or known.id
