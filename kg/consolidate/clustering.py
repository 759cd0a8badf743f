"""Groups claims into events: the surest matches first, and never two claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.consolidate.claim import Claim
from kg.consolidate.comparing import Comparison, compare
from kg.consolidate.joining import Joined
from kg.consolidate.overrides import Overrides

DECIDED = Comparison(100, ("decided by hand",), None, is_match=True)


@dataclass(frozen=True, slots=True)
class Mention:
    """That a claim is of an event: how sure that is (in hundredths), and why."""

    claim: Claim
    points: int
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Comparisons:
    """Compares claims, each pair once."""

    overrides: Overrides
    done: dict[tuple[str, str], Comparison] = field(default_factory=dict)

    def of(self, one: Claim, other: Claim) -> Comparison:
        """Give what came of comparing two claims, or of a decision about them."""
        pair = (one.iri, other.iri) if one.iri < other.iri else (other.iri, one.iri)
        found = self.done.get(pair)
        if found is None:
            found = self.done[pair] = self._compared(pair, one, other)
        return found

    def _compared(self, pair: tuple[str, str], one: Claim, other: Claim) -> Comparison:
        if pair in self.overrides.same:
            return DECIDED
        if pair in self.overrides.different:
            return Comparison(conflict="decided by hand")
        return compare(one, other)


def events_of(claims: Mapping[str, Claim], comparisons: Comparisons) -> list[list[Mention]]:
    """Give the events among claims that belong together somehow, each as its mentions in the order of rank."""
    edges = _edges(claims, comparisons)
    sure = _unambiguous(claims, edges, comparisons)
    joined = Joined(sorted(claims))
    for points, one, other in sorted(sure, key=lambda edge: (-edge[0], edge[1], edge[2])):
        if joined.together(one, other):
            continue
        decided = points >= DECIDED.points and comparisons.of(claims[one], claims[other]) is DECIDED
        if decided or not _contradict(joined.members(one), joined.members(other), claims, comparisons):
            joined.join(one, other)
    return [_mentions([claims[each] for each in members], comparisons) for members in joined.sets()]


def _edges(claims: Mapping[str, Claim], comparisons: Comparisons) -> list[tuple[int, str, str]]:
    names = sorted(claims)
    return [
        (found.points + (found is DECIDED), one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if (found := comparisons.of(claims[one], claims[other])).is_match
    ]


def _unambiguous(
    claims: Mapping[str, Claim], edges: list[tuple[int, str, str]], comparisons: Comparisons
) -> list[tuple[int, str, str]]:
    """Leave out the matches of a claim that fits two events equally well: it is neither's."""
    best: dict[str, list[tuple[int, str]]] = {}
    for points, one, other in edges:
        best.setdefault(one, []).append((points, other))
        best.setdefault(other, []).append((points, one))
    doubtful: set[tuple[str, str]] = set()
    for name, found in best.items():
        top = max(points for points, _ in found)
        rivals = [other for points, other in found if points == top]
        for place, one in enumerate(rivals):
            for other in rivals[place + 1 :]:
                # Two claims of one article are told apart by the article, not by what they say.
                if comparisons.of(claims[one], claims[other]).conflict not in (None, "same article"):
                    doubtful |= {(name, one), (name, other)}
    return [
        edge
        for edge in edges
        if edge[0] > DECIDED.points or not {(edge[1], edge[2]), (edge[2], edge[1])} & doubtful
    ]


def _contradict(
    some: Iterable[str], others: Iterable[str], claims: Mapping[str, Claim], comparisons: Comparisons
) -> bool:
    right = list(others)
    return any(comparisons.of(claims[one], claims[other]).conflict for one in some for other in right)


def _mentions(claims: list[Claim], comparisons: Comparisons) -> list[Mention]:
    """Give each claim with its best match within the event."""
    mentions = []
    for claim in sorted(claims, key=lambda each: each.rank):
        matches = [
            (found.points, other.iri, found.reasons)
            for other in claims
            if other is not claim and (found := comparisons.of(claim, other)).is_match
        ]
        if matches:
            points, _, reasons = min(matches, key=lambda match: (-match[0], match[1]))
            mentions.append(Mention(claim, points, reasons))
        else:
            mentions.append(Mention(claim, 100, ("only claim",)))
    return mentions
