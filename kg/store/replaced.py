"""Keeps old IRIs of entities alive: one that is linked later is said to be replaced by its new IRI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.terms import iri
from kg.store.media import NTRIPLES
from kg.store.rdf_text import named

if TYPE_CHECKING:
    from kg.store.base import Store

REPLACED_BY = iri("dcterms:isReplacedBy")
_TYPE, _EVIDENCE = iri("rdf:type"), iri("dip:evidence")
# What an article's node of a class points at, and the words that tell two nodes at one place apart.
_POINTERS = (
    (iri("dip:EntityLink"), iri("dip:entity"), iri("dip:surfaceForm")),
    (iri("dip:Tenure"), iri("dip:office"), iri("dip:officeTitle")),
)

Node = dict[str, set[str]]


def put_noted(
    store: Store, graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]
) -> bool:
    """Replace an article's graph and keep the notes in three steps, for stores that know no stage.

    What moved is noted before the graph is replaced, so that a crash in between loses nothing, and the note
    goes again where other articles still speak of the old one.

    :raises kg.errors.RdfError: for bytes that do not parse or have blank nodes.
    """
    old = store.graph(graph) if triples else b""
    moved = moved_iris(old, triples) if old and old != triples else {}
    if moved:
        store.update(f"INSERT DATA {{ GRAPH {named(entities)} {{ {_notes(moved)} }} }}")
    changed = store.put_article(graph, triples, entities, descriptions)
    if moved:
        store.change_graph(entities, _to_forget(store, moved, entities), ())
    return changed


def moved_iris(old: bytes, new: bytes) -> dict[str, str]:
    """Give the old and the new IRI of each entity and office that the same words of an article are linked to."""
    moved: dict[str, str] = {}
    try:
        before, after = _nodes(old), _nodes(new)
    except SyntaxError:
        return {}  # the store says what is wrong with them
    for kind, pointer, words in _POINTERS:
        targets = [node for node in after if kind in node.get(_TYPE, ())]
        for node in before:
            if kind in node.get(_TYPE, ()):
                other = _same_words(node, targets, words)
                source, target = (min(one.get(pointer, {""})) if one else "" for one in (node, other))
                if source and target and source != target:
                    moved[source] = target
    alive = {value for node in after for _, pointer, _ in _POINTERS for value in node.get(pointer, ())}
    return {source: target for source, target in moved.items() if source not in alive}


def _same_words(node: Node, others: Iterable[Node], words: str) -> Node | None:
    """Give the node that rests on most of the same passages, and has the same words."""
    evidence = node.get(_EVIDENCE, set())
    shared = [
        (
            len(evidence & other.get(_EVIDENCE, set())),
            len(node.get(words, set()) & other.get(words, set())),
            place,
        )
        for place, other in enumerate(others)
    ]
    best = max(shared, default=(0, 0, 0), key=lambda one: (one[0], one[1], -one[2]))
    return [*others][best[2]] if best[0] else None


def _nodes(data: bytes) -> list[Node]:
    nodes: dict[str, Node] = {}
    for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            nodes.setdefault(subject.value, {}).setdefault(quad.predicate.value, set()).add(value.value)
    return [nodes[subject] for subject in sorted(nodes)]


def _notes(moved: Mapping[str, str]) -> str:
    return " ".join(f"{named(old)} <{REPLACED_BY}> {named(new)} ." for old, new in sorted(moved.items()))


def _to_forget(store: Store, moved: Mapping[str, str], entities: str) -> list[str]:
    """Give the notes of what is described, and older notes that say something else, as lines of N-Triples."""
    pairs = " ".join(f"({named(old)} {named(new)})" for old, new in sorted(moved.items()))
    text = f"""CONSTRUCT {{ ?old <{REPLACED_BY}> ?said }} WHERE {{
  VALUES (?old ?new) {{ {pairs} }}
  GRAPH {named(entities)} {{ ?old <{REPLACED_BY}> ?said }}
  FILTER (?said != ?new || EXISTS {{ GRAPH {named(entities)} {{ ?old a ?class }} }})
}}"""
    return store.query(text, media_type=NTRIPLES.media_type).body.decode().splitlines()
