"""Validates again what was refused, and what was accepted: shapes change, and so does what breaks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.consolidate import consolidate, pending_articles
from kg.consolidate.marks import article_graphs, version_in
from kg.quarantine.held import Held, Quarantine, described, title_in
from kg.rdf.mint import article_graph_iri, article_iri, graph_iri
from kg.shacl import validate_article
from kg.store.staging import staged

if TYPE_CHECKING:
    from kg.authority.records import Authority
    from kg.config import Settings
    from kg.shacl import Report
    from kg.store.base import Store

type Fate = Literal["accepted", "refused", "superseded", "valid", "withdrawn", "broken"]
type Gate = Callable[[bytes, Mapping[str, bytes]], Report]


@dataclass(frozen=True, slots=True)
class Revalidated:
    """What came of an article.

    Of those in quarantine: ``accepted``, now stored; ``refused`` still; or ``superseded``, as the store holds a
    version that was accepted since. Of those in the store: ``valid``; ``withdrawn`` into quarantine; or
    ``broken`` and left, because a newer version of it is in quarantine. ``report`` is None if it was not
    validated.
    """

    key: str
    title: str
    fate: Fate
    report: Report | None = None


def revalidate(
    store: Store,
    authority: Authority,
    settings: Settings,
    *,
    everything: bool = False,
    gate: Gate = validate_article,
) -> Iterator[Revalidated]:
    """Validate what is in quarantine against the shapes of today; what passes is stored and consolidated.

    With ``everything`` the articles of the store are validated, too, and those that break a shape now go into
    quarantine. What was done is told as soon as it is done; a run that is cut off can be begun again.

    :raises kg.errors.StoreError: if a store fails; the articles before are settled.
    """
    consolidate(store, authority, settings, pending_articles(store, settings.base_iri))
    run = _Run(store, authority, settings, Quarantine(store, settings.base_iri), gate)
    yield from run.all(everything=everything)


@dataclass(frozen=True, slots=True)
class _Run:
    store: Store
    authority: Authority
    settings: Settings
    quarantine: Quarantine
    gate: Gate

    def all(self, *, everything: bool) -> Iterator[Revalidated]:
        """Settle the articles one by one: those in quarantine, then those in the store."""
        for key in self.quarantine.articles():
            held = self.quarantine.held(key)
            if held is None:
                self.quarantine.release(key)  # half of a refusal that was cut off
            else:
                yield self._refused(held)
        if everything:
            base = self.settings.base_iri
            for graph in article_graphs(self.store, base):
                key = graph.removeprefix(article_graph_iri(base, ""))
                yield self._stored(key, self.store.graph(graph))

    def _refused(self, held: Held) -> Revalidated:
        base, key = self.settings.base_iri, held.key
        graph = article_graph_iri(base, key)
        now = self.store.graph(graph)
        if now and version_in(now, article_iri(base, key)) != held.accepted:
            self.quarantine.release(key)
            return Revalidated(key, held.title, "superseded")
        report = self.gate(held.triples, held.descriptions).decided(self.settings.refuse)
        if not report.accepted:
            self.quarantine.refuse(key, held.triples, held.descriptions, report)
            return Revalidated(key, held.title, "refused", report)
        self._put(key, held.triples, held.descriptions)
        self.quarantine.release(key)
        return Revalidated(key, held.title, "accepted", report)

    def _stored(self, key: str, triples: bytes) -> Revalidated:
        base = self.settings.base_iri
        descriptions = described(self.store, triples, base)
        report = self.gate(triples, descriptions).decided(self.settings.refuse)
        title = title_in(triples)
        if report.accepted:
            return Revalidated(key, title, "valid", report)
        held = self.quarantine.held(key)
        if held and held.version != version_in(triples, article_iri(base, key)):
            return Revalidated(key, title, "broken", report)
        self.quarantine.refuse(key, triples, descriptions, report)
        self._put(key, b"", {})
        return Revalidated(key, title, "withdrawn", report)

    def _put(self, key: str, triples: bytes, descriptions: Mapping[str, bytes]) -> None:
        """Replace an article in the store and in its canonical layer; without triples it is taken out."""
        base = self.settings.base_iri
        with staged(self.store) as stage:
            stage.put_article(
                article_graph_iri(base, key), triples, graph_iri(base, "entities"), descriptions
            )
            consolidate(self.store, self.authority, self.settings, [key], stage)
