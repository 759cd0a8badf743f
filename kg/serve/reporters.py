"""Has articles read beside the server: neither the model nor a validation holds up who asks, and both may be ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.authority.records import Authority
    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Outcome, Pipeline
    from kg.workers.processes import Processes


class Reporters:
    """The processes that read what is sent to ``/articles``; nothing is started before the first article."""

    def __init__(self, settings: Settings, pipeline: Pipeline | None = None) -> None:
        """Take ``pipeline`` for the engine, in a thread, if there is one."""
        self._settings = settings
        self._pipeline = pipeline
        self._processes: Processes | None = None
        self._starting = Lock()
        self._threads = ThreadPoolExecutor(1 if pipeline else settings.workers, "kg-reporter")

    async def outcomes(self, articles: Sequence[Article]) -> list[Outcome]:
        """Give in order what each article states, checked against the shapes; nothing is stored.

        :raises kg.errors.WorkerError: if no process can be started.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, articles)

    @cached_property
    def authority(self) -> Authority:
        """Give who and what is known, with the decisions of the settings; the model is not loaded for it."""
        from kg.pipeline import described_authority

        return self._pipeline.authority if self._pipeline else described_authority(self._settings)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        if self._processes:
            self._processes.close()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, articles: Sequence[Article]) -> list[Outcome]:
        return list((self._pipeline or self._begun()).outcomes(articles))

    def _begun(self) -> Processes:
        from kg.workers.processes import Processes

        with self._starting:
            if self._processes is None:
                self._processes = Processes(self._settings, self._settings.workers)
            return self._processes
