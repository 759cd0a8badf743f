"""Who is next: every lane has places, and in each the clients take turns."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.readers.frames import Question
    from kg.readers.line import Asked

_MOST_REMEMBERED = 1000


class Waiting(Protocol):
    """What waits in a lane: it is somebody's."""

    @property
    def client(self) -> str:
        """Give who it is of."""


class Lane[T: Waiting]:
    """Places for what is under way, and the queue before them; one client never takes all places.

    It takes ``each`` at most, by default all but one.
    """

    def __init__(self, places: int, each: int | None = None) -> None:
        self._places = places
        self._each = places - 1 if each is None else each
        self._taken: Counter[str] = Counter()
        self._all_taken = 0
        self._queues: OrderedDict[str, deque[T]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def waiting(self, client: str) -> int:
        """Give how many wait for a client."""
        return len(self._queues.get(client, ()))

    def __iter__(self) -> Iterator[T]:
        return iter([asked for queue in self._queues.values() for asked in queue])

    def add(self, asked: T, *, first: bool = False) -> None:
        """Have a question wait, behind the others of its client or before them."""
        queue = self._queues.setdefault(asked.client, deque())
        (queue.appendleft if first else queue.append)(asked)

    def remove(self, asked: T) -> None:
        """Take out a question that waits; nothing if it does not."""
        queue = self._queues.get(asked.client)
        if queue and asked in queue:
            queue.remove(asked)
            if not queue:
                del self._queues[asked.client]

    def taken_out(self: Lane[Asked], question: Question) -> list[Asked]:
        """Take out those that wait with questions of the same shape, and give them."""
        key = _key(question)
        found = [asked for asked in self if _key(asked.question) == key]
        for asked in found:
            self.remove(asked)
        return found

    @property
    def clients(self) -> Container[str]:
        """Give the clients whose questions wait."""
        return self._queues.keys()

    def next(self, modest: Container[str] = ()) -> T | None:
        """Give the question whose turn it is, and a place; None if none waits that may have one.

        The ``modest`` clients have one place at most.
        """
        if not self._queues:
            return None  # as mostly: this is asked at every question and every answer
        for client, queue in self._queues.items():
            if not (client in modest and self._taken[client]) and self.enter(client):
                asked = queue.popleft()
                if queue:
                    self._queues.move_to_end(client)
                else:
                    del self._queues[client]
                return asked
        return None

    def enter(self, client: str) -> bool:
        """Give a client a place if it may have one more; tell whether it did."""
        if self._all_taken >= self._places or self._taken[client] >= self._each:
            return False
        self._taken[client] += 1
        self._all_taken += 1
        return True

    def leave(self, client: str) -> None:
        """Free a client's place."""
        self._taken[client] -= 1
        self._all_taken -= 1
        if not self._taken[client]:
            del self._taken[client]


def gives_way[T: Waiting](waiting: Sequence[T], client: str) -> T | None:
    """Give the last of whoever has the most waiting, None if one more of the client would be as many."""
    held = Counter(each.client for each in waiting)
    (largest, most), *_ = held.most_common(1) or [(client, 0)]
    if most <= held[client] + 1:
        return None
    return [each for each in waiting if each.client == largest][-1]


class History:
    """Which questions took long before and which did not, of the last thousand shapes."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, bool] = OrderedDict()

    def was_long(self, question: Question) -> bool | None:
        """Tell whether a question of this shape was long; None if there was none."""
        return self._known.get(_key(question))

    def note(self, question: Question, *, is_long: bool) -> None:
        """Remember whether a question was long."""
        key = _key(question)
        self._known[key] = is_long
        self._known.move_to_end(key)
        if len(self._known) > _MOST_REMEMBERED:
            self._known.popitem(last=False)


def _key(question: Question) -> int:
    return hash(question.shape or question.text)
