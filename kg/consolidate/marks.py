"""Which versions of articles the canonical layer was built from, and which articles it still has to take in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from kg.consolidate.reading import rows
from kg.rdf.mint import graph_iri
from kg.rdf.ntriples import node, term
from kg.store.base import Store


def pending_articles(store: Store, base: str) -> list[str]:
    """Give the keys of the articles whose current version is not consolidated, or that are no longer there.

    This is how a run finds what the last one, ended between storing and consolidating, left undone.
    """
    canonical = graph_iri(base, "canonical")
    text = f"""SELECT DISTINCT ?a WHERE {{
      {{ ?a dip:currentVersion ?v FILTER NOT EXISTS {{ GRAPH <{canonical}> {{ ?a dip:consolidatedVersion ?v }} }} }}
      UNION {{ GRAPH <{canonical}> {{ ?a dip:consolidatedVersion ?w }}
        FILTER NOT EXISTS {{ ?a dip:currentVersion ?w }} }} }}"""
    start = f"{base}id/article/"
    return sorted(row["a"].removeprefix(start) for row in rows(store, text) if row["a"].startswith(start))


def changed_articles(store: Store, base: str, among: Collection[str] | None = None) -> list[str]:
    """Give the keys of the articles of which anything differs from what was consolidated.

    Reads the graph of every article, or of those ``among`` which to look.
    """
    canonical = graph_iri(base, "canonical")
    text = f"SELECT ?a ?d WHERE {{ GRAPH <{canonical}> {{ ?a dip:consolidatedDigest ?d }} }}"
    known = {row["a"].removeprefix(f"{base}id/article/"): row["d"] for row in rows(store, text)}
    graphs = {name.removeprefix(f"{base}graph/article/"): name for name in article_graphs(store, base)}
    looked_at = (known.keys() | graphs.keys()) if among is None else set(among)
    return sorted(
        key
        for key in looked_at
        if known.get(key) != (digest_of(store.graph(graphs[key])) if key in graphs else None)
    )


def article_graphs(store: Store, base: str) -> list[str]:
    """Give the IRIs of the graphs of all articles, sorted."""
    return [name for name in store.graphs() if name.startswith(f"{base}graph/article/")]


def digest_of(graph: bytes) -> str:
    """Give the SHA-256 of an article's graph, shortened."""
    return hashlib.sha256(graph).hexdigest()[:32]


def version_in(graph: bytes, article: str) -> str:
    """Give the IRI of the current version that an article's graph names; the article itself if it names none."""
    start = f"{node(article)} {term('dip:currentVersion')} <".encode()
    at = graph.find(start)
    if at < 0:
        return article
    return graph[at + len(start) : graph.index(b">", at + len(start))].decode()
