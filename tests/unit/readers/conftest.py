"""A pool of readers over a small store in memory."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from kg.readers import Question
from kg.readers.pool import Limits, Pool
from kg.readers.snapshots import Snapshots
from kg.store import MemoryStore

TRIPLES = "".join(f'<urn:s{n}> <urn:p> "{n}" .\n' for n in range(2000)).encode()


class Asking:
    """Asks a pool, as one client or another."""

    def __init__(self, store, pool, snapshots):
        self.store, self.pool, self.snapshots = store, pool, snapshots

    async def begun(self, text, client="a", seconds=50.0, left=None, revision=0):
        snapshot = await self.snapshots.newest(revision)
        return await self.pool.ask(Question(text), snapshot, client=client, seconds=seconds, left=left)

    async def answer(self, text, **more):
        return await self.rest(await self.begun(text, **more))

    async def rest(self, asked):
        body = b""
        try:
            while (block := await asked.block()) is not None:
                body += block
            return body
        finally:
            self.pool.release(asked)


@asynccontextmanager
async def pool_of(readers=2, waiting=100, memory=1_000_000_000, port=0):
    store = MemoryStore()
    store.replace_graphs({"urn:g": TRIPLES})
    snapshots = Snapshots(store, None)
    pool = Pool(snapshots, Limits(readers, waiting, memory, port))
    try:
        yield Asking(store, pool, snapshots)
    finally:
        pool.close()
        snapshots.close()
        store.close()


@pytest.fixture
def asking():
    """Run a test in an event loop, with a pool."""

    def run(test, **limits):
        async def whole():
            async with pool_of(**limits) as asking:
                return await asyncio.wait_for(test(asking), 60)

        return asyncio.run(whole())

    return run
