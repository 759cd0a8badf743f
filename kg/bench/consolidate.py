"""What it costs to consolidate one more article, in a small store and in a large one."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from itertools import batched
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from kg.bench.figures import Figures, peak_rss
from kg.bench.made_up_news import ARTICLES_A_DAY, MadeUpArticle, made_up_ids, made_up_news

if TYPE_CHECKING:
    from kg.authority.records import Authority
    from kg.config import Settings
    from kg.store import EmbeddedStore

FEW = 100
FEWEST = 160
_BATCH = 32


def bench_consolidate(settings: Settings, *, count: int) -> Figures:
    """Consolidate ``count`` made-up articles in a store on disk; time each of the day of the 100th and of the last.

    Times are CPU seconds of the thread that consolidates, the median over the articles of a day.
    """
    from kg.store import EmbeddedStore

    early = range(FEW - FEW % ARTICLES_A_DAY, FEW - FEW % ARTICLES_A_DAY + ARTICLES_A_DAY)
    late = range(count - ARTICLES_A_DAY, count)
    authority = made_up_authority()
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "store")
        spent: dict[int, float] = {}
        articles = list(made_up_news(count, settings.base_iri))
        for some in batched(enumerate(articles), _BATCH):
            timed = [pair for pair in some if pair[0] in early or pair[0] in late]
            consolidated(store, authority, settings, [one for n, one in some if (n, one) not in timed])
            for number, one in timed:
                spent[number] = consolidated(store, authority, settings, [one])
        quads = store.count()
        store.close()
    first, last = (median(spent[number] for number in days) for days in (early, late))
    rows = (
        ("articles", float(count), "", ""),
        ("quads", float(quads), "", ""),
        (f"article of the {FEW}th's day", first * 1e3, "ms CPU", ""),
        ("article of the last day", last * 1e3, "ms CPU", ""),
        ("cost of the last", last / first, "", f"the {FEW}th = 1"),
        ("peak memory", peak_rss(), "MB RSS", ""),
    )
    return Figures("consolidate", rows)


def consolidated(
    store: EmbeddedStore, authority: Authority, settings: Settings, articles: Sequence[MadeUpArticle]
) -> float:
    """Store made-up articles and consolidate them; give the CPU seconds that consolidating took."""
    from kg.consolidate import consolidate
    from kg.rdf.mint import article_graph_iri, graph_iri

    for one in articles:
        graph = article_graph_iri(settings.base_iri, one.key)
        store.put_article(graph, one.triples, graph_iri(settings.base_iri, "entities"), {})
    began = time.thread_time()
    if articles:
        consolidate(store, authority, settings, [one.key for one in articles])
    return time.thread_time() - began


def made_up_authority() -> Authority:
    """Give who and what the made-up news speak of."""
    from kg.authority.records import Authority, Known
    from kg.model import EntityKind

    people, places, countries = made_up_ids()
    kinds = ((people, EntityKind.PERSON), (places, EntityKind.PLACE), (countries, EntityKind.COUNTRY))
    known = {
        id: Known(id, kind, (id,), country=countries[number % len(countries)] if kind != "Country" else None)
        for ids, kind in kinds
        for number, id in enumerate(ids)
    }
    return Authority(known, ())
