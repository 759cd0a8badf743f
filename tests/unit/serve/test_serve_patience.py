"""Connections that do not get on are cut; those that wait for us, or get on slowly, are not."""

from types import SimpleNamespace

import pytest

from kg.serve import patience
from kg.serve.patience import ANSWER_SECONDS, BODY_BYTES, BODY_SECONDS, HEAD_SECONDS, Patience


class Connection:
    def __init__(self, cycle=None, unsent=0, read_paused=False):
        self.cycle, self.unsent, self.is_cut = cycle, unsent, False
        self.received = self.requests = 0
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
