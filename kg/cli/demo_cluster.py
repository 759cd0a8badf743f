"""``kg demo-cluster``: the sample articles read by a Dask cluster of this machine, to see how it goes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.config import Settings
    from kg.pipeline import Engine, Outcome
    from kg.store.base import Store

_ELSEWHERE = """On machines of your own, each with the same diplomacy-kg[dask]:
  dask scheduler                                              on one of them
  dask worker tcp://SCHEDULER:8786 --nthreads 1 --nworkers auto   on each
  kg ingest FOLDER --engine dask://SCHEDULER:8786             where the store is"""


def demo_cluster(
    session: Session,
    *,
    workers: Annotated[int, typer.Option(min=1, help="How many workers.")] = 2,
) -> None:
    """Start a Dask scheduler and workers on this machine, have them read the samples, and say what was done."""
    from kg.store import own_store
    from kg.workers import Cluster, loopback_cluster

    folder = Path(tempfile.mkdtemp(prefix="kg-demo-"))
    own = Session(str(folder / "store"), session.quiet, session.verbose)
    settings = own.settings()
    session.note(f"Starting a Dask scheduler and {workers} workers on 127.0.0.1")
    with loopback_cluster(workers) as cluster:
        settings = settings.model_copy(update={"engine": cluster.address})
        ids = ", ".join(str(worker.pid) for worker in cluster.workers)
        print(f"Scheduler: {cluster.address}, process {cluster.scheduler.pid}\nWorkers: processes {ids}\n")
        store = own_store(settings)
        try:
            with Cluster(settings, settings.engine) as engine:
                began = time.monotonic()
                outcomes = _ingest(store, settings, engine)
                seconds = time.monotonic() - began
                shares = engine.shares
        finally:
            store.close()
    print(f"\n{_said(outcomes, shares, seconds)}\nThe store: {settings.store}\n\n{_ELSEWHERE}")


def _ingest(store: Store, settings: Settings, engine: Engine) -> list[Outcome]:
    from kg import pipeline
    from kg.cli.ingest import line
    from kg.resources import folder
    from kg.source import read

    pipeline.prepare(store, settings)
    paths = sorted(folder("samples").glob("*.md"))
    articles = (article for path in paths for article in read(path, settings))
    found = []
    for outcome in pipeline.ingest(articles, store, settings, engine=engine):
        print(line(outcome), flush=True)
        if outcome.error is not None:
            raise outcome.error
        found.append(outcome)
    return found


def _said(outcomes: list[Outcome], shares: Mapping[str, int], seconds: float) -> str:
    triples = sum(outcome.triples.count(b"\n") for outcome in outcomes)
    stored = sum(outcome.status == "stored" for outcome in outcomes)
    read = ", ".join(f"{worker} read {count}" for worker, count in sorted(shares.items()))
    return (
        f"{len(outcomes)} articles, {triples} triples, in {seconds:.1f} s, the loading of the model included: {read}. "
        f"One process, this one, stored {stored} and consolidated what they tell. All processes are ended."
    )
