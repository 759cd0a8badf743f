import os
import pickle

import pytest
from faulty_engine import article, start
from made_up import BASE

from kg.config import Settings
from kg.errors import WorkerError
from kg.workers.likeness import differences, likeness
from kg.workers.task import Plan, plan_for, read_task

SETTINGS = Settings(store="memory:", base_iri=BASE, admin_token="hush", push_password="hush hush")


def test_a_task_gives_what_the_engine_gives():
    articles = [article(1), article(2, "skip")]
    worker, found = pickle.loads(read_task(plan_for(SETTINGS, start), pickle.dumps(articles)))
    assert [(each.article, each.status) for each in found] == [
        (articles[0], "read"),
        (articles[1], "skipped"),
    ]
    assert worker.startswith(f"process {os.getpid()} on ")
    assert found[0].triples == next(start(SETTINGS).outcomes(articles)).triples


def test_a_plan_has_no_secret_and_knows_where_its_files_are():
    packed = plan_for(SETTINGS, start)
    assert b"hush" not in packed
    assert pickle.loads(packed).settings.decisions.is_absolute()


def test_a_machine_that_would_read_otherwise_says_what_differs(tmp_path):
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("one")
    packed = plan_for(SETTINGS.model_copy(update={"decisions": decisions}), start)
    read_task(packed, pickle.dumps([article(1)]))
    decisions.write_text("another")
    with pytest.raises(WorkerError, match=rf"file of decisions {decisions}: [0-9a-f]{{12}}, not") as told:
        read_task(packed + b" ", pickle.dumps([article(1)]))  # as to a worker that has not read by it yet
    assert told.value.todo


def test_another_release_is_told():
    here = likeness(SETTINGS)
    plan = pickle.dumps(Plan(start, SETTINGS, {**here, "diplomacy-kg": "0.0.1 (abc)"}))
    with pytest.raises(WorkerError, match=r"diplomacy-kg: .* not 0\.0\.1"):
        read_task(plan, pickle.dumps([article(1)]))


def test_a_file_that_is_missing_differs_from_one_that_is_there(tmp_path):
    there = SETTINGS.model_copy(update={"authority": tmp_path / "own.ttl"})
    missing = likeness(there)
    (tmp_path / "own.ttl").touch()
    assert differences(likeness(there), missing) == [
        f"the file of authority data {tmp_path / 'own.ttl'}: missing, not e3b0c44298fc"
    ]
    assert differences(missing, missing) == []
