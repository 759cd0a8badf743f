"""Connections that do not get on are cut; those that wait for us, or get on slowly, are not."""

import asyncio
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from uvicorn import Config
from uvicorn.server import ServerState

from kg.serve import patience
from kg.serve.connection import bounded
from kg.serve.patience import (
    ANSWER_SECONDS,
    BODY_BYTES,
    BODY_SECONDS,
    HEAD_SECONDS,
    MOST_HEAD_BYTES,
    Patience,
)


class Connection:
    def __init__(self, cycle=None, unsent=0, read_paused=False):
        self.cycle, self.unsent, self.is_cut = cycle, unsent, False
        self.received = self.requests = self.head_bytes = 0
        self.flow = SimpleNamespace(read_paused=read_paused)
        self.transport = SimpleNamespace(get_write_buffer_size=lambda: self.unsent, abort=self.cut)

    def cut(self):
        self.is_cut = True


def cycle(*, complete=False, more_body=False):
    return SimpleNamespace(response_complete=complete, more_body=more_body)


@pytest.fixture
def until_cut(monkeypatch):
    """Look at a connection for a hundred seconds; give when it was cut, or None."""

    def watched(connection, change=lambda second: None):
        looking, now = Patience(), [0.0]
        monkeypatch.setattr(patience.time, "monotonic", lambda: now[0])
        for second in range(100):
            now[0] = float(second)
            change(second)
            looking.look({connection})
            if connection.is_cut:
                return second
        return None

    return watched


@pytest.mark.parametrize(
    ("connection", "allowed"),
    [
        (Connection(), HEAD_SECONDS),
        (Connection(cycle(complete=True)), HEAD_SECONDS),
        (Connection(cycle(more_body=True)), BODY_SECONDS),
        (Connection(cycle(), unsent=1000), ANSWER_SECONDS),
        (Connection(cycle(complete=True), unsent=1000), ANSWER_SECONDS),
    ],
    ids=["no head", "no second head", "no body", "an answer not taken", "the end of one not taken"],
)
def test_what_does_not_get_on_is_cut(until_cut, connection, allowed):
    assert until_cut(connection) == allowed + 1


def test_what_waits_for_us_is_not_cut(until_cut):
    assert until_cut(Connection(cycle())) is None
    assert until_cut(Connection(cycle(more_body=True), read_paused=True)) is None


def test_what_gets_on_is_not_cut_and_what_drips_is(until_cut):
    body = Connection(cycle(more_body=True))

    def come(bytes_a_second):
        def change(second):
            body.received += bytes_a_second

        return change

    assert until_cut(body, come(BODY_BYTES // 20)) is None
    assert until_cut(body, come(BODY_BYTES // 100)) is not None
    taken = Connection(cycle(), unsent=10_000)

    def take(second):
        taken.unsent = 10_000 - second // 20

    assert until_cut(taken, take) is None


def test_a_connection_that_asks_again_and_again_is_not_cut(until_cut):
    """Whenever it is looked at, its last answer may be complete."""
    busy = Connection(cycle(complete=True))

    def ask(second):
        busy.requests += 7

    assert until_cut(busy, ask) is None


def test_heads_that_are_not_whole_are_held_to_a_size_all_together():
    large = [Connection() for _ in range(MOST_HEAD_BYTES // 60_000 + 50)]
    small, asking = Connection(), Connection(cycle(more_body=True))
    for each in (*large, asking):
        each.head_bytes = 60_000
    small.head_bytes = 500
    Patience().look([small, asking, *large])
    kept = sum(each.head_bytes for each in (small, *large) if not each.is_cut)
    assert MOST_HEAD_BYTES - 60_000 < kept <= MOST_HEAD_BYTES
    assert not small.is_cut
    assert not asking.is_cut


def test_a_connection_tells_what_it_holds_of_a_head():
    connection = bounded(65_536)(Config(None, loop="asyncio"), ServerState(), {}, asyncio.new_event_loop())
    connection.connection_made(Mock())
    assert connection.head_bytes == 0
    connection.data_received(b"GET / HTTP/1.1\r\n")
    connection.data_received(b"X-A: " + b"a" * 10_000 + b"\r\nX-B: " + b"b" * 20_000)
    assert 30_000 < connection.head_bytes < 50_000
    connection.loop.close()
