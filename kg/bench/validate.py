"""What validation costs: an article's graph against parsing it, and a whole store, with the memory that it takes."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from kg.bench.figures import Figures
from kg.errors import InputError, RemoteError

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.model import Article
    from kg.pipeline import Outcome

ENGINES = ("pyshacl", "fast")
# So many articles go in by the bulk loader: the store has no log that whoever opens it reads into memory.
_AT_ONCE = 200
# As many as DCAT-US, ASHRAE 223P and Brick have.
_SHAPES = (4_000, 9_000, 54_000)


def bench_validate(articles: Sequence[Article], settings: Settings, *, quads: int, rounds: int) -> Figures:
    """Validate each article's graph ``rounds`` times, engines and rdflib's parser in turns; then large shapes, a store.

    The figures of an article are medians of CPU time over articles and rounds. The parser reads the same
    triples: graph and types of its entities. The store holds copies of the articles, each under an IRI and an
    address of its own, ``quads`` in all or a few more; its figures are those of ``kg validate --store`` as a
    process of its own, start and all, with the highest memory that it held.

    :raises kg.errors.InputError: if no article can be read.
    """
    read = _read(articles, settings)
    rows = [("articles", float(len(read)), "", ""), *_of_articles(read, rounds), *_of_shapes()]
    with tempfile.TemporaryDirectory(prefix="kg-bench-", ignore_cleanup_errors=True) as name:
        store, stored = _filled(Path(name), read, settings, quads)
        rows.append(("quads in the store", float(stored), "", ""))
        for engine in ENGINES:
            rows += _of_store(store, engine, stored)
    return Figures("validate", tuple(rows))


def _read(articles: Sequence[Article], settings: Settings) -> list[Outcome]:
    from kg.pipeline import Pipeline

    found = [each for each in Pipeline.assemble(settings).ingest(articles, None) if each.report is not None]
    if not found:
        raise InputError("no article can be read", todo="Name a file or folder of articles.")
    return found


def _of_articles(read: Sequence[Outcome], rounds: int) -> Iterator[tuple[str, float, str, str]]:
    from rdflib import Graph

    from kg.shacl import validate_article
    from kg.shacl.engine import looked_at

    texts = [looked_at(each.triples, each.descriptions) for each in read]
    works: dict[str, Callable[[int], object]] = {
        "parser": lambda number: Graph().parse(data=texts[number], format="nt"),
        **{name: _validating(read, name, validate_article) for name in ENGINES},
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for round in range(rounds + 1):  # the first one is for caches to settle
        for number in range(len(read)):
            for name, work in works.items():
                began = time.process_time()
                work(number)
                if round:
                    spent[name].append(time.process_time() - began)
    parser = median(spent["parser"])
    yield (
        "triples of an article",
        median(text.count(b"\n") for text in texts),
        "",
        "with the types of its entities",
    )
    yield "rdflib's parser", parser * 1e3, "ms CPU", "an article"
    for name in ENGINES:
        yield name, median(spent[name]) * 1e3, "ms CPU", "an article"
        yield f"{name} to the parser", median(spent[name]) / parser, "", "rdflib's parser = 1"


def _of_shapes() -> Iterator[tuple[str, float, str, str]]:
    """Give what shapes of others cost by their number: read, checked themselves, and evaluated over next to nothing."""
    from kg.bench.shapes import generated_shapes
    from kg.rdf.documents import Document
    from kg.shacl.job import Options, validated

    data = Document("data.ttl", b"<urn:x> a <http://example.org/C1> .", "text/turtle")
    for triples in _SHAPES:
        shapes = Document("shapes.ttl", generated_shapes(triples).encode(), "text/turtle")
        for engine in ENGINES:
            began = time.process_time()
            validated([data], [shapes], Options(engine=engine))
            yield (
                f"{triples:,} triples of shapes, {engine}",
                time.process_time() - began,
                "s CPU",
                "a document",
            )


def _validating(
    read: Sequence[Outcome], engine: str, validate: Callable[..., object]
) -> Callable[[int], object]:
    return lambda number: validate(read[number].triples, read[number].descriptions, engine=engine)


def _filled(folder: Path, read: Sequence[Outcome], settings: Settings, quads: int) -> tuple[Path, int]:
    from kg.pipeline import prepare
    from kg.rdf.mint import graph_iri
    from kg.store import EmbeddedStore

    store = EmbeddedStore(folder / "store")
    try:
        prepare(store, settings)
        described = {iri: text for each in read for iri, text in each.descriptions.items()}
        entities = graph_iri(settings.base_iri, "entities")
        store.load(b"".join(described.values()), media_type="application/n-triples", graph=entities)
        waiting, left = list[bytes](), quads - store.count()
        for text, lines in _copies(read):
            waiting.append(text)
            left -= lines
            if left <= 0 or len(waiting) == _AT_ONCE:
                store.load(b"".join(waiting), media_type="application/n-quads")
                waiting.clear()
            if left <= 0:
                break
        return folder / "store", store.count()
    finally:
        store.close()


def _copies(read: Sequence[Outcome]) -> Iterator[tuple[bytes, int]]:
    """Give the articles again and again as N-Quads, each time with keys and addresses of their own."""
    from kg.rdf.terms import iri

    address, number = f"<{iri('schema:url')}> <".encode(), 0
    while True:
        for each in read:
            graph = f" <{each.graph}> .".encode()
            text = b"".join(line.removesuffix(b" .") + graph + b"\n" for line in each.triples.splitlines())
            text = text.replace(each.article.key.encode(), b"%016x" % number)
            yield text.replace(address, address + b"urn:copy:%d:" % number), text.count(b"\n")
            number += 1


_MEASURED = """
import sys
from kg.bench.figures import peak_rss
from kg.cli.app import run
code = run(sys.argv[1:])
print(peak_rss(), flush=True)
sys.exit(code)
"""


def _of_store(store: Path, engine: str, quads: int) -> Iterator[tuple[str, float, str, str]]:
    told = ["--store", str(store), "--engine", engine, "--output", str(store.with_name(engine))]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, "validate", "-q", *told],
        capture_output=True,
        text=True,
        check=False,
    )
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RemoteError(f"it failed: {done.stderr[-300:]}", where="kg validate --store")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield f"store, {engine}", seconds, "s CPU", f"{clock:.0f} s by the clock"
    yield f"a second, {engine}", quads / seconds, "quads", "of CPU"
    yield f"memory, {engine}", float(done.stdout), "MB RSS", "at most"
