"""The dataset in numbers, where programs look for it."""

import asyncio

import pyoxigraph as ox
import pytest
from serving import BEARER
from starlette.testclient import TestClient

from kg.config import Settings
from kg.query.describe import holdings
from kg.serve import create_app
from kg.serve.held import HeldCounts
from kg.store import MemoryStore

VOID = "http://rdfs.org/ns/void#"
PATH = "/.well-known/void"


def told(body, form=ox.RdfFormat.TURTLE):
    return [quad.triple for quad in ox.parse(body, format=form)]


def one(triples, name):
    (found,) = [
        each.object.value
        for each in triples
        if each.predicate.value == VOID + name and each.subject.value.endswith("#dataset")
    ]
    return found


def test_the_service_links_to_its_dataset(reader):
    for answer in (reader.get("/sparql"), reader.head("/sparql")):
        assert answer.headers["link"] == f'<{PATH}>; rel="describedby"'


def test_the_dataset_is_told_in_numbers(reader):
    triples = told(reader.get(PATH, headers={"accept": "text/turtle"}).content)
    text = "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?x a ?class }"
    classes = reader.get("/sparql", params={"query": text, "format": "csv"}).text.split()[1]
    assert one(triples, "classes") == classes != "0"
    assert one(triples, "sparqlEndpoint").endswith("/sparql")
    assert one(triples, "triples") == str(reader.get("/health?count=now", headers=BEARER).json()["quads"])
    people = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a dip:Person }"
    count = reader.get("/sparql", params={"query": people, "format": "csv"}).text.split()[1]
    (part,) = [each.subject for each in triples if str(each.object).endswith("#Person>")]
    assert [
        each.object.value
        for each in triples
        if each.subject == part and each.predicate.value == f"{VOID}entities"
    ] == [count]


@pytest.mark.parametrize(
    ("name", "form"),
    [("nt", ox.RdfFormat.N_TRIPLES), ("rdf", ox.RdfFormat.RDF_XML), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_all_forms_tell_the_same(reader, name, form):
    assert set(told(reader.get(PATH, params={"format": name}).content, form)) == set(
        told(reader.get(PATH).content)
    )


def test_a_form_that_it_has_not_is_not_acceptable(reader):
    assert reader.get(PATH, params={"format": "csv"}).status_code == 406


def test_an_empty_store_is_a_dataset_of_nothing():
    store = MemoryStore()
    with TestClient(create_app(store, Settings(store="memory:"))) as client:
        triples = told(client.get(PATH).content)
    store.close()
    assert [one(triples, name) for name in ("triples", "entities", "classes")] == ["0", "0", "0"]


def test_counts_are_kept_for_a_minute_and_then_as_long_as_nothing_is_written(monkeypatch):
    store, now = MemoryStore(), [0.0]
    monkeypatch.setattr("kg.serve.held.time.monotonic", lambda: now[0])
    held = HeldCounts(store)

    async def counted():
        return holdings(store, store.count())

    async def asked():
        first = await held.get(counted)
        assert first == holdings(store, 0)
        store.update("INSERT DATA { <urn:a> a <urn:C> }")
        assert await held.get(counted) is first
        now[0] = 61.0
        second = await held.get(counted)
        assert (second.quads, second.classes) == (1, {"urn:C": 1})
        now[0] = 500.0
        assert await held.get(counted) is second

    asyncio.run(asked())
    store.close()
