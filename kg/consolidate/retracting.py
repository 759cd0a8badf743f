"""Takes an article out, with what rested on it alone."""

from __future__ import annotations

from dataclasses import dataclass

from kg.authority.records import Authority
from kg.config import Settings
from kg.consolidate.held import CanonicalGraph
from kg.consolidate.layer import consolidate
from kg.consolidate.reading import rows
from kg.rdf.mint import article_graph_iri, article_iri, graph_iri, web_address
from kg.rdf.ntriples import node, string
from kg.store.base import Store
from kg.store.staging import staged


@dataclass(frozen=True, slots=True)
class Retracted:
    """What went: the article's key and title, its triples, and the canonical events (labels) of it alone.

    ``kept`` are the events that other articles tell of as well.
    """

    key: str
    title: str
    triples: int
    lost: tuple[str, ...]
    kept: tuple[str, ...]


def retract(store: Store, authority: Authority, settings: Settings, article: str) -> Retracted | None:
    """Delete an article named by IRI, key, given id or URL, and tell what went; None if there is none.

    :raises kg.errors.StoreError: if the store fails.
    """
    base = settings.base_iri
    key = find_article(store, base, article)
    if key is None:
        return None
    graph, name = article_graph_iri(base, key), article_iri(base, key)
    triples = store.graph(graph)
    title = rows(store, f"SELECT ?t WHERE {{ {node(name)} dcterms:title ?t }}")
    before = _labels(store, base, name)
    with staged(store) as stage:
        stage.put_article(graph, b"", graph_iri(base, "entities"), {})
        consolidate(store, authority, settings, [key], stage)
    lost = sorted(label for label, alone in before if alone)
    kept = sorted(label for label, alone in before if not alone)
    return Retracted(key, title[0]["t"] if title else "", triples.count(b"\n"), tuple(lost), tuple(kept))


def find_article(store: Store, base: str, named: str) -> str | None:
    """Give the key of the article that an IRI, a key, a given id or a URL names; None if there is none."""
    start = f"{base}id/article/"
    key = named.strip("<>").removeprefix(start).removeprefix("article/")
    if key and not set(key) & set(' <>"{}|\\^`/') and store.graph(article_graph_iri(base, key)):
        return key
    address = web_address(named)
    ways = [
        f"?a dcterms:identifier {string(named)}",
        *([f"?a schema:url {node(address)}"] if address else []),
    ]
    union = " UNION ".join(f"{{ {way} }}" for way in ways)
    found = rows(store, f"SELECT DISTINCT ?a WHERE {{ ?a a dip:Article . {union} }} ORDER BY ?a")
    return next((row["a"].removeprefix(start) for row in found if row["a"].startswith(start)), None)


def _labels(store: Store, base: str, article: str) -> list[tuple[str, bool]]:
    """Give the labels of the canonical events that an article tells of, and whether it does so alone."""
    name = CanonicalGraph(store, base, graph_iri(base, "canonical")).name
    text = f"""SELECT ?e ?label ?n WHERE {{ GRAPH <{name}> {{
      ?e dip:toldBy {node(article)} ; a dip:CanonicalEvent ; rdfs:label ?label ; dip:numberOfArticles ?n }} }}"""
    return [(row["label"], row["n"] == "1") for row in rows(store, text)]
