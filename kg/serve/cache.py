"""Keeps what may be asked for again: answers, while the store is at the same revision, and questions."""

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


class Recent[T]:
    """The values that were kept last, under keys of so many bytes together: what is kept grows with its key."""

    _MOST_BYTES = 1_000_000
    _LONGEST_KEY = 4_000

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[bytes | None, ...], T] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[bytes | None, ...]) -> T | None:
        """Give the value that was kept under a key, or None."""
        return self._kept.get(key)

    def keep(self, key: tuple[bytes | None, ...], value: T) -> None:
        """Keep a value; what was kept first goes."""
        if _size(key) > self._LONGEST_KEY or key in self._kept:
            return
        self._kept[key] = value
        self._bytes += _size(key)
        while self._bytes > self._MOST_BYTES:
            gone, _ = self._kept.popitem(last=False)
            self._bytes -= _size(gone)


def _size(key: tuple[bytes | None, ...]) -> int:
    return sum(len(part or b"") for part in key)
