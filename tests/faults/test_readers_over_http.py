"""Killer queries, clients that stall or leave, and kill -9 of each process: the others are answered all the same."""

import contextlib
import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from urllib.parse import quote

import pytest
from server_process import FORM, children, server, the_busy_one, until

ROWS = 2000
# 2,000 to the third: no machine counts them, or writes them out, in a test's time.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
ENDLESS_ROWS = "SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Give a server that has some thousand triples."""
    with server(tmp_path_factory.mktemp("faults") / "store") as found:
        triples = "".join(f"<urn:s{n}> <urn:p> {n} . " for n in range(ROWS))
        assert found.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {triples} }} }}") == 204
        silent = found.connected(""), found.connected("GET / HTTP/1.1\r\nHost")
        yield found
        assert found.count() == ROWS
        for each in silent:  # they have been there for as long as the tests took
            with each:
                assert each.recv(1) == b"", "a connection that makes no request is kept for ever"
        assert found.process.poll() is None


@pytest.mark.parametrize(
    "killer",
    [
        "ASK " + "{" * 750 + "}" * 750,
        "ASK { " + "OPTIONAL { ?s ?p ?o " * 1000 + "}" * 1001,
        "ASK { " + "?s ?p ?o . " * 2000 + "}",
        "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    ],
    ids=["groups", "optionals", "patterns", "parentheses"],
)
def test_what_would_end_the_engine_is_refused_before_it(running, killer):
    _, before = running.below()
    status, headers, body = running.request("POST", "/sparql", f"query={quote(killer)}", **FORM)
    assert status == 400
    assert headers["content-type"] == "application/problem+json"
    assert json.loads(body)["code"] == "KG-U02"
    assert set(before) <= set(running.below()[1])


def test_a_query_that_takes_too_long_is_a_problem_and_not_a_short_answer(running):
    status, headers, body = running.request("GET", f"/sparql?query={quote(ENDLESS)}&timeout=0.5")
    assert status == 504
    assert headers["content-type"] == "application/problem+json"
    assert json.loads(body)["code"] == "KG-S04"


def test_a_client_may_ask_for_less_time_in_the_standard_way(running):
    assert running.request("GET", f"/sparql?query={quote(ENDLESS)}", Prefer="wait=1")[0] == 504


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_an_answer_that_is_cut_never_looks_whole(running, coding):
    path = f"/sparql?query={quote(ENDLESS_ROWS)}&timeout=0.5"
    with pytest.raises((IncompleteRead, ConnectionError)):
        running.request("GET", path, **{"Accept-Encoding": coding})


def test_too_much_memory_costs_the_one_answer(running):
    hungry = ENDLESS.replace("COUNT(*)", f"GROUP_CONCAT(CONCAT(STR(?a), '{'x' * 5000}'))")
    status, _, body = running.ask(hungry)
    assert status == 503
    assert json.loads(body)["code"] == "KG-S05"


def test_an_update_that_takes_too_long_is_ended_and_holds_up_no_other(running):
    looks = "GRAPH <urn:g> { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
    costly = f"INSERT {{ <urn:x> <urn:n> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {looks} }} }}"
    headers = {"Authorization": "Bearer t", **FORM}
    with ThreadPoolExecutor(1) as threads:
        body = f"update={quote(costly)}&timeout=5"
        slow = threads.submit(running.request, "POST", "/update", body, **headers)
        time.sleep(0.3)
        quick = "INSERT { GRAPH <urn:q> { ?s <urn:q> ?o } } WHERE { GRAPH <urn:g> { <urn:s1> <urn:p> ?o . ?s <urn:p> ?o } }"
        assert running.update(quick) == 204
        assert running.update("DROP GRAPH <urn:q>") == 204
        assert not slow.done()
        status, _, body = slow.result()
    assert (status, json.loads(body)["code"]) == (504, "KG-S04"), body
    assert b"update" in body
    assert running.ask("ASK { <urn:x> <urn:n> ?n }")[2].endswith(b"false}")
    until(lambda: not list(running.store.glob("snapshots/trial-*")))


def test_a_patch_that_takes_too_long_is_ended_and_holds_up_no_other(running):
    looks = "?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z"
    costly = f"INSERT {{ <urn:x> <urn:n> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {looks} }} }}"
    headers = {"Authorization": "Bearer t", "Content-Type": "application/sparql-update"}
    with ThreadPoolExecutor(1) as threads:
        path = "/graphs?graph=urn:g&timeout=5"
        slow = threads.submit(running.request, "PATCH", path, costly, **headers)
        time.sleep(0.3)
        quick = "INSERT { ?s <urn:q> ?o } WHERE { <urn:s1> <urn:p> ?o . ?s <urn:p> ?o }"
        assert running.request("PATCH", "/graphs?graph=urn:g", quick, **headers)[0] == 204
        assert (
            running.request("PATCH", "/graphs?graph=urn:g", "DELETE WHERE { ?s <urn:q> ?o }", **headers)[0]
            == 204
        )
        assert not slow.done()
        status, _, body = slow.result()
    assert (status, json.loads(body)["code"]) == (504, "KG-S04"), body
    assert running.ask("ASK { <urn:x> <urn:n> ?n }")[2].endswith(b"false}")


def test_a_client_that_leaves_frees_its_reader(running):
    running.count()
    with running.sent(ENDLESS + "# leaves"):
        reader = the_busy_one(running)
    until(lambda: reader not in running.below()[1])


def test_clients_that_do_not_read_keep_nobody_waiting(running):
    with ExitStack() as stalled:
        for number in range(12):
            stalled.enter_context(running.sent(f"{ENDLESS_ROWS} # {number}"))
        for _ in range(5):
            assert running.count() == ROWS


def test_clients_that_take_a_byte_now_and_then_hold_neither_memory_nor_others(running):
    def memory():
        return int(Path(f"/proc/{running.process.pid}/statm").read_text().split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )

    running.count()
    before, ended = memory(), threading.Event()

    def drip(clients):
        while not ended.wait(0.2):
            for client in clients:
                with contextlib.suppress(OSError):
                    client.recv(1)

    with ExitStack() as slow:
        # Each is new to the server, so that they would fill the places of what it does not know.
        shapes = [ENDLESS_ROWS.replace("?a", f"?a{number}") for number in range(12)]
        clients = [slow.enter_context(running.sent(shape, 4096)) for shape in shapes]
        dripping = threading.Thread(target=drip, args=(clients,))
        dripping.start()
        try:
            for number in range(4):
                time.sleep(0.7)
                assert running.ask(f"ASK {{ ?new{number} <urn:p> {number} }}")[0] == 200
            assert memory() - before < 40_000_000
        finally:
            ended.set()
            dripping.join()


def test_connections_that_say_nothing_keep_nobody_waiting(running):
    with ExitStack() as silent:
        for number in range(60):
            client = silent.enter_context(socket.create_connection(tuple(running.host.split(":")), 30))
            client.sendall(b"GET /sparql?query=ASK HTTP/1.1\r\nHost"[: number % 30])
        assert running.count() == ROWS


@pytest.mark.parametrize("is_same", [True, False], ids=["the same", "each another"])
def test_a_storm_of_killers_leaves_the_others_answered(running, is_same):
    def storm(number):
        query = ENDLESS if is_same else ENDLESS.replace("?a", f"?a{number}")
        path = f"/sparql?query={quote(query)}&timeout=5"
        return running.request("GET", path, timeout=60, **{"X-Forwarded-For": "192.0.2.1"})

    with ThreadPoolExecutor(100) as pool:
        killers = [pool.submit(storm, number) for number in range(100)]
        time.sleep(0.5)
        answered = [running.count() for _ in range(10)]
        # What is new to the server, as the killers are, is answered too: one client never has all places.
        assert running.ask(f"ASK {{ ?{'same' if is_same else 'other'} <urn:p> 1 }}")[2].endswith(b"true}")
        assert not all(killer.done() for killer in killers)
        results = [killer.result() for killer in killers]
    assert answered == [ROWS] * 10
    assert {status for status, _, _ in results} <= {503, 504}
    refused = [headers for _, headers, body in results if b"KG-S06" in body]
    assert refused, "a hundred are more than may wait"
    assert all(int(headers["Retry-After"]) > 0 for headers in refused)


@pytest.mark.parametrize("query", [ENDLESS, ENDLESS_ROWS], ids=["before the answer", "in the answer"])
def test_a_reader_killed_at_work_costs_the_one_answer(running, query):
    def drained(client):
        tail = b""
        while piece := client.recv(1_000_000):
            tail = (tail + piece)[-5:] if query is ENDLESS_ROWS else piece
            if query is ENDLESS:
                break
        return tail

    running.count()
    with running.sent(f"{query} # is killed") as client, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(drained, client)
        os.kill(the_busy_one(running), signal.SIGKILL)
        if query is ENDLESS:
            assert answer.result(30).startswith(b"HTTP/1.1 503")
        else:
            assert answer.result(30) != b"0\r\n\r\n"
    assert running.count() == ROWS


def test_the_process_that_forks_readers_is_replaced(running):
    zygote, readers = running.below()
    os.kill(zygote, signal.SIGKILL)
    until(lambda: not set(readers) & set(children(1)) and zygote not in children(running.process.pid))
    assert running.count() == ROWS
    assert running.below()[0] != zygote


def test_what_was_acknowledged_outlives_kill_9_while_writing_and_nothing_is_left_running(tmp_path):
    acknowledged, store = [], tmp_path / "store"
    with server(store) as first:
        first.count()
        zygote, readers = first.below()

        def write(start):
            number = start
            try:
                while True:
                    triples = " . ".join(f"<urn:s{number}> <urn:p> {each}" for each in range(50))
                    text = f"INSERT DATA {{ GRAPH <urn:g{number}> {{ {triples} }} }}"
                    if first.update(text) == 204:
                        acknowledged.append(number)
                    number += 4
            except (OSError, HTTPException):
                pass

        writers = [threading.Thread(target=write, args=(start,)) for start in range(4)]
        for writer in writers:
            writer.start()
        until(lambda: len(acknowledged) > 20)
        assert first.count() > 0
        first.process.kill()
        for writer in writers:
            writer.join()
    until(lambda: not any(Path(f"/proc/{each}").exists() for each in (zygote, *readers)))
    with server(store) as second:
        body = second.ask("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:p> ?o } } GROUP BY ?g")[2]
        rows = json.loads(body)["results"]["bindings"]
        assert {row["n"]["value"] for row in rows} == {"50"}, "a write is there whole or not at all"
        assert {f"urn:g{number}" for number in acknowledged} <= {row["g"]["value"] for row in rows}
        assert len(list((store / "snapshots").iterdir())) == 1
