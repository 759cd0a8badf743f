"""Tells fast whether an article can be about diplomacy at all, so that the others never reach the parser."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.authority import Authority
from kg.events import EVENTS
from kg.model import EntityKind

_REACH = 250  # characters: an event and those who take part stand about that close together
_ONE_IN = 250  # characters; measured in tests/eval/test_prefilter.py
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
    "have make take hold give go say see end face leave call open pay lend name sit down start begin win add lead "
    "place raise back fly post order request ask tell promise think claim point signal charge comment appeal "
    "support rain accept advance appear axe boot bring burst capture carry catch chat chip clear close communicate "
    "cross drive drum embark exit ferry force hammer impose jet light link lose mend pour propose punch push put reach "
    "repair roll sail seal select show shower shut slap stab steam strip survive table tender test thrust tighten trade "
    "truck turn volunteer".split()
)
# Nouns of the same kind.
_PLAIN_NOUNS = frozenset("stay swing arrival handout lifeline pilgrimage".split())
_OFFICES = (
    "president", "prime minister", "foreign minister", "defence minister", "defense minister", "secretary of state",
    "secretary-general", "secretary general", "chancellor", "premier", "ambassador", "envoy", "diplomat",
    "diplomatic", "foreign ministry", "embassy", "consulate", "head of state", "heads of state", "foreign secretary",
    "foreign affairs", "minister", "troops", "rebels",
)  # fmt: skip


class Prefilter:
    """Looks for words of events near states, organisations and offices, all in one pass (Aho and Corasick 1975)."""

    def __init__(self, authority: Authority) -> None:
        self._endings = dict(_triggers())
        self._agents = {name.lower(): name for name in _agents(authority)}
        self._patterns = sorted(self._endings.keys() | self._agents.keys())
        self._search = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def passes(self, text: str) -> bool:
        """Tell whether event words with an agent near them are frequent: one in each 250 characters, at least one."""
        found = list(self._found(text))
        agents = [place for place, is_agent in found if is_agent]
        told = sum(not is_agent and _is_near(place, agents) for place, is_agent in found)
        return told * _ONE_IN >= max(len(text), _ONE_IN)

    def _found(self, text: str) -> Iterator[tuple[int, bool]]:
        """Give the place of each word of an event, and (True) of each that names an agent."""
        lower = text.lower()
        same_places = len(lower) == len(text)
        for number, start, end in self._search.find_matches_as_indexes(lower):
            rest = _REST.match(lower, end)
            if rest is None or (start and lower[start - 1].isalnum()):
                continue
            pattern = self._patterns[number]
            if rest[0] in self._endings.get(pattern, ()):
                yield start, False
            elif pattern in self._agents and rest[0] in _NOUN_ENDINGS:
                is_short = self._agents[pattern].isupper()
                if not (is_short and same_places and not text[start:end].isupper()):
                    yield start, True


def _is_near(place: int, agents: list[int]) -> bool:
    after = bisect(agents, place)
    return any(abs(place - agents[each]) <= _REACH for each in (after - 1, after) if 0 <= each < len(agents))


def _triggers() -> Iterator[tuple[str, frozenset[str]]]:
    """Give the stem of each word that tells of an event, with the endings that it takes."""
    for frame in EVENTS:
        if frame.name == "Statement":  # anybody says something
            continue
        for lemma in {pattern.lemma for pattern in frame.verbs} - _PLAIN:
            yield lemma.removesuffix("e").removesuffix("y"), _VERB_ENDINGS
            if lemma in _IRREGULAR:
                yield _IRREGULAR[lemma], _NOUN_ENDINGS
        for noun in frame.nouns - {pattern.lemma for pattern in frame.verbs} - _PLAIN_NOUNS:
            yield noun.removesuffix("y"), _NOUN_ENDINGS


def _agents(authority: Authority) -> Iterator[str]:
    """Give each name of a state, organisation or place, and each word for an office."""
    yield from _OFFICES
    for known in authority.known.values():
        if known.kind is not EntityKind.PERSON:
            for name in (*known.names, *known.demonyms, *known.seats):
                if len(name) > 2 or name.isupper():
                    yield name
