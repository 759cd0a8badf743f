"""One run of the bench of ingesting, as a process of its own: takes what is asked on stdin, tells on stdout."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.bench.processes import proportional_mb, seconds_of_all

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Engine

BATCH = 32
STAGES = ("annotate", "facts", "rdf", "shacl", "store", "consolidate")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be run: an engine, or ``stages`` for the CPU time of each stage in one process."""

    engine: str
    articles: Sequence[Article]
    settings: Settings

    def packed(self) -> bytes:
        """Give it as bytes."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found: articles a second, MB, quads and bytes of the store; seconds of CPU by stage.

    ``cpu`` are the seconds of CPU an article of all processes, ``writer`` those of the one that writes.
    """

    speed: float = 0.0
    cpu: float = 0.0
    writer: float = 0.0
    memory: float = 0.0
    quads: int = 0
    size: int = 0
    stages: dict[str, float] = field(default_factory=dict)

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """Give what a run told."""
        found: Self = pickle.loads(data)
        return found


@contextmanager
def _one_process(settings: Settings) -> Iterator[Engine]:
    from kg.pipeline import Pipeline

    yield Pipeline.assemble(settings)


@contextmanager
def _two_processes(settings: Settings) -> Iterator[Engine]:
    from kg.workers import Processes

    with Processes(settings, 2) as engine:
        yield engine


@contextmanager
def _dask(settings: Settings) -> Iterator[Engine]:
    from kg.workers import Cluster, loopback_cluster

    with loopback_cluster(2) as cluster, Cluster(settings, cluster.address) as engine:
        yield engine


ENGINES: Mapping[str, Callable[[Settings], AbstractContextManager[Engine]]] = {
    "1 process": _one_process,
    "2 processes": _two_processes,
    "Dask, 2 workers": _dask,
}


def main() -> None:
    """Do the run."""
    asked = pickle.loads(sys.stdin.buffer.read())
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        found = (staged if asked.engine == "stages" else timed)(asked, Path(folder) / "store")
    sys.stdout.buffer.write(pickle.dumps(found))


def timed(asked: Asked, folder: Path) -> Found:
    """Ingest by an engine into a new store."""
    from kg.pipeline import ingest
    from kg.store import EmbeddedStore

    settings, articles = asked.settings, asked.articles
    with ENGINES[asked.engine](settings) as engine:
        list(engine.outcomes(articles[:BATCH]))  # until the model is loaded everywhere
        store = EmbeddedStore(folder)
        outcomes = ingest(articles, store, settings, engine=engine)
        before = _clocks()
        stored = sum(outcome.status == "stored" for outcome in outcomes)
        elapsed, cpu, writer = (now - then for now, then in zip(_clocks(), before, strict=True))
        memory = proportional_mb(os.getpid())
    quads = store.count()
    store.close()
    return Found(stored / elapsed, cpu / stored, writer / stored, memory, quads, size_of(folder))


def _clocks() -> tuple[float, float, float]:
    return time.perf_counter(), seconds_of_all(os.getpid()), time.process_time()


def staged(asked: Asked, folder: Path) -> Found:
    """Do what a pipeline of one process does, with a clock at each stage."""
    from kg.annotate import annotate
    from kg.authority import load_authority
    from kg.consolidate import consolidate
    from kg.facts import read_facts
    from kg.link import linker_for
    from kg.rdf.article_graph import article_graph
    from kg.rdf.entities import descriptions
    from kg.rdf.mint import article_graph_iri, graph_iri
    from kg.shacl import validate_article
    from kg.store import EmbeddedStore
    from kg.store.staging import put_article

    settings = asked.settings
    base, linker = settings.base_iri, linker_for(settings, load_authority(settings))
    known, store, entities = linker.described, EmbeddedStore(folder), graph_iri(base, "entities")
    spent = dict.fromkeys(STAGES, 0.0)

    def clocked[T](stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        spent[stage] += time.process_time() - began
        return done

    def ingest(some: Sequence[Article]) -> None:
        annotated = clocked("annotate", lambda: [*annotate(some, settings, known)])
        facts = clocked("facts", lambda: [read_facts(each, linker, known) for each in annotated])
        graphs = clocked(
            "rdf",
            lambda: [
                (article_graph(each, base, settings.model), descriptions(each, known, base)) for each in facts
            ],
        )
        clocked("shacl", lambda: [validate_article(*each) for each in graphs])
        names = [article_graph_iri(base, each.key) for each in some]
        clocked(
            "store",
            lambda: [
                put_article(store, name, graph, entities, told)
                for name, (graph, told) in zip(names, graphs, strict=True)
            ],
        )
        clocked("consolidate", lambda: consolidate(store, known, settings, [each.key for each in some]))

    ingest(asked.articles[:BATCH])  # caches settle
    spent |= dict.fromkeys(STAGES, 0.0)
    for some in batched(asked.articles[BATCH:], BATCH):
        ingest(some)
    store.close()
    return Found(stages=spent)


def size_of(folder: Path) -> int:
    """Give how many bytes a store has that nobody holds open, the log of its last writes taken in."""
    from kg.store import EmbeddedStore

    EmbeddedStore(folder).close()
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
