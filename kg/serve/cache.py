"""Keeps answers to give them again while the store is at the same revision."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

# An answer is kept if this many of its size have room.
_AT_LEAST = 16


class ResultCache:
    """The answers that were asked for last, ``most`` bytes of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._answers: OrderedDict[Hashable, bytes] = OrderedDict()

    @property
    def largest(self) -> int:
        """Give how large an answer may be to be kept; 0 if none is."""
        return self._most // _AT_LEAST

    def get(self, key: Hashable) -> bytes | None:
        """Give the answer that was kept under a key, or None."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Hashable, body: bytes) -> None:
        """Keep an answer; those that were not asked for longest go."""
        if not len(body) <= self.largest or key in self._answers:
            return
        self._answers[key] = body
        self._held += len(body)
        while self._held > self._most:
            _, gone = self._answers.popitem(last=False)
            self._held -= len(gone)
