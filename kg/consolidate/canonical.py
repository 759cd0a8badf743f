"""The values of a canonical event, computed from what its mentions claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.consolidate.agents import stands_for
from kg.consolidate.claim import Claim, Part
from kg.consolidate.class_groups import family, is_general
from kg.consolidate.clustering import Mention
from kg.model import Factuality, Precision
from kg.rdf.mint import digest

MOST_WHO_MEET = 40
_REAL = (Factuality.HAPPENED, Factuality.ONGOING)
# When two reports of one day differ, the one that says more wins.
_FACTUALITY_ORDER = tuple(Factuality)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a disputed value, or one stage of the factuality: who told it, from when to when."""

    value: str
    articles: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical event. Agents and places are ids, ``disputed`` maps a property to its versions."""

    id: str
    kind: str
    label: str
    factuality: Factuality
    mentions: tuple[Mention, ...]
    stages: tuple[Version, ...]
    participants: tuple[str, ...]
    meetings: tuple[tuple[str, str], ...]
    earliest: date | None
    latest: date | None
    precision: Precision | None
    place: str | None
    killed: int | None
    injured: int | None
    money: tuple[Decimal, str] | None
    disputed: Mapping[str, tuple[Version, ...]]

    @property
    def articles(self) -> tuple[str, ...]:
        """Give the articles that tell of it."""
        return tuple(sorted({mention.claim.article for mention in self.mentions}))

    @property
    def publishers(self) -> int:
        """Give the number of publishers that told of it independently."""
        return len({mention.claim.publisher for mention in self.mentions})

    @property
    def told(self) -> tuple[date, date] | None:
        """Give the first and the last day on which it was told."""
        days = [mention.claim.published for mention in self.mentions if mention.claim.published]
        return (min(days), max(days)) if days else None


def canonical_event(mentions: Sequence[Mention], person: Callable[[str], str]) -> Canonical:
    """Give the event of some mentions; ``person`` gives the canonical id of an agent.

    The id comes from the mention that was published first, so that it stays when later articles join in.
    """
    claims = [mention.claim for mention in sorted(mentions, key=lambda mention: mention.claim.rank)]
    kind, factuality = _kind(claims), _newest(claims, lambda each: each.factuality, _FACTUALITY_ORDER.index)
    assert factuality is not None
    days, precision = _time(claims)
    place = _place(claims)
    participants, meetings = _participants(claims, person)
    return Canonical(
        id=digest(claims[0].iri),
        kind=kind,
        label=_label(claims, kind),
        factuality=factuality,
        mentions=tuple(mentions),
        stages=_versions(claims, lambda each: each.factuality),
        participants=participants,
        meetings=meetings if factuality in _REAL and family(kind) == "Encounter" else (),
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        precision=precision,
        place=place,
        killed=_newest(claims, lambda each: each.killed),
        injured=_newest(claims, lambda each: each.injured),
        money=_newest(claims, _money),
        disputed=_disputes(claims),
    )


def _kind(claims: Sequence[Claim]) -> str:
    """Give the class that most say, of those that say more than the family."""
    counts = Counter(each.kind for each in claims if not is_general(each.kind)) or Counter(
        each.kind for each in claims
    )
    return min(counts, key=lambda kind: (-counts[kind], kind != "Summit", kind))


def _label(claims: Sequence[Claim], kind: str) -> str:
    """Give the label of the claim that says most."""
    best = min(
        claims,
        key=lambda each: (each.kind != kind, -len(each.concerned), each.place is None, each.rank),
    )
    return best.label


def _newest[T: Hashable](
    claims: Sequence[Claim], of: Callable[[Claim], T | None], order: Callable[[T], int] | None = None
) -> T | None:
    """Give the value in the newest articles that have one: what most of that day say."""
    told = [(each.published or date.min, value) for each in claims if (value := of(each)) is not None]
    if not told:
        return None
    newest = max(day for day, _ in told)
    counts = Counter(value for day, value in told if day == newest)
    return min(counts, key=lambda value: (-counts[value], order(value) if order else 0, _descending(value)))


def _descending(value: object) -> tuple[int, str]:
    """Order numbers from the largest, all else by its text."""
    return (-value, "") if isinstance(value, int) else (0, str(value))


def _money(claim: Claim) -> tuple[Decimal, str] | None:
    return (claim.amount.normalize(), claim.currency or "") if claim.amount is not None else None


def _money_text(claim: Claim) -> str | None:
    money = _money(claim)
    return f"{money[0]:f} {money[1]}".strip() if money else None


def _time(claims: Sequence[Claim]) -> tuple[tuple[date, date] | None, Precision | None]:
    """Give the days that all dated claims allow; claims joined by hand may allow none in common."""
    dated = [each for each in claims if each.days]
    if not dated:
        return None, None
    spans = [each.days for each in dated if each.days]
    first, last = max(span[0] for span in spans), min(span[1] for span in spans)
    if first > last:
        newest = max(dated, key=lambda each: each.rank)
        return newest.days, newest.precision
    if first == last:
        return (first, last), Precision.DAY
    told = next((each.precision for each in dated if each.days == (first, last)), None)
    return (first, last), told or Precision.RANGE


def _place(claims: Sequence[Claim]) -> str | None:
    """Give the place that most say, rather one within a country than the country."""
    counts = Counter(each.place for each in claims if each.place)
    if not counts:
        return None
    return min(counts, key=lambda place: (place.startswith("country/"), -counts[place], place))


def _participants(
    claims: Sequence[Claim], person: Callable[[str], str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Give those who take part by the newest word on each, and the pairs of them that thereby meet."""
    newest: dict[str, tuple[date, bool]] = {}
    parts: dict[str, list[Part]] = {}
    for claim in claims:
        for part in claim.parts:
            agent, day = person(part.agent), claim.published or date.min
            parts.setdefault(agent, []).append(part)
            newest[agent] = max(newest.get(agent, (day, False)), (day, part.takes_part))
    there = sorted(agent for agent, (_, takes_part) in newest.items() if takes_part)
    if len(there) > MOST_WHO_MEET:
        return tuple(there), ()
    meetings = [
        (one, other)
        for place, one in enumerate(there)
        for other in there[place + 1 :]
        if not any(stands_for(mine, theirs) for mine in parts[one] for theirs in parts[other])
    ]
    return tuple(there), tuple(meetings)


def _versions(claims: Iterable[Claim], of: Callable[[Claim], object]) -> tuple[Version, ...]:
    """Give each value with the articles that have it, the one told first in front."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if (value := of(claim)) is not None:
            told.setdefault(str(value), []).append(claim)
    versions = []
    for value, some in told.items():
        days = sorted(each.published for each in some if each.published)
        articles = tuple(sorted({each.article for each in some}))
        versions.append(Version(value, articles, days[0] if days else None, days[-1] if days else None))
    return tuple(sorted(versions, key=lambda each: (each.first or date.max, each.value)))


def _disputes(claims: Sequence[Claim]) -> dict[str, tuple[Version, ...]]:
    """Give what the claims contradict each other in."""
    found = {
        "dip:killed": _versions(claims, lambda each: each.killed),
        "dip:injured": _versions(claims, lambda each: each.injured),
        "dip:amount": _versions(claims, _money_text),
        "dip:factuality": _disputed_factuality(claims),
    }
    return {name: versions for name, versions in found.items() if len(versions) > 1}


def _disputed_factuality(claims: Sequence[Claim]) -> tuple[Version, ...]:
    """Give the versions if some deny what others tell; a plan that came true or not is no dispute."""
    told = {each.factuality for each in claims}
    against = told & {Factuality.DENIED, Factuality.RULED_OUT}
    if against and told - against:
        return _versions(claims, lambda each: each.factuality)
    return ()
