"""How likely two claims are of one event: named reasons with their points, and what speaks against it.

A conflict keeps two claims apart for good, also when a third one is like both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.consolidate.agents import Company, actors, are_swapped, company, heads
from kg.consolidate.claim import Claim
from kg.consolidate.class_groups import BY_PLACE, DIRECTED, OF_MANY, likeness
from kg.model import Factuality

# What each reason is worth, in hundredths of the score.
POINTS: dict[str, int] = {
    "same class": 15,
    "compatible class": 10,
    "general class": 5,
    "same day": 30,
    "days overlap": 20,
    "weeks overlap": 12,
    "long times overlap": 5,
    "told on the day": 20,
    "told within days": 12,
    "same agents": 40,
    "same agent": 18,
    "agents for their countries": 22,
    "agent for its country": 14,
    "all agents of one side": 10,
    "same place": 20,
    "place in the other": 12,
    "same country": 8,
    "scene of the event": 15,
    "same number of victims": 12,
    "same amount": 12,
    "same topic": 5,
    "other topic": -10,
}
# What is needed: by claims whose dates are good to some days, and by those with vague dates or none.
NEEDED, NEEDED_IF_VAGUE = 70, 85
_UNREAL = (Factuality.PROPOSED, Factuality.CONDITIONAL, Factuality.RULED_OUT)
_SAME_SUM, _FACTOR_OF_VICTIMS, _FEW_VICTIMS = 1.25, 5, 20


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing two claims: the score in hundredths, its reasons, and the conflict if any."""

    points: int = 0
    reasons: tuple[str, ...] = ()
    conflict: str | None = None
    is_match: bool = False


def compare(one: Claim, other: Claim) -> Comparison:
    """Give how well two claims fit each other; the order of the two does not matter."""
    alike = likeness(one.kind, other.kind)
    if alike is None:
        return Comparison(conflict="class")
    if one.article == other.article:
        return Comparison(conflict="same article")
    together = company(one, other)
    if conflict := _conflict(one, other, together):
        return Comparison(conflict=conflict)
    when = _when(one, other)
    if when is None:
        return Comparison()
    where = _where(one, other)
    reasons = [
        alike,
        when,
        *_who(together),
        *([where] if where else []),
        *_scene(one, other, where),
        *_figures(one, other),
        *_topic(one, other),
    ]
    points = min(sum(POINTS[reason] for reason in reasons), 100)
    needed = NEEDED if one.is_brief and other.is_brief else NEEDED_IF_VAGUE
    is_match = points >= needed and _is_grounded(one, other, together, reasons)
    return Comparison(points, tuple(reasons), None, is_match)


def _conflict(one: Claim, other: Claim, together: Company) -> str | None:
    """Give the name of what keeps the two apart."""
    kinds = {one.kind, other.kind}
    if one.days and other.days and not _overlap(one.days, other.days):
        return "date"
    if _is_elsewhere(one, other):
        return "place"
    if kinds & DIRECTED and are_swapped(one, other):
        return "roles"
    if not kinds & OF_MANY and _has_other_company(kinds, together):
        return "counterpart"
    if _is_beside(one, other) or _is_beside(other, one):
        return "beside"
    if _is_told_too_late(one, other) or _is_told_too_late(other, one):
        return "factuality"
    return "figures" if _figures_differ(one, other) else None


def _has_other_company(kinds: set[str], together: Company) -> bool:
    return together.contradicts_in_a_part if kinds & DIRECTED else together.contradicts


def _is_beside(pair: Claim, many: Claim) -> bool:
    """Tell whether two met beside a summit: a meeting of two is not the summit of three and more."""
    if many.kind != "Summit" or pair.kind not in ("Meeting", "Negotiation"):
        return False
    return len(heads(actors(pair))) == 2 and len(heads(actors(many))) > 2


def _is_elsewhere(one: Claim, other: Claim) -> bool:
    """Tell whether the places exclude each other: another city, or a city in another country."""
    if one.place is None or other.place is None or one.place == other.place:
        return False
    if other.place == one.place_in or one.place == other.place_in:
        return False
    # A place that no authority data knows may be a building in the other one.
    known = _is_located(one) and _is_located(other)
    return known or (one.place_in != other.place_in and bool(one.place_in and other.place_in))


def _is_located(claim: Claim) -> bool:
    return claim.place is not None and (claim.place_in is not None or claim.place.startswith("country/"))


def _is_told_too_late(plan: Claim, held: Claim) -> bool:
    """Tell whether an article still awaits what the other says was over before: it awaits another event."""
    if not plan.is_ahead or held.is_ahead or plan.published is None:
        return False
    if held.days is None:
        return held.published is not None and plan.days is None and plan.published > held.published
    return plan.days is None and plan.published > held.days[1]


def _figures_differ(one: Claim, other: Claim) -> bool:
    if one.amount and other.amount and one.currency == other.currency:
        small, large = sorted((float(one.amount), float(other.amount)))
        if large > small * _SAME_SUM:
            return True
    if one.killed is not None and other.killed is not None:
        few, many = sorted((one.killed, other.killed))
        return many > _FEW_VICTIMS and many > few * _FACTOR_OF_VICTIMS
    return False


def _when(one: Claim, other: Claim) -> str | None:
    """Give the reason that the two times are, or None if they do not meet."""
    if one.days and other.days:
        return _both_dated(one.days, other.days)
    if one.factuality in _UNREAL or other.factuality in _UNREAL:
        return None
    if one.window is None or other.window is None or not _overlap(one.window, other.window):
        return None
    return "told on the day" if _told_on_the_day(one, other) else "told within days"


def _both_dated(one: tuple[date, date], other: tuple[date, date]) -> str:
    if one == other and one[0] == one[1]:
        return "same day"
    longest = max((one[1] - one[0]).days, (other[1] - other[0]).days) + 1
    return "days overlap" if longest <= 7 else "weeks overlap" if longest <= 31 else "long times overlap"


def _told_on_the_day(one: Claim, other: Claim) -> bool:
    """Tell whether an undated report came out on the day of the event or the next, or both on one day."""
    if one.published is None or other.published is None:
        return False
    if one.days is None and other.days is None:
        return one.published == other.published and one.is_ahead == other.is_ahead
    dated, told = (one, other) if one.days else (other, one)
    assert dated.days
    assert told.published
    return dated.is_brief and not told.is_ahead and 0 <= (told.published - dated.days[1]).days <= 1


def _who(together: Company) -> list[str]:
    """Give the reasons that the agents are."""
    found: list[str] = []
    if together.same:
        found.append("same agents" if together.same > 1 else "same agent")
    if together.standing:
        found.append("agents for their countries" if together.standing > 1 else "agent for its country")
    return [*found, "all agents of one side"] if together.is_whole else found


def _where(one: Claim, other: Claim) -> str | None:
    if one.place is None or other.place is None:
        return None
    if one.place == other.place:
        return "same country" if one.place.startswith("country/") else "same place"
    return "place in the other" if one.place in (other.place_in,) or other.place in (one.place_in,) else None


def _scene(one: Claim, other: Claim, where: str | None) -> list[str]:
    return ["scene of the event"] if where == "same place" and one.kind in BY_PLACE else []


def _figures(one: Claim, other: Claim) -> list[str]:
    victims = [(one.killed, other.killed), (one.injured, other.injured)]
    found = ["same number of victims"] if any(a and a == b for a, b in victims) else []
    if one.amount and one.amount == other.amount and one.currency == other.currency:
        found.append("same amount")
    return found


def _topic(one: Claim, other: Claim) -> list[str]:
    if not one.about or not other.about:
        return []
    return ["other topic"] if one.about.isdisjoint(other.about) else ["same topic"]


def _is_grounded(one: Claim, other: Claim, together: Company, reasons: list[str]) -> bool:
    """Tell whether the two have somebody in common, or the scene where reports name nobody."""
    if one.kind in BY_PLACE and other.kind in BY_PLACE:
        return bool({"same place", "same number of victims"} & set(reasons))
    return together.same > 0 or together.standing > 1


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
