"""The one place where the floors are composed: article, facts, triples, shapes, store.

The command line, the server and the tests all come through here. It has two halves: reading, which an engine
may do anywhere and as often as it likes, and settling, which one writer does in the order of the articles.
Articles stream through in small batches, and an article that cannot be read never costs the others anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING, Literal, Protocol

from kg.errors import AccessError, InputError, KgError, StoreError
from kg.model import Article, Facts, article_json

if TYPE_CHECKING:
    from kg.authority.records import Authority
    from kg.config import Settings
    from kg.shacl import Report
    from kg.store.base import Store
    from kg.store.staging import Stage

BATCH_ARTICLES = 32
BATCH_CHARS = 200_000
BATCH_TRIPLES = 20_000_000  # bytes: some hundred thousand of them

type Status = Literal["stored", "unchanged", "refused", "read", "skipped", "failed"]
type Reader = Callable[[Iterable[Article]], Iterator[Facts]]
type Gate = Callable[[bytes, Mapping[str, bytes]], Report]
type Filter = Callable[[str], bool]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article.

    ``status`` is ``stored``; ``unchanged`` if the store held the same; ``refused`` if a shape is broken (see
    ``report``; the store is as it was, the article is in quarantine); ``read`` for a dry run; ``skipped`` if the
    prefilter found nothing of diplomacy in it (the store is as it was); or ``failed`` if the article could not be
    read: then ``error`` says why. For the last two ``facts`` holds the article alone, and there is no ``report``.
    ``triples`` are the canonical N-Triples of the graph ``graph``; ``descriptions`` maps the IRI of each
    entity that they name to its N-Triples for the entity graph.
    """

    article: Article
    status: Status
    facts: Facts
    graph: str
    triples: bytes = b""
    descriptions: dict[str, bytes] = field(default_factory=dict)
    report: Report | None = None
    error: KgError | None = None


class Engine(Protocol):
    """What reads articles: in this process, in others of this machine, or on many machines."""

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Give in order what each article states, checked against the shapes; nothing is stored.

        The status is ``read``, ``refused``, ``skipped`` or ``failed``.
        """


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The floors, composed for some settings; each part can be exchanged. It is the engine of one process.

    ``reader`` gives the facts of each article in order; ``gate`` validates an article's triples with the
    descriptions of its entities; ``prefilter`` tells of an article's content whether it is worth reading.
    """

    settings: Settings
    reader: Reader
    authority: Authority
    gate: Gate
    prefilter: Filter = field(default=lambda content: True)

    @classmethod
    def assemble(cls, settings: Settings) -> Pipeline:
        """Give the pipeline with the program's own parts; loads the model and the authority data."""
        from kg.annotate import annotate
        from kg.annotate.model import load_model
        from kg.authority import load_authority
        from kg.facts import read_facts
        from kg.link import linker_for
        from kg.shacl import validate_article

        load_model(settings.model)  # a model that is not there must not look like articles that are bad
        authority = load_authority(settings)
        linker = linker_for(settings, authority)

        def reader(articles: Iterable[Article]) -> Iterator[Facts]:
            for annotated in annotate(articles, settings, authority):
                yield read_facts(annotated, linker, linker.described)

        if not settings.prefilter:
            return cls(settings, reader, linker.described, validate_article)
        from kg.annotate.prefilter import Prefilter

        return cls(settings, reader, linker.described, validate_article, Prefilter(authority).passes)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Facts | KgError]]:
        """Give each article with its facts, none if it is skipped, or with the error that kept it from being read."""
        for batch in in_batches(articles, BATCH_ARTICLES, BATCH_CHARS, chars_of):
            worth = [self.prefilter(article.content) for article in batch]
            found = self._facts([*compress(batch, worth)])
            for article, is_read in zip(batch, worth, strict=True):
                yield article, next(found) if is_read else Facts(article)

    def _facts(self, batch: Sequence[Article]) -> Iterator[Facts | KgError]:
        done = 0
        try:
            for facts in self.reader(batch):
                yield facts
                done += 1
        except Exception:
            _log.debug("a batch broke off; its rest is read one by one", exc_info=True)
        for article in batch[done:]:
            yield self._alone(article)

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Give in order what each article states, checked against the shapes; nothing is stored."""
        for article, read in self.read(articles):
            yield self._outcome(article, read)

    def ingest(
        self, articles: Iterable[Article], store: Store | None, *, dry_run: bool = False
    ) -> Iterator[Outcome]:
        """Read, map, validate and store each article, and consolidate; give the outcomes of each batch.

        :raises kg.errors.StoreError: if the store fails: the batches before are stored, the others are not.
        :raises kg.errors.AccessError: if the store may not be written to; nothing is stored.
        """
        outcomes = self.outcomes(articles)
        if store is None or dry_run:
            return outcomes
        return settled(outcomes, store, self.settings, self.authority)

    def _alone(self, article: Article) -> Facts | KgError:
        try:
            return next(iter(self.reader([article])))
        except Exception as error:
            return _named(error, article)

    def _outcome(self, article: Article, read: Facts | KgError) -> Outcome:
        base = self.settings.base_iri
        if isinstance(read, KgError):
            return unread(article, "failed", base, read)
        try:
            return self._mapped(read) if self.prefilter(article.content) else unread(article, "skipped", base)
        except Exception as error:
            return unread(article, "failed", base, _named(error, article))

    def _mapped(self, facts: Facts) -> Outcome:
        from kg.rdf.article_graph import article_graph
        from kg.rdf.entities import descriptions
        from kg.rdf.mint import article_graph_iri

        base = self.settings.base_iri
        graph = article_graph_iri(base, facts.article.key)
        triples = article_graph(facts, base, self.settings.model)
        described = descriptions(facts, self.authority, base)
        report = self.gate(triples, described).decided(self.settings.refuse)
        status: Status = "read" if report.accepted else "refused"
        return Outcome(facts.article, status, facts, graph, triples, described, report)


def unread(article: Article, status: Status, base: str, error: KgError | None = None) -> Outcome:
    """Give the outcome of an article that there are no facts of: ``skipped``, or ``failed`` with its error."""
    from kg.rdf.mint import article_graph_iri

    return Outcome(article, status, Facts(article), article_graph_iri(base, article.key), error=error)


def settled(
    outcomes: Iterable[Outcome], store: Store, settings: Settings, authority: Authority
) -> Iterator[Outcome]:
    """Store what was read, and put what was refused into quarantine; give what came of each.

    Articles are stored in batches: those of one, and the canonical layer with them, come in one transaction,
    if the store can do that. A store that cannot takes them one by one, and the layer after them; if the run ends
    in between, ``caught_up`` does the rest in the next one.

    :raises kg.errors.StoreError: if the store fails: the batches before are stored, the others are not.
    :raises kg.errors.AccessError: if the store may not be written to; nothing is stored.
    """
    for batch in in_batches(outcomes, BATCH_ARTICLES, BATCH_TRIPLES, lambda outcome: len(outcome.triples)):
        for outcome in _stored(batch, store, settings, authority):
            yield _in_quarantine(outcome, store, settings.base_iri)


def _stored(
    batch: Sequence[Outcome], store: Store, settings: Settings, authority: Authority
) -> Iterator[Outcome]:
    from kg.consolidate import consolidate
    from kg.store.staging import Staging, staged

    done: list[Outcome] = []
    try:
        with staged(store) as stage:
            done.extend(_put(outcome, store, stage, settings.base_iri) for outcome in batch)
            if fresh := [outcome.article.key for outcome in done if outcome.status == "stored"]:
                consolidate(store, authority, settings, fresh, stage)
    except (StoreError, AccessError):
        if not isinstance(store, Staging):
            yield from done
        raise
    yield from done


def _put(outcome: Outcome, store: Store, stage: Stage, base: str) -> Outcome:
    from kg.rdf.mint import graph_iri
    from kg.store.base import ArchivesTexts

    if outcome.status != "read":
        return outcome
    try:
        if isinstance(store, ArchivesTexts):
            store.keep_text(outcome.graph, article_json(outcome.article))
        entities = graph_iri(base, "entities")
        changed = stage.put_article(outcome.graph, outcome.triples, entities, outcome.descriptions)
    except (StoreError, AccessError):
        raise
    except Exception as error:
        return unread(outcome.article, "failed", base, _named(error, outcome.article))
    return replace(outcome, status="stored" if changed else "unchanged")


def _in_quarantine(outcome: Outcome, store: Store, base: str) -> Outcome:
    """Put what was refused into quarantine and take out what is stored now.

    A run that ends before this leaves an article that was stored in both, never in none.
    """
    from kg.quarantine import Quarantine

    key, quarantine = outcome.article.key, Quarantine(store, base)
    try:
        if outcome.status == "refused" and outcome.report:
            quarantine.refuse(key, outcome.triples, outcome.descriptions, outcome.report)
        elif outcome.status in ("stored", "unchanged"):
            quarantine.release(key)
    except (StoreError, AccessError):
        raise
    except Exception as error:
        return unread(outcome.article, "failed", base, _named(error, outcome.article))
    return outcome


def extract(articles: Iterable[Article], settings: Settings) -> Iterator[Facts]:
    """Give the facts of each article that can be read.

    :raises kg.errors.InputError: after the last article, if some could not be read; it names them.
    """
    failures: list[KgError] = []
    for _, read in Pipeline.assemble(settings).read(articles):
        if isinstance(read, KgError):
            failures.append(read)
        else:
            yield read
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise InputError(f"{len(failures)} articles could not be read; the first: {failures[0]}")


def ingest(
    articles: Iterable[Article],
    store: Store | None,
    settings: Settings,
    *,
    dry_run: bool = False,
    engine: Engine | None = None,
) -> Iterator[Outcome]:
    """Read, map, validate and store each article, and consolidate; give the outcomes of each batch.

    Without a store, or for a dry run, nothing is written. An article that cannot be read has the status
    ``failed``, one that breaks a shape ``refused``; the others go on. ``engine`` reads the articles; if it is
    left out, this process does.

    :raises kg.errors.StoreError: if the store fails: the batches before are stored, the others are not.
    :raises kg.errors.WorkerError: if the engine fails; likewise.
    :raises kg.errors.InputError: if the file of decisions is wrong; nothing is stored.
    """
    reading = engine or Pipeline.assemble(settings)
    if store is None or dry_run:
        return reading.outcomes(articles)
    authority = reading.authority if isinstance(reading, Pipeline) else described_authority(settings)
    caught_up(store, authority, settings)
    return settled(reading.outcomes(articles), store, settings, authority)


def described_authority(settings: Settings) -> Authority:
    """Give what is known, with the decisions of the settings, without loading the model for it."""
    from kg.authority import load_authority
    from kg.link import linker_for

    return linker_for(settings, load_authority(settings)).described


def caught_up(store: Store, authority: Authority, settings: Settings) -> int:
    """Consolidate what an earlier run stored and did not come to consolidate; give how many articles that is.

    :raises kg.errors.InputError: if the file of decisions is wrong.
    """
    from kg.consolidate import consolidate, pending_articles

    waiting = pending_articles(store, settings.base_iri)
    return consolidate(store, authority, settings, waiting).articles


def caught_up_if_behind(store: Store, settings: Settings) -> int:
    """Do what ``caught_up`` does; the authority data are loaded only if there is something to do.

    :raises kg.errors.InputError: if there is, and the file of decisions is wrong.
    """
    from kg.consolidate import consolidate, pending_articles

    if not (waiting := pending_articles(store, settings.base_iri)):
        return 0
    return consolidate(store, described_authority(settings), settings, waiting).articles


def prepare(store: Store, settings: Settings) -> None:
    """Put the ontology, the shapes and the release's own description into the store, unless it holds them.

    :raises kg.errors.StoreError: if the store fails.
    """
    from kg.rdf.mint import graph_iri
    from kg.rdf.release import RELEASED, meta_graph, released_graph

    base = settings.base_iri
    meta, names = meta_graph(base), {name: graph_iri(base, name) for name in RELEASED}
    if store.graph(graph_iri(base, "meta")) == meta and all(store.graph(graph) for graph in names.values()):
        return
    graphs = {graph: released_graph(name, base) for name, graph in names.items()}
    store.replace_graphs({**graphs, graph_iri(base, "meta"): meta})


def in_batches[T](things: Iterable[T], most: int, enough: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    """Give things in lists that fit into memory, also those that came before the source failed.

    A list has ``most`` at most, and ends when their sizes come to ``enough``.
    """
    source = iter(things)
    batch: list[T] = []
    held = 0
    while True:
        try:
            thing = next(source, None)
        except Exception:
            yield batch
            raise
        if thing is None:
            yield batch
            return
        batch.append(thing)
        held += size(thing)
        if len(batch) == most or held >= enough:
            yield batch
            batch, held = [], 0


def chars_of(article: Article) -> int:
    """Give how many characters there are to read in an article."""
    return len(article.content)


def _named(error: Exception, article: Article) -> KgError:
    """Give the error as one of ours that names the article."""
    where = f"article {article.given_id or article.url or article.key}"
    if isinstance(error, KgError):
        return error if error.where else type(error)(error.what, where=where, todo=error.todo)
    _log.debug("an article failed", exc_info=error)
    return KgError(
        f"the program failed on this article: {type(error).__name__}: {error}",
        where=where,
        todo="This is a fault of the program; please report it together with the article.",
    )
