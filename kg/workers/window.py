"""What engines have in common: tasks of some articles, so many under way at once, outcomes in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from kg.pipeline import chars_of, in_batches

if TYPE_CHECKING:
    from kg.model import Article
    from kg.pipeline import Outcome

# Enough that the model reads several at a time, few enough that little is done again when a worker ends.
TASK_ARTICLES = 4
TASK_CHARS = 10_000
TASKS_A_WORKER = 4


class Pending(Protocol):
    """Articles that are being read."""

    def result(self) -> list[Outcome]:
        """Wait for their outcomes, in order."""


def in_window(
    articles: Iterable[Article], submit: Callable[[list[Article]], Pending], workers: Callable[[], int]
) -> Iterator[Outcome]:
    """Give the outcomes of articles in order; four tasks a worker are under way, and no more are drawn.

    If the source of the articles fails, what came before it is given first.
    """
    under_way: deque[Pending] = deque()
    failure: Exception | None = None
    tasks = in_batches(articles, TASK_ARTICLES, TASK_CHARS, chars_of)
    while failure is None:
        try:
            task = next(tasks, None)
        except Exception as error:
            failure = error
            break
        if task is None:
            break
        if task:
            under_way.append(submit(task))
        while len(under_way) >= TASKS_A_WORKER * workers():
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()
    if failure:
        raise failure
