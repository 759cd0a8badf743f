"""Writes the SPARQL that a server is sent, so that each change is one transaction whoever else writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad, Store

from kg.store.change import (
    REPLACED_BY,
    Article,
    Change,
    blocks,
    canonical_beside,
    description,
    objects,
    without_note,
)

_AT_ONCE = 200
# How far one description can lead to another: an office to its organisation, that to its country.
_DEEPEST = 4


def replacement(graphs: Mapping[str, Collection[Quad]]) -> str:
    """Give the update after which each graph holds exactly these statements."""
    parts = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in sorted(graphs)]
    return " ;\n".join([*parts, insertion(quad for quads in graphs.values() for quad in quads)])


def insertion(quads: Iterable[Quad]) -> str:
    """Give the update that adds statements."""
    return f"INSERT DATA {{{blocks(quads)}}}"


def graph_change(graph: str, gone: Collection[str], new: Collection[str]) -> str:
    """Give the update that takes lines of N-Triples out of a graph and puts others in."""
    return " ;\n".join(
        f"{verb} DATA {{ GRAPH {NamedNode(graph)} {{\n{'\n'.join(sorted(lines))}\n}} }}"
        for verb, lines in (("DELETE", gone), ("INSERT", new))
        if lines
    )


def descriptions_queries(entities: Iterable[NamedNode], graph: NamedNode) -> Iterator[str]:
    """Give the queries that together give what the entity graph says of some entities."""
    named = sorted(map(str, entities))
    for start in range(0, len(named), _AT_ONCE):
        some = " ".join(named[start : start + _AT_ONCE])
        yield f"CONSTRUCT {{ ?e ?p ?o }} WHERE {{ VALUES ?e {{ {some} }} GRAPH {graph} {{ ?e ?p ?o }} }}"


def change_request(shadow: Store, article: Article, change: Change) -> str:
    """Give the update that puts an article into a store of which ``shadow`` holds what bears on it.

    The change was found on the shadow, and others may have written since. So the graph is written whole, the
    descriptions that the article needs are all told again, and what seems superfluous is taken out only if
    then nothing leads to it.
    """
    superfluous = superfluous_in(shadow, article, change)
    retold = {quad.subject for quad in change.gone if quad.graph_name == article.entities} - superfluous
    shadow.extend(change.new)
    for quad in change.gone:
        shadow.remove(quad)
    needed = _needed(shadow, article)
    parts = [f"DROP SILENT GRAPH {article.graph}"]
    if retold:
        parts.append(_taking_out(map(str, retold), article.entities, ""))
    if article.triples or needed:
        parts.append(insertion(article.triples | needed))
    if superfluous:
        parts += [_taking_out(map(str, superfluous), article.entities, _UNLED)] * min(
            len(superfluous), _DEEPEST
        )
    return " ;\n".join(parts)


def superfluous_in(shadow: Store, article: Article, change: Change) -> set[NamedNode]:
    """Give the entities whose whole description a change takes out."""
    subjects = {quad.subject for quad in change.gone if quad.graph_name == article.entities}
    return {
        subject
        for subject in subjects
        if isinstance(subject, NamedNode)
        and without_note(description(shadow, subject, article.entities)) <= change.gone
        and not any(quad.subject == subject for quad in change.new)
    }


def _needed(shadow: Store, article: Article) -> set[Quad]:
    """Give the descriptions that the article leads to, as they are to be."""
    needed: set[Quad] = set()
    waiting, seen = objects(article.triples), set[NamedNode]()
    while waiting := waiting - seen:
        seen |= waiting
        found = {quad for entity in waiting for quad in description(shadow, entity, article.entities)}
        needed |= found
        waiting = objects(found)
    return needed


_UNLED = """
  FILTER (?p != {note})
  FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?q ?e }} FILTER (?g NOT IN ({entities}, {derived})) }}
  FILTER NOT EXISTS {{ GRAPH {entities} {{ ?d ?r ?e }} FILTER (?d != ?e) }}"""


def _taking_out(named: Iterable[str], entities: NamedNode, condition: str) -> str:
    filled = condition.format(entities=entities, derived=canonical_beside(entities), note=REPLACED_BY)
    return f"""DELETE {{ GRAPH {entities} {{ ?e ?p ?o }} }} WHERE {{
  VALUES ?e {{ {" ".join(sorted(named))} }}
  GRAPH {entities} {{ ?e ?p ?o }}{filled}
}}"""
