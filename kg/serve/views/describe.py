"""The triples that describe one thing, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched

from kg.errors import UnknownName
from kg.rdf.mint import article_graph_iri
from kg.rdf.terms import iri as expanded
from kg.serve.views.rows import bracketed, rows, value
from kg.store.base import Queryable

_MENTIONS = f"<{expanded('dip:hasMention')}>".encode()
_BELOW_EVENT = re.compile(
    "|".join(
        re.escape(f"<{expanded(f'dip:{name}')}>") for name in ("hasMention", "hasFactualityStage", "disputed")
    ).encode()
)
_AT_ONCE = 200
_BELOW_ARTICLE = re.compile(r"id/article/(?P<key>[^/]+)(?:/(?P<part>[^/]+)/(?P<name>[^/]+)(?P<rest>/.+)?)?")
_EVIDENCE = re.compile(rb"<([^<>]*#char=\d+,\d+)> \.$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an IRI stands below an article: ``part`` is v, event, tenure, statement, link or empty."""

    article: str
    key: str
    part: str
    is_below: bool

    @property
    def is_article(self) -> bool:
        """Tell whether it is the article itself, or one of its versions."""
        return self.part in ("", "v") and not self.is_below


def place_of(iri: str, base: str) -> Place | None:
    """Give the place of an IRI below an article, or None if it is under none."""
    match = _BELOW_ARTICLE.fullmatch(iri.removeprefix(base)) if iri.startswith(base) else None
    if not match:
        return None
    key = match["key"]
    return Place(f"{base}id/article/{key}", key, match["part"] or "", match["rest"] is not None)


def describe(store: Queryable, iri: str, base: str) -> bytes:
    """Give the N-Triples that describe a thing: its own, those of its parts, and the evidence of all.

    :raises kg.errors.UnknownName: if there are none.
    """
    place = place_of(iri, base)
    if place:
        graph = triples_in(store, article_graph_iri(base, place.key))
        found = graph if iri == place.article else _with_parts(graph, iri)
    else:
        found = describe_each(store, [iri])
    if not found:
        raise UnknownName("nothing is known of this", where=iri, todo="See /articles for what there is.")
    return found


def describe_each(store: Queryable, iris: Iterable[str]) -> bytes:
    """Give the N-Triples that describe things that are under no article, with their parts."""
    found = _own(store, iris)
    if _MENTIONS not in found:
        return found
    below = {line.split(b" ")[2][1:-1].decode() for line in found.splitlines() if _BELOW_EVENT.search(line)}
    return found + _own(store, sorted(below | set(_versions(store, sorted(below)))))


def triples_in(store: Queryable, graph: str) -> bytes:
    """Give the N-Triples of a graph, sorted; empty if there is none."""
    found = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} }}").body
    return b"".join(sorted(found.splitlines(keepends=True)))


def _own(store: Queryable, iris: Iterable[str]) -> bytes:
    texts = (
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {some} }} ?s ?p ?o }}" for some in _batches(iris)
    )
    return b"".join(store.query(text).body for text in texts)


def _versions(store: Queryable, nodes: Iterable[str]) -> Iterator[str]:
    """Give the versions of what is disputed."""
    for some in _batches(nodes):
        text = f"SELECT ?part {{ VALUES ?node {{ {some} }} ?node dip:hasDisputedVersion ?part }}"
        yield from (value(row, "part") for row in rows(store, text))


def _batches(iris: Iterable[str]) -> Iterator[str]:
    return (" ".join(map(bracketed, some)) for some in batched(iris, _AT_ONCE))


def _with_parts(graph: bytes, iri: str) -> bytes:
    starts = tuple(f"<{iri}{end}".encode() for end in (">", "/", "#"))
    lines = graph.splitlines(keepends=True)
    own = [line for line in lines if line.startswith(starts)]
    evidence = {b"<" + found + b">" for line in own for found in _EVIDENCE.findall(line)}
    rest = [line for line in lines if line.split(b" ", 1)[0] in evidence and not line.startswith(starts)]
    return b"".join(sorted([*own, *rest]))
