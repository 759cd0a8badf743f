"""Sets that grow together (union-find), for claims and people alike."""

from __future__ import annotations

from collections.abc import Iterable


class Joined:
    """Things in sets; at first each is alone."""

    __slots__ = ("_members", "_root")

    def __init__(self, things: Iterable[str]) -> None:
        self._root = {thing: thing for thing in things}
        self._members = {thing: [thing] for thing in self._root}

    def members(self, thing: str) -> list[str]:
        """Give all things of the set that this one is in."""
        return self._members[self._root[thing]]

    def together(self, one: str, other: str) -> bool:
        """Tell whether two things are in one set."""
        return self._root[one] == self._root[other]

    def join(self, one: str, other: str) -> None:
        """Make one of the sets of two things."""
        large, small = self._root[one], self._root[other]
        if large == small:
            return
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        for thing in self._members.pop(small):
            self._root[thing] = large
            self._members[large].append(thing)

    def sets(self) -> list[list[str]]:
        """Give all sets, each sorted, in the order of their first things."""
        return sorted(sorted(members) for members in self._members.values())
