"""Finds what to take out and what to put in, so that a store comes to hold what it should.

The entity graph holds the description of each entity that an article graph leads to, be it through another
description (the country of a person): what nobody leads to any more is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import RdfError
from kg.rdf.terms import iri
from kg.store.rdf_text import has_blank_node, named, ntriples, triples_of

_SAME = NamedNode(iri("owl:sameAs"))
REPLACED_BY = NamedNode(iri("dcterms:isReplacedBy"))


type Subject = NamedNode | BlankNode | Triple | None
type Value = NamedNode | BlankNode | Literal | Triple | None
type Graph = NamedNode | BlankNode | DefaultGraph | None


class Quads(Protocol):
    """Statements that can be looked up: a database, or one as it will be."""

    def quads_for_pattern(
        self, subject: Subject, predicate: NamedNode | None, object: Value, graph_name: Graph = None, /
    ) -> Iterable[Quad]:
        """Give the statements of a pattern, in which None stands for anything."""
        ...


@dataclass(slots=True)
class Change:
    """Statements that go and statements that come, in any graphs."""

    gone: set[Quad] = field(default_factory=set)
    new: set[Quad] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)


@dataclass(frozen=True, slots=True)
class Article:
    """An article's graph as it should be, with the descriptions of its entities, checked and parsed."""

    graph: NamedNode
    triples: set[Quad]
    entities: NamedNode
    told: Mapping[NamedNode, set[Quad]]


def parsed_article(graph: str, triples: bytes, entities: str, descriptions: Mapping[str, bytes]) -> Article:
    """Give an article's graph and the descriptions as statements.

    :raises kg.errors.RdfError: if something does not parse, has a blank node, or if a description speaks of
        something else than its entity.
    """
    told: dict[NamedNode, set[Quad]] = {named(entity): set() for entity in descriptions}
    for quad in triples_of(b"".join(map(_ended, descriptions.values())), entities):
        if not isinstance(quad.subject, NamedNode) or quad.subject not in told or has_blank_node(quad):
            raise RdfError(
                "a description speaks of something else than its entity",
                where=str(quad.triple),
                todo="Describe each entity under its own IRI, without blank nodes.",
            )
        told[quad.subject].add(quad)
    body = triples_of(triples, graph)
    for quad in body:
        if has_blank_node(quad):
            raise RdfError(
                "an article graph has no blank nodes", where=str(quad.triple), todo="Give the node an IRI."
            )
    return Article(named(graph), body, named(entities), told)


def _ended(data: bytes) -> bytes:
    return data if data.endswith(b"\n") else data + b"\n"


def article_change(db: Quads, article: Article) -> Change:
    """Give what has to change so that the store holds the article and the entity graph is in step."""
    held = set(db.quads_for_pattern(None, None, None, article.graph))
    change = _difference(held, article.triples)
    _describe(db, article, change)
    _prune(db, article, change)
    return change


def _describe(db: Quads, article: Article, change: Change) -> None:
    """Add the descriptions that the article leads to.

    A newer description wins if it comes from authority data, or if no other article leads to the entity: so it
    does not matter in which order articles come. What is described again is not replaced any more.
    """
    waiting, seen = objects(article.triples), set[NamedNode]()
    while waiting:
        entity = waiting.pop()
        if entity in seen or entity not in article.told:
            continue
        seen.add(entity)
        told, known = article.told[entity], description(db, entity, article.entities)
        newer = told != known and (
            is_linked(told) or not without_note(known) or not _is_led_to(db, entity, article, change)
        )
        chosen = told if newer else known
        change.gone |= known - chosen
        change.new |= chosen - known
        waiting |= objects(chosen)


def _prune(db: Quads, article: Article, change: Change) -> None:
    """Take out the descriptions that only the old version led to."""
    named_now = objects(article.triples) | objects(change.new)
    waiting = objects(change.gone) - named_now
    while waiting:
        entity = waiting.pop()
        known = without_note(description(db, entity, article.entities))
        if not known or known <= change.gone or _is_led_to(db, entity, article, change):
            continue
        change.gone |= known
        waiting |= objects(known) - named_now


def _is_led_to(db: Quads, entity: NamedNode, article: Article, change: Change) -> bool:
    derived = canonical_beside(article.entities)
    for quad in db.quads_for_pattern(None, None, entity, None):
        if quad.graph_name in (article.graph, derived):
            continue  # the new version does not point at it; what is derived follows later
        if quad.graph_name != article.entities or (quad.subject != entity and quad not in change.gone):
            return True
    return False


def canonical_beside(entities: NamedNode) -> NamedNode:
    """Give the canonical graph beside an entity graph: derived from articles, it keeps no entity in the store."""
    return NamedNode(entities.value.removesuffix("entities") + "canonical")


def description(db: Quads, entity: NamedNode, entities: NamedNode) -> set[Quad]:
    """Give what the entity graph says of an entity."""
    return set(db.quads_for_pattern(entity, None, None, entities))


def without_note(known: set[Quad]) -> set[Quad]:
    """Give a description without what outlives it: the word that the entity goes by another IRI now."""
    return {quad for quad in known if quad.predicate != REPLACED_BY}


def is_linked(told: Iterable[Quad]) -> bool:
    """Tell whether a description comes from authority data: it says what else the entity is called by."""
    return any(quad.predicate == _SAME for quad in told)


def objects(quads: Iterable[Quad]) -> set[NamedNode]:
    """Give the IRIs that statements point at."""
    return {quad.object for quad in quads if isinstance(quad.object, NamedNode)}


def graphs_change(db: Store, graphs: Mapping[str, bytes]) -> Change:
    """Give what has to change so that each graph holds exactly its N-Triples.

    :raises kg.errors.RdfError: for bytes that do not parse.
    """
    change = Change()
    for graph, data in graphs.items():
        held, wanted = set(db.quads_for_pattern(None, None, None, named(graph))), triples_of(data, graph)
        part = _difference(held, wanted)
        change.gone |= part.gone
        change.new |= part.new
    return change


def _difference(held: set[Quad], wanted: set[Quad]) -> Change:
    # Blank nodes are new ones each time that they are read, and cannot be named in DELETE DATA.
    if any(map(has_blank_node, held)) or any(map(has_blank_node, wanted)):
        return Change(held, wanted)
    return Change(held - wanted, wanted - held)


def emptied(db: Store, change: Change) -> list[str]:
    """Give the IRIs of the graphs that a change leaves without a statement."""
    filled = {_graph(quad) for quad in change.new}
    return [
        graph
        for graph in sorted({_graph(quad) for quad in change.gone} - filled)
        if all(quad in change.gone for quad in db.quads_for_pattern(None, None, None, NamedNode(graph)))
    ]


def make(db: Store, change: Change) -> None:
    """Make a change in one transaction."""
    if change.gone:
        db.update(update_text(change, emptied(db, change)))
    elif change.new:
        db.extend(change.new)


def update_text(change: Change, emptied: Iterable[str]) -> str:
    """Give the SPARQL update that makes a change in one transaction; ``emptied`` graphs are dropped."""
    dropped = {_graph(quad) for quad in change.gone if has_blank_node(quad)} | set(emptied)
    parts = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(dropped)]
    gone = [quad for quad in change.gone if _graph(quad) not in dropped]
    if gone:
        parts.append(f"DELETE DATA {{{blocks(gone)}}}")
    if change.new:
        parts.append(f"INSERT DATA {{{blocks(change.new)}}}")
    return " ;\n".join(parts)


def blocks(quads: Iterable[Quad]) -> str:
    """Give statements as they stand in INSERT DATA, each graph in its block."""
    by_graph: dict[object, list[Quad]] = {}
    for quad in quads:
        by_graph.setdefault(quad.graph_name, []).append(quad)
    return "".join(_block(graph, each) for graph, each in by_graph.items())


def _block(graph: object, quads: list[Quad]) -> str:
    body = "\n".join(ntriples(quads))
    return f"\n{body}\n" if isinstance(graph, DefaultGraph) else f" GRAPH {graph} {{\n{body}\n}}\n"


def _graph(quad: Quad) -> str:
    assert isinstance(quad.graph_name, NamedNode)
    return quad.graph_name.value
