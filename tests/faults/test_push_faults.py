"""Graph stores on their bad days: what was sent is known, and nothing is sent twice with harm."""

import pytest
from graph_stores import Failing, failing, free_port, oxigraph

from kg.errors import AccessError, RemoteError, TooLarge
from kg.push import Access, push, target_of
from kg.push.push import verify
from kg.store.dialects import addresses, dialect_of
from kg.store.embedded import MemoryStore
from kg.store.graph_server import GraphServer, Unreachable

BASE = "https://example.org/kg/"
JOURNAL = f"{BASE}graph/pushed"


@pytest.fixture
def store():
    store = MemoryStore()
    store.replace_graphs({f"urn:g{n}": f'<urn:s> <urn:p> "{n}" .\n'.encode() for n in range(6)})
    yield store
    store.close()


class Waits(list):
    def __call__(self, seconds):
        self.append(seconds)


def server(to, **changes):
    dialect, address = dialect_of(to.target if isinstance(to, Failing) else to)
    waits = Waits()
    return GraphServer(dialect, addresses(dialect, address), Access(), sleep=waits, **changes), waits


def puts(store):
    return [graph for method, graph in store.seen if method == "PUT" and graph != JOURNAL]


@pytest.mark.parametrize("fault", [(503, {}), (429, {}), (502, {}), (504, {}), "reset", "kept"])
def test_a_passing_fault_is_waited_out(store, fault):
    with failing(fault, fault) as far:
        target, waits = server(far)
        report = push(store, target, BASE, workers=1)
        assert sorted(report.sent) == store.graphs()
        for graph in store.graphs():
            verify(target, graph, store.graph(graph))
        assert len(puts(far)) == 8
        assert push(store, target, BASE).sent == []
        target.close()
    assert len(waits) == 2
    assert 0 < waits[0] < waits[1]


def test_retry_after_is_heeded_but_not_for_ever(store):
    with failing((503, {"Retry-After": "7"}), (429, {"Retry-After": "86400"})) as far:
        target, waits = server(far)
        assert len(push(store, target, BASE, workers=1).sent) == 6
        target.close()
    assert waits == [7.0, 60.0]


def test_a_slow_answer_is_taken_for_a_lost_one_and_sent_again(store):
    with failing("slow") as far:
        target, waits = server(far, timeout=0.3)
        assert len(push(store, target, BASE, workers=1).sent) == 6
        target.close()
    assert len(waits) == 1


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_graph_that_is_rejected_does_not_stop_the_rest(store, status):
    with failing((status, {})) as far:
        target, _ = server(far)
        report = push(store, target, BASE, workers=1)
        assert list(report.failed) == ["urn:g0"]
        said = str(report.failed["urn:g0"])
        assert str(status) in said
        assert "not this one" in said
        assert "urn:g0" in said
        assert len(report.sent) == 5
        again = push(store, target, BASE)
        assert again.sent == ["urn:g0"]
        assert again.same == 5
        target.close()


def test_a_graph_that_is_too_large_for_the_server_says_so(store):
    with failing((413, {})) as far:
        target, _ = server(far)
        assert isinstance(push(store, target, BASE, workers=1).failed["urn:g0"], TooLarge)
        target.close()


@pytest.mark.parametrize("status", [401, 403, 307])
def test_without_the_right_nothing_more_is_sent(store, status):
    elsewhere = {"Location": "http://127.0.0.1:1/"}
    with failing(None, (status, elsewhere), (status, elsewhere)) as far:
        target, _ = server(far)
        with pytest.raises(AccessError, match=str(status)):
            push(store, target, BASE, workers=1)
        assert puts(far)[:2] == ["urn:g0", "urn:g1"]
        assert len(puts(far)) < 6
        target.close()
        target, _ = server(far)
        report = push(store, target, BASE)
        assert "urn:g0" not in report.sent
        assert "urn:g1" in report.sent
        target.close()


def test_a_server_that_stays_away_stops_the_push_and_the_next_goes_on(store):
    away = [(503, {})] * 40
    with failing(None, None, *away) as far:
        target, waits = server(far)
        with pytest.raises(Unreachable, match="503"):
            push(store, target, BASE, workers=1)
        assert len(waits) >= 4
        far.faults.clear()
        before = len(far.seen)
        report = push(store, target, BASE)
        assert {"urn:g0", "urn:g1"}.isdisjoint(report.sent)
        assert {"urn:g0", "urn:g1"}.isdisjoint({graph for _, graph in far.seen[before:]})
        assert report.same + len(report.sent) == 6
        target.close()


def test_a_push_cut_off_before_the_journal_sends_again_what_is_not_sure(store):
    with failing() as far:
        target, _ = server(far)
        push(store, target, BASE)
        old = store.graph("urn:g1")
        store.replace_graphs({"urn:g1": b'<urn:s> <urn:p> "new" .\n'})
        far.refused = "urn:g1"  # taken as if the process had died: neither the old nor the new state is sure
        push(store, target, BASE)
        far.refused = ""
        store.replace_graphs({"urn:g1": old})
        assert push(store, target, BASE).sent == ["urn:g1"]
        target.close()


def test_a_server_that_is_killed_and_comes_back_is_pushed_to_again(store, tmp_path):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with oxigraph(tmp_path, port):
        target, _ = server(f"oxigraph+{url}")
        assert len(push(store, target, BASE).sent) == 6
    store.replace_graphs({"urn:g0": b'<urn:s> <urn:p> "new" .\n'})
    with pytest.raises(RemoteError, match="does not answer"):
        push(store, target, BASE)
    with oxigraph(tmp_path, port):
        report = push(store, target, BASE)
        for graph in store.graphs():
            verify(target, graph, store.graph(graph))
    assert "urn:g0" in report.sent
    target.close()


@pytest.mark.parametrize("bad", ["ftp://x", "nosuch+http://x", "oxigraph+x", "oxigraph+http://u:secret@x:1"])
def test_a_bad_target_is_refused_and_no_password_repeated(bad):
    from kg.errors import UsageError

    with pytest.raises(UsageError) as error:
        target_of(bad, Access())
    assert "secret" not in str(error.value)
