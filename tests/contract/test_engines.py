"""Each engine gives the same outcomes in the same order, and the same bytes in the store."""

from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from faulty_engine import article, start
from made_up import ARTICLE, AUTHORITY, BASE

from kg.config import Settings
from kg.errors import InputError
from kg.pipeline import ingest, settled
from kg.resources import folder
from kg.source import read
from kg.store import open_store
from kg.workers import Cluster, Processes, loopback_cluster

TESTS = Path(__file__).resolve().parent.parent
SETTINGS = Settings(store="memory:", base_iri=BASE)
ARTICLES = [
    article(1),
    ARTICLE,
    article(2, "refuse"),
    article(3, "skip"),
    article(4, "stumble"),
    *(replace(ARTICLE, key=f"{number:016x}") for number in range(100, 130)),
    article(5),
]


@contextmanager
def this_process(settings, begin):
    yield begin(settings)


@contextmanager
def processes(settings, begin):
    with Processes(settings, 2, begin) as engine:
        yield engine


@contextmanager
def dask(settings, begin):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(TESTS))
        with loopback_cluster(2) as cluster, Cluster(settings, cluster.address, begin) as engine:
            yield engine


ENGINES = {"this process": this_process, "processes": processes, "dask": dask}


@pytest.fixture(scope="module", params=ENGINES.values(), ids=ENGINES)
def engine(request):
    with request.param(SETTINGS, start) as found:
        yield found


def told(outcomes):
    """Give all that outcomes say; errors are alike if they say the same."""
    return [(replace(each, error=None), str(each.error), type(each.error)) for each in outcomes]


def held(settings, outcomes_of):
    with closing(open_store(settings)) as store:
        list(outcomes_of(store))
        return {graph: store.graph(graph) for graph in store.graphs()}


def test_outcomes_are_those_of_one_process_in_the_order_of_the_articles(engine):
    outcomes = list(engine.outcomes(ARTICLES))
    assert [outcome.article for outcome in outcomes] == ARTICLES
    assert [outcome.status for outcome in outcomes[:5]] == ["read", "read", "failed", "skipped", "failed"]
    assert told(outcomes) == told(start(SETTINGS).outcomes(ARTICLES))


def test_the_store_holds_the_same_bytes(engine):
    found = held(SETTINGS, lambda store: settled(engine.outcomes(ARTICLES), store, SETTINGS, AUTHORITY))
    assert found == held(SETTINGS, lambda store: start(SETTINGS).ingest(ARTICLES, store))
    assert len(found) == len(ARTICLES) - 3 + 2  # of entities and of the canonical layer


def test_an_engine_can_be_used_again(engine):
    first, again = list(engine.outcomes(ARTICLES[:3])), list(engine.outcomes(ARTICLES[:3]))
    assert told(first) == told(again)
    assert list(engine.outcomes([])) == []


def test_what_came_before_the_source_broke_off_is_given(engine):
    def source():
        yield from ARTICLES[:3]
        raise InputError("line 4 is no JSON")

    found = []
    with pytest.raises(InputError, match="line 4"):
        found.extend(engine.outcomes(source()))
    assert [outcome.article for outcome in found] == ARTICLES[:3]


@pytest.mark.slow
def test_the_real_reading_gives_the_same_bytes_canonical_events_and_all():
    settings = Settings(store="memory:")
    articles = [one for path in sorted(folder("samples").glob("*.md")) for one in read(path, settings)]
    with Processes(settings, 2) as engine:
        found = held(settings, lambda store: ingest(articles, store, settings, engine=engine))
    assert found == held(settings, lambda store: ingest(articles, store, settings))
    assert len(found) == len(articles) + 2
