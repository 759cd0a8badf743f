"""How much CPU time it takes to load RDF, against the engine's own loader, in one run."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from kg.bench.figures import Figures
from kg.bench.made_up_quads import made_up_quads
from kg.errors import RemoteError, UsageError


def bench_load(*, quads: int, rounds: int) -> Figures:
    """Load the same made-up N-Quads by both, in turns, into new stores; the medians count.

    CPU time is that of the whole process, its start too, user and system.

    :raises kg.errors.UsageError: if ``oxigraph`` is not installed.
    """
    engine = Path(sys.executable).with_name("oxigraph")
    if not engine.exists():
        raise UsageError("oxigraph is not installed", todo="Install what this is developed with: 'uv sync'.")
    with tempfile.TemporaryDirectory(prefix="kg-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file, count = _written(folder / "all.nq", quads)
        took: dict[str, list[float]] = {"engine": [], "ours": []}
        for round in range(rounds):
            where = [str(folder / f"{each}-{round}") for each in took]
            took["engine"].append(
                _cpu_seconds([str(engine), "load", "--location", where[0], "--file", str(file)])
            )
            took["ours"].append(
                _cpu_seconds([sys.executable, "-m", "kg", "load", "-q", "--store", where[1], str(file)])
            )
    theirs, ours = median(took["engine"]), median(took["ours"])
    return Figures(
        "load",
        (
            ("quads", float(count), "", ""),
            ("speed of kg load", theirs / ours, "", f"oxigraph load = 1 ({theirs:.2f} s of CPU)"),
            ("a second of CPU", count / ours, "quads", ""),
        ),
    )


def _written(file: Path, quads: int) -> tuple[Path, int]:
    count = 0
    with file.open("wb") as whole:
        for graph in made_up_quads(quads):
            whole.write(graph)
            count += graph.count(b"\n")
    return file, count


def _cpu_seconds(command: Sequence[str]) -> float:
    """Run a command; give the CPU time that it took.

    :raises kg.errors.RemoteError: if it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, env=os.environ, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RemoteError(f"it failed: {done.stderr.decode(errors='replace')[-300:]}", where=command[0])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
