"""``kg validate``: RDF against shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failure import NOT_FOUND
from kg.cli.session import Session

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kg.cli.rdf_input import RdfDocument
    from kg.shacl import Report
    from kg.shacl.report import Place

FORMATS = "text|turtle|jsonld|json|html|sarif|csv"
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
    severity: Severity = None,
    limit: Limit = None,
    limit_per_shape: LimitPerShape = None,
    allow_warnings: AllowWarnings = False,
    data_format: DataFormat = None,
    format: Format = "text",
    output: Output = None,
) -> None:
    """Validate RDF with SHACL; the exit code is 0 if it conforms, 1 if not, 3 if it cannot be read.

    Without DATA it is the whole store, with our rules across articles, in parts that fit into memory.
    """
    from kg.cli.output import write
    from kg.errors import UsageError
    from kg.shacl.engines import engine_of
    from kg.shacl.formats import report_format
    from kg.shacl.meta import check_shapes
    from kg.shacl.report import severity_of

    form, least, _ = report_format(format), severity_of(severity), engine_of(engine)
    if shapes and whole_graph:
        raise UsageError(
            "--whole-graph adds our own shapes, --shapes replaces them", todo="Give one of the two."
        )
    foreign = graph_of_documents(shapes, shapes=True) if shapes else None
    if foreign is not None:
        check_shapes(foreign, ", ".join(shapes or ()))

    def selected(report: Report) -> Report:
        return report.selected(severity=least, limit=limit, per_shape=limit_per_shape)

    if data:
        shown = _of_documents(data, data_format, foreign, whole_graph, engine, selected)
    else:
        shown = selected(_of_store(session, foreign, engine))
    write(form.write(shown), output)
    if not (shown.accepted if allow_warnings else shown.conforms):
        raise typer.Exit(NOT_FOUND)


def _of_documents(
    data: list[str],
    data_format: str | None,
    shapes: Graph | None,
    whole_graph: bool,
    engine: str,
    selected: Callable[[Report], Report],
) -> Report:
    from kg.cli.rdf_input import documents
    from kg.shacl import validate

    read = list(documents(data, data_format))
    report = validate(_graph(read), shapes=shapes, whole_graph=whole_graph, engine=engine, covered=True)
    shown = selected(report)
    return shown.placed(_places(read, shown))


def _of_store(session: Session, shapes: Graph | None, engine: str) -> Report:
    from kg.cli.progress import progress
    from kg.shacl import validate_store

    with (
        session.opened(session.settings()) as store,
        progress(store.count(), shown=not session.quiet, beginning="validating") as work,
    ):
        return validate_store(
            store, shapes=shapes, engine=engine, told=lambda read, note: work.step(note, read)
        )


def graph_of_documents(sources: list[str], *, shapes: bool = False) -> Graph:
    """Give the triples of all documents that a command line names; see ``kg.cli.rdf_input``."""
    from kg.cli.rdf_input import documents

    return _graph(documents(sources), shapes=shapes)


def _graph(documents: Iterable[RdfDocument], *, shapes: bool = False) -> Graph:
    """Give the triples of all documents together; the blank nodes of each stay its own."""
    from rdflib import Graph

    from kg.shacl.graphs import read_graph

    whole = Graph(bind_namespaces="none")
    for number, each in enumerate(documents):
        graph = read_graph(each.content, each.media_type, what=each.name, shapes=shapes)
        for subject, predicate, value in graph:
            whole.add((_apart(subject, number), predicate, _apart(value, number)))
    return whole


def _apart(term: Node, file: int) -> Node:
    from rdflib import BNode

    return BNode(f"f{file}{term}") if file and isinstance(term, BNode) else term


def _places(documents: list[RdfDocument], report: Report) -> dict[str, Place]:
    """Give where each focus node is described, the first place if several files do."""
    from kg.shacl.graphs import NO_BASE
    from kg.shacl.locating import subject_lines
    from kg.shacl.report import Place

    places: dict[str, Place] = {}
    wanted = {result.focus for result in report.results}
    for number, each in enumerate(documents if wanted else ()):
        for node, line in subject_lines(each.content, each.media_type, NO_BASE).items():
            name = f"_:f{number}{node[2:]}" if number and node.startswith("_:") else node
            if name in wanted:
                places.setdefault(name, Place(each.name, line))
    return places
