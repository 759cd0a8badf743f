"""The triples that describe one thing, whatever it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import UnknownName
from kg.rdf.mint import article_graph_iri
from kg.rdf.terms import iri as expanded
from kg.serve.views.rows import bracketed, rows, value
from kg.store.base import Store

_MENTIONS = f"<{expanded('dip:hasMention')}>".encode()
_BELOW_EVENT = re.compile(
    "|".join(
        re.escape(f"<{expanded(f'dip:{name}')}>") for name in ("hasMention", "hasFactualityStage", "disputed")
    ).encode()
)
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


def describe(store: Store, iri: str, base: str) -> bytes:
    """Give the N-Triples that describe a thing: its own, those of its parts, and the evidence of all.

    :raises kg.errors.UnknownName: if there are none.
    """
    place = place_of(iri, base)
    if place:
        graph = store.graph(article_graph_iri(base, place.key))
        found = graph if iri == place.article else _with_parts(graph, iri)
    else:
        found = _own(store, iri)
        if _MENTIONS in found:
            below = {
                line.split(b" ")[2][1:-1].decode() for line in found.splitlines() if _BELOW_EVENT.search(line)
            }
            parts = sorted(below | {part for each in below for part in _parts(store, each)})
            found = b"".join([found, *(_own(store, part) for part in parts)])
    if not found:
        raise UnknownName("nothing is known of this", where=iri, todo="See /articles for what there is.")
    return found


def _own(store: Store, iri: str) -> bytes:
    node = bracketed(iri)
    return store.query(f"CONSTRUCT {{ {node} ?p ?o }} WHERE {{ {node} ?p ?o }}").body


def _parts(store: Store, node: str) -> list[str]:
    """Give the versions of a dispute."""
    found = rows(store, f"SELECT ?part {{ {bracketed(node)} dip:hasDisputedVersion ?part }}")
    return [value(row, "part") for row in found]


def _with_parts(graph: bytes, iri: str) -> bytes:
    starts = tuple(f"<{iri}{end}".encode() for end in (">", "/", "#"))
    lines = graph.splitlines(keepends=True)
    own = [line for line in lines if line.startswith(starts)]
    evidence = {b"<" + found + b">" for line in own for found in _EVIDENCE.findall(line)}
    rest = [line for line in lines if line.split(b" ", 1)[0] in evidence and not line.startswith(starts)]
    return b"".join(sorted([*own, *rest]))
