"""The quads that serving is measured with: the same each time, and with the answers that are asked for."""

import os

import pyoxigraph as ox

from kg.bench.made_up_quads import made_up_quads
from kg.bench.processes import proportional_mb, seconds_of_all
from kg.bench.serve import small_queries


def test_the_same_numbers_give_the_same_quads():
    first, again, other = (b"".join(made_up_quads(22_000, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert 22_000 <= first.count(b"\n") < 22_300


def test_a_small_answer_has_four_rows():
    store = ox.Store()
    articles = -1
    for graph in made_up_quads(22_000):
        store.bulk_load(graph, format=ox.RdfFormat.N_QUADS)
        articles += 1
    query = small_queries(articles)
    assert len({query(number) for number in range(40)}) > 20
    for number in range(40):
        assert len(list(store.query(query(number)))) == 4


def test_the_memory_of_this_process_is_seen():
    assert proportional_mb(os.getpid()) > 10


def test_the_processor_time_of_this_process_is_seen():
    before = seconds_of_all(os.getpid())
    assert sum(number % 7 for number in range(3_000_000)) > 0
    assert 0 < before < seconds_of_all(os.getpid())
