"""Processes that stand still: a question is answered by another, and one that is forked from goes on."""

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest
from server_process import COUNT, server, the_busy_one, until

ROWS = 3000
ENDLESS_ROWS = "SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
# Some seconds of work, and then an answer.
LONG = "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . FILTER(STRLEN(STR(?x)) > -1) }"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with server(tmp_path_factory.mktemp("stopped") / "store", KG_RESULT_CACHE="0") as found:
        triples = "".join(f"<urn:s{n}> <urn:p> {n} . " for n in range(ROWS))
        assert found.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {triples} }} }}") == 204
        found.count()
        yield found


@contextmanager
def stopped(*processes):
    """Have processes stand still; then they go on."""
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGCONT)


def test_readers_that_stand_still_while_idle_keep_nobody_waiting(running):
    running.count()
    with stopped(*running.below()[1]):
        began = time.monotonic()
        assert running.count() == ROWS
        assert time.monotonic() - began < 2
        running.count()


def test_a_question_is_begun_again_when_its_reader_stands_still(running):
    running.count()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(running.ask, LONG)
        reader = the_busy_one(running)
        with stopped(reader):
            until(lambda: reader not in running.below()[1], 2)
            status, _, body = answer.result(30)
    assert status == 200, body
    assert json.loads(body)["results"]["bindings"][0]["n"]["value"] == str(ROWS**2)


def test_an_answer_is_cut_when_its_reader_stands_still_in_it(running):
    running.count()
    with running.sent(ENDLESS_ROWS) as client:
        client.settimeout(5)
        tail = client.recv(1_000_000)
        with stopped(*running.below()[1]), suppress(ConnectionError):
            while more := client.recv(1_000_000):
                tail = (tail + more)[-5:]
        assert tail != b"0\r\n\r\n"
    assert running.count() == ROWS


def test_a_process_that_readers_are_forked_from_goes_on_when_it_was_stopped(running):
    running.count()
    zygote, readers = running.below()
    os.kill(zygote, signal.SIGSTOP)
    for reader in readers:
        os.kill(reader, signal.SIGKILL)
    time.sleep(0.3)
    began = time.monotonic()
    status, _, body = running.ask(COUNT)
    assert status == 200, body
    assert time.monotonic() - began < 4
    assert running.below()[0] == zygote
