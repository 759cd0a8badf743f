"""``kg validate``: RDF against shapes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failure import NOT_FOUND, OK
from kg.cli.session import Session
from kg.cli.validate_options import (
    Abort,
    Advanced,
    AllowEmpty,
    Diff,
    Focus,
    Imports,
    Inference,
    KnownResults,
    MaxResults,
    Ontology,
    Profile,
    Shape,
    ShapesCheck,
    ShowSuppressed,
    Suppress,
    UpdateBaseline,
    Watch,
    options_of,
)

if TYPE_CHECKING:
    from kg.shacl import Report
    from kg.shacl.job import Options

FORMATS = "text|turtle|jsonld|json|html|sarif|csv|github|junit|badge"
SEVERITIES = "violation|warning|info"

Data = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[DATA]...",
        help="RDF files (.gz, .bz2 too), patterns or addresses, taken together; - is stdin. Else the store.",
        show_default=False,
    ),
]
Shapes = Annotated[
    list[str] | None,
    typer.Option("--shapes", "-s", metavar="FILE", help="SHACL shapes instead of ours; repeatable."),
]
WholeGraph = Annotated[
    bool,
    typer.Option("--whole-graph", help="Also our rules across articles: duplicates, tenures that overlap."),
]
Engine = Annotated[
    str, typer.Option(metavar="pyshacl|fast", help="What evaluates the shapes; pyshacl is the reference.")
]
Severity = Annotated[
    str | None, typer.Option(metavar=SEVERITIES, help="Show results of this severity and graver ones.")
]
Limit = Annotated[int | None, typer.Option(min=0, help="Show at most so many results.")]
LimitPerShape = Annotated[int | None, typer.Option(min=0, help="Show at most so many results of each shape.")]
Summary = Annotated[
    bool, typer.Option("--summary", help="Only how many results there are by shape and property.")
]
Lang = Annotated[
    str | None,
    typer.Option(metavar="en,fr", help="The languages of messages, names and labels, the best first."),
]
AllowWarnings = Annotated[
    bool, typer.Option("--allow-warnings", help="Leave with 0 unless there is a violation.")
]
DataFormat = Annotated[str | None, typer.Option(metavar="FORMAT", help="The syntax of DATA, for stdin.")]
Format = Annotated[str, typer.Option(metavar=FORMATS, help="How to print the report.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report here.")]


def validate(
    session: Session,
    data: Data = None,
    *,
    shapes: Shapes = None,
    whole_graph: WholeGraph = False,
    engine: Engine = "pyshacl",
    inference: Inference = None,
    ontology: Ontology = None,
    imports: Imports = None,
    advanced: Advanced = False,
    allow_empty: AllowEmpty = False,
    shapes_check: ShapesCheck = "warn",
    focus: Focus = None,
    shape: Shape = None,
    max_results: MaxResults = None,
    abort: Abort = False,
    profile: Profile = False,
    baseline: KnownResults = None,
    update_baseline: UpdateBaseline = False,
    suppress: Suppress = None,
    show_suppressed: ShowSuppressed = False,
    diff: Diff = False,
    watch: Watch = False,
    severity: Severity = None,
    limit: Limit = None,
    limit_per_shape: LimitPerShape = None,
    summary: Summary = False,
    lang: Lang = None,
    allow_warnings: AllowWarnings = False,
    data_format: DataFormat = None,
    format: Format = "text",
    output: Output = None,
) -> None:
    """Validate RDF with SHACL; the exit code is 0 if it conforms, 1 if not, 3 if it cannot be read.

    Without DATA it is the whole store, with our rules across articles, in parts that fit into memory.
    """
    asked = locals()
    if diff:
        from kg.cli.report_diff import compare

        raise typer.Exit(compare(data or [], data_format, format, output))
    raise typer.Exit(_carried_out(asked))


def _carried_out(asked: Mapping[str, Any]) -> int:
    """Validate as it is asked; give the exit code."""
    from kg.cli.known_results import brought_up
    from kg.cli.output import write
    from kg.cli.watch import watch
    from kg.errors import UsageError
    from kg.shacl.formats import report_format

    if asked["shapes"] and asked["whole_graph"]:
        raise UsageError(
            "--whole-graph adds our own shapes, --shapes replaces them", todo="Give one of the two."
        )
    form, output = report_format(asked["format"]), asked["output"]
    named = (asked["data"], asked["data_format"], asked["shapes"], asked["ontology"], asked["imports"])
    run = partial(_report, asked["session"], *named)

    def written(report: Report) -> None:
        write(form.write(report), output)

    if asked["watch"]:
        watch(asked, lambda: run(options_of(asked)), written if output else None)
    options = options_of(asked)
    report = brought_up(asked["baseline"], options, run) if asked["update_baseline"] else run(options)
    written(report)
    is_fine = report.accepted if asked["allow_warnings"] else report.is_clear
    return OK if is_fine else NOT_FOUND


def _report(
    session: Session,
    data: list[str] | None,
    data_format: str | None,
    shapes: list[str] | None,
    ontology: list[str] | None,
    imports: list[str] | None,
    options: Options,
) -> Report:
    from kg.cli.catalogue import Catalogue
    from kg.cli.progress import progress
    from kg.cli.rdf_input import documents
    from kg.shacl.imports import completed
    from kg.shacl.job import validated, validated_store

    rules = list(documents(shapes or []))
    catalogue = Catalogue(imports) if imports else None
    if catalogue:
        rules += completed(rules, catalogue.found)
    if data:
        own, around = list(documents(data, data_format)), list(documents(ontology or []))
        if catalogue:
            around += completed([*own, *around], catalogue.found)
        return validated(own, rules, options, ontology=around)
    with (
        session.opened(session.settings()) as store,
        progress(store.count(), shown=not session.quiet, beginning="validating") as work,
    ):
        return validated_store(store, rules, options, told=lambda read, note: work.step(note, read))
