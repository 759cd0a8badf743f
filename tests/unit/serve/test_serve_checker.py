"""The process that validates what strangers send: reaches nothing, and never takes the server with it."""

import os
import socket
import subprocess
import time
import urllib.request

import pytest

from kg.errors import DateError, KgError, StoreError, TooLarge
from kg.serve.checker import Checker
from kg.serve.validate import Document, Order, carry_out
from kg.store.media import TURTLE

BROKEN = b"PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> <urn:x> a dip:Evidence ."


@pytest.fixture(scope="module")
def checker():
    found = Checker(deadline=20)
    yield found
    found.close()


def process_id():
    return os.getpid()


def sleep_long():
    time.sleep(60)


def die():
    os._exit(11)


def take_memory(size):
    return len(bytearray(size))


def validate_with_a_fast_engine_that_fails(order):
    import pyshacl_turbo

    def fail(*_, **__):
        raise RuntimeError("out of luck")

    pyshacl_turbo.CompiledShapes.validate = fail
    return carry_out(order)


def fail_as_ours():
    raise DateError("no such day", where="line 3", todo="Mend it.")


def fail():
    raise ZeroDivisionError("oops")


def connect(port):
    socket.create_connection(("127.0.0.1", port), timeout=2)


def fetch(port):
    urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)


def run_a_program(_port):
    subprocess.run(["true"], check=True)


def test_it_is_another_process_and_stays_the_same_one(checker):
    first = checker.run(process_id)
    assert first != os.getpid()
    assert checker.run(process_id) == first


def test_our_errors_come_back_whole(checker):
    with pytest.raises(DateError) as caught:
        checker.run(fail_as_ours)
    assert (caught.value.what, caught.value.where, caught.value.todo) == ("no such day", "line 3", "Mend it.")


def test_other_errors_come_back_by_their_kind_only(checker):
    with pytest.raises(KgError, match="ZeroDivisionError"):
        checker.run(fail)


@pytest.mark.parametrize("call", [connect, fetch, run_a_program])
def test_it_reaches_nothing(checker, call):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(KgError, match="failed"):
            checker.run(call, server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()


def test_what_takes_too_long_is_killed_and_the_next_call_is_answered():
    checker = Checker(deadline=20)
    first = checker.run(process_id)
    checker.deadline = 0.3
    with pytest.raises(TooLarge, match="longer than"):
        checker.run(sleep_long)
    checker.deadline = 20
    assert checker.run(process_id) != first
    checker.close()


def test_a_process_that_dies_costs_one_answer():
    checker = Checker(deadline=20)
    with pytest.raises(StoreError, match="ended early"):
        checker.run(die)
    assert checker.run(process_id) != os.getpid()
    checker.close()


def test_what_needs_too_much_memory_is_refused_and_the_next_call_is_answered():
    checker = Checker(deadline=20, memory=2 * 2**30)
    with pytest.raises(TooLarge, match="more memory"):
        checker.run(take_memory, 3 * 2**30)
    assert checker.run(take_memory, 1000) == 1000
    checker.close()


def test_the_reference_answers_where_the_fast_engine_fails_and_the_log_says_so(capfd):
    checker = Checker(deadline=60)
    order = Order(Document(BROKEN, TURTLE), engine="fast")
    found = checker.run(validate_with_a_fast_engine_that_fails, order)
    checker.close()
    assert found.results == carry_out(Order(Document(BROKEN, TURTLE))).results != ()
    said = capfd.readouterr().err
    assert "out of luck" in said
    assert "the reference answers" in said
