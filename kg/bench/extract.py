"""How fast articles are read: against the parser alone over the same texts, and the prefilter against the reading."""

from __future__ import annotations

import json
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
    from kg.pipeline import Pipeline


def bench_extract(articles: Sequence[Article], settings: Settings, *, count: int, rounds: int) -> Figures:
    """Read ``count`` articles (the given ones, again and again) ``rounds`` times; parser and reading take turns.

    The reading is what ``kg extract`` does, up to the JSON. The parser is the model as spaCy loads it, over the
    same texts. The ratio is that of the medians of CPU seconds of this process: 1 would mean that reading costs
    nothing beyond the parse. The memory is that of the reading, taken before the other model is loaded.
    """
    from kg.annotate.model import plain_model
    from kg.annotate.prefilter import Prefilter
    from kg.pipeline import Pipeline

    many = [replace(each, key=f"{place:016x}") for place, each in enumerate(islice(cycle(articles), count))]
    contents = [each.content for each in many]
    pipeline = Pipeline.assemble(settings.model_copy(update={"prefilter": False}))
    _read(pipeline, many)  # caches and the allocator settle
    memory = peak_rss()
    prefilter = Prefilter(pipeline.authority)
    nlp = plain_model(settings.model)
    works: dict[str, Callable[[], object]] = {
        "parse": lambda: sum(len(doc) for doc in nlp.pipe(contents, batch_size=16)),
        "read": lambda: _read(pipeline, many),
        "filter": lambda: sum(map(prefilter.passes, contents)),
    }
    works["parse"]()
    works["filter"]()
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            spent[name].append(_seconds(work))
    seconds = {name: median(cpu for cpu, _ in times) for name, times in spent.items()}
    elapsed = {name: median(wall for _, wall in times) for name, times in spent.items()}
    rows = (
        ("articles", float(count), "", ""),
        ("characters", float(sum(map(len, contents))), "", ""),
        ("parser alone", seconds["parse"], "s CPU", f"{elapsed['parse']:.2f} s by the clock"),
        ("kg extract", seconds["read"], "s CPU", f"{elapsed['read']:.2f} s by the clock"),
        ("prefilter", seconds["filter"], "s CPU", ""),
        ("speed of kg extract", seconds["parse"] / seconds["read"], "", "parser alone = 1"),
        ("speed of the prefilter", seconds["read"] / max(seconds["filter"], 1e-9), "", "kg extract = 1"),
        ("peak memory", memory, "MB RSS", "of kg extract"),
    )
    return Figures("extract", rows)


def _read(pipeline: Pipeline, articles: Sequence[Article]) -> int:
    """Do what ``kg extract`` does, but for the writing; give how many bytes the JSON has."""
    from kg.errors import KgError
    from kg.facts import to_json

    length = 0
    for _, facts in pipeline.read(articles):
        if isinstance(facts, KgError):
            raise facts
        length += len(json.dumps(to_json(facts), ensure_ascii=False).encode())
    return length


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Give the CPU seconds of this process and those by the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall
