"""Pairwise precision and recall: over all pairs of claims, which are of one event and which are said to be."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Pairs:
    """How many pairs are of one event (``gold``), are said to be (``said``), and both (``right``)."""

    gold: int
    said: int
    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self):
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self):
        return self.right / self.gold if self.gold else 1.0


def compared(gold, said):
    """Compare two maps from claims to events; a claim that was not found (None in ``said``) has no event."""
    one, other = _pairs(gold), _pairs({claim: event for claim, event in said.items() if event is not None})
    return Pairs(
        len(one), len(other), len(one & other), tuple(sorted(other - one)), tuple(sorted(one - other))
    )


def _pairs(events):
    together = defaultdict(list)
    for claim, event in events.items():
        together[event].append(claim)
    return {pair for claims in together.values() for pair in combinations(sorted(claims), 2)}
