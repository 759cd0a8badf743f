"""Readers answer, are stopped at the deadline, are replaced when they die, and take turns."""

import asyncio
import json
import os
import signal

import pytest

from kg.errors import Busy, QueryCrash, QueryError, QueryTimeout
from kg.readers.pool import ClientLeft

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
ALL = "SELECT * { ?s <urn:p> ?o }"
# 2,000 to the third: no machine counts them in a test's time.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
ENDLESS_ROWS = "SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
# The guard, which is not asked here, refuses it: the engine's stack overflows.
KILLER = "ASK " + "{" * 5000 + "}" * 5000


def count(body):
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def test_a_question_is_answered_from_the_snapshot(asking):
    async def test(asking):
        return count(await asking.answer(COUNT))

    assert asking(test) == 2000


def test_a_large_answer_comes_in_blocks_and_whole(asking):
    async def test(asking):
        asked = await asking.begun("SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y } LIMIT 100000")
        blocks = []
        while (block := await asked.block()) is not None:
            blocks.append(block)
        asking.pool.release(asked)
        return blocks

    blocks = asking(test)
    assert {len(block) for block in blocks[:-1]} == {65536}
    assert len(json.loads(b"".join(blocks))["results"]["bindings"]) == 100_000


def test_what_was_written_is_seen_by_who_names_its_revision(asking):
    async def test(asking):
        found = [count(await asking.answer(COUNT))]
        for number in range(3):
            asking.store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:new> <urn:p> {number} }} }}")
            found.append(count(await asking.answer(COUNT, revision=asking.store.revision)))
        return found

    assert asking(test) == [2000, 2001, 2002, 2003]


def test_an_error_of_the_query_is_told_with_its_place(asking):
    async def test(asking):
        with pytest.raises(QueryError) as error:
            await asking.answer("SELECT * { ?s }")
        assert "line 1, column" in error.value.where
        return count(await asking.answer(COUNT))

    assert asking(test) == 2000


def test_a_query_without_end_is_stopped_and_the_others_go_on(asking):
    async def test(asking):
        await asking.answer(COUNT)
        slow = asyncio.create_task(asking.answer(ENDLESS, seconds=1))
        await asyncio.sleep(0.1)
        assert count(await asking.answer(COUNT)) == 2000
        with pytest.raises(QueryTimeout):
            await slow

    asking(test)


def test_an_answer_that_breaks_off_at_the_deadline_says_so(asking):
    async def test(asking):
        await asking.answer(COUNT)  # the first reader takes its time on a busy machine
        asked = await asking.begun(ENDLESS_ROWS, seconds=1)
        assert await asked.block()
        with pytest.raises(QueryTimeout):
            await asking.rest(asked)

    asking(test)


def test_a_reader_that_dies_costs_one_answer(asking):
    async def test(asking):
        for _ in range(3):
            with pytest.raises(QueryCrash):
                await asking.answer(KILLER)
        return count(await asking.answer(COUNT))

    assert asking(test) == 2000


def test_a_query_is_held_to_its_memory(asking):
    hungry = (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c))) AS ?all) " + ENDLESS[ENDLESS.index("{") :]
    )

    async def test(asking):
        with pytest.raises(QueryCrash):
            await asking.answer(hungry)
        return count(await asking.answer(COUNT))

    assert asking(test, memory=150_000_000) == 2000


def test_when_the_client_leaves_the_reader_is_free(asking):
    async def test(asking):
        gone = asyncio.Event()

        async def left():
            await gone.wait()

        slow = asyncio.create_task(asking.answer(ENDLESS, left=left))
        while not asking.pool._running:  # the first reader takes its time on a busy machine
            await asyncio.sleep(0.02)
        gone.set()
        with pytest.raises(ClientLeft):
            await slow
        assert not asking.pool._running

    asking(test)


def test_too_many_that_wait_are_refused(asking):
    async def test(asking):
        many = [asyncio.create_task(asking.answer(ENDLESS + f"#{n}", seconds=1)) for n in range(20)]
        done = await asyncio.gather(*many, return_exceptions=True)
        kinds = {type(each) for each in done}
        assert Busy in kinds
        assert kinds <= {Busy, QueryTimeout}

    asking(test, waiting=5)


def test_a_queue_that_one_client_fills_has_room_for_others(asking):
    async def test(asking):
        await asking.answer(COUNT)
        many = [
            asyncio.create_task(asking.answer(ENDLESS + f"#{n}", client="b", seconds=5)) for n in range(20)
        ]
        await asyncio.sleep(0.3)
        for client in "acd":
            assert count(await asking.answer(COUNT, client=client, seconds=5)) == 2000
        refused = [each.exception() for each in many if each.done()]
        assert refused
        assert {type(each) for each in refused} == {Busy}
        for each in many:
            each.cancel()
        await asyncio.gather(*many, return_exceptions=True)

    asking(test, waiting=5)


@pytest.mark.parametrize("is_same", [True, False])
def test_a_storm_of_long_queries_leaves_the_quick_ones_through(asking, is_same):
    async def test(asking):
        await asking.answer(COUNT)
        storm = [
            asyncio.create_task(asking.answer(ENDLESS + ("" if is_same else f"#{n}"), client="b", seconds=4))
            for n in range(30)
        ]
        await asyncio.sleep(0.5)
        for _ in range(20):
            assert count(await asking.answer(COUNT, client="a", seconds=3)) == 2000
        assert not any(each.done() for each in storm)
        for each in storm:
            each.cancel()
        await asyncio.gather(*storm, return_exceptions=True)
        assert not asking.pool._running

    asking(test)


def test_who_does_not_take_answers_holds_nobody_up_not_even_themselves(asking, monkeypatch):
    monkeypatch.setattr("kg.readers.pool._STALLED_SECONDS", 0.1)

    async def test(asking):
        stalled = []
        for number in range(6):
            rows = ENDLESS_ROWS.replace("?a", f"?a{number}")
            stalled.append(await asking.begun(rows, client="b", seconds=50))
        assert count(await asking.answer(COUNT + "# new", client="b", seconds=10)) == 2000
        assert count(await asking.answer(COUNT, client="a", seconds=10)) == 2000
        # Twice as many as there are readers may stall, one place is for others; the first had to go.
        cut = [asked for asked in stalled if asked.error]
        assert stalled[0] in cut
        assert all(isinstance(asked.error, QueryTimeout) for asked in cut)
        assert 3 <= len(asking.pool._running) <= 4
        last = stalled[-1]
        assert len(await last.block()) == 65_536
        for asked in stalled:
            asking.pool.release(asked)
        assert not asking.pool._running

    asking(test, readers=2)


def test_who_takes_an_answer_slowly_is_not_cut_for_others(asking, monkeypatch):
    monkeypatch.setattr("kg.readers.pool._STALLED_SECONDS", 0.5)

    async def test(asking):
        async def slow(number):
            rows = ENDLESS_ROWS.replace("?a", f"?a{number}") + " LIMIT 16000"
            asked = await asking.begun(rows, client="b", seconds=50)
            taken = 0
            while (block := await asked.block()) is not None:
                taken += len(block)
                await asyncio.sleep(0.05)
            asking.pool.release(asked)
            return taken

        found = await asyncio.gather(*map(slow, range(6)))
        assert min(found) > 1_500_000

    asking(test, readers=2)


def test_bursts_of_quick_questions_start_no_new_readers_again_and_again(asking):
    async def test(asking):
        async def burst():
            clients = [asking.answer(COUNT, client=client) for client in "aabbccdd"]
            assert {count(body) for body in await asyncio.gather(*clients)} == {2000}

        seen = set()
        for _ in range(25):
            await burst()
            seen |= {line.reader for line in asking.pool._lines}
        # Two in each of the lanes for quick and for new ones, and some that stand by.
        assert len(seen) <= 8
        asking.pool._tidy()
        assert len(asking.pool._idle) <= 4

    asking(test, readers=2)


def test_a_killed_zygote_is_replaced(asking):
    async def test(asking):
        await asking.answer(COUNT)
        os.kill(asking.pool._nursery._process.pid, signal.SIGKILL)
        found = []
        for _ in range(5):
            try:
                found.append(count(await asking.answer(COUNT)))
            except QueryCrash:
                await asyncio.sleep(0.05)
        return found[-1]

    assert asking(test) == 2000


def test_old_snapshots_are_removed(asking):
    async def test(asking):
        for number in range(4):
            asking.store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:new> <urn:p> {number} }} }}")
            await asking.answer(COUNT, revision=asking.store.revision)
        asking.pool._tidy()
        for _ in range(100):
            await asyncio.sleep(0.02)
            if len(left := list(asking.snapshots._folder.iterdir())) == 1:
                break
        return len(left)

    assert asking(test) == 1
