"""Three stores, and small articles to put into them, for the tests that hold stores to one promise."""

import json

import pytest
from loopback import TOKEN, serving

from kg.store import EmbeddedStore, MemoryStore, ServerStore

BASE = "https://w3id.org/diplomacy-kg/"
DIP = f"{BASE}ontology#"
ENTITIES = f"{BASE}graph/entities"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
XSD = "http://www.w3.org/2001/XMLSchema#"
JSON_RESULTS = "application/sparql-results+json"


@pytest.fixture(params=["memory", "embedded", "server"])
def store(request, tmp_path):
    if request.param == "server":
        behind = MemoryStore()
        with serving(behind) as url:
            opened = ServerStore(url, TOKEN)
            yield opened
            opened.close()
        return
    opened = MemoryStore() if request.param == "memory" else EmbeddedStore(tmp_path / "store")
    yield opened
    opened.close()


def article(key):
    return f"{BASE}id/article/{key}"


def graph(key):
    return f"{BASE}graph/article/{key}"


def person(name):
    return f"{BASE}id/person/{name}"


def spo(s, p, o):
    return f"<{s}> <{p}> {o if o.startswith('"') else f'<{o}>'} .\n".encode()


def told(entity, label, *more):
    """Describe an entity: ``more`` are pairs of property and value."""
    triples = [(LABEL, f'"{label}"@en'), *more]
    return b"".join(spo(entity, p, o) for p, o in triples)


def naming(key, *entities, note="first"):
    """Give an article graph that points at the entities."""
    triples = [spo(article(key), f"{DIP}note", f'"{note}"')]
    triples += [spo(f"{article(key)}/link/{n}", f"{DIP}entity", entity) for n, entity in enumerate(entities)]
    return b"".join(sorted(triples))


def put(store, key, entities, note="first", **labels):
    descriptions = {person(name): told(person(name), labels.get(name, name)) for name in entities}
    return store.put_article(
        graph(key), naming(key, *map(person, entities), note=note), ENTITIES, descriptions
    )


def rows(store, text, **options):
    found = json.loads(store.query(text, **options).body)["results"]["bindings"]
    return sorted(tuple(sorted((name, cell["value"]) for name, cell in row.items())) for row in found)


def number(store, text):
    return int(rows(store, text)[0][0][1])


def described(store):
    return {
        name for ((_, name),) in rows(store, f"SELECT DISTINCT ?e {{ GRAPH <{ENTITIES}> {{ ?e ?p ?o }} }}")
    }


def everything(store):
    return {name: store.graph(name) for name in store.graphs()}
