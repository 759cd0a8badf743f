"""The keys of the blocking index: two claims that may be of one event share at least one key.

A claim whose date is good to some days has a key for each day and agent (or place). Vague dates, and reports
without one, need two things in common within a month: they have a key for each month and pair. So what a
new claim is compared with does not grow with the store, but with the days around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from kg.consolidate.agents import actors
from kg.consolidate.claim import Claim
from kg.consolidate.class_groups import family
from kg.rdf.mint import digest

MOST_FOR_PAIRS = 8
MOST_DAYS = 400


def block_keys(claim: Claim) -> frozenset[str]:
    """Give the keys of a claim; empty if it has neither a date nor a day of publication, or nobody."""
    group, window = family(claim.kind), claim.window
    if group is None or window is None:
        return frozenset()
    keys = set(_by_month(claim, group, window))
    if claim.is_brief:
        keys |= set(_by_day(claim, group, window))
    return frozenset(keys)


def _by_day(claim: Claim, group: str, window: tuple[date, date]) -> Iterator[str]:
    day = window[0]
    while day <= window[1]:
        for token in sorted(_tokens(claim)):
            yield _key(group, day.isoformat(), token)
        day += timedelta(days=1)


def _by_month(claim: Claim, group: str, window: tuple[date, date]) -> Iterator[str]:
    tokens = sorted(_tokens(claim, narrow=True))[:MOST_FOR_PAIRS]
    for month in sorted(_months(window)):
        for one, other in combinations(tokens, 2):
            yield _key(group, month, one, other)


def _months(window: tuple[date, date]) -> set[str]:
    last = min(window[1], window[0] + timedelta(days=MOST_DAYS))
    found, day = {last.isoformat()[:7]}, window[0]
    while day <= last:
        found.add(day.isoformat()[:7])
        day += timedelta(days=27)
    return found


def _tokens(claim: Claim, *, narrow: bool = False) -> set[str]:
    """Give what a claim can be found by: its agents, whom they act for, and its place (no country)."""
    found = {claim.place} if claim.place and not claim.place.startswith("country/") else set()
    for part in actors(claim):
        found |= {part.agent, *part.known_by}
        if not narrow:
            found |= part.stands_for
    return {token for token in found if token}


def _key(*parts: str) -> str:
    """Give a key that is short and tells nothing: there are several for each claim."""
    return digest(*parts)
