"""Reads articles in some processes of this machine; one that ends costs the others nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import TYPE_CHECKING, Self

from kg.errors import WorkerError
from kg.pipeline import Pipeline, unread
from kg.workers.nursery import Nursery, WorkerEnded
from kg.workers.window import in_window

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Outcome
    from kg.workers.nursery import Worker
    from kg.workers.zygote import Start


class Processes:
    """An engine of ``workers`` processes, forked from one that has loaded the model; to be closed in the end.

    A thread waits for each worker and gives it its next task at once, whatever the writer is at. A worker that
    ends is replaced, and each article that it had is tried once more, alone; one that ends its worker again
    has ``failed``.
    """

    def __init__(self, settings: Settings, workers: int, start: Start = Pipeline.assemble) -> None:
        self._base = settings.base_iri
        self._workers = workers
        self._nursery = Nursery(settings, start)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="worker")
        self._own = local()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self.close()

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Give in order what each article states, checked against the shapes; nothing is stored.

        :raises kg.errors.WorkerError: if no process can be started.
        """
        return in_window(articles, lambda task: self._threads.submit(self._read, task), lambda: self._workers)

    def close(self) -> None:
        """End the workers at once, whatever they are at."""
        self._nursery.close()
        self._threads.shutdown(cancel_futures=True)

    # What follows runs in the threads, one for each worker.

    def _read(self, articles: list[Article]) -> list[Outcome]:
        try:
            return self._asked(articles)
        except WorkerEnded:
            return [self._alone(article) for article in articles]

    def _alone(self, article: Article) -> Outcome:
        try:
            return self._asked([article])[0]
        except WorkerEnded as ended:
            error = WorkerError(
                f"the process that read it ended twice, at last by {ended}",
                where=f"article {article.given_id or article.url or article.key}",
                todo="The others went on. Leave it out, or report it: no article should do that.",
            )
            return unread(article, "failed", self._base, error)

    def _asked(self, articles: list[Article]) -> list[Outcome]:
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._nursery.born()
        try:
            return worker.read(articles)
        except (EOFError, OSError):
            self._own.worker = None
            raise WorkerEnded(self._nursery.ended(worker)) from None
