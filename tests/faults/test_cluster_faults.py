"""A Dask cluster that loses workers, or its scheduler, while it reads: what was given is whole, a second run finishes."""

import os
import signal
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from faulty_engine import article, start
from made_up import ARTICLE, AUTHORITY, BASE

from kg.config import Settings
from kg.errors import WorkerError
from kg.pipeline import settled
from kg.store import open_store
from kg.workers import Cluster, loopback_cluster
from kg.workers.loopback import free_port, scheduler_at, worker_of

TESTS = Path(__file__).resolve().parent.parent
SETTINGS = Settings(store="memory:", base_iri=BASE)


@pytest.fixture(autouse=True)
def path(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    # One worker may be lost at an article; Dask's own default is three.
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


def test_workers_killed_at_work_cost_no_article_and_a_poisoned_one_only_itself():
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
        ) as local,
        Cluster(SETTINGS, local.scheduler_address.replace("tcp://", "dask://"), start) as engine,
    ):
        articles = [article(number, "sleep 0.03") for number in range(60)]
        outcomes = engine.outcomes(articles)
        found = [next(outcomes)]
        os.kill(local.workers[0].pid, signal.SIGKILL)
        found += outcomes
        assert [outcome.article for outcome in found] == articles
        assert statuses(found).count("failed") == 0

        articles = [article(number, "die" if number == 11 else "fine") for number in range(20)]
        found = list(engine.outcomes(articles))
        assert [number for number, status in enumerate(statuses(found)) if status == "failed"] == [11]
        assert type(found[11].error) is WorkerError
        assert "article n11" in found[11].error.where


def engine_at(port, patience=60.0):
    return Cluster(SETTINGS, f"dask://127.0.0.1:{port}", start, patience)


def test_a_scheduler_that_is_lost_is_told_and_one_that_comes_back_costs_no_article():
    articles = [replace(ARTICLE, key=f"{number:016x}") for number in range(60)]
    with (
        ExitStack() as ends,
        closing(open_store(SETTINGS)) as store,
        loopback_cluster(1) as cluster,
    ):

        def lose_scheduler():
            cluster.scheduler.kill()
            cluster.scheduler.wait()

        def start_again():
            cluster.scheduler = ends.enter_context(scheduler_at(cluster.port))
            ends.enter_context(worker_of(cluster))

        with engine_at(cluster.port, patience=3.0) as engine:
            outcomes = settled(engine.outcomes(articles), store, SETTINGS, AUTHORITY)
            first = [next(outcomes) for _ in range(9)]
            lose_scheduler()
            with pytest.raises(WorkerError, match="cannot be reached") as told:
                first.extend(outcomes)
        assert str(cluster.port) in told.value.where
        assert told.value.todo
        assert 9 <= len(first) < 60
        graphs = {name: store.graph(name) for name in store.graphs() if "/article/" in name}
        assert graphs == {outcome.graph: outcome.triples for outcome in first}

        start_again()
        with engine_at(cluster.port) as engine:
            outcomes = settled(engine.outcomes(articles), store, SETTINGS, AUTHORITY)
            second = [next(outcomes) for _ in range(9)]
            lose_scheduler()
            start_again()
            second.extend(outcomes)
        assert statuses(second) == ["unchanged"] * len(first) + ["stored"] * (60 - len(first))


def test_a_cluster_without_worker_is_told():
    with loopback_cluster(0) as cluster, engine_at(cluster.port, patience=3.0) as engine:
        with pytest.raises(WorkerError, match="no worker") as told:
            list(engine.outcomes([article(1)]))
        assert "dask worker" in told.value.todo


def test_a_scheduler_that_is_not_there_is_told():
    with pytest.raises(WorkerError, match="cannot be reached"):
        engine_at(free_port(), patience=0.5)
