"""The processes that check what strangers send: they reach nothing, take turns, and end in time."""

import asyncio
import os
import pickle
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from server_process import runs, until

from kg.errors import Busy, DateError, KgError, QueryTimeout, StoreError, TooLarge
from kg.rdf.documents import Document
from kg.readers.nursery import Nursery
from kg.readers.pool import ClientLeft
from kg.serve.checker import Checkers
from kg.serve.validate import Order, carry_out
from kg.shacl.job import Options
from kg.store.media import TURTLE

BROKEN = b"PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> <urn:x> a dip:Evidence ."


def run(scenario, **limits):
    """Run a scenario that is given checkers, which are ended behind it."""

    async def whole():
        checkers = Checkers(2, **limits)
        try:
            return await asyncio.wait_for(scenario(checkers), 60)
        finally:
            checkers.close()

    return asyncio.run(whole())


def once(call, *args, seconds=20, **limits):
    return run(lambda checkers: checkers.run(call, *args, seconds=seconds), **limits)


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


def write_id(path):
    path.write_text(str(os.getpid()))
    time.sleep(60)


def spin():
    while True:
        pass


def test_each_call_has_a_process_of_its_own_that_is_gone_behind_it():
    async def scenario(checkers):
        return [await checkers.run(process_id, seconds=20) for _ in range(2)]

    first, second = run(scenario)
    assert len({first, second, os.getpid()}) == 3
    until(lambda: not runs(first) and not runs(second))


def test_our_errors_come_back_whole():
    with pytest.raises(DateError) as caught:
        once(fail_as_ours)
    assert (caught.value.what, caught.value.where, caught.value.todo) == ("no such day", "line 3", "Mend it.")


def test_other_errors_come_back_by_their_kind_only():
    with pytest.raises(KgError, match="ZeroDivisionError"):
        once(fail)


@pytest.mark.parametrize("call", [connect, fetch, run_a_program])
def test_it_reaches_nothing(call):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(KgError, match="failed"):
            once(call, server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()


def test_what_takes_too_long_is_ended():
    with pytest.raises(TooLarge, match="longer than"):
        once(sleep_long, seconds=1)


def test_a_process_that_dies_costs_one_answer():
    async def scenario(checkers):
        with pytest.raises(StoreError, match="ended early"):
            await checkers.run(die, seconds=20)
        return await checkers.run(process_id, seconds=20)

    assert run(scenario) != os.getpid()


def test_what_needs_too_much_memory_is_refused():
    with pytest.raises(TooLarge, match="more memory"):
        once(take_memory, 3 * 2**30, memory=2 * 2**30)


def test_an_answer_has_a_limit():
    with pytest.raises(TooLarge, match="more than an answer"):
        once(bytes, 2**27)


def test_others_are_answered_while_one_client_has_many_that_take_long():
    async def scenario(checkers):
        many = [
            asyncio.ensure_future(checkers.run(sleep_long, seconds=20, by="anybody", client="a"))
            for _ in range(5)
        ]
        await asyncio.sleep(0)
        found = await checkers.run(process_id, seconds=15, by="anybody", client="b")
        writing = await checkers.run(process_id, seconds=15, by="writers", client="a")
        assert not any(each.done() for each in many)
        for each in many:
            each.cancel()
        return found, writing

    assert len(set(run(scenario))) == 2


def test_a_full_line_sends_away_who_has_the_most_in_it():
    async def scenario(checkers):
        def ask(client):
            return asyncio.ensure_future(checkers.run(sleep_long, seconds=1, by="anybody", client=client))

        many = [ask("a") for _ in range(4)]
        await asyncio.sleep(0)
        other = ask("b")
        await asyncio.sleep(0)
        third = [ask("b"), ask("c")]
        return await asyncio.gather(*many, other, *third, return_exceptions=True)

    found = run(scenario, waiting=3)
    sent_away = [isinstance(each, Busy) and "too many" in each.what for each in found]
    assert sent_away == [False, False, True, True, False, False, False]
    assert isinstance(found[0], QueryTimeout)
    assert isinstance(found[4], QueryTimeout)


@pytest.mark.parametrize("by", ["anybody", "writers"])
def test_a_client_that_leaves_frees_its_place_and_ends_the_work(tmp_path, by):
    told = tmp_path / "id"

    async def left():
        while not (told.exists() and told.read_text()):
            await asyncio.sleep(0.01)

    async def scenario(checkers):
        with pytest.raises(ClientLeft):
            await checkers.run(write_id, told, seconds=20, by=by, client="a", left=left)
        await checkers.run(process_id, seconds=20, by=by, client="a")

    run(scenario)
    until(lambda: not runs(int(told.read_text())))


def test_who_leaves_while_his_process_is_made_leaves_none_behind():
    async def scenario(checkers):
        for _ in range(3):
            task = asyncio.ensure_future(checkers.run(sleep_long, seconds=20))
            await asyncio.sleep(0.01)
            task.cancel()
        return await checkers.run(process_id, seconds=20)

    assert run(scenario) != os.getpid()


@pytest.mark.parametrize("call", [sleep_long, spin])
def test_it_ends_by_itself_when_nobody_ends_it(call):
    async def scenario():
        nursery = Nursery("kg.serve.confinement")
        order = {"module": "", "path": sys.path, "memory": 2**31, "seconds": 0.5, "niceness": 0}
        _, line = await nursery.forked(order)
        reader, writer = await asyncio.open_unix_connection(sock=line)
        writer.write(pickle.dumps((call, ())))
        said = await asyncio.wait_for(reader.read(), 20)
        writer.close()
        nursery.close()
        return said

    assert asyncio.run(scenario()) == b""


def test_the_reference_answers_where_the_fast_engine_fails_and_the_log_says_so(capfd):
    order = Order(Document("data", BROKEN, TURTLE.media_type), options=Options(engine="fast"))
    found = once(validate_with_a_fast_engine_that_fails, order, seconds=60)
    assert found.results == carry_out(Order(Document("data", BROKEN, TURTLE.media_type))).results != ()
    said = capfd.readouterr().err
    assert "out of luck" in said
    assert "the reference answers" in said
