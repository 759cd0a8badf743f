"""What is held in quarantine: taken in when it is refused, let go when the article is accepted or retracted."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.consolidate.marks import version_in
from kg.quarantine.report_graph import report_graph
from kg.rdf.mint import article_graph_iri, article_iri, graph_iri
from kg.rdf.terms import iri
from kg.store.base import Quarantining
from kg.store.change import REPLACED_BY, objects
from kg.store.media import NTRIPLES
from kg.store.rdf_text import canonical_bytes, triples_of
from kg.store.requests import descriptions_queries

if TYPE_CHECKING:
    from kg.shacl import Report
    from kg.store.base import Store

_ISSUED, _REFERENCES, _TITLE = (iri(f"dcterms:{name}") for name in ("issued", "references", "title"))
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """A refused article: key, title, the N-Triples of its graph, and the descriptions of its entities.

    ``version`` is the IRI of the version that was refused, ``accepted`` that of the one that the store held
    then, None if it held none.
    """

    key: str
    title: str
    triples: bytes
    descriptions: Mapping[str, bytes]
    version: str
    accepted: str | None


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The quarantine beside a store; ``base`` starts every IRI.

    A store that has no place for one (see ``kg.store.base.Quarantining``) keeps nothing of what it refuses.
    """

    beside: Store
    base: str

    def store(self, *, make: bool = False) -> Store | None:
        """Give the dataset itself; None if nothing was refused yet, unless it is to be made.

        :raises kg.errors.StoreError: if it cannot be opened or made.
        """
        return self.beside.quarantine(make=make) if isinstance(self.beside, Quarantining) else None

    def articles(self) -> list[str]:
        """Give the keys of the articles in it, sorted."""
        held = self.store()
        starts = (article_graph_iri(self.base, ""), report_graph_iri(self.base, ""))
        names = held.graphs() if held else []
        return sorted(
            {name.removeprefix(start) for name in names for start in starts if name.startswith(start)}
        )

    def holds(self, key: str) -> bool:
        """Tell whether an article is in it, or half of one that a run which was cut off left."""
        held = self.store()
        graphs = (article_graph_iri(self.base, key), report_graph_iri(self.base, key))
        return held is not None and any(map(held.graph, graphs))

    def refuse(self, key: str, triples: bytes, descriptions: Mapping[str, bytes], report: Report) -> None:
        """Take an article in with its report, instead of what was held of it before.

        :raises kg.errors.StoreError: if that fails; the article is then neither here nor in the store.
        """
        held = self.store(make=True)
        if held is None:
            _log.warning("%r has no quarantine: nothing is kept of article/%s", self.beside, key)
            return
        graph, article = article_graph_iri(self.base, key), article_iri(self.base, key)
        accepted = self.beside.graph(graph)
        days = [
            str(quad.object)
            for quad in triples_of(triples, graph)
            if quad.subject == NamedNode(article) and quad.predicate.value == _ISSUED
        ]
        why = report_graph(
            report.graph,
            article,
            version_in(triples, article),
            days,
            version_in(accepted, article) if accepted else None,
        )
        # The report first: an entity that only the old one names would stay described.
        held.replace_graphs({report_graph_iri(self.base, key): why})
        held.put_article(graph, triples, graph_iri(self.base, "entities"), descriptions)

    def release(self, key: str) -> bool:
        """Let go of an article; False if it was not here.

        :raises kg.errors.StoreError: if that fails; what is left goes the next time.
        """
        held = self.store()
        if held is None or not self.holds(key):
            return False
        held.replace_graphs({report_graph_iri(self.base, key): b""})
        held.put_article(article_graph_iri(self.base, key), b"", graph_iri(self.base, "entities"), {})
        return True

    def held(self, key: str) -> Held | None:
        """Give an article that is held; None if it is not, or only its report is."""
        held, graph = self.store(), article_graph_iri(self.base, key)
        if held is None or not (triples := held.graph(graph)):
            return None
        said = held.graph(report_graph_iri(self.base, key))
        return Held(
            key,
            title_in(triples),
            triples,
            described(held, triples, self.base),
            version_in(triples, article_iri(self.base, key)),
            next(_values(said, _REFERENCES), None),
        )


def title_in(triples: bytes) -> str:
    """Give the title that an article's graph names; empty if it names none."""
    return next(_values(triples, _TITLE), "")


def _values(triples: bytes, predicate: str) -> Iterator[str]:
    return (
        quad.object.value
        for quad in sorted(triples_of(triples, "urn:x-any"), key=str)
        if quad.predicate.value == predicate and isinstance(quad.object, NamedNode | Literal)
    )


def report_graph_iri(base: str, key: str) -> str:
    """Give the IRI of the graph, in quarantine, that holds the report on a refused article."""
    return graph_iri(base, f"report/{key}")


def described(store: Store, triples: bytes, base: str) -> dict[str, bytes]:
    """Give the descriptions of all entities that an article's graph leads to, as the store's entity graph has them.

    Notes that an entity goes by another IRI now are left out: they are not the article's.
    """
    entities = NamedNode(graph_iri(base, "entities"))
    found: dict[str, bytes] = {}
    waiting, seen = _ids(triples, base), set[NamedNode]()
    while waiting := waiting - seen:
        seen |= waiting
        answers = (
            store.query(q, media_type=NTRIPLES.media_type) for q in descriptions_queries(waiting, entities)
        )
        quads = {quad for answer in answers for quad in triples_of(answer.body, entities.value)}
        quads = {quad for quad in quads if quad.predicate != REPLACED_BY}
        for entity in {quad.subject for quad in quads}:
            assert isinstance(entity, NamedNode)
            found[entity.value] = canonical_bytes(quad for quad in quads if quad.subject == entity)
        waiting = objects(quads)
    return found


def _ids(triples: bytes, base: str) -> set[NamedNode]:
    articles = article_iri(base, "")
    pointed = objects(triples_of(triples, graph_iri(base, "entities")))
    return {
        one for one in pointed if one.value.startswith(f"{base}id/") and not one.value.startswith(articles)
    }
