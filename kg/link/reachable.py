"""Tells which names of authority data no article can reach their entity by."""

from __future__ import annotations

from collections.abc import Iterator

from kg.authority import Authority, Known
from kg.authority.findings import DEAD_ALIAS, Finding
from kg.link.query import Linked, LinkQuery
from kg.link.ranking import AuthorityLinker
from kg.model import EntityKind


def dead_aliases(authority: Authority) -> Iterator[Finding]:
    """Give each name that the linker answers with something else, even where the article says all it can.

    A name is alive if the entity is the answer to it beside its country or, for people, with one of its
    offices in its time. An entity is also reached where it is only a candidate because its identifier has
    one source.
    """
    linker = AuthorityLinker(authority)
    for one in authority.known.values():
        for name in one.names:
            answers = [linker.link(query) for query in _best_queries(one, name, authority)]
            if not any(_reaches(answer, one) for answer in answers):
                yield Finding(DEAD_ALIAS, one.id, one.name, _told(name, answers[0], authority))


def _best_queries(one: Known, name: str, authority: Authority) -> Iterator[LinkQuery]:
    """Give the queries of articles that say of an entity what its record says."""
    near = frozenset(id for id in (one.country, one.id) if id and id.startswith("country/"))
    yield LinkQuery((name,), one.kind, (), near)
    if one.kind is EntityKind.ORGANIZATION and not one.country:
        yield LinkQuery((name,), None, (), near)
    for tenure in authority.tenures_of.get(one.id, ()):
        day = tenure.start or tenure.as_of
        yield LinkQuery((name,), one.kind, ((tenure.title, tenure.of),), near | {tenure.of}, day)


def _reaches(answer: Linked, one: Known) -> bool:
    if answer.known is not None and (answer.id == one.id or answer.known.names == one.names):
        return True
    own = (*one.same_as, *one.close)[:1]
    return bool(own) and answer.candidates[:1] == own and len(answer.candidates) <= 1 + len(one.different)


def _told(name: str, answer: Linked, authority: Authority) -> str:
    bearers = [id for id in authority.named(name) if id != answer.id]
    if answer.known is not None:
        return f"{name!r} is taken for {answer.known.name} ({answer.id})"
    if len(bearers) > 1:
        return f"{name!r} is shared by {', '.join(bearers)}, and nothing tells them apart"
    return f"{name!r} is not found ({answer.method})"
