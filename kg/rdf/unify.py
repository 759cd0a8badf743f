"""Makes one of nodes that would get the same IRI, so that no node says two things at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

from kg.model import EntityLink, Event, Participation, Statement, Tenure

type Node = Event | Participation | Tenure | Statement | EntityLink


def by_iri[T: Node](nodes: Iterable[T], iri_of: Callable[[T], str]) -> dict[str, T]:
    """Give one node for each IRI, in the order of first sight."""
    groups: dict[str, list[T]] = {}
    for node in nodes:
        groups.setdefault(iri_of(node), []).append(node)
    return {iri: group[0] if len(group) == 1 else unite(group) for iri, group in groups.items()}


def unite[T: Node](nodes: Iterable[T]) -> T:
    """Give one node for several about the same thing, whatever their order.

    The surest one speaks; it takes what it does not say from the others, and everybody's evidence, parts and
    names.
    """
    ranked = sorted(nodes, key=lambda node: (-_sureness(node), repr(node)))
    first = ranked[0]
    changes: dict[str, Any] = {}
    for field in fields(first):
        values = [getattr(node, field.name) for node in ranked]
        if isinstance(values[0], tuple):
            together = dict.fromkeys(item for value in values for item in value)
            changes[field.name] = tuple(sorted(together, key=repr))
        elif values[0] is None:
            changes[field.name] = next((value for value in values if value is not None), None)
    return replace(first, **changes)


def _sureness(node: Node) -> float:
    return node.score if isinstance(node, EntityLink) else node.confidence
