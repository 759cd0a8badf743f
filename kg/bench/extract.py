"""How fast articles are read: against the parser alone over the same texts, and the prefilter against the reading."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from statistics import median
from typing import TYPE_CHECKING

from kg.bench.figures import Figures, peak_rss

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article


def bench_extract(articles: Sequence[Article], settings: Settings, *, count: int, rounds: int) -> Figures:
    """Read ``count`` articles (the given ones, again and again) ``rounds`` times; parser and reading take turns.

    Times are CPU seconds of this process. The ratio is that of the medians: 1 would mean that reading costs
    nothing beyond the parse.
    """
    from kg.annotate.model import plain_model
    from kg.annotate.prefilter import Prefilter
    from kg.pipeline import Pipeline

    many = [replace(each, key=f"{place:016x}") for place, each in enumerate(islice(cycle(articles), count))]
    contents = [each.content for each in many]
    nlp = plain_model(settings.model)
    pipeline = Pipeline.assemble(settings.model_copy(update={"prefilter": False}))
    prefilter = Prefilter(pipeline.authority)
    works: dict[str, Callable[[], object]] = {
        "parse": lambda: sum(len(doc) for doc in nlp.pipe(contents, batch_size=16)),
        "read": lambda: sum(len(facts.events) for facts in pipeline.reader(many)),
        "filter": lambda: sum(map(prefilter.passes, contents)),
    }
    for work in works.values():
        work()  # caches and the allocator settle
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            spent[name].append(_seconds(work))
    seconds = {name: median(times) for name, times in spent.items()}
    rows = (
        ("articles", float(count), "", ""),
        ("characters", float(sum(map(len, contents))), "", ""),
        ("parser alone", seconds["parse"], "s CPU", ""),
        ("kg extract", seconds["read"], "s CPU", ""),
        ("prefilter", seconds["filter"], "s CPU", ""),
        ("speed of kg extract", seconds["parse"] / seconds["read"], "", "parser alone = 1"),
        ("speed of the prefilter", seconds["read"] / max(seconds["filter"], 1e-9), "", "kg extract = 1"),
        ("peak memory", peak_rss(), "MB RSS", ""),
    )
    return Figures("extract", rows)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
