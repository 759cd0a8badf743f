"""Finds the claims that a claim may be of one event with: over the store, or over what is in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.consolidate.blocking import block_keys
from kg.consolidate.claim import Claim
from kg.consolidate.clustering import Comparisons
from kg.consolidate.joining import Joined
from kg.consolidate.reading import ClaimReader, batches, rows
from kg.rdf.ntriples import string

_KEYS_AT_ONCE = 500


class Index(Protocol):
    """Claims by their IRI and by the keys of the blocking index."""

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Give the claims with these IRIs, as far as they are there."""
        ...

    def bearers(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give the IRIs of the claims that bear each key; a key that nobody bears may be left out."""
        ...


class MemoryIndex:
    """An index over claims in memory."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = dict(claims)
        self.keys = {name: block_keys(claim) for name, claim in claims.items()}
        self._bearers: dict[str, set[str]] = {}
        for name, keys in self.keys.items():
            for key in keys:
                self._bearers.setdefault(key, set()).add(name)

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Give the claims with these IRIs, as far as they are there."""
        return {name: self._claims[name] for name in names if name in self._claims}

    def bearers(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give the IRIs of the claims that bear each key."""
        return {key: self._bearers[key] for key in keys if key in self._bearers}


@dataclass(slots=True)
class StoreIndex:
    """An index over the claims of a store, as it will be once ``fresh`` ones are in place of ``gone`` ones."""

    reader: ClaimReader
    graph: str
    fresh: MemoryIndex
    gone: frozenset[str]
    known: dict[str, Claim] = field(default_factory=dict)

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Give the claims with these IRIs, as far as they are there."""
        found = dict(self.fresh.claims(names))
        rest = [name for name in names if name not in found and name not in self.gone]
        self.known |= self.reader.named(name for name in rest if name not in self.known)
        return found | {name: self.known[name] for name in rest if name in self.known}

    def bearers(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give the IRIs of the claims that bear each key."""
        found = {key: set(names) for key, names in self.fresh.bearers(keys).items()}
        for some in batches(sorted(keys), _KEYS_AT_ONCE):
            text = f"""SELECT ?key ?claim WHERE {{ VALUES ?key {{ {" ".join(map(string, some))} }}
              GRAPH <{self.graph}> {{ ?claim dip:blockKey ?key }} }}"""
            for row in rows(self.reader.store, text):
                if row["claim"] not in self.gone:
                    found.setdefault(row["key"], set()).add(row["claim"])
        return found


def components(seeds: Iterable[str], index: Index, comparisons: Comparisons) -> list[dict[str, Claim]]:
    """Give the claims that hang together with the seeds by matches, each such group by itself."""
    found: dict[str, Claim] = {}
    matches: list[tuple[str, str]] = []
    waiting = index.claims(sorted(set(seeds)))
    while waiting:
        found |= waiting
        near = _near(waiting, index, comparisons)
        candidates = {**index.claims(sorted(set().union(*near.values()) - found.keys())), **found}
        reached = set()
        for name, claim in waiting.items():
            for other in sorted(near[name] & candidates.keys()):
                if comparisons.of(claim, candidates[other]).is_match:
                    matches.append((name, other))
                    reached.add(other)
        waiting = {name: candidates[name] for name in sorted(reached - found.keys())}
    joined = Joined(sorted(found))
    for one, other in matches:
        joined.join(one, other)
    return [{name: found[name] for name in members} for members in joined.sets()]


def _near(claims: Mapping[str, Claim], index: Index, comparisons: Comparisons) -> dict[str, set[str]]:
    """Give for each claim those that share a key with it, or were decided to be the same."""
    keys = {name: block_keys(claim) for name, claim in claims.items()}
    bearers = index.bearers(sorted(set().union(*keys.values())))
    near: dict[str, set[str]] = {}
    for name in claims:
        shared = (bearers[key] for key in keys[name] if key in bearers)
        near[name] = set().union(*shared, comparisons.overrides.of(name)) - {name}
    return near
