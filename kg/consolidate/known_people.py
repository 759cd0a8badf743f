"""Keeps people without an external id in step: who is found by which key, and who is whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.authority.names import fold
from kg.consolidate.held import CanonicalGraph, HeldClaims
from kg.consolidate.overrides import Overrides
from kg.consolidate.people import UNLINKED, one_person_each, person_key
from kg.consolidate.reading import PROLOGUE, batches, nodes_in, values
from kg.consolidate.writing import known_person_lines, person_lines
from kg.rdf.terms import iri
from kg.store.base import Store

_TENURES = """CONSTRUCT { ?t dip:person ?person ; dip:officeTitle ?title ; dip:of ?of . ?person rdfs:label ?label } WHERE {
  VALUES ?graph { %s } GRAPH ?graph { ?t dip:person ?person FILTER CONTAINS(STR(?person), "/id/person/x-") }
  ?t dip:officeTitle ?title OPTIONAL { ?t dip:of ?of } OPTIONAL { ?person rdfs:label ?label }
}"""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """That an article's tenure gives a person (id) a key."""

    article: str
    tenure: str
    person: str
    key: str


def known_people(store: Store, articles: Iterable[str], base: str) -> list[KnownPerson]:
    """Give the people without external id that articles (IRIs) give an office of a country or body."""
    found = []
    for some in batches(sorted(set(articles))):
        graphs = [article.replace(f"{base}id/article/", f"{base}graph/article/") for article in some]
        nodes = nodes_in(store.query(PROLOGUE + _TENURES % values(graphs)).body)
        for tenure, node in nodes.items():
            for person in node.get(iri("dip:person"), ()):
                id, label = person.removeprefix(f"{base}id/"), nodes.get(person, {}).get(iri("rdfs:label"))
                title, of = node.get(iri("dip:officeTitle")), node.get(iri("dip:of"))
                key = person_key(
                    id,
                    min(label, key=lambda name: (fold(name), name)) if label else None,
                    title[0] if title else None,
                    of[0].removeprefix(f"{base}id/") if of else None,
                )
                if key:
                    found.append(KnownPerson(tenure.partition("/tenure/")[0], tenure, id, key))
    return found


def all_persons(known: Iterable[KnownPerson], overrides: Overrides) -> dict[str, str]:
    """Map each person to the one that it is, given all that is known."""
    return one_person_each(_keys(((each.key, each.person) for each in known), overrides), overrides)


def lines_of(known: Iterable[KnownPerson], base: str) -> set[str]:
    """Give the statements by which people are found again."""
    found: set[str] = set()
    for each in known:
        found |= known_person_lines(each.article, each.tenure, each.person, each.key, base)
    return found


def _keys(pairs: Iterable[tuple[str, str]], overrides: Overrides) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = {each: set() for each in overrides.partners if each.startswith(UNLINKED)}
    for key, person in pairs:
        keys.setdefault(person, set()).add(key)
    return keys


@dataclass(frozen=True, slots=True)
class PeopleChange:
    """Who is whom after a change, as far as it is touched, and the statements that go and come."""

    persons: Mapping[str, str]
    moved: frozenset[str]
    gone: frozenset[str]
    new: frozenset[str]


def people_change(
    graph: CanonicalGraph, held: HeldClaims, known: Collection[KnownPerson], overrides: Overrides
) -> PeopleChange:
    """Give what changes when articles come to make some people known and cease to make ``held`` ones known.

    ``moved`` are the ids under which events must be looked for: of those who were or are now someone else.
    """
    bearers = _closure(graph, held, known, overrides)
    persons = set(held.persons) | {person for _, person in bearers}
    if not persons:
        return PeopleChange({}, frozenset(), frozenset(), frozenset())
    joined = one_person_each(_keys(bearers, overrides), overrides)
    now = {person: joined.get(person, person) for person in persons}
    before = graph.canonical_of(persons)
    changed = {person for person in persons if now[person] != before[person]}
    moved = {id for person in changed for id in (person, now[person], before[person])}
    old, new = (person_lines(each, graph.base) for each in (before, now))
    return PeopleChange(now, frozenset(moved), frozenset(old), frozenset(new))


def _closure(
    graph: CanonicalGraph, held: HeldClaims, known: Collection[KnownPerson], overrides: Overrides
) -> set[tuple[str, str]]:
    """Give (key, person) for all who hang together with those that are touched, by keys and decisions."""
    fresh = {(each.key, each.person) for each in known}
    found: set[tuple[str, str]] = set()
    keys = set(held.person_keys) | {key for key, _ in fresh}
    persons = set(held.persons) | {person for _, person in fresh}
    done_keys: set[str] = set()
    done_persons: set[str] = set()
    while keys or persons:
        rows = [*graph.persons_of(keys), *graph.keys_of(persons)]
        stored = {(key, person) for tenure, key, person in rows if tenure not in held.tenures}
        reached = {pair for pair in fresh if pair[0] in keys or pair[1] in persons}
        found |= stored | reached
        done_keys |= keys
        done_persons |= persons
        partners = {other for person in persons for other in overrides.of(person)}
        keys = {key for key, _ in found} - done_keys
        persons = ({person for _, person in found} | partners) - done_persons
    return found
