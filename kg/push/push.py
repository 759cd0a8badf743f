"""Brings a target into the state of the store: sends the graphs that differ, takes away those that are gone."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from kg.errors import AccessError, KgError, RemoteError
from kg.push import journal
from kg.push.files import Folder
from kg.store.access import Access, shown_at
from kg.store.base import Store
from kg.store.dialects import addresses, dialect_of
from kg.store.graph_server import GraphServer, Unreachable
from kg.store.values import Statement, told, values

WORKERS = 4
_JOURNAL_SECONDS = 5.0


class Target(Protocol):
    """Where graphs go; several threads use it at once."""

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph hold exactly these canonical N-Triples."""
        ...

    def delete(self, graph: str) -> None:
        """Take a graph away; none is fine."""
        ...

    def get(self, graph: str) -> bytes:
        """Give the N-Triples of a graph; empty if there is none."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass(slots=True)
class Pushed:
    """What a push did: graphs sent, left as they were, taken away, and those that failed, with the reason."""

    sent: list[str] = field(default_factory=list)
    same: int = 0
    deleted: list[str] = field(default_factory=list)
    failed: dict[str, KgError] = field(default_factory=dict)
    statements: int = 0


def target_of(
    text: str, access: Access, *, update: str | None = None, graph_store: str | None = None
) -> Target:
    """Give the target that a text names: ``virtuoso+http://HOST:8890``, ``file:FOLDER``.

    :raises kg.errors.UsageError: if it names none.
    """
    if text.startswith("file:"):
        return Folder(Path(text.removeprefix("file:")))
    dialect, address = dialect_of(text)
    found = addresses(dialect, address, update=update, graph_store=graph_store)
    return GraphServer(dialect, found, shown_at(address, access))


def chosen(graphs: list[str], pattern: str | None, base: str) -> list[str]:
    """Give the graphs that a pattern (``*`` and ``?``) fits: their IRI, or what stands behind ``{base}graph/``."""
    start = f"{base}graph/"
    return [
        graph
        for graph in graphs
        if pattern is None or any(fnmatchcase(name, pattern) for name in (graph, graph.removeprefix(start)))
    ]


def push(
    store: Store,
    target: Target,
    base: str,
    *,
    pattern: str | None = None,
    since: Mapping[str, str] | None = None,
    deleting: bool = True,
    verifying: bool = True,
    workers: int = WORKERS,
    step: Callable[[str], None] = lambda _: None,
) -> Pushed:
    """Send the graphs that the target does not hold as the store does; take away those that it has no more.

    A journal at the target (the graph ``{base}graph/pushed``) tells what it holds from us. Graphs that others
    put there are left alone. A graph that the target refuses does not stop the rest. With ``verifying`` each
    graph is read back and compared by value. A target without a journal is taken to hold what the journal
    ``since`` tells, as one that was loaded from a file that was pushed.

    :raises kg.errors.KgError: if the target lets nothing be written, or does not answer; what was sent stays,
        and the next push goes on from there.
    """
    name = base + journal.NAME
    held = journal.read(target.get(name), name) or dict(since or {})
    there = set(store.graphs()) - {name}
    wanted = chosen(sorted(there), pattern, base)
    changed = [graph for graph in wanted if held.get(graph) != journal.digest(store.graph(graph))]
    gone = [graph for graph in chosen(sorted(held), pattern, base) if deleting and graph not in there]
    report = Pushed(same=len(wanted) - len(changed))
    if changed or gone:
        _Sending(target, name, held, report, verifying).run(store, changed, gone, workers, step)
    return report


class _Sending:
    """One push under way: what is in flight, and the journal that is kept in step."""

    def __init__(
        self, target: Target, name: str, held: dict[str, str], report: Pushed, verifying: bool
    ) -> None:
        self._target, self._name, self._digests = target, name, dict(held)
        self._report, self._verifying = report, verifying
        self._next_note = 0.0

    def run(
        self, store: Store, changed: list[str], gone: list[str], workers: int, step: Callable[[str], None]
    ) -> None:
        """Take away and send, with at most twice as many graphs in memory as there are workers."""
        # Before anything changes, so that what a crash leaves half done is sent again.
        self._digests.update(dict.fromkeys(changed + gone, journal.UNSURE))
        self._note()
        running: dict[Future[int], tuple[str, str]] = {}
        with ThreadPoolExecutor(workers) as pool:
            try:
                for graph in gone + changed:
                    triples = store.graph(graph)
                    running[pool.submit(self._one, graph, triples)] = (graph, journal.digest(triples))
                    if len(running) >= 2 * workers:
                        self._settle(running, step)
                while running:
                    self._settle(running, step)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                with contextlib.suppress(KgError):
                    self._take_in(running, list(running))
                    self._note()
                raise
        self._note()

    def _one(self, graph: str, triples: bytes) -> int:
        if not triples:
            self._target.delete(graph)
            return 0
        self._target.put(graph, triples)
        if self._verifying:
            verify(self._target, graph, triples)
        return triples.count(b"\n")

    def _settle(self, running: dict[Future[int], tuple[str, str]], step: Callable[[str], None]) -> None:
        """Wait for one graph or more, and take in what came of them."""
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        stopping = self._take_in(running, list(done))
        for _ in done:
            step(f"{self._report.statements} triples")
        if stopping:
            raise stopping
        if time.monotonic() > self._next_note:
            self._note()

    def _take_in(
        self, running: dict[Future[int], tuple[str, str]], done: list[Future[int]]
    ) -> KgError | None:
        """Take in what is done; give the error after which nothing more is to be sent, if there is one."""
        stopping = None
        for future in done:
            graph, digest = running.pop(future)
            if future.cancelled():
                continue
            error = future.exception()
            if error is None:
                self._took(graph, digest, future.result())
            elif isinstance(error, KgError) and not isinstance(error, AccessError | Unreachable):
                self._report.failed[graph] = error
            elif isinstance(error, KgError):
                stopping = error
            else:
                raise error
        return stopping

    def _took(self, graph: str, digest: str, statements: int) -> None:
        if statements:
            self._digests[graph] = digest
            self._report.sent.append(graph)
            self._report.statements += statements
        else:
            del self._digests[graph]
            self._report.deleted.append(graph)

    def _note(self) -> None:
        """Write the journal, and not again before some time that grows with how long it takes."""
        began = time.monotonic()
        if self._digests:
            self._target.put(self._name, journal.written(self._digests))
        else:
            self._target.delete(self._name)
        ended = time.monotonic()
        self._next_note = ended + max(_JOURNAL_SECONDS, 20 * (ended - began))


def verify(target: Target, graph: str, triples: bytes) -> None:
    """Read a graph back and compare it by value.

    :raises kg.errors.RemoteError: if the target holds something else, with the line that differs.
    """
    wanted, found = values(triples, graph), values(target.get(graph), graph)
    if wanted == found:
        return
    lost, added = wanted - found, found - wanted
    what = f"of {len(wanted)} statements the target lost {len(lost)} and made {len(added)} of its own"
    raise RemoteError(
        f"{what}: {told(lost or added)[:300]}",
        where=f"{graph}{_line_of(lost, triples, graph)}",
        todo="See what the server changes.",
    )


def _line_of(lost: set[Statement], triples: bytes, graph: str) -> str:
    """Give the place of the first statement that was lost among the N-Triples that were sent."""
    for number, line in enumerate(triples.split(b"\n"), 1):
        if line and values(line, graph) & lost:
            return f", line {number}: {line.decode()[:300]}"
    return ""
