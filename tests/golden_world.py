"""The small invented world of ``tests/golden/demo.trig`` in a store, consolidated, with the ontology of its terms."""

from pathlib import Path

from kg.authority.records import Authority
from kg.config import DEFAULT_BASE, Settings
from kg.consolidate import rebuild
from kg.query.solutions import select
from kg.rdf.release import released_graph
from kg.store import MemoryStore

WORLD = Path(__file__).parent / "golden" / "demo.trig"


def golden_store():
    store = MemoryStore()
    store.load(WORLD.read_bytes(), media_type="application/trig")
    store.replace_graphs({f"{DEFAULT_BASE}graph/ontology": released_graph("ontology", DEFAULT_BASE)})
    rebuild(store, Authority({}, ()), Settings(store="memory:"))
    return store


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
