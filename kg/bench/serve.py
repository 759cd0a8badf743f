"""How fast queries are answered over HTTP: against the engine's own server, and rdflib-endpoint, in one run."""

from __future__ import annotations

import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from kg.bench.figures import Figures
from kg.bench.http_load import Load, loaded
from kg.bench.made_up_quads import event, made_up_quads, person
from kg.bench.processes import process, proportional_mb
from kg.errors import RemoteError, UsageError
from kg.rdf.terms import PREFIXES

CONNECTIONS = (1, 8, 32)
SECONDS = 0.7
# What rdflib gets: it holds its quads in memory, and more would take it a minute and gigabytes to read.
FEWER = 100_000
_FEWER_EVENTS = 1_000
# Small queries name one of so many events: each is asked again and again, as a page or a dashboard does.
_EVENTS = 2_000
_PATIENCE = 180.0
_DIP = f"PREFIX dip: <{PREFIXES['dip']}> PREFIX rdfs: <{PREFIXES['rdfs']}> "
_MEDIUM = f"{_DIP}SELECT * {{ GRAPH ?g {{ ?s dip:speaker <{person(0)}> ; dip:quoteText ?text }} }} LIMIT 1000"
_LARGE = f"{_DIP}SELECT * {{ GRAPH ?g {{ ?event dip:participant ?who }} }} LIMIT 100000"

type Row = tuple[str, float, str, str]
type Query = Callable[[int], str]


class Server(NamedTuple):
    """The address to ask, and the process."""

    url: str
    pid: int


def bench_serve(*, quads: int, rounds: int) -> Figures:
    """Serve the same made-up quads by all, and ask them in turns, ``rounds`` times; the medians count.

    The load comes from this process, so on two cores the servers have the other one. rdflib-endpoint has the
    first ``FEWER`` quads only.

    :raises kg.errors.UsageError: if the servers to compare with are not installed.
    """
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name, ExitStack() as running:
        folder = Path(name)
        articles = _stored(folder, quads)
        engine = running.enter_context(_oxigraph(folder / "copy"))
        plain = running.enter_context(ours(folder / "plain", KG_RESULT_CACHE="0"))
        cached = running.enter_context(ours(folder / "cached"))
        rdflib = running.enter_context(_rdflib(folder / "fewer.nq"))
        servers = {"engine": engine, "plain": plain, "cached": cached}
        rows: list[Row] = [("quads", float(quads), "", "")]
        for size, query in (
            ("small", small_queries(articles)),
            ("medium", _same(_MEDIUM)),
            ("large", _same(_LARGE)),
        ):
            for connections in CONNECTIONS:
                rows += _compared(f"{size}, {connections}", servers, query, connections, rounds)
        few = {"engine": rdflib, "plain": plain}
        (ratio, *_) = _compared("small, 1", few, small_queries(_FEWER_EVENTS // 10), 1, rounds)
        rows.append(("small, 1 against rdflib", ratio[1], "", f"rdflib-endpoint on {FEWER:,} quads = 1"))
        rows.append(("memory at 4 large answers", _memory(plain), "MB PSS", "web process and readers"))
        return Figures("serve", tuple(rows))


def _same(text: str) -> Query:
    return lambda _: text


def small_queries(articles: int) -> Query:
    """Give queries with 4 rows each, over made-up quads of so many articles."""
    chance = random.Random(1)
    events = [event(chance.randrange(articles), chance.randrange(10)) for _ in range(_EVENTS)]
    return lambda number: (
        f"{_DIP}SELECT ?who ?name ?day {{ GRAPH ?g {{ <{events[number % _EVENTS]}> dip:participant ?who ; "
        f"dip:earliest ?day }} GRAPH ?h {{ ?who rdfs:label ?name }} }}"
    )


def _compared(
    name: str, servers: dict[str, Server], query: Query, connections: int, rounds: int
) -> Iterator[Row]:
    """Give requests a second and the slowest hundredth's time of ours, those of the engine's server being 1."""
    loads: dict[str, list[Load]] = {each: [] for each in servers}
    for round in range(rounds + 1):
        for each, server in servers.items():
            load = loaded(server.url, query, connections=connections, seconds=SECONDS)
            if round:  # the first warms up
                loads[each].append(load)
    engine = loads.pop("engine")
    base = median(load.per_second for load in engine)
    for each, found in loads.items():
        mark = " cached" if each == "cached" else ""
        speed = median(load.per_second for load in found)
        yield f"{name}{mark}", speed / base, "", f"oxigraph serve = 1 ({base:,.1f} answers a second)"
        slowest = median(load.p99 for load in found) / median(load.p99 for load in engine)
        yield f"{name}{mark}, p99", slowest, "", "oxigraph serve = 1"


def _memory(server: Server) -> float:
    """Give the most memory seen while four clients draw 100,000 rows each, twice."""
    seen, done = [proportional_mb(server.pid)], threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            seen.append(proportional_mb(server.pid))

    watch = threading.Thread(target=look)
    watch.start()
    try:
        loaded(server.url, _same(_LARGE), connections=4, seconds=SECONDS, least=2)
    finally:
        done.set()
        watch.join()
    return max(seen)


def _stored(folder: Path, quads: int) -> int:
    """Make the stores that are served, and the file for rdflib; give how many articles they hold."""
    import pyoxigraph as ox

    from kg.store.directory import DATABASE
    from kg.store.embedded import EmbeddedStore

    text = folder / "all.nq"
    articles, written = -1, 0
    with text.open("wb") as whole, (folder / "fewer.nq").open("wb") as fewer:
        for graph in made_up_quads(quads):
            whole.write(graph)
            if written < FEWER:
                fewer.write(graph)
            written, articles = written + graph.count(b"\n"), articles + 1
    for name in ("plain", "cached"):
        EmbeddedStore(folder / name).close()
    first = ox.Store(str(folder / "first"))
    first.bulk_load(path=str(text), format=ox.RdfFormat.N_QUADS)
    for target in (folder / "copy", *(folder / name / DATABASE for name in ("plain", "cached"))):
        if target.exists():
            _emptied(target)
        first.backup(str(target))
    text.unlink()
    return articles


def _emptied(directory: Path) -> None:
    import shutil

    shutil.rmtree(directory)


@contextmanager
def ours(store: Path, **settings: str) -> Iterator[Server]:
    """Serve a store by a process of ``kg serve`` with these settings."""
    environment = {**os.environ, **settings}
    command = [sys.executable, "-m", "kg", "--store", str(store), "serve", "--port", "0"]
    with process(command, environment) as server:
        assert server.stdout
        line = server.stdout.readline()
        if not line.startswith("Serving at "):
            raise RemoteError("'kg serve' did not start", where=str(store))
        yield Server(line.split()[2] + "/sparql", server.pid)


@contextmanager
def _oxigraph(store: Path) -> Iterator[Server]:
    port = _free_port()
    arguments = ["serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with process([_installed("oxigraph"), *arguments, "--union-default-graph"], os.environ) as server:
        _wait_for(port)
        yield Server(f"http://127.0.0.1:{port}/query", server.pid)


@contextmanager
def _rdflib(file: Path) -> Iterator[Server]:
    port = _free_port()
    arguments = ["serve", str(file), "--host", "127.0.0.1", "--port", str(port)]
    with process([_installed("rdflib-endpoint"), *arguments], os.environ) as server:
        _wait_for(port)
        yield Server(f"http://127.0.0.1:{port}/", server.pid)


def _installed(name: str) -> str:
    path = Path(sys.executable).parent / name
    if not path.exists():
        raise UsageError(f"{name} is not installed", todo="Install what this is developed with: 'uv sync'.")
    return str(path)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise RemoteError("a server to compare with did not start", where=f"port {port}") from None
            time.sleep(0.1)
