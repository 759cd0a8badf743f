"""What a server does under killer queries, writes, and clients that leave: against itself at rest, in one run."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from socket import create_connection, socket
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from kg.bench.figures import Figures
from kg.bench.http_load import loaded
from kg.bench.made_up_quads import made_up_quads
from kg.bench.processes import below
from kg.bench.serve import Query, Row, Server, ours, small_queries
from kg.errors import RemoteError
from kg.rdf.terms import iri
from kg.readers.consumption import seconds_run

KILLERS = 100
SECONDS = 3.0
_WRITES = 15
_TOKEN = "of-the-bench"
_PATIENCE = 20.0


def bench_stress(*, quads: int, rounds: int) -> Figures:
    """Serve made-up quads, and measure it in a storm, reading what was just written, and while it is written to.

    Each is held against the same server at rest, in turns, ``rounds`` times; the medians count.
    """
    with TemporaryDirectory(prefix="kg-bench-", ignore_cleanup_errors=True) as name:
        articles = stored(Path(name), quads)
        with ours(Path(name), KG_RESULT_CACHE="0", KG_ADMIN_TOKEN=_TOKEN, KG_PROXIES="127.0.0.1") as server:
            small = small_queries(articles)
            loaded(server.url, small, connections=1, seconds=SECONDS)
            return Figures(
                "stress",
                (
                    ("quads", float(quads), "", ""),
                    _storm(server, small, rounds),
                    ("a reader is free after", _left(server, rounds), "ms", "of its client's leaving"),
                    *_written(server, small),
                    _ingested(server, small, rounds),
                ),
            )


def stored(folder: Path, quads: int, hub: int = 0) -> int:
    """Make the store that is served, with so many triples of one graph, <urn:hub>; give how many articles it holds."""
    import pyoxigraph as ox

    from kg.store.directory import DATABASE
    from kg.store.embedded import EmbeddedStore

    EmbeddedStore(folder).close()
    graphs = list(made_up_quads(quads))
    spokes = b"".join(b"<urn:hub:%d> <urn:p> <urn:hub:0> <urn:hub> .\n" % each for each in range(hub))
    ox.Store(str(folder / DATABASE)).bulk_load(b"".join(graphs) + spokes, format=ox.RdfFormat.N_QUADS)
    return len(graphs) - 1


def _killer(number: int) -> str:
    """Give a query that no machine answers in time, of a shape of its own."""
    part = f"GRAPH ?g{number}_{{0}} {{{{ ?s{{0}} <{iri('dip:participant')}> ?o{{0}} }}}}"
    return f"SELECT (COUNT(*) AS ?n) {{ {' '.join(part.format(each) for each in range(4))} }}"


def _asking(server: Server, query: str, client: str) -> socket:
    """Give a connection on which a client has asked a query, for as long as the server lets it."""
    parts = urlsplit(server.url)
    found = create_connection((parts.hostname or "", parts.port or 80), timeout=_PATIENCE)
    head = f"Host: x\r\nX-Forwarded-For: {client}\r\n"
    found.sendall(f"GET {parts.path}?timeout=60&query={quote(query)} HTTP/1.1\r\n{head}\r\n".encode())
    return found


def _storm(server: Server, small: Query, rounds: int) -> Row:
    """Give how many times as long small queries take while killers of another client wait and run."""
    numbers, ratios, base = count(), [], 0.0
    for _ in range(rounds):
        rest = loaded(server.url, small, connections=1, seconds=SECONDS)
        with ExitStack() as killers:
            for _ in range(KILLERS):
                killers.enter_context(_asking(server, _killer(next(numbers)), "192.0.2.1"))
            time.sleep(0.5)
            storm = loaded(server.url, small, connections=1, seconds=SECONDS)
        ratios.append(rest.per_second / storm.per_second)
        base = rest.per_second
        time.sleep(1.0)
    against = f"at rest = 1 ({1000 / base:,.2f} ms)"
    return f"small, {KILLERS} killers about", median(ratios), "", against


def _left(server: Server, rounds: int) -> float:
    """Give the milliseconds from the close of a connection to the end of the reader that worked for it."""
    took = []
    for number in range(3 * rounds):
        before = {each: seconds_run(each) or 0.0 for each in below(server.pid)}
        with _asking(server, _killer(10_000 + number), "192.0.2.1"):
            time.sleep(1.0)
            worked = {each: (seconds_run(each) or 0.0) - before.get(each, 0.0) for each in below(server.pid)}
        left, reader = time.perf_counter(), max(worked, key=lambda each: (each != server.pid, worked[each]))
        while reader in below(server.pid):
            if time.perf_counter() - left > _PATIENCE:
                raise RemoteError("a reader went on after its client had left", where=server.url)
            time.sleep(0.005)
        took.append(1000 * (time.perf_counter() - left))
    return median(took)


@contextmanager
def _writing(server: Server) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=_PATIENCE)
    try:
        yield connection
    finally:
        connection.close()


def _sent(connection: HTTPConnection, method: str, path: str, body: bytes = b"", kind: str = "") -> bytes:
    headers = {"Authorization": f"Bearer {_TOKEN}", "Content-Type": kind} if kind else {}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    said = answer.read()
    if answer.status >= 400:
        raise RemoteError(f"{method} {path[:60]} was answered with {answer.status}")
    return said


def _written(server: Server, small: Query) -> Iterator[Row]:
    """Give the milliseconds of a writer's next read, and of reads of which nothing was written before."""
    after, plain = [], []
    with _writing(server) as connection:
        for number in range(_WRITES):
            update = f"INSERT DATA {{ GRAPH <urn:bench> {{ <urn:s> <urn:p> {number} }} }}"
            _sent(connection, "POST", "/update", update.encode(), "application/sparql-update")
            count_all = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:bench> { ?s ?p ?o } }"
            began = time.perf_counter()
            said = _sent(connection, "GET", f"/sparql?format=csv&query={quote(count_all)}")
            after.append(1000 * (time.perf_counter() - began))
            if int(said.split()[-1]) != number + 1:
                raise RemoteError("a writer did not see what it wrote", where=server.url)
            began = time.perf_counter()
            _sent(connection, "GET", f"/sparql?query={quote(small(number))}")
            plain.append(1000 * (time.perf_counter() - began))
    yield "a writer sees its write", median(after), "ms", f"a small query: {median(plain):.1f} ms"


def _ingested(server: Server, small: Query, rounds: int) -> Row:
    """Give the speed of writing graphs, beside a client that reads ten times a second, without being 1."""
    graphs, ratios, base = made_up_quads(10**9, seed=2), [], 0.0
    next(graphs)
    for _ in range(rounds):
        alone = _graphs_a_second(server, graphs)
        done = threading.Event()
        reading = threading.Thread(target=_read_until, args=(done, server, small))
        reading.start()
        try:
            beside = _graphs_a_second(server, graphs)
        finally:
            done.set()
            reading.join()
        ratios.append(beside / alone)
        base = alone
    return "writing beside a reader", median(ratios), "", f"alone = 1 ({base:,.1f} graphs a second)"


def _graphs_a_second(server: Server, graphs: Iterator[bytes]) -> float:
    began, written = time.perf_counter(), 0
    with _writing(server) as connection:
        while time.perf_counter() - began < SECONDS:
            lines = (line.rpartition(b" <")[0] + b" .\n" for line in next(graphs).splitlines())
            path = f"/graphs?graph=urn:bench:{time.monotonic_ns()}"
            _sent(connection, "PUT", path, b"".join(lines), "application/n-triples")
            written += 1
    return written / (time.perf_counter() - began)


def _read_until(done: threading.Event, server: Server, small: Query) -> None:
    parts = urlsplit(server.url)
    for number in count():
        connection = HTTPConnection(parts.netloc, timeout=_PATIENCE)
        # Another client than the writer: it need not see what was written just now.
        connection.request(
            "GET", f"{parts.path}?query={quote(small(number))}", headers={"X-Forwarded-For": "192.0.2.2"}
        )
        connection.getresponse().read()
        connection.close()
        if done.wait(0.1):
            return
