"""Besieges a server, attack by attack, beside three ordinary clients, and tells what they noticed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from kg.bench.bystanders import Noticed, bystander
from kg.bench.figures import Figures
from kg.bench.processes import proportional_mb
from kg.bench.serve import Server, ours
from kg.bench.siege import documents, oddities, queries, requests
from kg.bench.siege.besieged import TOKEN, Attack, run
from kg.errors import RemoteError
from kg.rdf.terms import iri

ATTACKS: Sequence[Attack] = (
    *queries.READING,
    *requests.ATTACKS,
    *oddities.ATTACKS,
    *documents.VALIDATING,
    *queries.ANSWERING,
    *queries.READING_PAGES,
    *documents.WRITING,
    *documents.INGESTING,
)
# What ordinary clients ask, and in which form: whether the server lives, a small query, the first page.
_SMALL = "/sparql?query=" + quote(f"SELECT * {{ GRAPH ?g {{ ?s <{iri('dip:eventClass')}> ?o }} }} LIMIT 5")
CLIENTS = (
    ("health", "/health", "*/*"),
    ("query", _SMALL, "application/sparql-results+json"),
    ("page", "/", "text/html"),
)
# The triples of one graph that pages and updates of attackers are about.
_HUB = 20_000
# How long an attack is watched after its last connection has ended.
_AFTER = 0.3


def bench_siege(*, quads: int, attacks: Iterable[Attack] = ATTACKS, seconds: float = inf) -> Figures:
    """Serve made-up quads, attack the server, and give the longest wait of three ordinary clients in each attack.

    No attack lasts longer than so many ``seconds``. What the machine was too busy for is taken off. Each row tells
    in ms the longest wait of all three, and what became of the attackers' connections.

    :raises kg.errors.RemoteError: if the server did not live through it.
    """
    from kg.bench.stress import stored

    with TemporaryDirectory(prefix="kg-bench-", ignore_cleanup_errors=True) as name:
        stored(Path(name), quads, hub=_HUB)
        with ours(Path(name), KG_ADMIN_TOKEN=TOKEN) as server:
            host = urlsplit(server.url).netloc
            with _clients(host) as clients:
                time.sleep(1.0)
                shorter = [replace(each, seconds=min(each.seconds, seconds)) for each in attacks]
                spans = [_carried_out(attack, host, server) for attack in shorter]
            rows = tuple(_row(*span, clients) for span in spans)
            memory = ("memory at the end", proportional_mb(server.pid), "MB", "")
    return Figures("siege", (*rows, *_worst(clients, spans[0][1] if spans else 0.0), memory))


@contextmanager
def _clients(host: str) -> Iterator[dict[str, Noticed]]:
    with ExitStack() as all_of_them:
        yield {
            name: all_of_them.enter_context(bystander(host, path, accept)) for name, path, accept in CLIENTS
        }


def _carried_out(attack: Attack, host: str, server: Server) -> tuple[Attack, float, float, str]:
    began = time.monotonic()
    found = run(attack, host)
    time.sleep(_AFTER)
    if not Path(f"/proc/{server.pid}").exists() and sys.platform == "linux":
        raise RemoteError("the server did not live through it", where=attack.name)
    told = ", ".join(f"{status} {number}x" for status, number in sorted(found.items()))
    return attack, began, time.monotonic(), told


def _row(
    attack: Attack, began: float, ended: float, told: str, clients: dict[str, Noticed]
) -> tuple[str, float, str, str]:
    waits = {name: noticed.slowest(began, ended) for name, noticed in clients.items()}
    words = ", ".join(f"{name} {1000 * wait:.0f}" for name, wait in waits.items())
    failed = sum(began <= when <= ended for noticed in clients.values() for when, _ in noticed.failures)
    broken = f"; {failed} clients were not answered" if failed else ""
    return attack.name, 1000 * max(waits.values()), "ms", f"{words}; attackers: {told}{broken}"


def _worst(clients: dict[str, Noticed], begin: float) -> Iterator[tuple[str, float, str, str]]:
    """Give the longest waits from the first attack on: what a server is slow with as it starts is not counted."""
    for name, noticed in clients.items():
        failures = [words for _, words in noticed.failures]
        told = f"of {len(noticed.waits)}" + (
            f"; not answered {len(failures)}: {failures[0]}" if failures else ""
        )
        yield f"longest wait, {name}", 1000 * noticed.slowest(begin), "ms", told
    yield (
        "not answered",
        float(sum(len(noticed.failures) for noticed in clients.values())),
        "",
        "of all clients",
    )
