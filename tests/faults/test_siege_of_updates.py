"""Updates that take long, write much or have no end: they have the time of a query, and nobody waits for them."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from bystander import bystander
from server_process import UPDATE, server

TRIPLES = 5_000


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with server(tmp_path_factory.mktemp("updates") / "store") as found:
        triples = " . ".join(f"<urn:s{number}> <urn:p> <urn:o{number}>" for number in range(TRIPLES))
        assert found.update(f"INSERT DATA {{ GRAPH <urn:big> {{ {triples} }} }}") == 204
        yield found


def send(running, text, seconds=None):
    """Give the status and the code of an update, and how long it took."""
    began = time.monotonic()
    path = "/update" if seconds is None else f"/update?timeout={seconds}"
    status, _, body = running.request("POST", path, text.encode(), timeout=60, **UPDATE)
    return status, json.loads(body)["code"] if body else "", time.monotonic() - began


def test_copies_without_end_have_their_time_and_other_writers_do_not_wait(running):
    copies = " ; ".join(f"COPY <urn:big> TO <urn:copy{number}>" for number in range(60))
    with ThreadPoolExecutor(1) as threads:
        with bystander(running.host) as seen:
            long = threads.submit(send, running, copies, 2)
            time.sleep(0.5)
            status, _, waited = send(running, "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> 1 } }")
            assert status == 204
            assert waited < 3
            status, code, took = long.result()
        seen.assert_nothing()
    # Its time is over, or its memory, or it was done in it.
    assert (status, code) in {(504, "KG-S04"), (503, "KG-S05"), (204, "")}
    assert took < 10


def test_more_operations_than_may_be_are_refused_at_the_first_that_is_too_many(running):
    with bystander(running.host) as seen:
        for text in ("CREATE SILENT GRAPH <urn:c>", "INSERT DATA {}", "CLEAR GRAPH <urn:c>"):
            status, code, took = send(running, " ; ".join([text] * 20_000))
            assert (status, code) == (400, "KG-U02"), text
            assert took < 2
        time.sleep(1)
    seen.assert_nothing()
    assert send(running, " ; ".join(["INSERT DATA {}"] * 1_000))[0] == 204
