"""``kg ingest``: articles in, validated triples into the store."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.cli.inputs import Inputs
    from kg.cli.progress import Work
    from kg.config import Settings
    from kg.pipeline import Engine, Outcome

FORMATS = ("text", "json", "nquads", "trig")
_STATES = ("stored", "unchanged", "read", "skipped", "refused")


def ingest(
    session: Session,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|DIR|-...", help="Articles: .txt .md .json .jsonl, .gz too; - is stdin."),
    ],
    *,
    title: Annotated[str | None, typer.Option(help="The title of the one article.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the one article.")] = None,
    input_format: Annotated[
        str | None, typer.Option(metavar="text|md|json|jsonl", help="How to read; guessed if left out.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; print what would be written.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="How many processes read [1]; about one a core.", show_default=False),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(metavar="dask://HOST:PORT", help="A Dask scheduler whose workers read the articles."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(FORMATS), help="What to print: text, json (a line an article), or the triples."
        ),
    ] = None,
) -> None:
    """Read articles, validate what they state, and store it.

    An article that cannot be read or breaks a shape is told, the others go on; the exit code is that of the
    worst.
    """
    from kg.cli.inputs import Inputs
    from kg.cli.progress import progress
    from kg.workers import engine_for

    form = _checked(format or ("nquads" if dry_run else "text"))
    settings = session.settings(workers=workers, engine=engine)
    inputs = Inputs(session, settings, paths, title, published, url, input_format)
    counts: Counter[str] = Counter()
    began = time.monotonic()
    with engine_for(settings) as reading, progress(inputs.expected, shown=not session.quiet) as work:
        for outcome in _outcomes(session, settings, inputs, reading, dry_run=dry_run):
            counts.update(_counts(outcome))
            _tell(outcome, form, settings, session, work)
            work.step(outcome.article.title or outcome.article.key)
            if outcome.error is not None:
                inputs.failed(outcome.error)
    session.note(_total(counts, inputs, time.monotonic() - began))
    worst = max(inputs.worst, NOT_FOUND if counts["refused"] else 0)
    if counts["refused"] and not dry_run:
        session.note("what was refused is in quarantine: 'kg query --quarantine', 'kg revalidate'")
    if worst:
        raise typer.Exit(worst)


def _checked(form: str) -> str:
    from kg.errors import UsageError

    if form not in FORMATS:
        raise UsageError(f"{form!r} is no output format", todo=f"Known: {', '.join(FORMATS)}.")
    return form


def _outcomes(
    session: Session, settings: Settings, inputs: Inputs, engine: Engine | None, *, dry_run: bool
) -> Iterator[Outcome]:
    from kg import pipeline

    if dry_run:
        yield from pipeline.ingest(inputs.articles(), None, settings, dry_run=True, engine=engine)
        return
    with session.opened(settings, writing=True) as store:
        pipeline.prepare(store, settings)
        yield from pipeline.ingest(inputs.articles(), store, settings, engine=engine)


def _tell(outcome: Outcome, form: str, settings: Settings, session: Session, work: Work) -> None:
    if form == "json":
        work.say(json.dumps(_record(outcome), ensure_ascii=False))
    elif form in ("nquads", "trig"):
        from kg.cli.rdf_output import graphs_of, serialize
        from kg.rdf.mint import graph_iri

        if outcome.triples:
            graphs = graphs_of(outcome, graph_iri(settings.base_iri, "entities"))
            work.say(serialize(graphs, form).decode().rstrip("\n"))
        for refusal in _refusals(outcome):
            session.warn(refusal)
    elif not session.quiet:
        work.say(line(outcome))
        for refusal in _refusals(outcome):
            work.say(f"           {refusal}")


def line(outcome: Outcome) -> str:
    """Give what came of an article on one line: status, IRI, day, numbers, title."""
    facts, article = outcome.facts, outcome.article
    events, statements, tenures = len(facts.events), len(facts.statements), len(facts.tenures)
    numbers = f"{events:>3} events  {statements:>3} statements  {tenures:>3} offices"
    day = article.published.isoformat() if article.published else "no date   "
    return f"{outcome.status:<9}  article/{article.key}  {day}  {numbers}  {article.title or '(no title)'}"


def _refusals(outcome: Outcome) -> list[str]:
    """Give a line for each result that keeps the article out."""
    results = outcome.report.refusals if outcome.report else ()
    return [f"{result.message} ({result.focus})" for result in results]


def _counts(outcome: Outcome) -> dict[str, int]:
    facts = outcome.facts
    return {
        outcome.status: 1,
        "events": len(facts.events),
        "statements": len(facts.statements),
        "triples": outcome.triples.count(b"\n"),
        **(outcome.report.counts if outcome.report and outcome.report.accepted else {}),
    }


def _total(counts: Counter[str], inputs: Inputs, seconds: float) -> str:
    states = [f"{counts[name]} {name}" for name in _STATES if counts[name]]
    if inputs.unreadable:
        states.append(f"{inputs.unreadable} unreadable")
    articles = sum(counts[name] for name in _STATES) + inputs.unreadable
    remarks = "".join(
        f", {counts[severity]} {word}{'s' if counts[severity] != 1 else ''}"
        for severity, word in (("Warning", "warning"), ("Info", "remark"))
        if counts[severity]
    )
    return (
        f"{articles} article{'s' if articles != 1 else ''}: {', '.join(states) or 'none'}; "
        f"{counts['events']} events, {counts['statements']} statements, {counts['triples']} triples{remarks} "
        f"in {seconds:.1f} s"
    )


def _record(outcome: Outcome) -> dict[str, Any]:
    facts, article = outcome.facts, outcome.article
    return {
        "status": outcome.status,
        "article": article.key,
        "id": article.given_id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "version": article.version,
        "graph": outcome.graph,
        "events": len(facts.events),
        "statements": len(facts.statements),
        "tenures": len(facts.tenures),
        "triples": outcome.triples.count(b"\n"),
        "results": outcome.report.counts if outcome.report else {},
        "problems": [str(outcome.error)] if outcome.error else _refusals(outcome),
    }
