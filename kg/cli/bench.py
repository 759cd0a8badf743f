"""``kg bench``: the product's speed and memory on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session

BENCHES = ("extract",)


def bench(
    session: Session,
    what: Annotated[str, typer.Argument(metavar="|".join(BENCHES), help="What to measure.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE|DIR]...", help="Articles to measure with; else the samples."),
    ] = None,
    *,
    articles: Annotated[int, typer.Option(min=1, help="How many articles a round reads.")] = 200,
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds; the median counts.")] = 3,
    format: Annotated[str, typer.Option(metavar="text|json", help="How to print.")] = "text",
) -> None:
    """Measure speed as a ratio of two things in one run, and memory.

    Nothing is stored, nothing fetched.
    """
    from kg.bench import bench_extract
    from kg.cli.inputs import Inputs
    from kg.cli.output import write
    from kg.errors import InputError, UsageError
    from kg.resources import folder

    if what not in BENCHES:
        raise UsageError(f"{what!r} is nothing to measure", todo=f"Known: {', '.join(BENCHES)}.")
    if format not in ("text", "json"):
        raise UsageError(f"{format!r} is no output format", todo="Known: text, json.")
    settings = session.settings()
    found = list(Inputs(session, settings, paths or [folder("samples")], None, None, None, None).articles())
    if not found:
        raise InputError("there is no article to measure with", todo="Name a file or folder of articles.")
    figures = bench_extract(found, settings, count=articles, rounds=rounds)
    if format == "json":
        write(json.dumps({name: round(value, 4) for name, value, _, _ in figures.rows}) + "\n")
    else:
        for name, value, unit, against in figures.rows:
            print(f"{name:<24} {value:>14,.2f} {unit:<8} {against}".rstrip())
