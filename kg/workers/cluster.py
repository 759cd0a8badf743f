"""Reads articles on a Dask cluster; workers may end, and the scheduler may be lost for a while.

A task may be run more than once; what is stored is the same as if each was run once, since an article gives the
same bytes wherever it is read, and the one writer replaces its graph as a whole.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from kg.errors import KgError, WorkerError
from kg.pipeline import Pipeline, unread
from kg.workers.loopback import require_dask
from kg.workers.task import plan_for, read_task
from kg.workers.window import in_window

if TYPE_CHECKING:
    from distributed import Client, Future

    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Outcome
    from kg.workers.zygote import Start

PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 2.0
_MOST_LOSSES = 10

_log = logging.getLogger(__name__)


class Cluster:
    """An engine of the workers of a Dask scheduler at ``address``; to be closed in the end.

    A scheduler that is lost is sought for ``patience`` seconds, and what was under way is given to it again.
    An article that ended as many workers as the scheduler allows has ``failed``. ``shares`` tells how many
    articles each worker has read.

    :raises kg.errors.WorkerError: if there is no scheduler.
    :raises kg.errors.UsageError: if Dask is not installed.
    """

    def __init__(
        self,
        settings: Settings,
        address: str,
        start: Start = Pipeline.assemble,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        require_dask()
        self._base = settings.base_iri
        self._address = address
        self._patience = patience
        self._plan = plan_for(settings, start)
        self._under_way: list[_Task] = []
        self.shares = Counter[str]()
        self._losses = 0
        self._looked, self._workers = 0.0, 1
        # It tells of each lost connection several times; what matters is told in our errors.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._client = self._connected()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster; what is under way for this engine is dropped there."""
        self.close()

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Give in order what each article states, checked against the shapes; nothing is stored.

        :raises kg.errors.WorkerError: if the scheduler or all workers are gone for too long; the articles
            whose outcomes were given are done, the others are not.
        """
        return in_window(articles, self._submitted, self._counted)

    def close(self) -> None:
        """Leave the cluster at once."""
        with suppress(Exception):
            self._client.close(timeout=2)

    # Giving tasks.

    def _submitted(self, articles: list[Article]) -> _Task:
        task = _Task(self, articles)
        self._under_way.append(task)
        self._give(task)
        return task

    def _give(self, task: _Task) -> None:
        """Give a task to the scheduler; if that is lost, whoever waits for the task will notice."""
        task.future = None
        with suppress(Exception):
            data = pickle.dumps(task.articles)
            task.future = self._client.submit(read_task, self._plan, data, pure=False)

    def _counted(self) -> int:
        """Give the number of workers, some seconds old at most; 1 if there is none or nobody to ask."""
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._looked = time.monotonic()
            with suppress(Exception):
                self._workers = max(1, len(self._client.nthreads()))
        return self._workers

    # Waiting for them.

    def finished(self, task: _Task) -> list[Outcome]:
        """Wait for the outcomes of a task."""
        from distributed import KilledWorker

        try:
            worker, found = pickle.loads(self._awaited(task))
            self._losses = 0
            self.shares[worker] += len(found)
            return list(found)
        except KilledWorker as killed:
            if len(task.articles) == 1:
                return [self._poisoned(task.articles[0], killed)]
        finally:
            self._under_way.remove(task)
        # One after the other: the scheduler blames all that a worker had when it ended.
        return [self._submitted([article]).result()[0] for article in task.articles]

    def _awaited(self, task: _Task) -> bytes:
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        last_seen = time.monotonic()
        while True:
            try:
                if task.future is not None:
                    data: bytes = task.future.result(timeout=_LOOK_SECONDS)
                    return data
                self._reconnect()
            except TimeoutError:
                last_seen = self._look_for_workers(last_seen)
            except (CancelledError, CommClosedError, OSError):
                self._reconnect()
            except (KgError, KilledWorker):
                raise
            except Exception as error:
                raise WorkerError(
                    f"the cluster cannot run the task: {type(error).__name__}: {error}",
                    where=self._address,
                    todo="Each worker needs the same diplomacy-kg with its extra [dask].",
                ) from error

    def _look_for_workers(self, last_seen: float) -> float:
        """Give when the cluster was last seen to have a worker.

        :raises kg.errors.WorkerError: if that was too long ago.
        """
        with suppress(Exception):
            if self._client.nthreads():
                return time.monotonic()
        if time.monotonic() - last_seen > self._patience:
            raise self._none("has no worker", "Start 'dask worker' on the machines that are to read.")
        return last_seen

    def _poisoned(self, article: Article, killed: Exception) -> Outcome:
        error = WorkerError(
            f"each worker that read it ended: {killed}".splitlines()[0],
            where=f"article {article.given_id or article.url or article.key}",
            todo="The others went on. Leave it out, or report it: no article should do that.",
        )
        return unread(article, "failed", self._base, error)

    # The connection.

    def _reconnect(self) -> None:
        self._losses += 1
        if self._losses > _MOST_LOSSES:
            raise self._none("was lost again and again", "See its log.")
        _log.info("the scheduler at %s is lost; it is sought for %s s", self._address, self._patience)
        self.close()
        self._client = self._connected()
        for task in self._under_way:
            self._give(task)

    def _connected(self) -> Client:
        from distributed import Client

        address = self._address.replace("dask+tls://", "tls://").replace("dask://", "tcp://")
        end = time.monotonic() + self._patience
        while True:
            try:
                left = max(0.1, end - time.monotonic())
                return Client(address, timeout=min(left, 5.0), set_as_default=False, name="diplomacy-kg")
            except (OSError, ValueError) as error:
                if time.monotonic() >= end or isinstance(error, ValueError):
                    raise self._none(
                        "cannot be reached", "Start 'dask scheduler' there; what was stored is whole."
                    ) from error
                time.sleep(0.2)

    def _none(self, state: str, todo: str) -> WorkerError:
        return WorkerError(f"the Dask scheduler {state}", where=self._address, todo=todo)


class _Task:
    """Some articles that are being read on the cluster."""

    def __init__(self, cluster: Cluster, articles: list[Article]) -> None:
        self.articles = articles
        self.future: Future | None = None
        self._cluster = cluster

    def result(self) -> list[Outcome]:
        """Wait for their outcomes, in order."""
        return self._cluster.finished(self)
