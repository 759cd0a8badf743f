"""Which engine reads articles, by the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.pipeline import Engine

if TYPE_CHECKING:
    from kg.config import Settings


@contextmanager
def engine_for(settings: Settings) -> Iterator[Engine | None]:
    """Give the engine that the settings name, and end it with the context; None stands for this process.

    :raises kg.errors.WorkerError: if a cluster cannot be reached.
    """
    if settings.engine:
        from kg.workers.cluster import Cluster

        with Cluster(settings, settings.engine) as cluster:
            yield cluster
    elif settings.workers > 1:
        from kg.workers.processes import Processes

        with Processes(settings, settings.workers) as processes:
            yield processes
    else:
        yield None
