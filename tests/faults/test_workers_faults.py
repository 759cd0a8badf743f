"""Processes that read articles and end in the middle of it, or are ended: the rest goes on, nothing is left running."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from faulty_engine import article, start, stumbling
from made_up import ARTICLE, AUTHORITY, BASE

from kg.config import Settings
from kg.errors import UsageError, WorkerError
from kg.pipeline import BATCH_ARTICLES, settled
from kg.store import open_store
from kg.workers import Processes

TESTS = Path(__file__).resolve().parent.parent
SETTINGS = Settings(store="memory:", base_iri=BASE)


@pytest.fixture
def engine():
    with Processes(SETTINGS, 2, start) as found:
        yield found


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def children(process):
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(each) for each in found]


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def workers_of(engine):
    return children(engine._nursery._process.pid)


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


@pytest.mark.parametrize(("poison", "end"), [("die", "signal 9, SIGKILL"), ("exit", "exit code 3")])
def test_an_article_that_ends_its_process_is_told_and_the_others_go_on(engine, poison, end):
    articles = [article(number, poison if number == 11 else "fine") for number in range(30)]
    outcomes = list(engine.outcomes(articles))
    assert [outcome.article for outcome in outcomes] == articles
    assert [number for number, status in enumerate(statuses(outcomes)) if status != "read"] == [11]
    failed = outcomes[11]
    assert (failed.status, failed.triples, failed.report) == ("failed", b"", None)
    assert type(failed.error) is WorkerError
    assert end in failed.error.what
    assert "article n11" in failed.error.where
    assert failed.error.todo


def test_many_poisoned_articles_cost_the_others_nothing(engine):
    articles = [article(number, "die" if number % 5 == 0 else "fine") for number in range(20)]
    assert statuses(engine.outcomes(articles)) == (["failed", *["read"] * 4]) * 4


def test_an_article_that_ended_its_process_once_is_tried_again(engine, tmp_path):
    articles = [article(1), article(2, f"once {tmp_path / 'met'}"), article(3)]
    assert statuses(engine.outcomes(articles)) == ["read"] * 3
    assert (tmp_path / "met").exists()


def test_a_process_killed_at_work_costs_no_article(engine):
    articles = [article(number, "sleep 0.03") for number in range(40)]
    outcomes = engine.outcomes(articles)
    found = [next(outcomes)]
    os.kill(workers_of(engine)[0], signal.SIGKILL)
    found += outcomes
    assert [outcome.article for outcome in found] == articles
    assert set(statuses(found)) == {"read"}
    assert len(workers_of(engine)) == 2


def test_the_process_that_forks_workers_is_replaced(engine):
    assert statuses(engine.outcomes([article(1)])) == ["read"]
    workers, forker = workers_of(engine), engine._nursery._process
    forker.kill()
    forker.wait()
    until(lambda: not any(map(is_running, workers)))
    assert statuses(engine.outcomes([article(2)])) == ["read"]


def test_all_workers_work(engine, tmp_path):
    list(engine.outcomes(article(number, f"tell {tmp_path}") for number in range(40)))
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_loaded_is_told_before_an_article_is_lost():
    with Processes(SETTINGS, 2, stumbling) as engine, pytest.raises(WorkerError, match="a stone at the door"):
        next(engine.outcomes([article(1)]))
    missing = SETTINGS.model_copy(update={"model": "no_such_model"})
    with Processes(missing, 2) as engine, pytest.raises(UsageError, match="no_such_model"):
        next(engine.outcomes([article(1)]))


SCRIPT = """
import sys
from faulty_engine import article, start
from made_up import BASE
from kg.config import Settings
from kg.workers import Processes

with Processes(Settings(store="memory:", base_iri=BASE), 2, start) as engine:
    outcomes = engine.outcomes(article(n, "fine" if n < 40 else "sleep 600") for n in range(80))
    for number, outcome in enumerate(outcomes):
        if number == 39:
            print(engine._nursery._process.pid, flush=True)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_one_that_they_work_for(ending):
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-c", SCRIPT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as run:
        forker = int(run.stdout.readline())
        workers = children(forker)
        assert len(workers) == 2
        run.send_signal(ending)
        run.wait(20)
    until(lambda: not any(map(is_running, [forker, *workers])))


def test_what_was_read_before_a_stop_is_stored_whole_and_a_second_run_finishes(engine):
    with closing(open_store(SETTINGS)) as store:
        articles = [replace(ARTICLE, key=f"{number:016x}") for number in range(60)]
        first = settled(engine.outcomes(articles), store, SETTINGS, AUTHORITY)
        next(first)
        first.close()
        assert len([graph for graph in store.graphs() if "/article/" in graph]) == BATCH_ARTICLES
        again = settled(engine.outcomes(articles), store, SETTINGS, AUTHORITY)
        assert statuses(again) == ["unchanged"] * BATCH_ARTICLES + ["stored"] * (60 - BATCH_ARTICLES)
