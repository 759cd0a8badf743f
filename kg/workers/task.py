"""The task that a cluster's worker runs: articles in; the worker's name and the outcomes out, as bytes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from socket import gethostname
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import SecretStr

from kg.errors import WorkerError
from kg.workers.likeness import differences, likeness

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.pipeline import Engine
    from kg.workers.zygote import Start

# The model is for one thread at a time.
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Plan:
    """How articles are to be read, and on what it must rest."""

    start: Start
    settings: Settings
    likeness: Mapping[str, str]


def plan_for(settings: Settings, start: Start) -> bytes:
    """Give the plan of reading by some settings as bytes; no secret is in it, and paths are absolute."""
    secret = {name: None for name, value in settings if isinstance(value, SecretStr)}
    places = {
        name: value.resolve() if value else None
        for name, value in (("authority", settings.authority), ("decisions", settings.decisions))
    }
    bare = settings.model_copy(update=secret | places)
    return pickle.dumps(Plan(start, bare, likeness(bare)))


def read_task(plan: bytes, articles: bytes) -> bytes:
    """Give the name of the worker and the outcomes of articles that are read by a plan.

    A worker loads the model for its first articles.

    :raises kg.errors.WorkerError: if this machine would give other bytes than the one that asks.
    """
    with _lock:
        outcomes = [*_engine(plan).outcomes(pickle.loads(articles))]
    return pickle.dumps((f"process {os.getpid()} on {gethostname()}", outcomes))


@lru_cache(maxsize=1)
def _engine(plan: bytes) -> Engine:
    found: Plan = pickle.loads(plan)
    if unlike := differences(found.likeness, likeness(found.settings)):
        raise WorkerError(
            f"a worker would read otherwise than this machine: it has {'; '.join(unlike)}",
            todo="Install the same release and put the same files on every machine, at the same paths.",
        )
    return found.start(found.settings)
