"""How fast articles are ingested by each engine, what that takes, and what the 10,000th article costs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import batched, cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from kg.bench.consolidate import FEW, consolidated, made_up_authority
from kg.bench.figures import Figures
from kg.bench.ingest_run import BATCH, ENGINES, Asked, Found, size_of
from kg.bench.made_up_news import made_up_news
from kg.errors import KgError
from kg.workers.loopback import require_dask

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article

FEWEST = 320
# For so many made-up articles one is read, by each engine.
_READ = 25
# How many batches are compared with as many others.
_BATCHES = 3

type Row = tuple[str, float, str, str]


def bench_ingest(articles: Sequence[Article], settings: Settings, *, count: int, rounds: int) -> Figures:
    """Ingest ``count`` / 25 articles by each engine, ``rounds`` times in turns, and ``count`` made-up ones.

    The articles are the given ones again and again, each time 40 days later, so that they tell of other events.
    Each run is a process of its own with a new store on disk; its time begins when the engine has read some.
    Speeds tell something only on a machine that is idle otherwise; CPU times do on any. The writer is the process
    that stores and consolidates: what no further worker makes faster. Memory is that of all processes of a run, what they share counted once. The shares are those of CPU time, in
    one process. The cost of an article in a large store is the reading, which knows nothing of the store, and
    the storing and consolidating of made-up ones. The size of a store is that of its files once it is opened
    anew: the log of the last writes, some 300 MB at most, is taken in then.

    :raises kg.errors.UsageError: if Dask is not installed.
    """
    require_dask()
    many = _later(articles, max(2 * BATCH, count // _READ))
    runs: dict[str, list[Found]] = {name: [] for name in ENGINES}
    for _ in range(rounds):
        for name in ENGINES:
            runs[name].append(_run(Asked(name, many, settings)))
    stages = _run(Asked("stages", many, settings)).stages
    staged = len(many) - BATCH
    reading = sum(stages[name] for name in ("annotate", "facts", "rdf", "shacl")) / staged
    one = runs["1 process"][0]
    rows: list[Row] = [
        ("articles", float(len(many)), "", "read"),
        ("characters", sum(len(each.content) for each in many) / len(many), "", "an article"),
        *_speeds(runs),
        *(
            (f"CPU, {name}", median(each.cpu for each in runs[name]) * 1e3, "ms", "an article")
            for name in ENGINES
        ),
        *(
            (f"writer, {name}", median(each.writer for each in runs[name]) * 1e3, "ms CPU", "")
            for name in ENGINES
        ),
        *((f"memory, {name}", median(each.memory for each in runs[name]), "MB PSS", "") for name in ENGINES),
        *((f"share, {name}", each / sum(stages.values()), "", "") for name, each in stages.items()),
        ("cost of an article", sum(stages.values()) / staged * 1e3, "ms CPU", ""),
        ("quads", one.quads / len(many), "", "an article, the canonical events too"),
        ("store", one.size / len(many), "bytes", "an article"),
        *_in_a_large_store(settings, count, reading),
    ]
    return Figures("ingest", tuple(rows))


def _later(articles: Sequence[Article], count: int) -> list[Article]:
    """Give articles again and again, with other keys and days."""
    return [
        replace(
            each,
            key=f"{place:016x}",
            published=each.published and each.published + timedelta(days=40 * (place // len(articles))),
        )
        for place, each in enumerate(islice(cycle(articles), count))
    ]


def _speeds(runs: dict[str, list[Found]]) -> list[Row]:
    speed = {name: median(each.speed for each in found) for name, found in runs.items()}
    (first, base), *others = speed.items()
    return [
        (f"speed, {first}", base, "", "articles a second"),
        *((f"speed, {name}", each / base, "", f"{first} = 1") for name, each in others),
    ]


def _run(asked: Asked) -> Found:
    """Do one run in a process of its own.

    :raises kg.errors.KgError: if it fails.
    """
    command = [sys.executable, "-c", "from kg.bench.ingest_run import main; main()"]
    done = subprocess.run(command, input=asked.packed(), stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise KgError(f"the run with {asked.engine} failed", todo="See what it said.")
    return Found.unpacked(done.stdout)


def _in_a_large_store(settings: Settings, count: int, reading: float) -> list[Row]:
    """Store and consolidate made-up articles as ``kg ingest`` does; ``reading`` is CPU seconds an article."""
    from kg.store import EmbeddedStore

    authority = made_up_authority()
    spent: list[float] = []
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name) / "store"
        store = EmbeddedStore(folder)
        for some in batched(made_up_news(count, settings.base_iri), BATCH):
            began = time.process_time()
            consolidated(store, authority, settings, some)
            spent.append((time.process_time() - began) / len(some))
        quads = store.count()
        store.close()
        size = size_of(folder)
    around = FEW // BATCH - 1
    early, late = median(spent[around : around + _BATCHES]), median(spent[-_BATCHES - 1 : -1])
    return [
        ("made-up articles", float(count), "", ""),
        (f"storing the {FEW}th", early * 1e3, "ms CPU", "consolidating too"),
        ("storing the last", late * 1e3, "ms CPU", f"{late / early:.2f} times the {FEW}th"),
        ("cost of the last", (reading + late) / (reading + early), "", f"the {FEW}th = 1, reading too"),
        ("store of made-up ones", size / quads, "bytes", f"a quad; {quads:,} quads"),
    ]
