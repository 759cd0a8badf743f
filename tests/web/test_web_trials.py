"""Updates that take long: what they change is found out beside the store, and the writer only writes it."""

import threading
import time

import pytest
from serving import BEARER, serving

from kg.store import EmbeddedStore

HEADERS = {**BEARER, "content-type": "application/sparql-update"}
LARGE = " . ".join(f"<urn:s{number}> <urn:p> <urn:o{number}>" for number in range(5_000))
# Takes some seconds, and changes little.
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:big> { ?a ?b ?c } GRAPH <urn:big> { ?d ?e ?f } }"
SLOW = f"""DELETE {{ GRAPH <urn:old> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <urn:new> {{ %s <urn:number> ?n }} }}
    WHERE {{ {{ {COUNT} }} GRAPH <urn:old> {{ ?s ?p ?o }} }}"""


@pytest.fixture
def client(tmp_path):
    store = EmbeddedStore(tmp_path / "store")
    store.update(f"INSERT DATA {{ GRAPH <urn:big> {{ {LARGE} }} GRAPH <urn:old> {{ <urn:a> <urn:b> 'c' }} }}")
    with serving(store) as found:
        yield found
    store.close()


@pytest.fixture
def written(client, monkeypatch):
    """The texts that the store is given to run."""
    store, texts = client.app.state.service.store, []
    run = store.update
    monkeypatch.setattr(store, "update", lambda text: (texts.append(text), run(text)))
    return texts


def update(client, text):
    return client.post("/update?timeout=100", content=text, headers=HEADERS).status_code


def numbers(client):
    store = client.app.state.service.store
    return store.query(
        "SELECT ?n { GRAPH <urn:new> { ?x <urn:number> ?n } }", media_type="text/csv"
    ).body.split()[1:]


def test_the_writer_is_not_held_by_what_took_long_to_find_out(client, written):
    assert update(client, SLOW % "<urn:x>") == 204
    assert numbers(client) == [b"25000000"]
    assert client.app.state.service.store.graphs() == ["urn:big", "urn:new"]
    assert not any("COUNT" in text for text in written)


def test_what_others_write_meanwhile_counts(client, written):
    service = client.app.state.service

    def write_meanwhile():
        time.sleep(0.3)
        service.store.load(b"<urn:more> <urn:p> 1 .", media_type="text/turtle", graph="urn:big")

    other = threading.Thread(target=write_meanwhile)
    other.start()
    assert update(client, SLOW % "<urn:x>") == 204
    other.join()
    assert numbers(client) == [b"25010001"]
    assert not any("COUNT" in text for text in written)


def test_what_blank_nodes_are_in_is_run_again(client, written):
    assert update(client, SLOW % "_:x") == 204
    assert numbers(client) == [b"25000000"]
    assert any("COUNT" in text for text in written)
