"""``kg validate``: RDF against shapes."""

from __future__ import annotations

from collections.abc import Iterable
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
    list[str],
    typer.Argument(
        metavar="DATA...",
        help="RDF files (.gz, .bz2 too), patterns or addresses, taken together; - is stdin.",
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
    data: Data,
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
    """Validate RDF with SHACL; the exit code is 0 if it conforms, 1 if not, 3 if it cannot be read."""
    from kg.cli.output import write
    from kg.cli.rdf_input import documents
    from kg.errors import UsageError
    from kg.shacl import validate as validated
    from kg.shacl.engines import engine_of
    from kg.shacl.formats import report_format
    from kg.shacl.meta import check_shapes

    form, _ = report_format(format), engine_of(engine)
    if shapes and whole_graph:
        raise UsageError(
            "--whole-graph adds our own shapes, --shapes replaces them", todo="Give one of the two."
        )
    least = _severity(severity)
    foreign = graph_of_documents(shapes, shapes=True) if shapes else None
    if foreign is not None:
        check_shapes(foreign, ", ".join(shapes or ()))
    read = list(documents(data, data_format))
    report = validated(_graph(read), shapes=foreign, whole_graph=whole_graph, engine=engine, covered=True)
    shown = report.selected(severity=least, limit=limit, per_shape=limit_per_shape)
    write(form.write(shown.placed(_places(read, shown))), output)
    if not (report.accepted if allow_warnings else report.conforms):
        raise typer.Exit(NOT_FOUND)


def _severity(said: str | None) -> str | None:
    from kg.errors import UsageError
    from kg.shacl.report import SEVERITIES as KNOWN

    if said is not None and said.capitalize() not in KNOWN:
        raise UsageError(f"{said!r} is no severity", todo=f"Known: {SEVERITIES.replace('|', ', ')}.")
    return said.capitalize() if said else None


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
