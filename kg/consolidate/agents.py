"""Which agents two claims have in common: the same ones, and people who stand for a country of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.consolidate.claim import Claim, Part
from kg.model import Role

_DOING = frozenset({Role.PERPETRATOR, Role.ORGANISER, Role.INITIATOR, Role.GUEST})
_DONE_TO = frozenset({Role.TARGET, Role.RECIPIENT, Role.HOST})


def is_same(one: Part, other: Part) -> bool:
    """Tell whether two parts are of one agent: one id, or one name in one office of one country."""
    return one.agent == other.agent or not one.known_by.isdisjoint(other.known_by)


def stands_for(one: Part, other: Part) -> bool:
    """Tell whether one of two agents acts for the other."""
    return other.agent in one.stands_for or one.agent in other.stands_for


def actors(claim: Claim) -> tuple[Part, ...]:
    """Give those who tell one event of its class from another: all, but not the hosts of a visit."""
    if claim.kind != "Visit":
        return claim.concerned
    guests = tuple(part for part in claim.concerned if part.role is not Role.HOST)
    return guests or claim.concerned


@dataclass(frozen=True, slots=True)
class Company:
    """What two claims have in common: agents that are the same, agents for their country, and the rest.

    ``left`` are the agents of the first claim that have no counterpart in the second, ``right`` the other way
    round; ``smaller`` is the size of the smaller side.
    """

    same: int
    standing: int
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    smaller: int

    @property
    def is_whole(self) -> bool:
        """Tell whether all agents of one side are on the other."""
        return self.same + self.standing > 0 and not (self.left and self.right)

    @property
    def contradicts(self) -> bool:
        """Tell whether each side has others, and those in common are not the most: A met B, A met C."""
        return bool(self.left and self.right) and (self.same + self.standing) * 2 <= self.smaller

    @property
    def contradicts_in_a_part(self) -> bool:
        """Tell whether the others have the same part: two attackers, but not an attacker and a victim."""
        sides = [{_side(part.role) for part in parts} for parts in (self.left, self.right)]
        return self.contradicts and not sides[0].isdisjoint(sides[1])


def _side(role: Role) -> str:
    return "doing" if role in _DOING else "done to" if role in _DONE_TO else "with"


def company(one: Claim, other: Claim) -> Company:
    """Give what the actors of two claims have in common."""
    mine, theirs = heads(actors(one)), heads(actors(other))
    same = [part for part in mine if any(is_same(part, each) for each in theirs)]
    rest = [part for part in theirs if not any(is_same(part, each) for each in mine)]
    standing = 0
    left = []
    for part in mine:
        if part in same:
            continue
        match = next((each for each in rest if stands_for(part, each)), None)
        if match is not None:
            rest.remove(match)
            standing += 1
        elif not any(stands_for(part, each) for each in theirs):
            left.append(part)
    right = [part for part in rest if not any(stands_for(part, each) for each in mine)]
    return Company(len(same), standing, tuple(left), tuple(right), min(len(mine), len(theirs)))


def heads(parts: Sequence[Part]) -> list[Part]:
    """Give each agent once, and no country beside the person who acts for it."""
    first = {part.agent: part for part in reversed(parts)}
    ordered = sorted(first.values(), key=lambda part: part.agent)
    spoken_for = {country for part in ordered for country in part.stands_for}
    return [part for part in ordered if part.is_person or part.agent not in spoken_for]


def are_swapped(one: Claim, other: Claim) -> bool:
    """Tell whether an agent does in one claim what is done to it in the other."""
    for part in one.concerned:
        for each in other.concerned:
            if is_same(part, each) and (
                (part.role in _DOING and each.role in _DONE_TO)
                or (part.role in _DONE_TO and each.role in _DOING)
            ):
                return True
    return False
