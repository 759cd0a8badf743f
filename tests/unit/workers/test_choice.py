import pytest
from made_up import BASE

from kg.config import Settings, load_settings
from kg.errors import UsageError
from kg.workers import Processes, engine_for, loopback


def test_one_worker_is_this_process():
    with engine_for(Settings(store="memory:")) as engine:
        assert engine is None


def test_more_are_processes(monkeypatch):
    monkeypatch.setenv("KG_WORKERS", "2")
    with engine_for(load_settings(store="memory:", base_iri=BASE)) as engine:
        assert isinstance(engine, Processes)


def test_an_engine_without_its_package_says_what_to_install(monkeypatch):
    monkeypatch.setattr(loopback, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="distributed") as told, engine_for(settings("dask://127.0.0.1:1")):
        pass
    assert "[dask]" in told.value.todo


def settings(engine):
    return load_settings(store="memory:", engine=engine)


@pytest.mark.parametrize("engine", ["ray://host:1", "dask://host", "host:8786", "dask://"])
def test_an_address_that_is_none_is_refused(engine):
    with pytest.raises(UsageError, match="engine"):
        settings(engine)
