"""The small invented world of ``tests/golden/demo.trig`` in a store, consolidated, with the ontology of its terms."""

import re
from io import BytesIO
from pathlib import Path

from kg.authority.records import Authority
from kg.config import DEFAULT_BASE, Settings
from kg.consolidate import rebuild
from kg.query.named import named_query
from kg.query.naming import find_iri
from kg.query.solutions import select
from kg.rdf.release import released_graph
from kg.store import MemoryStore
from kg.store.bulk import Document

WORLD = Path(__file__).parent / "golden" / "demo.trig"
_NOT_SHARED = re.compile(r"/id/(?!country/)([\w-]+)/")


def golden_store():
    store = MemoryStore()
    store.load(WORLD.read_bytes(), media_type="application/trig")
    store.replace_graphs({f"{DEFAULT_BASE}graph/ontology": released_graph("ontology", DEFAULT_BASE)})
    rebuild(store, Authority({}, ()), Settings(store="memory:"))
    return store


def golden_worlds(count):
    """Give a store with the world so many times: the same countries, all else with the same names."""
    store, one = MemoryStore(), golden_store()
    for name in one.graphs():
        for number in range(1 if name.endswith("/ontology") else count):
            text = _NOT_SHARED.sub(rf"/id/\1/{number}-" if number else r"/id/\1/", one.graph(name).decode())
            into = name.replace("/graph/article/", f"/graph/article/{number}-")
            store.load_bulk([Document(name, "application/n-triples", BytesIO(text.encode()))], into)
    one.close()
    return store


def filled(head, store):
    """Give the SPARQL of the question that the head of a case asks: its name and its values, with tabs."""
    name, *given = head.split("\t")
    question = named_query(name)
    kinds = {param.name: param.kind for param in question.params}
    values = dict(each.split("=", 1) for each in given)
    return question.fill(
        {
            key: find_iri(store, value, DEFAULT_BASE) if kinds[key] == "iri" else value
            for key, value in values.items()
        }
    )


def rows(store, text):
    """Give the rows of a query as tuples of text, IRIs of the world without their beginning."""
    found = select(store, text)
    return [
        tuple(
            row[name].value.removeprefix(f"{DEFAULT_BASE}id/") if name in row else ""
            for name in found.variables
        )
        for row in found
    ]
