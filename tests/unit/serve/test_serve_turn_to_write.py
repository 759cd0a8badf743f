"""Who writes waits for his turn, but not for ever."""

import asyncio
import threading

import pytest

from kg.config import Settings
from kg.errors import Busy
from kg.serve.service import Service
from kg.store.embedded import MemoryStore


def test_what_waits_too_long_for_its_turn_is_refused_and_never_written():
    async def told():
        service = Service(MemoryStore(), Settings(query_seconds=0.2, _env_file=None))
        begun, may_end, written = threading.Event(), threading.Event(), []

        def long():
            begun.set()
            may_end.wait(10)
            written.append("long")

        first = asyncio.create_task(service.write_freely(0.1, long))
        await asyncio.to_thread(begun.wait, 10)
        with pytest.raises(Busy):
            await service.write(written.append, "of its own time")
        with pytest.raises(Busy):
            await service.write_freely(0.1, written.append, "of the time that was named")
        may_end.set()
        await first
        await service.write(written.append, "later")
        await service.close()
        return written

    assert asyncio.run(told()) == ["long", "later"]
