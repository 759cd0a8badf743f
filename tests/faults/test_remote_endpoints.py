"""Public endpoints on their bad days: slow, busy, broken, cut off; and that we are polite to them."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from reconciling import extract, moody

from kg import __version__
from kg.errors import RemoteError
from kg.link.answers_kept import KeptAnswers
from kg.link.endpoint import Endpoint, user_agent

QUERY = "SELECT ?label WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def store():
    store = extract()
    yield store
    store.close()


class Waits(list):
    def __call__(self, seconds):
        self.append(seconds)


def endpoint(server, **changes):
    waits = Waits()
    return Endpoint(server.url, **{"pause": 0.0, "patience": 3.0, "sleep": waits, **changes}), waits


def test_a_real_answer_comes_as_rows(store):
    with moody(store) as server:
        asked, waits = endpoint(server)
        rows = asked.select(QUERY)
    assert {"label": "Ann Example"} in rows
    assert waits == []


@pytest.mark.parametrize("mood", ["broken", "html", "cut", (500, {}), (502, {}), (503, {}), (429, {})])
def test_a_fault_is_waited_out_longer_each_time(store, mood):
    with moody(store, mood, mood) as server:
        asked, waits = endpoint(server)
        assert {"label": "Ann Example"} in asked.select(QUERY)
    assert len(server.seen) == 3
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("7", 7, 7),
        ("in a minute", 30, 60),
        ("soon", 1, 1),
    ],
)
def test_it_waits_as_long_as_the_server_asks(store, said, least, most):
    if said == "in a minute":  # as a date, told now and not when the tests were gathered
        said = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    with moody(store, (429, {"Retry-After": said})) as server:
        asked, waits = endpoint(server)
        asked.select(QUERY)
    assert len(waits) == 1
    assert least <= waits[0] <= most


def test_a_wait_that_is_too_long_is_told_and_not_waited(store):
    with moody(store, (429, {"Retry-After": "3600"})) as server:
        asked, waits = endpoint(server)
        with pytest.raises(RemoteError, match="3600 seconds"):
            asked.select(QUERY)
    assert waits == []
    assert len(server.seen) == 1


@pytest.mark.parametrize("mood", ["broken", "cut", (500, {})])
def test_after_the_last_try_the_error_names_the_endpoint(store, mood):
    with moody(store, *[mood] * 9) as server:
        asked, _ = endpoint(server, tries=3)
        with pytest.raises(RemoteError) as caught:
            asked.select(QUERY)
    assert caught.value.where == server.url
    assert len(server.seen) == 3


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_refusal_is_not_asked_again(store, status):
    with moody(store, (status, {})) as server:
        asked, _ = endpoint(server)
        with pytest.raises(RemoteError, match=f"status {status}: not now"):
            asked.select(QUERY)
    assert len(server.seen) == 1


@pytest.mark.parametrize("mood", ["hang", "drip"])
def test_a_server_that_does_not_finish_is_left_in_time(store, mood):
    with moody(store, mood, mood) as server:
        asked, _ = endpoint(server, patience=1.0, tries=2)
        begun = time.monotonic()
        with pytest.raises(RemoteError):
            asked.select(QUERY)
    assert time.monotonic() - begun < 6


def test_no_server_at_all_is_an_error_of_the_tree(store):
    with moody(store) as server:
        asked, _ = endpoint(server, tries=2)
    with pytest.raises(RemoteError, match="no answer"):
        asked.select(QUERY)


def test_requests_keep_their_distance(store):
    with moody(store) as server:
        asked, _ = endpoint(server, pause=0.3, sleep=time.sleep)
        for _ in range(3):
            asked.select(QUERY)
    times = [moment for moment, _, _ in server.seen]
    assert all(later - earlier >= 0.28 for earlier, later in pairwise(times))


def test_it_says_who_asks(store):
    with moody(store) as server:
        asked, _ = endpoint(server, agent=user_agent("mailto:me@example.org"))
        asked.select(QUERY)
    (_, headers, _) = server.seen[0]
    assert headers["User-Agent"].startswith(f"diplomacy-kg/{__version__} (https://")
    assert "me@example.org" in headers["User-Agent"]
    assert headers["Accept"].startswith("application/sparql-results+json")


def test_answers_are_kept_for_their_time_and_asked_for_again_after(store, tmp_path):
    now = 1_000_000.0
    kept = KeptAnswers(tmp_path / "deep" / "kept", days=2, now=lambda: now)
    with moody(store) as server:
        asked, _ = endpoint(server)
        first = kept.select(asked, QUERY)
        assert kept.select(asked, QUERY) == first
        assert len(server.seen) == 1
        now += 1.9 * 86_400
        assert kept.select(asked, QUERY) == first
        now += 0.2 * 86_400
        assert kept.select(asked, QUERY) == first
    assert len(server.seen) == 2
    assert kept.hits == 2


def test_a_kept_answer_that_is_broken_is_asked_for_again(store, tmp_path):
    kept = KeptAnswers(tmp_path)
    with moody(store) as server:
        asked, _ = endpoint(server)
        first = kept.select(asked, QUERY)
        (file,) = tmp_path.iterdir()
        file.write_text('{"rows": [', encoding="utf-8")
        assert kept.select(asked, QUERY) == first
    assert len(server.seen) == 2


def test_a_failure_is_not_kept(store, tmp_path):
    kept = KeptAnswers(tmp_path)
    with moody(store, (500, {})) as server:
        asked, _ = endpoint(server, tries=1)
        with pytest.raises(RemoteError):
            kept.select(asked, QUERY)
        assert list(tmp_path.iterdir()) == []
        assert kept.select(asked, QUERY)
