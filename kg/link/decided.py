"""The linker that heeds what people decided."""

from __future__ import annotations

from dataclasses import replace

from kg.authority import Authority, Known
from kg.authority.vocabulary import WIKIDATA
from kg.link.decisions import Decision, Decisions, Match
from kg.link.query import Linked, LinkQuery
from kg.link.ranking import AuthorityLinker
from kg.model import EntityKind, LinkStatus

METHOD = "decision"


class DecidedLinker(AuthorityLinker):
    """Links as the authority data say, unless somebody decided otherwise.

    ``described`` is the authority data with the entities that were decided for, confirmed.
    """

    def __init__(self, authority: Authority, decisions: Decisions) -> None:
        super().__init__(authority)
        self.decisions = decisions
        known = dict(authority.known)
        for one in decisions:
            if one.match is Match.EXACT and one.wikidata:
                target = target_of(one, authority)
                known[target] = _confirmed(known.get(target), target, one)
        self.described = replace(authority, known=known)

    def link(self, query: LinkQuery) -> Linked:
        """Give the entity that a query means; a decision about it wins."""
        found = super().link(query)
        seen = set[str]()
        while found.id not in seen and (decision := self.decisions.settled(found.id)):
            seen.add(found.id)
            if decision.match is Match.NONE:
                return self._nobody(found, query)
            found = self._decided(decision)
        return self._with_candidates(found)

    def _decided(self, decision: Decision) -> Linked:
        one = self.described.known[target_of(decision, self.authority)]
        return Linked(one.id, one, LinkStatus.ACCEPTED, 1.0, METHOD, one.same_as[:1])

    def _nobody(self, found: Linked, query: LinkQuery) -> Linked:
        if found.status is LinkStatus.ACCEPTED:
            kind = found.known.kind if found.known else query.kind or EntityKind.ORGANIZATION
            return Linked(self._unlinked(query, kind), None, LinkStatus.UNLINKED, 0.0, METHOD)
        known = replace(found.known, close=()) if found.known else None
        return Linked(found.id, known, LinkStatus.UNLINKED, 0.0, METHOD)

    def _with_candidates(self, found: Linked) -> Linked:
        some = self.decisions.candidates(found.id)
        if not some or found.status is LinkStatus.ACCEPTED:
            return found
        iris = dict.fromkeys([*found.candidates, *(iri for one in some for iri in one.iris[:1])])
        score = max(found.score, *(one.score for one in some))
        return replace(
            found,
            status=LinkStatus.CANDIDATE,
            score=score,
            method=f"{found.method}, looked up",
            candidates=tuple(iris),
        )


def target_of(decision: Decision, authority: Authority) -> str:
    """Give the id of the entity that a decision leads to: a known one, or one of the same kind."""
    kind = decision.entity.partition("/")[0]
    ids = [f"{name}/wd-{decision.wikidata}" for name in (kind, *(one.value.lower() for one in EntityKind))]
    return next((id for id in ids if id in authority.known), ids[0])


def _confirmed(known: Known | None, id: str, decision: Decision) -> Known:
    """Give the record of a decided entity: ours, with the identifier beyond doubt, or one made of the decision."""
    iris = decision.iris
    if known is None:
        kind = next(one for one in EntityKind if one.value.lower() == id.partition("/")[0])
        name = decision.name or decision.wikidata or id
        return Known(id, kind, (name,), decision.wikidata, same_as=iris, sources=(METHOD,))
    same = dict.fromkeys([*iris, *known.same_as])
    close = tuple(iri for iri in known.close if iri not in same and not iri.startswith(WIKIDATA))
    return replace(known, wikidata=decision.wikidata, same_as=tuple(same), close=close)
