"""Finds the IRI that a person means: written out, abbreviated, as an external id, or by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import UnknownName, UsageError
from kg.query.solutions import Solutions, select
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from kg.store.base import Queryable

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|urn:\S+")
_BELOW_BASE = re.compile(
    r"(?:id/|graph/)?(article|person|country|organization|place|office|event|co-participation|entities|canonical)\b\S*"
)
_WIKIDATA = re.compile(r"(?:wd:)?(Q[1-9][0-9]*)")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
MOST_SUGGESTIONS = 5


def find_iri(store: Queryable, words: str, base: str) -> str:
    """Give the IRI for a full IRI, a compact one, a path below the base, a Wikidata id or an entity's name.

    For an entity that was linked later it is the IRI that took the place of its old one.

    :raises UnknownName: if no entity has this id or name; it names similar ones.
    :raises UsageError: if several entities have the name; it names their IRIs.
    """
    return current(store, _meant(store, words.strip().removeprefix("<").removesuffix(">"), base))


def current(store: Queryable, iri: str) -> str:
    """Give the IRI that took the place of one that nothing describes any more; else the same."""
    seen = [checked(iri)]
    while after := _replaced_by(store, seen[-1]):
        if after in seen:
            break
        seen.append(after)
    return seen[-1]


def _replaced_by(store: Queryable, iri: str) -> str | None:
    rows = select(
        store,
        f"""PREFIX dcterms: <{PREFIXES["dcterms"]}> SELECT ?new WHERE {{ <{iri}> dcterms:isReplacedBy ?new
        FILTER NOT EXISTS {{ <{iri}> a ?class }} }} ORDER BY ?new LIMIT 1""",
    ).rows
    return rows[0]["new"].value if rows else None


def _meant(store: Queryable, words: str, base: str) -> str:
    if _ABSOLUTE.fullmatch(words):
        return checked(words)
    if wikidata := _WIKIDATA.fullmatch(words):
        return _one(_same_as(store, PREFIXES["wd"] + wikidata[1]), words, store, base)
    prefix, colon, name = words.partition(":")
    if colon and prefix in PREFIXES:
        return checked(PREFIXES[prefix] + name)
    if _BELOW_BASE.fullmatch(words):
        root = base if words.startswith(("id/", "graph/")) else f"{base}id/"
        return checked(root + words)
    return _one(_named(store, words, base), words, store, base)


def checked(iri: str) -> str:
    """Give the IRI back if it can stand in a query.

    :raises UsageError: if it has a character that no IRI has.
    """
    if bad := _FORBIDDEN.search(iri):
        raise UsageError(f"an IRI has no {bad[0]!r}", where=iri, todo="Percent-encode it.")
    return iri


def _same_as(store: Queryable, iri: str) -> Solutions:
    return select(
        store,
        f"""PREFIX owl: <{PREFIXES["owl"]}> PREFIX rdfs: <{PREFIXES["rdfs"]}>
        SELECT DISTINCT ?entity ?label WHERE {{ ?entity owl:sameAs <{iri}> ; rdfs:label ?label }}
        ORDER BY ?entity""",
    )


def _named(store: Queryable, name: str, base: str) -> Solutions:
    for label in ("rdfs:label", "skos:altLabel"):
        if found := _labelled(store, label, f"LCASE(STR(?name)) = {_literal(name.lower())}", base):
            return found
    return Solutions(("entity", "label"), ())


def _labelled(store: Queryable, label: str, condition: str, base: str, most: int = 50) -> Solutions:
    return select(
        store,
        f"""PREFIX rdfs: <{PREFIXES["rdfs"]}> PREFIX skos: <{PREFIXES["skos"]}>
        SELECT DISTINCT ?entity ?label WHERE {{ GRAPH <{base}graph/entities> {{
          ?entity {label} ?name ; rdfs:label ?label . FILTER ({condition}) }} }}
        ORDER BY ?label ?entity LIMIT {most}""",
    )


def _one(found: Solutions, words: str, store: Queryable, base: str) -> str:
    if len(found) == 1:
        return found.rows[0]["entity"].value
    if found:
        known = [row["entity"].value.removeprefix(base).removeprefix("id/") for row in found]
        raise UsageError(
            f"{len(found)} entities are called {words!r}",
            where=", ".join(known[:MOST_SUGGESTIONS]),
            todo="Give one of these.",
        )
    close = _labelled(
        store, "(rdfs:label|skos:altLabel)", f"CONTAINS(LCASE(STR(?name)), {_literal(words.lower())})", base,
        MOST_SUGGESTIONS,
    )  # fmt: skip
    similar = ", ".join(dict.fromkeys(row["label"].value for row in close))
    raise UnknownName(
        f"no entity is called {words!r}",
        todo=f"Similar names: {similar}." if similar else "Give its IRI, its Wikidata id or its full name.",
    )


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
