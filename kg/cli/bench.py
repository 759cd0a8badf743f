"""``kg bench``: the product's speed and memory on this machine."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.bench import Figures
    from kg.config import Settings
    from kg.model import Article

# What can be measured, and with how many articles, or quads.
BENCHES = {
    "extract": 200,
    "ingest": 10_000,
    "consolidate": 10_000,
    "serve": 1_000_000,
    "load": 1_000_000,
    "stress": 1_000_000,
    "siege": 100_000,
    "validate": 1_000_000,
}


def bench(
    session: Session,
    what: Annotated[str, typer.Argument(metavar="|".join(BENCHES), help="What to measure.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE|DIR]...", help="Articles to measure with; else the samples."),
    ] = None,
    *,
    articles: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="How many: 200 a round to extract, 10000 to ingest or consolidate; quads for the rest: 1000000.",
            show_default=False,
        ),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds; the median counts.")] = 3,
    format: Annotated[str, typer.Option(metavar="text|json", help="How to print.")] = "text",
    seconds: Annotated[
        float | None,
        typer.Option(min=0.1, help="With siege: how long each attack lasts at most.", show_default=False),
    ] = None,
    most: Annotated[
        float | None,
        typer.Option(metavar="MS", help="With siege: fail if somebody waits longer than this, or in vain."),
    ] = None,
) -> None:
    """Measure speed as a ratio of two things in one run, and memory.

    Nothing is stored, nothing fetched. All but 'extract' measure with made-up articles, 'ingest' and 'validate' partly.
    """
    from kg.cli.output import write
    from kg.errors import UsageError

    if what not in BENCHES:
        raise UsageError(f"{what!r} is nothing to measure", todo=f"Known: {', '.join(BENCHES)}.")
    if format not in ("text", "json"):
        raise UsageError(f"{format!r} is no output format", todo="Known: text, json.")
    count = articles or BENCHES[what]
    figures = _siege(count, seconds) if what == "siege" else _measured(session, what, paths, count, rounds)
    if format == "json":
        write(json.dumps({name: round(value, 4) for name, value, _, _ in figures.rows}) + "\n")
    else:
        for name, value, unit, against in figures.rows:
            print(f"{name:<24} {value:>14,.2f} {unit:<8} {against}".rstrip())
    if most is not None and what == "siege" and not figures.held(most):
        raise typer.Exit(1)


def _measured(session: Session, what: str, paths: list[Path] | None, count: int, rounds: int) -> Figures:
    from kg.bench import bench_load, bench_serve, bench_stress

    if what in (served := {"serve": bench_serve, "stress": bench_stress, "load": bench_load}):
        return served[what](quads=count, rounds=rounds)
    if what == "consolidate":
        return _consolidate(session, count)
    return {"ingest": _ingest, "validate": _validate, "extract": _extract}[what](
        session, paths, count, rounds
    )


def _siege(count: int, seconds: float | None) -> Figures:
    from kg.bench import bench_siege

    return bench_siege(quads=count, seconds=seconds or inf)


def _extract(session: Session, paths: list[Path] | None, count: int, rounds: int) -> Figures:
    from kg.bench import bench_extract

    settings = session.settings()
    return bench_extract(_articles(session, settings, paths), settings, count=count, rounds=rounds)


def _validate(session: Session, paths: list[Path] | None, count: int, rounds: int) -> Figures:
    from kg.bench import bench_validate

    settings = session.settings()
    return bench_validate(_articles(session, settings, paths), settings, quads=count, rounds=rounds)


def _ingest(session: Session, paths: list[Path] | None, count: int, rounds: int) -> Figures:
    from kg.bench import bench_ingest
    from kg.bench.ingest import FEWEST

    _enough(count, FEWEST)
    settings = session.settings()
    return bench_ingest(_articles(session, settings, paths), settings, count=count, rounds=rounds)


def _articles(session: Session, settings: Settings, paths: list[Path] | None) -> list[Article]:
    from kg.cli.inputs import Inputs
    from kg.errors import InputError
    from kg.resources import folder

    found = list(Inputs(session, settings, paths or [folder("samples")], None, None, None, None).articles())
    if not found:
        raise InputError("there is no article to measure with", todo="Name a file or folder of articles.")
    return found


def _consolidate(session: Session, count: int) -> Figures:
    from kg.bench import bench_consolidate
    from kg.bench.consolidate import FEWEST

    _enough(count, FEWEST)
    return bench_consolidate(session.settings(), count=count)


def _enough(count: int, fewest: int) -> None:
    from kg.errors import UsageError

    if count < fewest:
        raise UsageError(
            f"{count} articles are too few to compare", where="--articles", todo=f"Take {fewest} or more."
        )
