"""``kg extract``: articles in, facts or triples out; no store is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.cli.inputs import Inputs
    from kg.config import Settings
    from kg.model import Article, Facts
    from kg.pipeline import Pipeline

SUFFIXES = {"facts": ".json", "nquads": ".nq", "trig": ".trig", "jsonld": ".jsonld", "turtle": ".ttl"}


def extract(
    session: Session,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|DIR|-...", help="Articles: .txt .md .json .jsonl, .gz too; - is stdin."),
    ],
    *,
    to: Annotated[str, typer.Option(metavar="|".join(SUFFIXES), help="What to give out.")] = "facts",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="A file per article here; else all to stdout."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title of the one article.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the one article.")] = None,
    input_format: Annotated[
        str | None, typer.Option(metavar="text|md|json|jsonl", help="How to read; guessed if left out.")
    ] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Print, sentence by sentence, which rule found or dropped what.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the articles with all facts marked as a page.")
    ] = None,
) -> None:
    """Give the facts or triples of articles without storing them.

    On stdout, facts are JSON Lines; the files of -o DIR are named by the article's id.
    """
    from kg.cli.inputs import Inputs
    from kg.cli.output import write
    from kg.cli.progress import progress
    from kg.errors import UsageError

    if to not in SUFFIXES:
        raise UsageError(f"{to!r} is nothing to extract", todo=f"Known: {', '.join(SUFFIXES)}.")
    settings = session.settings()
    inputs = Inputs(session, settings, paths, title, published, url, input_format)
    if trace or html:
        _show(inputs, settings, trace=trace, html=html)
        return
    done = 0
    with progress(inputs.expected, shown=not session.quiet and output is not None) as work:
        for article, data in _documents(inputs, settings, to):
            write(data, output / (_file_name(article) + SUFFIXES[to]) if output else None)
            work.step(article.title or article.key)
            done += 1
    if output:
        session.note(f"{done} files in {output}")
    if inputs.worst:
        raise typer.Exit(inputs.worst)


def _show(inputs: Inputs, settings: Settings, *, trace: bool, html: Path | None) -> None:
    """Print how each article was read, or write it as a page, instead of giving out the facts."""
    from kg.cli.output import write
    from kg.cli.trace import page_of, text_of
    from kg.pipeline import Pipeline

    read = []
    for _, facts in _read(Pipeline.assemble(settings), inputs):
        if trace:
            write(text_of(facts) + "\n")
        if html:
            read.append(facts)
    if html:
        write(page_of(read), html)
        inputs.session.note(f"{len(read)} articles in {html}")
    if inputs.worst:
        raise typer.Exit(inputs.worst)


def _documents(inputs: Inputs, settings: Settings, to: str) -> Iterator[tuple[Article, bytes]]:
    from kg.pipeline import Pipeline

    pipeline = Pipeline.assemble(settings)
    if to == "facts":
        yield from _facts(pipeline, inputs)
        return
    from kg.cli.rdf_output import graphs_of, serialize
    from kg.rdf.mint import graph_iri

    entities = graph_iri(settings.base_iri, "entities")
    for outcome in pipeline.ingest(inputs.articles(), None, dry_run=True):
        if outcome.error is not None:
            inputs.failed(outcome.error)
        else:
            yield outcome.article, serialize(graphs_of(outcome, entities), to)


def _facts(pipeline: Pipeline, inputs: Inputs) -> Iterator[tuple[Article, bytes]]:
    from kg.facts import to_json

    for article, facts in _read(pipeline, inputs):
        yield article, json.dumps(to_json(facts), ensure_ascii=False).encode() + b"\n"


def _read(pipeline: Pipeline, inputs: Inputs) -> Iterator[tuple[Article, Facts]]:
    from kg.errors import KgError

    for article, facts in pipeline.read(inputs.articles()):
        if isinstance(facts, KgError):
            inputs.failed(facts)
        else:
            yield article, facts


def _file_name(article: Article) -> str:
    """Give the article's own id if it can name a file anywhere, else its key."""
    given = article.given_id or ""
    return given if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", given) else article.key
