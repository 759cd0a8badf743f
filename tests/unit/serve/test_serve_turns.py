"""Threads are shared out: one client has some, and those who wait for one do not wait for ever."""

import asyncio
import threading

import pytest

from kg.errors import Busy
from kg.readers.pool import ClientLeft
from kg.serve.turns import Turns


def never():
    return asyncio.get_running_loop().create_future()


async def held(turns, client, number):
    """Give tasks that hold threads, once they do, and what lets them go on."""
    go_on, begun = threading.Event(), threading.Semaphore(0)

    def call():
        begun.release()
        go_on.wait(10)
        return client

    tasks = [asyncio.create_task(turns.run(call, client, 10, never)) for _ in range(number)]
    for _ in tasks:
        await asyncio.to_thread(begun.acquire)
    return tasks, go_on


def test_one_client_leaves_threads_for_others():
    async def asked():
        turns = Turns(8, 100)
        tasks, go_on = await held(turns, "a", 2)
        with pytest.raises(Busy):
            await turns.run(int, "a", 0.05, never)
        assert await turns.run(int, "b", 0.05, never) == 0
        waiting = asyncio.create_task(turns.run(int, "a", 10, never))
        go_on.set()
        assert await asyncio.gather(*tasks, waiting) == ["a", "a", 0]

    asyncio.run(asked())


def test_too_many_that_wait_are_refused_and_those_of_one_client_first():
    async def asked():
        turns = Turns(4, 8)
        tasks, go_on = await held(turns, "a", 1)
        waiting = [asyncio.create_task(turns.run(int, "a", 10, never)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await turns.run(int, "a", 10, never)
        assert await turns.run(int, "b", 10, never) == 0
        go_on.set()
        await asyncio.gather(*tasks, *waiting)

    asyncio.run(asked())


def test_whoever_leaves_or_is_cancelled_waits_no_longer():
    async def asked():
        turns = Turns(4, 8)
        tasks, go_on = await held(turns, "a", 1)
        gone = never()
        leaving = asyncio.create_task(turns.run(int, "a", 10, lambda: gone))
        stopped = asyncio.create_task(turns.run(int, "a", 10, never))
        await asyncio.sleep(0)
        gone.set_result(None)
        stopped.cancel()
        with pytest.raises(ClientLeft):
            await leaving
        with pytest.raises(asyncio.CancelledError):
            await stopped
        go_on.set()
        await asyncio.gather(*tasks)
        assert await turns.run(int, "a", 0.05, never) == 0

    asyncio.run(asked())
